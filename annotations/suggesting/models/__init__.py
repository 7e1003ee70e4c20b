"""Models that are asked for names when a person says so: texts of blocks in, names in them out.

A small class each and one list of them. Each has `name`, `title` (for the page), `outside` (whether
the words leave the house), `available(language)`, and `ask(texts, language)`, which gives for each
text [(start, end, kind key)] in code points, or raises NoAnswer in words.
"""

from annotations.suggesting.models.chat import Anthropic, OpenAI
from annotations.suggesting.models.noanswer import NoAnswer
from annotations.suggesting.models.spacy_names import SpacyNames
from annotations.suggesting.models.thai_crf import ThaiCrf

MODELS = (ThaiCrf(), SpacyNames(), OpenAI(), Anthropic())

__all__ = ["MODELS", "NoAnswer", "available_models", "model_named"]


def available_models(language):
    return [model for model in MODELS if model.available(language)]


def model_named(name, language):
    """The Model of that name, or None where there is none or it cannot be asked."""
    return next((model for model in available_models(language) if model.name == name), None)
