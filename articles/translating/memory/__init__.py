"""Translation memory: approved passages come in; out go those like a new one, best first."""

from articles.translating.memory.concordance import concordance
from articles.translating.memory.intake import remember, take_in_approved
from articles.translating.memory.keeping import Passage, add
from articles.translating.memory.lookup import Match, made_for_others, matches
from articles.translating.memory.replacing import forget, replace, saying

__all__ = [
    "Match",
    "Passage",
    "add",
    "concordance",
    "forget",
    "made_for_others",
    "matches",
    "remember",
    "replace",
    "saying",
    "take_in_approved",
]
