"""First parts of readers' addresses: a section of such a key could never be reached."""

RESERVED = frozenset(
    {
        "about",
        "api",
        "articles",
        "authors",
        "both",
        "claims",
        "corrections",
        "entities",
        "feed",
        "feeds",
        "oembed",
        "report",
        "search",
    }
)
