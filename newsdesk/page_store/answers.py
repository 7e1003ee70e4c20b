"""A kept page as the answer to one request: whole, a part of it, or that nothing has changed."""

import re

RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
UNCHANGED = "304 Not Modified"


def answer(environ, start_response, page, variant, extra=()):
    """WSGI's answer of this variant of a page. `extra`: headers to add."""
    etags = environ.get("HTTP_IF_NONE_MATCH")
    if etags is not None and page.status[:3] == "200" and _names(etags, variant.etag):
        start_response(UNCHANGED, [*variant.repeated, *extra])
        return []
    asked = environ.get("HTTP_RANGE")
    if asked is not None and environ["REQUEST_METHOD"] == "GET" and page.status[:3] == "200":
        part = _part(asked, environ.get("HTTP_IF_RANGE"), variant)
        if part is not None:
            return _partly(start_response, variant, part, extra)
    start_response(page.status, [*variant.headers, *extra])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else variant.parts


def _names(etags, etag):
    """Whether an If-None-Match names this tag; weak or not makes no difference to it."""
    if etags == etag or etags.strip() == "*":
        return True
    return any(each.strip().removeprefix("W/") == etag for each in etags.split(","))


def _part(asked, if_range, variant):
    """(first, last) of the one range that is asked for; () if it is beyond the end; None if the
    whole must be sent: several ranges, another unit, or a part of what has changed since."""
    found = RANGE.fullmatch(asked.replace(" ", ""))
    if found is None or (if_range is not None and if_range.strip() != variant.etag):
        return None
    first, last = found.groups()
    size = len(variant.body)
    if not first:
        if not last:
            return None
        return (max(0, size - int(last)), size - 1) if int(last) else ()
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        return ()
    return int(first), min(int(last or size), size - 1)


def _partly(start_response, variant, part, extra):
    headers = [h for h in variant.headers if h[0] != "Content-Length"]
    size = len(variant.body)
    if not part:
        beyond = [("Content-Range", f"bytes */{size}"), ("Content-Length", "0")]
        headers = [*variant.repeated, *beyond, *extra]
        start_response("416 Range Not Satisfiable", headers)
        return []
    first, last = part
    body = variant.body[first : last + 1]
    headers += [("Content-Range", f"bytes {first}-{last}/{size}")]
    headers += [("Content-Length", str(len(body))), *extra]
    start_response("206 Partial Content", headers)
    return [body]
