"""Putting a name right in one article and in the registry, exactly as it was looked at."""

from dataclasses import replace

from django.utils import timezone

from annotations.models import Alias, Claim, Entity, Evidence
from annotations.registry.actions import AliasData, edit_entity
from annotations.registry.approving import approve as approve_wording
from annotations.reviewing.actions import approve_text
from annotations.wordings import approved, newest_of
from articles.approvals import is_approved
from articles.models import Alignment, ArticleText, ChangeClass, Photo
from articles.photos.actions import describe
from articles.publishing.naming import words
from articles.publishing.naming.marks import Marks
from articles.text.blocks import serialise
from articles.writing import actions as writing
from articles.writing.content import Content


def right_registry(fields, *, old_name, by, countersigner):
    """Put the registry's names right; return the ids of the entities that changed.

    `fields`: {key: (before, after)}. A wrong name becomes an alias of the sort `old_name`. The
    countersigner approves each; where another change of it waited already, it waits on with that,
    and an entry that nobody approved yet is approved with the marks on it.
    """
    changes = {}
    for key, (before, after) in fields.items():
        model, pk, column = key.split(":", 2)
        if model == "entity":
            changes.setdefault(int(pk), {})[column] = (before, after)
    aliases = {
        int(key.split(":")[1]): after for key, (_b, after) in fields.items() if key[:6] == "alias:"
    }
    owners = dict(Alias.objects.filter(pk__in=aliases).values_list("pk", "entity_id"))
    for pk in sorted({*changes, *owners.values()}):
        told = pk in approved([pk]) and not Entity.objects.get(pk=pk).wording_waits
        one = _right_entity(pk, changes.get(pk, {}), aliases, old_name, by)
        if told:
            approve_wording(one, number=newest_of([one])[pk].number, by=countersigner)
    return {*changes, *owners.values()}


def _right_entity(pk, columns, aliases, old_name, by):
    one = Entity.objects.select_for_update().get(pk=pk)
    names = [
        AliasData(alias.language, aliases.get(alias.pk, alias.text), alias.kind)
        for alias in one.aliases.order_by("pk")
    ]
    for column, (before, _after) in columns.items():
        if old_name and column.startswith("name_"):
            names.append(AliasData(column.removeprefix("name_"), before, old_name))
    words_now = {column: after for column, (_before, after) in columns.items()}
    return edit_entity(one, based_on=one.updated_at, by=by, aliases=names, **words_now)


class Righting:
    """One article being put right: first its words by the asker, then the countersign."""

    def __init__(self, article, fields, hits, *, by):
        """`fields`: {key: (before, after)} of the article; `hits`: {key: its ticked Hits}."""
        self.article, self.fields, self.hits, self.by = article, fields, hits, by
        texts = ArticleText.objects.filter(article=article).exclude(revision=None)
        self.texts = list(texts.select_related("revision", "anchored_revision"))
        self._was_approved = {text.pk for text in self.texts if is_approved(text)}

    def write(self, entities):
        """Change every word; marks follow. `entities`: ids of those that have another name now."""
        claims = self._right_claims() | self._right_evidence() | self._claims_of(entities)
        self._right_photos()
        self._right_columns()
        self._right_updates()
        self._marks = []
        for text in self.texts:
            text.article = self.article
            marks = Marks(text, self._hits_in(text))
            self._right_text(text)
            self._marks.append(marks)
        self._keep_aligned()
        for marks in self._marks:
            marks.bring(claims, entities, by=self.by)

    def countersign(self, by):
        """Approve, by another person, what was approved before: its words and its marks."""
        for text, marks in zip(self.texts, self._marks, strict=True):
            text.refresh_from_db()
            if text.pk in self._was_approved and not is_approved(text):
                approve_text(text, revision=text.revision_number, by=by)
            marks.approve(by=by)

    def _hits_in(self, text):
        start = f"text:{text.pk}:"
        return {
            key.removeprefix(start): hits
            for key, hits in self.hits.items()
            if key.startswith(start) and hits
        }

    def _right_text(self, text):
        found = self._hits_in(text)
        slug = self.fields.get(f"slug:{text.pk}", (None, text.revision.slug))[1]
        if not found and slug == text.revision.slug:
            return
        blocks = [
            words.replaced_in_block(block, found.get(block.id, ()))
            for block in text.revision.document.blocks
        ]
        content = replace(
            Content.of(text.revision),
            headline=blocks[0].text,
            summary=blocks[1].text,
            body=serialise(blocks[2:]),
            slug=slug,
        )
        writing.save(
            text,
            content,
            based_on=text.revision_number,
            by=self.by,
            change_class=ChangeClass.FACT,
            source_revision=text.revision.source_revision,
            same_blocks=True,
        )

    def _keep_aligned(self):
        """What was translated from the wrong name is translated from the right one now."""
        source = next((text for text in self.texts if not text.is_translation), None)
        found = self._hits_in(source) if source else {}
        if not found:
            return
        before = source.revision.based_on.document
        after = source.revision.document
        for row in Alignment.objects.filter(text__in=self.texts):
            ids = [block for block in row.source_blocks if before.has(block)]
            if not set(ids) & set(found):
                continue
            if row.translated_from == "\n".join(before.block(block).text for block in ids):
                row.translated_from = "\n".join(after.block(block).text for block in ids)
                row.source_number = source.revision_number
                row.save(update_fields=["translated_from", "source_number"])

    def _right_claims(self):
        """Change the claims' words; return the ids of those that changed."""
        found = self._by_id("claim")
        for claim in Claim.objects.filter(pk__in=found):
            for column, after in found[claim.pk].items():
                setattr(claim, column, after)
            claim.save()
        return set(found)

    def _right_evidence(self):
        """Put a changed piece of evidence in the place of each; return the ids of their claims."""
        found = self._by_id("evidence")
        rows = list(Evidence.objects.filter(pk__in=found, withdrawn_at=None).order_by("pk"))
        Evidence.objects.filter(pk__in=found).update(withdrawn_at=timezone.now())
        for row in rows:
            said, row.pk, row.created_by = found[row.pk], None, self.by
            for column, after in said.items():
                setattr(row, column, after)
            row.save(force_insert=True)
        return {row.claim_id for row in rows}

    def _claims_of(self, entities):
        claims = Claim.objects.filter(article=self.article)
        said = claims.filter(claimant__in=entities) | claims.filter(reporter__in=entities)
        return set(said.values_list("pk", flat=True))

    def _right_photos(self):
        found = self._by_id("photo")
        for photo in Photo.objects.filter(pk__in=found).order_by("pk"):
            describe(photo, found[photo.pk], by=self.by)

    def _right_columns(self):
        columns = self._by_id("article").get(self.article.pk, {})
        for column, after in columns.items():
            setattr(self.article, column, after)
        if columns:
            self.article.save(update_fields=[*columns, "updated_at"])

    def _right_updates(self):
        """Put the timed updates right: each keeps its time, and who wrote it."""
        found = self._by_id("update").get(self.article.pk, {})
        for place, after in found.items():
            number, code = place.split(":")
            for one in self.article.updates:
                if one["id"] == int(number):
                    one["words"][code] = after
        if found:
            self.article.save(update_fields=["updates", "updated_at"])

    def _by_id(self, model):
        """{id: {column: words as they will be}} of the fields of one model that change."""
        found = {}
        for key, (before, after) in self.fields.items():
            name, pk, column = (*key.split(":", 2), "")[:3]
            if name == model and before != after:
                found.setdefault(int(pk), {})[column] = after
        return found
