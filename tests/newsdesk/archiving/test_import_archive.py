"""An archive comes in: both languages, old addresses, and a second run that goes on."""

import csv
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Redirect, Upload
from newsdesk.archiving import batches
from newsdesk.archiving.taking_in import Taker
from tests import factories

ROW = {
    "id": "old-1",
    "language": "en",
    "headline_en": "Flood in the south",
    "body_en": "Rain fell for three days.\n\nRoads are closed.",
    "headline_th": "น้ำท่วมใต้",
    "body_th": "<p>ฝนตกสามวัน</p><p>ถนนปิด</p>",
    "byline": "Mali",
    "section": "crime",
    "address_en": "https://old.example.com/news/1.html?x=2",
    "address_th": "/th/news/1.html",
    "published": "2019-05-01",
}


@pytest.fixture
def take(somchai, capsys):
    factories.make_section()

    def run(path, **options):
        call_command("import_archive", str(path), by="somchai", section="crime", **options)
        return capsys.readouterr()

    return run


def jsonl(folder, *rows):
    path = folder / "archive.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_row_becomes_an_article_in_both_languages_with_its_addresses(take, tmp_path, client):
    out = take(jsonl(tmp_path, ROW)).out
    assert "1 taken in, 0 there already, 0 refused" in out
    article = Article.objects.get()
    assert article.body_en == "<p>Rain fell for three days.</p><p>Roads are closed.</p>"
    assert (article.headline_th, article.byline) == ("น้ำท่วมใต้", "Mali")
    assert dict(Redirect.objects.values_list("old", "new")) == {
        "/news/1.html?x=2": f"/en/articles/{article.pk}/",
        "/th/news/1.html": f"/th/articles/{article.pk}/",
    }
    assert article.audit.get(verb="archive.import").data["published"] == "2019-05-01"
    assert not article.releases.exists()
    moved = client.get("/news/1.html?x=2")
    assert (moved.status_code, moved.url) == (301, f"/en/articles/{article.pk}/")


def test_a_second_run_takes_only_what_is_new_and_bad_rows_stop_nobody(take, tmp_path):
    path = jsonl(tmp_path, ROW, "no json", ROW | {"headline_en": "", "id": "old-2"})
    first = take(path, report=tmp_path / "report.jsonl")
    assert "1 taken in, 0 there already, 2 refused" in first.out
    assert "old-2" in first.err or "headline_en" in first.err
    second = take(jsonl(tmp_path, ROW, ROW | {"id": "old-3", "headline_en": "Another"}))
    assert "1 taken in, 1 there already, 0 refused" in second.out
    report = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text().splitlines()]
    assert [line["result"] for line in report] == ["taken in", "refused", "refused"]


def many(count):
    return [
        ROW | {"id": f"old-{n}", "body_en": f"Story {n}.", "address_en": ""} for n in range(count)
    ]


def test_a_crash_loses_at_most_the_last_batch_and_nothing_doubles(take, tmp_path, monkeypatch):
    monkeypatch.setattr(batches, "MOST", 4)
    path = jsonl(tmp_path, *many(10))
    real, left = Taker.take, iter(range(6))

    def die(self, story):
        if next(left, None) is None:
            raise KeyboardInterrupt
        return real(self, story)

    monkeypatch.setattr(Taker, "take", die)
    report = tmp_path / "report.jsonl"
    with pytest.raises(KeyboardInterrupt):
        take(path, report=report)
    assert Article.objects.count() == Upload.objects.count() == 4
    assert len(report.read_text().splitlines()) == 4
    files = {Path(upload.file.path).parent for upload in Upload.objects.all()}
    monkeypatch.setattr(Taker, "take", real)
    assert "6 taken in, 4 there already" in take(path, report=report).out
    assert Article.objects.count() == 10
    # What the broken batch had written to the disk is used, not left beside a second copy.
    [folder] = files
    assert sum(1 for file in folder.iterdir() if b"Story" in file.read_bytes()) == 10
    call_command("verify_audit")


def test_one_that_is_refused_in_a_batch_stops_no_other_and_the_report_keeps_the_order(
    take, tmp_path
):
    rows = many(3)
    rows[1]["headline_en"] = "x" * 400
    rows += [rows[0], "no json"]
    report = tmp_path / "report.jsonl"
    assert (
        "2 taken in, 1 there already, 2 refused" in take(jsonl(tmp_path, *rows), report=report).out
    )
    results = [json.loads(line)["result"] for line in report.read_text().splitlines()]
    assert results == ["taken in", "refused", "taken in", "there already", "refused"]


def test_it_says_how_fast_it_goes_and_stops_where_it_was_told_to(take, tmp_path):
    path = jsonl(tmp_path, *many(60))
    assert "7 taken in, 0 there already" in take(path, most=7).out
    out = take(path).out
    assert "50 … " in out and " a second" in out and "53 taken in, 7 there already" in out


def test_a_csv_and_a_folder_are_read_too(take, tmp_path):
    table = tmp_path / "archive.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ROW)
        writer.writeheader()
        writer.writerow(ROW)
    assert "1 taken in" in take(table).out
    folder = tmp_path / "old" / "2019"
    folder.mkdir(parents=True)
    (folder / "raid.en.txt").write_text(
        "Police raid a house\n\nThey found phones and the numbers of a hundred people in two countries."
    )
    (folder / "raid.th.txt").write_text(
        "ตำรวจบุกบ้าน\n\nพบโทรศัพท์และรายชื่อผู้เสียหายกว่าร้อยคนในสองประเทศเพื่อนบ้าน", encoding="utf-8"
    )
    (folder / "empty.txt").write_text("")
    assert "1 taken in, 0 there already, 1 refused" in take(folder.parent).out
    article = Article.objects.get(headline_en="Police raid a house")
    assert article.headline_th == "ตำรวจบุกบ้าน"


def test_what_cannot_begin_says_why(take, tmp_path, mali):
    path = jsonl(tmp_path, ROW)
    for options in ({"by": "mali"}, {"section": "none"}):
        with pytest.raises(CommandError):
            call_command(
                "import_archive", str(path), **{"by": "somchai", "section": "crime"} | options
            )
    with pytest.raises(CommandError):
        take(tmp_path / "nothing.jsonl")
