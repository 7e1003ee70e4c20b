"""Machine translation in a translation's rows: allowed, kept as a draft, taken back.

What a machine said is a draft until a person confirms or writes it anew. The words go out before
any of these begins: nobody waits for a lock while a service thinks.
"""

from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.audit import record
from articles.exceptions import Invalid, Refused
from articles.models import Alignment, Article, ArticleText, EngineConsent, EngineUse
from articles.permissions import Permission, require
from articles.translating.actions.keeping import locked_pair
from articles.translating.actions.paragraphs import save_paragraph
from articles.translating.actions.stepping import undoable
from articles.translating.alignment import Pair, State
from articles.translating.staleness import standings

MILLION = 1_000_000


@transaction.atomic
def allow_engine(article, engine, *, by):
    """Let one article's words be sent to one engine. Editors only; never for a confidential one."""
    article = Article.objects.locked(article.pk)
    require(by, Permission.ASSIGN, article)
    if article.confidential:
        raise Refused(_confidential())
    _consent, made = EngineConsent.objects.get_or_create(
        article=article, engine=engine.config.name, defaults={"by": by}
    )
    if made:
        record("engine.allow", by=by, article=article, engine=engine.config.name)


@transaction.atomic
def forbid_engine(article, engine, *, by):
    """Take that permission back: nothing more of the article is sent there."""
    article = Article.objects.locked(article.pk)
    require(by, Permission.ASSIGN, article)
    consents = EngineConsent.objects.filter(article=article, engine=engine.config.name)
    if consents.delete()[0]:
        record("engine.forbid", by=by, article=article, engine=engine.config.name)


def refuse_unless_allowed(article, engine):
    """Raise Refused, with the next step, unless this article may be sent to the engine now."""
    article.refresh_from_db(fields=["confidential"])
    if article.confidential:
        raise Refused(_confidential())
    name = engine.config.name
    if not EngineConsent.objects.filter(article=article, engine=name).exists():
        raise Refused(_("Nobody has allowed this article to be sent there. Ask an editor."))
    limit = engine.config.limit
    if limit and spent(name, this_month=True) >= limit:
        raise Refused(_("This month's limit for it is used up. Ask whoever runs this server."))


def spent(name, article=None, this_month=False):
    """What an engine has cost, in its currency."""
    uses = EngineUse.objects.filter(engine=name)
    if article is not None:
        uses = uses.filter(article=article)
    if this_month:
        uses = uses.filter(at__gte=timezone.now().replace(day=1, hour=0, minute=0, second=0))
    return uses.aggregate(sum=Sum("cost"))["sum"] or Decimal(0)


@transaction.atomic
def note_use(text, engine, outcome, *, by):
    """Write down what was sent, what came of it and what it cost."""
    config = engine.config
    EngineUse.objects.create(
        article=text.article,
        engine=config.name,
        language=text.language,
        paragraphs=len(outcome.drafts) + len(outcome.problems),
        kept=len(outcome.drafts),
        characters=outcome.characters,
        cost=config.price * outcome.characters / MILLION if outcome.answered else 0,
        by=by,
    )
    record(
        "engine.use", by=by, article=text.article, language=text.language, engine=config.name,
        characters=outcome.characters, failure=outcome.failure,
    )  # fmt: skip


@undoable("translation.draft")
def keep_drafts(text, drafts, *, engine, source, by):
    """Put {row key: HTML} into the rows that are still empty; return the keys of those kept.

    `source` is the revision of the source that was sent. A row somebody translated meanwhile, or
    whose source changed, is left alone.
    """
    pair = locked_pair(text)
    require(by, Permission.TRANSLATE, text.article)
    open_rows = {one.row.key: one.row for one in standings(pair) if one.state == State.UNTRANSLATED}
    kept = []
    for key, html in drafts.items():
        row = open_rows.get(key)
        if row is None or row.source_text != _then(source, row):
            continue
        save_paragraph(
            text, key, html, based_on=text.revision_number, by=by,
            source_number=source.number, origin=Alignment.Origin.MACHINE,
        )  # fmt: skip
        kept.append(key)
    if not kept:
        raise Invalid(_("Somebody has changed these paragraphs meanwhile. Nothing was filled in."))
    record(
        "translation.draft", by=by, article=text.article, language=text.language, engine=engine,
        blocks=kept,
    )  # fmt: skip
    return kept


@undoable("translation.clear_drafts")
def clear_drafts(text, *, by):
    """Empty every row that only a machine has filled; return how many."""
    pair = locked_pair(text)
    require(by, Permission.TRANSLATE, text.article)
    rows = [row for row in pair.rows if row.target_text and is_draft(row)]
    if not rows:
        raise Invalid(_("There is no unconfirmed draft to take back."))
    for row in rows:
        text.refresh_from_db(from_queryset=ArticleText.objects.select_related("article"))
        save_paragraph(text, row.key, "", based_on=text.revision_number, by=by)
    record(
        "translation.clear_drafts", by=by, article=text.article, language=text.language,
        blocks=[row.key for row in rows],
    )  # fmt: skip
    return len(rows)


def is_draft(row):
    return row.alignment is not None and row.alignment.origin == Alignment.Origin.MACHINE


def to_draft(text, tried=()):
    """(the Pair, its rows that are empty and not among those tried)."""
    pair = Pair(text)
    rows = [one.row for one in standings(pair) if one.state == State.UNTRANSLATED]
    return pair, [row for row in rows if row.key not in tried]


def _then(source, row):
    document = source.document
    return "\n".join(document.block(b).text for b in row.source_ids if document.has(b))


def _confidential():
    return _("This article is confidential: its words must not leave the house.")
