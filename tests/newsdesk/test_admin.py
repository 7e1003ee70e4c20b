"""The admin follows the desk's rules and is no second way to change anything."""

import re

import lxml.html
import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import label_for_field
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import translation

from annotations.models import Entity, Kind
from articles.admin.base import Managed, OfAnArticle
from articles.models import Article, AuditEntry, Buffer, NewsroomSettings, Section, Upload
from articles.roles import ADMIN, EDITOR
from newsdesk.models import User
from tests import factories
from tests.annotations.making import make_claim, make_entity, make_mark
from tests.permission_table import PEOPLE
from tests.support.scene import Scene
from tests.test_permissions_table import cast

pytestmark = pytest.mark.django_db

# Nothing inline and nothing from elsewhere: the page's policy would refuse it.
NOT_ALLOWED = re.compile(
    r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|(src|<link[^>]*href)=\S(https?:)?//"
)
THAI = re.compile("[ก-๛]")
SAME_IN_THAI = {"AuditEntry: SHA-256", "Upload: SHA-256"}
OURS = ("newsdesk", "articles", "annotations")
# Made from other rows, by the machine and for it: nothing there to read.
INDEXES = {"Byline", "Invalidation", "Passage", "SearchName", "SearchWord"}
INDEXES |= {"PastNote"}  # in confidence: a claim's own page alone shows what it says now
INDEXES |= {"MemoryIntake", "MemoryPosting", "MemoryToken"}
MODELS = [
    model
    for app in OURS
    for model in apps.get_app_config(app).get_models()
    if model.__name__ not in INDEXES
]
DESK = {"owner", "desk", "other", "assigned", "translator", "reviewer", "editor"}
READERS = {"owner", "desk", "assigned", "reviewer", "editor"}  # of Mali's article
KEPT_BY_ADMINS = {
    "user",
    "group",
    "section",
    "kind",
    "entity",
    "alias",
    "position",
    "newsroomsettings",
    "outlet",
    "redirect",
    "term",
}
FOR_ADMINS_ONLY = {"user", "group", "newsroomsettings", "outlet", "redirect", "linkasked"}

LEADS_TO_ITS_ROW = NewsroomSettings  # its list is no page: there is one row, or none yet

FOR_EDITORS_ONLY = {
    "listing",
    "namecorrection",
    "seal",
    "sealedrow",
    "clockmark",
    "errorreport",
    "reportanswer",
}


@pytest.fixture
def people(mali, anan, ploy, somchai, admin_user):
    return cast(mali, anan, ploy, somchai, admin_user)


def name_of(model):
    return model._meta.model_name


def url(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{name_of(model)}_{page}", args=args)


def status(client, method, address):
    response = client.generic(method, address, "", "application/x-www-form-urlencoded")
    if response.status_code == 302 and response.url.startswith("/admin/login/?next="):
        return "in"
    return str(response.status_code)


def expected_list(name, who):
    if who in {"anonym", "reader"}:  # the admin is for people with a role
        return "in"
    allowed = DESK | {"admin"} if name in KEPT_BY_ADMINS else DESK
    if name in FOR_ADMINS_ONLY:
        allowed = {"admin"}
    if name == "auditentry":
        allowed = DESK | {"admin"}
    if name in FOR_EDITORS_ONLY:
        allowed = {"editor"}
    return "200" if who in allowed else "403"


def expected_add(name, who):
    if who in {"anonym", "reader"}:
        return "in"
    kept = who == "admin" and name in KEPT_BY_ADMINS - {"group"}
    brought = name == "article" and who in {"owner", "desk", "other", "editor"}
    return "200" if kept or brought else "403"


@pytest.mark.wide
def test_every_model_is_in_the_admin_and_opens_for_its_roles_alone(people, client_of):
    wrong = []
    for who in PEOPLE:
        client = client_of(people[who]) if people[who] else Client()
        for model in [*MODELS, Group]:
            for page, expected in [("changelist", expected_list), ("add", expected_add)]:
                got, wanted = status(client, "GET", url(model, page)), expected(name_of(model), who)
                if (model, page, wanted) == (LEADS_TO_ITS_ROW, "changelist", "200"):
                    wanted = "302"
                if got != wanted:
                    wrong.append(f"{name_of(model)} {page} by {who}: {got} instead of {wanted}")
    assert not wrong


@pytest.fixture
def scene(mali, anan, ploy, somchai):
    scene = Scene(mali, anan, ploy, somchai)
    scene.case_public()
    make_claim(scene.text, mali)
    return scene


def expected_row(name, who):
    if who in {"anonym", "reader"}:
        return "in"
    if who in READERS:
        return "200"
    return "404" if who in DESK or name == "auditentry" else "403"


@pytest.mark.wide
def test_a_row_is_seen_by_whoever_reads_its_article_and_changed_by_nobody(people, scene, client_of):
    rows = {
        model: model.objects.order_by("pk").first()
        for model in MODELS
        if isinstance(admin.site._registry[model], OfAnArticle)
    }
    shown = {model: row for model, row in rows.items() if row and model not in {Upload, Buffer}}
    assert len(shown) > 15
    for who in PEOPLE:
        client = client_of(people[who]) if people[who] else Client()
        for model, row in shown.items():
            wanted = expected_row(name_of(model), who)
            assert status(client, "GET", url(model, "change", row.pk)) == wanted, (model, who)
            for method, page in [("POST", "change"), ("GET", "delete"), ("POST", "delete")]:
                got = status(client, method, url(model, page, row.pk))
                assert got in {"403", "404", "in"}, (model, who, method, page, got)
            assert model.objects.filter(pk=row.pk).exists()


def test_every_list_can_be_searched_and_has_nothing_inline(scene, client_of):
    client = client_of(factories.make_person("chief", EDITOR, ADMIN, language="th"))
    for model in MODELS:
        response = client.get(url(model, "changelist"), {"q": "ตำรวจ"}, follow=True)
        assert response.status_code == 200, model
        assert not NOT_ALLOWED.search(response.content.decode()), model


@pytest.mark.parametrize("model", [User, Section, Kind, Entity], ids=name_of)
def test_what_admins_keep_is_never_deleted(model, scene, admin_user, client_of):
    row = model.objects.order_by("pk").first()
    assert status(client_of(admin_user), "POST", url(model, "delete", row.pk)) == "403"
    assert isinstance(admin.site._registry[model], Managed)


def test_a_row_s_history_is_what_the_record_says(admin_user, mali, ploy, client_of):
    section = factories.make_section()
    article = factories.make_article(mali, section=section)
    chief = client_of(admin_user)
    sent = {"key": section.key, "name_en": "Courts", "name_th": section.name_th, "order": 0}
    assert chief.post(url(Section, "change", section.pk), sent).status_code == 302
    assert "Crime → Courts" in chief.get(url(Section, "history", section.pk)).content.decode()
    hers = client_of(mali)
    assert "article.start" in hers.get(url(Article, "history", article.pk)).content.decode()
    seen = hers.get(url(Section, "history", section.pk))
    assert seen.status_code == 200 and "Courts →" not in seen.content.decode()
    assert "Crime →" not in seen.content.decode()
    chief.post(reverse("person_reset", args=[ploy.pk]))
    assert "person.reset" in chief.get(url(User, "history", ploy.pk)).content.decode()
    assert client_of(ploy).get(url(User, "history", mali.pk)).status_code in {302, 403, 404}


def test_the_admin_asks_a_stranger_to_sign_in_at_the_desk(client):
    response = client.get("/admin/articles/article/")
    response = client.get(response.url)
    assert response.status_code == 302
    assert response.url.startswith("/desk/login/?next=")


def test_somebody_without_a_role_has_no_admin(client_of):
    client = client_of(factories.make_person("reader", is_staff=True))
    assert client.get("/admin/login/").status_code == 403


def test_django_s_superuser_is_an_admin_and_no_editor(db, client_of):
    User.objects.create_superuser("root", password=factories.PASSWORD)
    client = client_of(User.objects.get(username="root"))
    assert client.get(url(User, "changelist")).status_code == 200
    assert client.get(url(Article, "changelist")).status_code == 403


def test_a_journalist_brings_an_article_in_by_pasting_it_in_the_admin(mali, client_of):
    client = client_of(mali)
    response = client.post(
        url(Article, "add"), {"text": "Photo courtesy of The Nation\n\nOne “quoted” paragraph."}
    )
    upload = Upload.objects.get()
    assert response.status_code == 302
    assert response.url == reverse("article_found", args=[upload.pk])
    assert "One “quoted” paragraph." in client.get(response.url).content.decode()


def test_a_journalist_brings_a_text_file_in_through_the_admin(mali, client_of, tmp_path):
    file = tmp_path / "story.txt"
    file.write_text("Headline\n\nOne paragraph.", encoding="utf-8")
    with file.open("rb") as sent:
        response = client_of(mali).post(url(Article, "add"), {"file": sent})
    assert response.url == reverse("article_found", args=[Upload.objects.get().pk])


def test_the_admin_says_what_is_wrong_with_what_was_brought_in(mali, client_of):
    response = client_of(mali).post(url(Article, "add"), {})
    assert response.status_code == 400
    assert "Paste the text" in response.content.decode()
    assert not Upload.objects.exists()


def test_an_entity_changed_in_the_admin_has_its_audit_entry(mali, admin_user, client_of):
    entity = make_entity(mali)
    client = client_of(admin_user)
    form = client.get(url(Entity, "change", entity.pk)).context["adminform"].form
    data = {name: value or "" for name, value in form.initial.items()}
    data |= {"name_th": "ตำรวจไทย"}
    for prefix in ("aliases", "positions"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    data |= {
        "aliases-TOTAL_FORMS": 1,
        "aliases-0-text": "RTP",
        "aliases-0-language": "en",
        "aliases-0-kind": "acronym",
    }
    response = client.post(url(Entity, "change", entity.pk), data)
    assert response.status_code == 302, response.context["adminform"].form.errors
    entity.refresh_from_db()
    assert entity.name_th == "ตำรวจไทย"
    assert entity.name_en == "Royal Thai Police"
    entry = AuditEntry.objects.get(verb="entity_changed")
    assert entry.by == admin_user
    assert entry.data["after"] == {"name_th": "ตำรวจไทย"}
    assert entity.aliases.get().text == "RTP"


def test_a_person_s_roles_changed_in_the_admin_have_their_audit_entry(mali, admin_user, client_of):
    client = client_of(admin_user)
    address = url(User, "change", mali.pk)
    form = client.get(address).context["adminform"].form
    data = {name: value for name, value in form.initial.items() if value is not None}
    data["groups"] = [Group.objects.get(name=EDITOR).pk]
    data["approves_languages"] = ["th"]
    response = client.post(address, data)
    assert response.status_code == 302, response.context["adminform"].form.errors
    entry = AuditEntry.objects.get(verb="user_changed")
    assert entry.data["after"]["groups"] == [EDITOR]
    person = User.objects.get(pk=mali.pk)
    assert person.roles == {EDITOR}
    assert person.approves_languages == ["th"]


def test_a_person_is_added_with_a_password_that_no_record_shows(admin_user, client_of):
    word = "a-very-long-word-of-passing"
    data = {"username": "new", "password1": word, "password2": word, "usable_password": "true"}
    response = client_of(admin_user).post(url(User, "add"), data)
    assert response.status_code == 302, response.context["adminform"].form.errors
    entry = AuditEntry.objects.get(verb="user_added")
    assert word not in str(entry.data)


def test_an_article_s_page_shows_both_languages(mali, client_of):
    article = factories.make_article(mali)
    make_mark(article.texts.get(), mali)
    html = client_of(mali).get(url(Article, "change", article.pk)).content.decode()
    assert factories.HEADLINE in html
    assert "headline_th" in html


def test_every_column_and_every_filter_is_named_in_thai(db, rf):
    """A link to another row has no name of its own; `newsdesk.field_names` gives it one."""
    request = rf.get("/")
    request.user = factories.make_person("chief", EDITOR, ADMIN)
    missing = set()
    for model, of_model in admin.site._registry.items():
        if model._meta.app_label not in OURS:
            continue
        with translation.override("th"):
            changes = of_model.get_changelist_instance(request)
            names = [str(spec.title) for spec in changes.filter_specs]
            shown = [name for name in of_model.get_list_display(request) if name != "__str__"]
            names += [str(label_for_field(name, model, of_model)) for name in shown]
        missing |= {f"{model.__name__}: {name}" for name in names if not THAI.search(name)}
    assert not missing - SAME_IN_THAI


@pytest.mark.parametrize(
    ("language", "heading", "answers"),
    [("en", "Put aside", ["All", "Yes", "No"]), ("th", "พักไว้", ["ทั้งหมด", "ใช่", "ไม่ใช่"])],
)
def test_a_list_is_filtered_in_a_person_s_words(mali, client_of, language, heading, answers):
    kept, aside = factories.make_article(mali), factories.make_article(mali)
    Article.objects.filter(pk=aside.pk).update(spiked_at="2026-11-30T10:00Z")
    client = client_of(factories.make_person("chief", EDITOR, language=language, is_staff=True))
    page = lxml.html.fromstring(client.get(url(Article, "changelist")).content.decode())
    (asked,) = page.xpath("//details[@data-filter-title = $t]", t=heading.lower())
    assert asked.find("summary").text_content().strip() == heading
    links = asked.xpath(".//a")
    assert [link.text_content().strip() for link in links] == answers
    found = []
    for link in links:
        answer = client.get(url(Article, "changelist") + link.get("href"))
        found.append({article.pk for article in answer.context["cl"].queryset})
    assert found == [{kept.pk, aside.pk}, {aside.pk}, {kept.pk}]


def test_the_admin_s_own_words_are_thai_too(client_of):
    chief = client_of(factories.make_person("chief", ADMIN, language="th"))
    sent = {"key": "life", "name_en": "Life", "name_th": "ชีวิต", "order": 3}
    page = chief.post(url(Section, "add"), sent, follow=True)
    words = lxml.html.fromstring(page.content.decode()).text_content()
    assert page.redirect_chain and "ชีวิต" in words
    for english in ("successfully", "selected", "Show counts", "Skip to main"):
        assert english not in words
