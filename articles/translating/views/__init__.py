"""Doors of the translating room, a file for each of its tables: paragraphs, memory, terms, files."""
