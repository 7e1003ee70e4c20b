"""The database keeps the record's rules itself, whoever asks and by whatever route."""

import io

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState
from django.db.models.signals import post_migrate, pre_migrate

from annotations.models import (
    Annotation,
    AnnotationVersion,
    Comment,
    Decision,
    Entity,
    Kind,
    Thread,
    Wording,
    WordingDecision,
)
from articles import audit
from articles.models import (
    AuditEntry,
    BlockApproval,
    BlockVersion,
    Edition,
    FourEyesException,
    Listing,
    PublishedClaim,
    PublishedEntity,
    PublishedMention,
    Release,
    Revision,
    Seal,
    SealedRow,
    SecondLook,
    ShareLink,
    ShareVisit,
    TextDecision,
    Waiver,
)
from newsdesk import checks, guards
from tests import factories

pytestmark = pytest.mark.django_db

on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite's own words")
on_postgresql = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="PostgreSQL's own words"
)
NEWSDESK = apps.get_app_config("newsdesk")
RECORD = [
    Revision,
    BlockVersion,
    TextDecision,
    BlockApproval,
    Edition,
    PublishedEntity,
    PublishedClaim,
    PublishedMention,
    Release,
    AuditEntry,
    AnnotationVersion,
    Decision,
    Comment,
    FourEyesException,
    SecondLook,
    Waiver,
    ShareVisit,
    Listing,
    Listing.members.through,
    SealedRow,
    Wording,
    WordingDecision,
]


@pytest.fixture
def annotation(text, mali):
    """Mali's mark on the first words of her article, version 1, waiting for review."""
    made = Annotation.objects.create(
        text=text,
        kind=Kind.objects.get(key="organisation"),
        start_block=text.revision.block_ids[0],
        start=0,
        end_block=text.revision.block_ids[0],
        end=6,
        exact="Police",
        anchored_on=text.revision,
        version_number=1,
        created_by=mali,
    )
    write_version(made, 1, mali)
    return made


def write_version(annotation, number, author):
    return AnnotationVersion.objects.create(
        annotation=annotation,
        number=number,
        author=author,
        cause=AnnotationVersion.Cause.EDITED,
        start_block=annotation.start_block,
        start=annotation.start,
        end_block=annotation.end_block,
        end=annotation.end,
        exact=annotation.exact,
        revision=annotation.text.revision,
    )


def decide(version, by, verdict="approved"):
    return Decision.objects.create(
        annotation=version.annotation, version=version, by=by, verdict=verdict
    )


@pytest.fixture
def record(annotation, text, ploy, somchai):
    """At least one row in every table of the record."""
    decide(annotation.versions.get(), ploy)
    entity = Entity.objects.create(kind=annotation.kind, created_by=annotation.created_by)
    wording = Wording.objects.create(entity=entity, number=1, author=annotation.created_by)
    WordingDecision.objects.create(wording=wording, by=ploy, verdict="approved")
    factories.approve_all(text, by=ploy)
    about = {"text": text, "revision": text.revision, "by": ploy}
    returned = TextDecision.objects.create(verdict="returned", **about)
    TextDecision.objects.create(verdict="taken_back", takes_back=returned, **about)
    frozen_at = text.revision.created_at
    edition = Edition.objects.create(
        article=text.article,
        language="en",
        number=1,
        revision=text.revision,
        section_key="crime",
        slug="police",
        headline="Police",
        content={},
        sha256="0" * 64,
        first_published_at=frozen_at,
        created_by=somchai,
        created_at=frozen_at,
    )
    PublishedEntity.objects.create(edition=edition, entity_id=1, kind="person", name="Police")
    PublishedClaim.objects.create(edition=edition, claim_id=1, status="disputed", statement="So")
    PublishedMention.objects.create(
        edition=edition, annotation_id=1, kind="person", start_block="headline", exact="Police"
    )
    Release.objects.create(
        article=text.article,
        language="en",
        kind="publish",
        edition=edition,
        at=frozen_at,
        by=somchai,
    )
    thread = Thread.objects.create(article=text.article, created_by=ploy)
    Comment.objects.create(thread=thread, by=ploy, body="Who says so?")
    exception = FourEyesException.objects.create(
        article=text.article, edition=edition, by=somchai, reason="At night", due_at=frozen_at
    )
    SecondLook.objects.create(exception=exception, by=ploy)
    Waiver.objects.create(
        article=text.article, language="en", obstacle="0" * 64, reason="It is so", by=somchai
    )
    link = ShareLink.objects.create(
        article=text.article, digest="0" * 64, whom="Lawyer", expires_at=frozen_at, by=somchai
    )
    ShareVisit.objects.create(link=link, language="en")
    package = Listing.objects.create(kind="package", articles=[text.article.pk], by=somchai)
    package.members.set([text.article])
    seal = Seal.objects.create(
        article=text.article, words=["Police"], order="1/2026", first=somchai
    )
    SealedRow.objects.create(seal=seal, table="articles_edition", row=edition.pk, after="0" * 64)
    return edition


def refused():
    """The database refuses, whichever error its driver has for it; the transaction goes on."""
    return pytest.raises(IntegrityError)


def test_the_record_is_exactly_what_the_guards_name():
    assert {model._meta.db_table for model in RECORD} == set(guards.APPEND_ONLY)


@pytest.mark.parametrize("model", RECORD, ids=lambda model: model.__name__)
def test_a_row_of_the_record_is_neither_changed_nor_deleted(model, record):
    row = model.objects.order_by("pk").first()
    field = next(field for field in model._meta.concrete_fields if not field.primary_key)
    column = connection.ops.quote_name(field.column)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        for statement in (
            f"UPDATE {table} SET {column} = {column} WHERE id = %s",  # noqa: S608
            f"DELETE FROM {table} WHERE id = %s",  # noqa: S608
        ):
            with refused(), transaction.atomic():
                cursor.execute(statement, [row.pk])
    with refused(), transaction.atomic():
        row.save(force_update=True)
    with refused(), transaction.atomic():
        model.objects.filter(pk=row.pk)._raw_delete(model.objects.db)
    assert model.objects.filter(pk=row.pk).exists()


@on_sqlite
@pytest.mark.parametrize("model", RECORD, ids=lambda model: model.__name__)
def test_a_row_of_the_record_is_not_replaced(model, record):
    table = model._meta.db_table
    columns = [field.column for field in model._meta.concrete_fields]
    names = ", ".join(f'"{column}"' for column in columns)
    new_id = ", ".join("id + 1000" if column == "id" else f'"{column}"' for column in columns)
    sources = [names]  # the same id …
    if guards.APPEND_ONLY[table]:
        sources.append(new_id)  # … or another id with the same unique columns
    # Of the rows that fill every unique column: nothing is replaced for what is empty.
    filled = " AND ".join(
        f'"{c}" IS NOT NULL' for unique in guards.APPEND_ONLY[table] for c in unique
    )
    for source in sources:
        with refused(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"INSERT OR REPLACE INTO {table} ({names}) SELECT {source} FROM {table}"  # noqa: S608
                f" WHERE {filled or '1'}"
            )


@on_sqlite
@pytest.mark.parametrize("model", RECORD, ids=lambda model: model.__name__)
def test_the_guards_name_every_unique_constraint_of_the_record(model):
    """A constraint they forget could be used to replace a row without its delete trigger firing."""
    together = [
        constraint.fields
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint)
    ] + list(model._meta.unique_together)  # Django's own tables of pairs have it so
    unique = [
        sorted(model._meta.get_field(name).column for name in names) for names in together
    ] + [[f.column] for f in model._meta.concrete_fields if f.unique and not f.primary_key]
    named = [sorted(columns) for columns in guards.APPEND_ONLY[model._meta.db_table]]
    assert sorted(unique) == sorted(named)


@on_postgresql
@pytest.mark.parametrize("model", RECORD, ids=lambda model: model.__name__)
def test_a_table_of_the_record_is_not_truncated(model, record):
    connection.check_constraints()  # what is still deferred would refuse it for another reason
    with refused(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {model._meta.db_table} CASCADE")


def test_nobody_approves_their_own_annotation(annotation, mali, ploy):
    with refused(), transaction.atomic():
        decide(annotation.versions.get(), mali)
    decide(annotation.versions.get(), ploy)


def test_an_author_may_reject_their_own_annotation(annotation, mali):
    decide(annotation.versions.get(), mali, "rejected")


def test_a_colleagues_comma_does_not_free_the_author(annotation, mali, anan, ploy):
    second = write_version(annotation, 2, anan)
    with refused(), transaction.atomic():
        decide(second, mali)
    decide(second, ploy)


def test_after_an_approval_the_first_author_may_judge_what_another_changed(
    annotation, mali, anan, ploy
):
    decide(annotation.versions.get(), ploy)
    second = write_version(annotation, 2, anan)
    with refused(), transaction.atomic():
        decide(second, anan)
    decide(second, mali)


def test_an_approval_taken_back_frees_nobody(annotation, mali, anan, ploy):
    first = annotation.versions.get()
    decide(first, ploy)
    decide(first, ploy, "taken_back")
    second = write_version(annotation, 2, anan)
    with refused(), transaction.atomic():
        decide(second, mali)


def test_a_decision_names_a_version_of_its_own_annotation(annotation, mali, ploy):
    other_article = factories.make_article(mali)
    text = other_article.texts.get()
    other = Annotation.objects.get(pk=annotation.pk)
    other.pk, other.text = None, text
    other.save(force_insert=True)
    with refused(), transaction.atomic():
        Decision.objects.create(
            annotation=other, version=annotation.versions.get(), by=ploy, verdict="approved"
        )


def test_an_annotation_is_approved_by_a_decision_alone(annotation, ploy):
    annotation.state = "approved"
    with refused(), transaction.atomic():
        annotation.save()
    decide(annotation.versions.get(), ploy)
    annotation.save()


def test_an_annotation_stays_approved_for_the_decided_version_alone(annotation, mali, ploy):
    decide(annotation.versions.get(), ploy)
    annotation.state = "approved"
    annotation.save()
    write_version(annotation, 2, mali)
    annotation.version_number = 2
    with refused(), transaction.atomic():
        annotation.save()


def test_an_annotation_is_not_born_approved(annotation):
    annotation.pk, annotation.state = None, "approved"
    with refused(), transaction.atomic():
        annotation.save(force_insert=True)


def test_nobody_approves_their_own_words(text, mali, ploy):
    decision = TextDecision.objects.create(
        text=text, revision=text.revision, by=mali, verdict="approved"
    )
    version = text.block_versions.first()
    with refused(), transaction.atomic():
        BlockApproval.objects.create(version=version, decision=decision, by=mali)


def test_a_block_is_approved_by_whoever_took_the_decision(text, ploy, somchai):
    decision = TextDecision.objects.create(
        text=text, revision=text.revision, by=ploy, verdict="approved"
    )
    version = text.block_versions.first()
    with refused(), transaction.atomic():
        BlockApproval.objects.create(version=version, decision=decision, by=somchai)
    BlockApproval.objects.create(version=version, decision=decision, by=ploy)


def test_a_decision_to_send_back_approves_no_block(text, ploy):
    decision = TextDecision.objects.create(
        text=text, revision=text.revision, by=ploy, verdict="returned"
    )
    with refused(), transaction.atomic():
        BlockApproval.objects.create(
            version=text.block_versions.first(), decision=decision, by=ploy
        )


def drop(name, table):
    words = f"DROP TRIGGER {name}"
    with connection.cursor() as cursor:
        cursor.execute(words if connection.vendor == "sqlite" else f"{words} ON {table}")


def test_the_system_check_names_a_guard_that_is_missing():
    assert checks.database_guards_stand(databases=["default"]) == []
    drop("reviewer_is_not_the_author", "annotations_decision")
    [error] = checks.database_guards_stand(databases=["default"])
    assert error.id == "newsdesk.E001"
    assert "reviewer_is_not_the_author" in error.msg
    assert "migrate" in error.hint


def test_an_upgrade_is_not_refused_for_a_guard_that_its_migrations_bring():
    drop("reviewer_is_not_the_author", "annotations_decision")
    MigrationRecorder.Migration.objects.filter(app="annotations").latest("id").delete()
    assert checks.database_guards_stand(databases=["default"]) == []


def test_migrate_puts_back_what_the_system_check_misses():
    """As when an older database is brought to a version with a guard more."""
    drop("reviewer_is_not_the_author", "annotations_decision")
    call_command("migrate", skip_checks=False, verbosity=0, stderr=io.StringIO())
    assert guards.missing() == []


@on_postgresql
def test_the_system_check_names_a_guard_that_is_switched_off():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_edition DISABLE TRIGGER articles_edition_no_change")
    [error] = checks.database_guards_stand(databases=["default"])
    assert "articles_edition_no_change" in error.msg


def test_migrate_puts_a_missing_guard_back():
    drop("reviewer_is_not_the_author", "annotations_decision")
    call_command("migrate", verbosity=0)
    assert guards.missing() == []


def test_a_partial_migrate_asks_for_no_guard_yet(monkeypatch):
    monkeypatch.setitem(guards.APPEND_ONLY, "articles_not_there_yet", [])
    post_migrate.send(sender=NEWSDESK, app_config=NEWSDESK, using="default")
    assert guards.missing()


def test_a_migrate_that_changes_nothing_takes_no_guard_away():
    pre_migrate.send(sender=NEWSDESK, app_config=NEWSDESK, using="default", plan=[])
    assert guards.missing() == []


@pytest.mark.django_db(transaction=True)
def test_the_guards_survive_a_later_migration_of_a_guarded_table(article, mali):
    """SQLite makes an altered table anew: it drops its triggers without a word, and refuses to while
    those of another table name it."""
    state = ProjectState.from_apps(apps)
    revision = state.apps.get_model("articles", "Revision")
    longer = models.CharField(max_length=999, blank=True)
    longer.set_attributes_from_name("headline")
    longer.model = revision
    pre_migrate.send(sender=NEWSDESK, app_config=NEWSDESK, plan=["a migration"])
    with connection.schema_editor() as editor:
        editor.alter_field(revision, revision._meta.get_field("headline"), longer)
    try:
        if connection.vendor == "sqlite":
            assert "articles_revision_no_update" in guards.missing()
        post_migrate.send(sender=NEWSDESK, app_config=NEWSDESK)
        assert guards.missing() == []
        with refused():
            Revision.objects.update(headline="Changed")
    finally:
        guards.remove()
        with connection.schema_editor() as editor:
            editor.alter_field(revision, longer, revision._meta.get_field("headline"))
        guards.install()


def test_the_audit_chain_is_linked_from_the_first_act(article, mali):
    audit.record("tested", by=mali, article=article, note="ข่าว")
    assert audit.broken_entries(f"article:{article.pk}") == []
    entries = list(AuditEntry.objects.filter(article=article).order_by("seq"))
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert entries[0].previous_hash == ""
    assert entries[-1].previous_hash == entries[-2].hash


def test_nobody_takes_the_second_look_at_their_own_exception(record, somchai):
    with refused(), transaction.atomic():
        SecondLook.objects.bulk_create(
            [SecondLook(exception=FourEyesException.objects.get(), by=somchai)]
        )


def test_a_mark_that_needs_two_approvers_is_not_approved_by_one(annotation, ploy, somchai):
    Annotation.objects.filter(pk=annotation.pk).update(approvers_needed=2)
    version = annotation.versions.get()
    decide(version, ploy)
    decide(version, ploy)
    with refused(), transaction.atomic():
        Annotation.objects.filter(pk=annotation.pk).update(state="approved")
    decide(version, somchai)
    Annotation.objects.filter(pk=annotation.pk).update(state="approved")
    Annotation.objects.filter(pk=annotation.pk).update(approvers_needed=2)
    with refused(), transaction.atomic():
        Annotation.objects.filter(pk=annotation.pk).update(approvers_needed=3)


def test_the_record_changes_only_while_a_countersigned_seal_is_carried_out(record, ploy):
    seal = Seal.objects.get()
    with refused(), transaction.atomic():
        Edition.objects.filter(pk=record.pk).update(headline="█")
    with refused(), transaction.atomic():
        Seal.objects.filter(pk=seal.pk).update(second=seal.first)
    Seal.objects.filter(pk=seal.pk).update(second=ploy)
    Edition.objects.filter(pk=record.pk).update(headline="█")
    with refused(), transaction.atomic():
        Edition.objects.filter(pk=record.pk)._raw_delete("default")
    Seal.objects.filter(pk=seal.pk).update(carried_out_at=record.created_at)
    with refused(), transaction.atomic():
        Edition.objects.filter(pk=record.pk).update(headline="Police")
