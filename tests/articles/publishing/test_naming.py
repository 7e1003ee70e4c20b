"""A wrong name, put right in both languages by two people."""

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from annotations.marking.actions import changed as marking_changed
from annotations.models import Alias, Annotation, AnnotationVersion, Evidence
from annotations.reviewing.actions import approve_many
from articles.exceptions import Conflict, Invalid, NotReady, Refused
from articles.models import (
    AuditEntry,
    Edition,
    Listing,
    MemoryPair,
    MemoryPosting,
    NameCorrection,
    Notification,
    Release,
    Term,
)
from articles.publishing import actions as publishing
from articles.publishing import ledger
from articles.publishing.listing.actions import put_in_order, standing
from articles.publishing.naming import actions, words
from articles.publishing.naming.notes import preset
from articles.publishing.naming.plan import Plan, articles_naming
from articles.text.graphemes import is_boundary
from articles.translating import memory
from tests.articles.publishing import story
from tests.articles.publishing.test_readiness import add_photo

WRONG, RIGHT = "Royal Thai Police", "Royal Thai Constabulary"
WRONG_TH, RIGHT_TH = "สำนักงานตำรวจแห่งชาติ", "สำนักงานตำรวจแห่งสยาม"
PAIRS = [("en", WRONG, RIGHT), ("th", WRONG_TH, RIGHT_TH)]


def places(plan, *, doubtful=False):
    return [
        field.place(hit)
        for field in plan.fields
        for hit in field.hits
        if doubtful or not hit.doubtful
    ]


def asked(article, by, *, pairs=PAIRS, leave=(), **options):
    plan = Plan(pairs, [article])
    ticked = [key for key in places(plan) if not any(part in key for part in leave)]
    options.setdefault("notes", preset(pairs))
    return actions.ask(plan, ticked, by=by, seen=plan.token, article=article, **options)


@pytest.fixture
def published(newsroom):
    article = newsroom.marked_story(byline=WRONG)
    said = {"caption_en": f"The {WRONG}.", "alt_en": "Men", "alt_th": f"ภาพ {WRONG_TH}"}
    add_photo(article, newsroom.mali, credit="The newsroom", **said)
    english = article.texts.get(language="en")
    story.edit(english, "Police in two countries", f"{WRONG} and Cambodia", by=newsroom.mali)
    for text in article.texts.all():
        text.refresh_from_db()
    newsroom.approve(article)
    story.align(article.texts.get(language="th"), by=newsroom.anan)
    newsroom.publish(article)
    return article


def test_both_languages_are_right_after_one_countersign(newsroom, published):
    one = asked(published, newsroom.somchai, old_name="forbidden")
    assert Edition.objects.live().filter(headline__contains=WRONG).exists()
    editions = actions.carry_out(one, by=newsroom.ploy)
    assert {edition.language for edition in editions} == {"en", "th"}
    live = {edition.language: edition for edition in Edition.objects.live()}
    for code, wrong, right in PAIRS:
        content = str(live[code].content)
        assert wrong not in content.replace(str(live[code].content["notes"]), "")
        assert right in content
        assert live[code].kind == "correction"
        assert right in live[code].note
    assert "royal-thai-constabulary" in live["en"].slug or WRONG not in live["en"].headline
    assert live["en"].content["byline"] == RIGHT
    # The marks follow, on the right words, and stay approved; the claim says it right.
    for code, right in (("en", RIGHT), ("th", RIGHT_TH)):
        spans = [span for span in live[code].content["spans"] if span["entity"]]
        assert [span["exact"] for span in spans] == [right]
        assert live[code].content["claims"][0]["claimant"]["names"] == {"en": RIGHT, "th": RIGHT_TH}
    newsroom.police.refresh_from_db()
    assert (newsroom.police.name_en, newsroom.police.name_th) == (RIGHT, RIGHT_TH)
    aliases = newsroom.police.aliases.filter(kind=Alias.Kind.FORBIDDEN)
    assert set(aliases.values_list("text", flat=True)) == {WRONG, WRONG_TH}
    assert ledger.verify() == []
    # Nobody approved their own words, and the record says who did what.
    approvals = published.texts.get(language="en").decisions.filter(verdict="approved")
    assert {d.by_id for d in approvals} == {newsroom.ploy.pk}
    entry = AuditEntry.objects.get(verb="name.correct", article=published)
    assert entry.by == newsroom.ploy
    assert [newsroom.somchai.pk] == entry.data["people"]
    assert (
        published.texts.get(language="th")
        .alignments.filter(translated_from__contains=WRONG)
        .count()
        == 0
    )


def test_the_asker_does_not_countersign(newsroom, published):
    one = asked(published, newsroom.somchai)
    with pytest.raises(Refused):
        actions.carry_out(one, by=newsroom.somchai)
    assert Edition.objects.count() == 2


def test_what_was_changed_since_is_refused_and_both_are_shown(newsroom, published):
    one = asked(published, newsroom.somchai)
    english = published.texts.get(language="en")
    story.edit(english, "said over", "said that over", by=newsroom.mali)
    newsroom.approve(published)
    newsroom.publish(published, ["en"])
    with pytest.raises(Conflict) as refused:
        actions.carry_out(one, by=newsroom.ploy)
    [(_field, now)], [(_same, then)] = refused.value.theirs, refused.value.mine
    assert "said that over" in now and "said over" in then
    one.refresh_from_db()
    assert one.waits
    newsroom.police.refresh_from_db()
    assert newsroom.police.name_en == WRONG


def test_a_double_click_corrects_once(newsroom, published):
    one = asked(published, newsroom.somchai)
    actions.carry_out(one, by=newsroom.ploy)
    with pytest.raises(Refused):
        actions.carry_out(one, by=newsroom.ploy)
    assert Edition.objects.filter(language="en").count() == 2


def test_unticked_places_stay_as_they_are(newsroom, published):
    one = asked(published, newsroom.somchai, leave=["byline", ":headline@"])
    actions.carry_out(one, by=newsroom.ploy)
    published.refresh_from_db()
    assert published.byline == WRONG
    english = Edition.objects.live().get(language="en")
    assert WRONG in english.headline
    assert RIGHT in str(english.content["blocks"])


def test_a_language_that_had_it_right_is_not_called_behind(newsroom, published):
    pairs = [("en", "Cambodia", "Kampuchea")]
    one = asked(published, newsroom.somchai, pairs=pairs)
    [edition] = actions.carry_out(one, by=newsroom.ploy)
    assert edition.language == "en"
    assert Release.objects.get(kind="waive").language == "th"


def test_words_that_readers_have_not_seen_are_not_published_with_it(newsroom, published):
    english = published.texts.get(language="en")
    story.edit(english, "said over", "said that over", by=newsroom.mali)
    newsroom.approve(published)
    with pytest.raises(NotReady):
        asked(published, newsroom.somchai)


def test_what_is_scheduled_is_frozen_anew_for_its_time(newsroom):
    article = newsroom.marked_story()
    at = timezone.now() + timezone.timedelta(hours=2)
    newsroom.publish(article, at=at)
    actions.carry_out(asked(article, newsroom.somchai), by=newsroom.ploy)
    assert not Edition.objects.live().exists()
    pending = Release.objects.pending().select_related("edition")
    assert {release.at for release in pending} == {at}
    assert all(WRONG not in str(release.edition.content) for release in pending)
    assert pending.count() == 2


def test_a_withdrawn_language_is_put_right_and_stays_closed(newsroom, published):
    newsroom.withdraw(published)
    assert actions.carry_out(asked(published, newsroom.somchai), by=newsroom.ploy) == []
    assert not Edition.objects.live().exists()
    assert WRONG not in published.texts.get(language="en").revision.body


def test_a_mark_that_waited_waits_on(newsroom, published):
    english = published.texts.get(language="en")
    mark = story.mark(english, WRONG, kind="organisation", entity=newsroom.police, by=newsroom.mali)
    actions.carry_out(asked(published, newsroom.somchai), by=newsroom.ploy)
    mark.refresh_from_db()
    assert (mark.state, mark.exact) == ("pending", RIGHT)
    assert not Annotation.objects.lost().exists()


def test_refused_or_taken_back_it_is_done_with(newsroom, published):
    one = asked(published, newsroom.somchai)
    with pytest.raises(Invalid):
        actions.refuse(one, by=newsroom.ploy, reason=" ")
    actions.refuse(one, by=newsroom.ploy, reason="It is spelled so")
    with pytest.raises(Refused):
        actions.carry_out(one, by=newsroom.ploy)
    assert Edition.objects.count() == 2


def test_from_an_entity_every_article_that_names_it_is_put_right(newsroom, published):
    other = newsroom.story()
    text = other.texts.get(language="en")
    who = {"by": newsroom.mali, "reviewer": newsroom.ploy}
    story.approved_mark(text, WRONG, kind="organisation", entity=newsroom.police, **who)
    newsroom.publish(other, ["en"])
    found = articles_naming(newsroom.police)
    assert {article.pk for article in found} == {published.pk, other.pk}
    plan = Plan(PAIRS, found, newsroom.police)
    one = actions.ask(plan, places(plan), by=newsroom.somchai, seen=plan.token, notes=preset(PAIRS))
    assert len(actions.carry_out(one, by=newsroom.ploy)) == 3
    assert not [e for e in Edition.objects.live() if WRONG in str(e.content["blocks"])]


def test_a_reporter_may_not_ask(newsroom, published):
    with pytest.raises(Exception, match="^$"):
        asked(published, newsroom.mali)
    assert not NameCorrection.objects.exists()


def test_an_embargo_that_came_since_refuses_it(newsroom, published):
    one = asked(published, newsroom.somchai)
    until = timezone.now() + timezone.timedelta(hours=2)
    publishing.embargo(published, ["en", "th"], until=until, by=newsroom.somchai)
    assert actions.carry_out(one, by=newsroom.ploy) == []
    assert not Edition.objects.live().exists()


def test_an_editor_asks_and_a_reviewer_countersigns_in_the_browser(newsroom, published, client_of):
    names = {
        "wrong_en_1": WRONG,
        "right_en_1": RIGHT,
        "wrong_th_1": WRONG_TH,
        "right_th_1": RIGHT_TH,
    }
    url = reverse("article_name", args=[published.pk])
    editor, reviewer = client_of(newsroom.somchai), client_of(newsroom.ploy)
    page = editor.get(url, names)
    plan = page.context["plan"]
    sent = names | {"seen": plan.token, "place": places(plan), "old_name": "former"}
    notes = {f"note_{code}": words for code, words in preset(PAIRS).items()}
    assert editor.post(url, sent).status_code == 409  # without a note to readers
    answer = editor.post(url, sent | notes, follow=True)
    one = NameCorrection.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("name_correction", args=[one.pk])
    assert Notification.objects.filter(person=newsroom.ploy, event="name_asked").count() == 1
    assert WRONG in editor.get(reverse("publishing_list")).content.decode()
    sign = reverse("name_countersign", args=[one.pk])
    assert editor.post(sign).status_code == 403
    assert reviewer.post(sign, follow=True).status_code == 200
    assert {e.kind for e in Edition.objects.live()} == {"correction"}
    assert reviewer.post(sign).status_code == 403
    # An old address of it leads to the new one.
    first = Edition.objects.get(language="en", number=1)
    old = reverse("reader_article", args=["en", "crime", "royal-thai-police", published.pk])
    assert editor.get(old).status_code == 301, first.slug


# --- Elsewhere -------------------------------------------------------------------------------


@pytest.fixture
def everywhere(newsroom):
    """A published article that says the name in an update, in evidence and in its package."""
    article = newsroom.marked_story()
    words = {"en": f"The {WRONG} will speak at noon.", "th": f"{WRONG_TH}จะแถลงตอนเที่ยง"}
    publishing.add_update(article, words, by=newsroom.somchai)
    claim = article.claims.get()
    Evidence.objects.create(claim=claim, publisher=WRONG, note="A call", created_by=newsroom.mali)
    for mark in Annotation.objects.filter(claim=claim):
        marking_changed(mark, by=newsroom.mali, cause=AnnotationVersion.Cause.EDITED)
        approve_many([(mark, mark.version_number)], by=newsroom.ploy)
    newsroom.publish(article)
    titles = {"en": f"The {WRONG} in trouble", "th": f"{WRONG_TH} กับปัญหา"}
    put_in_order("package", "police", [article.pk], by=newsroom.somchai, titles=titles)
    article.refresh_from_db()
    return article


def test_updates_evidence_and_the_heading_of_a_package_are_right_too(newsroom, everywhere, client):
    one = asked(everywhere, newsroom.somchai)
    labels = {field["label"] for field in one.fields}
    assert {"timed update 1", "evidence", "heading of a package"} <= labels
    editions = actions.carry_out(one, by=newsroom.ploy)
    assert {edition.language for edition in editions} == {"en", "th"}
    for edition in editions:
        said = {key: value for key, value in edition.content.items() if key != "notes"}
        assert WRONG not in str(said) and WRONG_TH not in str(said)
        right = RIGHT if edition.language == "en" else RIGHT_TH
        [update] = edition.content["developing"]["updates"]
        assert right in update["words"]
        evidence = edition.content["claims"][0]["evidence"]
        assert (RIGHT, "A call") in [(one["publisher"], one["note"]) for one in evidence]
        page = client.get(reverse("reader_front", args=[edition.language])).content.decode()
        assert right in page and WRONG not in page and WRONG_TH not in page
    # What was there before stays on record.
    assert Evidence.objects.exclude(withdrawn_at=None).get().publisher == WRONG
    assert Listing.objects.filter(kind="package", name="police").count() == 2


def test_a_heading_of_one_language_alone_stays_one_of_that_language(newsroom, everywhere):
    titles = {"th": f"{WRONG_TH}อีกครั้ง"}
    who = {"by": newsroom.somchai}
    put_in_order("package", "police", [everywhere.pk], language="th", titles=titles, **who)
    actions.carry_out(asked(everywhere, newsroom.somchai), by=newsroom.ploy)
    rows = standing("package", "police")
    assert (rows["en"].language, rows["en"].titles["en"]) == ("", f"The {RIGHT} in trouble")
    assert (rows["th"].language, rows["th"].titles) == ("th", {"th": f"{RIGHT_TH}อีกครั้ง"})


def test_an_update_that_readers_have_not_seen_is_not_published_with_it(newsroom, published):
    words = {"en": "Roads are closed.", "th": "ถนนปิด"}
    one = asked(published, newsroom.somchai)
    publishing.add_update(published, words, by=newsroom.somchai)
    published.refresh_from_db()
    with pytest.raises(NotReady):
        asked(published, newsroom.somchai)
    with pytest.raises(NotReady):
        actions.carry_out(one, by=newsroom.ploy)


def test_words_that_came_in_since_it_was_asked_for_are_not_published_with_it(newsroom, published):
    one = asked(published, newsroom.somchai)
    english = published.texts.get(language="en")
    story.edit(english, "call centre gangs", "call centres", by=newsroom.mali)
    newsroom.approve(published)
    with pytest.raises((NotReady, Conflict)):
        actions.carry_out(one, by=newsroom.ploy)
    assert Edition.objects.count() == 2


def test_the_memory_offers_the_wrong_name_to_nobody_again(newsroom, published):
    memory.take_in_approved()
    assert [pair for pair in MemoryPair.objects.all() if WRONG in pair.source + pair.target]
    memory.add([memory.Passage(f"The {WRONG} knew.", f"{WRONG_TH}ทราบ", "en", "th", note="a file")])
    actions.carry_out(asked(published, newsroom.somchai), by=newsroom.ploy)
    memory.take_in_approved()
    said = [pair.source + pair.target for pair in MemoryPair.objects.all()]
    assert said and not [words for words in said if WRONG in words or WRONG_TH in words]
    [match] = memory.matches(f"The {RIGHT} knew.", "en", "th")
    assert (match.percent, match.target) == (100, f"{RIGHT_TH}ทราบ")
    assert match.pair.note == "a file"
    assert not [m for m in memory.matches(f"The {WRONG} knew.", "en", "th") if WRONG in m.source]
    # The way to what is gone is gone too.
    assert set(MemoryPosting.objects.values_list("pair_id", flat=True)) == set(
        MemoryPair.objects.values_list("pk", flat=True)
    )


def test_what_came_into_the_memory_meanwhile_stops_nobody_and_is_right_where_it_is_our_own(
    newsroom, published
):
    one = asked(published, newsroom.somchai)
    memory.take_in_approved()
    memory.add([memory.Passage(f"The {WRONG} knew.", "ทราบแล้ว", "en", "th")])
    assert actions.carry_out(one, by=newsroom.ploy)
    [left] = [pair for pair in MemoryPair.objects.all() if WRONG in pair.source]
    assert left.source == f"The {WRONG} knew."


def test_a_pair_of_the_memory_that_is_right_already_takes_the_uses_of_the_wrong_one(newsroom):
    for _time in range(3):
        memory.add([memory.Passage(f"The {WRONG} knew.", "ทราบแล้ว", "en", "th")])
    memory.add([memory.Passage(f"The {RIGHT} knew.", "ทราบแล้ว", "en", "th")])
    pairs = [("en", WRONG, RIGHT)]
    plan = Plan(pairs, [])
    one = actions.ask(plan, places(plan), by=newsroom.somchai, seen=plan.token)
    assert actions.carry_out(one, by=newsroom.ploy) == []
    assert list(MemoryPair.objects.values_list("source", "uses")) == [(f"The {RIGHT} knew.", 4)]


def test_a_shorter_form_elsewhere_is_shown_and_not_ticked(newsroom, published, client_of):
    memory.add([memory.Passage("Police came to Cambodia.", "ตำรวจมา", "en", "th")])
    sent = {"wrong_en_1": WRONG, "right_en_1": RIGHT}
    sent |= {"wrong_en_2": "Cambodia", "right_en_2": "Kampuchea"}
    page = client_of(newsroom.somchai).get(reverse("article_name", args=[published.pk]), sent)
    [[_one, heading, rows, _outcomes]] = [g for g in page.context["groups"] if "memory" in g[1]]
    [(field, [place])] = rows
    assert (field.words, place["ticked"]) == ("Police came to Cambodia.", False)
    assert "tick it if it is the same name" in page.content.decode()


def test_more_of_the_memory_than_fits_is_said(newsroom, published, client_of, monkeypatch):
    monkeypatch.setattr("articles.publishing.naming.plan.MOST_PAIRS", 1)
    memory.add([memory.Passage(f"The {WRONG} {n}.", "ตำรวจมา", "en", "th") for n in ("a", "b")])
    sent = {"wrong_en_1": WRONG, "right_en_1": RIGHT}
    page = client_of(newsroom.somchai).get(reverse("article_name", args=[published.pk]), sent)
    assert "in more passages than are shown" in page.content.decode()


def term(newsroom, **words):
    return Term.objects.create(created_by=newsroom.anan, **words)


def test_the_glossary_says_the_right_name_and_forbids_the_wrong_one(newsroom, published):
    told = term(
        newsroom,
        words_en=f"{WRONG} station",
        words_th=f"สถานี{WRONG_TH}",
        forbidden_en=f"police station\n{RIGHT} station",
        note=f"As the {WRONG} writes it.",
    )
    other = term(newsroom, words_en="The police", words_th="ตำรวจ", forbidden_en=WRONG)
    plan = Plan(PAIRS, [published])
    [thai] = [f for f in plan.fields if f.key == f"term:{told.pk}:words_th"]
    keys = [*places(plan), *map(thai.place, thai.hits)]
    options = {"article": published, "notes": preset(PAIRS), "old_name": "forbidden"}
    one = actions.ask(plan, keys, by=newsroom.somchai, seen=plan.token, **options)
    assert {"term", "note"} <= {field["label"] for field in one.fields}
    actions.carry_out(one, by=newsroom.ploy)
    told.refresh_from_db()
    assert (told.words_en, told.words_th) == (f"{RIGHT} station", f"สถานี{RIGHT_TH}")
    assert told.forbidden_in("en") == ("police station", f"{WRONG} station")
    assert told.forbidden_in("th") == (f"สถานี{WRONG_TH}",)
    assert told.note == f"As the {RIGHT} writes it."
    other.refresh_from_db()
    assert (other.words_en, other.forbidden_in("en")) == ("The police", (WRONG,))


def test_a_term_that_would_stand_twice_becomes_one(newsroom):
    kept = term(newsroom, words_en=RIGHT, words_th="ตร.", forbidden_th="ตำรวจ", note="")
    term(newsroom, words_en=WRONG, words_th="ตร.", forbidden_th="สตช.", note="Of 1998")
    plan = Plan([("en", WRONG, RIGHT)], [])
    one = actions.ask(plan, places(plan), by=newsroom.somchai, seen=plan.token)
    actions.carry_out(one, by=newsroom.ploy)
    [left] = Term.objects.all()
    assert (left.pk, left.words_en, left.note) == (kept.pk, RIGHT, "Of 1998")
    assert left.forbidden_in("th") == ("ตำรวจ", "สตช.")
    assert left.forbidden_in("en") == ()


def test_a_term_that_was_changed_since_it_was_looked_at_stops_it(newsroom):
    told = term(newsroom, words_en=WRONG, words_th="ตร.")
    plan = Plan([("en", WRONG, RIGHT)], [])
    one = actions.ask(plan, places(plan), by=newsroom.somchai, seen=plan.token)
    Term.objects.filter(pk=told.pk).update(words_en=f"The {WRONG}")
    with pytest.raises(Conflict):
        actions.carry_out(one, by=newsroom.ploy)
    told.refresh_from_db()
    assert told.words_en == f"The {WRONG}"


def test_a_term_with_no_room_for_the_right_name_is_said(newsroom):
    term(newsroom, words_en=f"{WRONG} {'x' * 280}", words_th="ตร.")
    plan = Plan([("en", WRONG, RIGHT)], [])
    with pytest.raises(Invalid) as told:
        actions.ask(plan, places(plan), by=newsroom.somchai, seen=plan.token)
    assert "300" in str(told.value)


def test_terms_stand_under_a_heading_of_their_own(newsroom, published, client_of):
    term(newsroom, words_en=f"{WRONG} station", words_th="สน.")
    sent = {"wrong_en_1": WRONG, "right_en_1": RIGHT}
    page = client_of(newsroom.somchai).get(reverse("article_name", args=[published.pk]), sent)
    [[_one, heading, rows, _outcomes]] = [g for g in page.context["groups"] if g[1] == "Glossary"]
    [(field, [place])] = rows
    assert (field.words, place["ticked"]) == (f"{WRONG} station", True)


# --- Words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "pairs", "done"),
    [
        ("Thai police in Thailand", [("Thai", "Tai")], "Tai police in Thailand"),
        ("Torsak’s men; TORSAK", [("Torsak", "Thorsak")], "Thorsak’s men; TORSAK"),
        (
            "Mali Suk and Mali",
            [("Mali", "Malee"), ("Mali Suk", "Mali Sook")],
            "Mali Sook and Malee",
        ),
        ("Mali Suk and Mali", [("Mali", "Mali Suk")], "Mali Suk and Mali Suk"),
        ("Mali\u00a0Suk, Mali\nSuk", [("Mali Suk", "Malee Suk")], "Malee Suk, Malee Suk"),
        ("นายสมชายกล่าว", [("สมชาย", "สมไชย")], "นายสมไชยกล่าว"),
        ("ไปตากอากาศ", [("ตาก", "น่าน")], "ไปตากอากาศ"),
    ],
)
def test_a_name_is_replaced_as_a_word_of_its_own(text, pairs, done):
    sure = [hit for hit in words.hits(text, pairs) if not hit.doubtful]
    assert words.replaced(text, sure) == done


def test_a_slug_is_put_right_as_slugs_write():
    found = words.slug_hits("torsak-sukvimol-speaks", [("Torsak Sukvimol", "Thorsak Sukwimol")])
    assert words.replaced("torsak-sukvimol-speaks", found) == "thorsak-sukwimol-speaks"


NAMES = st.text(st.sampled_from("ab กขาีั่้ำ"), min_size=1, max_size=6).filter(str.strip)


@given(before=st.text(st.sampled_from("ab กขาีั่้"), max_size=20), wrong=NAMES, right=NAMES)
def test_edges_of_marks_stay_in_order_and_outside_the_name_on_their_words(before, wrong, right):
    text = f"{before} {wrong} {before}"
    found = words.hits(text, [(wrong, right)])
    done = words.replaced(text, found)
    edges = [words.moved(at, text, found, end=True) for at in range(len(text) + 1)]
    assert edges == sorted(edges)
    assert edges[-1] == len(done)
    for hit in found:
        assert is_boundary(text, hit.start) and is_boundary(text, hit.end)
        start = words.moved(hit.start, text, found, end=False)
        end = words.moved(hit.end, text, found, end=True)
        assert done[start:end] == hit.right
