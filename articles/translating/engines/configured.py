"""The engines that the settings name."""

from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

from django.conf import settings

from articles.translating.engines.base import Config
from articles.translating.engines.models import Anthropic, OpenAI
from articles.translating.engines.services import Azure, DeepL, Google, LibreTranslate

KINDS = {one.kind: one for one in (OpenAI, Anthropic, Google, Azure, DeepL, LibreTranslate)}
FIELDS = ("url", "key", "model", "label", "region", "currency")
NUMBERS = {"timeout": float, "paragraphs": int, "characters": int, "price": str, "limit": str}
AT_HOME = ("localhost", "127.0.0.1", "::1")


def engines():
    """{name: Engine} of what is set rightly; `problems` says what is not."""
    return {
        name: KINDS[given["kind"]](_config(name, given))
        for name, given in _settings().items()
        if not _wrong(name, given)
    }


def problems():
    """What is wrong with the settings, a sentence each."""
    return [reason for name, given in _settings().items() for reason in _wrong(name, given)]


def _settings():
    return getattr(settings, "TRANSLATION_ENGINES", None) or {}


def _wrong(name, given):
    if not isinstance(given, dict) or given.get("kind") not in KINDS:
        return [f"TRANSLATION_ENGINES: “{name}” needs a kind: one of {', '.join(KINDS)}."]
    found, cls = [], KINDS[given["kind"]]
    if len(name) > 40:
        found.append(f"TRANSLATION_ENGINES: “{name}” is longer than 40 characters.")
    unknown = given.keys() - {"kind", *FIELDS, *NUMBERS}
    if unknown:
        found.append(f"TRANSLATION_ENGINES: “{name}” has unknown settings: {sorted(unknown)}.")
    for field, needed in (("key", cls.needs_key), ("model", cls.needs_model), ("url", not cls.url)):
        if needed and not given.get(field):
            found.append(f"TRANSLATION_ENGINES: “{name}” needs a {field}.")
    address = urlsplit(str(given.get("url") or cls.url))
    if address.scheme != "https" and address.hostname not in AT_HOME:
        found.append(f"TRANSLATION_ENGINES: “{name}” needs an address with https://.")
    try:
        _numbers(given)
    except (ValueError, TypeError, InvalidOperation):
        found.append(f"TRANSLATION_ENGINES: “{name}” has a number that is none.")
    return found


def _config(name, given):
    words = {field: str(given[field]) for field in FIELDS if field in given}
    return Config(
        name=name, kind=given["kind"], **{"url": "", "label": name} | words, **_numbers(given)
    )


def _numbers(given):
    found = {field: read(given[field]) for field, read in NUMBERS.items() if field in given}
    return found | {f: Decimal(found[f]) for f in ("price", "limit") if f in found}
