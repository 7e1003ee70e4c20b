"""Keys, sameness, relative dates and weak values, one rule at a time."""

import datetime

import pytest

from articles.text.values import Kind, find, find_agencies, key, keys, same, unmatched


def one(text, language="en", **options):
    (value,) = find(text, language, **options)
    return value


def test_a_relative_date_is_told_from_today():
    today = datetime.date(2024, 12, 30)
    expected = {
        "yesterday": "2024-12-29", "next week": "2025-W02", "next month": "2025-01", "last year": "2023",
        "this decade": "2020s", "next century": "22C",
    }  # fmt: skip
    assert {text: one(text, today=today).value.date for text in expected} == expected
    assert one("สัปดาห์หน้า", "th", today=today).value.date == "2025-W02"
    assert one("ไตรมาสที่แล้ว", "th", today=today).value.date == ""
    assert one("tomorrow", today=datetime.date.max).value.date == ""
    assert str(one("tomorrow").value) == "day+1"


@pytest.mark.parametrize(
    ("english", "thai"),
    [
        ("Capt. Mali", "ร.อ.มะลิ"),
        ("21 October", "21 ตุลาคม 2559"),
        ("on Saturday", "วันเสาร์ที่ 10 มิถุนายน"),
        ("$5,000", "5,000 ดอลลาร์แคนาดา"),
        ("12", "12 ปี"),
        ("October 2016", "21 ตุลาคม 2559"),
    ],
)
def test_what_one_side_says_more_exactly_is_the_same(english, thai):
    left, right = one(english), one(thai, "th")
    assert same(left, right) and same(right, left)
    assert key(left) != key(right)


@pytest.mark.parametrize(
    ("english", "thai"),
    [
        ("5 baht", "5 ดอลลาร์"),
        ("5 baht", "6 บาท"),
        ("5 km", "5 ปี"),
        ("21 October", "22 ตุลาคม 2559"),
        ("October 2016", "21 พฤศจิกายน 2559"),
        ("on Saturday", "วันอาทิตย์ที่ 11 มิถุนายน"),
        ("the 1960s", "ปี 1960"),
        ("yesterday", "วันที่ 3 มีนาคม"),
        ("2004-2006", "ปี 2547"),
        ("Gen. Mali", "พ.อ.มะลิ"),
        ("10%", "10 จุดเปอร์เซ็นต์"),
    ],
)
def test_what_differs_is_not_the_same(english, thai):
    assert not same(one(english), one(thai, "th"))


def test_a_range_has_the_keys_of_its_ends():
    assert keys(one("10-12 km")) == (("m", "10000"), ("m", "12000"))
    assert keys(one("9am-5pm")) == (("time", "09:00"), ("time", "17:00"))
    assert keys(one("2004-2006")) == (("number", "2004"), ("number", "2006"))
    assert keys(one("10 km")) == (("m", "10000"),)


def test_a_range_on_one_side_may_be_two_values_on_the_other():
    english, thai = find("from 7% to 10%", "en"), find("ร้อยละ 7-10", "th")
    assert unmatched(english, thai) == ([], [])
    assert unmatched(thai, english) == ([], [])


def test_a_wrong_number_is_missed_on_both_sides():
    left, right = unmatched(
        find("12 people lost 7 million baht", "en"), find("12 คน เสีย 7 แสนบาท", "th")
    )
    assert [v.text for v in left + right] == ["7 million baht", "7 แสนบาท"]


def test_a_repeated_value_needs_no_second_twin():
    english = find("5 km and again 5 km", "en")
    assert unmatched(english, find("5 กิโลเมตร", "th")) == ([], [])


def test_weak_values_are_never_missed():
    assert all(value.weak for value in find("both came first today", "en"))
    assert unmatched(find("both came first today", "en"), []) == ([], [])


def test_the_kinds_of_a_sentence():
    values = find("พล.ต.ท. สมชาย อายุ 45 ปี วิ่ง 5 กม. ใน 30 นาที", "th")
    assert [v.kind for v in values] == [Kind.RANK, Kind.AGE, Kind.QUANTITY, Kind.DURATION]


def test_agencies_share_a_code():
    thai = [code for _, _, code in find_agencies("ดีเอสไอ ร่วมกับ สตช. และ ปปง.")]
    english = [code for _, _, code in find_agencies("The DSI, the Royal Thai Police and AMLO")]
    assert thai == english == ["dsi", "rtp", "amlo"]


def test_era_and_today_do_not_change_what_was_written():
    value = one("พ.ศ. 2567", "th")
    assert (value.value.date, value.value.era, value.text) == ("2024", "BE", "พ.ศ. 2567")
    assert one("1/2/2567").value.date == "2024-02-01"
    assert one("1/2/67", "th").value.date == "2024-02-01"
    assert one("1/2/67").value.date == "2067-02-01"
