"""What a photo says of itself: IPTC, XMP and the harmless part of EXIF; and whether that is whole."""

import re
from html import unescape

from PIL import ExifTags, IptcImagePlugin

from articles.converting.problem import Unreadable

# IPTC's record 2: data set -> the name it is shown by
IPTC = {
    5: "title", 15: "category", 25: "keywords", 40: "instructions", 55: "created_on", 60: "created_at",
    80: "creator", 85: "creator_title", 90: "city", 92: "place", 95: "state", 101: "country",
    105: "headline", 110: "credit", 115: "source", 116: "copyright", 118: "contact", 120: "caption",
    122: "caption_writer",
}  # fmt: skip
XMP = {
    "dc:title": "title", "dc:description": "caption", "dc:creator": "creator", "dc:rights": "copyright",
    "dc:subject": "keywords", "photoshop:Credit": "credit", "photoshop:Headline": "headline",
    "photoshop:Source": "source", "photoshop:City": "city", "photoshop:Country": "country",
    "photoshop:Instructions": "instructions", "photoshop:DateCreated": "created_on",
    "photoshop:CaptionWriter": "caption_writer", "xmpRights:UsageTerms": "usage_terms",
    "Iptc4xmpCore:AltTextAccessibility": "alt", "Iptc4xmpCore:ExtDescrAccessibility": "description",
    "Iptc4xmpCore:Location": "place", "Iptc4xmpExt:DigitalSourceType": "digital_source_type",
}  # fmt: skip
EXIF = {
    ExifTags.Base.Make: "camera_make", ExifTags.Base.Model: "camera_model",
    ExifTags.Base.DateTime: "changed_at", ExifTags.Base.Artist: "creator",
    ExifTags.Base.Copyright: "copyright", ExifTags.Base.ImageDescription: "caption",
}  # fmt: skip
LONGEST = 4000  # code points of one value
_ITEMS = re.compile(r"<rdf:li\b[^>]*>(.*?)</rdf:li>", re.DOTALL)
_TAGS = re.compile(r"<[^>]+>")


def described(image):
    """{"iptc": {…}, "xmp": {…}, "exif": {…}, "place_removed": bool}, all of it words."""
    exif = image.getexif()
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    return {
        "iptc": _iptc(image),
        "xmp": _xmp(_xmp_packet(image)),
        "exif": {name: _words(exif[tag]) for tag, name in EXIF.items() if tag in exif},
        "place_removed": bool(place),
    }


def refuse_damaged(image):
    """Raise Unreadable where the metadata breaks off or contradicts itself.

    Such a file was cut, or changed by something that could not write it: nobody can tell what of
    its credit is lost.
    """
    raw = image.info.get("exif", b"")
    exif = image.getexif()
    if len(raw) > 14 and not len(exif):
        raise Unreadable("metadata-damaged")
    for tag in (ExifTags.Base.XResolution, ExifTags.Base.YResolution):
        if (
            tag in exif
            and not isinstance(exif[tag], int | float)
            and not hasattr(exif[tag], "numerator")
        ):
            raise Unreadable("metadata-damaged")
    for name, data in getattr(image, "applist", ()):
        if name == "APP13" and data.startswith(b"Photoshop 3.0\x00"):
            _walk(data[14:])


def _walk(data):
    """Follow Photoshop's blocks to their end."""
    at = 0
    while data[at : at + 4] == b"8BIM":
        name = data[at + 6] if at + 6 < len(data) else 0
        start = at + 7 + name
        start += (start - at) % 2
        size = int.from_bytes(data[start : start + 4], "big")
        at = start + 4 + size
        if start + 4 > len(data) or at > len(data):
            raise Unreadable("metadata-damaged")
        at += size % 2
    if data[at:].strip(b"\x00"):
        raise Unreadable("metadata-damaged")


def _iptc(image):
    found = IptcImagePlugin.getiptcinfo(image) or {}
    named = {}
    for (record, number), value in found.items():
        if record == 2 and number in IPTC:
            named[IPTC[number]] = _words(value)
    return named


def _xmp_packet(image):
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return packet.decode("utf-8", "replace") if isinstance(packet, bytes) else packet


def _xmp(packet):
    """The named values, by pattern: no XML parser sees what strangers wrote."""
    named = {}
    for tag, name in XMP.items():
        if match := re.search(rf"<{tag}\b[^>]*>(.*?)</{tag}>", packet, re.DOTALL):
            values = _ITEMS.findall(match[1]) or [match[1]]
        elif match := re.search(rf'\b{tag}="([^"]*)"', packet):
            values = [match[1]]
        else:
            continue
        words = ", ".join(_words(_TAGS.sub("", value)) for value in values)
        if words:
            named[name] = unescape(words)[:LONGEST]
    return named


def _words(value):
    if isinstance(value, list | tuple):
        return ", ".join(_words(each) for each in value)[:LONGEST]
    if isinstance(value, bytes):
        for codec in ("utf-8", "cp874", "latin-1"):
            try:
                value = value.decode(codec)
                break
            except UnicodeDecodeError:
                continue
    return "".join(c for c in str(value) if c.isprintable() or c == "\n").strip()[:LONGEST]
