"""Translating: the current source text comes in; the other language, paragraph by paragraph, goes out."""
