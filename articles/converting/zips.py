"""ZIP containers (docx, odt), looked at before anything is unpacked."""

import io
import re
import zipfile

from articles.converting.problem import Unreadable

MOST_UNPACKED = 120 * 2**20  # bytes, all parts together
MOST_XML = 24 * 2**20  # bytes, of one XML part: 1,000 pages have some 10
MOST_PARTS = 5000
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def opened(data):
    """A ZipFile that is safe to read. Raise Unreadable for a bomb, a lie, a lock or damage."""
    if data[:4] == OLD_OFFICE:
        # Word wraps an encrypted file into the old container; an old .doc is that container.
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise Unreadable("password" if locked else "old-office")
    try:
        container = zipfile.ZipFile(io.BytesIO(data))
        parts = container.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        raise Unreadable("not-this-kind" if data[:2] != b"PK" else "damaged") from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Unreadable("bomb")
    for part in parts:
        if part.flag_bits & 1:
            raise Unreadable("password")
        if part.filename.endswith((".xml", ".rels")) and part.file_size > MOST_XML:
            raise Unreadable("too-much")
    return container


def part(container, name):
    """The bytes of one part. Raise Unreadable when it is missing or damaged."""
    try:
        return container.read(name)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        raise Unreadable("damaged") from None
    except Exception as error:  # zlib has an error of its own
        raise Unreadable("damaged") from error


def refuse_entities(container, names):
    """Raise Unreadable when an XML part defines entities: no office program writes any."""
    for name in names:
        if name in container.NameToInfo and _DOCTYPE.search(part(container, name)):
            raise Unreadable("entities")
