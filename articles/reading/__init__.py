"""Reading: live editions come in, and nothing else; pages, feeds and data for readers go out."""
