"""The admin is complete: each model has its search, filters, both languages and history; and what is
done to many rows at once obeys the rules of each."""

import re

import pytest
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.urls import reverse
from django.utils import translation
from modeltranslation.translator import NotRegistered, translator

from annotations.models import Annotation, Kind
from articles.admin.base import ByRole
from articles.models import AuditEntry, Listing, NewsroomSettings, Notification, SavedView
from articles.publishing.listing.actions import put_in_order
from articles.roles import ADMIN, EDITOR, JOURNALIST, REVIEWER
from newsdesk.models import User
from tests import factories
from tests.annotations.making import make_mark
from tests.articles.publishing.story import Newsroom
from tests.newsdesk.test_admin import MODELS, url

pytestmark = pytest.mark.django_db

ONE_ROW = {NewsroomSettings}  # straight to it, without a list
FEW = {SavedView}  # one's own few, by name


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_every_model_can_be_searched_filtered_and_has_its_history_from_the_record(model):
    page = admin.site._registry[model]
    assert isinstance(page, ByRole)
    assert type(page).history_view is ByRole.history_view or hasattr(page, "acts")
    if model in ONE_ROW:
        return
    assert page.search_fields
    assert page.list_filter or model in FEW
    assert len(page.list_display) > 1
    try:
        fields = translator.get_options_for_model(model).get_field_names()
    except NotRegistered:
        return
    shown = {*page.list_display, *page.search_fields}
    for field in fields:
        # Of an article's own the headline and the summary are enough to find it by.
        if field in ("body", "slug", "description", "title"):
            continue
        assert {f"{field}_en", f"{field}_th"} <= shown, field


def test_every_model_has_a_thai_name():
    with translation.override("th"):
        named = {model: str(model._meta.verbose_name_plural) for model in MODELS}
    assert [model for model, name in named.items() if not re.search("[ก-๙]", name)] == []


@pytest.mark.wide
def test_every_filter_answers(client_of):
    chief = client_of(factories.make_person("chief", EDITOR, ADMIN))
    for model in MODELS:
        page = chief.get(url(model, "changelist"))
        if model in ONE_ROW or page.status_code != 200:
            continue
        # Each filter's second choice at once: the first is “all”.
        found = page.context["cl"]
        chosen = [list(spec.choices(found))[1:2] for spec in found.filter_specs]
        query = "&".join(one["query_string"].removeprefix("?") for [one] in filter(None, chosen))
        assert chief.get(f"{url(model, 'changelist')}?{query}").status_code == 200, (model, query)


def ask(client, model, act, rows, **answer):
    """The question about these rows and, with `sure`, the answer to it."""
    sent = {"action": act, ACTION_CHECKBOX_NAME: [row.pk for row in rows], **answer}
    return client.post(url(model, "changelist"), sent, follow=True)


def test_marks_are_asked_about_and_then_approved_in_bulk(text, mali, client_of):
    ploy = factories.make_person("ploy", REVIEWER, JOURNALIST)
    hers = make_mark(text, mali)
    page = ask(client_of(ploy), Annotation, "approve", [hers])
    assert "seen_" in page.content.decode()
    hers.refresh_from_db()
    assert hers.state == "pending", "it is asked about first"
    ask(client_of(ploy), Annotation, "approve", [hers], sure=1, **{f"seen_{hers.pk}": 1})
    hers.refresh_from_db()
    assert hers.state == "approved"


def test_four_eyes_hold_in_bulk(text, client_of):
    ploy = factories.make_person("ploy", REVIEWER, EDITOR)
    own = make_mark(text, ploy)
    page = ask(client_of(ploy), Annotation, "approve", [own], sure=1, **{f"seen_{own.pk}": 1})
    assert "somebody else must decide" in page.content.decode()
    own.refresh_from_db()
    assert own.state == "pending"
    stale = ask(client_of(ploy), Annotation, "approve", [own], sure=1, **{f"seen_{own.pk}": 0})
    assert "Somebody else changed" in stale.content.decode()


def test_a_bulk_act_is_offered_to_its_roles_alone(article, mali, anan, somchai, client_of):
    for person, offered in [(mali, False), (somchai, True)]:
        page = client_of(person).get(url(type(article), "changelist")).content.decode()
        assert ('value="withdraw"' in page) is offered
    ask(client_of(mali), type(article), "withdraw", [article], sure=1, reason="no")
    assert not AuditEntry.objects.filter(verb="article.withdraw").exists()


def test_stories_are_withdrawn_together_with_one_reason(
    mali, anan, ploy, somchai, client_of, client
):
    newsroom = Newsroom(mali, anan, ploy, somchai)
    shown, draft = newsroom.story(), factories.make_article(mali)
    newsroom.publish(shown)
    his = client_of(somchai)
    unsaid = ask(his, type(shown), "withdraw", [shown], sure=1)
    assert "Say why" in unsaid.content.decode()
    page = ask(his, type(shown), "withdraw", [shown, draft], sure=1, reason="A court's order")
    assert "Nothing is published or scheduled" in page.content.decode()
    assert client.get(reverse("reader_article_short", args=["en", shown.pk])).status_code == 410
    assert AuditEntry.objects.get(verb="article.withdraw").data["reason"] == "A court's order"


def test_kinds_are_retired_and_taken_up_again(admin_user, client_of):
    chief, kind = client_of(admin_user), Kind.objects.get(key="law")
    ask(chief, Kind, "retire", [kind], sure=1)
    kind.refresh_from_db()
    assert kind.retired
    assert "retired already" in ask(chief, Kind, "retire", [kind], sure=1).content.decode()
    ask(chief, Kind, "take_up", [kind], sure=1)
    kind.refresh_from_db()
    assert not kind.retired
    assert "kind.retire" in chief.get(url(Kind, "history", kind.pk)).content.decode()


def test_people_leave_together_and_nobody_throws_themselves_out(admin_user, anan, client_of):
    page = ask(client_of(admin_user), User, "deactivate", [anan, admin_user], sure=1)
    assert "You cannot deactivate yourself" in page.content.decode()
    assert dict(User.objects.values_list("username", "is_active")) == {
        "anan": False,
        "admin": True,
    }


def test_ones_own_notices_are_read_together_and_nobody_elses(article, mali, anan, client_of):
    notices = [
        Notification.objects.create(person=person, event="returned", article=article, language="en")
        for person in (mali, anan)
    ]
    ask(client_of(mali), Notification, "read", notices, sure=1)
    assert [Notification.objects.get(pk=one.pk).read_at is None for one in notices] == [False, True]


def test_an_editor_reads_the_history_of_an_order(article, somchai, client_of):
    made = put_in_order("front", "", [article.pk], by=somchai)
    page = client_of(somchai).get(url(Listing, "history", made.pk))
    assert "listing.order" in page.content.decode()
