"""What the database refuses of an edition that nobody else approved: shared by both, as the rest."""

OWN_SECOND_LOOK = """
    EXISTS (
        SELECT 1 FROM articles_foureyesexception x
        WHERE x.id = NEW.exception_id AND x.by_id = NEW.by_id
    )
"""
# What an edition shows: the last version of each block that its revision has, as of that revision.
# A revision keeps the ids of its body's blocks as a JSON list.
UNAPPROVED_EDITION = """
    NOT EXISTS (
        SELECT 1 FROM articles_edition e
        JOIN articles_revision r ON r.id = e.revision_id
        JOIN articles_blockversion v ON v.text_id = r.text_id
        WHERE e.id = {edition} AND v.block = 'outline' AND v.revision_id <= r.id
    ) OR EXISTS (
        SELECT 1 FROM articles_edition e
        JOIN articles_revision r ON r.id = e.revision_id
        JOIN articles_blockversion v ON v.text_id = r.text_id
        WHERE e.id = {edition} AND v.revision_id <= r.id
          AND (
            v.block IN ('headline', 'summary', 'outline')
            OR CAST(r.block_ids AS TEXT) LIKE '%"' || v.block || '"%'
          )
          AND NOT EXISTS (
            SELECT 1 FROM articles_blockversion w
            WHERE w.text_id = v.text_id AND w.block = v.block AND w.id > v.id
              AND w.revision_id <= r.id
          )
          AND NOT EXISTS (
            SELECT 1 FROM articles_blockapproval a
            WHERE a.version_id = v.id AND NOT EXISTS (
              SELECT 1 FROM articles_textdecision t WHERE t.takes_back_id = a.decision_id
            )
          )
    )
"""
SHOWN_UNAPPROVED = f"""
    NEW.kind = 'publish' AND NOT EXISTS (
        SELECT 1 FROM articles_foureyesexception x WHERE x.edition_id = NEW.edition_id
    ) AND ({UNAPPROVED_EDITION.format(edition="NEW.edition_id")})
"""
LOOKED_AT_IN_PART = UNAPPROVED_EDITION.format(
    edition="(SELECT x.edition_id FROM articles_foureyesexception x WHERE x.id = NEW.exception_id)"
)
NEVER_ALONE = """
    NEW.reason = '' OR EXISTS (
        SELECT 1 FROM articles_article a
        WHERE a.id = NEW.article_id AND (a.confidential OR a.legal_hold <> '')
    ) OR NOT EXISTS (
        SELECT 1 FROM articles_edition e
        WHERE e.id = NEW.edition_id AND e.article_id = NEW.article_id
    )
"""
NOT_ON_SHIFT = """
    NEW.shift_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM articles_deputyshift s
        WHERE s.id = NEW.shift_id AND s.person_id = NEW.by_id
          AND s.starts_at <= NEW.created_at AND s.ends_at > NEW.created_at
          AND (s.ended_at IS NULL OR s.ended_at > NEW.created_at)
    )
"""

# As in `newsdesk.guards`: (name, table, event, condition, what the person is told)
RULES = [
    (
        "a_second_look_is_somebody_elses",
        "articles_secondlook",
        "INSERT",
        OWN_SECOND_LOOK,
        "nobody takes the second look at their own exception",
    ),
    (
        "a_second_look_is_at_all_of_it",
        "articles_secondlook",
        "INSERT",
        LOOKED_AT_IN_PART,
        "a second look approves every block",
    ),
    (
        "shown_with_approvals_or_an_exception",
        "articles_release",
        "INSERT",
        SHOWN_UNAPPROVED,
        "an edition has approvals of every block or a recorded exception",
    ),
    (
        "never_alone_without_a_reason_or_in_confidence",
        "articles_foureyesexception",
        "INSERT",
        NEVER_ALONE,
        "an exception has a reason, and is never of a confidential article or one on hold",
    ),
    (
        "alone_on_a_shift_of_ones_own",
        "articles_foureyesexception",
        "INSERT",
        NOT_ON_SHIFT,
        "a deputy publishes during their own shift",
    ),
]
