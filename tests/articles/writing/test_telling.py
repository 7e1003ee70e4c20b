"""What a writer is told about the annotations after saving."""

from django.utils import translation

from annotations.anchoring.carry import Report
from articles.writing.telling import report_words


def test_the_writer_hears_what_became_of_the_annotations():
    assert report_words(Report(kept=12, changed=2)) == "12 annotations kept, 2 changed."
    assert report_words(Report()) == ""


def test_the_writer_hears_where_to_settle_what_is_gone_or_in_doubt():
    words = report_words(Report(kept=12, changed=2, gone=1))
    assert words.startswith("12 annotations kept, 2 changed, 1 gone. Those in doubt or gone")
    assert "“Problems”" in report_words(Report(ambiguous=1))


def test_thai_has_neither_commas_nor_a_full_stop():
    with translation.override("th"):
        words = report_words(Report(kept=9, moved=3, changed=2, ambiguous=1, gone=1))
    assert "," not in words
    assert "." not in words
    assert "12 รายการ" in words
    assert "“ปัญหา”" in words
