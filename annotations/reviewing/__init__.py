"""Reviewing: what waits comes in; decisions, by someone else than the author, go out."""
