"""A reader's wish for plain words, without highlights: kept in the address, and in no cookie.

`?marks=off` unticks the box on an article's page, and every page that has it hands it on with its
links, so that the wish holds as links are followed. reading.js does the same when the box is used.
"""

import re

WISH = "marks=off"
# Links of this site to pages: an address that ends in a slash, whatever follows it.
LINK = re.compile(r'(<a\b[^>]*?\shref=")(/[^"?#]*/)?(\?[^"#]*)?(#[^"]*)?(")')


def is_plain(request):
    return request.GET.get("marks") == "off"


def handed_on(html):
    """The page, its links to other pages of the site carrying the wish.

    >>> handed_on('<a href="/en/?page=2#top">News</a>')
    '<a href="/en/?page=2&amp;marks=off#top">News</a>'
    >>> handed_on('<a href="#b1">Here</a> <a href="https://news.example/">There</a>')
    '<a href="#b1">Here</a> <a href="https://news.example/">There</a>'
    """
    return LINK.sub(_with_wish, html)


def _with_wish(found):
    before, path, query, place, quote = (part or "" for part in found.groups())
    if not path and not query:
        return found.group()
    query = f"{query}&amp;{WISH}" if query else f"?{WISH}"
    return f"{before}{path}{query}{place}{quote}"
