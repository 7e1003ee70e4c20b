"""One kept answer: its bytes as they are and compressed, each with its own headers and ETag."""

import gzip
import hashlib
import sys
from dataclasses import dataclass, field

import brotli

SMALLEST = 200  # bytes; compressing less saves nothing
LARGEST = 2 * 1024 * 1024  # bytes of an answer that is kept
WORDS = ("text/", "application/json", "application/xml", "application/ld+json", "+xml", "+json")
# Measured for SIEVE's bound: dict entry, objects, header lists and their strings.
OVERHEAD, OVERHEAD_PER_TAG, OVERHEAD_PER_VARIANT = 900, 75, 1000
# What Django says of all that is gone or has moved; what we say in its place is more exact.
ASK_AGAIN = "max-age=0"
# What a 304 repeats (RFC 9110, 15.4.5).
REPEATED = {"cache-control", "content-location", "date", "etag", "expires", "vary"}
# What we set ourselves, or what is only true of one connection.
OWN = {
    "accept-ranges",
    "content-length",
    "etag",
    "vary",
    "content-encoding",
    "connection",
    "date",
    "server",
}


@dataclass(slots=True)
class Variant:
    """The bytes in one encoding; `parts` is what a WSGI server is given, `repeated` the headers of
    an answer that nothing has changed."""

    encoding: str
    etag: str
    headers: list
    parts: list
    repeated: list

    @property
    def body(self):
        return self.parts[0]


@dataclass(slots=True, eq=False)
class Page:
    """`status`: as WSGI has it. `best`: the Variant for a client that accepts nothing, gzip, br,
    both. `checked`: the count of Freshness at which it was last known to be fresh. `seen`: the last
    row of the database's table that had been heard of when it was drawn. `drawn_at`: seconds."""

    status: str
    variants: tuple
    tags: tuple
    seen: int
    drawn_at: float
    checked: int
    asked: bool = False
    best: tuple = field(default=())
    size: int = 0

    def __post_init__(self):
        by_encoding = {variant.encoding: variant for variant in self.variants}
        plain = by_encoding[""]
        zipped = by_encoding.get("gzip", plain)
        brotlied = by_encoding.get("br", plain)
        self.best = (plain, zipped, brotlied, by_encoding.get("br", zipped))
        self.size = (
            OVERHEAD
            + OVERHEAD_PER_TAG * len(self.tags)
            + sum(OVERHEAD_PER_VARIANT + len(variant.body) for variant in self.variants)
        )


def make(status, headers, body, *, tags, seen, drawn_at, checked, cache_control):
    """A Page of what Django answered."""
    bodies = compressed(body, dict_of(headers).get("content-type", ""))
    return assemble(
        status, headers, bodies, tags, seen, drawn_at, checked, cache_control=cache_control
    )


def assemble(status, headers, bodies, tags, seen, drawn_at, checked, *, cache_control=""):
    """A Page of bodies that are compressed already: {encoding: bytes}, "" among them."""
    kept = [(sys.intern(k), sys.intern(v)) for k, v in headers if k.lower() not in OWN]
    if cache_control:
        kept = [pair for pair in kept if pair != ("Cache-Control", ASK_AGAIN)]
    if cache_control and "cache-control" not in dict_of(kept):
        kept.append(("Cache-Control", sys.intern(cache_control)))
    digest = hashlib.sha256(repr((status, sorted(kept))).encode() + bodies[""]).hexdigest()[:24]
    variants = tuple(_variant(kept, e, body, digest, len(bodies)) for e, body in bodies.items())
    tags = tuple(sys.intern(tag) for tag in sorted(tags))
    return Page(status, variants, tags, seen, drawn_at, checked)


def compressed(body, content_type):
    """{encoding: bytes} of a body: plain and, where it is words, in every encoding that helps."""
    bodies = {"": body}
    if len(body) >= SMALLEST and any(word in content_type for word in WORDS):
        made = {
            "gzip": gzip.compress(body, 6, mtime=0),
            "br": brotli.compress(body, quality=5),
        }
        bodies |= {encoding: zipped for encoding, zipped in made.items() if len(zipped) < len(body)}
    return bodies


def dict_of(headers):
    return {name.lower(): value for name, value in headers}


def _variant(kept, encoding, body, digest, number):
    etag = f'"{digest}-{encoding}"' if encoding else f'"{digest}"'
    headers = [*kept, ("Content-Length", str(len(body))), ("ETag", etag)]
    headers.append(("Accept-Ranges", "bytes"))
    if number > 1:
        headers.append(("Vary", "Accept-Encoding"))
    if encoding:
        headers.append(("Content-Encoding", encoding))
    repeated = [pair for pair in headers if pair[0].lower() in REPEATED]
    return Variant(encoding, etag, headers, [body], repeated)
