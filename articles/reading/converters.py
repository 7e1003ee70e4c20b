"""Parts of readers' addresses."""

from django.conf import settings
from django.urls.converters import IntConverter, StringConverter


class ContentLanguage(StringConverter):
    """A language that articles are written in; any other address is not there."""

    regex = "|".join(code for code, _name in settings.CONTENT_LANGUAGES)


class Words(StringConverter):
    """A slug in any script: whatever stands between two slashes."""

    regex = "[^/]+"


class Digest(StringConverter):
    """The stem of a rendition's name: hexadecimal digits."""

    regex = "[0-9a-f]{32}"


class Rendition(StringConverter):
    """The ending of a rendition's name."""

    regex = "webp|avif|jpg"


class FeedForm(StringConverter):
    regex = "rss|atom|json"


class Number(IntConverter):
    """A row's number that the database can hold: a longer one is an address that leads nowhere."""

    regex = "[0-9]{1,9}"
