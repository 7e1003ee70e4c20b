"""Everywhere that an article, or the registry, says a wrong name: field by field, place by place."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from annotations.models import Annotation, Claim, Entity
from articles.models import Article, ArticleText, PublishedEntity
from articles.publishing.naming import words
from articles.publishing.naming.words import Hit
from articles.text import slugs

AROUND = 40  # code points shown on either side
MOST_ARTICLES = 50  # that one act corrects
CODES = [code for code, _name in settings.CONTENT_LANGUAGES]


@dataclass(frozen=True, slots=True)
class Field:
    """Some words that are one thing to a person: a paragraph, a caption, a name of the registry.

    `key` is "text:<text>:<block>", "slug:<text>" or "<model>:<id>:<column>". `article_id` is None
    in the registry; `language` "" where the words belong to none.
    """

    key: str
    label: str
    language: str
    words: str
    hits: tuple[Hit, ...]
    article_id: int | None = None

    @property
    def places(self):
        """[(key of the place, words before, wrong, right, words after, doubtful)]."""
        return [
            {
                "key": self.place(hit),
                "before": self.words[max(0, hit.start - AROUND) : hit.start],
                "wrong": self.words[hit.start : hit.end],
                "right": hit.right,
                "after": self.words[hit.end : hit.end + AROUND],
                "doubtful": hit.doubtful,
            }
            for hit in self.hits
        ]

    def place(self, hit):
        return f"{self.key}@{hit.start}-{hit.end}"

    def ticked(self, skipped):
        return [hit for hit in self.hits if self.place(hit) not in skipped]

    def after(self, skipped):
        """The words as they will be."""
        done = words.replaced(self.words, self.ticked(skipped))
        return slugs.slug(done) if self.key.startswith("slug:") else done

    def told(self, skipped):
        """What is kept of it for the countersigner: {key, article, language, label, before, after}."""
        return {
            "key": self.key,
            "article": self.article_id,
            "language": self.language,
            "label": str(self.label),
            "before": self.words,
            "after": self.after(skipped),
        }


class Plan:
    """Every Field of some articles and of the registry in which a wrong name stands.

    `pairs`: [(language, wrong, right)]. `entity`: looked at whether or not an article names it.
    """

    def __init__(self, pairs, articles, entity=None):
        self.pairs, self.entity = [tuple(pair) for pair in pairs], entity
        self.articles = list(articles)

    @cached_property
    def fields(self):
        ids = [article.pk for article in self.articles]
        found = [*self._article_fields(ids), *self._claim_fields(ids), *self._entity_fields(ids)]
        return [field for field in found if field.hits]

    @property
    def by_article(self):
        """[(Article, or None for the registry, its Fields)]; those without a hit are left out."""
        groups = [(article, article.pk) for article in self.articles] + [(None, None)]
        groups = [(one, [f for f in self.fields if f.article_id == pk]) for one, pk in groups]
        return [(one, fields) for one, fields in groups if fields]

    @property
    def token(self):
        """What the asker looked at, for the form."""
        seen = json.dumps([[field.key, field.words] for field in self.fields], ensure_ascii=False)
        return hashlib.sha256(seen.encode()).hexdigest()

    def unticked(self, ticked):
        """The keys of the places that are not among `ticked`."""
        places = {field.place(hit) for field in self.fields for hit in field.hits}
        return sorted(places - set(ticked))

    def _field(self, key, label, language, text, article_id=None):
        pairs = [(wrong, right) for code, wrong, right in self.pairs if language in ("", code)]
        find = words.slug_hits if key.startswith("slug:") else words.hits
        found = tuple(find(text or "", pairs)) if text else ()
        return Field(key, label, language, text or "", found, article_id)

    def _article_fields(self, ids):
        texts = ArticleText.objects.filter(article__in=ids).select_related("revision")
        texts = list(texts.exclude(revision=None))
        for article in self.articles:
            own = sorted(
                (text for text in texts if text.article_id == article.pk),
                key=lambda text: CODES.index(text.language),
            )
            for text in own:
                yield from self._text_fields(text)
            for column, label in (("byline", _("byline")), ("photo_credit", _("photo credit"))):
                key = f"article:{article.pk}:{column}"
                yield self._field(key, label, "", getattr(article, column), article.pk)
            yield from self._photo_fields(article)

    def _text_fields(self, text):
        names = {"headline": _("headline"), "summary": _("summary")}
        for number, block in enumerate(text.revision.document.blocks, -1):
            label = names.get(block.id) or _("paragraph %(number)d") % {"number": number}
            key = f"text:{text.pk}:{block.id}"
            yield self._field(key, label, text.language, block.text, text.article_id)
        slug, label = text.revision.slug, _("address (slug)")
        yield self._field(f"slug:{text.pk}", label, text.language, slug, text.article_id)

    def _photo_fields(self, article):
        for photo in article.photos.order_by("pk"):
            key = f"photo:{photo.pk}:"
            yield self._field(key + "credit", _("photo credit"), "", photo.credit, article.pk)
            for code in CODES:
                for column, label in (("caption", _("caption")), ("alt", _("alternative text"))):
                    said = getattr(photo, f"{column}_{code}")
                    yield self._field(f"{key}{column}_{code}", label, code, said, article.pk)

    def _claim_fields(self, ids):
        for claim in Claim.objects.filter(article__in=ids).order_by("pk"):
            for code in CODES:
                key, said = f"claim:{claim.pk}:statement_{code}", claim.statement_in(code)
                yield self._field(key, _("claim"), code, said, claim.article_id)
            key, said = f"claim:{claim.pk}:claimant_note", claim.claimant_note
            yield self._field(key, _("who says it"), "", said, claim.article_id)

    def _entity_fields(self, ids):
        named = Q(annotations__text__article__in=ids)
        named |= Q(claims_made__article__in=ids) | Q(claims_reported__article__in=ids)
        named |= Q(pk=self.entity.pk) if self.entity else Q()
        rows = Entity.objects.filter(named, merged_into=None).distinct().order_by("pk")
        for entity in rows.prefetch_related("aliases"):
            for code in CODES:
                key = f"entity:{entity.pk}:"
                name, text = entity.name_in(code), entity.description_in(code)
                yield self._field(f"{key}name_{code}", _("name in the registry"), code, name)
                yield self._field(f"{key}description_{code}", _("description"), code, text)
            for alias in sorted(entity.aliases.all(), key=lambda alias: alias.pk):
                if alias.kind not in (alias.Kind.FORBIDDEN, alias.Kind.FORMER):
                    key = f"alias:{alias.pk}:text"
                    yield self._field(key, _("other name"), alias.language, alias.text)


def articles_naming(entity):
    """The articles that name an entity, or whose readers meet it; those put aside are left out.

    The newest first, MOST_ARTICLES at most.
    """
    marked = Annotation.objects.anchored().filter(entity=entity).values("text__article")
    claims = Claim.objects.filter(Q(claimant=entity) | Q(reporter=entity)).values("article")
    shown = PublishedEntity.objects.filter(entity_id=entity.pk).values("edition__article")
    found = Article.objects.working().filter(Q(pk__in=marked) | Q(pk__in=claims) | Q(pk__in=shown))
    return list(found.order_by("-pk")[:MOST_ARTICLES])
