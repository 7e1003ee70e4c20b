"""Which readers' pages an act of publishing concerns: told in the act's own transaction."""

from django.db.models.fields.json import KT

from articles import tags
from articles.invalidation import touch
from articles.models import Edition, Invalidation, PublishedClaim, PublishedEntity, Release
from articles.twins import SERIOUS


def touch_pages(article, languages, *, at=None, moved=True):
    """Make every page new that shows anything of the article in `languages`, at once or from `at`.

    `moved`: whether it comes into lists, leaves them or changes place in them. A correction of what
    stays where it is concerns only the pages that show the article itself.
    """
    found = {tags.article(article.pk), tags.map_file(article.pk)}
    for language in languages:
        found |= _content_tags(article, language)
        if moved:
            found |= _list_tags(article, language, at)
    touch(*found, at=at)


def touch_published(article, editions, *, at=None):
    """The same for new editions. (None is published before an embargo on it ends.)"""
    for edition in editions:
        moved = edition.kind == Edition.Kind.FIRST or _changed_place(edition)
        touch_pages(article, [edition.language], at=at, moved=moved)


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


def _content_tags(article, language):
    """The entities, claims and corrections of every edition there is: what goes, and what comes."""
    ours = {"edition__article": article, "edition__language": language}
    entities = PublishedEntity.objects.filter(**ours).values_list("entity_id", flat=True)
    found = {tags.entity(pk) for pk in entities.distinct()}
    if PublishedClaim.objects.filter(**ours).exists():
        found.add(tags.claims(language))
    corrected = Edition.objects.filter(article=article, language=language, kind__in=SERIOUS)
    if corrected.exists():
        found.add(tags.corrections(language))
    return found


def _list_tags(article, language, at):
    editions = Edition.objects.filter(article=article, language=language)
    found = {tags.listing(language)}
    first = editions.order_by("first_published_at").values_list("first_published_at", flat=True)
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
