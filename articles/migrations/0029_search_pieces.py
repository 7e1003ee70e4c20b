"""PostgreSQL finds what a search asks for without looking into the texts: docs/search.md."""

from django.db import migrations

# All that a row of the search index can be asked for, without places: its tokens, every two that
# stand together, and which thousand and which 32 thousand rows it is among (articles.search.pieces).
FUNCTION = """
    CREATE FUNCTION articles_search_pieces(words text, place integer) RETURNS tsvector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 20000 AS $$
        SELECT array_to_tsvector(array_remove(
            tokens
            || ARRAY(
                SELECT one || other
                FROM unnest(tokens[:cardinality(tokens) - 1], tokens[2:]) AS pair(one, other)
            )
            || ARRAY['#' || (place >> 10), '##' || (place >> 15)],
            ''
        ))
        FROM (SELECT string_to_array(words, ' ') AS tokens OFFSET 0) AS cut
    $$
"""
# What waits in a list of its own to be put into the index would be looked through by every search.
INDEX = """
    CREATE INDEX articles_search_pieces ON modelsearch_indexentry
    USING gin (articles_search_pieces(body_text, id)) WITH (fastupdate = off)
"""
# The planner needs to know nothing of it, and would have every text taken to pieces to learn it.
UNSEEN = "ALTER INDEX articles_search_pieces ALTER COLUMN 1 SET STATISTICS 0"
AWAY = ("DROP INDEX articles_search_pieces", "DROP FUNCTION articles_search_pieces")


def run(*statements):
    def on_postgresql(_apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement)

    return on_postgresql


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0028_names_of_rows"),
        (
            "modelsearch",
            "0004_rename_modelsear_autocom_476c89_gin_modelsearch_autocom_ea8581_gin_and_more",
        ),
    ]

    operations = [migrations.RunPython(run(FUNCTION, INDEX, UNSEEN), run(*AWAY))]
