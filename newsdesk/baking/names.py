"""The names of files: what a web server finds by looking the address up.

/en/                 en/index.html
/en/?page=2          en/@page=2/index.html      no slug begins with “@”
/en/feed.rss         en/feed.rss
a tombstone of /en/  en/@gone.html              of /en/feed.rss: en/feed.rss@gone.html
"""

from urllib.parse import quote, unquote, urlsplit

LONGEST = 255  # bytes of one part of a name, as file systems have it
GONE = "@gone.html"


class Unfit(ValueError):
    """No file can have this address; the message says why."""


def name_of(address):
    """The name under which an address is baked.

    >>> name_of("/en/?page=2"), name_of("/th/%E0%B8%99-1/"), name_of("/en/feed.rss")
    ('en/@page=2/index.html', 'th/น-1/index.html', 'en/feed.rss')
    """
    path, query = _parts(address)
    if query and not path.endswith("/"):
        raise Unfit(f"{address}: a file has no parameters")
    end = f"@{query}/index.html" if query else "index.html"
    return path + end if not path or path.endswith("/") else path


def tombstone_of(address):
    """The name of what is said of an address that is gone.

    >>> tombstone_of("/en/crime/theft-1/"), tombstone_of("/en/articles/1/ninjs.json")
    ('en/crime/theft-1/@gone.html', 'en/articles/1/ninjs.json@gone.html')
    """
    return _parts(address)[0] + GONE


def address_of(url, page, site):
    """The address that a link leads to, as we write it, or None if it leads to another site.

    `page`: the address it stands on. `site`: the public address of the newsroom.
    """
    if url.startswith(site + "/") or url == site:
        url = url[len(site) :] or "/"
    parts = urlsplit(url)
    if parts.scheme or parts.netloc:
        return None
    path = parts.path or urlsplit(page).path
    if not path.startswith("/"):
        path = urlsplit(page).path.rpartition("/")[0] + "/" + path
    return quote(unquote(path), safe="/@:+,;=&()!*'~") + (f"?{parts.query}" if parts.query else "")


def _parts(address):
    path, _mark, query = address.removeprefix("/").partition("?")
    path = unquote(path)
    for part in path.removesuffix("/").split("/"):
        if part in (".", "..") or part.startswith("@") or "\0" in part or "\\" in part:
            raise Unfit(f"{address}: no file may be called “{part}”")
        if len(part.encode()) > LONGEST:
            raise Unfit(f"{address}: longer than a file's name may be")
    if "//" in path:
        raise Unfit(f"{address}: a folder needs a name")
    return path, query
