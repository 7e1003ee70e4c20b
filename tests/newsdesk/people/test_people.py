"""An admin invites, resets and deactivates; the person chooses the password and ends sessions."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from articles.models import AuditEntry, Notification, Outbox
from newsdesk.models import SignIn, User
from tests import factories

NEW = {"username": "ploy2", "first_name": "Ploy", "roles": ["reviewer"], "email": "p@news.example"}
CHOSEN = {"new_password1": "a quite long secret", "new_password2": "a quite long secret"}


@pytest.fixture
def chief(admin_user, client_of):
    return client_of(admin_user)


def link_in(page):
    return re.search(r"http://testserver(/desk/welcome/[^\"]+)", page.content.decode())[1]


def choose(link):
    """Follow a link as somebody who is not signed in; the answer to the form, and the client."""
    client = Client()
    form = client.get(link)
    return (client.post(form.url, CHOSEN) if form.status_code == 302 else form), client


def test_somebody_invited_chooses_a_password_once(chief):
    page = chief.post(reverse("person_invite"), NEW | {"mail": "on"})
    link, person = link_in(page), User.objects.get(username="ploy2")
    assert person.roles == {"reviewer"} and not person.has_usable_password()
    assert link in Outbox.objects.get().payload["text"]
    answer, client = choose(link)
    assert answer.url == reverse("login")
    signed_in = client.post(
        reverse("login"), {"username": "ploy2", "password": CHOSEN["new_password1"]}
    )
    assert signed_in.url == reverse("desk")
    again, _client = choose(link)
    assert "too old" in again.content.decode()
    assert AuditEntry.objects.filter(verb="person.invite").exists()


def test_an_invitation_that_lacks_something_says_what(chief):
    assert chief.post(reverse("person_invite"), {"username": "x"}).status_code == 400
    answer = chief.post(reverse("person_invite"), NEW | {"email": "", "mail": "on"})
    assert answer.status_code == 400 and not User.objects.filter(username="ploy2").exists()


def test_a_reset_ends_the_old_password_and_the_sessions(chief, mali, client_of):
    hers = client_of(mali)
    page = chief.post(reverse("person_reset", args=[mali.pk]))
    mali.refresh_from_db()
    assert not mali.check_password(factories.PASSWORD)
    assert hers.get(reverse("desk")).status_code == 302
    assert choose(link_in(page))[0].url == reverse("login")


def test_a_leaver_is_signed_out_and_somebody_else_has_the_work(
    chief, article, mali, anan, somchai, client_of
):
    text = article.texts.create(language="th", assignee=anan)
    his = client_of(anan)
    address = reverse("person_deactivate", args=[anan.pk])
    assert chief.post(address, {"successor": somchai.pk}).status_code == 302
    text.refresh_from_db()
    anan.refresh_from_db()
    assert (text.assignee, anan.is_active) == (somchai, False)
    assert his.get(reverse("desk")).status_code == 302
    assert Notification.objects.filter(person=somchai, event="assigned").exists()
    assert User.objects.filter(pk=anan.pk).exists()
    page = chief.post(reverse("person_take_back", args=[anan.pk]))
    assert choose(link_in(page))[0].url == reverse("login")


@pytest.mark.parametrize(
    ("successor", "original", "translation"),
    [
        (None, None, None),
        ("anan", None, "anan"),
        ("ploy", None, None),
        ("somchai", "somchai", "somchai"),
    ],
)
def test_a_leaver_s_texts_go_only_to_who_may_work_on_them(
    chief, article, mali, anan, ploy, somchai, successor, original, translation
):
    article.texts.create(language="th", assignee=mali)
    people = {"anan": anan, "ploy": ploy, "somchai": somchai}
    sent = {"successor": people[successor].pk} if successor else {}
    page = chief.post(reverse("person_deactivate", args=[mali.pk]), sent, follow=True)
    got = {text.language: text.assignee for text in article.texts.all()}
    assert got == {"en": people.get(original), "th": people.get(translation)}
    left = list(got.values()).count(None)
    words = page.content.decode()
    assert f"{2 - left} text" in words
    assert ("nobody was chosen who may work on" in words) == bool(left)


def test_nobody_deactivates_themselves(chief, admin_user):
    answer = chief.post(reverse("person_deactivate", args=[admin_user.pk]))
    assert answer.status_code == 403
    admin_user.refresh_from_db()
    assert admin_user.is_active


def test_one_sees_and_ends_one_s_own_sessions_alone(mali, anan, client_of):
    here, there, other = client_of(mali), client_of(mali), client_of(anan)
    page = here.get(reverse("session_list")).content.decode()
    assert "End all others" in page
    his = SignIn.objects.get(person=anan)
    here.post(reverse("session_end"), {"session": his.pk})
    assert other.get(reverse("desk")).status_code == 200
    here.post(reverse("session_end"))
    assert here.get(reverse("desk")).status_code == 200
    assert there.get(reverse("desk")).status_code == 302


def test_sessions_and_languages_are_told_in_words(mali, chief, client_of):
    agent = (
        "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36"
    )
    here = client_of(mali)
    SignIn.objects.filter(person=mali).update(agent=agent)
    page = here.get(reverse("session_list")).content.decode()
    assert ">Chrome, Android</strong>" in page
    mali.approves_languages = ["th"]
    mali.save()
    page = chief.get(reverse("person_detail", args=[mali.pk])).content.decode()
    name = dict(settings.CONTENT_LANGUAGES)["th"]
    assert f'May approve texts in</dt><dd><span lang="th">{name}</span></dd>' in page


def test_a_changed_password_keeps_this_session_in_the_list(mali, client_of):
    here = client_of(mali)
    here.post(reverse("password_change"), {"old_password": factories.PASSWORD} | CHOSEN)
    assert "this one" in here.get(reverse("session_list")).content.decode()


def test_the_pages_of_people_open(chief, mali):
    assert "Mali" in chief.get(reverse("people_list")).content.decode()
    assert "Deactivate" in chief.get(reverse("person_detail", args=[mali.pk])).content.decode()


def forgotten(words, **options):
    return Client(**options).post(reverse("password_forgotten"), {"words": words})


def main_of(page):
    """What the page says, without the tokens that are new each time."""
    return page.content.decode().partition("<main")[2].partition("</main>")[0]


@pytest.fixture
def mali_with_mail(mali):
    mali.email, mali.language = "mali@news.example", "th"
    mali.save()
    return mali


def test_a_forgotten_password_is_chosen_anew_through_a_link_that_works_once(
    mali_with_mail, client_of
):
    before = client_of(mali_with_mail)
    assert forgotten("Mali@News.example").status_code == 200
    text = Outbox.objects.get().payload["text"]
    assert "ลืมรหัสผ่าน" in text
    link = re.search(r"/desk/welcome/\S+", text)[0]
    assert choose(link)[0].url == reverse("login")
    assert before.get(reverse("desk")).status_code == 302
    mali_with_mail.refresh_from_db()
    assert mali_with_mail.check_password(CHOSEN["new_password1"])
    assert "too old" in choose(link)[0].content.decode()
    verbs = set(AuditEntry.objects.values_list("verb", flat=True))
    assert {"person.forgot", "person.password"} <= verbs


def test_nobody_learns_who_works_here_by_asking(mali_with_mail, anan):
    anan.is_active, anan.email = False, "anan@news.example"
    anan.save()
    known = forgotten("mali")
    strangers = ["nobody@news.example", "anan", "anan@news.example", "\x00", "๏" * 200]
    for words in strangers:
        answer = forgotten(words)
        assert answer.status_code in (200, 400)
        if answer.status_code == 200:
            assert main_of(answer) == main_of(known)
    assert [row.payload["to"] for row in Outbox.objects.all()] == [["mali@news.example"]]
    mali_with_mail.refresh_from_db()
    assert mali_with_mail.check_password(factories.PASSWORD)


def test_asking_again_and_again_is_refused_in_words_and_floods_nobody(mali_with_mail):
    answers = [forgotten("mali", REMOTE_ADDR="192.0.2.1").status_code for _ in range(7)]
    assert answers == [200] * 6 + [429]
    assert forgotten("mali", REMOTE_ADDR="192.0.2.2").status_code == 200
    assert Outbox.objects.count() == 3


def test_the_sign_in_page_leads_to_a_new_password(client, db):
    page = client.get(reverse("login")).content.decode()
    assert reverse("password_forgotten") in page
    page = client.get(reverse("password_forgotten"), headers={"accept-language": "th"})
    assert "ลืมรหัสผ่าน" in page.content.decode()
