"""What the database keeps itself for the desk's lists is right after every act, by any route."""

import pytest
from django.core.management import CommandError, call_command

from annotations.marking import actions as marking
from annotations.models import Annotation
from annotations.reviewing import actions as reviewing
from articles.models import ArticleText, Stage
from articles.publishing import actions as publishing
from articles.writing import actions as writing
from newsdesk import guards
from tests import factories
from tests.annotations.making import make_value
from tests.articles.publishing import story

pytestmark = pytest.mark.django_db


def kept(text):
    """(in_review, to_publish) as the database has them."""
    return ArticleText.objects.values_list("in_review", "to_publish").get(pk=text.pk)


def test_each_act_leaves_the_lists_right(text, mali, ploy, somchai):
    assert kept(text) == (False, False)
    mark = make_value(text, mali)
    assert kept(text) == (True, False)
    decision = reviewing.approve(mark, version=1, by=ploy)
    assert kept(text) == (False, False)
    reviewing.take_back(decision, by=ploy)
    assert kept(text) == (True, False)
    mark.refresh_from_db()
    marking.remove(mark, version=mark.version_number, by=mali)
    assert kept(text) == (False, False)
    writing.submit(text, by=mali)
    assert kept(text) == (True, False)
    reviewing.approve_text(text, revision=1, by=ploy)
    assert kept(text) == (False, True)
    publishing.publish(text.article, ["en"], by=somchai)
    assert kept(text) == (False, False)
    story.edit(text, "one case", "a case", by=mali)
    assert kept(text) == (False, False)
    factories.approve_all(text, by=ploy)
    assert kept(text) == (False, True)
    assert guards.put_right() == 0


def test_a_mark_that_lost_its_words_waits(text, mali, ploy):
    reviewing.approve(make_value(text, mali), version=1, by=ploy)
    story.edit(text, "over 700,000 baht", "nothing", by=mali)
    lost = Annotation.objects.lost().exists()
    assert kept(text)[0] is lost is True


def test_no_route_writes_the_lists_wrong(text, mali):
    ArticleText.objects.filter(pk=text.pk).update(in_review=True, to_publish=True)
    assert kept(text) == (False, False)
    text.in_review = True
    text.save()
    assert kept(text) == (False, False)
    ArticleText.objects.filter(pk=text.pk).update(stage=Stage.SUBMITTED)
    assert kept(text) == (True, False)
    Annotation.objects.filter(text=text).update(state="pending")
    assert guards.put_right() == 0


def test_what_was_written_while_no_guard_stood_is_put_right(text):
    guards.remove()
    try:
        ArticleText.objects.filter(pk=text.pk).update(to_publish=True)
    finally:
        guards.install()
    with pytest.raises(CommandError):
        call_command("verify", only="lists")
    call_command("verify", only="lists", mend=True)
    assert guards.wrong() == 0
    assert kept(text) == (False, False)
