"""A site on PostgreSQL made many times as large by copying its rows there: the same words under other
numbers and later times. To index 100,000 editions one by one takes half an hour, to copy a minute.
"""

from datetime import timedelta
from importlib import import_module

from django.core.management.color import no_style
from django.db import connection, models
from modelsearch.models import IndexEntry

from articles.models import (
    Article,
    Byline,
    Edition,
    Passage,
    PublishedClaim,
    PublishedEntity,
    PublishedMention,
    Release,
)

# In the order of their references. An index entry names its passage in text.
COPIED = (
    Article, Edition, Release, PublishedEntity, PublishedClaim, PublishedMention, Byline, Passage,
    IndexEntry,
)  # fmt: skip
PIECES = import_module("articles.migrations.0029_search_pieces")
NUMBERED = {"claim_id": Article}  # a claim goes by its article's number in a made site


def multiply(site, times):
    """Let there be `times` as many editions; `site.sentences_of` knows the new ones too."""
    steps = {model: model.objects.aggregate(last=models.Max("pk"))["last"] for model in COPIED}
    minutes = timedelta(minutes=site.count)
    sentences = dict(site.sentences_of)
    if times == 1:
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX articles_search_pieces")  # faster made anew
        for number in range(1, times):
            for model in COPIED:
                cursor.execute(*_copy(model, steps, number, minutes))
            shift = number * steps[Edition]
            site.sentences_of |= {pk + shift: drawn for pk, drawn in sentences.items()}
        for sql in connection.ops.sequence_reset_sql(no_style(), COPIED):
            cursor.execute(sql)
        cursor.execute("SET maintenance_work_mem = '256MB'")
        for sql in (PIECES.INDEX, PIECES.UNSEEN):
            cursor.execute(sql)
    site.count *= times


def _copy(model, steps, number, minutes):
    """(SQL, its parameters) that copies the rows of the model that were there at first."""
    names, values, parameters = [], [], []
    for field in model._meta.concrete_fields:
        value, given = _shifted(field, steps, number, minutes)
        names.append(connection.ops.quote_name(field.column))
        values.append(value.format(column=names[-1]))
        parameters += given
    table = connection.ops.quote_name(model._meta.db_table)
    sql = (
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM {table}"
        " WHERE id <= %s"
    )
    return sql, [*parameters, steps[model]]


def _shifted(field, steps, number, minutes):
    """(an expression with a place for the column, its parameters): a copy's value of the field."""
    of = field.related_model if field.is_relation else NUMBERED.get(field.name)
    if field.primary_key:
        of = field.model
    if of in steps:
        return "{column} + %s", [number * steps[of]]
    if field.name == "object_id":
        return "({column}::bigint + %s)::text", [number * steps[Passage]]
    if field.model is Edition and field.name == "content":
        return "jsonb_set({column}, '{{article}}', to_jsonb(article_id + %s))", [
            number * steps[Article]
        ]
    if isinstance(field, models.DateTimeField):
        return "{column} + %s", [number * minutes]
    return "{column}", []
