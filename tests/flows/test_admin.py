"""The admin's own pages, judged as the desk's are: by axe, on a phone's width and a desk's."""

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.roles import ADMIN, EDITOR
from newsdesk.demo import make
from tests import factories
from tests.flows.people import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def pages_of(model):
    """The list of a model's rows, its newest row and the form for another, where there is one."""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    yield reverse(f"{name}_changelist")
    newest = model._default_manager.order_by("-pk").first()
    if newest:
        yield reverse(f"{name}_change", args=[newest.pk])


ALL, EVEN, ODD = slice(None), slice(0, None, 2), slice(1, None, 2)


# The pages of each table at one of the two widths; `make soak` looks at all of them at both.
@pytest.mark.parametrize(
    ("wide", "share"),
    [
        (360, EVEN),
        (1280, ODD),
        pytest.param(360, ALL, marks=pytest.mark.soak),
        pytest.param(1280, ALL, marks=pytest.mark.soak),
    ],
    ids=["360", "1280", "360-all", "1280-all"],
)
def test_every_page_of_the_admin_is_read_by_everybody(browser, live_server, mali, wide, share):
    somchai = factories.make_person("Somchai", ADMIN, EDITOR, language="en")
    make.make_registry(somchai)
    factories.make_article(mali, section=factories.make_section())
    person = Person(browser, live_server.url, somchai)
    person.page.set_viewport_size({"width": wide, "height": 800})
    person.look(reverse("admin:index"))
    for model in list(admin.site._registry)[share]:
        for address in pages_of(model):
            person.look(address)
    for name in ("annotations_entity", "annotations_kind", "articles_section", "newsdesk_user"):
        person.look(reverse(f"admin:{name}_add"))
    assert person.page.locator("th.original").count() == 0
