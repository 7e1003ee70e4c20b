"""Rules that the database itself keeps, on SQLite and PostgreSQL (DESIGN §7).

Rows of the record are append-only; nobody approves their own work; nothing counts as approved
without a decision. `install` puts the triggers in after every migrate, because a schema change on
SQLite silently drops them; the system check `newsdesk.E001` says so when one is missing.
"""

from django.db import connections

from newsdesk.guards import alone, deciding, postgresql, sqlite
from newsdesk.guards.kept import COUNT_WRONG, KEPT, keep

# table -> the columns of its unique constraints, so that an INSERT OR REPLACE is refused too
APPEND_ONLY = {
    "articles_revision": [["text_id", "number"]],
    "articles_blockversion": [["revision_id", "block"]],
    "articles_textdecision": [["takes_back_id"]],
    "articles_blockapproval": [["version_id", "decision_id"]],
    "articles_edition": [["article_id", "language", "number"]],
    "articles_publishedentity": [["edition_id", "entity_id"]],
    "articles_publishedclaim": [["edition_id", "claim_id"]],
    "articles_publishedmention": [],
    "articles_release": [],
    "articles_auditentry": [["chain", "seq"]],
    "articles_waiver": [["article_id", "language", "obstacle"]],
    "articles_sharevisit": [],
    "articles_listing": [],
    "articles_listing_members": [["listing_id", "article_id"]],
    "articles_sealedrow": [],
    "annotations_annotationversion": [["annotation_id", "number"]],
    "annotations_decision": [],
    "annotations_wording": [["entity_id", "number"]],
    "annotations_wordingdecision": [],
    "annotations_comment": [],
    "articles_foureyesexception": [["edition_id"]],
    "articles_secondlook": [["exception_id"]],
}

# Shared by both databases: SQL that is true when the new row must be refused.
OWN_ANNOTATION = """
    NEW.verdict = 'approved' AND EXISTS (
        SELECT 1 FROM annotations_annotationversion v
        WHERE v.annotation_id = NEW.annotation_id AND v.author_id = NEW.by_id
          AND v.id > COALESCE((
            SELECT MAX(d.version_id) FROM annotations_decision d
            WHERE d.annotation_id = NEW.annotation_id AND d.verdict = 'approved'
              AND d.version_id < NEW.version_id
              AND NOT EXISTS (
                SELECT 1 FROM annotations_decision t
                WHERE t.version_id = d.version_id AND t.verdict = 'taken_back' AND t.id > d.id
              )
              AND (
                SELECT COUNT(DISTINCT e.by_id) FROM annotations_decision e
                WHERE e.version_id = d.version_id AND e.verdict = 'approved'
              ) >= (
                SELECT a.approvers_needed FROM annotations_annotation a
                WHERE a.id = NEW.annotation_id
              )
          ), 0)
    )
"""
OTHERS_VERSION = """
    NOT EXISTS (
        SELECT 1 FROM annotations_annotationversion v
        WHERE v.id = NEW.version_id AND v.annotation_id = NEW.annotation_id
    )
"""
OWN_BLOCK = """
    EXISTS (
        SELECT 1 FROM articles_blockversion v
        JOIN articles_blockversion n ON n.id = NEW.version_id
        WHERE v.text_id = n.text_id AND v.block = n.block AND v.author_id = NEW.by_id
          AND v.id <= n.id
          AND v.id > COALESCE((
            SELECT MAX(a.version_id) FROM articles_blockapproval a
            JOIN articles_blockversion p ON p.id = a.version_id
            WHERE p.text_id = n.text_id AND p.block = n.block AND p.id < n.id
              AND NOT EXISTS (
                SELECT 1 FROM articles_textdecision t WHERE t.takes_back_id = a.decision_id
              )
          ), 0)
    )
"""
OTHERS_DECISION = """
    NOT EXISTS (
        SELECT 1 FROM articles_textdecision d
        JOIN articles_blockversion n ON n.id = NEW.version_id
        WHERE d.id = NEW.decision_id AND d.by_id = NEW.by_id AND d.text_id = n.text_id
          AND d.verdict = 'approved' AND NOT EXISTS (
            SELECT 1 FROM articles_textdecision t WHERE t.takes_back_id = d.id
          )
    )
"""
APPROVED_WITHOUT_DECISION = """
    NEW.state = 'approved' AND (
        SELECT COUNT(DISTINCT d.by_id) FROM annotations_decision d
        JOIN annotations_annotationversion v ON v.id = d.version_id
        WHERE v.annotation_id = NEW.id AND v.number = NEW.version_number
          AND d.verdict = 'approved'
          AND NOT EXISTS (
            SELECT 1 FROM annotations_decision t
            WHERE t.version_id = d.version_id AND t.verdict = 'taken_back' AND t.id > d.id
          )
    ) < CASE WHEN NEW.approvers_needed > 1 THEN NEW.approvers_needed ELSE 1 END
"""
OWN_WORDING = """
    NEW.verdict = 'approved' AND EXISTS (
        SELECT 1 FROM annotations_wording n
        JOIN annotations_wording v ON v.entity_id = n.entity_id AND v.id <= n.id
        WHERE n.id = NEW.wording_id AND v.author_id = NEW.by_id
          AND v.id > COALESCE((
            SELECT MAX(p.id) FROM annotations_wording p
            WHERE p.entity_id = n.entity_id AND p.id < n.id AND (
                SELECT d.verdict FROM annotations_wordingdecision d
                WHERE d.wording_id = p.id ORDER BY d.id DESC LIMIT 1
            ) = 'approved'
          ), 0)
    )
"""
# (name, table, event, condition, what the person is told)
RULES = [
    (
        "reviewer_is_not_the_author",
        "annotations_decision",
        "INSERT",
        OWN_ANNOTATION,
        "nobody approves their own annotation",
    ),
    (
        "a_decision_names_a_version_of_its_annotation",
        "annotations_decision",
        "INSERT",
        OTHERS_VERSION,
        "a decision names a version of its own annotation",
    ),
    (
        "reviewer_is_not_the_writer",
        "articles_blockapproval",
        "INSERT",
        OWN_BLOCK,
        "nobody approves their own words",
    ),
    (
        "an_approval_belongs_to_its_decision",
        "articles_blockapproval",
        "INSERT",
        OTHERS_DECISION,
        "a block is approved by whoever took the decision",
    ),
    (
        "approved_by_a_decision",
        "annotations_annotation",
        "INSERT",
        APPROVED_WITHOUT_DECISION,
        "an annotation is approved by a decision",
    ),
    (
        "stays_approved_by_a_decision",
        "annotations_annotation",
        "UPDATE OF state, version_number, approvers_needed",
        APPROVED_WITHOUT_DECISION,
        "an annotation is approved by a decision",
    ),
    (
        "a_wording_is_approved_by_somebody_else",
        "annotations_wordingdecision",
        "INSERT",
        OWN_WORDING,
        "nobody approves what they wrote in the registry",
    ),
    *deciding.RULES,
    *alone.RULES,
]


def _dialect(connection):
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]


def install(using="default"):
    """Create every guard, replacing those that stand. Safe to repeat."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in _dialect(connection).create(APPEND_ONLY, RULES, KEPT):
            cursor.execute(statement)


def remove(using="default"):
    """Take every guard away: for tests that flush tables, for a migrate on SQLite, for nothing else."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in _dialect(connection).drop(APPEND_ONLY, RULES, KEPT):
            cursor.execute(statement)


def put_right(using="default"):
    """Put every column right that the database keeps, and return how many texts were wrong: for what
    was written while no guard stood."""
    with connections[using].cursor() as cursor:
        cursor.execute(keep("1 = 1"))
        return cursor.rowcount


def wrong(using="default"):
    """How many texts have a column that is not as the database should have kept it."""
    with connections[using].cursor() as cursor:
        cursor.execute(COUNT_WRONG)
        return cursor.fetchone()[0]


def missing(using="default"):
    """The names of guards that should stand and do not, sorted."""
    connection = connections[using]
    dialect = _dialect(connection)
    with connection.cursor() as cursor:
        cursor.execute(dialect.INSTALLED)
        standing = {row[0] for row in cursor.fetchall()}
    return sorted(set(dialect.names(APPEND_ONLY, RULES, KEPT)) - standing)


def remove_before_migrate(app_config, using="default", plan=(), **kwargs):
    """SQLite makes an altered table anew under its old name, and refuses that while a trigger of
    another table names it. Until the migrate is over none stands; E001 says so if it fails."""
    if app_config.name == "newsdesk" and plan and connections[using].vendor == "sqlite":
        remove(using)


def install_after_migrate(app_config, using="default", **kwargs):
    """Runs once a migrate is over; does nothing while a table is not there (a partial migrate)."""
    if app_config.name != "newsdesk":
        return
    tables = set(connections[using].introspection.table_names())
    wanted = set(APPEND_ONLY) | {table for _name, table, *_rest in [*RULES, *KEPT]}
    if wanted <= tables:
        install(using)
        put_right(using)  # a schema change on SQLite may have dropped the triggers for a while
