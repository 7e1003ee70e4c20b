"""What the database refuses of taking a decision on a text back: shared by both, as the rest."""

# The same text and revision, so that it stands in the history where it belongs.
SOMEBODY_ELSES = """
    NEW.verdict = 'taken_back' AND NOT EXISTS (
        SELECT 1 FROM articles_textdecision d
        WHERE d.id = NEW.takes_back_id AND d.by_id = NEW.by_id AND d.id < NEW.id
          AND d.text_id = NEW.text_id AND d.revision_id = NEW.revision_id
          AND d.verdict IN ('approved', 'returned')
    )
"""
# An approval is built upon by an edition of that revision or a later one, unless it was published
# alone, as an exception; and by the second look at one that was.
BUILT_UPON = """
    NEW.verdict = 'taken_back' AND (EXISTS (
        SELECT 1 FROM articles_textdecision l
        WHERE l.text_id = NEW.text_id AND l.id > NEW.takes_back_id AND l.id < NEW.id
          AND l.takes_back_id IS NULL AND NOT EXISTS (
            SELECT 1 FROM articles_textdecision t WHERE t.takes_back_id = l.id
          )
    ) OR EXISTS (
        SELECT 1 FROM articles_textdecision d
        JOIN articles_revision r ON r.text_id = d.text_id AND r.id >= d.revision_id
        JOIN articles_edition e ON e.revision_id = r.id
        LEFT JOIN articles_foureyesexception x ON x.edition_id = e.id
        LEFT JOIN articles_secondlook s ON s.exception_id = x.id
        WHERE d.id = NEW.takes_back_id AND d.verdict = 'approved'
          AND (x.id IS NULL OR s.id IS NOT NULL)
    ))
"""

# As in `newsdesk.guards`: (name, table, event, condition, what the person is told)
RULES = [
    (
        "a_text_decision_is_taken_back_by_its_maker",
        "articles_textdecision",
        "INSERT",
        SOMEBODY_ELSES,
        "a decision is taken back by whoever took it",
    ),
    (
        "nothing_is_taken_back_that_was_built_upon",
        "articles_textdecision",
        "INSERT",
        BUILT_UPON,
        "a decision is not taken back once another or an edition stands on it",
    ),
]
