"""The form of a claim: a page by itself, or a fragment for the dialog of the workspace."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.bodies import standing_evidence
from annotations.marking import claims
from annotations.marking.answers import done, marked, places_of, wants_json
from annotations.marking.card import entities_of
from annotations.marking.forms import ClaimForm, EvidenceFormSet, checked, evidence_of, number
from annotations.permissions import annotation_for
from articles.exceptions import NewsroomError
from articles.permissions import Permission, text_for


@login_required
@require_http_methods(["GET", "POST"])
def claim_new(request, article_id, language):
    """Note a claim made by the selected words."""
    article, text = text_for(request.user, article_id, language, Permission.MARK)
    data = request.POST if request.method == "POST" else None
    initial = {"revision": text.anchored_revision.number, "occurrence": 1}
    initial["words"] = request.GET.get("words", "")[:2000]
    initial[f"statement_{language}"] = initial["words"]
    form = ClaimForm(data, initial=initial, entities=entities_of(article))
    evidence = EvidenceFormSet(data, prefix="evidence")
    if data is not None:
        try:
            checked(form, *evidence)
            made = claims.claim(
                text,
                form.anchors(text),
                revision=form.cleaned_data["revision"],
                by=request.user,
                evidence=evidence_of(evidence),
                **form.claim_fields(),
            )
        except NewsroomError as error:
            return _refused(request, error, form, evidence, article, text)
        annotations = list(made.annotations.select_related("kind", "entity", "claim"))
        return done(
            request,
            article,
            text,
            marked(annotations[0]),
            places=places_of(*annotations),
            focus=annotations[0],
        )
    return _page(request, form, evidence, article, text, title=_("New claim"))


@login_required
@require_http_methods(["GET", "POST"])
def claim_edit(request, annotation_id):
    """Change the claim of an annotation, its evidence included."""
    annotation = annotation_for(request.user, annotation_id, Permission.MARK)
    if annotation.claim_id is None:
        raise Http404
    text, article = annotation.text, annotation.text.article
    data = request.POST if request.method == "POST" else None
    form = ClaimForm(
        data, initial=_of(annotation.claim), entities=entities_of(article), with_place=False
    )
    evidence = EvidenceFormSet(data, prefix="evidence", initial=_evidence(annotation.claim))
    if data is not None:
        try:
            checked(form, *evidence)
            claims.edit_claim(
                annotation,
                version=number(data, "version"),
                by=request.user,
                evidence=evidence_of(evidence),
                **form.claim_fields(),
            )
        except NewsroomError as error:
            return _refused(request, error, form, evidence, article, text, annotation)
        message = _("The claim is saved and waits for review.")
        places = places_of(*annotation.claim.annotations.filter(text=text))
        return done(request, article, text, message, places=places, focus=annotation)
    title = _("Change the claim")
    return _page(request, form, evidence, article, text, title=title, annotation=annotation)


def _refused(request, error, form, evidence, article, text, annotation=None):
    """The form again with the reasons above it; a script gets the reasons alone."""
    if wants_json(request):
        raise error
    title = _("Change the claim") if annotation else _("New claim")
    return _page(
        request,
        form,
        evidence,
        article,
        text,
        title=title,
        annotation=annotation,
        reasons=error.reasons,
        status=error.status,
    )


def _page(request, form, evidence, article, text, *, status=200, **context):
    context |= {
        "form": form,
        "evidence": evidence,
        "article": article,
        "text": text,
        "language": text.language,
        "version": request.POST.get("version")
        or (context["annotation"].version_number if context.get("annotation") else ""),
    }
    name = "claim_form" if request.htmx else "claim"
    return render(request, f"annotations/marking/{name}.html", context, status=status)


def _of(claim):
    return {
        **{field: getattr(claim, field) for field in claims.claim_columns()},
        "confidential_note": claim.confidential_note,
        "claimant": claim.claimant_id,
        "reporter": claim.reporter_id,
    }


def _evidence(claim):
    return [
        {
            "id": row.pk,
            "url": row.url,
            "publisher": row.publisher,
            "note": row.note,
            "retrieved_on": row.retrieved_on,
            "stance": row.stance,
        }
        for row in standing_evidence(claim)
    ]
