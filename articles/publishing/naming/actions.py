"""The verbs of correcting a name: ask, carry out, refuse.

One person asks, having looked at every place; another countersigns exactly that, and both languages
are right in one transaction.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.models import Entity
from annotations.reviewing.actions.common import refuse_language
from articles.audit import record
from articles.exceptions import Conflict, Invalid, NotReady, Refused
from articles.models import Article, Edition, NameCorrection
from articles.permissions import Permission, require
from articles.publishing.actions import correct, waive_twin
from articles.publishing.naming import elsewhere
from articles.publishing.naming.carrying import Righting, right_registry
from articles.publishing.naming.outcome import changed_languages, outcomes
from articles.publishing.naming.plan import Plan, group

NOTE_MAX = 1000


@transaction.atomic
def ask(plan, ticked, *, by, seen, article=None, old_name="", notes=None):
    """Ask for another person's countersign to what a Plan shows, and return the NameCorrection.

    `ticked`: keys of the places to correct; `seen`: the plan's token that the person had on the
    screen; `notes`: to readers, {language: words}, needed where readers get a corrected edition.
    Raise NotReady, with every reason at once, where something stands in the way.
    """
    require(by, Permission.PUBLISH)
    for one in plan.articles:
        require(by, Permission.PUBLISH, one)
    if seen != plan.token:
        raise Conflict(_("Something was changed since you looked at it. Look at it again."))
    skipped = plan.unticked(ticked)
    fields = [field.told(skipped) for field in plan.fields]
    if not any(one["before"] != one["after"] for one in fields):
        raise Invalid(_("Tick at least one place to correct."))
    elsewhere.refuse_long_terms(fields)
    notes = {code: words.strip()[:NOTE_MAX] for code, words in (notes or {}).items()}
    concerned = [one for one in plan.articles if _changed_in(one, fields)]
    _refuse_unready(concerned, fields, notes)
    made = NameCorrection.objects.create(
        article=article,
        entity_id=plan.entity.pk if plan.entity else None,
        pairs=[list(pair) for pair in plan.pairs],
        fields=fields,
        skipped=skipped,
        old_name=old_name,
        notes=notes,
        first=by,
    )
    made.articles.set(plan.articles)
    _note("name.ask", made, by, concerned)
    return made


@transaction.atomic
def carry_out(correction, *, by):
    """Countersign: put the name right everywhere as it was looked at, and publish it.

    Return the editions. Nobody countersigns their own; raise Conflict, with what stood there then
    and what stands there now, where anything changed since, and NotReady where something stands in
    the way by now; then nothing is done.
    """
    articles = [Article.objects.locked(pk) for pk in _ids(correction)]
    correction = _waiting(correction)
    _refuse_person(correction, articles, by)
    entity = Entity.objects.filter(pk=correction.entity_id).first()
    plan = Plan(correction.pairs, articles, entity)
    plan.leave_out_of_memory({one["key"]: one["before"] for one in correction.fields})
    _refuse_changed(correction, plan)
    concerned = [one for one in articles if _changed_in(one, correction.fields)]
    _refuse_unready(concerned, correction.fields, correction.notes)
    asker = correction.first
    skipped = set(correction.skipped)
    told = {f.key: (f.words, f.after(skipped)) for f in plan.fields if f.ticked(skipped)}
    hits = {field.key: field.ticked(skipped) for field in plan.fields}
    shared = {f.key: told[f.key] for f in plan.fields if f.article_id is None and f.key in told}
    renamed = right_registry(shared, old_name=correction.old_name, by=asker, countersigner=by)
    elsewhere.right_packages(shared, by=asker)
    elsewhere.right_terms(shared, old_name=correction.old_name)
    elsewhere.right_memory(shared)
    editions = []
    for article in concerned:
        own = {f.key for f in plan.fields if f.article_id == article.pk}
        rows = outcomes(article, _changed_in(article, correction.fields))
        righting = Righting(article, {k: v for k, v in told.items() if k in own}, hits, by=asker)
        righting.write(renamed)
        righting.countersign(by)
        editions += _show(article, rows, correction)
    correction.second, correction.done_at = by, timezone.now()
    correction.editions = [edition.pk for edition in editions]
    correction.save()
    _note("name.correct", correction, by, concerned)
    return editions


@transaction.atomic
def refuse(correction, *, by, reason):
    """Refuse to countersign, or take one's own back; nothing was changed, and nothing will be."""
    correction = _waiting(correction)
    require(by, Permission.APPROVE_MARK if by.pk != correction.first_id else Permission.PUBLISH)
    if not reason.strip():
        raise Invalid(_("Say why, for the record."))
    correction.refused_at, correction.refusal = timezone.now(), reason.strip()[:300]
    correction.save(update_fields=["refused_at", "refusal"])
    _note("name.refuse", correction, by, [], reason=correction.refusal)
    return correction


def _ids(correction):
    return sorted(correction.articles.values_list("pk", flat=True))


def _waiting(correction):
    found = NameCorrection.objects.select_for_update(of=("self",)).select_related("first")
    found = found.get(pk=correction.pk)
    if not found.waits:
        raise Refused(_("This was carried out or refused already."))
    return found


def _refuse_person(correction, articles, by):
    if by.pk == correction.first_id:
        raise Refused(_("You asked for this yourself: somebody else must countersign it."))
    for article in articles:
        require(by, Permission.APPROVE_TEXT, article)
        require(correction.first, Permission.PUBLISH, article)
    for code in changed_languages(correction.fields):
        refuse_language(by, code)


def _refuse_changed(correction, plan):
    """Raise Conflict unless every place is as it was when it was looked at."""
    skipped = set(correction.skipped)
    # Passages come into the memory and are changed there at any time: `carry_out` has left out
    # those that nobody looked at.
    then = {one["key"]: one for one in correction.fields if group(one["key"]) != "memory"}
    now = {field.key: field.told(skipped) for field in plan.fields if field.group != "memory"}
    differing = [
        (then.get(key) or now[key], then.get(key, {}).get("before"), now.get(key, {}).get("before"))
        for key in {**then, **now}
        if (then.get(key) or {}).get("before") != (now.get(key) or {}).get("before")
    ]
    if differing:
        raise Conflict(
            _("This is not what was looked at: it was changed since. Nothing was corrected."),
            theirs=[(one, stands or "") for one, _stood, stands in differing],
            mine=[(one, stood or "") for one, stood, _stands in differing],
        )


def _changed_in(article, fields):
    """The languages in which the article, or the registry it quotes, becomes different; [] where
    nothing of its own does."""
    own = [one for one in fields if one["article"] == article.pk]
    if not changed_languages(own):
        return []
    quoted = [one for one in fields if group(one["key"]) == "registry"]
    return changed_languages(own + quoted)


def _refuse_unready(articles, fields, notes):
    reasons = []
    for article in articles:
        for row in outcomes(article, _changed_in(article, fields)):
            reasons += [f"{article}: {row.name}: {reason}" for reason in row.reasons]
            if row.becomes == "now" and not notes.get(row.language):
                reasons.append(f"{row.name}: " + _("Write a note to readers."))
    if reasons:
        raise NotReady(*dict.fromkeys(reasons))


def _show(article, rows, correction):
    """Publish what readers see corrected, and freeze what is scheduled anew; the editions."""
    asker, made = correction.first, []
    if now := [row.language for row in rows if row.becomes == "now"]:
        kind = Edition.Kind.CORRECTION
        made += correct(article, now, by=asker, kind=kind, notes=correction.notes)
        for row in rows:
            if row.becomes == "right" and row.language not in now:
                reason = _("The name was right in this language.")
                waive_twin(article, row.language, by=asker, reason=reason)
    for at in sorted({row.at for row in rows if row.becomes == "later"}):
        languages = [row.language for row in rows if row.at == at]
        kind = Edition.Kind.UPDATE
        made += correct(article, languages, by=asker, kind=kind, notes={}, at=at)
    return made


def _note(verb, correction, by, articles, **data):
    """One row for each article that it concerns, or one at the desk where it concerns none."""
    changed = [one for one in correction.fields if one["before"] != one["after"]]
    for article in articles or [None]:
        own = [one for one in changed if article is None or one["article"] in (article.pk, None)]
        record(
            verb,
            by=by,
            article=article,
            correction=correction.pk,
            names=str(correction),
            languages=changed_languages(changed),
            people=[correction.first_id],
            changed=[[one["key"], one["before"], one["after"]] for one in own],
            **data,
        )
