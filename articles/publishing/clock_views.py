"""The door by which an editor says that a clock which jumped is right."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import timekeeping
from articles.exceptions import NewsroomError
from articles.permissions import Permission, require


@login_required
@require_POST
def clock_confirm(request):
    require(request.user, Permission.PUBLISH)
    try:
        timekeeping.confirm(by=request.user)
    except NewsroomError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Releases follow the server's clock again."))
    return redirect("publishing_list")
