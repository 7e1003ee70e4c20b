"""What a translator may choose a first draft from, for one article."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from articles.models import EngineConsent, EngineUse
from articles.translating.engines.configured import engines


@dataclass(frozen=True, slots=True)
class Offer:
    """An engine as the page shows it; `spent` on this article so far, in `currency`."""

    name: str
    label: str
    allowed: bool
    spent: Decimal
    currency: str


def offers(article):
    """[Offer]: none for a confidential article, and no query where no engine is set."""
    known = engines()
    if not known or article.confidential:
        return []
    allowed = set(EngineConsent.objects.filter(article=article).values_list("engine", flat=True))
    sums = EngineUse.objects.filter(article=article).values("engine").annotate(sum=Sum("cost"))
    spent = {one["engine"]: one["sum"] for one in sums.order_by()}
    return [
        Offer(
            name, engine.config.label, name in allowed, spent.get(name, Decimal(0)),
            engine.config.currency,
        )
        for name, engine in known.items()
    ]  # fmt: skip
