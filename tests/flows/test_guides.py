"""The pictures of the guides, taken from the demo as the people see it.

`GUIDE_PICTURES=docs/images pytest -m journey tests/flows/test_guides.py` writes them anew; without
it the same pages are only looked at.
"""

import os
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse

from articles.intake import actions as intake
from articles.models import Article, ArticleText, Stage
from newsdesk.demo.make import PASSWORD
from newsdesk.models import User
from tests.flows import people
from tests.flows.people import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TEXT = (
    "By Mali\n\nPhoto courtesy of The Daily Example\n\nPolice of two countries agreed on Monday to"
    " act together against call centre gangs.\n\nOver 700,000 baht was lost in one case."
)


def pages():
    """(picture, who, address)."""
    waiting = ArticleText.objects.filter(stage=Stage.SUBMITTED).first()
    article = waiting.article if waiting else Article.objects.first()
    mali = User.objects.get(username="mali")
    upload = intake.receive_text(TEXT, by=mali)
    language = article.source_language
    yield "guide-found", "mali", reverse("article_found", args=[upload.pk])
    yield "guide-mark", "mali", reverse("text_mark", args=[article.pk, language])
    yield "guide-review", "ploy", reverse("review_queue")
    yield "guide-publish", "somchai", reverse("article_publish", args=[article.pk])
    yield "guide-people", "somchai", reverse("people_list")


def test_the_pages_that_the_guides_show(browser, live_server, monkeypatch):
    monkeypatch.setattr(people, "PASSWORD", PASSWORD)
    call_command("demo", verbosity=0)
    User.objects.update(language="en")
    folder = os.environ.get("GUIDE_PICTURES", "")
    signed_in = {}
    for picture, who, address in pages():
        if who not in signed_in:
            user = User.objects.get(username=who)
            signed_in[who] = Person(browser, live_server.url, user)
        page = signed_in[who].look(address)
        if folder:
            page.set_viewport_size({"width": 1100, "height": 700})
            page.screenshot(path=Path(folder) / f"{picture}.png")
    signed_in["mali"].look(reverse("help_page", args=["journalist"]))
