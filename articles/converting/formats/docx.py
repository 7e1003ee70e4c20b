"""Word's .docx, by mammoth: headings, lists, quotations, links, footnotes, pictures."""

import io
import re

import mammoth

from articles.converting import zips
from articles.converting.formats import docx_styles
from articles.converting.problem import Unreadable
from articles.converting.result import Converted, Photo
from articles.converting.tidying import figure, tidied
from articles.converting.typed_lists import listed

STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h3:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='Heading 7'] => h6:fresh
p[style-name='heading 7'] => h6:fresh
"""
MOST_PHOTOS = 60
_IMAGE = re.compile(r"<img\b[^>]*?src=\"photo:(\d+)\"[^>]*?/?>")
_IMAGE_LEFT = re.compile(r"<img\b[^>]*>")
_WORDS = re.compile(r">[^<]*[^<\s][^<]*<")
# What is in the package and not in the text: part's name -> note
LEFT_OUT = [
    (re.compile(r"word/comments\.xml"), "comments"),
    (re.compile(r"word/(?:header|footer)\d*\.xml"), "page-heads"),
    (re.compile(r"word/charts/chart\d+\.xml"), "charts"),
    (re.compile(r"word/embeddings/.+"), "embedded"),
]


def read(data):
    container = zips.opened(data)
    main = _main_part(container)
    names = [name for name in container.namelist() if name.endswith((".xml", ".rels"))]
    zips.refuse_entities(container, names)
    converted = Converted()
    styles = STYLES + docx_styles.rules(container)
    html = listed(_converted(docx_styles.with_levels(data, container), styles, converted))
    html = _with_figures(html, converted)
    _say_what_is_lost(container, main, html, converted)
    converted.html = tidied(html)
    if not _WORDS.search(f">{html}<") and not converted.photos:
        converted.blank = b"<w:tbl>" in main or b"<w:bookmarkStart" in main
    return converted


def _main_part(container):
    for name in ("word/document.xml", "word/document2.xml"):
        if name in container.NameToInfo:
            return zips.part(container, name)
    found = [n for n in container.namelist() if re.fullmatch(r"word/[^/]*document[^/]*\.xml", n)]
    if not found:
        raise Unreadable("not-this-kind")
    return zips.part(container, found[0])


def _converted(data, styles, converted):
    def keep(image):
        try:
            with image.open() as file:
                content = file.read()
        except Exception:  # a picture that is only linked to, or whose part is missing
            converted.note("pictures-not-there")
            return {"src": ""}
        if image.content_type.endswith(("emf", "wmf", "svg+xml")):
            converted.note("drawings")
            return {"src": ""}
        if len(converted.photos) >= MOST_PHOTOS:
            converted.note("too-many-pictures", most=MOST_PHOTOS)
            return {"src": ""}
        for number, photo in enumerate(converted.photos, 1):
            if photo.data == content:
                return {"src": f"photo:{number}"}
        converted.photos.append(Photo(content, getattr(image, "alt_text", "") or ""))
        return {"src": f"photo:{len(converted.photos)}"}

    result = mammoth.convert_to_html(
        io.BytesIO(data), style_map=styles, convert_image=mammoth.images.img_element(keep)
    )
    return result.value


def _with_figures(html, converted):
    shown = set()

    def place(match):
        number = int(match[1])
        if number in shown:  # a logo on every page is one photo
            return ""
        shown.add(number)
        return figure(number)

    return _IMAGE_LEFT.sub("", _IMAGE.sub(place, html))


def _say_what_is_lost(container, main, html, converted):
    names = container.namelist()
    for pattern, code in LEFT_OUT:
        if any(pattern.fullmatch(name) for name in names):
            converted.note(code)
    converted.note("tables", count=html.count("<table>"))
    converted.note("deleted-words", count=len(re.findall(rb"<w:delText", main)))
    converted.note("formulas", count=len(re.findall(rb"<m:oMath[ >]", main)))
