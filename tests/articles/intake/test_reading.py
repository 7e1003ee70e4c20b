"""What intake reads, recognises, guesses and refuses."""

import codecs

import pytest

from articles.exceptions import Invalid
from articles.intake import from_text, read
from articles.intake.actions import shortened
from articles.text.blocks import parse_body
from tests.support.shared import SHARED

SAMPLE = SHARED / "samples/call-centre-gangs.en.txt"
STORY = """Photo courtesy of The Daily Example

Police in two countries said they would act together. “We start today,” one chief’s office said.

The second paragraph follows, with a list of names.

The third ends it."""
THAI = """ตำรวจสองประเทศจับมือปราบแก๊งคอลเซ็นเตอร์

โดย: มะลิ

เครดิตภาพ: เดลี่ตัวอย่าง

ผู้บัญชาการตำรวจของทั้งสองประเทศตกลงร่วมมือกันเมื่อวันจันทร์ที่ผ่านมา โดยจะเริ่มปฏิบัติการภายในสองเดือน

ย่อหน้าที่สองตามมา"""


def texts(draft):
    return [block.text for block in parse_body(draft.body)]


def test_a_credit_in_the_first_line_is_recognised_and_the_headline_asked_for():
    draft = read("story.txt", STORY.encode())
    assert (draft.photo_credit, draft.headline, draft.paragraphs) == ("The Daily Example", "", 3)
    assert [str(sentence) for sentence in draft.missing] == [
        "The headline: none was found, so please write one."
    ]
    assert texts(draft)[0].endswith("“We start today,” one chief’s office said.")
    assert (draft.language, draft.dropped) == ("en", [])


@pytest.mark.skipif(not SAMPLE.exists(), reason="the shared sample is not on this machine")
def test_the_shared_sample_arrives_intact():
    draft = read(SAMPLE.name, SAMPLE.read_bytes())
    assert (draft.photo_credit, draft.headline, draft.paragraphs) == ("The Nation", "", 7)
    lines = [line for line in SAMPLE.read_text().split("\n") if line][1:]
    assert texts(draft) == lines


def test_a_thai_text_with_everything_is_taken_apart():
    draft = from_text(THAI)
    assert draft.headline == "ตำรวจสองประเทศจับมือปราบแก๊งคอลเซ็นเตอร์"
    assert (draft.byline, draft.photo_credit) == ("มะลิ", "เดลี่ตัวอย่าง")
    assert (draft.language, draft.paragraphs, draft.missing) == ("th", 2, [])


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874", "tis-620"]
)
def test_every_usual_encoding_gives_the_same_thai_words(encoding):
    assert read("story.txt", THAI.encode(encoding)).body == from_text(THAI).body


@pytest.mark.parametrize(("encoding", "said"), [("utf-8", 0), ("cp874", 1), ("utf-16-le", 1)])
def test_a_guessed_encoding_is_said(encoding, said):
    assert len(read("story.txt", THAI.encode(encoding)).dropped) == said


def test_western_windows_text_is_not_taken_for_thai():
    words = "Café crème à la “carte”, déjà vu. Élan, naïf, façade."
    draft = read("story.txt", words.encode("cp1252"))
    assert texts(draft) == [words]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Photo: Mali", "Mali"),
        ("(Photo by Mali / The Daily Example)", "Mali / The Daily Example"),
        ("Photos courtesy of the police", "the police"),
        ("Image via Example Agency", "Example Agency"),
        ("ภาพ: มะลิ", "มะลิ"),
        ("ขอบคุณภาพจากเดลี่ตัวอย่าง", "เดลี่ตัวอย่าง"),
        ("ภาพโดย มะลิ", "มะลิ"),
    ],
)
def test_photo_credits(line, credit):
    assert from_text(f"{line}\n\nA paragraph of the story.\n\nMore.").photo_credit == credit


@pytest.mark.parametrize(
    "line",
    ["Photos of the raid spread.", "ภาพรวมเศรษฐกิจไทยดีขึ้น", "Picture this: a city without cars."],
)
def test_a_sentence_about_photos_is_no_credit(line):
    draft = from_text(f"{line} It goes on with more words.\n\nMore of the story.")
    assert (draft.photo_credit, draft.paragraphs) == ("", 2)


def test_a_headline_is_a_short_line_on_its_own_and_never_the_first_sentence():
    body = "A first paragraph that is long enough to be nothing else than the story itself."
    assert from_text(f"Big news today\n\n{body}").headline == "Big news today"
    assert from_text(f"Police acted.\n\n{body}").headline == ""
    assert from_text(f"Big news today\n{body}").headline == ""
    assert from_text("Big news today").paragraphs == 1


def test_a_dateline_leaves_the_first_paragraph():
    draft = from_text("BANGKOK (Example) — Police acted on Monday.\n\nMore.")
    assert (draft.dateline, texts(draft)[0]) == ("BANGKOK (Example)", "Police acted on Monday.")
    assert from_text("NATO – said to be ready – waits.").dateline == "NATO"  # shown, and corrected
    assert from_text("The police – all of them – left.").dateline == ""


def test_byline_summary_and_labels():
    draft = from_text("Headline: Big news\nBy Mali\nSummary: It is short.\n\nThe story.\n\nMore.")
    assert draft.paragraphs == 3  # several labels in one paragraph are left to the person
    draft = from_text("Headline: Big news\n\nBy Mali\n\nSummary: It is short.\n\nThe story.")
    assert (draft.headline, draft.byline, draft.summary) == ("Big news", "Mali", "It is short.")


def test_invisible_and_damaged_characters_are_said():
    draft = from_text("Zero\u200bwidth เรื่่อง\n\nMore.")
    assert len(draft.dropped) == 2
    assert "\u200b" not in draft.body


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b"  \n\n \n"),
        ("credit only.txt", b"Photo: Mali\n"),
        ("word.txt", b"PK\x03\x04" + b"x" * 50),
        ("picture.txt", b"\x89PNG\r\n\x1a\n"),
        ("bytes.txt", bytes(range(256)) * 8),
        ("nul.txt", b"text\x00text"),
        ("half.txt", codecs.BOM_UTF16_LE + b"a"),
        ("undefined.txt", b"\xff\xfe\xff\x81\x8d\x8f\x90"),
        ("story.docx", b"PK\x03\x04"),
        ("noending", b"text"),
        ("evil\u202etxt.exe", b"text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(name, data):
    with pytest.raises(Invalid) as refused:
        read(name, data)
    assert all(str(reason) for reason in refused.value.reasons)


def test_too_much_is_refused(settings):
    settings.UPLOAD_MAX_BYTES = 1000
    with pytest.raises(Invalid):
        read("big.txt", b"a" * 1001)
    with pytest.raises(Invalid):
        from_text("word " * 700_000)


def test_a_file_name_is_kept_without_folders_and_cut_before_its_ending():
    assert shortened("C:\\temp\\..\\story\x00.txt") == "story.txt"
    assert shortened("ก" * 400 + ".txt").endswith("ก.txt")
    assert len(shortened("ก" * 400 + ".txt")) <= 200
