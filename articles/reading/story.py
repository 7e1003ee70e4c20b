"""An edition's words as HTML: its blocks with their marks, drawn as on the desk.

The marks are those that were frozen. A screen reader hears where each starts and ends; one with a
note ends in a small link to its card. With the marks switched off all that is gone (reader.css) and
plain, unbroken words are left.
"""

from dataclasses import replace

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.rendering import READER, Mark, marks_by_block, render_document, render_inner
from articles.text.blocks import Block, Document, Run

# What is marked is said by the link to its card, and need not be said twice.
OPTIONS = replace(READER, start=gettext_lazy("Highlight"))


class Story:
    """The words of one edition's content. `photos`: {photo id as a figure names it: Shown};
    `tools`: from a block to the links that end it, none in a preview."""

    def __init__(self, content, photos=None, tools=None):
        self._document = Document(tuple(map(thawed, content["blocks"])))
        entities = {entity["id"]: entity for entity in content["entities"]}
        self._marks = [_mark(span, entities, content["language"]) for span in content["spans"]]
        self._photos = photos or {}
        self._tools = tools

    @property
    def headline(self):
        return self._inner("headline")

    @property
    def summary(self):
        return self._inner("summary")

    @property
    def body(self):
        options = replace(OPTIONS, photo=self._photo, after=self._tools)
        return render_document(self._document, self._marks, options)

    def _inner(self, block):
        marks = marks_by_block(self._document, self._marks).get(block, ())
        return render_inner(self._document.block(block), marks, OPTIONS)

    def _photo(self, photo_id):
        photo = self._photos.get(photo_id)
        if photo is None:
            return ""
        return format_html('{}<p class="credit">{}</p>', photo.img, photo.credit)


def thawed(block):
    """A Block of a frozen one."""
    runs = tuple(
        Run(text, tuple((name, tuple(map(tuple, pairs))) for name, pairs in tags))
        for text, tags in block["runs"]
    )
    text = "".join(run.text for run in runs)
    return Block(
        block["id"],
        block["kind"],
        text,
        runs,
        block["container"],
        block["group"],
        block["photo"],
    )


def _mark(span, entities, language):
    url = label = ""
    if span["claim"]:
        url, label = f"#claim-{span['claim']}", _("Claim: how it was checked")
    elif entity := entities.get(span["entity"]):
        url = f"#entity-{span['entity']}"
        label = _("Note: %(name)s") % {"name": name_in(entity, language)}
    return Mark(
        id=span["id"],
        start_block=span["start_block"],
        start=span["start"],
        end_block=span["end_block"],
        end=span["end"],
        kind=span["kind"],
        state="approved",
        label=label,
        url=url,
    )


def name_in(entity, language):
    """A frozen entity's name in this language, or in any that has one."""
    names = entity["names"]
    return names.get(language) or next(iter(names.values()), "")
