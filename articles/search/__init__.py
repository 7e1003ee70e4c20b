"""Finding: editions and what readers type come in; the editions that readers may see go out.

The index is modelsearch's (`MODELSEARCH_BACKENDS`): SQLite's FTS5, PostgreSQL's tsvector, or
OpenSearch by settings. Texts are prepared by `articles.text.searching`. Publishing fills the index
in its own transaction (`index.add`); a search asks the releases what is live, so that nothing has to
be taken out when an article is withdrawn.
"""
