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
from articles.translating.actions.exchanging import take_in
from articles.translating.actions.paragraphs import confirm, save_paragraph
from articles.translating.actions.remembering import bring_in_tmx
from articles.translating.actions.terms import bring_in_terms

__all__ = [
    "add",
    "assign",
    "bring_in_terms",
    "bring_in_tmx",
    "confirm",
    "cut",
    "give_back",
    "merge",
    "move",
    "own",
    "remove",
    "restore",
    "save_paragraph",
    "separate",
    "start",
    "submit",
    "take",
    "take_in",
    "unassign",
    "unwaive",
    "waive",
]
