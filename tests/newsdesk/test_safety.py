"""What is safe by default: the pages' policy, cookies, signing in, and production's settings."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.urls import reverse

from articles.roles import JOURNALIST
from tests import factories
from tests.articles.publishing.story import Newsroom

pytestmark = pytest.mark.django_db


def policy(response):
    """{directive: [sources]} of the page's Content-Security-Policy."""
    directives = response["Content-Security-Policy"].split(";")
    return {words[0]: words[1:] for words in map(str.split, directives) if words}


def all_sources(response):
    return [source for sources in policy(response).values() for source in sources]


@pytest.fixture
def published(mali, anan, ploy, somchai):
    newsroom = Newsroom(mali, anan, ploy, somchai)
    article = newsroom.marked_story()
    newsroom.publish(article)
    return article


def test_readers_pages_run_nothing_inline_and_set_no_cookie(client, published):
    for language in ("en", "th"):
        edition = published.editions.get(language=language)
        address = reverse(
            "reader_article",
            kwargs={
                "language": language,
                "section": edition.section_key,
                "slug": edition.slug,
                "article_id": published.pk,
            },
        )
        for page in (f"/{language}/", address):
            response = client.get(page)
            assert response.status_code == 200, page
            assert policy(response)["default-src"] == ["'none'"]
            assert not [s for s in all_sources(response) if s.startswith(("'nonce", "'unsafe"))]
            assert not response.cookies
            assert "Cookie" not in response.get("Vary", "")
            html = response.content.decode()
            assert not re.search(
                r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(?:application/|\bsrc=))", html
            )
    assert not client.cookies


@pytest.mark.parametrize("name", ["desk", "article_new", "entity_list", "profile", "admin:index"])
def test_the_desk_s_pages_allow_nothing_unsafe(name, mali, client_of):
    response = client_of(mali).get(reverse(name))
    assert response.status_code == 200
    assert policy(response)["default-src"] == ["'none'"]
    assert not [source for source in all_sources(response) if "unsafe" in source]
    assert not [source for source in all_sources(response) if "//" in source]


def test_the_writing_page_has_a_nonce_for_its_import_map_alone(article, mali, client_of):
    response = client_of(mali).get(reverse("text_write", args=[article.pk, "en"]))
    nonces = [s for s in policy(response)["script-src"] if s.startswith("'nonce-")]
    assert len(nonces) == 1
    assert f'nonce="{nonces[0][7:-1]}"' in response.content.decode()
    assert "'unsafe-inline'" not in all_sources(response)


@pytest.mark.parametrize("page", ["/en/", "/desk/login/", "/nowhere/"])
def test_every_page_says_the_other_safe_things(client, page):
    response = client.get(page)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Referrer-Policy"] in {"same-origin", "strict-origin-when-cross-origin"}
    assert policy(response)["frame-ancestors"] == ["'none'"]
    assert policy(response)["base-uri"] == ["'none'"]


def test_signing_in_sets_cookies_that_scripts_cannot_read(client, mali):
    sent = {"username": mali.username, "password": factories.PASSWORD}
    response = client.post(reverse("login"), sent)
    assert response.status_code == 302
    session = response.cookies[settings.SESSION_COOKIE_NAME]
    assert session["httponly"]
    assert session["samesite"] == "Lax"


def test_a_guesser_of_passwords_is_locked_out_in_words(client, mali):
    sent = {"username": mali.username, "password": "wrong"}
    for _time in range(settings.AXES_FAILURE_LIMIT - 1):
        assert client.post(reverse("login"), sent).status_code == 200
    response = client.post(reverse("login"), sent)
    assert response.status_code == 429
    assert "<h1" in response.content.decode()
    sent["password"] = factories.PASSWORD
    assert client.post(reverse("login"), sent).status_code == 429
    assert "_auth_user_id" not in client.session


def test_a_lock_out_is_for_one_name_from_one_place(client, mali):
    for _time in range(settings.AXES_FAILURE_LIMIT):
        client.post(reverse("login"), {"username": mali.username, "password": "wrong"})
    colleague = factories.make_person("colleague", JOURNALIST)
    right = {"username": colleague.username, "password": factories.PASSWORD}
    assert client.post(reverse("login"), right).status_code == 302
    right["username"] = mali.username
    response = client.post(reverse("login"), right, REMOTE_ADDR="192.0.2.7")
    assert response.status_code == 302


def test_somebody_who_was_deactivated_is_out_at_once(mali, client_of):
    client = client_of(mali)
    mali.is_active = False
    mali.save()
    assert client.get(reverse("desk")).status_code == 302


def test_a_form_without_its_token_is_refused_in_words(mali, client_of):
    response = client_of(mali, enforce_csrf_checks=True).post(reverse("profile"), {})
    assert response.status_code == 403
    assert "<h1" in response.content.decode()


PRINT_COOKIES = """
from django.conf import settings as s
for name in ("SESSION", "CSRF"):
    print(*(getattr(s, f"{name}_COOKIE_{w}") for w in ("NAME", "SECURE", "HTTPONLY", "SAMESITE")))
print(s.DEBUG, s.SECURE_HSTS_SECONDS >= 31536000, s.SECURE_SSL_REDIRECT)
"""


def run_in_production(code, **environment):
    return subprocess.run(
        [sys.executable, "-c", code],
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "newsdesk.settings.prod"}
        | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )


def test_production_keeps_its_cookies_to_itself():
    done = run_in_production(PRINT_COOKIES, SECRET_KEY="x" * 60, ALLOWED_HOSTS="news.example")
    assert done.stdout.splitlines() == [
        "__Host-session True True Lax",
        "__Host-csrf True True Lax",
        "False True True",
    ], done.stderr


def test_production_does_not_start_without_a_secret_of_its_own():
    done = run_in_production(PRINT_COOKIES, ALLOWED_HOSTS="news.example")
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr
