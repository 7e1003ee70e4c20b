"""Which addresses of the site an answer names: the ways by which the whole of it is found."""

import html
import re
from urllib.parse import urlsplit

from newsdesk.baking.names import address_of
from newsdesk.page_store.keys import known_query, names_in

# Our own templates write attributes in double quotes, maps in <loc>, style sheets in url(…).
ATTRIBUTE = re.compile(r'\s(?:href|src|content|data-[a-z]+)="([^"]+)"')
PICTURES = re.compile(r'\ssrcset="([^"]+)"')
MAP_ENTRY = re.compile(r"<loc>([^<]+)</loc>")
STYLE = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


def named_in(answer, address, site):
    """The addresses that an answer names and that may be files; a set."""
    words = answer.body.decode("utf-8", "replace") if answer.is_words else ""
    found = set()
    for url in _urls(answer.content_type, words):
        try:
            known = address_of(html.unescape(url).partition("#")[0], address, site)
        except ValueError:  # what urlsplit cannot take apart leads nowhere
            continue
        if known and _may_be_a_file(known):
            found.add(known)
    found.discard(address)
    return found


def _urls(content_type, words):
    if "css" in content_type:
        for first, second in STYLE.findall(words):
            yield first or second
    elif "html" in content_type:
        for value in ATTRIBUTE.findall(words):
            if value[0] in "/?" or "://" in value or value.endswith("/"):
                yield value
        for value in PICTURES.findall(words):
            yield from (one.split()[0] for one in value.split(",") if one.strip())
    elif "xml" in content_type:
        yield from MAP_ENTRY.findall(words)


def _may_be_a_file(address):
    """Not what needs a server: a search, an address with parameters that nobody knows."""
    query = urlsplit(address).query
    return not query or (known_query(query) == query and bool(names_in(query)))
