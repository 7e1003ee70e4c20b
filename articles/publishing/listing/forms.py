"""What an editor enters about a listing; the order itself is read by `sent_order`."""

from crispy_forms.layout import Layout
from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import Listing
from articles.publishing.forms import ActForm
from articles.publishing.listing.actions import LANGUAGES

TITLE = "title_"
HUGE = 400  # stories that a page could send
STEPS = {"up": -1, "down": 1}


class ListingForm(ActForm):
    """Which languages it is for; a package's heading in each."""

    name = "listing"
    seen = forms.CharField(widget=forms.HiddenInput, max_length=200)
    language = forms.ChoiceField(
        label=_("Readers of"),
        required=False,
        choices=[("", _("both languages")), *LANGUAGES.items()],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        if kind != Listing.Kind.PACKAGE:
            return
        for code, name in LANGUAGES.items():
            self.fields[TITLE + code] = forms.CharField(
                label=format_html("{} ({})", _("Heading of the package"), name),
                required=False,
                max_length=120,
                widget=forms.TextInput(attrs={"lang": code}),
            )
        self.fields["on_front"] = forms.BooleanField(
            label=_("Show it on the front page too"), required=False
        )

    @property
    def order_options(self):
        """What `actions.put_in_order` takes beside the order."""
        data = self.cleaned_data
        return {
            "language": data["language"],
            "titles": {code: data.get(TITLE + code, "") for code in LANGUAGES},
            "on_front": data.get("on_front", True),
            "seen": data["seen"],
            "once": data["once"],
        }

    def layout(self):
        titles = [key for key in self.fields if key.startswith(TITLE)]
        front = ["on_front"] if "on_front" in self.fields else []
        return Layout("once", "seen", *titles, "language", *front)


def sent_order(data):
    """The numbers of the stories as the page has them, after the button that was pressed: `move`
    ("up:12"), `drop` or `add` (a number)."""
    order = list(dict.fromkeys(map(_number, data.getlist("article")[:HUGE])))
    step, _mark, number = data.get("move", "").partition(":")
    if step in STEPS and _number(number) in order:
        _step(order, _number(number), STEPS[step])
    if (gone := _number(data.get("drop", ""))) in order:
        order.remove(gone)
    if (new := _number(data.get("add", ""))) and new not in order:
        order.append(new)
    return [number for number in order if number]


def _step(order, number, by):
    place = order.index(number)
    order.remove(number)
    order.insert(max(place + by, 0), number)


def _number(words):
    words = str(words)
    return int(words) if words.isascii() and words.isdigit() and len(words) < 12 else 0
