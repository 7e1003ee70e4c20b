"""Intake: a file or pasted text comes in; a plain Draft, with what was dropped, goes out."""

from articles.intake.draft import Draft
from articles.intake.reading import from_text, read

__all__ = ["Draft", "from_text", "read"]
