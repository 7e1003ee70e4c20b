"""Everywhere that an article, or the registry, says a wrong name: field by field, place by place."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from annotations.bodies import standing_evidence
from annotations.models import Annotation, Claim, Entity
from articles.models import Article, ArticleText, PublishedEntity
from articles.publishing.naming import elsewhere, words
from articles.publishing.naming.words import Hit
from articles.text import slugs

AROUND = 40  # code points shown on either side
MOST_ARTICLES = 50  # that one act corrects
MOST_PAIRS = 100  # passages of the memory that one act corrects
CODES = [code for code, _name in settings.CONTENT_LANGUAGES]


@dataclass(frozen=True, slots=True)
class Field:
    """Some words that are one thing to a person: a paragraph, a caption, a name of the registry.

    `key` is "text:<text>:<block>", "slug:<text>", "update:<article>:<number>:<language>",
    "package:<name>:<language>" or "<model>:<id>:<column>" (a term of the glossary is one such). `article_id` is None for what belongs to
    no article; `language` "" where the words belong to none. `own`: it goes with these articles, so
    that a shorter form of the name means the same here.
    """

    key: str
    label: str
    language: str
    words: str
    hits: tuple[Hit, ...]
    article_id: int | None = None
    own: bool = True

    @property
    def group(self):
        """What it belongs to, for a heading: one of GROUPS; "" an article."""
        return group(self.key) if self.article_id is None else ""

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
                "foreign": not self.own,
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
        found += [*self._package_fields(set(ids)), *self._term_fields()]
        return [field for field in found if field.hits] + self._memory_fields[0]

    @property
    def is_all(self):
        """Whether every passage of the memory that says it is among the fields."""
        return self._memory_fields[1]

    def leave_out_of_memory(self, seen):
        """Keep those passages of the memory that say what was looked at, {key: words}, and those
        of these articles that came in since."""
        found, is_all = self._memory_fields
        kept = [f for f in found if seen.get(f.key) == f.words or (f.own and f.key not in seen)]
        self.__dict__ |= {"_memory_fields": (kept, is_all)}
        self.__dict__.pop("fields", None)

    @property
    def by_article(self):
        """[(Article or None, "" or a Field's group, its Fields)]; those without a hit are left out."""
        groups = [(one, one.pk, "") for one in self.articles]
        groups += [(None, None, name) for name in dict.fromkeys(GROUPS.values())]
        found = [
            (one, name, [f for f in self.fields if (f.article_id, f.group) == (pk, name)])
            for one, pk, name in groups
        ]
        return [group for group in found if group[2]]

    def is_sure(self, field, place):
        """Whether a place is ticked before anybody has looked: a shorter form of a name, where
        other articles speak, may be somebody else's."""
        longest = max((len(w) for code, w, _r in self.pairs if code == field.language), default=0)
        return not place["doubtful"] and (field.own or len(place["wrong"]) >= longest)

    @property
    def token(self):
        """What the asker looked at, for the form."""
        seen = json.dumps([[field.key, field.words] for field in self.fields], ensure_ascii=False)
        return hashlib.sha256(seen.encode()).hexdigest()

    def unticked(self, ticked):
        """The keys of the places that are not among `ticked`."""
        places = {field.place(hit) for field in self.fields for hit in field.hits}
        return sorted(places - set(ticked))

    def _field(self, key, label, language, text, article_id=None, *, own=True):
        pairs = [(wrong, right) for code, wrong, right in self.pairs if language in ("", code)]
        find = words.slug_hits if key.startswith("slug:") else words.hits
        found = tuple(find(text or "", pairs)) if text else ()
        return Field(key, label, language, text or "", found, article_id, own)

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
            for one in article.updates:
                for code in CODES:
                    label = _("timed update %(number)d") % {"number": one["id"]}
                    key, said = f"update:{article.pk}:{one['id']}:{code}", one["words"].get(code)
                    yield self._field(key, label, code, said, article.pk)

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
        claims = Claim.objects.filter(article__in=ids).order_by("pk")
        for claim in claims.prefetch_related("evidence"):
            for code in CODES:
                key, said = f"claim:{claim.pk}:statement_{code}", claim.statement_in(code)
                yield self._field(key, _("claim"), code, said, claim.article_id)
            key, said = f"claim:{claim.pk}:claimant_note", claim.claimant_note
            yield self._field(key, _("who says it"), "", said, claim.article_id)
            for row in standing_evidence(claim):
                for column in ("publisher", "note"):
                    key, said = f"evidence:{row.pk}:{column}", getattr(row, column)
                    yield self._field(key, _("evidence"), "", said, claim.article_id)

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

    def _package_fields(self, ids):
        for name, code, heading, articles in elsewhere.packages():
            key, own = f"package:{name}:{code}", not ids.isdisjoint(articles)
            yield self._field(key, _("heading of a package"), code, heading, own=own)

    def _term_fields(self):
        for term, column, code, said in elsewhere.terms(self.pairs):
            key, label = f"term:{term.pk}:{column}", _("term") if code else _("note")
            yield self._field(key, label, code, said, own=False)

    @cached_property
    def _memory_fields(self):
        """(Fields, whether there are no more): passages of these articles before those of others."""
        ids, found = {article.pk for article in self.articles}, []
        for pair, side, code, said in elsewhere.sides(self.pairs):
            key, own = f"memory:{pair.pk}:{side}", pair.article_id in ids
            field = self._field(key, _("translation memory"), code, said, own=own)
            if field.hits:
                found.append(field)
        found.sort(key=lambda field: not field.own)
        return found[:MOST_PAIRS], len(found) <= MOST_PAIRS


GROUPS = {
    "entity": "registry",
    "alias": "registry",
    "package": "packages",
    "term": "glossary",
    "memory": "memory",
}


def group(key):
    """Of which group the Field of a key is that belongs to no article."""
    return GROUPS.get(key.partition(":")[0], "")


def articles_naming(entity):
    """The articles that name an entity, or whose readers meet it; those put aside are left out.

    The newest first, MOST_ARTICLES at most.
    """
    marked = Annotation.objects.anchored().filter(entity=entity).values("text__article")
    claims = Claim.objects.filter(Q(claimant=entity) | Q(reporter=entity)).values("article")
    shown = PublishedEntity.objects.filter(entity_id=entity.pk).values("edition__article")
    found = Article.objects.working().filter(Q(pk__in=marked) | Q(pk__in=claims) | Q(pk__in=shown))
    return list(found.order_by("-pk")[:MOST_ARTICLES])
