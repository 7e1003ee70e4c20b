"""A spaCy pipeline that finds names, where both spaCy and the pipeline are installed; offline."""

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.suggesting.edges import stands_alone
from annotations.suggesting.models.noanswer import NoAnswer

KINDS = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "event",
    "LAW": "law",
    "PRODUCT": "product",
}

# English pipelines take the article for a part of the name.
_ARTICLE = re.compile(r"\A\s*(?:[Tt]he\s+)?")


class SpacyNames:
    """`settings.SUGGESTING_SPACY` names the pipeline of each language: a package or a folder."""

    name = "spacy"
    title = gettext_lazy("spaCy")
    outside = False

    def available(self, language):
        pipeline = settings.SUGGESTING_SPACY.get(language)
        return bool(pipeline) and _is_here(pipeline)

    def ask(self, texts, language):
        nlp = _pipeline(settings.SUGGESTING_SPACY[language])
        return [list(_names(doc)) for doc in nlp.pipe(texts)]


def _names(doc):
    for one in doc.ents:
        start, end = one.start_char, one.end_char
        words = doc.text[start:end]
        start += len(words) - len(_ARTICLE.sub("", words))
        end -= len(words) - len(words.rstrip())
        kind = KINDS.get(one.label_)
        if kind and end - start > 1 and stands_alone(doc.text, start, end):
            yield start, end, kind


@lru_cache(maxsize=8)
def _is_here(pipeline):
    """Looked for and not loaded: that takes seconds, and nobody may ever ask."""
    here = Path(pipeline).is_dir() if "/" in pipeline else find_spec(pipeline) is not None
    return here and find_spec("spacy") is not None


@lru_cache(maxsize=4)
def _pipeline(name):
    import spacy

    try:
        return spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        raise NoAnswer(
            _("spaCy could not load “%(name)s”. Tell whoever runs the server: %(error)s")
            % {"name": name, "error": str(error)[:200]}
        ) from error
