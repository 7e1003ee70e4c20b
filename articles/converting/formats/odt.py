"""OpenDocument text, by pandoc; its pictures straight from the package."""

import contextlib
import io
import re
import zipfile
from xml.etree import ElementTree

from articles.converting import zips
from articles.converting.formats import pandoc
from articles.converting.problem import Unreadable
from articles.converting.result import Converted, Photo
from articles.converting.styled import BOLD, ITALIC, sign, spoken
from articles.converting.tidying import figure, tidied
from articles.converting.typed_lists import listed

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
MOST_PHOTOS = 60
_IMAGE = re.compile(r"<img\b[^>]*?src=\"([^\"]*)\"[^>]*?/?>")
_ALT = re.compile(r"alt=\"([^\"]*)\"")
_FIGURE = re.compile(r"</?(?:figure|figcaption)\b(?! data-photo)[^>]*>")


def read(data):
    container = zips.opened(data)
    if "content.xml" not in container.NameToInfo:
        raise Unreadable("not-this-kind")
    if _locked(container):
        raise Unreadable("password")
    zips.refuse_entities(container, ("content.xml", "styles.xml", "meta.xml"))
    converted = Converted()
    prepared = _prepared(container, converted)
    html = listed(_FIGURE.sub("", pandoc.html("odt", prepared)))
    html = _IMAGE.sub(_Pictures(container, converted), spoken(html))
    converted.note("tables", count=html.count("<table"))
    converted.html = tidied(html)
    return converted


def _locked(container):
    name = "META-INF/manifest.xml"
    return name in container.NameToInfo and b"encryption-data" in zips.part(container, name)


def _prepared(container, converted):
    """The package again, without comments and deleted words, its named styles signed."""
    try:
        content = ElementTree.fromstring(zips.part(container, "content.xml"))
    except ElementTree.ParseError:
        raise Unreadable("damaged") from None
    parents = _parents(container, content)
    _drop(content, converted)
    for paragraph in content.iter(TEXT + "p"):
        style = paragraph.get(TEXT + "style-name", "")
        found = sign(_name(style, parents)) or _looks(style, parents)
        if found and len("".join(paragraph.itertext()).strip()):
            paragraph.text = found + (paragraph.text or "")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in container.namelist():
            if name == "content.xml":
                package.writestr(name, ElementTree.tostring(content))
            elif not name.startswith(("Pictures/", "Thumbnails/", "Object")):
                package.writestr(name, zips.part(container, name))
    return out.getvalue()


def _parents(container, content):
    """{style: (its parent, its shown name, how it looks)}."""
    found = {}
    trees = [content]
    if "styles.xml" in container.NameToInfo:
        with contextlib.suppress(ElementTree.ParseError):
            trees.append(ElementTree.fromstring(zips.part(container, "styles.xml")))
    for tree in trees:
        for style in tree.iter(STYLE + "style"):
            name = style.get(STYLE + "name", "")
            shown = style.get(STYLE + "display-name", name)
            looks = style.find(STYLE + "text-properties")
            if name in found:  # the document's own goes before the template's
                continue
            found[name] = (style.get(STYLE + "parent-style-name", ""), shown, looks)
    return found


def _looks(style, parents):
    """The signs for a paragraph that is bold or italic as a whole, by a style without a name."""
    looks = parents.get(style, ("", "", None))[2]
    if looks is None:
        return ""
    bold = looks.get(FO + "font-weight") == "bold"
    italic = looks.get(FO + "font-style") == "italic"
    return BOLD * bold + ITALIC * italic


def _name(style, parents):
    """The first name with a meaning, from the style up through those it is based on."""
    for _step in range(8):
        parent, shown, _looks = parents.get(style, ("", style, None))
        if sign(shown) or not parent:
            return shown
        style = parent
    return style


def _drop(content, converted):
    lost = {OFFICE + "annotation": "comments", TEXT + "tracked-changes": "deleted-words"}
    for parent in list(content.iter()):
        before = None
        for child in list(parent):
            if child.tag in lost:
                converted.note(lost[child.tag], **_count(child))
                _join(parent, before, child.tail)
                parent.remove(child)
            elif child.tag == OFFICE + "annotation-end":
                _join(parent, before, child.tail)
                parent.remove(child)
            else:
                before = child


def _count(element):
    if element.tag != TEXT + "tracked-changes":
        return {}
    return {"count": sum(1 for _each in element.iter(TEXT + "deletion"))}


def _join(parent, before, tail):
    if not tail:
        return
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail


class _Pictures:
    """Turns each image into a figure, and keeps its bytes."""

    def __init__(self, container, converted):
        self.container, self.converted = container, converted
        self.seen = {}

    def __call__(self, match):
        name = match[1].removeprefix("./")
        if name not in self.container.NameToInfo:
            self.converted.note("pictures-not-there")
            return ""
        if name.lower().endswith((".svm", ".wmf", ".emf", ".svg")):
            self.converted.note("drawings")
            return ""
        if name in self.seen or len(self.converted.photos) >= MOST_PHOTOS:
            return ""
        alt = _ALT.search(match[0])
        data = zips.part(self.container, name)
        self.converted.photos.append(Photo(data, alt[1] if alt else ""))
        self.seen[name] = len(self.converted.photos)
        return figure(self.seen[name])
