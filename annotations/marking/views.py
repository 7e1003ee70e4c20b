"""Doors of the marking room: the workspace, and one for each act."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from annotations.marking import actions, live, suggested
from annotations.marking.answers import done, drawing_of, marked, places_of
from annotations.marking.around import around
from annotations.marking.card import card_of
from annotations.marking.chosen import chosen, chosen_entity
from annotations.marking.forms import MarkForm, PlaceForm, anchors_of, checked, number
from annotations.marking.panel import Filter, Panel
from annotations.marking.words import words
from annotations.marking.workspace import Workspace
from annotations.models import Annotation
from annotations.permissions import annotation_for, sent_id
from annotations.registry.actions import create_entity
from annotations.registry.search import alike
from annotations.suggesting.along import along, told
from articles.exceptions import Conflict, Invalid
from articles.permissions import Permission, locked_text_for, text_for, with_text_and_head


@login_required
@require_safe
def text_mark(request, article_id, language):
    """The workspace: the article with its highlights and everything that is in it."""
    article, text = text_for(request.user, article_id, language, Permission.MARK)
    seen = live.newest(text)  # before the marks are read: what comes between is told again
    workspace = Workspace(article, text)
    context = {
        "article": article,
        "text": text,
        "language": language,
        "workspace": workspace,
        "panel": Panel(workspace, Filter.of(request.GET)),
        "removed": _removed(request, text),
    }
    if request.htmx:
        return _part(request, context)
    context["opened"] = request.GET.get("group", "")
    context["around"] = around(
        workspace.kinds, workspace.known_entities, text.anchored_revision.number
    )
    context |= {"seen": seen, "words": words()}
    return render(request, "annotations/marking/workspace.html", context)


def _part(request, context):
    """A part of the panel, drawn anew: all of it, the mentions of one group, or further groups."""
    group = request.GET.get("group", "")
    if group == "rest":
        context["groups"] = context["panel"].rest()
        return render(request, "annotations/marking/groups.html", context)
    if group:
        context["group"] = context["panel"].group(group)
        return render(request, "annotations/marking/lines.html", context)
    return render(request, "annotations/marking/panel.html", context)


@with_text_and_head
def _text_to_mark(*, entity=None):
    """What one mark needs to know beside its text."""
    return along() | chosen(entity)


@login_required
@require_POST
def annotation_add(request, article_id, language):
    """Mark the selected words, adding the entity to the registry first when it is new."""
    sent = sent_id(request.POST.get("entity", ""))
    with transaction.atomic():
        # Once through the door and locked: the text is read once, with all that one mark needs to
        # know, and so are its blocks' marks.
        article, text = locked_text_for(
            request.user, article_id, language, Permission.MARK, ask=_text_to_mark,
            **({} if sent is None else {"entity": sent}),
        )  # fmt: skip
        told(text)
        form = MarkForm(request.POST, known=chosen_entity(text))
        checked(form)
        [anchor] = form.anchors(text)[:1]
        around = drawing_of(article, text, [(anchor.start_block, anchor.end_block)])
        entity = _entity(form, request.user)
        annotation = actions.mark_held(
            text,
            anchor,
            revision=form.cleaned_data["revision"],
            kind=form.cleaned_data["kind"],
            by=request.user,
            entity=entity,
            added=[entity.pk] if entity and entity != form.cleaned_data["entity"] else [],
            here=around.annotations if around else None,
        )
    if around is not None and all(row.pk != annotation.pk for row in around.annotations):
        around.add(annotation)
    return done(request, article, text, marked(annotation), drawing=around,
                places=places_of(annotation), focus=annotation)  # fmt: skip


@login_required
@require_safe
def annotation_detail(request, annotation_id):
    """One annotation: what it says, its history, and how to change it. A fragment for htmx."""
    annotation = annotation_for(request.user, annotation_id, Permission.READ)
    context = card_of(annotation, request.user)
    name = "card" if request.htmx else "annotation"
    return render(request, f"annotations/marking/{name}.html", context)


@login_required
@require_POST
def annotation_edit(request, annotation_id):
    """Another kind, another entity, other words."""
    annotation = annotation_for(request.user, annotation_id, Permission.MARK)
    before = places_of(annotation)
    with transaction.atomic():
        annotation = actions.edit(
            annotation, version=_version(request), by=request.user, **_changes(request)
        )
    places = before + places_of(annotation)
    return _answer(request, annotation, marked(annotation), places=places, focus=annotation)


@login_required
@require_POST
def annotation_remove(request, annotation_id):
    annotation = annotation_for(request.user, annotation_id, Permission.MARK)
    annotation = actions.remove(annotation, version=_version(request), by=request.user)
    message = _("The mark on “%(words)s” is removed.") % {"words": annotation.exact[:60]}
    return _answer(request, annotation, message, places=places_of(annotation), removed=annotation)


@login_required
@require_POST
def annotation_restore(request, annotation_id):
    """Undo a removal."""
    annotation = annotation_for(request.user, annotation_id, Permission.MARK)
    annotation = actions.restore(annotation, version=_version(request), by=request.user)
    return _answer(
        request, annotation, marked(annotation), places=places_of(annotation), focus=annotation
    )


@login_required
@require_POST
def annotation_resolve(request, annotation_id):
    """Put a lost mark where a person says: at one of its candidates, or at words typed."""
    annotation = annotation_for(request.user, annotation_id, Permission.MARK)
    text = annotation.text
    form = PlaceForm(request.POST)
    checked(form)
    [anchor] = form.anchors(text)[:1]
    annotation = actions.resolve(
        annotation,
        anchor,
        version=_version(request),
        revision=form.cleaned_data["revision"],
        by=request.user,
    )
    return _answer(
        request, annotation, marked(annotation), places=places_of(annotation), focus=annotation
    )


@login_required
@require_POST
def suggestions_accept(request, article_id, language):
    """The suggestions named by `key`; or all of one `kind`, `like` one, or `above` a share."""
    article, text = text_for(request.user, article_id, language, Permission.MARK)
    keys = request.POST.getlist("key") or _keys(request, text)
    annotations = suggested.accept(text, keys, revision=_revision(request), by=request.user)
    message = ngettext(
        "%(count)d suggestion is now a mark that waits for review.",
        "%(count)d suggestions are now marks that wait for review.",
        len(annotations),
    ) % {"count": len(annotations)}
    return done(
        request, article, text, message, places=places_of(*annotations), focus=annotations[0]
    )


@login_required
@require_POST
def suggestions_dismiss(request, article_id, language):
    article, text = text_for(request.user, article_id, language, Permission.MARK)
    keys = request.POST.getlist("key") or _keys(request, text)
    refused = suggested.dismiss(text, keys, revision=_revision(request), by=request.user)
    message = _("“%(words)s” is not suggested again.") % {"words": refused[0].found.exact[:60]}
    places = [(one.found.block, one.found.block) for one in refused]
    return done(request, article, text, message, places=places)


def _keys(request, text):
    """Of the suggestions that the form asks for together. Invalid when there are none."""
    wanted = {name: request.POST.get(name, "") for name in ("kind", "like")}
    above = number(request.POST, "above") if request.POST.get("above") else 0
    keys = suggested.keys_of(text, above=above, **wanted) if any([above, *wanted.values()]) else []
    if above and not keys:
        raise Invalid(
            _("No source's earlier suggestions were approved that often. Accept them one by one.")
        )
    return keys


def _answer(request, annotation, message, **what):
    return done(request, annotation.text.article, annotation.text, message, **what)


def _entity(form, user):
    """The entity chosen, or a new one; an entity much like it is shown before it is made twice."""
    names = form.new_names
    if form.cleaned_data["entity"] or not names:
        return form.cleaned_data["entity"]
    kind = form.cleaned_data["kind"]
    if not form.cleaned_data["different"]:
        twins = alike(names.values(), kind=kind.key)
        if twins:
            raise Conflict(
                _("The registry has %(names)s. Choose it, or say that yours is a different one.")
                % {"names": ", ".join(f"“{twin}”" for twin in twins)},
                theirs=[twin.pk for twin in twins],
            )
    return create_entity(kind, by=user, **names)


def _changes(request):
    """The keyword arguments for `actions.edit` that were sent."""
    changes = {}
    if request.POST.get("kind"):
        data = request.POST.copy()
        data["revision"] = data.get("revision") or "0"
        form = MarkForm(data)
        checked(form)
        changes["kind"] = form.cleaned_data["kind"]
        entity = _entity(form, request.user)
        if entity is not None:
            changes["entity"] = entity
    if request.POST.get("spans"):
        changes["anchor"] = anchors_of(request.POST["spans"])[0]
        changes["revision"] = _revision(request)
    if not changes:
        raise Invalid(_("Nothing to change was sent."))
    return changes


def _version(request):
    return number(request.POST, "version")


def _revision(request):
    return number(request.POST, "revision")


def _removed(request, text):
    """The mark that this person has just removed, to be brought back."""
    pk = sent_id(request.GET.get("removed", ""))
    return None if pk is None else get_object_or_404(Annotation, pk=pk, text=text)
