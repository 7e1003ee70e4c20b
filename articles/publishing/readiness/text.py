"""Obstacles in the text itself."""

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.approvals import unapproved_blocks, writers_since_approval
from articles.models import OUTLINE
from articles.publishing.readiness.obstacle import Check, address
from articles.roles import EDITOR, REVIEWER
from articles.translating import staleness


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
        if candidate.revision is None or not candidate.text.is_translation:
            return
        if count := len(staleness.untranslated(candidate.text)):
            message = ngettext(
                "%(count)d paragraph is not translated yet.",
                "%(count)d paragraphs are not translated yet.",
                count,
            )
            yield self.obstacle(candidate, message % {"count": count})


class IsStale(Check):
    mended_at = "text_translate"

    def find(self, candidate):
        if candidate.revision is None or not candidate.text.is_translation:
            return
        if count := len(staleness.stale(candidate.text)):
            message = ngettext(
                "The source of %(count)d translated paragraph has changed since.",
                "The source of %(count)d translated paragraphs has changed since.",
                count,
            )
            yield self.obstacle(candidate, message % {"count": count})


class IsNotApproved(Check):
    """Says which parts, and who may approve them: whoever wrote one since may not."""

    mended_at = "text_review"

    def find(self, candidate):
        if candidate.revision is None:
            return
        versions = unapproved_blocks(candidate.text)
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
        writers = [writers_since_approval(version) for version in versions]
        people = reviewers_in(candidate.language)
        able = [person for person in people if any(person.pk not in these for these in writers)]
        if not able:
            return _("Everybody who could approve it wrote it: ask for another reviewer.")
        return _("It can be approved by: %(people)s.") % {
            "people": ", ".join(str(person) for person in able)
        }


def reviewers_in(language):
    """The people who approve texts in a language, by name."""
    people = (
        get_user_model()
        .objects.filter(is_active=True, groups__name__in=[REVIEWER, EDITOR])
        .distinct()
        .order_by("first_name", "username")
    )
    return [person for person in people if language in (person.approves_languages or [])]


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
