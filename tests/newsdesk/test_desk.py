"""My desk, one article's page, one's profile, and what is said when nothing fits."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, ArticleText, Outbox, Stage
from articles.writing import actions
from tests import factories
from tests.articles.publishing.story import edit


@pytest.fixture
def her(mali, client_of):
    return client_of(mali)


def desk(client, **query):
    return client.get(reverse("desk"), query).content.decode()


def test_a_new_journalist_is_told_the_next_step(her):
    page = desk(her)
    assert "Bring an article in" in page and reverse("article_new") in page


def test_an_article_stands_where_its_stage_puts_it(her, text, mali, ploy, somchai, client_of):
    assert factories.HEADLINE in desk(her, show="write")
    assert factories.HEADLINE not in desk(client_of(ploy), show="review")
    actions.submit(text, by=mali)
    assert factories.HEADLINE not in desk(her, show="write")
    assert factories.HEADLINE in desk(her, show="waiting")
    assert factories.HEADLINE in desk(client_of(ploy), show="review")
    factories.approve_all(text, by=ploy)
    assert factories.HEADLINE in desk(client_of(somchai), show="publish")
    assert factories.HEADLINE not in desk(client_of(ploy), show="review")


def test_nobody_is_asked_to_review_what_they_wrote_last(text, somchai, client_of):
    from_him = actions.Content(factories.HEADLINE, "New.", factories.BODY)
    actions.save(text, from_him, based_on=1, by=somchai)
    actions.submit(text, by=somchai)
    assert factories.HEADLINE not in desk(client_of(somchai), show="review")


def test_only_languages_that_a_person_may_approve_wait_for_them(text, mali, ploy, client_of):
    actions.submit(text, by=mali)
    ploy.approves_languages = ["th"]
    ploy.save()
    assert factories.HEADLINE not in desk(client_of(ploy), show="review")


def test_an_assigned_translation_waits_for_its_translator(article, anan, client_of):
    page = desk(client_of(anan))
    assert factories.HEADLINE not in page and "An editor assigns them" in page
    article.texts.create(language="th", assignee=anan)
    page = desk(client_of(anan))
    assert factories.HEADLINE in page  # the source's headline stands in for the missing one


def test_what_is_late_comes_first_and_says_so(her, mali):
    late = factories.make_article(mali, headline="Second made, late").texts.get()
    factories.make_article(mali, headline="Never due")
    late.due_at = timezone.now() - timedelta(hours=1)
    late.save()
    page = desk(her, show="write")
    assert page.index("Second made, late") < page.index("Never due")
    assert "badge-state--late" in page


def test_lists_are_filtered_by_words_and_language_and_paged(her, mali):
    for number in range(30):
        factories.make_article(mali, headline=f"Story number {number:02}")
    assert "Page 1 of 2" in desk(her, show="write")
    assert "Story number 29" in desk(her, show="write", page=2)
    found = desk(her, show="all", q="number 07")
    assert "Story number 07" in found and "Story number 08" not in found
    assert "Nothing found" in desk(her, show="all", q="no such words")
    assert "Nothing found" in desk(her, show="all", language="th")
    assert desk(her, show="nonsense", page="x")


def test_a_person_sees_only_what_they_may(article, anan, admin_user, client_of):
    assert factories.HEADLINE not in desk(client_of(anan), show="all")
    assert "You have no role at the desk yet" in desk(client_of(admin_user))


def test_my_desk_asks_little_however_much_there_is(
    her, mali, somchai, client_of, django_assert_max_num_queries
):
    for number in range(30):
        factories.make_article(mali, headline=f"Story {number}")
    for client in (her, client_of(somchai)):
        with django_assert_max_num_queries(12):
            desk(client, show="all")


def test_editors_see_on_their_desk_that_something_cannot_be_delivered(
    article, her, client_of, somchai
):
    editor, words = client_of(somchai), "could not be delivered outside"
    assert words not in desk(editor)
    failed = {"kind": "webhook", "article": article, "due_at": timezone.now(), "error": "Refused"}
    message = Outbox.objects.create(**failed)
    assert f"1 message {words}" in desk(editor)
    assert words not in desk(her)
    assert editor.get(reverse("delivery_list")).content.decode().count("Try again now") == 1
    editor.post(reverse("delivery_drop", args=[message.pk]))
    assert words not in desk(editor)


def test_an_article_on_one_page(her, text, mali):
    actions.submit(text, by=mali)
    page = her.get(reverse("article_detail", args=[text.article_id])).content.decode()
    assert "handed revision 1 over for review (English)" in page
    assert "brought the article in" in page
    assert "waiting for review" in page and "not begun" in page


def test_handing_over_is_offered_to_who_may(article, text, somchai, ploy, client_of):
    submit = reverse("text_submit", args=[article.pk, "en"])
    detail = reverse("article_detail", args=[article.pk])
    assert submit in client_of(somchai).get(detail).content.decode()
    assert submit not in client_of(ploy).get(detail).content.decode()
    text.stage = Stage.SUBMITTED
    text.save()
    assert submit not in client_of(somchai).get(detail).content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("mali", 200), ("somchai", 200), ("ploy", 200), ("anan", 404)]
)
def test_who_may_see_an_article(who, status, request, article, client_of):
    client = client_of(request.getfixturevalue(who))
    assert client.get(reverse("article_detail", args=[article.pk])).status_code == status
    assert client.post(reverse("article_detail", args=[article.pk])).status_code == 405


def test_the_interface_speaks_the_language_that_was_chosen(her, mali):
    answer = her.post(reverse("interface_language"), {"language": "th", "next": "/desk/?show=all"})
    assert answer.url == "/desk/?show=all"
    mali.refresh_from_db()
    assert mali.language == "th"
    assert '<html lang="th">' in desk(her)


@pytest.mark.parametrize("there", ["https://example.com/", "//example.com", "javascript:x", ""])
def test_choosing_a_language_leads_nowhere_else(her, there):
    answer = her.post(reverse("interface_language"), {"language": "th", "next": there})
    assert answer.url == reverse("desk")


def test_a_stranger_may_choose_the_language_of_the_sign_in_page(client, db):
    client.post(reverse("interface_language"), {"language": "th", "next": reverse("login")})
    assert '<html lang="th">' in client.get(reverse("login")).content.decode()
    answer = client.post(reverse("interface_language"), {"language": "xx"})
    assert not answer.cookies


def test_a_profile_is_ones_own_to_change(her, mali):
    fields = {"first_name": "Mali", "last_name": "", "email": "mali@example.com", "language": "th"}
    assert her.post(reverse("profile"), fields | {"is_staff": "on"}).status_code == 302
    mali.refresh_from_db()
    assert (mali.language, mali.email, mali.is_staff) == ("th", "mali@example.com", False)
    assert her.post(reverse("profile"), fields | {"language": "xx"}).status_code == 400


def test_a_password_is_changed_by_who_knows_the_old_one(her, mali):
    new = {"new_password1": "another-long-one-7", "new_password2": "another-long-one-7"}
    assert her.post(reverse("password_change"), new | {"old_password": "wrong"}).status_code == 200
    sent = new | {"old_password": factories.PASSWORD}
    assert her.post(reverse("password_change"), sent).status_code == 302
    mali.refresh_from_db()
    assert mali.check_password("another-long-one-7")
    assert "Your password is changed." in her.get(reverse("profile")).content.decode()


@pytest.mark.parametrize("name", ["desk", "profile", "password_change", "article_new"])
def test_a_stranger_signs_in_first(client, db, name):
    answer = client.get(reverse(name))
    assert answer.status_code == 302 and answer.url.startswith(reverse("login"))


def test_signing_out_is_a_post(her):
    assert her.get(reverse("logout")).status_code == 405
    assert her.post(reverse("logout")).status_code == 302
    assert her.get(reverse("desk")).status_code == 302


def test_refusals_are_pages_of_the_desk(her, article, client_of, anan):
    page = her.get("/desk/nothing-here/")
    assert page.status_code == 404 and "Nothing here" in page.content.decode()
    page = client_of(anan).get(reverse("article_new"))
    assert page.status_code == 403 and "This is not yours to do" in page.content.decode()


def test_a_form_without_its_token_says_what_to_do(mali, client_of):
    client = client_of(mali, enforce_csrf_checks=True)
    answer = client.post(reverse("article_new"), {"text": "x"})
    assert answer.status_code == 403 and "This form is out of date" in answer.content.decode()


def test_guessing_passwords_is_slowed_down(client, mali, settings):
    wrong = {"username": "mali", "password": "guess"}
    statuses = [client.post(reverse("login"), wrong).status_code for _ in range(9)]
    assert statuses[0] == 200 and statuses[-1] == 429
    page = client.post(reverse("login"), wrong).content.decode()
    assert "Too many attempts" in page


def test_what_waits_for_others_says_for_whom(article, text, mali, ploy, somchai, client_of):
    actions.submit(text, by=mali)
    page = client_of(mali).get("/desk/?show=waiting").content.decode()
    assert "Can approve it: Ploy, Somchai" in page
    mali.approves_languages = ["en"]
    mali.save()
    assert "Look at what others changed" not in page
    edit(text, "two months", "three months", by=somchai)
    page = client_of(mali).get("/desk/?show=waiting").content.decode()
    assert "Can approve it: Ploy, Mali" in page and "Look at what others changed" in page
    for person in (mali, ploy, somchai):
        person.approves_languages = ["th"]
        person.save()
    assert "Nobody else approves" in client_of(mali).get("/desk/?show=waiting").content.decode()


def test_a_list_of_my_desk_is_ordered_as_one_asks(her, article, text, mali):
    older = factories.make_article(mali, headline="Older than the other")
    ArticleText.objects.filter(pk=text.pk).update(due_at=timezone.now() + timedelta(days=1))
    now = timezone.now()
    Article.objects.filter(pk=older.pk).update(updated_at=now - timedelta(days=2))
    orders = {
        sort: [
            row.article_id
            for row, _late in her.get("/desk/", {"show": "write", "sort": sort}).context["rows"]
        ]
        for sort in ("", "due", "changed", "old", "no such order")
    }
    first = [article.pk, older.pk]
    assert orders == {
        "": first, "due": first, "changed": first, "old": first[::-1], "no such order": first,
    }  # fmt: skip
    assert "deadline first" not in desk(her, show="all")
