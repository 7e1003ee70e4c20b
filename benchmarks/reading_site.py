"""A large readers' site made row by row: live editions in two languages, in the search index.

Text is drawn from a folder of English–Thai pairs (`*.tsv`: two columns) or, without one, from our
own stories. Deterministic by seed.
"""

import csv
import random
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from modelsearch.backends import get_search_backend

from annotations.reviewing.actions import approve_text
from articles.intake.draft import Draft
from articles.models import (
    Article,
    Byline,
    Edition,
    Passage,
    PublishedClaim,
    PublishedEntity,
    PublishedMention,
    Release,
    Section,
)
from articles.search import index
from articles.text import searching
from articles.text.bylines import authors
from articles.writing import actions as writing
from benchmarks.stories import STORIES

SECTIONS = ("politics", "crime", "business", "world", "sport", "health", "science", "culture")
PARAGRAPHS = 6
BATCH = 500
ENTITIES = 2000


@dataclass
class Corpus:
    """Sentences by language; `thai` is true for a language without spaces."""

    sentences: dict


def corpus(folder=None):
    pools = {"en": [], "th": []}
    for path in sorted(Path(folder).rglob("*.tsv")) if folder else []:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                for cell in row:
                    _put(pools, cell)
    if not all(pools.values()):
        for text in STORIES.values():
            for line in text.replace("[[", "").replace("]]", "").split("\n"):
                _put(pools, line)
    return Corpus({code: list(dict.fromkeys(found)) for code, found in pools.items()})


def _put(pools, text):
    if len(text) > 15:
        pools["th" if any("ก" <= c <= "๛" for c in text) else "en"].append(text.strip())


class Site:
    """`count` live editions, half in each language; `sentences_of` says what each is made of."""

    def __init__(self, count, corpus, seed):
        self.count, self.pools, self.draw = count, corpus.sentences, random.Random(seed)
        self.sentences_of = {}

    def make(self):
        # The same sentences stand in many editions: cut each once.
        for name in ("tokens", "singles"):
            setattr(searching, name, lru_cache(100_000)(getattr(searching, name)))
        self.person = get_user_model().objects.create_user("mali")
        self.sections = [
            Section.objects.create(key=key, name_en=key.title(), name_th=key) for key in SECTIONS
        ]
        draft = Draft(language="en", headline="One", summary="", body="<p>One.</p>")
        first = writing.start(draft, section=self.sections[0], language="en", by=self.person)
        text = first.texts.get()
        # The database shows no edition of words that nobody else has approved.
        checker = get_user_model().objects.create_user("ploy")
        checker.groups.set(Group.objects.filter(name="reviewer"))
        approve_text(text, revision=1, by=checker)
        self.revision = text.revision
        self.now = timezone.now()
        for start in range(0, self.count // 2, BATCH):
            self._batch(min(BATCH, self.count // 2 - start), start)
        for code, pool in self.pools.items():
            words = {w for s in pool for w in index.words_of_text(s)}
            index.keep_words(code, words)
        return self

    def _batch(self, count, start):
        articles = Article.objects.bulk_create(
            Article(
                source_language="en",
                section=self.draw.choice(self.sections),
                created_by=self.person,
            )
            for _ in range(count)
        )
        editions = []
        for number, article in enumerate(articles, start):
            at = self.now - timedelta(minutes=self.count - number)
            editions += [self._edition(article, code, at) for code in self.pools]
        editions = Edition.objects.bulk_create(editions)
        for edition in editions:
            self.sentences_of[edition.pk] = edition.drawn
        Release.objects.bulk_create(
            Release(
                article_id=e.article_id, language=e.language, kind="publish", edition=e,
                at=e.first_published_at, by=self.person, created_at=e.first_published_at,
            )
            for e in editions
        )  # fmt: skip
        self._rows(editions)
        passages = Passage.objects.bulk_create(Passage(edition=e) for e in editions)
        get_search_backend().add_bulk(Passage, passages)

    def _edition(self, article, code, at):
        drawn = self.draw.sample(self.pools[code], min(PARAGRAPHS + 2, len(self.pools[code])))
        entity = 1 if self.draw.random() < 0.2 else self.draw.randrange(2, ENTITIES)
        content = _content(article, code, drawn, entity, self.draw.randrange(200))
        edition = Edition(
            article=article, language=code, number=1, revision=self.revision,
            section_key=article.section.key, slug=f"story-{article.pk}", headline=drawn[0][:300],
            summary=drawn[1], content=content, sha256="0" * 64, first_published_at=at,
            created_by=self.person, created_at=at,
        )  # fmt: skip
        edition.drawn = drawn
        return edition

    @staticmethod
    def _rows(editions):
        entities, mentions, claims, bylines = [], [], [], []
        for e in editions:
            [entity] = e.content["entities"]
            entities.append(
                PublishedEntity(
                    edition=e, entity_id=entity["id"], kind="person", name=f"Name {entity['id']}",
                    data=entity,
                )
            )  # fmt: skip
            mentions.append(
                PublishedMention(
                    edition=e, annotation_id=e.article_id, entity_id=entity["id"], kind="person",
                    start_block="b1", exact="x", sentence=e.drawn[2],
                )
            )  # fmt: skip
            claims += [
                PublishedClaim(
                    edition=e, claim_id=c["id"], claimant_id=entity["id"], status=c["status"],
                    statement=c["statement"], data=c,
                )
                for c in e.content["claims"]
            ]  # fmt: skip
            bylines += [
                Byline(edition=e, key=key, name=name) for key, name in authors(e.content["byline"])
            ]
        for rows in (entities, mentions, claims, bylines):
            type(rows[0]).objects.bulk_create(rows)


def _content(article, code, drawn, entity, author):
    blocks = [
        {"id": name, "kind": kind, "container": "", "group": 0, "photo": "", "runs": [[text, []]]}
        for name, kind, text in [
            ("headline", "headline", drawn[0][:300]),
            ("summary", "summary", drawn[1]),
            *((f"b{number}", "p", text) for number, text in enumerate(drawn[2:], 1)),
        ]
    ]
    named = {
        "id": entity, "kind": "person", "kind_name": "Person", "symbol": "●",
        "schema_org": "Person", "names": {code: f"Name {entity}"}, "descriptions": {},
        "wikidata": "", "aliases": [], "positions": [],
    }  # fmt: skip
    claim = {
        "id": article.pk, "statement": drawn[-1], "claimant": {"id": entity, "names": named["names"]},
        "claimant_note": "", "reporter": None, "modality": "indirect", "made_on": None,
        "status": ("attributed", "corroborated", "disputed", "false")[article.pk % 4],
        "evidence": [], "checked": None,
    }  # fmt: skip
    return {
        "format": 1, "article": article.pk, "language": code, "source_language": "en",
        "number": 1, "revision": 1, "kind": "first", "notes": {}, "previous": "", "answers": {},
        "section": {"key": article.section.key, "name": article.section.key.title()},
        "slug": f"story-{article.pk}", "headline": drawn[0][:300], "summary": drawn[1],
        "byline": f"Reporter {author}", "dateline": "", "publisher": "", "source_url": "",
        "licence": "", "photo_credit": "", "photo": None, "photos": [], "blocks": blocks,
        "spans": [
            _span(article.pk * 2, "person", "b1", drawn[2], entity=entity),
            _span(article.pk * 2 + 1, "claim", f"b{len(drawn) - 2}", drawn[-1], claim=article.pk),
        ],
        "entities": [named], "claims": [claim],
    }  # fmt: skip


def _span(pk, kind, block, text, *, entity=None, claim=None):
    return {
        "id": pk, "kind": kind, "start_block": block, "start": 0, "end_block": block, "end": 5,
        "exact": text[:5], "entity": entity, "claim": claim, "value": None,
    }  # fmt: skip
