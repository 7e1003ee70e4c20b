"""What stands first, in brief, together or beside another: as an editor orders it, as readers see it."""

import re

import pytest
from django.urls import reverse

from articles.exceptions import Conflict, Invalid, Refused
from articles.models import AuditEntry, Invalidation, Listing
from articles.publishing import actions as publishing
from articles.publishing.listing import actions
from tests import factories

HEADLINES = ["Flood reaches the old town", "School meals change", "Bridge opens at last"]


@pytest.fixture
def paper(newsroom):
    """Three stories that readers see in both languages, the oldest first."""
    found = []
    for headline in HEADLINES:
        article = newsroom.story(headline=headline)
        newsroom.publish(article)
        found.append(article)
    newsroom.stories = found
    return newsroom


def numbers_on(page):
    """The numbers of the articles that a page links to, in its order, each once."""
    found = re.findall(r'<h[23]><a href="/\w\w/crime/[^"]*-(\d+)/"', page)
    return [int(number) for number in dict.fromkeys(found)]


def brief_on(page):
    part = page.partition('class="more brief"')[2].partition("</section>")[0]
    return [int(number) for number in re.findall(r'-(\d+)/"', part)]


def order(paper, kind, articles, name="", **options):
    return actions.put_in_order(kind, name, [a.pk for a in articles], by=paper.somchai, **options)


def read(client, address):
    return client.get(address).content.decode()


def test_readers_see_the_front_page_in_the_editors_order_in_the_same_request(client, paper):
    first, second, third = paper.stories
    assert numbers_on(read(client, "/en/")) == [third.pk, second.pk, first.pk]
    order(paper, "front", [first])
    for language in ("en", "th"):
        assert numbers_on(read(client, f"/{language}/")) == [first.pk, third.pk, second.pk]
        touched = Invalidation.objects.filter(tag=f"front:{language}")
        assert touched.exists()


def test_one_language_may_have_an_order_of_its_own_and_a_common_one_replaces_both(client, paper):
    first, second, _third = paper.stories
    order(paper, "front", [first])
    order(paper, "front", [second], language="th")
    assert numbers_on(read(client, "/en/"))[0] == first.pk
    assert numbers_on(read(client, "/th/"))[0] == second.pk
    order(paper, "front", [first, second])
    assert numbers_on(read(client, "/th/"))[:2] == [first.pk, second.pk]


def test_a_withdrawn_story_leaves_every_list_at_once_and_comes_back_when_it_is_restored(
    client, paper
):
    first, second, third = paper.stories
    order(paper, "front", [first, second])
    order(paper, "brief", [first])
    order(paper, "section", [first], name="crime")
    order(paper, "related", [first], name=str(third.pk))
    package = {"titles": {"en": "The flood", "th": "น้ำท่วม"}, "name": "flood"}
    order(paper, "package", [first, third], **package)
    pages = ["/en/", "/en/crime/", f"/en/articles/{third.pk}/"]

    def told():
        return [f"-{first.pk}/" in client.get(page, follow=True).content.decode() for page in pages]

    assert told() == [True, True, True]
    paper.withdraw(first)
    assert told() == [False, False, False]
    assert Invalidation.objects.filter(tag=f"item:{first.pk}:en").exists()
    publishing.restore(first, by=paper.somchai, reason="It was right")
    assert told() == [True, True, True]


def test_in_brief_stands_in_its_own_order_and_nothing_of_it_is_told_twice(client, paper):
    first, second, third = paper.stories
    order(paper, "brief", [second, first])
    page = read(client, "/en/")
    assert brief_on(page) == [second.pk, first.pk]
    assert numbers_on(page) == [third.pk]


def test_a_section_begins_with_what_was_chosen_and_goes_on_with_the_newest(client, paper):
    first, second, third = paper.stories
    order(paper, "section", [second], name="crime")
    assert numbers_on(read(client, "/th/crime/")) == [second.pk, third.pk, first.pk]


def test_related_stories_are_the_editors_choice_in_the_readers_language_or_else_the_newest(
    client, paper, assert_queries
):
    first, second, third = paper.stories
    page = client.get(f"/en/articles/{third.pk}/", follow=True).content.decode()
    assert "More in Crime" in page
    order(paper, "related", [first], name=str(third.pk))
    address = client.get(f"/th/articles/{third.pk}/").url
    with assert_queries(at_most=3):
        page = read(client, address)
    assert numbers_on(page) == [first.pk]
    assert "ข่าวที่เกี่ยวข้อง" in page
    paper.withdraw(first, ["th"])
    assert numbers_on(read(client, address)) == [second.pk]


def test_a_package_stands_under_its_heading_on_the_front_page_and_beside_each_of_its_stories(
    client, paper
):
    first, second, _third = paper.stories
    titles = {"en": "After the <flood>", "th": "หลังน้ำท่วม"}
    order(paper, "package", [first, second], name="flood", titles=titles)
    assert "After the &lt;flood&gt;" in read(client, "/en/")
    assert "หลังน้ำท่วม" in read(client, "/th/")
    page = client.get(f"/th/articles/{first.pk}/", follow=True).content.decode()
    assert "หลังน้ำท่วม" in page
    order(paper, "package", [second], name="flood", titles=titles, on_front=False)
    assert "หลังน้ำท่วม" not in read(client, "/th/")
    page = client.get(f"/th/articles/{first.pk}/", follow=True).content.decode()
    assert "หลังน้ำท่วม" not in page


@pytest.mark.parametrize(
    ("kind", "name", "numbers", "titles"),
    [
        ("front", "", [10**9], {}),
        ("related", "own", ["own"], {}),
        ("section", "nowhere", [], {}),
        ("package", "flood", ["own"], {"en": "The flood", "th": " "}),
        ("related", "own", list(range(1, 9)), {}),
        ("front", "", ["own", "own"], {}),
    ],
)
def test_what_cannot_stand_is_refused_in_words(paper, kind, name, numbers, titles):
    own = paper.stories[0].pk
    numbers = [own if number == "own" else number for number in numbers]
    name = str(own) if name == "own" else name
    with pytest.raises(Invalid) as refused:
        actions.put_in_order(kind, name, numbers, by=paper.somchai, titles=titles)
    assert str(refused.value)
    assert not Listing.objects.exists()


def test_two_editors_do_not_overwrite_one_another_unseen(paper):
    first, second, _third = paper.stories
    seen = actions.token(actions.standing("front", ""))
    order(paper, "front", [first], seen=seen)
    with pytest.raises(Conflict):
        order(paper, "front", [second], seen=seen)


def test_undo_lets_stand_what_stood_before_in_each_language_and_undoes_itself(paper):
    first, second, third = paper.stories
    order(paper, "front", [first], language="en")
    order(paper, "front", [second], language="th")
    both = order(paper, "front", [third])
    actions.undo(both, by=paper.somchai)

    def stands():
        rows = actions.standing("front", "")
        return {code: row.articles for code, row in rows.items()}

    assert stands() == {"en": [first.pk], "th": [second.pk]}
    with pytest.raises(Refused):
        actions.undo(both, by=paper.somchai)
    thai = actions.standing("front", "")["th"]
    actions.undo(thai, by=paper.somchai)
    assert stands() == {"en": [first.pk], "th": [third.pk]}
    verbs = AuditEntry.objects.filter(chain="desk").values_list("verb", flat=True)
    assert list(verbs).count("listing.undo") == 2


def test_an_editor_orders_without_a_script_and_sees_it_before_readers_do(client, client_of, paper):
    first, second, third = paper.stories
    editor = client_of(paper.somchai)
    address = reverse("listing_edit", args=["front", "-"])
    form = editor.get(address).context["form"]
    hidden = {
        form.add_prefix(name): form[name].value() or "" for name in ("once", "seen", "language")
    }

    def press(order, **button):
        return editor.post(address, hidden | {"article": [a.pk for a in order]} | button)

    page = press([], add=first.pk)
    assert [story.pk for story in page.context["stories"]] == [first.pk]
    assert not Listing.objects.exists()
    page = press([first, second], move=f"up:{second.pk}")
    assert [story.pk for story in page.context["stories"]] == [second.pk, first.pk]
    page = press([first, second], drop=first.pk)
    assert [story.pk for story in page.context["stories"]] == [second.pk]
    page = press([], words="SCHOOL", look=1)
    assert [story.pk for story in page.context["offered"]] == [second.pk]
    preview = editor.post(f"{address}preview/th/", {"article": [first.pk]})
    assert numbers_on(preview.content.decode())[0] == first.pk
    assert preview.headers["Cache-Control"] == "private, no-store"
    assert numbers_on(read(client, "/th/"))[0] == third.pk
    for _twice in range(2):
        assert press([first, second], save=1).status_code == 302
    assert Listing.objects.count() == 1
    assert numbers_on(read(client, "/th/"))[:2] == [first.pk, second.pk]
    row = editor.get(address).context["undoable"]
    editor.post(reverse("listing_undo", args=[row.pk]))
    assert numbers_on(read(client, "/th/"))[0] == third.pk


def test_the_page_of_an_old_order_shows_both_and_lets_the_editor_decide(client_of, paper):
    first, second, _third = paper.stories
    editor = client_of(paper.somchai)
    address = reverse("listing_edit", args=["brief", "-"])
    form = editor.get(address).context["form"]
    sent = {form.add_prefix(name): form[name].value() or "" for name in ("once", "seen")}
    order(paper, "brief", [first])
    page = editor.post(address, sent | {"article": [second.pk], "save": 1})
    assert page.status_code == 409
    assert [story.pk for story in page.context["theirs"]] == [first.pk]
    assert [story.pk for story in page.context["stories"]] == [second.pk]
    sent[form.add_prefix("seen")] = page.context["form"].data[form.add_prefix("seen")]
    assert editor.post(address, sent | {"article": [second.pk], "save": 1}).status_code == 302
    assert actions.standing("brief", "")["en"].articles == [second.pk]


def test_a_story_of_which_readers_know_one_language_is_listed_in_that_one(client, paper):
    article = factories.make_article(paper.mali, headline="Only in English")
    paper.approve(article)
    paper.publish(article, ["en"])
    order(paper, "front", [article])
    assert numbers_on(read(client, "/en/"))[0] == article.pk
    assert article.pk not in numbers_on(read(client, "/th/"))
