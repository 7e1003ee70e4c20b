"""The interface is Thai as well as English, whole: nothing is untranslated, nothing is garbled."""

import polib
import pytest
from django.utils import translation

from articles.text.normalise import problems
from scripts import messages, msgids


@pytest.fixture(scope="module")
def catalogue():
    return messages.merged()


def test_every_message_has_its_thai(catalogue):
    known = {messages.key(entry) for entry in catalogue}
    used = msgids.used_messages(messages.ROOT)
    missing = [f"{place}: “{key[1]}”" for key, place in used.items() if key not in known]
    assert not missing, "\n".join(["add these to newsdesk/locale/th/parts/:", *missing])


def test_no_translation_is_left_that_nothing_uses(catalogue):
    used = msgids.used_messages(messages.ROOT)
    unused = [entry.msgid for entry in catalogue if messages.key(entry) not in used]
    assert not unused


def test_thai_keeps_every_placeholder_and_every_mark_once(catalogue):
    assert not [fault for entry in catalogue for fault in messages.faults(entry, problems)]


def test_what_is_compiled_is_what_django_shows():
    with translation.override("th"):
        assert translation.gettext("Thai") != "Thai"


def entry(**fields):
    return polib.POEntry(**fields)


@pytest.mark.parametrize(
    ("thai", "said"),
    [
        ("สวัสดี", "placeholders"),
        ("สวัสดี %(nam)s", "placeholders"),
        ("สวัสดีี %(name)s", "doubled-mark"),
        (" สวัสดี %(name)s", "a space"),
    ],
)
def test_a_faulty_translation_is_named(thai, said):
    [fault] = messages.faults(entry(msgid="Hello %(name)s", msgstr=thai), problems)
    assert said in fault


def test_a_good_translation_has_no_fault():
    good = entry(msgid="%(count)d of 100% is {n}", msgstr="{n} คือ %(count)d จาก 100%")
    assert not list(messages.faults(good, problems))


def test_two_parts_must_agree(tmp_path):
    for name, thai in (("one", "ข่าว"), ("two", "ข้อความ")):
        part = polib.POFile()
        part.append(entry(msgid="story", msgstr=thai))
        part.save(str(tmp_path / f"{name}.po"))
    with pytest.raises(messages.Disagreement, match="story"):
        messages.merged(tmp_path)


def test_messages_are_found_in_python():
    source = 'x = _("one" " two")\ny = ngettext("a", "b", n)\nz = pgettext_lazy("c", "d")\nq = _(x)'
    found = [message for _line, message in msgids.from_python(source)]
    assert found == [(None, "one two", None), (None, "a", "b"), ("c", "d", None)]


@pytest.mark.parametrize("call", ['_(f"{x}")', '_("a" + x)', '_("%s" % x)', '_("{}".format(x))'])
def test_words_put_together_before_they_are_translated_are_refused(call):
    with pytest.raises(msgids.NotAString):
        list(msgids.from_python(call))


def test_messages_are_found_in_templates():
    source = (
        '{% translate "one" %}{% blocktranslate trimmed count n=n %} a\n{% plural %} {{ n }} b\n'
        '{% endblocktranslate %}{% translate "w" context "c" %}{% include "x" with t=_("it\'s") %}'
    )
    found = [message for _line, message in msgids.from_template(source)]
    assert found == [
        (None, "one", None),
        (None, "a", "%(n)s b"),
        ("c", "w", None),
        (None, "it's", None),
    ]
