"""The verbs of translating. Each is one transaction with the article locked and one audit row."""

from articles.translating.actions.aligning import (
    add,
    cut,
    merge,
    move,
    own,
    remove,
    restore,
    separate,
)
from articles.translating.actions.assigning import assign, give_back, start, take, unassign
from articles.translating.actions.checking import submit, unwaive, waive
from articles.translating.actions.drafting import (
    allow_engine,
    clear_drafts,
    forbid_engine,
    keep_drafts,
)
from articles.translating.actions.drafts import discard_draft, keep_draft
from articles.translating.actions.exchanging import take_in
from articles.translating.actions.pairing import accept_paired, join, pair_up, part
from articles.translating.actions.paragraphs import confirm, save_paragraph
from articles.translating.actions.projecting import carry_over, refuse, unlink
from articles.translating.actions.remembering import bring_in_tmx
from articles.translating.actions.terms import bring_in_terms
from articles.translating.actions.undoing import undo
from articles.translating.actions.waiving import unwaive_fact, waive_fact

__all__ = [
    "accept_paired",
    "add",
    "allow_engine",
    "assign",
    "bring_in_terms",
    "bring_in_tmx",
    "carry_over",
    "clear_drafts",
    "confirm",
    "cut",
    "discard_draft",
    "forbid_engine",
    "give_back",
    "join",
    "keep_draft",
    "keep_drafts",
    "merge",
    "move",
    "own",
    "pair_up",
    "part",
    "refuse",
    "remove",
    "restore",
    "save_paragraph",
    "separate",
    "start",
    "submit",
    "take",
    "take_in",
    "unassign",
    "undo",
    "unlink",
    "unwaive",
    "unwaive_fact",
    "waive",
    "waive_fact",
]
