"""The door to a name's unmarked mentions. Accepting them is the marking room's own act."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.marking.archive import untagged
from annotations.marking.forms import number
from annotations.permissions import entity_for

RECENT = 5  # searches of the archive that are listed


@login_required
@require_safe
def entity_untagged(request, entity_id):
    """Where the entity stands unmarked in articles that this person may see."""
    entity = entity_for(request.user, entity_id)
    before = number(request.GET, "before") if request.GET.get("before") else None
    texts, further = untagged(entity, request.user, before=before)
    context = {"entity": entity, "texts": texts, "further": further}
    context["searches"] = entity.searches.select_related("by")[:RECENT]
    return render(request, "annotations/marking/untagged.html", context)
