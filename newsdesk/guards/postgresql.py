"""The guards in PostgreSQL's words."""

INSTALLED = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"

APPEND_ONLY_FUNCTION = """
    CREATE OR REPLACE FUNCTION newsdesk_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        -- The one exception: while a court's order is carried out, countersigned by a second person.
        IF TG_OP = 'UPDATE' THEN
            IF EXISTS (SELECT 1 FROM articles_seal WHERE second_id IS NOT NULL
                AND carried_out_at IS NULL AND refused_at IS NULL) THEN
                RETURN NEW;
            END IF;
        END IF;
        RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation';
    END $$
"""
RULE_FUNCTION = """
    CREATE OR REPLACE FUNCTION newsdesk_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF ({condition}) THEN
            RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    END $$
"""
KEEPING_FUNCTION = """
    CREATE OR REPLACE FUNCTION newsdesk_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        {statement};
        RETURN NULL;
    END $$
"""


def _triggers(append_only, rules, kept):
    """(name, table, when, function) of each trigger; names are at most 63 letters."""
    for table in append_only:
        row, statement = f"BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW", "FOR EACH STATEMENT"
        yield f"{table}_no_change", table, row, "newsdesk_append_only"
        yield (
            f"{table}_no_truncate",
            table,
            f"BEFORE TRUNCATE ON {table} {statement}",
            "newsdesk_append_only",
        )
    for name, table, event, *_rest in [*rules, *kept]:
        yield name, table, f"AFTER {event} ON {table} FOR EACH ROW", f"newsdesk_{name}"


def names(append_only, rules, kept):
    return [name for name, *_rest in _triggers(append_only, rules, kept)]


def create(append_only, rules, kept):
    yield APPEND_ONLY_FUNCTION.replace("%%", "%")
    for name, _table, _event, condition, message in rules:
        yield RULE_FUNCTION.format(name=name, condition=condition, message=message)
    for name, _table, _event, statement in kept:
        yield KEEPING_FUNCTION.format(name=name, statement=statement)
    yield from drop(append_only, rules, kept)
    for name, _table, when, function in _triggers(append_only, rules, kept):
        yield f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION {function}()"


def drop(append_only, rules, kept):
    for name, table, *_rest in _triggers(append_only, rules, kept):
        yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
