"""Writing, its history and its safety net, through HTTP."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from articles.models import Buffer, Revision, Stage
from articles.writing import actions
from articles.writing.content import Content
from tests import factories


@pytest.fixture
def her(mali, client_of):
    return client_of(mali)


def address(name, text, *more):
    return reverse(name, args=[text.article_id, text.language, *more])


def form(text, **changes):
    fields = {
        "headline": text.revision.headline,
        "summary": text.revision.summary,
        "body": text.revision.body,
        "slug": text.revision.slug,
        "reason": "",
        "change_class": "wording",
        "based_on": text.revision_number,
    }
    return fields | changes


def said(client, answer):
    return client.get(answer.url).content.decode()


def test_the_writing_page_shows_the_text_with_a_fallback_and_an_import_map(her, text):
    answer = her.get(address("text_write", text))
    page = answer.content.decode()
    assert "Police chiefs of Thailand" in page and 'name="based_on" value="1"' in page
    nonce = re.search(r'<script(?=[^>]*type="importmap")[^>]*nonce="([^"]+)"', page)[1]
    policy = answer["Content-Security-Policy"]
    assert nonce and f"'nonce-{nonce}'" in policy and "unsafe" not in policy


def test_a_save_makes_a_revision_and_says_so(her, text):
    body = text.revision.body.replace("Monday", "Tuesday")
    answer = her.post(
        address("text_write", text),
        form(text, body=body, reason="The day was wrong", change_class="fact"),
    )
    assert answer.status_code == 302
    text.refresh_from_db()
    saved = text.revision
    assert (saved.number, saved.reason, saved.change_class) == (2, "The day was wrong", "fact")
    assert "Tuesday" in saved.body
    assert "Saved as revision 2." in said(her, answer)


def test_a_save_that_changes_nothing_makes_no_revision(her, text):
    answer = her.post(address("text_write", text), form(text))
    assert "Nothing had changed" in said(her, answer)
    assert text.revisions.count() == 1


def test_save_and_hand_over(her, text):
    data = form(text, summary="Shorter.", submit="1")
    answer = her.post(address("text_write", text), data)
    assert answer.url == reverse("article_detail", args=[text.article_id])
    text.refresh_from_db()
    assert text.stage == Stage.SUBMITTED


def test_handing_over_twice_is_refused_in_words(her, text):
    her.post(address("text_submit", text))
    answer = her.post(address("text_submit", text))
    assert "already waiting for review" in said(her, answer)


def test_a_stale_save_shows_both_texts_and_keeps_ones_own(her, text, somchai):
    stale = form(text, body=text.revision.body.replace("Monday", "Wednesday"))
    theirs = Content.of(text.revision)
    actions.save(
        text,
        Content(theirs.headline, theirs.summary, theirs.body.replace("Monday", "Friday")),
        based_on=1,
        by=somchai,
        reason="Checked the day",
    )
    answer = her.post(address("text_write", text), stale)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somchai saved first" in page and "Checked the day" in page
    assert "<del>Monday</del><ins>Friday</ins>" in page
    assert "<del>Monday</del><ins>Wednesday</ins>" in page
    # Both changed one paragraph: both stand in the form until one is chosen.
    assert 'name="based_on" value="2"' in page
    assert "on Wednesday to act" in page and "on Friday to act" in page
    assert text.revisions.count() == 2
    assert Buffer.objects.get(text=text).content["body"] == stale["body"]

    # Over theirs, knowingly: the form now quotes what stands.
    her.post(address("text_write", text), stale | {"based_on": 2})
    text.refresh_from_db()
    assert "Wednesday" in text.revision.body and text.revision_number == 3
    assert not Buffer.objects.exists()


def test_of_a_paragraph_that_both_changed_one_can_be_chosen(her, text, somchai):
    stale = form(text, body=text.revision.body.replace("Monday", "Wednesday"))
    body = text.revision.body.replace("Monday", "Friday").replace("two months", "May")
    actions.save(text, replace(Content.of(text.revision), body=body), based_on=1, by=somchai)
    block = text.revision.block_ids[0]
    answer = her.post(address("text_merge", text), stale | {f"choice-{block}": "mine"})
    merged = answer.context["form"].initial
    assert answer.status_code == 200 and merged["based_on"] == 2
    assert "Wednesday" in merged["body"] and "Friday" not in merged["body"]
    assert "within May" in merged["body"], "what only they changed is taken over"
    assert her.post(address("text_merge", text), {"body": "x"}).status_code == 400


def test_who_else_has_the_text_open_is_said(her, text, somchai, client_of):
    assert her.post(address("text_here", text)).json() == {"others": []}
    his = client_of(somchai)
    [words] = his.post(address("text_here", text)).json()["others"]
    assert "Mali has this text open too" in words
    assert "Mali has this text open" in his.get(address("text_write", text)).content.decode()
    her.post(address("text_left", text))
    assert his.post(address("text_here", text)).json() == {"others": []}


@pytest.mark.parametrize(
    "wrong",
    [
        {"based_on": ""},
        {"based_on": "-1"},
        {"based_on": "x"},
        {"headline": ""},
        {"headline": "h" * 301},
        {"slug": "!?"},
        {"change_class": "rumour"},
        {"reason": "r" * 301},
        {"body": "a\x00b"},
    ],
)
def test_bad_input_answers_400_and_keeps_what_was_typed(her, text, wrong):
    answer = her.post(address("text_write", text), form(text, summary="Typed here") | wrong)
    assert answer.status_code == 400
    assert "Typed here" in answer.content.decode()
    assert text.revisions.count() == 1


def test_a_save_based_on_a_revision_that_never_was_is_a_conflict(her, text):
    assert her.post(address("text_write", text), form(text, based_on=9)).status_code == 409


def test_pasted_markup_is_made_harmless(her, text):
    body = "<p>Good</p><script>alert(1)</script><p onclick='x()'>Also <b>good</b></p>"
    her.post(address("text_write", text), form(text, body=body))
    text.refresh_from_db()
    assert text.revision.body == "<p>Good</p><p>Also <strong>good</strong></p>"


def test_unsaved_typing_is_kept_offered_and_thrown_away(her, text):
    typed = form(text, body="<p>Half a sent</p>")
    answer = her.post(address("text_unsaved", text), typed)
    assert answer.json()["revision_number"] == 1
    page = her.get(address("text_write", text)).content.decode()
    assert "never saved" in page and "Half a sent" not in page
    assert "Half a sent" in her.get(address("text_write", text) + "?unsaved").content.decode()
    assert text.revisions.count() == 1
    her.post(address("text_unsaved_discard", text))
    assert not Buffer.objects.exists()


def test_unsaved_typing_is_ones_own(her, text, somchai, client_of):
    her.post(address("text_unsaved", text), form(text, body="<p>Mine alone</p>"))
    his = client_of(somchai).get(address("text_write", text) + "?unsaved").content.decode()
    assert "Mine alone" not in his


def test_unsaved_typing_without_its_base_is_refused(her, text):
    answer = her.post(address("text_unsaved", text), {"body": "<p>x</p>"})
    assert answer.status_code == 400 and "based_on" in answer.json()["errors"]


def test_history_shows_who_when_why_and_the_changed_words(her, text):
    body = text.revision.body.replace("700,000", "900,000")
    her.post(address("text_write", text), form(text, body=body, reason="New figure"))
    page = her.get(address("text_history", text)).content.decode()
    assert "New figure" in page and "Mali" in page
    assert "<del>700,000</del><ins>900,000</ins>" in page


def test_history_compares_any_two_and_knows_no_others(her, text):
    for day in ("Tuesday", "Wednesday"):
        text.refresh_from_db()
        body = factories.BODY.replace("Monday", day)
        her.post(address("text_write", text), form(text, body=body))
    page = her.get(address("text_history", text) + "?from=1&to=3").content.decode()
    assert "<del>Monday</del><ins>Wednesday</ins>" in page
    assert her.get(address("text_history", text) + "?from=1&to=9").status_code == 404
    assert her.get(address("text_history", text) + "?from=x&to=๙").status_code == 200


def test_restoring_makes_a_new_revision_of_the_old_words(her, text):
    before = text.revision
    her.post(address("text_write", text), form(text, body="<p>All different now.</p>"))
    answer = her.post(address("text_restore", text, 1), {"based_on": 2})
    text.refresh_from_db()
    assert (text.revision_number, text.revision.body) == (3, before.body)
    assert text.revision.block_ids == before.block_ids
    assert "Saved as revision 3." in said(her, answer)


@pytest.mark.parametrize(("sent", "status"), [({"based_on": 1}, 409), ({}, 400)])
def test_restoring_on_what_has_moved_on_is_refused(her, text, sent, status):
    her.post(address("text_write", text), form(text, headline="Another"))
    assert her.post(address("text_restore", text, 1), sent).status_code == status
    assert text.revisions.count() == 2


def test_restoring_what_never_was_is_404_and_needs_a_post(her, text):
    assert her.post(address("text_restore", text, 9), {"based_on": 1}).status_code == 404
    assert her.get(address("text_restore", text, 1)).status_code == 405


PAGES = ["text_write", "text_history"]
ACTS = ["text_unsaved", "text_unsaved_discard", "text_submit"]


@pytest.mark.parametrize(
    ("who", "reads", "writes"),
    [
        ("mali", 200, 200),
        ("somchai", 200, 200),
        ("ploy", 200, 403),
        ("anan", 404, 404),
        ("admin_user", 404, 404),
    ],
)
def test_who_may_read_and_who_may_write(who, reads, writes, request, text, client_of):
    client = client_of(request.getfixturevalue(who))
    assert client.get(address("text_history", text)).status_code == reads
    assert client.get(address("text_write", text)).status_code == writes
    refused = {address(act, text): client.post(address(act, text)).status_code for act in ACTS}
    if writes != 200:
        assert set(refused.values()) == {writes}
        assert client.post(address("text_restore", text, 1), {"based_on": 1}).status_code == writes
        assert client.post(address("text_write", text), form(text)).status_code == writes
    assert Revision.objects.count() == 1


def test_a_translator_writes_only_the_text_that_is_theirs(article, text, anan, mali, client_of):
    thai = article.texts.create(language="th", assignee=anan)
    hers = client_of(anan)
    assert hers.get(address("text_write", thai)).status_code == 200
    assert hers.get(address("text_write", text)).status_code == 403
    assert client_of(mali).get(address("text_write", thai)).status_code == 403


def test_a_language_that_is_not_there_is_404(her, article):
    for language in ("th", "xx"):
        assert her.get(reverse("text_write", args=[article.pk, language])).status_code == 404


def test_a_thai_text_is_written_like_any_other(her, mali):
    article = factories.make_article(
        mali, headline=factories.HEADLINE_TH, summary="", body=factories.BODY_TH, language="th"
    )
    text = article.texts.get()
    body = text.revision.body.replace("7 แสนบาท", "9 แสนบาท")
    her.post(address("text_write", text), form(text, body=body))
    page = her.get(address("text_history", text)).content.decode()
    assert "<ins>9</ins>" in page and "แสนบาท" in page


def test_pages_ask_the_database_little(her, text, django_assert_max_num_queries):
    for name in PAGES:
        with django_assert_max_num_queries(12):
            her.get(address(name, text))
