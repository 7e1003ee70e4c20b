"""Suggesting: a text and the registry come in; spans that somebody may want to mark go out."""
