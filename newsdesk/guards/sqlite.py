"""The guards in SQLite's words."""

INSTALLED = "SELECT name FROM sqlite_master WHERE type = 'trigger'"

# The one exception: while a court's order is carried out, countersigned by a second person.
NOT_SEALING = (
    "NOT EXISTS (SELECT 1 FROM articles_seal"
    " WHERE second_id IS NOT NULL AND carried_out_at IS NULL AND refused_at IS NULL)"
)


def _append_only(table, uniques):
    same = " OR ".join(
        "(" + " AND ".join(f"{column} = NEW.{column}" for column in columns) + ")"
        for columns in [["id"], *uniques]
    )
    refuse = f"SELECT RAISE(ABORT, '{table} is append-only')"
    yield f"{table}_no_update", table, f"BEFORE UPDATE ON {table}", NOT_SEALING, refuse
    yield f"{table}_no_delete", table, f"BEFORE DELETE ON {table}", "1", refuse
    # INSERT OR REPLACE deletes without firing delete triggers.
    exists = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"
    yield f"{table}_no_replace", table, f"BEFORE INSERT ON {table}", exists, refuse


def _triggers(append_only, rules, kept):
    for table, uniques in append_only.items():
        yield from _append_only(table, uniques)
    for name, table, event, condition, message in rules:
        refuse = f"SELECT RAISE(ABORT, '{message}')"
        # After the row is there, so that NEW.id is known; the statement is undone all the same.
        yield name, table, f"AFTER {event} ON {table}", condition, refuse
    for name, table, event, statement in kept:
        yield name, table, f"AFTER {event} ON {table}", "1", statement


def names(append_only, rules, kept):
    return [name for name, *_rest in _triggers(append_only, rules, kept)]


def create(append_only, rules, kept):
    yield from drop(append_only, rules, kept)
    for name, _table, when, condition, body in _triggers(append_only, rules, kept):
        yield f"CREATE TRIGGER {name} {when} FOR EACH ROW WHEN {condition} BEGIN {body}; END"


def drop(append_only, rules, kept):
    for name in names(append_only, rules, kept):
        yield f"DROP TRIGGER IF EXISTS {name}"
