"""The doors of correcting a name: look at every place and ask; look, and countersign."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.models import Entity
from annotations.permissions import entity_for
from articles.exceptions import NewsroomError
from articles.models import NameCorrection
from articles.permissions import Permission, article_for, require
from articles.publishing.naming import actions
from articles.publishing.naming.forms import AskForm, PairsForm
from articles.publishing.naming.notes import preset
from articles.publishing.naming.outcome import changed_languages, outcomes
from articles.publishing.naming.plan import Plan, articles_naming, group
from articles.text.diff import word_diff

OFFERED = 30  # names of the article that are offered to choose from


@dataclass(frozen=True, slots=True)
class Change:
    """A field that becomes different: what it is, and [(op, words)] from before to after."""

    label: str
    language: str
    parts: list


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def article_name(request, article_id):
    """From an article: its own texts, photos and claims, and what it quotes of the registry."""
    article = article_for(request.user, article_id, Permission.PUBLISH)
    named = Entity.objects.filter(annotations__text__article=article, merged_into=None).distinct()
    entity = named.filter(pk=_number(request.GET.get("entity"))).first()
    context = {"article": article, "named": named.order_by("pk")[:OFFERED]}
    return _answered(request, [article], entity, context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def entity_name(request, entity_id):
    """From the registry: every article that names the entity."""
    require(request.user, Permission.PUBLISH)
    entity = entity_for(request.user, entity_id)
    return _answered(request, articles_naming(entity), entity, {"entity": entity})


@login_required
@require_safe
def name_correction(request, correction_id):
    """What was asked for, place by place, for whoever may countersign it."""
    return _shown(request, _correction_for(request.user, correction_id))


@login_required
@require_POST
def name_countersign(request, correction_id):
    correction = _correction_for(request.user, correction_id)
    try:
        editions = actions.carry_out(correction, by=request.user)
    except NewsroomError as error:
        return _shown(request, correction, error)
    done = _("The name is right now. Corrected editions: %(count)d.") % {"count": len(editions)}
    messages.success(request, done)
    return redirect("name_correction", correction.pk)


@login_required
@require_POST
def name_refuse(request, correction_id):
    correction = _correction_for(request.user, correction_id)
    try:
        actions.refuse(correction, by=request.user, reason=request.POST.get("reason", ""))
    except NewsroomError as error:
        return _shown(request, correction, error)
    messages.success(request, _("Nothing is corrected, and nothing will be."))
    return redirect("name_correction", correction.pk)


def _answered(request, articles, entity, context):
    data = request.POST if request.method == "POST" else request.GET
    sent = any(key.startswith("right_") for key in data)
    form = PairsForm(data if sent else None, entity=entity)
    plan = Plan(form.pairs, articles, entity) if sent and form.is_valid() else None
    ask_form = AskForm(
        request.POST if request.method == "POST" else None,
        notes=preset(plan.pairs) if plan else None,
    )
    context |= {"form": form, "ask": ask_form, "plan": plan, "reasons": [], "entity": entity}
    status = 200
    if plan and request.method == "POST" and ask_form.is_valid():
        try:
            made = _ask(request, plan, ask_form, context.get("article"))
        except NewsroomError as error:
            context["reasons"], status = error.reasons, error.status
        else:
            messages.success(request, _("It waits for another person's countersign."))
            return redirect("name_correction", made.pk)
    elif request.method == "POST":
        status = 400
    if plan:
        context["groups"] = _groups(plan, request)
    return render(request, "articles/publishing/name.html", context, status=status)


def _ask(request, plan, form, article):
    return actions.ask(
        plan,
        request.POST.getlist("place"),
        by=request.user,
        seen=request.POST.get("seen", ""),
        article=article,
        old_name=form.cleaned_data["old_name"],
        notes=form.notes,
    )


def _groups(plan, request):
    """[(Article or None, heading, [(Field, places)], [Outcome])]; places carry `ticked`."""
    sent = request.POST.getlist("place") if request.method == "POST" else None
    groups = []
    for article, name, fields in plan.by_article:
        rows = []
        for field in fields:
            places = field.places
            for place in places:
                ticked = plan.is_sure(field, place) if sent is None else place["key"] in sent
                place["ticked"] = ticked
            rows.append((field, places))
        # As if all of it were ticked: what might stand in the way is seen before anything is asked.
        changed = changed_languages([field.told(()) for field in fields])
        heading = str(article) if article else headings()[name]
        groups.append((article, heading, rows, outcomes(article, changed) if article else []))
    return groups


def headings():
    """{group of what belongs to no article: its heading}."""
    return {
        "registry": _("The registry"),
        "packages": _("Packages"),
        "glossary": _("Glossary"),
        "memory": _("The translation memory"),
    }


def _correction_for(user, correction_id):
    require(user, Permission.APPROVE_MARK)
    rows = NameCorrection.objects.select_related("first", "second", "article")
    return get_object_or_404(rows, pk=correction_id)


def _shown(request, correction, error=None):
    correction.refresh_from_db()
    articles = {one.pk: one for one in correction.articles.order_by("pk")}
    groups = {}
    for one in correction.fields:
        if one["before"] != one["after"]:
            parts = word_diff(one["before"], one["after"])
            change = Change(one["label"], one["language"], parts)
            key = (one["article"], "" if one["article"] else group(one["key"]))
            groups.setdefault(key, []).append(change)
    then, now = getattr(error, "mine", None) or [], getattr(error, "theirs", None) or []
    differing = [
        (one["label"], one["language"], stood, stands)
        for (one, stood), (_one, stands) in zip(then, now, strict=True)
    ]
    context = {
        "correction": correction,
        "groups": [
            (articles.get(pk), headings().get(name), changes)
            for (pk, name), changes in groups.items()
        ],
        "reasons": error.reasons if error else [],
        "differing": differing,
        "own": correction.first_id == request.user.pk,
    }
    status = error.status if error else 200
    return render(request, "articles/publishing/name_correction.html", context, status=status)


def _number(given):
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 19 else 0
