"""The audit chain names whatever was changed, taken out or put in behind its back."""

import pytest
from django.core.management import CommandError, call_command

from articles import audit
from articles.models import AuditEntry
from newsdesk import guards

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain(article, mali):
    """Mali's article with at least four entries; its chain's name."""
    for number in range(3):
        audit.record("tested", by=mali, article=article, number=number)
    return f"article:{article.pk}"


@pytest.fixture
def unguarded(chain):
    """Somebody with the database's password, who takes the guards away."""
    guards.remove()
    yield AuditEntry.objects.filter(chain=chain).order_by("seq")
    guards.install()


def verify(capsys):
    call_command("verify_audit")
    return capsys.readouterr().out


def test_an_honest_record_is_as_it_was_written(chain, capsys):
    assert "are as they were written" in verify(capsys)


def test_the_entries_of_one_article_wait_for_no_other(article, mali):
    entry = audit.record("tested", by=mali)
    assert (entry.chain, entry.seq) == ("desk", 1)


@pytest.mark.parametrize("change", [{"verb": "forged"}, {"data": {"number": 9}}, {"by": None}])
def test_a_changed_entry_is_named(unguarded, change, capsys):
    second = unguarded[1]
    unguarded.filter(pk=second.pk).update(**change)
    with pytest.raises(CommandError, match="1 entries"):
        call_command("verify_audit")
    assert str(unguarded[1]) in capsys.readouterr().err


def test_a_changed_entry_with_a_right_hash_of_its_own_breaks_the_next(unguarded):
    second = unguarded[1]
    second.data = {"number": 9}
    unguarded.filter(pk=second.pk).update(data=second.data, hash=audit.hash_of(second))
    [broken] = audit.broken_entries(second.chain)
    assert broken.seq == second.seq + 1


def test_an_entry_taken_out_is_noticed(unguarded):
    second = unguarded[1]
    chain, seq = second.chain, second.seq
    unguarded.filter(pk=second.pk)._raw_delete("default")
    assert [entry.seq for entry in audit.broken_entries(chain)][0] == seq + 1


def test_an_entry_s_time_is_part_of_its_hash(unguarded):
    first = unguarded[0]
    unguarded.filter(pk=first.pk).update(at=first.at.replace(year=2001))
    assert first in audit.broken_entries(first.chain)
