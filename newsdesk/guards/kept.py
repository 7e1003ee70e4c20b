"""Columns that the database keeps itself, in the words of both: whoever writes, by whatever route,
they are right. Lists of 100,000 articles are then read from a small index alone.

`in_review`: something of the text waits for a reviewer: the text itself, a mark, a lost mark.
`to_publish`: it is approved as it stands, and no edition has been made of that revision.
"""

TEXTS = "articles_articletext"
IN_REVIEW = f"""(
    {TEXTS}.stage = 'submitted'
    OR EXISTS (
        SELECT 1 FROM annotations_annotation a WHERE a.text_id = {TEXTS}.id
          AND a.state = 'pending' AND a.anchoring IN ('kept', 'changed')
    )
    OR EXISTS (
        SELECT 1 FROM annotations_annotation a WHERE a.text_id = {TEXTS}.id
          AND a.anchoring IN ('ambiguous', 'gone') AND NOT (a.state = 'removed')
    )
)"""
TO_PUBLISH = f"""(
    {TEXTS}.stage = 'approved' AND {TEXTS}.revision_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM articles_edition e WHERE e.revision_id = {TEXTS}.revision_id
    )
)"""


WRONG = f"(in_review <> {IN_REVIEW} OR to_publish <> {TO_PUBLISH})"
COUNT_WRONG = f"SELECT COUNT(*) FROM {TEXTS} WHERE {WRONG}"


def keep(which):
    """The statement that puts the columns of some texts right, and writes none that are."""
    return (
        f"UPDATE {TEXTS} SET in_review = {IN_REVIEW}, to_publish = {TO_PUBLISH}"
        f" WHERE {which} AND {WRONG}"
    )


# (name, table, event, statement)
KEPT = [
    ("keeps_lists_of_a_new_text", TEXTS, "INSERT", keep(f"{TEXTS}.id = NEW.id")),
    (
        "keeps_lists_of_a_text",
        TEXTS,
        "UPDATE OF stage, revision_id, in_review, to_publish",
        keep(f"{TEXTS}.id = NEW.id"),
    ),
    (
        "keeps_lists_of_a_new_marks_text",
        "annotations_annotation",
        "INSERT",
        keep(f"{TEXTS}.id = NEW.text_id"),
    ),
    (
        "keeps_lists_of_a_marks_text",
        "annotations_annotation",
        "UPDATE OF state, anchoring",
        keep(f"{TEXTS}.id = NEW.text_id"),
    ),
    (
        "keeps_lists_of_an_editions_text",
        "articles_edition",
        "INSERT",
        keep(f"{TEXTS}.revision_id = NEW.revision_id"),
    ),
]
