"""What a document's own paragraph styles mean: those based on a heading, or with a place in its outline."""

import io
import re
import zipfile
from xml.etree import ElementTree

from articles.converting import zips
from articles.converting.styled import CAPTION, HEADING, QUOTE, sign

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"
DEEPEST = 5  # levels of the outline that are headings; Word's own body text is level 9
_KNOWN = re.compile(r"(?:title|subtitle|caption|(?:intense )?quote|heading [1-9]|normal)", re.I)
_SETTINGS = re.compile(rb"<w:pPr>(?:(?!</w:pPr>).)*?<w:outlineLvl w:val=\"([0-4])\"/>", re.DOTALL)
_STYLE = re.compile(rb"<w:pStyle w:val=\"[^\"]*\"/>")
_OWN_LEVEL = "NewsdeskOutline"  # + level: of a paragraph that says its level itself


def rules(container):
    """Lines of a mammoth style map for the styles that a newsroom or a template made itself."""
    found = [f"p.{_OWN_LEVEL}{level} => h{level + 1}:fresh" for level in range(DEEPEST)]
    styles = _styles(container)
    for name, style in styles.items():
        if _KNOWN.fullmatch(style["shown"]) or re.search(r"['\\\n]", style["shown"]):
            continue
        if meant := _meaning(name, styles):
            found.append(f"p[style-name='{style['shown']}'] => {meant}")
    return "\n".join(found)


def with_levels(data, container):
    """The package with each paragraph that says its own level in the outline styled so."""
    main = zips.part(container, MAIN) if MAIN in container.NameToInfo else b""
    styled = _SETTINGS.sub(_level_as_style, main)
    if styled == main:
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in container.namelist():
            package.writestr(name, styled if name == MAIN else zips.part(container, name))
    return out.getvalue()


def _level_as_style(match):
    style = b'<w:pStyle w:val="%s%s"/>' % (_OWN_LEVEL.encode(), match[1])
    if _STYLE.search(match[0]):
        return _STYLE.sub(style, match[0], count=1)
    return match[0].replace(b"<w:pPr>", b"<w:pPr>" + style, 1)


def _styles(container):
    if "word/styles.xml" not in container.NameToInfo:
        return {}
    try:
        tree = ElementTree.fromstring(zips.part(container, "word/styles.xml"))
    except ElementTree.ParseError:
        return {}
    return {
        style.get(f"{W}styleId", ""): {
            "shown": _value(style, f"{W}name"),
            "parent": _value(style, f"{W}basedOn"),
            "level": _value(style, f"{W}pPr/{W}outlineLvl"),
        }
        for style in tree.iter(f"{W}style")
        if style.get(f"{W}type") == "paragraph"
    }


def _value(style, path):
    found = style.find(path)
    return found.get(f"{W}val", "") if found is not None else ""


def _meaning(name, styles):
    """What the style, or the first it is based on that means something, becomes."""
    for _step in range(8):
        style = styles.get(name)
        if style is None:
            return ""
        if style["level"].isdigit() and int(style["level"]) < DEEPEST:
            return f"h{int(style['level']) + 1}:fresh"
        if found := sign(style["shown"]):
            return _said(found)
        name = style["parent"]
    return ""


def _said(found):
    if found == QUOTE:
        return "blockquote > p:fresh"
    if found == CAPTION:
        return "figcaption:fresh"
    return f"h{min(ord(found) - ord(HEADING), 6)}:fresh"
