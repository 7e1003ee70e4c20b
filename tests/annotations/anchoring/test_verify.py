"""The nightly look, and what it mends."""

import io

import pytest
from django.core.management import CommandError, call_command

from annotations.anchoring import verifying
from annotations.models import Annotation
from tests.annotations.anchoring.test_carry import save, words_at
from tests.annotations.making import make_mark

pytestmark = pytest.mark.django_db


def verify(*arguments):
    out = io.StringIO()
    call_command("verify", *arguments, stdout=out, stderr=out)
    return out.getvalue()


def test_nothing_wrong_is_said_so(text, mali):
    make_mark(text, mali)
    assert verify() == "Everything agrees.\n"


def test_a_span_on_other_words_is_named_and_mended_from_its_version(text, mali):
    mark = make_mark(text, mali)
    Annotation.objects.filter(pk=mark.pk).update(start=mark.start + 1, end=mark.end + 1)
    with pytest.raises(CommandError, match="1 found"):
        verify()
    assert "mended" in verify("--mend")
    assert words_at(mark) == "Royal Thai Police"
    assert verify() == "Everything agrees.\n"


def test_annotations_that_missed_a_save_are_brought_up(text, mali):
    mark = make_mark(text, mali)
    place = {"start": mark.start, "end": mark.end}
    first = text.revision
    save(text, mali, ("The Royal", "Today the Royal"))
    Annotation.objects.filter(pk=mark.pk).update(**place)
    type(text).objects.filter(pk=text.pk).update(anchored_revision=first)
    assert "older revision" in verify("--mend")
    assert words_at(mark) == "Royal Thai Police"
    text.refresh_from_db()
    assert text.anchored_revision == text.revision


def test_two_menders_at_once_bring_them_up_once(text, mali):
    make_mark(text, mali)
    first = text.revision
    save(text, mali, ("The Royal", "Today the Royal"))
    type(text).objects.filter(pk=text.pk).update(anchored_revision=first)
    one, other = (type(text).objects.get(pk=text.pk) for _ in range(2))
    Annotation.objects.update(start=4, end=21)
    assert verifying.catch_up(one)
    assert not verifying.catch_up(other)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"end": 4000}, "does not exist"),
        ({"start_block": "b99"}, "does not exist"),
        ({"exact": "Royal Thai Navy"}, "other words"),
    ],
)
def test_each_fault_is_told_in_words(text, mali, change, words):
    mark = make_mark(text, mali)
    Annotation.objects.filter(pk=mark.pk).update(**change)
    assert words in next(iter(verifying.problems()))
