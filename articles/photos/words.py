"""What a picture says of itself."""


def said_of(metadata, *names):
    """What a picture says of itself under the first of `names`: IPTC's word before XMP's; or ""."""
    for name in names:
        for part in ("iptc", "xmp"):
            if metadata.get(part, {}).get(name):
                return metadata[part][name]
    return ""
