"""Brings the demo's stories in the way people do: through the rooms' actions, as the four people."""

from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from annotations.anchoring.engine import Anchor
from annotations.marking import actions as marking
from annotations.marking import claims
from annotations.models import Entity, Kind
from annotations.registry.actions import AliasData, PositionData, create_entity
from annotations.reviewing import actions as reviewing
from articles.intake.draft import Draft
from articles.models import Section
from articles.publishing import actions as publishing
from articles.translating import actions as translating
from articles.translating.alignment import load_pair
from articles.writing import actions as writing
from articles.writing.content import Content
from newsdesk.demo import stories
from newsdesk.demo.registry import ENTITIES

PASSWORD = "newsdesk-demo"  # noqa: S105 (printed by the command; for 127.0.0.1 alone)


def make_people():
    """The four, with their roles; {username: User}. An existing person is left as they are."""
    people = {}
    for username, name, roles, language in stories.PEOPLE:
        person, created = get_user_model().objects.get_or_create(
            username=username,
            defaults={"first_name": name, "language": language, "is_staff": "admin" in roles},
        )
        if created:
            person.set_password(PASSWORD)
            person.save()
            person.groups.set(Group.objects.filter(name__in=roles))
        people[username] = person
    return people


def make_sections(people):
    for order, (key, name_en, name_th) in enumerate(stories.SECTIONS):
        section, _created = Section.objects.get_or_create(
            key=key, defaults={"name_en": name_en, "name_th": name_th, "order": order}
        )
        section.staff.add(people["mali"])


def make_registry(by):
    """Every entity that the stories name; {key: Entity}."""
    kinds = {kind.key: kind for kind in Kind.objects.all()}
    made = {}
    for key, (kind, name_en, name_th, about_en, about_th, aliases, positions) in ENTITIES.items():
        made[key] = Entity.objects.filter(name_en=name_en).first() or create_entity(
            kinds[kind],
            by=by,
            name_en=name_en,
            name_th=name_th,
            description_en=about_en,
            description_th=about_th,
            aliases=[AliasData(*alias) for alias in aliases],
            positions=[_position(*position) for position in positions],
        )
    return made


def _position(rank_en, rank_th, title_en, title_th, held_from, held_to):
    return PositionData(
        rank_en=rank_en,
        rank_th=rank_th,
        title_en=title_en,
        title_th=title_th,
        held_from=date.fromisoformat(held_from) if held_from else None,
        held_to=date.fromisoformat(held_to) if held_to else None,
    )


def make_stories(people, registry):
    """The four stories, each at its own point on the way; those that are there are left alone."""
    for make in (_published, _waiting, _half_translated, _just_brought_in):
        make(people, registry)


def _published(people, registry):
    """Both languages published, with claims and evidence, then corrected."""
    mali, anan, ploy, somchai = (people[name] for name in ("mali", "anan", "ploy", "somchai"))
    story = stories.TALKS
    article = _bring_in(story, mali)
    if article is None:
        return
    english = article.texts.get(language="en")
    thai = translating.start(article, "th", by=somchai, assignee=anan)
    _translate_whole(thai, story, by=anan)
    for text, suffix in ((english, ""), (thai, "_th")):
        _mark(text, story[f"marks{suffix}"], registry, by=mali)
    _claim(english, thai, story["claims"], registry, by=mali)
    for text in (english, thai):
        _submit_and_approve(text, writer=mali if text is english else anan, reviewer=ploy)
    publishing.publish(article, ["en", "th"], by=somchai)

    fix = story["correction"]
    for text, suffix, writer in ((english, "", mali), (thai, "_th", anan)):
        _replace(text, fix[f"find{suffix}"], fix[f"put{suffix}"], by=writer)
    _replace_translated_from(thai, by=anan)
    for text, writer in ((english, mali), (thai, anan)):
        _submit_and_approve(text, writer=writer, reviewer=ploy)
    publishing.correct(
        article,
        ["en", "th"],
        kind="clarification",
        notes={"en": fix["note_en"], "th": fix["note_th"]},
        by=somchai,
    )


def _waiting(people, registry):
    """Marked and submitted; nothing approved yet."""
    mali = people["mali"]
    article = _bring_in(stories.ARREST, mali)
    if article is None:
        return
    text = article.texts.get(language="en")
    _mark(text, stories.ARREST["marks"], registry, by=mali)
    _claim(text, None, stories.ARREST["claims"], registry, by=mali)
    text.refresh_from_db()
    writing.submit(text, by=mali)


def _half_translated(people, registry):
    """Written in Thai, partly in English, and the Thai has changed since."""
    mali, anan, somchai = people["mali"], people["anan"], people["somchai"]
    story = stories.ADVICE
    article = _bring_in(story, mali)
    if article is None:
        return
    thai = article.texts.get(language="th")
    _mark(thai, story["marks"], registry, by=mali)
    english = translating.start(article, "en", by=somchai, assignee=anan)
    words = story["translated"]
    keys = [row.key for row in load_pair(english).rows]
    for key, html in zip(
        keys, [words["headline"], words["summary"], *words["blocks"]], strict=False
    ):
        _translate(english, key, html, by=anan)
    edit = story["edit"]
    _replace(thai, edit["find_first"], edit["put_first"], by=mali)
    _replace(thai, edit["find"], edit["put"], by=mali)


def _just_brought_in(people, registry):
    _bring_in(stories.MEETING, people["mali"])


def _bring_in(story, by):
    """The article of a story, or None when the demo has been made before."""
    section = Section.objects.get(key=story["section"])
    headline = {f"headline_{story['language']}": story["headline"]}
    if section.articles.filter(**headline).exists():
        return None
    draft = Draft(story["language"], story["headline"], story["summary"], story["body"])
    return writing.start(
        draft,
        section=section,
        language=story["language"],
        by=by,
        byline=story["byline"],
        photo_credit=story.get("photo_credit", ""),
    )


def _translate_whole(text, story, *, by):
    blocks = story["body_th"].replace("<h2>", "<p>").replace("</h2>", "</p>")
    paragraphs = [part.removeprefix("<p>") for part in blocks.split("</p>") if part]
    keys = [row.key for row in load_pair(text).rows]
    for key, html in zip(
        keys, [story["headline_th"], story["summary_th"], *paragraphs], strict=True
    ):
        _translate(text, key, html, by=by)


def _translate(text, key, html, *, by):
    text.refresh_from_db()
    translating.save_paragraph(text, key, html, based_on=text.revision_number, by=by)


def _replace_translated_from(text, *, by):
    """After a source edit, the translator confirms every paragraph that was behind."""
    text.refresh_from_db()
    for row in load_pair(text).rows:
        if row.source and row.target_text:
            translating.confirm(text, row.key, by=by)


def _replace(text, find, put, *, by):
    text.refresh_from_db()
    content = Content.of(text.revision)
    body = content.body.replace(find, put)
    assert body != content.body, f"“{find}” is not in the text"  # noqa: S101
    writing.save(
        text,
        Content(content.headline, content.summary, body, content.slug),
        based_on=text.revision_number,
        by=by,
    )


def _anchor(text, words):
    """The first place in the text's body where the words stand."""
    for block_id, block_text in text.revision.document.pairs()[2:]:
        start = block_text.find(words)
        if start >= 0:
            return Anchor(block_id, start, block_id, start + len(words), words)
    raise ValueError(f"“{words}” is not in the text")


def _mark(text, marks, registry, *, by):
    text.refresh_from_db()
    kinds = {kind.key: kind for kind in Kind.objects.all()}
    for kind, words, key in marks:
        marking.mark(
            text,
            _anchor(text, words),
            revision=text.revision_number,
            kind=kinds[kind],
            by=by,
            entity=registry[key] if key else None,
            value=None if key else {"text": words},
        )


def _claim(text, twin, made, registry, *, by):
    for claim in made:
        anchor = _anchor(text, claim["words"])
        evidence = [
            claims.EvidenceData(publisher=publisher, url=url, note=note)
            for publisher, url, note in claim["evidence"]
        ]
        made_claim = claims.claim(
            text,
            [anchor],
            revision=text.revision_number,
            by=by,
            evidence=evidence,
            statement_en=claim["statement_en"],
            statement_th=claim["statement_th"],
            claimant=registry[claim["claimant"]],
            reporter=registry[claim["reporter"]] if claim["reporter"] else None,
            modality=claim["modality"],
            status=claim["status"],
        )
        if twin is not None:
            twin.refresh_from_db()
            marking.mark(
                twin,
                _anchor(twin, claim["words_th"]),
                revision=twin.revision_number,
                kind=Kind.objects.get(key="claim"),
                by=by,
                claim=made_claim,
            )


def _submit_and_approve(text, *, writer, reviewer):
    text.refresh_from_db()
    writing.submit(text, by=writer)
    for annotation in text.annotations.awaiting_review():
        reviewing.approve(annotation, version=annotation.version_number, by=reviewer)
    reviewing.approve_text(text, revision=text.revision_number, by=reviewer)
    text.refresh_from_db()
