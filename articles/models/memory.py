from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class MemoryPair(models.Model):
    """An approved passage and its approved translation (DESIGN §6).

    `*_code` are the words as one letter each (`articles.translating.memory.tokens`), so that two
    passages are compared word by word at the speed of a string; `*_digest` finds the same words
    again. Found in both directions.
    """

    class Origin(models.TextChoices):
        ARTICLE = "article", _("an article of ours")
        ARCHIVE = "archive", _("the archive")
        FILE = "file", _("a file (TMX)")

    source_language = models.CharField(
        _("source language"), max_length=8, choices=settings.CONTENT_LANGUAGES
    )
    source = models.TextField()
    source_code = models.TextField()
    source_digest = models.BigIntegerField(db_index=True)
    target_language = models.CharField(
        _("target language"), max_length=8, choices=settings.CONTENT_LANGUAGES
    )
    target = models.TextField()
    target_code = models.TextField()
    target_digest = models.BigIntegerField(db_index=True)
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.ARTICLE)
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    uses = models.PositiveIntegerField(default=1)
    used_at = models.DateTimeField()

    class Meta:
        verbose_name = _("pair of the memory")
        verbose_name_plural = _("pairs of the memory")
        constraints = [
            models.UniqueConstraint(
                fields=["source_digest", "target_digest", "source_language", "target_language"],
                name="one_memory_pair_for_the_same_words",
            )
        ]

    def __str__(self):
        return f"{self.source[:40]} → {self.target[:40]}"


class MemoryPosting(models.Model):
    """That a word stands in a pair: the way from rare words to candidates, by plain SQL.

    `token` is the word's letter (its language in it), `length` the number of words on that side.
    Nothing else is read from it, so the key holds all and the row is never fetched.
    """

    pk = models.CompositePrimaryKey("token", "length", "pair_id")
    token = models.IntegerField()
    length = models.SmallIntegerField()
    pair_id = models.BigIntegerField()

    def __str__(self):
        return f"{self.token} in {self.pair_id}"


class MemoryToken(models.Model):
    """In how many pairs a word stands: the rarest words are asked for first."""

    token = models.IntegerField(primary_key=True)
    pairs = models.PositiveIntegerField(default=0)

    def __str__(self):
        return f"{self.token}: {self.pairs}"


class MemoryIntake(models.Model):
    """Up to which decision on a text the memory has taken approved translations in: one row."""

    decision_id = models.BigIntegerField(default=0)

    def __str__(self):
        return f"up to {self.decision_id}"
