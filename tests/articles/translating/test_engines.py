"""Machine translation against services that misbehave, and what the room lets them do."""

from decimal import Decimal

import pytest

from articles.models import Alignment, Article, AuditEntry, EngineConsent, EngineUse, MemoryPair
from articles.text.blocks import parse_body
from articles.translating import actions, memory
from articles.translating.alignment import Pair, State
from articles.translating.engines import asking, configured, wire
from articles.translating.engines.base import Config
from articles.translating.engines.configured import KINDS
from articles.translating.exchange.xliff.codes import BrokenMarks
from articles.translating.staleness import standings
from tests.articles.translating.fake_engine import THAI, Fake, serving
from tests.articles.translating.making import row, translate


@pytest.fixture
def fake():
    return Fake()


@pytest.fixture
def address(fake):
    with serving(fake) as address:
        yield address


@pytest.fixture
def service(settings, address):
    """A DeepL that lives here, as the settings name it."""
    settings.TRANSLATION_ENGINES = {
        "house": {
            "kind": "deepl", "url": address, "key": "secret", "label": "House", "price": 20,
            "currency": "EUR", "timeout": 2,
        }
    }  # fmt: skip
    return "house"


def engine_of(kind, address, **more):
    given = {"key": "secret", "model": "m", "timeout": 2} | more
    return KINDS[kind](Config(name=kind, kind=kind, url=address, label=kind, **given))


def states(text):
    text.refresh_from_db()
    return {one.row.key: one.state for one in standings(Pair(text))}


def page(text):
    return f"/desk/articles/{text.article_id}/translate/th/"


def draft(client, text, engine="house", **more):
    return client.post(
        f"{page(text)}draft/", {"engine": engine, **more}, headers={"accept": "application/json"}
    )


def rows_of(text):
    return [one for one in Pair(text).rows if one.source_text]


@pytest.mark.parametrize("kind", KINDS)
def test_each_client_speaks_as_its_service_does(kind, fake, address, thai):
    outcome = asking.ask(engine_of(kind, address), rows_of(thai), "en", "th", {"police": "ตำรวจ"})
    assert outcome.failure == "" and outcome.problems == []
    assert outcome.drafts["b1"] == f"<p>{THAI}</p>"
    ((_path, headers, payload),) = fake.asked
    assert "secret" in str(headers) + str(payload)
    assert "secret" not in repr(engine_of(kind, address).config)


@pytest.mark.parametrize("kind", KINDS)
def test_a_client_that_gets_nonsense_says_so_and_keeps_nothing(kind, fake, address, thai):
    engine = engine_of(kind, address)
    for raw in (b"<html>busy</html>", b"[]", b'{"translations": 3}', b"null", b"[" * 50_000):
        fake.raw = raw
        outcome = asking.ask(engine, rows_of(thai), "en", "th")
        told = outcome.failure == f"{kind}: Its answer cannot be read."
        assert told or len(outcome.problems) == len(rows_of(thai)), raw[:20]
        assert outcome.drafts == {}


def test_a_busy_engine_is_asked_once_more_and_then_left(fake, address, thai):
    fake.statuses = [429]
    assert asking.ask(engine_of("deepl", address), rows_of(thai), "en", "th").drafts
    fake.statuses = [429, 429]
    outcome = asking.ask(engine_of("deepl", address), rows_of(thai), "en", "th")
    assert "busy (429)" in outcome.failure and not outcome.answered


@pytest.mark.parametrize(("status", "words"), [(403, "refused our key"), (500, "error (500)")])
def test_an_error_is_told_in_words(fake, address, thai, status, words):
    fake.statuses = [status]
    assert words in asking.ask(engine_of("azure", address), rows_of(thai), "en", "th").failure


def test_an_engine_that_hangs_or_is_gone_is_given_up(fake, address, thai):
    fake.delay = 0.6
    slow = asking.ask(engine_of("google", address, timeout=0.2), rows_of(thai), "en", "th")
    assert "did not answer in time" in slow.failure
    gone = asking.ask(engine_of("google", "http://127.0.0.1:9"), rows_of(thai), "en", "th")
    assert "cannot be reached" in gone.failure


@pytest.mark.parametrize(
    ("spoiled", "reason"),
    [
        ("<script>alert(1)</script>", "markup"),
        (f'{THAI}<img src=x onerror="x">', "markup"),
        ("", "left out"),
        ("   ", "left out"),
        ("Still in English, every word of it.", "not in the language"),
        (THAI * 60, "longer"),
        (f'<g id="9">{THAI}</g>', "was not in the file"),
        (f"{THAI}</g>", "closed"),
    ],
)
def test_a_spoiled_paragraph_is_left_out_with_its_reason_and_the_others_stay(
    fake, address, thai, spoiled, reason
):
    fake.spoil = lambda texts: [*texts[:2], spoiled, *texts[3:]]
    outcome = asking.ask(engine_of("libretranslate", address), rows_of(thai), "en", "th")
    ((bad, why),) = outcome.problems
    assert bad.key == "b1" and reason in why
    assert set(outcome.drafts) == {"headline", "summary", "b2", "b3"}


def test_dropped_paragraphs_are_told_one_by_one(fake, address, thai):
    fake.spoil = lambda texts: texts[:3]
    outcome = asking.ask(engine_of("anthropic", address), rows_of(thai), "en", "th")
    assert [bad.key for bad, _why in outcome.problems] == ["b2", "b3"]


LINKED = '<p>He <a href="https://example.org">said <strong>so</strong></a> &amp; left<br>soon.</p>'


def test_links_and_formatting_come_back_as_they_went_or_not_at_all():
    (block,) = parse_body(LINKED)
    words, codes = wire.written([block])
    assert words == 'He <g id="1">said <g id="2">so</g></g> &amp; left<x id="3"/>soon.'
    assert wire.read(words, codes) == (block.html,)
    for torn in ("He said so", 'He <g id="1">said so</g>', '<g id="1">a</g> <g id="1">b</g>'):
        with pytest.raises(BrokenMarks):
            wire.read(torn, codes)


def test_nothing_is_sent_without_consent_nor_of_a_confidential_article(
    client, fake, service, thai, anan, somchai
):
    client.force_login(anan)
    assert "An editor has to allow it" in client.get(page(thai)).content.decode()
    assert draft(client, thai).status_code == 403
    assert client.post(f"{page(thai)}engine/", {"engine": service}).status_code == 403
    client.force_login(somchai)
    client.post(f"{page(thai)}engine/", {"engine": service})
    assert EngineConsent.objects.get().by == somchai
    Article.objects.filter(pk=thai.article_id).update(confidential=True)
    client.force_login(anan)
    assert draft(client, thai).status_code == 403
    assert "must not leave the house" in client.get(page(thai)).content.decode()
    assert fake.asked == []


def test_drafts_are_the_machines_until_a_person_confirms_each(
    client, fake, service, thai, anan, somchai
):
    client.force_login(somchai)
    client.post(f"{page(thai)}engine/", {"engine": service})
    client.force_login(anan)
    translate(thai, "b2", by=anan)
    answer = draft(client, thai).json()
    assert (answer["kept"], answer["left"], answer["problems"]) == (4, 0, [])
    assert states(thai)["b1"] == State.MACHINE and states(thai)["b2"] == State.TRANSLATED
    (use,) = EngineUse.objects.all()
    assert (use.paragraphs, use.kept, use.by) == (4, 4, anan)
    assert use.cost == (Decimal(20) * use.characters / 1_000_000).quantize(Decimal("0.0001"))
    actions.confirm(thai, "b1", by=anan)
    assert states(thai)["b1"] == State.TRANSLATED
    assert AuditEntry.objects.filter(verb="engine.use").count() == 1


def test_a_draft_is_taken_back_whole_and_that_is_undone(client, service, thai, anan, somchai):
    actions.allow_engine(thai.article, configured.engines()[service], by=somchai)
    client.force_login(anan)
    translate(thai, "b2", by=anan)
    draft(client, thai)
    assert actions.clear_drafts(thai, by=anan) == 4
    assert [key for key, state in states(thai).items() if state != State.UNTRANSLATED] == ["b2"]
    actions.undo(thai, by=anan)
    assert states(thai)["b1"] == State.MACHINE
    actions.undo(thai, by=anan)
    assert row(thai, "b1").target_text == ""


def test_what_somebody_wrote_while_the_engine_thought_is_left_alone(thai, anan):
    source = Pair(thai).source.revision
    translate(thai, "b1", by=anan)
    kept = actions.keep_drafts(
        thai, {"b1": "<p>ร่าง</p>", "b2": "<p>ร่าง</p>"}, engine="house", source=source, by=anan
    )
    assert kept == ["b2"]
    assert row(thai, "b1").target_text != "ร่าง"


def test_drafts_in_an_empty_translation_are_undone_to_nothing(thai, anan):
    source = Pair(thai).source.revision
    drafts = {"headline": "<p>หัวข้อ</p>", "b1": "<p>ร่าง</p>"}
    actions.keep_drafts(thai, drafts, engine="house", source=source, by=anan)
    actions.undo(thai, by=anan)
    assert set(states(thai).values()) == {State.UNTRANSLATED}
    assert not Alignment.objects.filter(text=thai).exists()


def test_a_month_that_costs_too_much_stops(client, settings, fake, service, thai, anan, somchai):
    settings.TRANSLATION_ENGINES["house"]["limit"] = "1"
    actions.allow_engine(thai.article, configured.engines()[service], by=somchai)
    EngineUse.objects.create(
        article=thai.article, engine="house", language="th", paragraphs=1, kept=1, characters=1,
        cost=1, by=anan,
    )  # fmt: skip
    client.force_login(anan)
    assert draft(client, thai).status_code == 403
    assert fake.asked == []


def test_consent_is_taken_back(client, fake, service, thai, somchai):
    client.force_login(somchai)
    client.post(f"{page(thai)}engine/", {"engine": service})
    client.post(f"{page(thai)}engine/", {"engine": service, "forbid": "1"})
    assert draft(client, thai).status_code == 403 and fake.asked == []


def test_without_any_engine_the_memory_names_and_figures_fill_what_they_can(
    client, thai, anan, article
):
    memory.add(
        [
            memory.Passage(
                "The Royal Thai Police said over 500,000 baht was lost in one case.",
                "สำนักงานตำรวจแห่งชาติระบุว่าคดีหนึ่งเสียหายกว่า 500,000 บาท", "en", "th",
            ),
            memory.Passage(
                "Joint operations start within two months, The Nation reported.",
                "ปฏิบัติการร่วมจะเริ่มภายในสองเดือน เดอะเนชั่นรายงาน", "en", "th",
            ),
        ],
        origin=MemoryPair.Origin.FILE,
    )  # fmt: skip
    client.force_login(anan)
    answer = draft(client, thai, engine="offline").json()
    assert answer["kept"] == 2
    assert {one["reason"] for one in answer["problems"]} == {
        "Nothing like it has been approved before."
    }
    assert row(thai, "b2").target_text == ("สำนักงานตำรวจแห่งชาติระบุว่าคดีหนึ่งเสียหายกว่า 700,000 บาท")
    assert states(thai)["b3"] == State.MACHINE
    assert row(thai, "b3").alignment.origin == Alignment.Origin.MACHINE
    assert not EngineUse.objects.exists()


def test_settings_that_cannot_work_are_told_before_anybody_asks(settings):
    assert configured.engines() == {}
    settings.TRANSLATION_ENGINES = {
        "a": {"kind": "babel"},
        "b": {"kind": "anthropic", "key": "k"},
        "c": {"kind": "libretranslate", "url": "http://example.org"},
        "d": {"kind": "deepl", "key": "k", "price": "much"},
        "e": {"kind": "google", "key": "k"},
    }
    assert [one.split("“")[1][0] for one in configured.problems()] == ["a", "b", "c", "d"]
    assert list(configured.engines()) == ["e"]
