"""Everything that would go into one edition: what readiness judges and a snapshot freezes."""

from functools import cached_property

from django.conf import settings

from articles import clock
from articles.publishing.whole import Whole


class Candidate:
    """One article in one language as it stands now, to be shown from `at` on (default: now).

    `whole`: what the languages of the article share, read once for all of them.
    """

    def __init__(self, article, language, at=None, whole=None):
        self.article = article
        self.language = language
        self.at = at or clock.now()
        self.whole = whole or Whole(article)

    @property
    def text(self):
        """The ArticleText, or None while nobody has begun this language."""
        return self.whole.texts.get(self.language)

    @property
    def revision(self):
        return self.text.revision if self.text else None

    @cached_property
    def document(self):
        return self.revision.document

    @cached_property
    def approved(self):
        """The approved annotations whose words stand where they say, in reading order.

        Each carries `.body`, the snapshot that the reviewer approved. Anything whose words are not
        exactly there is left out: wrong words are never highlighted.
        """
        if self.revision is None or self.text.anchored_revision_id != self.text.revision_id:
            return []
        annotations = self.whole.approved.get(self.text.pk, [])
        standing = [a for a in annotations if a.body and self._stands(a)]
        return sorted(standing, key=self._place)

    @property
    def lost(self):
        """Annotations that were approved once and whose words an edit made doubtful or took away."""
        return self.whole.lost.get(self.text.pk, []) if self.text else []

    @property
    def waiting(self):
        """How many marks wait for a reviewer: they are left out, and no obstacle."""
        return self.whole.waiting.get(self.text.pk, 0) if self.text else 0

    @cached_property
    def claims(self):
        """The approved claims, each once: [its body as approved]."""
        found = {}
        for annotation in self.approved:
            if claim := annotation.body.get("claim"):
                found.setdefault(claim["id"], claim)
        return list(found.values())

    @cached_property
    def entities(self):
        """{entity id: Told} of everything that the edition names, as a second person approved it."""
        wanted = {a.body["entity"]["id"] for a in self.approved if a.body.get("entity")}
        for claim in self.claims:
            wanted |= {who["id"] for who in (claim["claimant"], claim["reporter"]) if who}
        known = self.whole.entities
        return {pk: known[pk] for pk in sorted(wanted) if pk in known}

    @property
    def photos(self):
        """{photo id as a figure names it: Photo} of this article."""
        return self.whole.photos

    @cached_property
    def shown_photos(self):
        """The lead photo first, then those of the body's figures, each once."""
        ids = [str(self.article.lead_photo_id or "")]
        if self.revision is not None:
            ids += [block.photo for block in self.document.blocks]
        return [self.photos[key] for key in dict.fromkeys(ids) if key in self.photos]

    @property
    def editions(self):
        """The editions there are in this language, newest first, without their content."""
        return self.whole.editions.get(self.language, [])

    @property
    def withdrawal(self):
        return self.whole.withdrawal(self.language)

    @property
    def embargo(self):
        """The embargo that still holds when this edition would be shown, or None."""
        return self.whole.embargo(self.language, self.at)

    def approvals(self):
        """{annotation id: the approving Decision} of the approved annotations."""
        return self.whole.approvals

    def _stands(self, a):
        try:
            return self.document.slice(a.start_block, a.start, a.end_block, a.end) == a.exact
        except (KeyError, ValueError):
            return False

    def _place(self, annotation):
        return (
            self.document.start_of(annotation.start_block) + annotation.start,
            -self.document.start_of(annotation.end_block) - annotation.end,
            annotation.pk,
        )


def candidates(article, languages=None, at=None):
    """{language: Candidate} of some languages (default: all), which share what they read."""
    whole = Whole(article)
    codes = languages or [code for code, _name in settings.CONTENT_LANGUAGES]
    return {code: Candidate(article, code, at, whole) for code in codes}
