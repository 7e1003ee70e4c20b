"""Names that a text gives away by how it is written: a rank before one, an acronym after one.

Such a name need not be in the registry yet. Where a new name is meant, Found.name is the whole of
it, so that “Gen. Anan” further down is the Anan Jaidee of the first paragraph.
"""

import re

from annotations.registry.names import fold
from annotations.suggesting.edges import pieces, stands_alone
from annotations.suggesting.found import Found
from annotations.suggesting.gazetteer import gazetteer, people
from articles.text.graphemes import length
from articles.text.values import Kind as ValueKind
from articles.text.values import find

_ENGLISH_TITLE = re.compile(r"\b(?:Mrs?|Ms|Miss|Dr|Prof|Khun)\.? (?=[A-Z])")
_ENGLISH_NAME = re.compile(
    r"\.? ?((?:[A-Z][\w’'-]+|[A-Z]\.)(?: (?:[A-Z][\w’'-]+|[A-Z]\.|(?:de|van|von|bin|na) (?=[A-Z]))){0,3})"
)
_THAI_TITLE = re.compile(
    r"(?:^|(?<=[\s“(]))(?:นายแพทย์|แพทย์หญิง|นาย(?!ก)|นางสาว|นาง|นพ\.|พญ\.|น\.ส\.|ด\.ช\.|ด\.ญ\.|ดร\.)(?=[ก-ฮเ-ไ ])"
)
_THAI_NAME = re.compile(r" ?([ก-ฮเ-ไ][ก-ฺเ-๎]*)(?: ([ก-ฮเ-ไ][ก-ฺเ-๎]*))?")
# Words that follow a name; a Thai name ends before them.
_FOLLOWING = (
    "กล่าว ระบุ เปิดเผย แถลง เผย บอก ชี้ ชี้แจง ยืนยัน ย้ำ พร้อม พร้อมด้วย และ หรือ กับ ได้ ว่า เป็น จะ ถูก"
    " ที่ ใน ของ จาก ซึ่ง โดย รอง ผู้ ผู้บัญชาการ ผู้กำกับ ผู้ว่า ผู้ว่าการ ผู้อำนวยการ ผบ โฆษก รัฐมนตรี นายก"
    " อธิบดี ปลัด เลขาธิการ ประธาน ให้ ให้การ มี อายุ นำ สั่ง เดินทาง เข้า ร่วม ลงพื้นที่ รับ ไป มา ขอ ต้อง ไม่"
    " ยัง ก็ เห็น พบ คือ ขณะ หลัง ก่อน เมื่อ ปฏิเสธ เจ้าของ คนไข้ แม่ค้า พ่อค้า ชาว เกษตรกร"
)
_THAI_NEXT = frozenset(_FOLLOWING.split())
LONGEST_NAME = 150  # code points before an acronym that are looked at
LONGEST_THAI_SURNAME = 15  # graphemes; a longer run holds more than a surname
_ACRONYM = re.compile(r" ?\(((?:[A-Z][A-Za-z&]{1,9})|(?:[ก-ฮ]{1,4}\.){1,4}|[ก-ฮ]{2,6})\)")
_CAPITALS = re.compile(r"(?:[A-Z][\w’'-]*)(?:[ -](?:of|the|and|for|on|&|[A-Z][\w’'-]*))*\Z")
_SMALL = {"of", "the", "and", "for", "on", "&"}


class RankedNames:
    """A person's name after a rank or a title: “Pol. Lt. Gen. X Y”, “พล.ต.ท. ก ข”."""

    name = "rank"
    gives_way = True

    def find(self, document, language, version):
        whole = {}  # a name alone, folded: the whole name that this text gave before
        for block in document.blocks:
            for at in _after_ranks(block.text, language):
                start, end = (_thai if language == "th" else _english)(block.text, at)
                if start == end:
                    continue
                words = block.text[start:end]
                entity_id, known = _bearer(words, version)
                if known and entity_id is None:
                    continue  # several bear it: a person has to say which
                given = whole.get(fold(words), words)
                if entity_id is None:
                    for part in fold(words).split():
                        whole.setdefault(part, words)
                yield Found(
                    block.id, start, end, words, "person", self.name,
                    entity_id=entity_id, name="" if entity_id else given,
                )  # fmt: skip


class Acronyms:
    """An acronym in brackets after the name that it stands for, and wherever it stands later."""

    name = "acronym"
    gives_way = True

    def find(self, document, language, version):
        meant = {}  # acronym: (kind, entity id, new name)
        for block in document.blocks:
            for match in _ACRONYM.finditer(block.text):
                before = _name_before(block.text, match, version)
                if before is None:
                    continue
                kind, entity_id, start = before
                name = "" if entity_id else block.text[start : match.start()]
                meant.setdefault(match[1], (kind, entity_id, name))
                if name:
                    yield Found(block.id, start, match.start(), name, kind, self.name, name=name)
        for block in document.blocks if meant else ():
            yield from self._mentions(block, meant)

    def _mentions(self, block, meant):
        for acronym, (kind, entity_id, name) in meant.items():
            at = block.text.find(acronym)
            while at >= 0:
                end = at + len(acronym)
                if stands_alone(block.text, at, end):
                    yield Found(
                        block.id, at, end, acronym, kind, self.name,
                        entity_id=entity_id, name=name,
                    )  # fmt: skip
                at = block.text.find(acronym, end)


def _after_ranks(text, language):
    """Where a rank or a title ends."""
    found = {v.end for v in find(text, language) if v.kind == ValueKind.RANK and not v.weak}
    title = _THAI_TITLE if language == "th" else _ENGLISH_TITLE
    return sorted(found | {match.end() for match in title.finditer(text)})


def _english(text, at):
    match = _ENGLISH_NAME.match(text, at)
    return match.span(1) if match and len(match[1]) > 2 else (at, at)


def _thai(text, at):
    match = _THAI_NAME.match(text, at)
    if match is None:
        return at, at
    start, end = match.start(1), match.start(1) + _until_next(match[1])
    if end == match.end(1) and match[2]:
        surname = _until_next(match[2])
        if surname and length(match[2][:surname]) <= LONGEST_THAI_SURNAME:
            end = match.start(2) + surname
    # One letter is an initial; a long run without a space is not a name alone.
    short = length(text[start:end]) <= 2 * LONGEST_THAI_SURNAME
    return (start, end) if end - start > 1 and short else (at, at)


def _until_next(run):
    """The length of what stands before the first word of _THAI_NEXT."""
    ends = (at for at, piece in pieces(run) if piece in _THAI_NEXT or piece.endswith("ว่า"))
    return next(ends, len(run))


def _bearer(words, version):
    """(the one person of the registry who bears the name, or its first or last part; whether
    anybody does)."""
    bearers = people(version).get(fold(words), ())
    return (bearers[0] if len(bearers) == 1 else None), bool(bearers)


def _name_before(text, match, version):
    """(kind, entity id or None, start) of the name that ends where the bracket begins, or None."""
    for hit in gazetteer(version).hits(text):
        if hit.end == match.start() and len(hit.entities) == 1:
            [(entity_id, kind)] = hit.entities
            return kind, entity_id, hit.start
    offset = max(0, match.start() - LONGEST_NAME)
    capitals = _CAPITALS.search(text[offset : match.start()])
    if capitals is None:
        return None
    words = [word for word in re.split(r"[ -]", capitals[0]) if word not in _SMALL]
    letters = [letter for letter in match[1] if letter.isupper()]
    initials = [word[0] for word in words][-len(letters) :]
    if len(letters) < 2 or initials != letters:
        return None
    return (
        "organisation",
        None,
        offset + capitals.start() + capitals[0].rindex(words[-len(letters)]),
    )
