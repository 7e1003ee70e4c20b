"""What a discussion is about: the words now, where they are, and what became of them."""

from dataclasses import dataclass, field

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from annotations.models import Annotation, Claim
from articles.models import ArticleText


@dataclass(frozen=True)
class Subject:
    """`columns` of a Thread; `label`, `words` and `url` for people; "" where there is none."""

    columns: dict = field(default_factory=dict)
    label: str = ""
    words: str = ""
    url: str = ""
    language: str = ""
    lost: str = ""


def asked(article, query):
    """The Subject that an address asks for (`annotation`, `claim`, or `language` and `block`), or
    None for the article. Http404 when it is not of this article."""
    if query.get("annotation"):
        found = Annotation.objects.filter(text__article=article)
        return of_annotation(_one(found.select_related("text", "kind"), query["annotation"]))
    if query.get("claim"):
        found = Claim.objects.filter(annotations__text__article=article).distinct()
        return of_claim(_one(found, query["claim"]))
    if query.get("block"):
        texts = ArticleText.objects.filter(article=article, language=query.get("language", ""))
        text = texts.select_related("revision").first()
        if text is None or not text.revision or not text.revision.document.has(query["block"]):
            raise Http404
        return of_block(text, query["block"])
    return None


def of(thread):
    """The Subject of a discussion as its words stand now; None for the whole article."""
    if thread.annotation_id:
        return of_annotation(thread.annotation)
    if thread.claim_id:
        return of_claim(thread.claim)
    return of_block(thread.text, thread.block, thread.quote) if thread.block else None


def of_annotation(annotation):
    text = annotation.text
    lost = annotation.anchoring in (Annotation.Anchoring.AMBIGUOUS, Annotation.Anchoring.GONE)
    lost = lost or annotation.state == Annotation.State.REMOVED
    return Subject(
        {"annotation": annotation, "text": text, "quote": annotation.exact},
        str(annotation.kind),
        annotation.exact,
        _marks(text) + f"#mark-{annotation.pk}",
        text.language,
        _("These words are no longer in the text.") if lost else "",
    )


def of_claim(claim):
    first = claim.annotations.select_related("text").order_by("pk").first()
    url = _marks(first.text) + f"#mark-{first.pk}" if first else ""
    return Subject({"claim": claim, "quote": str(claim)}, _("claim").capitalize(), str(claim), url)


def of_block(text, block, quote=""):
    document = text.revision.document
    there = document.has(block)
    now = document.block(block).text if there else quote
    lost = "" if there else _("This paragraph is no longer in the text.")
    if there and quote and now != quote:
        lost = _("This paragraph was changed since.")
    return Subject(
        {"text": text, "block": block, "quote": now},
        {"headline": _("Headline"), "summary": _("Summary")}.get(block, _("Paragraph")),
        quote or now,
        _marks(text) + f"#{block}",
        text.language,
        lost,
    )


def _marks(text):
    return reverse("text_mark", args=[text.article_id, text.language])


def _one(rows, sent):
    found = rows.filter(pk=sent).first() if str(sent).isdecimal() else None
    if found is None:
        raise Http404
    return found
