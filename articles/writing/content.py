"""What a person wrote, made clean before it is compared or kept."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from articles.exceptions import Invalid
from articles.text import slugs
from articles.text.normalise import normalise
from articles.text.sanitise import sanitise

HEADLINE_MAX = 300  # code points
BODY_MAX = 3_000_000  # code points of HTML: some 500 pages; more is a mistake


@dataclass(frozen=True, slots=True)
class Content:
    """The words of one revision: plain headline and summary, HTML body, slug."""

    headline: str = ""
    summary: str = ""
    body: str = ""
    slug: str = ""

    @classmethod
    def of(cls, revision):
        if revision is None:
            return cls()
        return cls(revision.headline, revision.summary, revision.body, revision.slug)


def cleaned(content, before):
    """`content` normalised and sanitised, with a slug; raise Invalid with every reason at once.

    `before` is the Content of the revision that it follows: an empty slug keeps the one there was,
    or is made from the headline. Words become a slug: “Call centre” is “call-centre”.
    """
    reasons = []
    headline = " ".join(normalise(content.headline).split("\n")).strip()
    summary = normalise(content.summary).strip()
    given = normalise(content.slug).strip()
    slug = slugs.slug(given)
    if len(headline) > HEADLINE_MAX:
        reasons.append(
            _("The headline has %(length)d characters; shorten it to %(most)d.")
            % {"length": len(headline), "most": HEADLINE_MAX}
        )
    if len(content.body) > BODY_MAX:
        reasons.append(_("The text is too long to be one article. Split it into parts."))
    if given and not slug:
        reasons.append(
            _("“%(slug)s” cannot be part of an address. Use letters, digits and hyphens.")
            % {"slug": given}
        )
    if slug != slugs.slug(given, len(content.slug.encode()) * 2):
        reasons.append(
            _("An address may have %(most)d bytes (a Thai letter has three). Shorten it.")
            % {"most": slugs.LIMIT}
        )
    if reasons:
        raise Invalid(*reasons)
    return replace(
        content,
        headline=headline,
        summary=summary,
        body=sanitise(content.body),
        slug=slug or before.slug or slugs.slug(headline),
    )
