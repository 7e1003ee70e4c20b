"""The newsroom's own row: kept by admins, seen by readers, read once by each process."""

import io
import json
import re

import pytest
from django.db import OperationalError
from django.urls import reverse
from PIL import Image

from articles import newsroom as room
from articles.admin import colours
from articles.models import AuditEntry, Invalidation, NewsroomSettings
from articles.newsroom import newsroom
from articles.reading import addresses
from newsdesk.page_store.watcher import midnight
from tests.articles.publishing.story import Newsroom as Staff
from tests.newsdesk.test_tokens import DARK, LIGHT
from tests.newsdesk.test_tokens import colours as tokens

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/newsroomsettings/add/"
CHANGE = "/admin/articles/newsroomsettings/1/change/"
GIVEN = {"name_en": "The River Post", "name_th": "แม่น้ำโพสต์", "names_reviewers": "unknown"}


def picture(kind="PNG", size=(800, 100)):
    file = io.BytesIO()
    Image.new("RGB", size, "#7a1022").save(file, kind)
    file.seek(0)
    file.name = f"logo.{kind.lower()}"
    return file


@pytest.fixture
def save(client_of, admin_user):
    """Send the form of the admin; returns the answer."""

    def save(**given):
        address = CHANGE if NewsroomSettings.objects.exists() else ADD
        return client_of(admin_user).post(address, GIVEN | given)

    return save


def words(response):
    return response.content.decode()


def test_an_admin_comes_straight_to_the_one_row_or_to_making_it(client_of, admin_user, save):
    chief, listed = client_of(admin_user), "/admin/articles/newsroomsettings/"
    assert chief.get(listed).url == ADD
    save()
    assert chief.get(listed).url == CHANGE


def test_readers_see_what_an_admin_sets_in_each_language(client, save):
    assert "The River Post" not in words(client.get("/en/"))
    said = {"tagline_en": "Checked", "tagline_th": "ตรวจแล้ว", "principles_th": "เราตรวจ\n\nเราแก้"}
    assert save(**said, picture=picture()).status_code == 302
    english, thai = words(client.get("/en/")), words(client.get("/th/"))
    assert "<title>The River Post" in english and "Checked" in english
    assert "<title>แม่น้ำโพสต์" in thai and "ตรวจแล้ว" in thai
    logo = re.search(r'<img class="mast-logo" src="([^"]+)" width="320" height="40"', english)
    answer = client.get(logo[1])
    with Image.open(io.BytesIO(answer.content)) as drawn:
        assert (drawn.format, drawn.size) == ("PNG", (640, 80))
    assert "immutable" in answer["Cache-Control"]
    assert "/en/about/" not in english and client.get("/en/about/").status_code == 404
    assert 'href="/th/about/"' in thai
    about = words(client.get("/th/about/"))
    assert "<p>เราตรวจ</p>" in about.replace("\n", "") and "<p>เราแก้</p>" in about
    assert 'hreflang="en"' not in about
    assert "แม่น้ำโพสต์" in words(client.get("/th/feed.rss"))


def test_what_is_empty_is_as_the_server_has_it(settings):
    settings.NEWSROOM_NAME, settings.NEWSROOM_NAMES_REVIEWERS = "Of the server", False
    NewsroomSettings.objects.create(name_th="ของเรา", zone="Asia/Tokyo")
    house = newsroom()
    assert house.name("en") == "Of the server" and house.name("th") == "ของเรา"
    assert house.names_reviewers is False and house.zone.key == "Asia/Tokyo"
    NewsroomSettings.objects.update(names_reviewers=True, name_en="Ours", name_th="")
    room.forget()
    assert newsroom().names_reviewers is True and newsroom().name("th") == "Ours"


def test_every_change_is_in_the_record_and_makes_all_pages_new(save):
    save()
    save(name_en="The Lake Post", picture=picture())
    entry = AuditEntry.objects.get(verb="newsroomsettings_changed")
    assert entry.data["before"]["name_en"] == "The River Post"
    assert entry.data["after"] == {"name_en": "The Lake Post", "picture": "PNG, 640 × 80"}
    assert Invalidation.objects.filter(tag="settings").count() == 2
    save(without_logo="on")
    assert newsroom().logo is None and not NewsroomSettings.objects.get().logo


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"accent": "#0b5d77"}, "Give both colours"),
        ({"dark_mast": "#0b5d77"}, "Give both colours"),
        ({"accent": "#9fd0e0", "dark_accent": "#7cc6de"}, "hard to read: contrast 1.5"),
        ({"accent": "red", "dark_accent": "#7cc6de"}, "Write a colour as"),
        ({"zone": "Siam/Bangkok"}, "is no time zone"),
        ({"picture": io.BytesIO(b"<svg onload='x()'/>")}, "This is no picture"),
        ({"picture": picture(size=(6000, 5000))}, "too large for a logo"),
        ({"name_en": "x" * 61}, "at most 60 characters"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(save, given, says):
    for value in given.values():
        if hasattr(value, "seek"):
            value.seek(0)
            value.name = "logo.png"
    assert says in words(save(**given))
    assert not NewsroomSettings.objects.exists()


def test_its_own_colours_reach_the_page_with_what_is_mixed_from_them(client, save):
    save(accent="#7a1022", dark_accent="#ffb3c0")
    assert '<link rel="stylesheet" href="/newsroom.css">' in words(client.get("/th/"))
    css = words(client.get("/newsroom.css"))
    assert css.startswith(":root{--accent:#7a1022;--accent-strong:color-mix(")
    assert "dark){:root{--accent:#ffb3c0}}" in css


def test_the_admin_measures_against_the_colours_that_there_are():
    for part, known in ((LIGHT, colours.LIGHT), (DARK, colours.DARK)):
        theirs = tokens(part)
        assert known == tuple(theirs[name] for name in ("paper", "ground", "on-accent"))


def test_there_is_one_row_and_its_list_leads_to_it(client_of, admin_user, save):
    their = client_of(admin_user)
    listing = reverse("admin:articles_newsroomsettings_changelist")
    assert their.get(listing).url == ADD, "there is none yet"
    save()
    assert their.get(listing).url == CHANGE
    assert their.get(ADD).status_code == 403
    save(picture=picture("JPEG"))
    assert f'src="{addresses.logo(newsroom().logo.digest)}"' in words(their.get(CHANGE))


def test_an_article_names_its_publisher_in_its_language(client, mali, anan, ploy, somchai):
    NewsroomSettings.objects.create(
        name_en="The River Post",
        principles_en="We check.",
        zone="Asia/Tokyo",
        names_reviewers=False,
    )
    staff = Staff(mali, anan, ploy, somchai)
    article = staff.marked_story()
    staff.publish(article)
    edition = article.editions.get(language="en")
    assert not [c for c in edition.content["claims"] if c["checked"] and c["checked"]["by"]]
    page = words(client.get(addresses.article(edition)))
    data = json.loads(re.search(r'<script type="application/ld\+json">(.+?)</script>', page)[1])
    assert data["publisher"]["name"] == "The River Post"
    assert data["publisher"]["publishingPrinciples"] == "http://testserver/en/about/"
    assert "All times are those of Tokyo." in page


def test_days_begin_where_the_newsroom_is():
    before = midnight()
    NewsroomSettings.objects.create(zone="Pacific/Kiritimati")
    assert (before - midnight()) % 86400 in (7 * 3600, 17 * 3600)


class TestMemory:
    def test_it_is_read_once(self, django_assert_num_queries):
        NewsroomSettings.objects.create(name_en="Ours")
        with django_assert_num_queries(1):
            assert {newsroom().name("en") for _ in range(5)} == {"Ours"}

    def test_it_is_read_again_when_it_is_old(self, settings, django_assert_num_queries):
        settings.NEWSROOM_READ_AGAIN = 0
        with django_assert_num_queries(2):
            newsroom(), newsroom()

    def test_what_was_read_before_a_change_is_not_remembered(self, monkeypatch):
        NewsroomSettings.objects.create(name_en="Old")
        room.forget()
        reading = room._fields

        def while_another_process_saves():
            room.forget()
            return reading()

        monkeypatch.setattr(room, "_fields", while_another_process_saves)
        newsroom()
        assert room._memory.reading is None

    def test_a_database_that_is_away_changes_nothing(self, settings, monkeypatch):
        NewsroomSettings.objects.create(name_en="Ours")
        newsroom()
        settings.NEWSROOM_READ_AGAIN = 0

        def away(**_filter):
            raise OperationalError

        monkeypatch.setattr(NewsroomSettings.objects, "filter", away)
        assert newsroom().name("en") == "Ours" and room.last_known().name("en") == "Ours"
        room.forget()
        assert newsroom().name("en") == "Newsdesk"
