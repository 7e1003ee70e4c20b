"""Intake: a file or pasted text comes in; a plain Draft, with what was dropped, goes out."""
