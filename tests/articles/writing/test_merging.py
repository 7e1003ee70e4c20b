"""Two people's changes of one revision, put together."""

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from articles.text.blocks import document, parse_body
from articles.text.identity import assign_ids
from articles.writing.content import Content
from articles.writing.merging import merge

WORDS = [
    "Police met on Monday.",
    "Some 700,000 baht went.",
    "They start in May.",
    "Nobody was hurt.",
]


@dataclass
class Revision:
    """What `merge` needs of one."""

    headline: str
    summary: str
    body: str
    slug: str
    block_ids: tuple

    @property
    def document(self):
        return document(self.headline, self.summary, self.body, self.block_ids)


def html(paragraphs):
    return "".join(f"<p>{words}</p>" for words in paragraphs)


def base(paragraphs=WORDS):
    ids = tuple(f"b{n}" for n, _words in enumerate(paragraphs, 1))
    return Revision("Gangs", "In short", html(paragraphs), "gangs", ids)


def after(revision, **changes):
    """The revision that follows when somebody saves these changes."""
    new = replace(revision, **changes)
    old = revision.document.pairs()[2:]
    texts = [block.text for block in parse_body(new.body)]
    ids, _next = assign_ids(old, texts, next_number=50)
    return replace(new, block_ids=tuple(ids))


def typed(revision, **changes):
    content = Content(revision.headline, revision.summary, revision.body, revision.slug)
    return replace(content, **changes)


def paragraphs(merged):
    return [block.text for block in parse_body(merged.content.body)]


def test_changes_of_different_paragraphs_are_both_kept():
    start = base()
    theirs = after(start, body=start.body.replace("May", "June"), headline="Gangs chased")
    merged = merge(start, theirs, typed(start, body=start.body.replace("Monday", "Friday")))
    assert not merged.conflicts and merged.taken == 2
    assert merged.content.headline == "Gangs chased"
    assert paragraphs(merged) == [
        "Police met on Friday.", "Some 700,000 baht went.", "They start in June.", "Nobody was hurt.",
    ]  # fmt: skip


def test_a_paragraph_that_one_took_out_and_the_other_changed_stays():
    start = base()
    theirs = after(start, body=html([WORDS[0], *WORDS[2:]]))
    mine = typed(start, body=start.body.replace("700,000", "900,000"))
    merged = merge(start, theirs, mine)
    assert [part.id for part in merged.conflicts] == ["b2"]
    assert "Some 900,000 baht went." in paragraphs(merged)
    assert "Some 900,000 baht went." not in paragraphs(merge(start, theirs, mine, {"b2": "theirs"}))


def test_moved_and_added_paragraphs_keep_their_neighbours():
    start = base()
    theirs = after(start, body=html([*WORDS[:2], "A court agreed.", *WORDS[2:]]))
    mine = typed(start, body=html([WORDS[3], *WORDS[:3], "More is expected."]))
    assert paragraphs(merge(start, theirs, mine)) == [
        WORDS[3], WORDS[0], WORDS[1], "A court agreed.", WORDS[2], "More is expected.",
    ]  # fmt: skip


def test_the_same_change_of_both_stands_once():
    start = base()
    body = html([*WORDS, "A court agreed."]).replace("May", "June")
    merged = merge(start, after(start, body=body), typed(start, body=body))
    assert merged.content.body == body and not merged.conflicts


def test_items_of_one_list_stay_in_one_list():
    start = replace(
        base(), body="<ul><li>One thing</li><li>Another item</li></ul>", block_ids=("b1", "b2")
    )
    theirs = after(start, body=start.body.replace("Another item", "Another good item"))
    mine = typed(start, body=start.body.replace("</ul>", "<li>And a third</li></ul>"))
    assert merge(start, theirs, mine).content.body == (
        "<ul><li>One thing</li><li>Another good item</li><li>And a third</li></ul>"
    )


def test_headline_and_summary_that_both_changed_hold_both():
    start = base()
    theirs = after(start, headline="Theirs", summary="Their summary")
    mine = typed(start, headline="Mine", summary="My summary", slug="my-own")
    merged = merge(start, theirs, mine)
    assert merged.content.headline == "Mine / Theirs"
    assert merged.content.summary == "My summary\nTheir summary"
    assert merged.content.slug == "my-own"
    assert merge(start, theirs, mine, {"headline": "mine"}).content.headline == "Mine"


def test_over_a_revision_that_never_was_ones_own_text_stands():
    start = base()
    assert paragraphs(merge(None, start, typed(start, body=html(["Only this."])))) == ["Only this."]


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["change", "add", "drop", "move"]), st.integers(0, 7), st.integers(0, 7)
    ),
    max_size=5,
)


def edited(words, edits, name):
    """`words` edited by somebody, and the words that are theirs alone: each is written once."""
    words, own = list(words), set()
    for number, (act, place, other) in enumerate(edits):
        place = place % (len(words) or 1)
        if act == "add" or not words:
            words.insert(place, f"{name} adds {name}{number}x here.")
            own.add(f"{name}{number}x")
        elif act == "change":
            words[place] += f" {name}{number}y"
            own.add(f"{name}{number}y")
        elif act == "drop":
            gone = words.pop(place)
            own -= set(gone.split())
        else:
            words.insert(other % len(words), words.pop(place))
    return words, own


@given(EDITS, EDITS)
def test_no_word_that_either_wrote_is_lost(his, hers):
    start = base()
    (theirs, they_wrote), (mine, i_wrote) = edited(WORDS, his, "s"), edited(WORDS, hers, "m")
    merged = merge(start, after(start, body=html(theirs)), typed(start, body=html(mine)))
    found = " ".join(paragraphs(merged))
    assert all(word in found for word in they_wrote | i_wrote)
