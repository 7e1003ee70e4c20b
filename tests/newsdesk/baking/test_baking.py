"""The baked site is what the server answers, as files; and stays so."""

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import invalidation
from articles.models import Edition, Invalidation
from articles.publishing import actions
from newsdesk.baking import names, site
from newsdesk.baking.state import State


def page_of(edition):
    return f"{edition.language}/{edition.section_key}/{edition.slug}-{edition.article_id}/"


def editions_of(article):
    return {edition.language: edition for edition in Edition.objects.filter(article=article)}


def test_every_page_feed_map_and_picture_is_a_file_with_the_servers_own_bytes(
    newsroom, bakery, client
):
    article = newsroom.marked_story()
    newsroom.publish(article)
    bakery.bake()
    found = bakery.names()
    english, thai = editions_of(article)["en"], editions_of(article)["th"]
    wanted = {page_of(english) + "index.html", page_of(thai) + "index.html"}
    wanted |= {"en/index.html", "th/feed.rss", "sitemap.xml", "sitemap-0.xml", "robots.txt"}
    wanted |= {f"en/articles/{article.pk}/{name}" for name in ("card-1.jpg", "ninjs.json")}
    wanted |= {f"th/entities/{newsroom.police.pk}/index.html", "static/css/reader.css"}
    wanted |= {"en/claims/@status=corroborated/index.html", "th/claims/index.html"}
    assert wanted <= found
    for name in found:
        if name.endswith("index.html") and "@" not in name and "/articles/" not in name:
            answer = client.get("/" + name.removesuffix("index.html"), secure=True)
            assert bakery.read(name) == answer.content.decode(), name


def test_what_moved_leads_on_and_is_listed_for_the_web_server(newsroom, bakery):
    article = newsroom.story()
    newsroom.publish(article)
    bakery.bake()
    short = f"en/articles/{article.pk}/index.html"
    url = "/" + page_of(editions_of(article)["en"])
    assert f'content="0;url={url}"' in bakery.read(short)
    assert f'"/en/articles/{article.pk}/" "{url}";' in bakery.read("@redirects.map")


def test_a_withdrawal_leaves_a_tombstone_and_nothing_else(newsroom, bakery):
    article, other = newsroom.marked_story(), newsroom.story(headline="Another story")
    newsroom.publish(article)
    newsroom.publish(other)
    bakery.bake()
    pages = [page_of(edition) for edition in editions_of(article).values()]
    newsroom.withdraw(article, public_reasons={"en": "We were wrong.", "th": "ผิดพลาด"})
    bakery.bake()
    found = bakery.names()
    for page in pages:
        assert page + "index.html" not in found
        assert page + names.GONE in found
    assert not (bakery.folder / (pages[0] + "index.html.gz")).exists()
    assert any("We were wrong." in bakery.read(page + names.GONE) for page in pages)
    own = {
        name for name in found if f"/articles/{article.pk}/" in name or f"-{article.pk}/" in name
    }
    assert all(name.endswith(names.GONE) for name in own)
    left = [name for name in found - own if "Royal Thai Police" in read_words(bakery, name)]
    assert not [name for name in left if f"-{article.pk}/" in read_words(bakery, name)]

    # A copy that is made only now has the tombstones as well.
    fresh = type(bakery)(bakery.folder.parent / "fresh")
    fresh.bake()
    assert own <= fresh.names() | {name for name in own if "/changes/" in name}

    actions.restore(article, by=newsroom.somchai, reason="It was right")
    bakery.bake()
    assert pages[0] + "index.html" in bakery.names()
    assert pages[0] + names.GONE not in bakery.names()


def read_words(bakery, name):
    return (bakery.folder / name).read_bytes().decode("utf-8", "replace")


def test_only_what_a_publication_concerns_is_asked_for_again(newsroom, bakery):
    first = newsroom.marked_story()
    newsroom.publish(first)
    whole = bakery.bake().asked
    assert bakery.bake().asked == 0
    untouched = bakery.folder / f"en/entities/{newsroom.police.pk}/index.html"
    before = untouched.stat().st_mtime_ns
    second = newsroom.story(headline="Another story")
    newsroom.publish(second)
    again = bakery.bake()
    assert page_of(editions_of(second)["en"]) + "index.html" in bakery.names()
    assert "Another story" in bakery.read("en/index.html")
    assert 0 < again.asked < whole
    assert untouched.stat().st_mtime_ns == before


def test_a_schedule_is_baked_when_its_time_comes(newsroom, bakery, time_machine):
    time_machine.move_to("2026-03-01T03:00:00+00:00", tick=False)
    article = newsroom.story()
    newsroom.publish(article, at=timezone.now() + timedelta(minutes=10))
    bakery.bake()
    page = page_of(editions_of(article)["en"]) + "index.html"
    assert page not in bakery.names()
    time_machine.shift(601)
    bakery.bake()
    assert page in bakery.names()


def test_a_run_that_was_stopped_goes_on_where_it_was(newsroom, bakery, monkeypatch):
    article = newsroom.marked_story()
    newsroom.publish(article)
    ask, asked = site.Site.ask, []

    def fail_later(self, address):
        if len(asked) == 60:
            raise KeyboardInterrupt
        asked.append(address)
        return ask(self, address)

    monkeypatch.setattr(site.Site, "ask", fail_later)
    with pytest.raises(KeyboardInterrupt):
        bakery.bake()
    monkeypatch.setattr(site.Site, "ask", ask)
    rest = bakery.bake().asked
    fresh = type(bakery)(bakery.folder.parent / "fresh")
    whole = fresh.bake().asked
    assert rest < whole - 25  # the batch that was under way is asked for again
    assert bakery.names() == fresh.names()


def test_an_address_that_fails_keeps_its_file_and_is_tried_again(newsroom, bakery, monkeypatch):
    article = newsroom.story()
    newsroom.publish(article)
    bakery.command()
    front = bakery.read("en/index.html")
    invalidation.touch("list:en")
    ask = site.Site.ask

    def broken(self, address):
        return site.Answer(500, "", b"oh") if address == "/en/" else ask(self, address)

    monkeypatch.setattr(site.Site, "ask", broken)
    with pytest.raises(CommandError, match="/en/ answered 500"):
        bakery.command()
    assert bakery.read("en/index.html") == front
    monkeypatch.setattr(site.Site, "ask", ask)
    assert bakery.bake().asked == 1


def test_a_forgotten_state_leaves_no_stray_file(newsroom, bakery):
    article = newsroom.story()
    newsroom.publish(article)
    bakery.bake()
    stray = bakery.folder / "en/crime/leaked-99/index.html"
    stray.parent.mkdir(parents=True)
    stray.write_text("old")
    bakery.bake()
    assert stray.exists()  # nobody looks for it in every run
    bakery.command("--anew")
    assert not stray.exists()
    assert "en/index.html" in bakery.names()


def test_rows_that_were_missed_or_another_database_mean_everything_anew(newsroom, bakery):
    newsroom.publish(newsroom.story())
    whole = bakery.bake().asked
    for name, value in (("last", 10**9), ("listened", 0), ("version", "older")):
        memory = State(bakery.remembered)
        memory.set_note(name, value)
        memory.commit()
        memory.close()
        assert bakery.bake().asked >= whole


def test_it_goes_into_a_storage_of_the_settings(newsroom, bakery, settings, capsys):
    backend = "django.core.files.storage.InMemoryStorage"
    settings.STORAGES = settings.STORAGES | {"baked": {"BACKEND": backend}}
    newsroom_says = "police"
    newsroom.publish(newsroom.story())
    for _run in range(2):
        call_command("bake", "--storage", "baked", "--state", bakery.remembered)
        assert "0 failed" in capsys.readouterr().out
        front = storages["baked"].open("en/index.html").read().decode()
        assert newsroom_says in front
        newsroom_says = "Another story"
        newsroom.publish(newsroom.story(headline=newsroom_says))


@pytest.mark.parametrize(
    ("arguments", "address", "words"),
    [
        ([], "https://testserver", "Name a folder"),
        (["--storage", "nowhere"], "https://testserver", "nowhere"),
        (["folder"], "", "Set NEWSROOM_ADDRESS"),
        (["folder"], "https://other.example", "Add other.example to ALLOWED_HOSTS"),
    ],
)
def test_what_is_missing_is_said(settings, tmp_path, arguments, address, words):
    settings.NEWSROOM_ADDRESS = address
    with pytest.raises(CommandError, match=words):
        call_command("bake", *arguments, "--state", tmp_path / "state")


@pytest.mark.parametrize(
    "address", ["/en/../etc/", "/en/%2e%2e/x/", "/@gone.html", f"/{'x' * 256}/", "/a//b/", "/a?b=c"]
)
def test_an_address_that_cannot_be_a_file_is_none(address):
    with pytest.raises(names.Unfit):
        names.name_of(address)


def test_old_rows_are_forgotten_and_the_newest_and_those_to_come_stay(db):
    later = timezone.now() + timedelta(days=1)
    invalidation.touch("list:en")
    invalidation.touch("list:th", at=later)
    invalidation.touch("map:1")
    Invalidation.objects.update(made_at=timezone.now() - timedelta(days=9))
    assert invalidation.forget_old() == 1
    assert set(Invalidation.objects.values_list("tag", flat=True)) == {"list:th", "map:1"}
