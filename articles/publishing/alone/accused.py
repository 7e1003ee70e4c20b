"""Whether an article may accuse a person of a crime, and whether a change only takes a name out.

What is in doubt counts as an accusation: whoever is alone does not decide on a person's name.
"""

import json
import re

from annotations.models import Claim
from articles.models import AuditEntry
from articles.text.diff import word_diff

# Paragraphs with these are shown to whoever publishes alone, before they say that nobody is accused.
ACCUSING = {
    "en": re.compile(
        r"\b(?:accus|alleg|arrest|bail|charg(?:ed|es)|convict|crim(?:e|inal)|detain|extradit|fraud"
        r"|fugitive|guilty|indict|jail|launder|money mule|murder|prosecut|raid|rape|sentenc|suspect"
        r"|traffick|warrant|wanted)",
        re.IGNORECASE,
    ),
    "th": re.compile(
        "กล่าวหา|ข้อหา|คดีอาญา|คุมขัง|คุมตัว|จับกุม|จำคุก|จำเลย|ฉ้อโกง|ฆ่า|ตัดสิน|ต้องสงสัย|ทุจริต|นักโทษ|บัญชีม้า"
        "|ประกันตัว|ผิดกฎหมาย|ผู้ต้องหา|ฟอกเงิน|ฟ้อง|มีความผิด|หมายจับ|หลบหนี|อาชญา"
    ),
}
LONGEST_PUT_IN = 40  # code points that may stand where a name was: “a man of the province”
_FIGURES_OR_NAMES = re.compile(r"\d|(?<!^)(?<=\s)[A-Z]")


def is_on_record(article):
    """Whether a claim of the article is, or ever was, said to name a person in a criminal matter."""
    criminal = Claim.Matter.CRIMINAL
    said = AuditEntry.objects.filter(chain=f"article:{article.pk}", data__matter=criminal)
    return Claim.objects.filter(article=article, matter=criminal).exists() or said.exists()


def passages(document, language, blocks):
    """The words of those of `blocks` that look like an accusation."""
    pattern = ACCUSING.get(language)
    there = (document.block(block).text for block in blocks if document.has(block))
    return [words for words in there if pattern and pattern.search(words)]


def only_removes_a_name(before, after):
    """Whether the content of one edition is that of another without some person's name, which is then
    nowhere in it: not in a claim, a caption or a note either. Both are editions' `content`."""
    names = _names_gone(before, after)
    if not names:
        return False
    old, new = _blocks(before), _blocks(after)
    if set(new) - set(old) or [key for key in old if key in new] != list(new):
        return False
    gone = [words for key, words in old.items() if key not in new]
    if not all(_has(words, names) for words in gone):
        return False
    return all(_only_drops(old[key], words, names) for key, words in new.items())


def _names_gone(before, after):
    """The names of persons in the one that are nowhere in the other, the longest first."""
    persons = [one for one in before["entities"] if one["kind"] == "person"]
    found = {span["exact"] for span in before["spans"] if span["kind"] == "person"}
    for person in persons:
        found |= {*person["names"].values(), *(text for _code, text, _kind in person["aliases"])}
    rest = json.dumps(after, ensure_ascii=False)
    was = json.dumps(before, ensure_ascii=False)
    gone = [name for name in found if name and name in was and name not in rest]
    return sorted(gone, key=len, reverse=True)


def _blocks(content):
    return {
        block["id"]: "".join(text for text, _tags in block["runs"]) for block in content["blocks"]
    }


def _has(words, names):
    return any(name in words for name in names)


def _only_drops(old, new, names):
    """Whether each change between two blocks takes a name's words away and puts little in."""
    if old == new:
        return True
    marked = _inside(old, names)
    at, dropped = 0, False
    for op, words in word_diff(old, new):
        if op == "insert":
            if not dropped or not _is_harmless(words):
                return False
            dropped = False
            continue
        dropped = op == "delete"
        if dropped and not any(marked[at : at + len(words)]):
            return False
        at += len(words)
    return True


def _inside(words, names):
    """For each code point whether it stands in one of the names."""
    marked = [False] * len(words)
    for name in names:
        at = words.find(name)
        while at >= 0:
            marked[at : at + len(name)] = [True] * len(name)
            at = words.find(name, at + 1)
    return marked


def _is_harmless(words):
    return len(words) <= LONGEST_PUT_IN and not _FIGURES_OR_NAMES.search(words)
