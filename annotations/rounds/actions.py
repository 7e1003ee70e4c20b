"""The verbs of a round: start, mark and unmark in one's own layer, submit, resume, cancel.

Each is one transaction with the article locked and one row in the record, but for single marks: they
are a person's own until they submit, and the record says nothing of them that others could read.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.bodies import plain, refuse
from annotations.marking.actions import locked
from annotations.marking.spans import verified
from annotations.models import Kind, Layer, LayerMark, Round
from articles.audit import record
from articles.exceptions import Conflict, Refused
from articles.models import Article
from articles.permissions import Permission, may, require

FEWEST, MOST_MARKS = 2, 2000


@transaction.atomic
def start(text, people, *, by):
    """Ask several people to mark the text as it stands, each for themselves; return the Round."""
    text = locked(text)
    require(by, Permission.ASSIGN, text.article)
    people = list(dict.fromkeys(people))
    reasons = []
    if len(people) < FEWEST:
        reasons.append(_("Choose two people at least."))
    if text.anchored_revision is None:
        reasons.append(_("There is no text yet. Write it first."))
    if Round.objects.open().filter(text=text).exists():
        reasons.append(_("A round is under way for this text. End it before you begin another."))
    for person in people:
        if not may(person, Permission.MARK, text.article):
            reasons.append(
                _("%(person)s may not mark this article. Choose somebody else.")
                % {"person": person}
            )
    refuse(reasons)
    one = Round.objects.create(text=text, revision=text.anchored_revision, created_by=by)
    Layer.objects.bulk_create(Layer(round=one, annotator=person) for person in people)
    _told("round.start", one, by, people=[person.pk for person in people])
    return one


@transaction.atomic
def mark(layer, anchor, *, kind, by, entity=None, claimant=""):
    """Mark words in one's own layer and return the LayerMark; the same mark is made once only."""
    one = _open_layer(layer, by)
    anchor = verified(_as_it_was(one), anchor, revision=one.revision.number)
    reasons = []
    claimant = plain(claimant, _("Who says it"), 300, reasons)
    if kind.retired:
        reasons.append(_("“%(kind)s” is no longer used. Choose another kind.") % {"kind": kind})
    if entity is not None and (entity.kind_id != kind.pk or entity.merged_into_id):
        reasons.append(_("“%(entity)s” is in the registry as another kind.") % {"entity": entity})
    if kind.body == Kind.Body.CLAIM and not claimant:
        reasons.append(_("Say who makes the claim."))
    if layer.marks.count() >= MOST_MARKS:
        reasons.append(_("That is as many marks as one round holds."))
    refuse(reasons)
    found, _made = LayerMark.objects.update_or_create(
        layer=layer,
        kind=kind,
        start_block=anchor.start_block,
        start=anchor.start,
        end_block=anchor.end_block,
        end=anchor.end,
        defaults={"exact": anchor.exact, "entity": entity, "claimant": claimant},
    )
    return found


@transaction.atomic
def unmark(layer, mark_id, *, by):
    """Take a mark out of one's own layer and return what its words were; "" when it is gone."""
    _open_layer(layer, by)
    found = layer.marks.filter(pk=mark_id).first()
    if found is None:
        return ""
    found.delete()
    return found.exact


@transaction.atomic
def submit(layer, *, by):
    """Say that one's layer is done. Once everybody has, reviewers may compare."""
    one = _open_layer(layer, by)
    layer.submitted_at = timezone.now()
    layer.save(update_fields=["submitted_at"])
    waiting = one.layers.filter(submitted_at=None).count()
    _told("round.submit", one, by, waiting=waiting, people=[one.created_by_id])
    return layer


@transaction.atomic
def resume(layer, *, by):
    """Go on marking after submitting, as long as nobody could have looked: somebody still marks."""
    one = _open_layer(layer, by, submitted=True)
    if not one.layers.filter(submitted_at=None).exists():
        raise Refused(_("Everybody has submitted: the layers are being compared."))
    layer.submitted_at = None
    layer.save(update_fields=["submitted_at"])
    _told("round.resume", one, by)
    return layer


@transaction.atomic
def cancel(one, *, by):
    """End a round without a decision; its layers are kept and shown to nobody."""
    require(by, Permission.ASSIGN, one.text.article)
    one = locked_round(one)
    end(one, Round.Outcome.CANCELLED, by)
    _told("round.cancel", one, by, people=_annotators(one))
    return one


def locked_round(one):
    """The round as it stands, its article locked; Conflict when it has ended."""
    text = locked(one.text)
    one = Round.objects.select_related("revision").get(pk=one.pk)
    one.text = text
    if one.ended_at:
        raise Conflict(_("This round has ended. Open its page again."))
    return one


def end(one, outcome, by):
    one.outcome, one.ended_by, one.ended_at = outcome, by, timezone.now()
    one.save(update_fields=["outcome", "ended_by", "ended_at"])


def _open_layer(layer, by, *, submitted=False):
    """The layer's round, open and locked; `layer` is read anew."""
    one = locked_round(layer.round)
    layer.refresh_from_db()
    if layer.annotator_id != by.pk:
        raise Refused(_("This layer is somebody else's."))
    if bool(layer.submitted_at) != submitted:
        raise Conflict(
            _("You have not submitted your marks.")
            if submitted
            else _("You have submitted your marks. Go on marking to change them.")
        )
    layer.round = one
    return one


def _as_it_was(one):
    """The text as the round's annotators see it, whatever was saved since."""
    text = one.text
    text.anchored_revision = one.revision
    return text


def _annotators(one):
    return list(one.layers.values_list("annotator", flat=True))


def _told(verb, one, by, **data):
    article = Article.objects.get(pk=one.text.article_id)
    record(verb, by=by, article=article, language=one.text.language, round=one.pk, **data)
