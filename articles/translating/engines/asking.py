"""One batch of rows to an engine and back: what may be kept, what not and why. No database."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from articles.translating.engines import http, verifying, wire
from articles.translating.engines.base import EngineFailed


@dataclass
class Outcome:
    """`drafts`: {row key: HTML}; `problems`: [(row, why)]; `failure`: why nothing came at all.
    `characters` were sent; `answered` says that the engine took them, and so will charge them."""

    drafts: dict = field(default_factory=dict)
    problems: list = field(default_factory=list)
    failure: str = ""
    characters: int = 0
    answered: bool = False


def batch(rows, config):
    """The first of `rows` that one request takes; at least one."""
    chosen, characters = [], 0
    for row in rows:
        characters += len(row.source_text)
        if chosen and (len(chosen) >= config.paragraphs or characters > config.characters):
            break
        chosen.append(row)
    return chosen


def ask(engine, rows, source_language, target_language, names=()):
    """The Outcome of sending these rows. Nothing is raised: an engine that fails is no fault of ours."""
    sent = [wire.written(row.source) for row in rows]
    texts = [words for words, _codes in sent]
    outcome = Outcome(characters=sum(map(len, texts)))
    try:
        request = engine.request(texts, source_language, target_language, names)
        answer = http.ask(request, engine.config.timeout)
        outcome.answered = True
        found = _read(engine, answer)
    except EngineFailed as failure:
        outcome.failure = f"{engine.config.label}: {failure}"
        return outcome
    for number, (row, (words, codes)) in enumerate(zip(rows, sent, strict=True)):
        try:
            paragraphs = verifying.checked(found.get(number), words, codes, target_language)
        except verifying.NotKept as problem:
            outcome.problems.append((row, str(problem)))
        else:
            outcome.drafts[row.key] = "".join(f"<p>{one}</p>" for one in paragraphs)
    return outcome


def _read(engine, answer):
    try:
        return engine.read(answer)
    except (LookupError, TypeError, AttributeError) as error:
        raise EngineFailed(_("Its answer cannot be read.")) from error
