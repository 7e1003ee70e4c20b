"""The guarded doors of rounds. Nothing of them is there while the newsroom has them switched off."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from annotations.models import Layer, Round
from annotations.permissions import approves_in
from articles.newsroom import newsroom
from articles.permissions import Permission, may, text_for


def require_switched_on():
    if not newsroom().several_annotators:
        raise Http404


def text_with_rounds(user, article_id, language, permission):
    """The door to the rounds of one text: (article, text, the rounds that this person may see).

    Whoever decides on marks sees all of them, anybody else those that they take part in.
    """
    require_switched_on()
    article, text = text_for(user, article_id, language, permission)
    rounds = text.rounds.select_related("created_by", "ended_by")
    if not may(user, Permission.APPROVE_MARK, article):
        rounds = rounds.filter(layers__annotator=user)
    return article, text, rounds.prefetch_related("layers__annotator")


def round_for(user, round_id):
    """The door to one round: for whoever takes part in it and whoever decides on marks."""
    require_switched_on()
    found = Round.objects.select_related(
        "text__article__section", "text__anchored_revision", "revision", "created_by", "ended_by"
    )
    one = found.filter(pk=round_id).first()
    if one is None or not may(user, Permission.READ, one.text.article):
        raise Http404
    one.people = list(one.layers.select_related("annotator"))
    if own_layer(user, one) is None and not may(user, Permission.APPROVE_MARK, one.text.article):
        raise PermissionDenied
    return one


def own_layer(user, one):
    """This person's layer in a round, or None."""
    return next((layer for layer in one.people if layer.annotator_id == user.pk), None)


def layer_to_mark(user, round_id):
    """The door to one's own layer: (round, layer); 403 for whoever does not take part."""
    one = round_for(user, round_id)
    layer = own_layer(user, one)
    if layer is None or not may(user, Permission.MARK, one.text.article):
        raise PermissionDenied
    layer.round = one
    return one, layer


def round_to_decide(user, round_id):
    """The door to the comparison: for those who approve marks in the text's language."""
    one = round_for(user, round_id)
    if not may_decide(user, one):
        raise PermissionDenied
    return one


def may_decide(user, one):
    return may(user, Permission.APPROVE_MARK, one.text.article) and approves_in(
        user, one.text.language
    )


def all_submitted(one):
    return not Layer.objects.filter(round=one, submitted_at=None).exists()
