"""What a reader's page depends on, as short words: written when it changes, declared when it is drawn.

Whatever changes for readers is touched under these words by `articles.invalidation.touch`; a page
says which of them it shows (`articles.reading.keeping.keep`), and is made new when one is touched.

    article:12        anything that readers see of the article, in any language
    words:12:en       what readers see of it in one language
    item:12:en        how a list shows it: that it is there, its headline, summary, photo, address
    entity:7          the entity itself; that an article names it, or does no longer
    entity:7:en       what the articles of a language say of it
    list:th           which articles there are in a language
    section:th:crime  the same in one section
    newest:th:crime   the same among the NEWEST of it
    front:th          what an editor put on the front page, and in which order
    leads:th:crime    the same at the top of a section
    author:th:5f3a…   the articles under an author's name in a language, and their order
    claims:th, corrections:th    the claims, or corrections, of any article in a language
    map:3             an article of the map's fourth file
    settings          whatever the newsroom sets for all pages: every page depends on it
    day               the newsroom's date: touched by the clock, at its midnight

>>> article(12), section("th", "crime"), map_file(3999)
('article:12', 'section:th:crime', 'map:3')
"""

import hashlib

SETTINGS = "settings"
DAY = "day"
LONGEST = 80  # letters of a tag
NEWEST = 5  # articles of a section that others may name as related
MAP = 1000  # article numbers in one file of the map


def article(article_id):
    return f"article:{article_id}"


def words(article_id, language):
    return f"words:{article_id}:{language}"


def item(article_id, language):
    return f"item:{article_id}:{language}"


def entity(entity_id, language=""):
    return f"entity:{entity_id}:{language}" if language else f"entity:{entity_id}"


def listing(language):
    return f"list:{language}"


def section(language, key):
    return f"section:{language}:{key}"


def newest(language, key):
    return f"newest:{language}:{key}"


def front(language):
    return f"front:{language}"


def leads(language, key):
    return f"leads:{language}:{key}"


def author(language, key):
    """A name may be longer than a tag: its hash stands for it."""
    return f"author:{language}:{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def claims(language):
    return f"claims:{language}"


def corrections(language):
    return f"corrections:{language}"


def map_file(article_id):
    """The file of the map that an article stands in."""
    return f"map:{article_id // MAP}"
