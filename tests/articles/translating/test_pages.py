"""The translators' pages through HTTP."""

import pytest

from annotations.anchoring.engine import Anchor
from annotations.marking import actions as marking
from annotations.models import Entity, Kind
from articles.models import ArticleText
from articles.roles import EDITOR
from articles.translating import actions
from tests import factories
from tests.articles.translating.making import THAI, edit_source, translate

JSON = {"HTTP_ACCEPT": "application/json"}


def page(text, rest=""):
    return f"/desk/articles/{text.article_id}/translate/{text.language}/{rest}"


def save(client, text, key, html, **fields):
    text.refresh_from_db()
    data = {"html": html, "based_on": text.revision_number, "source_number": 1} | fields
    return client.post(page(text, f"paragraphs/{key}/"), data, **JSON)


def test_the_workspace_shows_source_translation_and_what_is_behind(
    client_of, article, thai, anan, mali
):
    translate(thai, "headline", "b1", "b2", by=anan)
    edit_source(article, "700,000", "900,000", by=mali)
    html = client_of(anan).get(page(thai)).content.decode()
    assert "The source has changed since this was translated" in html
    assert "<del>700,000</del><ins>900,000</ins>" in html
    assert THAI["b1"] in html
    assert html.count('data-state="untranslated"') == 2
    assert "3/5" not in html
    assert "2/5" in html


def test_the_same_in_thai(client_of, thai, anan):
    anan.language = "th"
    anan.save()
    assert client_of(anan).get(page(thai)).status_code == 200


def test_a_saved_paragraph_comes_back_with_its_state(client_of, thai, anan):
    answer = save(client_of(anan), thai, "b2", f"<p>{THAI['b2']}</p>")
    assert answer.status_code == 200
    found = answer.json()
    assert (found["state"], found["revision"]) == ("translated", 1)
    assert 'data-state="translated"' in found["row"]
    assert "1/5" in found["progress"]


def test_without_a_script_saving_leads_back_to_the_paragraph(client_of, thai, anan):
    data = {"html": THAI["b2"], "based_on": 0}
    answer = client_of(anan).post(page(thai, "paragraphs/b2/"), data)
    assert answer.status_code == 302
    assert answer.url.endswith("#row-b2")


def test_a_conflict_answers_409_with_both_texts_and_changes_nothing(client_of, thai, anan):
    translate(thai, "b1", by=anan)
    dao = factories.make_person("Dao", EDITOR)
    actions.save_paragraph(thai, "b1", "<p>ของเพื่อน</p>", based_on=1, by=dao)
    client = client_of(anan)
    answer = save(client, thai, "b1", "<p>ของฉัน</p>", based_on=1)
    assert answer.status_code == 409
    found = answer.json()
    assert "Dao" in found["reasons"][0]
    assert found["theirs"] == "<p>ของเพื่อน</p>"
    assert "ฉัน" in found["conflict"]
    plain = client.post(page(thai, "paragraphs/b1/"), {"html": "<p>ของฉัน</p>", "based_on": 1})
    assert plain.status_code == 409
    thai.refresh_from_db()
    assert thai.revision_number == 2


@pytest.mark.parametrize(
    ("key", "fields", "status"),
    [
        ("b99", {}, 404),
        ("b1", {"based_on": "x"}, 400),
        ("b1", {"based_on": "-1"}, 400),
        ("b1", {"based_on": "99999999999999999999"}, 400),
        ("b1", {"based_on": ""}, 400),
        ("b1", {"based_on": "77"}, 200),
        ("b1", {"source_number": "77"}, 200),
        ("b1", {"html": "ก" * 60_000}, 400),
        ("headline", {"html": "ก" * 400}, 400),
        ("b1", {"html": "<script>alert(1)</script>"}, 200),
        ("b1", {"html": "a\x00b"}, (200, 400)),
        ("b1", {"html": "\ud800".encode("utf-8", "surrogatepass")}, (200, 400)),
        ("added-1", {}, 404),
        ("gone-99999999999999999999", {}, 404),
    ],
)
def test_bad_input_is_refused_or_cleaned(client_of, thai, anan, key, fields, status):
    answer = save(client_of(anan), thai, key, fields.pop("html", "<p>ก</p>"), **fields)
    assert answer.status_code in (status if isinstance(status, tuple) else (status,))
    thai.refresh_from_db()
    assert thai.revision is None or "script" not in thai.revision.body


def test_another_articles_paragraphs_cannot_be_reached(client_of, thai, anan, mali, somchai):
    other = actions.start(factories.make_article(mali), "th", by=somchai)
    assert save(client_of(anan), other, "b1", "<p>ก</p>").status_code == 404
    other.refresh_from_db()
    assert other.revision is None


def test_the_source_language_has_no_workspace(client_of, article, thai, anan):
    for rest in ("", "facts/"):
        assert (
            client_of(anan).get(f"/desk/articles/{article.pk}/translate/en/{rest}").status_code
            == 404
        )
    answer = client_of(anan).post(
        f"/desk/articles/{article.pk}/translate/en/paragraphs/b1/", {"html": "x", "based_on": 1}
    )
    assert answer.status_code == 404


ACTS = ["cut", "restore", "merge", "separate", "add", "up", "down"]


def test_every_act_by_its_address_and_back(client_of, thai, anan):
    translate(thai, by=anan)
    client = client_of(anan)
    for key, act, fields in [
        ("b2", "cut", {"reason": "Said elsewhere"}),
        ("b2", "restore", {}),
        ("b1", "merge", {}),
        ("b1", "separate", {}),
        ("b3", "up", {}),
        ("b3", "down", {}),
        ("b1", "add", {"added": "เพิ่ม", "reason": "ความเป็นมา"}),
    ]:
        answer = client.post(page(thai, f"paragraphs/{key}/{act}/"), fields)
        assert (act, answer.status_code) == (act, 302)
    added = thai.alignments.get(kind="added")
    assert "เพิ่ม" in client.get(page(thai)).content.decode()
    assert client.post(page(thai, f"paragraphs/added-{added.pk}/remove/")).status_code == 302
    thai.refresh_from_db()
    assert thai.revision.body == factories.BODY_TH
    assert client.post(page(thai, "paragraphs/b1/restore/"), **JSON).status_code == 400


def test_still_right_by_its_address(client_of, article, thai, anan, mali):
    translate(thai, by=anan)
    edit_source(article, "in one case", "in a single case", by=mali)
    answer = client_of(anan).post(
        page(thai, "paragraphs/b2/confirm/"), {"source_number": 2}, **JSON
    )
    assert answer.json()["state"] == "translated"


def test_an_editor_starts_assigns_and_offers(client_of, article, somchai, anan):
    client = client_of(somchai)
    url = f"/desk/articles/{article.pk}/translate/th/"
    assert b"Start the translation" in client.get(url).content
    assert client.post(f"{url}start/", {"assignee": ""}).status_code == 302
    text = ArticleText.objects.get(article=article, language="th")
    assert text.assignee is None
    client.post(f"{url}assign/", {"assignee": anan.pk})
    text.refresh_from_db()
    assert text.assignee == anan
    client.post(f"{url}assign/", {"assignee": ""})
    text.refresh_from_db()
    assert text.assignee is None


def test_a_translator_sees_untaken_headlines_only_and_takes_one(
    client_of, article, somchai, anan, mali
):
    text = actions.start(article, "th", by=somchai)
    secret = actions.start(
        factories.make_article(mali, headline="A secret", confidential=True), "th", by=somchai
    )
    client = client_of(anan)
    html = client.get("/desk/translations/").content.decode()
    assert factories.HEADLINE in html
    assert factories.SUMMARY not in html
    assert "A secret" not in html
    assert client.get(page(text)).status_code == 404
    assert client.post(f"/desk/translations/{secret.pk}/take/").status_code == 404
    assert client.post(f"/desk/translations/{text.pk}/take/").status_code == 302
    assert client.get(page(text)).status_code == 200
    assert client.post(page(text, "give-back/")).status_code == 302
    assert client.get(page(text)).status_code == 404


def test_others_are_kept_out(client_of, thai, mali, ploy, admin_user):
    for person, status in [(mali, 403), (ploy, 403), (admin_user, 404)]:
        client = client_of(person)
        assert client.get(page(thai)).status_code == status
        assert client.post(page(thai, "paragraphs/b1/")).status_code == status
        assert client.get("/desk/translations/").status_code == 403


def test_a_finished_translation_is_submitted(client_of, thai, anan):
    translate(thai, by=anan)
    assert client_of(anan).post(page(thai, "submit/")).status_code == 302
    thai.refresh_from_db()
    assert thai.stage == "submitted"


def test_opening_costs_the_same_queries_for_any_number_of_paragraphs(
    client_of, mali, anan, somchai, django_assert_max_num_queries
):
    body = "".join(f"<p>Paragraph {n} says {n} things.</p>" for n in range(100))
    article = factories.make_article(mali, body=body)
    text = actions.start(article, "th", by=somchai, assignee=anan)
    for key in ("headline", "b1", "b2"):
        actions.save_paragraph(text, key, "<p>ก 1</p>", based_on=text.revision_number, by=anan)
    edit_source(article, "says 1 things", "says 77 things", by=mali)
    person = Kind.objects.get(key="person")
    entity = Entity.objects.create(kind=person, name_en="Paragraph 7", created_by=somchai)
    source = article.texts.get(language="en")
    place = Anchor("b8", 0, "b8", 11, "Paragraph 7")
    marking.mark(source, place, revision=2, kind=person, entity=entity, by=mali)
    client = client_of(anan)
    client.get(page(text))
    with django_assert_max_num_queries(15):
        client.get(page(text))


def test_saving_a_paragraph_costs_few_queries(client_of, thai, anan, django_assert_max_num_queries):
    translate(thai, by=anan)
    client = client_of(anan)
    save(client, thai, "b1", "<p>หนึ่ง</p>")
    thai.refresh_from_db()
    data = {"html": "<p>สอง</p>", "based_on": thai.revision_number, "source_number": 1}
    with django_assert_max_num_queries(39):
        client.post(page(thai, "paragraphs/b1/"), data, **JSON)


def test_a_headline_of_a_colleague_comes_as_words_alone_or_with_ones_own(
    client_of, thai, anan, somchai
):
    translate(thai, "headline", by=anan)
    his, hers = client_of(somchai), client_of(anan)
    save(his, thai, "headline", "พบ R&amp;D ในเชียงใหม่ ตำรวจจับสามคน")
    thai.refresh_from_db()
    based_on = thai.revision_number
    save(his, thai, "headline", "พบ R&amp;D ในเชียงราย ตำรวจจับสามคน")
    answer = save(hers, thai, "headline", "พบ R&amp;D ในเชียงใหม่ ตำรวจจับสี่คน", based_on=based_on)
    assert answer.status_code == 409
    assert answer.json()["theirs"] == "พบ R&D ในเชียงราย ตำรวจจับสามคน"
    assert answer.json()["together"] == "พบ R&D ในเชียงราย ตำรวจจับสี่คน"
    assert "Put both together" in answer.json()["conflict"]
    answer = save(hers, thai, "headline", "พบ R&amp;D ในลำพูน ตำรวจจับสี่คน", based_on=based_on)
    assert answer.json()["together"] == ""
    assert "Put both together" not in answer.json()["conflict"]
