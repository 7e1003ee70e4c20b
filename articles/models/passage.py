from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from articles.models.edition import Edition, PublishedQuerySet
from articles.text import searching


class Passage(index.Indexed, models.Model):
    """A row of the search index: an edition, or a part of a long one.

    Its words are not kept here: they are made of the edition when the index is filled. Whether
    readers see the edition is asked of the releases by every search.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="passages")
    number = models.PositiveSmallIntegerField(_("number"), default=0)

    # Filled by publishing, in its own transaction: never by a signal.
    search_auto_update = False
    search_fields = [index.SearchField("title"), index.SearchField("words")]

    objects = PublishedQuerySet.as_manager()

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "number"], name="one_passage_per_edition_and_number"
            )
        ]

    def __str__(self):
        return f"{self.edition_id}.{self.number}"

    @property
    def title(self):
        """The headline as the index wants it."""
        tokens = [
            *searching.tokens(self.edition.headline),
            *searching.singles(self.edition.headline),
        ]
        return " ".join(spoken(self.edition.language, tokens))

    @property
    def words(self):
        """This part of the edition as the index wants it: text first, then what it is filed under."""
        rows = searching.passages(texts(self.edition))
        return " ".join(spoken(self.edition.language, rows[self.number] + filed(self.edition)))


class SearchWord(models.Model):
    """A word that some edition holds: what a slip of spelling may have meant."""

    language = models.CharField(_("language"), max_length=8, choices=settings.CONTENT_LANGUAGES)
    word = models.CharField(_("word"), max_length=80)
    first = models.CharField(_("first letter"), max_length=8)
    last = models.CharField(_("last letter"), max_length=8)
    length = models.PositiveSmallIntegerField(_("length"))

    class Meta:
        verbose_name = _("word of the search")
        verbose_name_plural = _("words of the search")
        constraints = [
            models.UniqueConstraint(
                fields=["language", "word"], name="one_search_word_per_language"
            )
        ]
        indexes = [
            models.Index(fields=["language", "first", "length"], name="words_by_their_start"),
            models.Index(fields=["language", "last", "length"], name="words_by_their_end"),
        ]

    def __str__(self):
        return self.word


class SearchName(models.Model):
    """What a published entity goes by, as it is compared: full names, short ones, acronyms."""

    language = models.CharField(_("language"), max_length=8, choices=settings.CONTENT_LANGUAGES)
    name = models.CharField(_("name"), max_length=300)
    entity_id = models.PositiveBigIntegerField(_("entity"))

    class Meta:
        verbose_name = _("name of the search")
        verbose_name_plural = _("names of the search")
        constraints = [
            models.UniqueConstraint(
                fields=["language", "name", "entity_id"], name="one_search_name_per_entity"
            )
        ]

    def __str__(self):
        return self.name


class Byline(models.Model):
    """Who an edition says wrote it: what the authors' pages read."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="bylines")
    key = models.CharField(_("key"), max_length=200)
    name = models.CharField(_("name"), max_length=200)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        verbose_name = _("published byline")
        verbose_name_plural = _("published bylines")
        indexes = [models.Index(fields=["key", "-edition"], name="articles_of_an_author")]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "key"], name="one_byline_per_edition_and_key"
            )
        ]

    def __str__(self):
        return self.name


def spoken(language, tokens):
    """Tokens as those of one language: no search in one finds another's."""
    return [f"{language}{token}" for token in tokens]


def texts(edition):
    """What an edition is found by: its names first, then its blocks.

    The names are all that its entities go by, in every language, so that an acronym finds what it
    stands for.
    """
    content = edition.content
    names = [content["byline"], *(photo["credit"] for photo in content["photos"])]
    for entity in content["entities"]:
        names += names_of(entity)
    blocks = ["".join(run[0] for run in block["runs"]) for block in content["blocks"]]
    return [name for name in dict.fromkeys(names) if name] + blocks


def names_of(entity):
    """All that a frozen entity goes by, in every language."""
    aliases = [text for _language, text, _kind in entity["aliases"]]
    return [name for name in [*entity["names"].values(), *aliases] if name]


def filed(edition):
    """The tokens that filters ask for."""
    day = timezone.localdate(edition.first_published_at)
    entities = [entity_token(entity["id"]) for entity in edition.content["entities"]]
    return [section_token(edition.section_key), year_token(day), month_token(day), *entities]


def section_token(key):
    return "xs" + key.encode().hex()


def entity_token(pk):
    return f"xe{pk}"


def year_token(day):
    return f"xy{day:%Y}"


def month_token(day):
    return f"xm{day:%Y%m}"
