"""The registry goes out as CSV and comes in again, with a word on every row."""

import csv
import io

import pytest

from annotations.models import Entity
from annotations.registry import sheets
from annotations.registry.actions import AliasData, create_entity
from articles.exceptions import Invalid
from tests.annotations.making import kind


@pytest.fixture
def amlo(mali):
    return create_entity(
        kind("organisation"),
        by=mali,
        name_en="Anti-Money Laundering Office",
        name_th="สำนักงาน ปปง.",
        description_en="=cmd|' /C calc'!A0",
        aliases=[AliasData("en", "AMLO", "acronym"), AliasData("th", "ปปง.", "acronym")],
    )


def rows():
    return list(csv.reader(io.StringIO("".join(sheets.write()).lstrip("\ufeff"))))


def sheet(*lines, columns=sheets.COLUMNS, delimiter=","):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([columns, *lines])
    return out.getvalue().encode()


def test_what_went_out_comes_in_as_it_was(amlo, mali):
    header, row = rows()
    assert header == sheets.COLUMNS
    assert row[4] == "'=cmd|' /C calc'!A0", "a spreadsheet would run it"
    report = sheets.read("".join(sheets.write()).encode(), by=mali)
    assert [entity for _line, entity in report.same] == [amlo]
    assert not (report.added or report.changed or report.refused)


def test_a_changed_row_changes_the_entity_once(amlo, mali, ploy):
    row = rows()[1]
    row[2], row[7] = "AML Office", "en|acronym|AMLO"
    data = sheet(row)
    [(_line, changed)] = sheets.read(data, by=ploy).changed
    assert changed.name_en == "AML Office" and changed.description_en == amlo.description_en
    assert [alias.text for alias in changed.aliases.all()] == ["AMLO"]
    row[2] = "Another"
    [(_line, what, reasons)] = sheets.read(sheet(row), by=mali).refused
    assert what == str(amlo.pk) and "Somebody else changed" in reasons[0]


def test_each_row_is_taken_or_refused_by_itself(amlo, mali):
    columns = ["kind", "name_en", "name_th", "aliases", "colour"]
    data = sheet(
        ["person", "Torsak", "ต่อศักดิ์", "en|short|Tor; th|short|ต่อ", "red"],
        ["person", "torsak", "", "", ""],
        ["planet", "Mars", "", "", ""],
        ["person", "<b>Bold</b>", "", "", ""],
        ["person", "Nid", "", "Nidnoi", ""],
        ["organisation", "anti money laundering office", "", "", ""],
        ["", "", "", "", ""],
        columns=columns,
        delimiter=";",
    )
    report = sheets.read(data, by=mali)
    assert [(line, entity.name_th) for line, entity in report.added] == [(2, "ต่อศักดิ์")]
    assert report.added[0][1].aliases.count() == 2
    assert [line for line, _what, _reasons in report.refused] == [3, 4, 5, 6, 7]
    words = " ".join(" ".join(reasons) for _line, _what, reasons in report.refused)
    assert "no kind “planet”" in words and "HTML" in words and "language|kind|name" in words
    assert f"number {amlo.pk}" in words
    assert report.ignored_columns == ["colour"] and Entity.objects.count() == 2


@pytest.mark.parametrize("row", [["999999999", "", ""], ["x", "", ""], ["{pk}", "Name", ""]])
def test_a_row_that_names_no_entity_as_it_stands_changes_nothing(amlo, mali, row):
    row = [cell.format(pk=amlo.pk) for cell in row]
    report = sheets.read(sheet(row, columns=["id", "name_en", "changed_at"]), by=mali)
    assert len(report.refused) == 1
    amlo.refresh_from_db()
    assert amlo.name_en == "Anti-Money Laundering Office"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "name the columns"),
        ("kind,name_th\nperson,ก".encode("tis-620"), "UTF-8"),
        (b"kind,kind\n", "named twice"),
        (b'kind,name_en\nperson,"open', "no CSV"),
        (b"kind\n" + b"person\n" * 5_001, "too many rows"),
        (b"x" * 5_000_001, "too large"),
    ],
)
def test_what_is_no_such_sheet_is_refused_in_words(mali, data, says):
    with pytest.raises(Invalid, match=says):
        sheets.read(data, by=mali)
    assert not Entity.objects.exists()


def test_the_sheet_goes_out_and_in_through_the_browser(amlo, mali, ploy, client_of):
    assert "AMLO" in b"".join(client_of(mali).get("/desk/entities/export.csv")).decode()
    client = client_of(ploy)
    door = "/desk/entities/import/"
    assert "changed_at" in client.get(door).content.decode()
    file = io.BytesIO(sheet(["person", "Nid"], ["x", "y"], columns=["kind", "name_en"]))
    file.name = "people.csv"
    page = client.post(door, {"sheet": file}).content.decode()
    assert "Added: 1" in page and "not taken: 1" in page and "Line 3" in page
    assert client.post(door).status_code == 400
    empty = io.BytesIO(b"a,b\n1,2\n")
    empty.name = "x.csv"
    assert client.post(door, {"sheet": empty}).status_code == 400
