"""The editor's doors: see everything in the way, then publish, correct, withdraw, restore."""

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.models import ArticleText, ClockMark, Edition, NameCorrection, Outbox, Release
from articles.permissions import Permission, article_for, require
from articles.publishing import actions, forms
from articles.publishing.board import Board
from articles.publishing.missed import missed
from articles.publishing.page import answered

LISTED = 30  # rows of each list of the overview


@login_required
@require_http_methods(["GET", "POST"])
def publish(request, article_id):
    article = article_for(request.user, article_id, Permission.PUBLISH)
    board = Board(article)
    form = forms.PublishForm(request.POST or None, board=board)

    def act():
        data = form.cleaned_data
        actions.publish(
            article,
            data["languages"],
            by=request.user,
            at=data["at"],
            kind=data.get("kind"),
            notes=form.notes,
            seen=data["seen"],
            once=data["once"],
        )
        return _("It is scheduled.") if data["at"] else _("It is published.")

    return answered(request, article, board, form, act)


@login_required
@require_POST
def withdraw(request, article_id):
    article = article_for(request.user, article_id, Permission.PUBLISH)
    board = Board(article)
    form = forms.WithdrawForm(request.POST, board=board)

    def act():
        data = form.cleaned_data
        actions.withdraw(
            article,
            data["languages"],
            by=request.user,
            reason=data["reason"],
            public_reasons=form.public_reasons,
            once=data["once"],
        )
        return _("It is withdrawn: readers no longer see it.")

    return answered(request, article, board, form, act)


@login_required
@require_POST
def restore(request, article_id):
    return _simple(
        request, article_id, forms.RestoreForm, actions.restore, _("Readers see it again.")
    )


@login_required
@require_POST
def embargo(request, article_id):
    return _simple(
        request, article_id, forms.EmbargoForm, actions.embargo, _("The embargo is set.")
    )


@login_required
@require_POST
def lift_embargo(request, article_id):
    return _simple(
        request, article_id, forms.LiftForm, actions.lift_embargo, _("The embargo is lifted.")
    )


@login_required
@require_POST
def reschedule(request, article_id, release_id):
    article, release = _release_for(request.user, article_id, release_id)
    board = Board(article)
    form = forms.RescheduleForm(
        request.POST, language=release.language, together=board.has_twin(release)
    )

    def act():
        data = form.cleaned_data
        together = form.is_together
        actions.reschedule(
            release, data["at"], by=request.user, together=together, once=data["once"]
        )
        return _("It is moved to another time.")

    return answered(request, article, board, form, act)


@login_required
@require_POST
def plan_again(request, article_id, release_id):
    article, release = _release_for(request.user, article_id, release_id)
    form = forms.PlanAgainForm(request.POST, language=release.language)

    def act():
        data = form.cleaned_data
        actions.plan_again(release, at=data["at"], by=request.user, once=data["once"])
        return _("It is scheduled.") if data["at"] else _("It is published.")

    return answered(request, article, Board(article), form, act)


@login_required
@require_POST
def cancel(request, article_id, release_id):
    article, release = _release_for(request.user, article_id, release_id)
    board = Board(article)
    form = forms.CancelForm(
        request.POST, language=release.language, together=board.has_twin(release)
    )

    def act():
        once = form.cleaned_data["once"]
        actions.cancel(release, by=request.user, together=form.is_together, once=once)
        return _("The schedule is cancelled.")

    return answered(request, article, board, form, act)


@login_required
@require_safe
def overview(request):
    """What an editor has to know: ready, scheduled, missed, withdrawn, published."""
    require(request.user, Permission.PUBLISH)
    releases = Release.objects.select_related("article", "edition", "by").order_by("at")
    live = Edition.objects.live().defer("content").select_related("article")
    ready = (
        ArticleText.objects.filter(to_publish=True, article__spiked_at=None)
        .select_related("article")
        .order_by("-article__updated_at")
    )
    later = releases.filter(
        article=OuterRef("article"),
        language=OuterRef("language"),
        kind__in=["withdraw", "restore"],
        pk__gt=OuterRef("pk"),
    )
    context = {
        "ready": ready[:LISTED],
        "scheduled": Release.objects.pending().select_related("article", "edition", "by")[:LISTED],
        "missed": missed(LISTED),
        "withdrawn": releases.filter(kind="withdraw").exclude(Exists(later))[:LISTED],
        "clocks": ClockMark.objects.exclude(jumped_to=None),
        "names": NameCorrection.objects.filter(done_at=None, refused_at=None).select_related(
            "first"
        ),
        "failing": Outbox.objects.failing().count(),
        "published": live.newest_first()[:LISTED],
    }
    return render(request, "articles/publishing/overview.html", context)


def _simple(request, article_id, form_class, action, done):
    """A verb that takes exactly what its form asks for."""
    article = article_for(request.user, article_id, Permission.PUBLISH)
    board = Board(article)
    form = form_class(request.POST, board=board)

    def act():
        action(article, by=request.user, **form.cleaned_data)
        return done

    return answered(request, article, board, form, act)


def _release_for(user, article_id, release_id):
    article = article_for(user, article_id, Permission.PUBLISH)
    release = get_object_or_404(Release, pk=release_id, article=article, kind="publish")
    return article, release
