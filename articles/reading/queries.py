"""What readers' pages ask of the database: live editions, and rows that were frozen with them."""

from datetime import timedelta

from django.db.models import CharField, OuterRef, Q, Subquery
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast

from articles import clock
from articles.models.edition import Edition, PublishedClaim, PublishedEntity, PublishedMention
from articles.models.listing import Listing
from articles.models.passage import Byline
from articles.models.release import Release
from articles.prepared import Prepared


class Gone(Exception):
    """The article was shown in this language and has been withdrawn. `release` says why."""

    def __init__(self, release):
        super().__init__(release)
        self.release = release


def live(language):
    return Edition.objects.live().filter(language=language)


def live_editions(article_id):
    """{language: live Edition} of one article, each with what editors put beside it: `related`,
    numbers of articles or None, and `package`, the number of a Listing or None. One query."""
    rows = _live_editions(article_id=article_id, now=clock.now())
    return {edition.language: edition for edition in rows}


@Prepared
def _live_editions(*, article_id, now):
    language = OuterRef("language")
    name = Cast(OuterRef("article_id"), CharField())
    related = Listing.objects.last(Listing.Kind.RELATED, name, language)
    packages = Listing.objects.standing(language).filter(
        kind=Listing.Kind.PACKAGE, members=OuterRef("article_id")
    )
    return (
        Edition.objects.live(now=now)
        .filter(article=article_id)
        .with_second_check()
        .annotate(
            related=Subquery(related.values("articles")),
            package=Subquery(packages.order_by("-pk").values("pk")[:1]),
        )
    )


def shown_editions(article_id):
    """Every edition that readers have seen, of all open languages, by number; without the words."""
    return list(_shown_editions(article_id=article_id, now=clock.now()))


@Prepared
def _shown_editions(*, article_id, now):
    return Edition.objects.filter(article=article_id).telling(now)


def sealed_at(editions):
    """{id: [(when, SHA-256 of what is left)]} of those of the editions, ids, that were sealed."""
    return Edition.objects.filter(pk__in=editions).seals()


def raise_if_gone(article_id, language):
    """Raise Gone when readers saw this article in this language until it was withdrawn.

    What never was shown leaves no trace: not even that it was withdrawn.
    """
    release = Release.objects.withdrawal(article_id, language)
    if release is None:
        return
    before = release.at - timedelta(microseconds=1)
    editions = Edition.objects.filter(article=article_id, language=language)
    if editions.live(before).exists():
        raise Gone(release)


def newest(language, *, section="", besides=None):
    """The newest live editions for a list, as Rows; without the words."""
    values = {"language": language, "now": clock.now()}
    if section:
        values["section"] = section
    if besides is not None:
        values["besides"] = besides
    return _newest.rows(**values)


@Prepared
def _newest(most, *, language, now, section="", besides=None):
    editions = Edition.objects.live(now=now).filter(language=language)
    editions = editions.without_content().newest_first()
    if section:
        editions = editions.filter(section_key=section)
    if besides is not None:
        editions = editions.exclude(article=besides)
    return editions[:most]


def of_articles(language, numbers):
    """{article's number: its live edition}, for a list, of those of `numbers` that have one."""
    numbers = list(dict.fromkeys(numbers))
    if not numbers:
        return {}
    # A few lengths, so that the SQL of each is made once.
    numbers += numbers[-1:] * (-len(numbers) % 8)
    values = {f"article_{place}": number for place, number in enumerate(numbers)}
    rows = _of_articles(len(numbers), language=language, now=clock.now(), **values)
    return {edition.article_id: edition for edition in rows}


@Prepared
def _of_articles(_most, *, language, now, **numbers):
    editions = Edition.objects.live(now=now).filter(language=language)
    return editions.without_content().filter(article__in=list(numbers.values()))


def newest_besides(language, section, numbers):
    """The newest live editions of a section but for these articles', for a list."""
    editions = _newest.plain(None, language=language, now=clock.now(), section=section)
    return editions.exclude(article__in=numbers)


def corrected(language, most=None):
    """The shown editions that correct something, newest first, with `shown_from`."""
    editions = (
        Edition.objects.filter(
            language=language, kind__in=["clarification", "correction", "retraction"]
        )
        .shown()
        .defer("content")
        # Not by id: SQLite would walk every edition there is to spare itself a small sort.
        .order_by("-created_at", "-pk")
    )
    return editions[:most] if most else editions


def live_claims(language, **filters):
    """The claims of live editions, newest edition first, as Rows. `filters`: `status`,
    `claimant_id` or `edition__section_key`."""
    return _live_claims.rows(language=language, now=clock.now(), **filters)


@Prepared
def _live_claims(most, *, language, now, **filters):
    return _with_section(PublishedClaim.objects.live(language, now)).filter(**filters)[:most]


def claims_by(language, entity_id):
    """The claims of live editions that somebody makes, newest edition first, as Rows."""
    return _claims_by.rows(claimant_id=entity_id, language=language, now=clock.now())


@Prepared
def _claims_by(most, *, claimant_id, language, now):
    return _with_section(PublishedClaim.objects.live(language, now)).filter(
        claimant_id=claimant_id
    )[:most]


def claim_rows(language, claim_id):
    """A claim as the shown editions of a live article tell it, oldest first. At most two queries.

    [(PublishedClaim with its edition, which carries `shown_from`)]; [] where it is not live now.
    """
    rows = PublishedClaim.objects.filter(claim_id=claim_id, edition__language=language)
    if not rows.live(language).exists():
        return []
    editions = Edition.objects.filter(claims__in=rows).shown().defer("content").in_bulk()
    found = []
    for row in rows.filter(edition__in=editions).order_by("edition_id"):
        row.edition = editions[row.edition_id]
        found.append(row)
    return found


def claims_of(editions):
    """The claims of these editions, which are known to be live."""
    claims = PublishedClaim.objects.filter(edition__in=editions).order_by("-edition_id", "id")
    return _with_section(claims)


def _with_section(rows):
    return (
        rows.select_related("edition")
        .defer("edition__content")
        .annotate(
            section_name=KeyTextTransform("name", KeyTransform("section", "edition__content"))
        )
    )


def entity_rows(language, entity_id):
    """An entity as live editions name it, newest edition first, as Rows; each with its edition."""
    return _entity_rows.rows(entity_id=entity_id, language=language, now=clock.now())


@Prepared
def _entity_rows(most, *, entity_id, language, now):
    return (
        PublishedEntity.objects.filter(entity_id=entity_id)
        .live(language, now)
        .select_related("edition")
        .defer("edition__content")
        .annotate(
            section_name=KeyTextTransform("name", KeyTransform("section", "edition__content")),
            developing=KeyTransform("developing", "edition__content"),
        )[:most]
    )


def author_rows(language, key):
    """The bylines of an author in live editions, newest edition first, as Rows; each with its
    edition."""
    return _author_rows.rows(key=key, language=language, now=clock.now())


@Prepared
def _author_rows(most, *, key, language, now):
    return (
        Byline.objects.filter(key=key)
        .live(language, now)
        .select_related("edition")
        .defer("edition__content")
        .annotate(
            section_name=KeyTextTransform("name", KeyTransform("section", "edition__content")),
            photo=KeyTransform("photo", "edition__content"),
            developing=KeyTransform("developing", "edition__content"),
        )[:most]
    )


def author_editions(rows):
    """The editions of author or entity rows, ready for a list."""
    for row in rows:
        row.edition.section_name = row.section_name
        row.edition.photo = getattr(row, "photo", None)
        row.edition.developing = getattr(row, "developing", None)
        yield row.edition


def mentions(editions, entity_id):
    """The published spans of these editions, ids, that are of the entity or of any claim, in order."""
    editions = list(dict.fromkeys(editions))
    if not editions:
        return []
    editions += editions[-1:] * (-len(editions) % 8)
    values = {f"edition_{place}": pk for place, pk in enumerate(editions)}
    return _mentions(len(editions), entity_id=entity_id, **values)


@Prepared
def _mentions(_most, *, entity_id, **editions):
    wanted = Q(entity_id=entity_id) | Q(claim_id__isnull=False)
    return PublishedMention.objects.filter(wanted, edition__in=list(editions.values())).order_by(
        "id"
    )


def is_mentioned(language, entity_id):
    return bool(entity_rows(language, entity_id)[:1])
