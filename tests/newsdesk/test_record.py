"""An article's whole record: readable, filtered, and as JSON Lines that prove themselves."""

import json
from types import SimpleNamespace

from django.urls import reverse
from django.utils.dateparse import parse_datetime

from articles import audit
from articles.writing import actions as writing
from tests.annotations.making import make_mark


def verbs(client, article, query=""):
    answer = client.get(reverse("article_record", args=[article.pk]) + query)
    return [entry.verb for entry, _act in answer.context["acts"]]


def test_the_record_is_filtered_by_sort_person_and_language(article, text, mali, ploy, client_of):
    make_mark(text, mali)
    writing.submit(text, by=mali)
    her = client_of(ploy)
    assert verbs(her, article) == ["text.submit", "annotation.mark", "text.save", "article.start"]
    assert verbs(her, article, "?about=annotation") == ["annotation.mark"]
    assert verbs(her, article, f"?person={ploy.pk}") == []
    assert len(verbs(her, article, f"?person={mali.pk}&language=en")) >= 3
    assert len(verbs(her, article, "?about=x&person=y")) == 4


def test_the_export_proves_the_chain_without_us(article, text, mali, client_of):
    writing.submit(text, by=mali)
    answer = client_of(mali).get(reverse("article_record_export", args=[article.pk]))
    rows = [json.loads(line) for line in answer.getvalue().decode().splitlines()]
    assert [row["seq"] for row in rows] == list(range(1, len(rows) + 1))
    previous = ""
    for row in rows:
        assert row["previous_hash"] == previous and row["username"] == "mali"
        entry = SimpleNamespace(
            **row | {"at": parse_datetime(row["at"]), "by_id": row["by"], "article_id": article.pk}
        )
        assert audit.hash_of(entry) == row["hash"]
        previous = row["hash"]
