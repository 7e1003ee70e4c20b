"""Request, action, answer: one file for each page."""
