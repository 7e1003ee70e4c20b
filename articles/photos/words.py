"""What a picture says of itself."""

from django.utils.translation import gettext_lazy as _

# The names that articles.converting.photo_metadata gives, as the desk shows them
NAMES = {
    "title": _("name of the picture"),
    "caption": _("caption"),
    "caption_writer": _("who wrote the caption"),
    "headline": _("headline"),
    "keywords": _("keywords"),
    "category": _("category"),
    "instructions": _("instructions"),
    "created_on": _("taken on"),
    "created_at": _("taken at"),
    "changed_at": _("changed at"),
    "creator": _("photographer"),
    "creator_title": _("the photographer's position"),
    "city": _("city"),
    "place": _("exact place"),
    "state": _("state or province"),
    "country": _("country"),
    "credit": _("credit"),
    "source": _("comes from"),
    "copyright": _("copyright"),
    "contact": _("contact"),
    "usage_terms": _("terms of use"),
    "alt": _("alternative text"),
    "description": _("description"),
    "digital_source_type": _("how it was made"),
    "camera_make": _("make of the camera"),
    "camera_model": _("model of the camera"),
}


def said_of(metadata, *names):
    """What a picture says of itself under the first of `names`: IPTC's word before XMP's; or ""."""
    for name in names:
        for part in ("iptc", "xmp"):
            if metadata.get(part, {}).get(name):
                return metadata[part][name]
    return ""
