"""Whether every annotation stands on its words, checked against the revisions themselves.

For a nightly look. Nothing here runs while a page is made.
"""

from django.db import transaction

from annotations.anchoring.carry import LOST, Row, Work, carry
from annotations.anchoring.engine import Anchor, bring_forward
from annotations.models import Annotation, AnnotationVersion
from articles.models import ArticleText
from articles.text.graphemes import is_boundary


def problems(mend=False):
    """Yield a sentence for everything that is wrong, after mending it if asked to."""
    texts = ArticleText.objects.select_related("revision", "anchored_revision").order_by("id")
    for text in texts.exclude(revision=None).iterator():
        if text.anchored_revision_id != text.revision_id:
            told = f"text {text}: its annotations stand on an older revision"
            yield _with(told, mend and catch_up(text))
            text.refresh_from_db()
        yield from _wrong_spans(text, mend)


def _wrong_spans(text, mend):
    if text.anchored_revision is None:
        return
    document = text.anchored_revision.document
    rows = Annotation.objects.filter(text=text).exclude(state=Annotation.State.REMOVED)
    for annotation in rows.exclude(anchoring__in=LOST).iterator():
        wrong = fault(document, annotation.anchor)
        if wrong:
            told = f"annotation {annotation.pk}, “{annotation.exact[:60]}”: {wrong}"
            yield _with(told, mend and put_back(annotation))


def _with(told, mended):
    return f"{told}; mended" if mended else told


def fault(document, anchor):
    """What is wrong with a span of a document, in words; "" when nothing is."""
    try:
        words = document.slice(anchor.start_block, anchor.start, anchor.end_block, anchor.end)
    except (KeyError, ValueError):
        return "its paragraph, or its place in it, does not exist"
    if words != anchor.exact:
        return f"other words stand there: “{words[:60]}”"
    first, last = document.block(anchor.start_block), document.block(anchor.end_block)
    if not (is_boundary(first.text, anchor.start) and is_boundary(last.text, anchor.end)):
        return "it cuts through a character"
    return ""


@transaction.atomic
def catch_up(text):
    """Bring the annotations of `text` to its newest revision; False when somebody else just did.

    Compare-and-swap on the pair of revisions: two of these at once do it once.
    """
    missed, newest = text.anchored_revision, text.revision
    swapped = ArticleText.objects.filter(
        pk=text.pk, revision=newest, anchored_revision=missed
    ).update(anchored_revision=newest)
    if swapped:
        carry(text, missed, newest, by=newest.author)
    return bool(swapped)


@transaction.atomic
def put_back(annotation):
    """Bring an annotation from its newest version, whose words and revision are on record, to the
    text's revision; what cannot be found again waits for a person. False if it changed meanwhile.
    """
    text = ArticleText.objects.select_related("anchored_revision").get(pk=annotation.text_id)
    version = (
        AnnotationVersion.objects.select_related("revision")
        .filter(annotation=annotation, number=annotation.version_number)
        .first()
    )
    locked = Annotation.objects.select_for_update().filter(pk=annotation.pk)
    row = locked.filter(start=annotation.start, end=annotation.end, exact=annotation.exact).first()
    if row is None or version is None:
        return False
    then, now = version.revision, text.anchored_revision
    anchor = Anchor(
        version.start_block, version.start, version.end_block, version.end, version.exact
    )
    brought = bring_forward(then.document.pairs(), now.document.pairs(), [anchor])[0]
    work = Work(then, now)
    record = Row.of(row)
    record.anchor, record.anchored_on_id = anchor, then.pk
    work.settle_lost(record, brought)
    work.write(by=version.author)
    return True
