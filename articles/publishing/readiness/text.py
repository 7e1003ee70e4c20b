"""Obstacles in the text itself."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import OUTLINE
from articles.publishing.readiness.obstacle import Check, address
from articles.translating.staleness import UNCONFIRMED


class WordsCheck(Check):
    """Mended on the writer's page or, in a translation, on the translator's."""

    def url(self, candidate):
        own = candidate.language == candidate.article.source_language
        room = "text_write" if own else "text_translate"
        return address(room, candidate.article.pk, candidate.language)


class HasNoText(WordsCheck):
    def find(self, candidate):
        if candidate.revision is None:
            yield self.obstacle(candidate, _("There is no text in this language yet."))


class LacksWords(WordsCheck):
    def find(self, candidate):
        revision = candidate.revision
        if revision is None:
            return
        if not revision.headline:
            yield self.obstacle(candidate, _("The headline is missing."))
        if not revision.summary:
            yield self.obstacle(candidate, _("The summary is missing."))
        if not revision.body:
            yield self.obstacle(candidate, _("The text has no paragraphs."))


class LacksSlug(WordsCheck):
    def find(self, candidate):
        if candidate.revision is not None and not candidate.revision.slug:
            yield self.obstacle(candidate, _("The address (slug) is missing."))


class IsNotTranslated(Check):
    mended_at = "text_translate"

    def find(self, candidate):
        standings = candidate.whole.standings(candidate.language)
        if count := sum(bool(one.row.source) and one.state in UNCONFIRMED for one in standings):
            message = ngettext(
                "%(count)d paragraph is not translated yet.",
                "%(count)d paragraphs are not translated yet.",
                count,
            )
            yield self.obstacle(candidate, message % {"count": count})


class IsStale(Check):
    mended_at = "text_translate"
    waivable = True

    def find(self, candidate):
        standings = candidate.whole.standings(candidate.language)
        behind = [one.row for one in standings if one.is_behind]
        if count := len(behind):
            message = ngettext(
                "The source of %(count)d translated paragraph has changed since.",
                "The source of %(count)d translated paragraphs has changed since.",
                count,
            )
            subject = "\0".join(f"{row.source_text}\0{row.target_text}" for row in behind)
            yield self.obstacle(candidate, message % {"count": count}, subject)


class IsNotApproved(Check):
    """Says which parts, and who may approve them: whoever wrote one since may not."""

    mended_at = "text_review"

    def find(self, candidate):
        if candidate.revision is None:
            return
        versions = candidate.whole.unapproved(candidate.language)
        if not versions:
            return
        names = {"parts": parts(candidate.document, [version.block for version in versions])}
        yield self.obstacle(
            candidate,
            _("Revision %(number)d is not approved: %(parts)s.")
            % {"number": candidate.revision.number, **names}
            + " "
            + self.who_may(candidate, versions),
        )

    @staticmethod
    def who_may(candidate, versions):
        writers = candidate.whole.writers(candidate.language)
        able = [
            person
            for person in candidate.whole.reviewers
            if candidate.language in (person.approves_languages or [])
            and any(person.pk not in writers[version.pk] for version in versions)
        ]
        if not able:
            return _("Everybody who could approve it wrote it: ask for another reviewer.")
        return _("It can be approved by: %(people)s.") % {
            "people": ", ".join(str(person) for person in able)
        }


def parts(document, blocks):
    """The blocks in words: "headline, paragraphs 1 and 4"."""
    body = [block.id for block in document.blocks][2:]
    named = {
        "headline": _("headline"),
        "summary": _("summary"),
        OUTLINE: _("order of paragraphs"),
    }
    words = [str(named[block]) for block in ("headline", "summary") if block in blocks]
    numbers = [str(body.index(block) + 1) for block in blocks if block in body]
    if numbers:
        message = ngettext("paragraph %(numbers)s", "paragraphs %(numbers)s", len(numbers))
        words.append(message % {"numbers": ", ".join(numbers)})
    if OUTLINE in blocks:
        words.append(str(named[OUTLINE]))
    return ", ".join(words)
