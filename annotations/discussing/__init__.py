"""Discussing: questions about an article, a paragraph, a mark or a claim; who is named is told."""
