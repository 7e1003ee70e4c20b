"""One word for the code and the settings that draw pages: pages of another version are not ours."""

import hashlib

from django.conf import settings

DRAWING = ("articles", "annotations", "newsdesk", "templates")
KINDS = {".py", ".html", ".xml", ".mo"}
SETTINGS = ("TIME_ZONE", "STATIC_URL", "CONTENT_LANGUAGES")  # and every NEWSROOM_…


def of_code():
    """Sixteen hexadecimal digits, from the files' sizes and times and from the settings."""
    names = [*SETTINGS, *(name for name in sorted(dir(settings)) if name.startswith("NEWSROOM_"))]
    digest = hashlib.sha256(repr([getattr(settings, name) for name in names]).encode())
    files = [path for name in DRAWING for path in (settings.BASE_DIR / name).rglob("*")]
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    for path in sorted([*files, manifest]):
        if path == manifest or path.suffix in KINDS:
            digest.update(repr((str(path), _stamp(path))).encode())
    return digest.hexdigest()[:16]


def _stamp(path):
    if not path.exists():
        return None
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns
