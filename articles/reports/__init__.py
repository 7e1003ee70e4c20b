"""Readers' reports of errors: a reader's words come in, without an account; an answer goes out."""
