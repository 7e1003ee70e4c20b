"""Which readers' pages an act of publishing concerns: told in the act's own transaction."""

from django.conf import settings
from django.db.models.fields.json import KT

from articles import tags
from articles.invalidation import touch
from articles.models import (
    Edition,
    Invalidation,
    PublishedClaim,
    PublishedEntity,
    Release,
)
from articles.text.bylines import authors
from articles.twins import SERIOUS


def touch_pages(article, languages, *, at=None):
    """Make every page new that shows anything of the article in `languages`, at once or from `at`:
    it comes into their lists, or leaves them."""
    found = _always(article, languages)
    for language in languages:
        found |= _content_tags(article, language) | _list_tags(article, language, at)
    touch(*found, at=at)


def touch_article(article, language):
    """Make only the article's own pages new: nothing of it is said anywhere else."""
    touch(*_always(article, [language]))


def touch_published(article, editions, *, at=None):
    """Make every page new that shows anything of these new editions, and no page whose words are in
    the edition before as they are in this one. (None is published before an embargo on it ends.)"""
    for edition in editions:
        before = _shown_before(edition) if at is None else None
        if before is None or _changed_place(edition):
            touch_pages(article, [edition.language], at=at)
        else:
            touch(*_always(article, [edition.language]), *_changed_tags(before, edition))


def untouch(times):
    """Forget what was to change at these times, now that its schedule is cancelled: nothing will.

    Where something else is scheduled for the same moment, all stays: to draw a page for nothing does
    no harm. Only rows that were there before we looked at the schedule are taken.
    """
    for at in set(times):
        rows = list(Invalidation.objects.filter(at=at).values_list("pk", flat=True))
        pending = Release.objects.pending().filter(at=at)
        if not pending.exists() and not Release.objects.filter(until=at).exists():
            Invalidation.objects.filter(pk__in=rows).delete()


def _always(article, languages):
    found = {tags.article(article.pk), tags.map_file(article.pk)}
    return found | {tags.words(article.pk, language) for language in languages}


def _shown_before(edition):
    """The edition in whose place this one comes, or None.

    Nothing is scheduled for its language when it is published at once: that was cancelled for it.
    """
    ours = Release.objects.filter(
        article=edition.article_id,
        language=edition.language,
        kind=Release.Kind.PUBLISH,
        cancelled_by=None,
    )
    last = ours.exclude(edition=edition).select_related("edition").order_by("-pk").first()
    return last and last.edition


# --- one edition after another ---------------------------------------------------------------


def _changed_tags(before, after):
    """What else shows something of an edition that it did not show of the one before."""
    language, found = after.language, set()
    listed = _as_listed(before) != _as_listed(after)
    if listed:
        found.add(tags.item(after.article_id, language))
    # Claims, mentions and an author's articles stand in the order of their editions: a new one moves them.
    if PublishedClaim.objects.filter(edition__in=[before, after]).exists():
        found.add(tags.claims(language))
    if after.kind in SERIOUS or (listed and _was_corrected(after.article_id, language)):
        found.add(tags.corrections(language))
    old, new = _named(before), _named(after)
    found |= {tags.entity(pk, language) for pk in old | new}
    found |= {tags.entity(pk) for pk in old ^ new}  # the other language's page leads here, or did
    return found | {tags.author(language, key) for key, _name in authors(after.content["byline"])}


def _as_listed(edition):
    """What lists show of it; what it says of section and byline is `_changed_place`'s."""
    content = edition.content
    told = (edition.slug, edition.headline, edition.summary)
    return (*told, content["section"], content["photo"], content.get("developing"))


def _named(edition):
    return set(PublishedEntity.objects.filter(edition=edition).values_list("entity_id", flat=True))


def _was_corrected(article_id, language):
    corrected = Edition.objects.filter(article=article_id, language=language, kind__in=SERIOUS)
    return corrected.exists()


# --- all that an article ever was in a language ------------------------------------------------


def _content_tags(article, language):
    """The entities, claims and corrections of every edition there is: what goes, and what comes."""
    ours = {"edition__article": article, "edition__language": language}
    entities = PublishedEntity.objects.filter(**ours).values_list("entity_id", flat=True)
    found = {tag for pk in entities.distinct() for tag in _of_entity(pk, language)}
    if PublishedClaim.objects.filter(**ours).exists():
        found.add(tags.claims(language))
    if _was_corrected(article.pk, language):
        found.add(tags.corrections(language))
    return found


def _of_entity(pk, language):
    return tags.entity(pk), tags.entity(pk, language)


def _list_tags(article, language, at):
    editions = Edition.objects.filter(article=article, language=language)
    found = {tags.listing(language), tags.item(article.pk, language)}
    first = editions.order_by("first_published_at").values_list("first_published_at", flat=True)
    for byline in set(editions.values_list(KT("content__byline"), flat=True)):
        # In every language: the page of the same name there leads here.
        keys = [key for key, _name in authors(byline or "")]
        found |= {
            tags.author(code, key) for code, _name in settings.CONTENT_LANGUAGES for key in keys
        }
    for key in set(editions.values_list("section_key", flat=True)):
        found.add(tags.section(language, key))
        if at is not None or _is_among_the_newest(article, language, key, first[0]):
            found.add(tags.newest(language, key))
    return found


def _is_among_the_newest(article, language, key, first_published_at):
    others = Edition.objects.live().filter(language=language, section_key=key)
    times = (
        others.exclude(article=article)
        .order_by("-first_published_at")
        .values_list("first_published_at", flat=True)[: tags.NEWEST]
    )
    times = list(times)
    return len(times) < tags.NEWEST or first_published_at >= times[-1]


def _changed_place(edition):
    """Whether an edition before it stood in another section, or under another byline."""
    before = Edition.objects.filter(
        article=edition.article_id, language=edition.language, number__lt=edition.number
    )
    places = before.values_list("section_key", KT("content__byline"))
    return bool(set(places) - {(edition.section_key, edition.content["byline"])})
