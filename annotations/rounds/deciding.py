"""The reviewer's word on a round: the options they accept become annotations, the rest does not.

What an annotator made is approved by the reviewer who accepts it. What the reviewer changed is their
own, and waits for somebody else; so does a claim without evidence.
"""

from contextlib import suppress
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.marking import actions as marking
from annotations.marking.claims import claim
from annotations.models import Annotation, Kind, LayerMark, Round
from annotations.reviewing.actions import approve_many
from annotations.reviewing.actions.common import refuse_language
from annotations.rounds.actions import end, locked_round
from annotations.rounds.carrying import places_now
from annotations.rounds.options import options_of
from articles.audit import record
from articles.exceptions import Conflict, Invalid, Refused
from articles.permissions import Permission, require

State, Verdict = Annotation.State, LayerMark.Verdict
ORIGIN = "round"


@dataclass
class Choice:
    """What a reviewer says of one option: taken or not, as which entity, and why not."""

    taken: bool = False
    entity: object = None
    reason: str = ""


@transaction.atomic
def adjudicate(one, choices, *, by):
    """Decide on every option of a round: {option key: Choice}, those left out not taken. Return the
    annotations that it made or found.

    All or none. Raise Conflict while somebody still marks, or when the words of an accepted mark
    were edited since; Invalid where an entity is missing. Every reason is told at once.
    """
    require(by, Permission.APPROVE_MARK, one.text.article)
    one = locked_round(one)
    refuse_language(by, one.text.language)
    if one.layers.filter(submitted_at=None).exists():
        raise Conflict(_("Somebody has not submitted their marks yet."))
    options = options_of(one)
    taken = [option for option in options if choices.get(option.key, Choice()).taken]
    places = _placed(one, taken)
    _refuse_nameless(taken, choices)
    made = [_annotation(one.text, option, places, choices[option.key], by) for option in taken]
    _approve([found for found, owner in made if owner.pk != by.pk], by)
    _keep_verdicts(
        options, choices, {o.key: found for o, (found, _by) in zip(taken, made, strict=True)}
    )
    end(one, Round.Outcome.ADJUDICATED, by)
    record(
        "round.adjudicate",
        by=by,
        article=one.text.article,
        language=one.text.language,
        round=one.pk,
        taken=len(taken),
        left=len(options) - len(taken),
        people=list(one.layers.values_list("annotator", flat=True)),
    )
    return [found for found, _owner in made]


def _placed(one, options):
    """{option key: its Anchor in the text as it stands}; Conflict naming all whose words changed."""
    places = places_now(one, options)
    gone = [option.first.exact[:80] for option in options if places[option.key] is None]
    if gone:
        raise Conflict(
            _(
                "The text was edited since. These words no longer stand as they were marked: %(words)s. Leave them out, and mark them anew."
            )
            % {"words": ", ".join(f"“{words}”" for words in gone)}
        )
    return places


def _refuse_nameless(options, choices):
    nameless = [o for o in options if o.needs_entity and choices[o.key].entity is None]
    if nameless:
        raise Invalid(
            *(
                _("Say which entity of the registry “%(words)s” is, or leave the mark out.")
                % {"words": option.first.exact[:80]}
                for option in nameless
            )
        )


def _annotation(text, option, places, choice, by):
    """(the annotation that an option becomes, whose it is)."""
    anchor, changed = places[option.key], choice.entity is not None
    owner = by if changed else option.author(by)
    entity = choice.entity or option.first.entity
    same = _standing(text, anchor, option.kind, entity)
    if same is not None:
        return same, by
    if option.kind.body == Kind.Body.CLAIM:
        statement = {f"statement_{text.language}": anchor.exact}
        claimant = {"claimant_note": option.first.claimant}
        number = text.anchored_revision.number
        made = claim(
            text, [anchor], revision=number, by=owner, origin=ORIGIN, **statement, **claimant
        )
        return made.annotations.get(), by  # without evidence nobody may approve it yet
    made = marking.mark(
        text,
        anchor,
        revision=text.anchored_revision.number,
        kind=option.kind,
        by=owner,
        entity=entity,
        origin=ORIGIN,
    )
    return made, owner


def _standing(text, anchor, kind, entity):
    """The annotation that says this already, or None."""
    place = {name: getattr(anchor, name) for name in ("start_block", "start", "end_block", "end")}
    rows = Annotation.objects.anchored().filter(text=text, kind=kind, entity=entity, **place)
    return rows.filter(claim=None, state__in=[State.PENDING, State.APPROVED]).first()


def _approve(made, by):
    """Approve what may be approved; what is refused to this reviewer (they named its entity in the
    registry themselves) waits for somebody else."""
    items = [(found, found.version_number) for found in made if found.state == State.PENDING]
    if not items:
        return
    try:
        with transaction.atomic():
            approve_many(items, by=by)
    except Refused:
        for item in items:
            with suppress(Refused), transaction.atomic():
                approve_many([item], by=by)


def _keep_verdicts(options, choices, became):
    """What each annotator is told of their marks."""
    for option in options:
        choice = choices.get(option.key, Choice())
        for mark in option.marks:
            mark.annotation = became.get(option.key)
            if not choice.taken:
                mark.verdict, mark.reason = Verdict.REFUSED, choice.reason
            else:
                mark.verdict = Verdict.ACCEPTED if choice.entity is None else Verdict.CHANGED
    marks = [mark for option in options for mark in option.marks]
    LayerMark.objects.bulk_update(marks, ["annotation", "verdict", "reason"], batch_size=200)
