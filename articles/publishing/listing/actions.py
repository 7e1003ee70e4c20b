"""The verbs of listings: put in order, and take that back."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import tags
from articles.audit import record
from articles.exceptions import Conflict, Invalid, Refused
from articles.invalidation import touch
from articles.models import Article, AuditEntry, Listing, Section
from articles.permissions import Permission, require

KIND = Listing.Kind
# kind -> stories in it at most
MOST = {KIND.FRONT: 12, KIND.BRIEF: 12, KIND.SECTION: 12, KIND.PACKAGE: 12, KIND.RELATED: 6}
LANGUAGES = dict(settings.CONTENT_LANGUAGES)


@transaction.atomic
def put_in_order(
    kind, name, articles, *, by, language="", titles=None, on_front=True, seen=None, once=""
):
    """Let `articles` (numbers, in order) stand in a listing, and return its new row.

    `language` is a code, or "" for every language. `titles`, {language: words}, are a package's
    heading. `seen`, from `token`, is what the editor looked at; raise Conflict where it is no
    longer what stands. An empty order ends the listing.
    """
    require(by, Permission.PUBLISH)
    article = _lock(kind, name)
    if made := _done_before(once):
        return made
    _refuse_unfit(kind, name, articles)
    titles = _fit_titles(titles or {}, language) if kind == KIND.PACKAGE and articles else {}
    before = standing(kind, name)
    if seen is not None and seen != token(before):
        raise Conflict(
            _(
                "Somebody else put this in another order since you opened the page. Theirs is shown"
                " beside yours: save again to let yours stand."
            )
        )
    made = _save(kind, name, articles, by, language, titles, on_front)
    _touch([before[code] for code in _languages(language)], made)
    record(
        "listing.order",
        by=by,
        article=article,
        id=made.pk,
        kind=str(kind),
        name=name,
        language=language,
        before={code: _told(before[code]) for code in _languages(language)},
        after=_told(made),
        once=once,
    )
    return made


@transaction.atomic
def undo(listing, *, by, once=""):
    """Let stand again what stood before this row, in each of its languages; return the new rows."""
    require(by, Permission.PUBLISH)
    article = _lock(listing.kind, listing.name)
    if made := _done_before(once):
        return [made]
    now = standing(listing.kind, listing.name)
    languages = _languages(listing.language)
    if any(now[code] != listing for code in languages):
        raise Refused(_("Somebody has changed it since. Look again before you undo."))
    rows = Listing.objects.filter(kind=listing.kind, name=listing.name, pk__lt=listing.pk)
    before = {code: rows.in_language(code).order_by("-pk").first() for code in languages}
    same = len({row and row.pk for row in before.values()}) == 1
    made = []
    for code in [listing.language] if same else languages:
        row = before[code] if code else before[languages[0]]
        words = (
            (row.articles, by, code, row.titles, row.on_front) if row else ([], by, code, {}, True)
        )
        made.append(_save(listing.kind, listing.name, *words))
        _touch([listing, row], made[-1])
    record(
        "listing.undo",
        by=by,
        article=article,
        id=made[-1].pk,
        kind=listing.kind,
        name=listing.name,
        language=listing.language,
        before=_told(listing),
        after={row.language: _told(row) for row in made},
        once=once,
    )
    return made


def standing(kind, name):
    """{language: the Listing that stands there, or None}."""
    return {code: Listing.objects.last(kind, name, code).first() for code in LANGUAGES}


def token(rows):
    """What stands, as a word for a form."""
    return ",".join(f"{code}:{row.pk if row else 0}" for code, row in rows.items())


def _languages(language):
    return [language] if language else list(LANGUAGES)


def _lock(kind, name):
    """Let nobody else put the same in order meanwhile; return the article it belongs to, or None."""
    if kind == KIND.RELATED:
        return Article.objects.locked(int(name))
    # Rows are only added, and there may be none yet: the record's first stands for them all.
    AuditEntry.objects.select_for_update().filter(chain="desk", seq=1).first()
    return None


def _done_before(once):
    found = (
        once
        and AuditEntry.objects.filter(
            verb__in=["listing.order", "listing.undo"], data__once=once
        ).first()
    )
    return Listing.objects.get(pk=found.data["id"]) if found else None


def _refuse_unfit(kind, name, articles):
    reasons = []
    if len(articles) > MOST[kind]:
        reasons.append(
            ngettext(
                "At most %(most)d story can stand here.",
                "At most %(most)d stories can stand here.",
                MOST[kind],
            )
            % {"most": MOST[kind]}
        )
    if len(set(articles)) < len(articles):
        reasons.append(_("Each story can stand here once."))
    known = set(Article.objects.filter(pk__in=articles).values_list("pk", flat=True))
    if missing := [str(number) for number in articles if number not in known]:
        reasons.append(_("There is no story #%(numbers)s.") % {"numbers": ", #".join(missing)})
    if kind == KIND.RELATED and int(name) in articles:
        reasons.append(_("A story cannot be related to itself."))
    if kind == KIND.SECTION and not Section.objects.filter(key=name).exists():
        reasons.append(_("There is no such section."))
    if reasons:
        raise Invalid(*reasons)


def _fit_titles(titles, language):
    found = {code: (titles.get(code) or "").strip() for code in _languages(language)}
    if without := [LANGUAGES[code] for code, words in found.items() if not words]:
        raise Invalid(
            _("A package needs a heading in each language: %(languages)s")
            % {"languages": ", ".join(without)}
        )
    return found


def _save(kind, name, articles, by, language, titles, on_front):
    made = Listing.objects.create(
        kind=kind,
        name=name,
        language=language,
        articles=list(articles),
        titles=titles,
        on_front=on_front,
        by=by,
    )
    if kind == KIND.PACKAGE:
        made.members.set(articles)
    return made


def _touch(before, after):
    """Make new the pages that follow this listing: what it was in, and what it is in now."""
    found = set()
    for code in _languages(after.language):
        if after.kind in (KIND.FRONT, KIND.BRIEF, KIND.PACKAGE):
            found.add(tags.front(code))
        elif after.kind == KIND.SECTION:
            found.add(tags.leads(code, after.name))
    if after.kind == KIND.RELATED:
        found.add(tags.article(int(after.name)))
    if after.kind == KIND.PACKAGE:
        rows = [row for row in [*before, after] if row]
        found |= {tags.article(number) for row in rows for number in row.articles}
    touch(*found)


def _told(row):
    """A row as the record has it."""
    if row is None:
        return None
    return {"articles": row.articles, "titles": row.titles, "on_front": row.on_front}
