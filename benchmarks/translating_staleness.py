"""Changed facts flag the translation in the request that changes them.

    python -m benchmarks.translating_staleness [--seed N] [--changes N] [--json FILE]

Translated stories of our own pairs; then one figure, date or magnitude of the English at a time is
changed on the writers' page, as its own class or called mere wording, and what the database says of
the Thai right after that answer is counted: the paragraph behind, by a fact; the row red; the
difference shown equal to that between the words translated from and the words now. Each change is
made on top of those before it. A typo is no way around it: the writers' page refuses to call it one.
"""

import argparse
import json
import os
import random
from pathlib import Path

from benchmarks import scratch

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings.test")
scratch.ready()

# ruff: noqa: E402 - models can be imported only now
from articles.intake.draft import Draft
from articles.text.diff import word_diff
from articles.text.values import find, key
from articles.translating import actions
from articles.translating.alignment import Pair
from articles.translating.parity import facts
from articles.translating.staleness import standings
from articles.writing import actions as writing
from benchmarks import marking_world
from benchmarks.marking import signed_in
from benchmarks.translating_parity import OWN, date, digit, magnitude, pairs

PARAGRAPHS = 8


def story(section, rows, people):
    body = "".join(f"<p>{english}</p>" for english, _thai in rows)
    draft = Draft(language="en", headline="News of the day", summary="In short", body=body)
    article = writing.start(draft, section=section, language="en", by=people["mali"])
    text = actions.start(article, "th", by=people["somchai"], assignee=people["anan"])
    for number, (_english, thai) in enumerate(rows, 1):
        text.refresh_from_db()
        words = f"<p>{thai}</p>"
        actions.save_paragraph(
            text, f"b{number}", words, based_on=text.revision_number, by=people["anan"]
        )
    return article, text


def changed(paragraph, then, dice):
    """The paragraph with one fact changed, or None where it has none.

    Never changed back to what it was translated from: the translation is right again then.
    """
    known = [said(paragraph), said(then)]
    for put in dice.sample([digit, date, magnitude], 3):
        new = put(paragraph, dice)
        if new and said(new) not in known:
            return new
    return None


def said(words):
    return sorted(map(key, find(words, "en")))


def one_change(client, article, text, number, dice):
    """(flagged as a fact, row red, difference right) of one change; None where there is none."""
    source = article.texts.get(language="en")
    block = source.revision.document.block(f"b{number}")
    then = Pair(text).row(f"b{number}").alignment.translated_from
    new = changed(block.text, then, dice)
    if new is None:
        return None
    body = source.revision.body.replace(f"<p>{block.html}</p>", f"<p>{new}</p>")
    data = {
        "headline": source.revision.headline, "summary": source.revision.summary, "body": body,
        "slug": source.revision.slug, "based_on": source.revision_number, "reason": "",
        "change_class": dice.choice(["wording", "fact"]),
    }  # fmt: skip
    answer = client.post(f"/desk/articles/{article.pk}/write/en/", data)
    assert answer.status_code in (200, 302), answer.content[:500]
    text.refresh_from_db()
    pair = Pair(text)
    row = pair.row(f"b{number}")
    assert row.source_text == new, (row.source_text, new)
    [standing] = [one for one in standings(pair) if one.row.key == row.key]
    red = any(fact.is_red and fact.key == row.key for fact in facts(pair))
    assert row.alignment.translated_from == then
    return standing.is_fact, red, standing.difference == word_diff(then, new)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--changes", type=int, default=200)
    parser.add_argument("--json", type=Path, help="write the figures there")
    options = parser.parse_args()
    dice = random.Random(options.seed)
    section = marking_world.ready()
    people = {
        name: marking_world.person(name, role)
        for name, role in (("mali", "journalist"), ("anan", "translator"), ("somchai", "editor"))
    }
    good = pairs([OWN.parent], False)
    dice.shuffle(good)
    stories = [
        story(section, good[n : n + PARAGRAPHS], people) for n in range(0, len(good), PARAGRAPHS)
    ]
    client = signed_in(people["mali"])
    found = []
    while len(found) < options.changes:
        article, text = dice.choice(stories)
        one = one_change(client, article, text, dice.randint(1, PARAGRAPHS), dice)
        found += [one] if one else []
    told = dict(
        zip(("behind", "red", "difference"), map(sum, zip(*found, strict=True)), strict=True)
    )
    told["changes"] = len(found)
    print(
        f"{told['changes']} changed facts: {told['behind']} flagged in the same request (bar all),"
        f" {told['red']} red in the table of facts, {told['difference']} differences right (bar all)"
    )
    if options.json:
        options.json.write_text(json.dumps(told, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
