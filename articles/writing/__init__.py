"""Writing: a Draft or edited text comes in; an article, its revisions and buffers go out."""
