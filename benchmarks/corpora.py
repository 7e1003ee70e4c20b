"""Annotated texts to measure on: any folder of brat standoff, CoNLL or doccano files, and a few
stories of our own for when there is none.

A story is paragraphs and mentions; a mention is (start, end) in code points of the paragraphs
joined by newlines.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from benchmarks.stories import STORIES

PARAGRAPHS = 8  # that many sentences or lines make a story where a file does not say


@dataclass(frozen=True)
class Story:
    name: str
    paragraphs: tuple[str, ...]
    mentions: tuple[tuple[int, int], ...]

    @property
    def text(self):
        return "\n".join(self.paragraphs)


def stories(folder=None):
    """Every story of `folder` (searched whole), or our own when it is None."""
    if folder is None:
        return own()
    found = []
    for path in sorted(Path(folder).rglob("*")):
        if path.suffix == ".ann":
            found += brat(path)
        elif path.suffix in {".conll", ".bio", ".iob", ".iob2"}:
            found += conll(path)
        elif path.suffix == ".jsonl":
            found += doccano(path)
    return [story for story in found if story.mentions]


def own():
    """Our own stories; double square brackets are round the mentions."""
    return [_marked(name, text) for name, text in STORIES.items()]


def _marked(name, text):
    plain, mentions, at = "", [], 0
    for match in re.finditer(r"\[\[(.+?)\]\]", text):
        plain += text[at : match.start()]
        mentions.append((len(plain), len(plain) + len(match[1])))
        plain += match[1]
        at = match.end()
    plain += text[at:]
    return _story(name, plain, mentions)


def _story(name, text, mentions):
    """Lines are paragraphs; blank ones go, and the mentions move up."""
    shift, at, paragraphs = {}, 0, []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            shift[start] = (len(line), at - start)
            paragraphs.append(line)
            at += len(line) + 1
        start += len(line) + 1
    moved = []
    starts = sorted(shift)
    for first, last in sorted(set(mentions)):
        line = max((start for start in starts if start <= first), default=None)
        if line is None or last > line + shift[line][0] or not text[first:last].strip():
            continue
        moved.append((first + shift[line][1], last + shift[line][1]))
    return Story(name, tuple(paragraphs), tuple(moved))


def brat(path):
    """A .ann file beside its .txt: text-bound annotations of one stretch."""
    source = path.with_suffix(".txt")
    if not source.exists():
        return []
    text = source.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    mentions = []
    for line in path.read_text("utf-8", errors="replace").splitlines():
        match = re.match(r"T\d+\t\S+ (\d+) (\d+)\t", line)
        if match:
            mentions.append((int(match[1]), int(match[2])))
    return [_story(path.stem, text, mentions)]


def conll(path):
    """Token, …, tag a line (CoNLL 2002, 2003, BIO); blank lines part sentences."""
    sentences, tokens = [], []
    for line in path.read_text("utf-8", errors="replace").split("\n"):
        fields = line.split("\t") if "\t" in line else line.rsplit(" ")
        if line.startswith("-DOCSTART-") or len(fields) < 2:
            if tokens:
                sentences.append(tokens)
                tokens = []
        else:
            tokens.append((fields[0] or " ", fields[-1].strip()))
    if tokens:
        sentences.append(tokens)
    glue = "" if any(not token.strip() for words in sentences for token, _ in words) else " "
    return _in_stories(path.stem, [_tagged(words, glue) for words in sentences])


def _tagged(words, glue):
    text, mentions = "", []
    for token, tag in words:
        start = len(text) + (len(glue) if text else 0)
        if text:
            text += glue
        text += token
        if tag.startswith("B") or (tag.startswith("I") and not mentions):
            mentions.append([start, len(text)])
        elif tag.startswith("I"):
            mentions[-1][1] = len(text)
    return text, [tuple(mention) for mention in mentions]


def doccano(path):
    """{"text", "label" or "entities": [[start, end, …]]} a line."""
    lines = []
    for line in path.read_text("utf-8", errors="replace").splitlines():
        record = json.loads(line)
        spans = record.get("label") or record.get("labels") or record.get("entities") or []
        lines.append((record["text"].replace("\n", " "), [(span[0], span[1]) for span in spans]))
    return _in_stories(path.stem, lines)


def _in_stories(name, lines):
    found = []
    for first in range(0, len(lines), PARAGRAPHS):
        text, mentions = "", []
        for line, spans in lines[first : first + PARAGRAPHS]:
            start = len(text) + (1 if text else 0)
            text = f"{text}\n{line}" if text else line
            mentions += [(start + a, start + b) for a, b in spans]
        found.append(_story(f"{name}-{first}", text, mentions))
    return found
