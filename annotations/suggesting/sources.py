"""Where suggestions come from: one small class each, and one list of them."""

from django.utils.translation import gettext_lazy as _

from annotations.suggesting import put_up
from annotations.suggesting.found import Found
from annotations.suggesting.gazetteer import gazetteer
from annotations.suggesting.models import MODELS
from annotations.suggesting.patterns import Acronyms, RankedNames
from articles.text.values import Kind as ValueKind
from articles.text.values import find


class RegistryNames:
    """Names and aliases of the registry, in any language."""

    name = "registry"
    gives_way = False

    def find(self, document, language, version):
        """Found values of every block; a name that several entities bear is found for each."""
        table = gazetteer(version)
        for block in document.blocks:
            for hit in table.hits(block.text):
                for entity_id, kind in hit.entities:
                    yield Found(
                        block.id,
                        hit.start,
                        hit.end,
                        block.text[hit.start : hit.end],
                        kind,
                        self.name,
                        entity_id=entity_id,
                    )


# Which kind of annotation a value becomes; what is missing here is not suggested.
KIND_OF_VALUE = {
    ValueKind.MONEY: "money",
    ValueKind.DATE: "date",
    ValueKind.TIME: "date",
    ValueKind.DURATION: "date",
    ValueKind.PERCENTAGE: "quantity",
    ValueKind.AGE: "quantity",
    ValueKind.COUNT: "quantity",
    ValueKind.QUANTITY: "quantity",
    ValueKind.NUMBER: "quantity",
    ValueKind.RANK: "role",
}


class Values:
    """Numbers, money, dates and ranks, with what they mean."""

    name = "values"
    gives_way = False

    def find(self, document, language, version):
        for block in document.blocks:
            for value in find(block.text, language):
                kind = KIND_OF_VALUE.get(value.kind)
                if kind and not value.weak and not _bare_word(value):
                    yield Found(
                        block.id,
                        value.start,
                        value.end,
                        value.text,
                        kind,
                        self.name,
                        value=value_body(value),
                    )


def _bare_word(value):
    """A number written out ("two nations") says little by itself; with a unit it says what."""
    return value.kind == ValueKind.NUMBER and not any(map(str.isdigit, value.text))


def value_body(value):
    """A Value as the JSON that an annotation keeps: {"means": "over 700000 THB", …}."""
    return {"type": str(value.kind), "means": str(value.value)}


# `gives_way`: what an earlier source found at the same place is not put up twice.
SOURCES = (RegistryNames(), Acronyms(), RankedNames(), Values())
SOURCE_NAMES = {
    "registry": _("from the registry"),
    put_up.SOURCE: _("put up by a search of the archive"),
    "acronym": _("an acronym after its name"),
    "rank": _("a name after a rank or title"),
    "values": _("a value in the text"),
    **{model.name: model.title for model in MODELS},
}
