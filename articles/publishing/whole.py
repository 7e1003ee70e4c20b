"""Everything that judging an article in all its languages asks of the database, each thing once."""

from collections import defaultdict
from functools import cached_property

from django.contrib.auth import get_user_model

from annotations.models import Annotation, AnnotationVersion, Decision
from annotations.wordings import told
from articles.approvals import unapproved_blocks, writers_of
from articles.models import ArticleText, Edition, Photo, Release, Waiver
from articles.roles import EDITOR, REVIEWER
from articles.translating import parity, staleness
from articles.translating.alignment import Pair


class Whole:
    """One article as it stands now. Made for one request or one transaction, and not kept."""

    def __init__(self, article):
        self.article = article
        self._pairs, self._standings, self._unapproved, self._wrong = {}, {}, {}, {}

    @cached_property
    def texts(self):
        """{language: ArticleText} of the languages that somebody has begun."""
        rows = ArticleText.objects.select_related("revision").filter(article=self.article)
        found = {text.language: text for text in rows}
        for text in found.values():
            text.article = self.article
        return found

    # --- Marks ----------------------------------------------------------------------------------

    @cached_property
    def approved(self):
        """{text id: [Annotation]} of the approved ones in place; each with its `.body`, as it was
        approved."""
        rows = Annotation.objects.filter(text__article=self.article).approved()
        annotations = list(rows.select_related("kind").order_by("pk"))
        bodies = self._bodies(annotations)
        found = defaultdict(list)
        for annotation in annotations:
            annotation.body = bodies.get((annotation.pk, annotation.version_number), {})
            found[annotation.text_id].append(annotation)
        return found

    @cached_property
    def lost(self):
        """{text id: [Annotation]} approved once, whose words an edit made doubtful or took away."""
        once_approved = Decision.objects.filter(verdict=Decision.Verdict.APPROVED)
        rows = (
            Annotation.objects.filter(text__article=self.article)
            .lost()
            .exclude(state__in=[Annotation.State.REJECTED, Annotation.State.SUGGESTED])
            .filter(pk__in=once_approved.values("annotation"))
            .select_related("kind")
        )
        found = defaultdict(list)
        for annotation in rows.order_by("pk"):
            found[annotation.text_id].append(annotation)
        return found

    @cached_property
    def waiting(self):
        """{text id: how many marks wait for a reviewer}."""
        rows = Annotation.objects.filter(text__article=self.article).awaiting_review()
        found = defaultdict(int)
        for text_id in rows.values_list("text", flat=True):
            found[text_id] += 1
        return found

    @cached_property
    def approvals(self):
        """{annotation id: the newest approving Decision} of the approved annotations."""
        approved = [a.pk for rows in self.approved.values() for a in rows]
        decisions = Decision.objects.filter(
            annotation__in=approved, verdict=Decision.Verdict.APPROVED
        ).select_related("by")
        return {decision.annotation_id: decision for decision in decisions.order_by("id")}

    @cached_property
    def entities(self):
        """{entity id: Told} of everything that an approved mark names, in any language: what a
        second person approved of the registry, and not what it says at this moment."""
        wanted = {}
        for annotation in (a for rows in self.approved.values() for a in rows):
            claim = annotation.body.get("claim")
            named = [annotation.body.get("entity")]
            named += [claim["claimant"], claim["reporter"]] if claim else []
            wanted |= {one["id"]: one for one in named if one}
        return told(wanted) if wanted else {}

    # --- Texts ----------------------------------------------------------------------------------

    def unapproved(self, language):
        """The BlockVersions of a text that nobody has approved, in reading order."""
        if language not in self._unapproved:
            self._unapproved[language] = unapproved_blocks(self.texts[language])
        return self._unapproved[language]

    def writers(self, language):
        """{version id: ids of those who wrote it since it was last approved} of the unapproved."""
        return writers_of(self.unapproved(language))

    @cached_property
    def reviewers(self):
        """Everybody who approves texts in some language, by name."""
        people = get_user_model().objects.filter(
            is_active=True, groups__name__in=[REVIEWER, EDITOR]
        )
        return list(people.distinct().order_by("first_name", "username"))

    def pair(self, language):
        """The translation and its source, or None for the source or what nobody began."""
        if language not in self._pairs:
            text, source = self.texts.get(language), self.texts.get(self.article.source_language)
            known = text is not None and source is not None and text is not source
            usable = known and text.revision is not None
            self._pairs[language] = Pair(text, source) if usable else None
        return self._pairs[language]

    def standings(self, language):
        """The Standings of a translation's rows; [] where there is no pair."""
        if language not in self._standings:
            pair = self.pair(language)
            self._standings[language] = staleness.standings(pair) if pair else []
        return self._standings[language]

    def wrong_facts(self, language):
        """The Facts that a translation does not share with its source, a reviewer's waiver on
        those that may stand."""
        if language not in self._wrong:
            pair = self.pair(language)
            found = parity.facts(pair) if pair else []
            self._wrong[language] = [fact for fact in found if fact.is_wrong]
        return self._wrong[language]

    # --- What is around -------------------------------------------------------------------------

    @cached_property
    def photos(self):
        """{photo id as a figure names it: Photo} of this article."""
        return {str(photo.pk): photo for photo in Photo.objects.filter(article=self.article)}

    @cached_property
    def editions(self):
        """{language: [Edition]}, newest first, without their content."""
        found = defaultdict(list)
        rows = Edition.objects.filter(article=self.article).defer("content")
        for edition in rows.order_by("-number"):
            found[edition.language].append(edition)
        return found

    def withdrawal(self, language):
        """The withdrawal that closes this language now, or None."""
        last = self._last(language, Release.Kind.WITHDRAW, Release.Kind.RESTORE)
        return last if last and last.kind == Release.Kind.WITHDRAW else None

    def embargo(self, language, at):
        """The embargo that hides this language at `at`, or None."""
        last = self._last(language, Release.Kind.EMBARGO)
        return last if last and last.until > at else None

    @cached_property
    def waivers(self):
        """{(language, obstacle's key): Waiver}."""
        rows = Waiver.objects.filter(article=self.article).select_related("by")
        return {(waiver.language, waiver.obstacle): waiver for waiver in rows}

    @cached_property
    def _closing(self):
        kinds = [Release.Kind.WITHDRAW, Release.Kind.RESTORE, Release.Kind.EMBARGO]
        rows = Release.objects.filter(article=self.article, kind__in=kinds)
        return list(rows.select_related("by").order_by("-id"))

    def _last(self, language, *kinds):
        ours = (r for r in self._closing if r.language == language and r.kind in kinds)
        return next(ours, None)

    def _bodies(self, annotations):
        rows = AnnotationVersion.objects.filter(annotation__in=[a.pk for a in annotations])
        return {(pk, n): body for pk, n, body in rows.values_list("annotation", "number", "body")}
