"""One row of the translator's page: what its template shows, prepared."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from articles.models import Alignment
from articles.text.inline import link as safe_link
from articles.translating.alignment import HEAD, State
from articles.translating.drafts import words_of

KIND_NAMES = {
    "headline": _("Headline"),
    "summary": _("Summary"),
    "p": _("Paragraph"),
    "h2": _("Heading"),
    "h3": _("Heading"),
    "li": _("List item"),
    "quote": _("Quotation"),
    "figcaption": _("Caption"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of the source with its highlights."""

    kind: str
    html: str


@dataclass(frozen=True)
class Line:
    """One row of the page."""

    standing: object
    number: int
    pieces: tuple[Piece, ...]
    terms: tuple
    links: tuple[str, ...]
    findings: tuple
    workspace: object

    @property
    def row(self):
        return self.standing.row

    @property
    def key(self):
        return self.row.key

    @property
    def state(self):
        return self.standing.state

    @property
    def kind(self):
        return self.row.kind

    @property
    def name(self):
        return KIND_NAMES[self.row.kind]

    @property
    def html(self):
        """What the field begins with: plain words in a headline, else a paragraph a block."""
        if self.kind in HEAD:
            return self.row.target_text
        return "".join(f"<p>{block.html}</p>" for block in self.row.target)

    @property
    def draft(self):
        """The person's own ParagraphDraft, or None: none either where it says what is saved."""
        draft = self.workspace.typing.own.get(self.key)
        return draft if draft and self.draft_html != self.html else None

    @property
    def draft_html(self):
        return words_of(self.workspace.typing.own[self.key], plain=self.is_plain)

    @property
    def typing(self):
        """The unsaved words of others: who, and since when."""
        return self.workspace.typing.others.get(self.key, ())

    @property
    def is_plain(self):
        return self.kind in HEAD

    @property
    def is_merged(self):
        return len(self.row.source) > 1

    @property
    def is_cut(self):
        return self.state == State.CUT

    @property
    def may_split(self):
        return self.kind in ("p", "li", "quote")

    @property
    def rows_high(self):
        return max(2, len(self.row.source_text) // 45)

    @property
    def may_be_confirmed(self):
        done = self.state == State.TRANSLATED
        return bool(self.row.source) and bool(self.row.target_text) and not done

    @property
    def alignment(self):
        return self.row.alignment

    @property
    def open_findings(self):
        return [one for one in self.findings if one.is_open]

    @property
    def waived(self):
        return [one for one in self.findings if not one.is_open]

    @property
    def confidence(self):
        """How sure a pair is that nobody has confirmed, in per cent; None for all others."""
        return int(self.alignment.confidence * 100) if self.state == State.PAIRED else None

    @property
    def is_moved(self):
        return self.alignment is not None and self.alignment.kind == Alignment.Kind.MOVED

    @property
    def names(self):
        """Names and links that it needs, as safe HTML; "" where there are none."""
        if not (self.terms or self.links):
            return ""
        context = {"line": self, "target": self.workspace.text.language}
        return render_to_string("articles/translating/names.html", context)

    @property
    def foot(self):
        return self.workspace.feet.foot(self)

    @property
    def url(self):
        """Where the row is saved; an act on it has its name added."""
        return f"{self.workspace.url}paragraphs/{self.key}/"


def links_of(blocks):
    """The addresses that the source links to, each once."""
    found = {}
    for block in blocks:
        for run in block.runs:
            for name, attributes in run.tags:
                if name == "a" and safe_link(dict(attributes)["href"]):
                    found[dict(attributes)["href"]] = True
    return tuple(found)
