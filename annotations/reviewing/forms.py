"""What a reviewer sends: a verdict on what was seen, with a reason."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.marking.forms import number
from annotations.models import Annotation
from articles.exceptions import Invalid

# Reasons that are given most often; a person may write any other.
REASONS = (
    gettext_lazy("Not the right entity."),
    gettext_lazy("The words are cut wrongly."),
    gettext_lazy("The kind does not fit."),
    gettext_lazy("The evidence does not bear it out."),
    gettext_lazy("Not needed here."),
)
# The same for a whole text; the reviewer's own words come after it.
RETURN_REASONS = (
    gettext_lazy("A source is missing."),
    gettext_lazy("Ask the person concerned for their side."),
    gettext_lazy("A figure, a date or a name has to be checked."),
    gettext_lazy("The headline says more than the text."),
    gettext_lazy("Too long: shorten it."),
)


def reason_of(request):
    """The ready reason that was chosen and the words that were added, one after the other."""
    parts = [request.POST.get(name, "").strip() for name in ("preset", "reason")]
    return " ".join(part for part in parts if part)


def version_of(request):
    return number(request.POST, "version")


def wordings_of(request):
    """{entity id: number} of what was shown of new entities, each "id:number"."""
    seen = {}
    for sent in request.POST.getlist("wording"):
        pk, _colon, shown = sent.partition(":")
        seen[number({"wording": pk}, "wording")] = number({"wording": shown}, "wording")
    return seen


def items_of(request, text):
    """[(annotation, version)] of the ticked boxes, each "id:version"; all must be of this text."""
    pairs = []
    for sent in request.POST.getlist("item"):
        pk, _colon, version = sent.partition(":")
        pairs.append((number({"item": pk}, "item"), number({"item": version}, "item")))
    if not pairs:
        raise Invalid(_("Tick at least one."))
    found = Annotation.objects.filter(text=text).in_bulk([pk for pk, _version in pairs])
    if len(found) != len({pk for pk, _version in pairs}):
        raise Invalid(_("A mark that you ticked is not in this text. Reload the page."))
    return [(found[pk], version) for pk, version in pairs]
