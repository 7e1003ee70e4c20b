"""The verbs of writing: start, save, restore, submit; keep and discard a buffer.

Every one is one transaction with the article locked and one row in the record.
"""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.anchoring.carry import Report, carry
from articles.approvals import digests, is_approved, stage_of
from articles.audit import record
from articles.exceptions import Conflict, Invalid, Refused
from articles.intake.duplicates import remember
from articles.intake.photos import place
from articles.models import (
    Article,
    ArticleText,
    BlockVersion,
    Buffer,
    ChangeClass,
    Revision,
    Stage,
    TextDecision,
)
from articles.permissions import require
from articles.text.blocks import document, parse_body
from articles.text.identity import assign_ids
from articles.writing import typo
from articles.writing.content import Content, cleaned
from articles.writing.doors import permission_to_write

# How many revisions back a paragraph that returns gets its old id, and its annotations, back.
REVISIONS_REMEMBERED = 12


@dataclass(frozen=True)
class Saved:
    """The revision that stands now and what became of the annotations on it."""

    revision: Revision
    report: Report
    changed: bool = True


@transaction.atomic
def start(draft, *, section, language, by, upload=None, photos=(), **fields):
    """Make an article of a Draft, with its first revision, and return it.

    `photos` are what the draft's figures stand for: they become the article's own.
    `fields` are columns of Article: byline, photo_credit, publisher, source_url, confidential …
    """
    article = Article.objects.create(
        source_language=language, section=section, created_by=by, upload=upload, **fields
    )
    text = ArticleText.objects.create(article=article, language=language, assignee=by)
    body = place(article, photos, draft.body, by=by)
    content = cleaned(Content(draft.headline, draft.summary, body), before=Content())
    begun = record(
        "article.start",
        by=by,
        article=article,
        head=(0, ""),
        language=language,
        headline=content.headline,
        upload=upload.sha256 if upload else "",
    )
    head = (begun.seq, begun.hash)
    _keep(article, text, content, by=by, reason=_("Brought in"), head=head)
    remember(article, language, content.body)
    return article


@transaction.atomic
def save(
    text,
    content,
    *,
    based_on,
    by,
    reason="",
    change_class=ChangeClass.WORDING,
    source_revision=None,
    same_blocks=False,
    held=False,
):
    """Keep `content` as the next revision of `text` and bring its annotations forward.

    `based_on` is the number of the revision that the writer saw. Raise Conflict, with both texts,
    when another was saved since; Invalid when the content cannot be used. `text` is refreshed.
    Content that changes nothing makes no revision. What touches a name, a value or a negation is
    refused as a typo. `same_blocks`: no paragraph came, went or moved, however its words changed.
    `held`: this transaction has had `text` from `lock` already.
    """
    article = text.article if held else lock(text)
    require(by, permission_to_write(article, text.language), article)
    if based_on != text.revision_number:
        raise Conflict(theirs=text.revision, mine=content)
    before = Content.of(text.revision)
    content = cleaned(content, before=before)
    if text.revision is not None and content == before:
        Buffer.objects.filter(text=text, user=by).delete()
        return Saved(text.revision, Report(), changed=False)
    return _keep(
        article,
        text,
        content,
        by=by,
        reason=reason,
        change_class=change_class,
        source_revision=source_revision,
        same_blocks=same_blocks,
    )


@transaction.atomic
def restore(text, revision, *, based_on, by):
    """Make an earlier revision's words the newest revision; annotations that went come back."""
    if revision.text_id != text.pk:
        raise Invalid(_("That revision belongs to another text. Open this text's history again."))
    return save(
        text,
        Content.of(revision),
        based_on=based_on,
        by=by,
        reason=_("Restored revision %(number)d") % {"number": revision.number},
        source_revision=revision.source_revision,
    )


@transaction.atomic
def submit(text, *, by):
    """Hand the current revision over for review and return the decision row."""
    article = lock(text)
    require(by, permission_to_write(article, text.language), article)
    reasons = []
    if article.spiked_at:
        reasons.append(_("The article is put aside. Take it up again on its page, then submit."))
    if text.revision is None or not text.revision.body:
        reasons.append(_("There is no text yet. Write it, then submit."))
    if text.revision is not None and not text.revision.headline:
        reasons.append(_("The headline is missing. Add one, then submit."))
    if text.stage == Stage.SUBMITTED:
        reasons.append(_("This text is already waiting for review."))
    if text.revision is not None and is_approved(text):
        reasons.append(_("This text is approved as it stands: there is nothing to submit."))
    if reasons:
        raise Refused(*reasons)
    decision = TextDecision.objects.create(
        text=text, revision=text.revision, by=by, verdict=TextDecision.Verdict.SUBMITTED
    )
    text.stage = Stage.SUBMITTED
    text.submitted_at = timezone.now()
    text.save(update_fields=["stage", "submitted_at"])
    record(
        "text.submit",
        by=by,
        article=article,
        language=text.language,
        revision=text.revision_number,
    )
    return decision


def keep_buffer(text, content, *, based_on, by):
    """Keep unsaved typing (autosave). Never a revision; no row in the record."""
    buffer, _created = Buffer.objects.update_or_create(
        text=text,
        user=by,
        defaults={"based_on_number": based_on, "content": asdict(content)},
    )
    return buffer


def discard_buffer(text, *, by):
    """Throw away one's own unsaved typing."""
    Buffer.objects.filter(text=text, user=by).delete()


def lock(text):
    """Lock the article and read the text anew, so that what is compared is what stands; return the
    article. Two queries."""
    article = Article.objects.locked(text.article_id)
    text.refresh_from_db(from_queryset=ArticleText.objects.select_related("revision"))
    if text.anchored_revision_id == text.revision_id:
        text.anchored_revision = text.revision
    text.article = article
    return article


def _keep(
    article,
    text,
    content,
    *,
    by,
    reason,
    change_class=ChangeClass.WORDING,
    source_revision=None,
    same_blocks=False,
    head=None,
):
    before = text.revision
    ids, next_block = (
        (before.block_ids, text.next_block) if same_blocks else _block_ids(text, content)
    )
    revision = Revision.objects.create(
        text=text,
        number=text.revision_number + 1,
        headline=content.headline,
        summary=content.summary,
        body=content.body,
        slug=content.slug,
        block_ids=ids,
        author=by,
        reason=reason[:300],
        change_class=change_class,
        based_on=before,
        source_revision=source_revision,
    )
    if change_class == ChangeClass.TYPO and before is not None:
        _refuse_no_typo(text, before, revision)
    changed = _note_changed_blocks(text, before, revision, by)
    text.revision, text.revision_number, text.next_block = revision, revision.number, next_block
    report = carry(text, before, revision, by=by) if before else Report()
    text.anchored_revision = revision
    # Nobody can have decided on words that are kept for the first time, or approved new ones.
    text.stage = stage_of(text, may_be_approved=not changed) if before else Stage.DRAFT
    text.save(
        update_fields=["revision", "revision_number", "next_block", "anchored_revision", "stage"]
    )
    _project(article, text.language, content)
    Buffer.objects.filter(text=text, user=by).delete()
    record(
        "text.save",
        by=by,
        article=article,
        head=head,
        language=text.language,
        revision=revision.number,
        based_on=before.number if before else 0,
        change_class=str(change_class),
        reason=reason,
        blocks=sorted(changed),
    )
    return Saved(revision, report)


def _refuse_no_typo(text, before, revision):
    if reasons := typo.faults(text, before.document, revision.document):
        raise Invalid(*reasons, _("Class it as wording or as a fact."))


def _block_ids(text, content):
    texts = [block.text for block in parse_body(content.body)]
    previous = text.revision.document.pairs()[2:] if text.revision else []
    known = {block_id for block_id, _words in previous}
    retired = []
    if previous and set(texts) - {words for _id, words in previous}:
        retired = [pair for pair in _retired(text) if pair[0] not in known]
    return assign_ids(previous, texts, next_number=text.next_block, retired=retired)


def _retired(text):
    """(id, words) of blocks that recent revisions had, newest first, each id once."""
    seen = {}
    revisions = text.revisions.only("text", "headline", "summary", "body", "block_ids")
    for revision in revisions.order_by("-number")[1 : REVISIONS_REMEMBERED + 1]:
        pairs = document("", "", revision.body, tuple(revision.block_ids)).pairs()[2:]
        for block_id, words in pairs:
            seen.setdefault(block_id, words)
    return list(seen.items())


def _note_changed_blocks(text, before, revision, by):
    """Write a BlockVersion for every block that differs from the revision before; return ids."""
    old = digests(before.document) if before else {}
    new = digests(revision.document)
    changed = [block for block, value in new.items() if old.get(block) != value]
    BlockVersion.objects.bulk_create(
        BlockVersion(text=text, revision=revision, block=block, digest=new[block], author=by)
        for block in changed
    )
    return changed


def _project(article, language, content):
    """Copy the current words to the article's own columns: for lists and the admin."""
    for field in ("headline", "summary", "body", "slug"):
        setattr(article, f"{field}_{language}", getattr(content, field))
    article.save(
        update_fields=[
            *(f"{field}_{language}" for field in ("headline", "summary", "body", "slug")),
            "updated_at",
        ]
    )
