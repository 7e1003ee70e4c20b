"""Each kind's guideline: read by who marks, written by who approves."""

from articles.models import AuditEntry
from tests.annotations.making import kind


def test_a_guideline_is_written_and_read_and_never_over_a_colleagues(mali, ploy, client_of):
    client, door = client_of(ploy), "/desk/guidelines/person/"
    person = kind("person")
    seen = {f"seen_{code}": person.guideline_in(code) for code in ("en", "th")}
    words = {"words_en": "Living people.\n\nNot: “the police chief”.", "words_th": "บุคคล"}
    assert 'name="words_th"' in client.get(door).content.decode()
    assert client.post(door, seen | words).status_code == 302
    assert "Not: “the police chief”." in client_of(mali).get("/desk/guidelines/").content.decode()
    assert AuditEntry.objects.get(verb="guideline.write").data["kind"] == "person"
    assert client.post(door, {"seen_en": "other", "words_en": "Mine"}).status_code == 409
    marked = {"seen_en": words["words_en"], "seen_th": "บุคคล", "words_en": "<b>x</b>"}
    assert client.post(door, marked).status_code == 400
    assert kind("person").guideline_in("th") == "บุคคล"
