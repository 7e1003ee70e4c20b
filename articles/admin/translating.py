"""What translating keeps, in the admin: read by whoever reads the article, changed at the desk."""

from django.contrib import admin

from articles.admin.base import Managed, OfAnArticle
from articles.models import (
    EngineConsent,
    EngineUse,
    FindingWaiver,
    MemoryPair,
    ParagraphDraft,
    Term,
    TranslationStep,
)
from articles.translating.actions import drafting
from articles.translating.engines.configured import engines


@admin.register(EngineConsent)
class EngineConsentAdmin(OfAnArticle):
    list_display = ["article", "engine", "by", "at"]
    list_filter = ["engine"]
    list_select_related = ["article", "by"]
    search_fields = ["engine"]


@admin.register(EngineUse)
class EngineUseAdmin(OfAnArticle):
    list_display = ["article", "engine", "language", "paragraphs", "kept", "characters", "cost"]
    list_filter = ["engine", "language"]
    list_select_related = ["article"]
    search_fields = ["engine"]

    def changelist_view(self, request, extra_context=None):
        """The uses below the engines that are set: never their keys."""
        shown = [
            {"engine": engine, "spent": drafting.spent(name, this_month=True)}
            for name, engine in engines().items()
        ]
        return super().changelist_view(request, (extra_context or {}) | {"engines": shown})


@admin.register(FindingWaiver)
class FindingWaiverAdmin(OfAnArticle):
    article_path = "text__article"
    list_display = ["text", "check_id", "words", "reason", "by", "created_at", "withdrawn_at"]
    list_filter = ["text__language", "check_id", "created_at"]
    list_select_related = ["text__article", "by"]
    search_fields = ["words", "reason"]


@admin.register(TranslationStep)
class TranslationStepAdmin(OfAnArticle):
    article_path = "text__article"
    list_display = ["text", "verb", "by", "at", "undone_at"]
    list_filter = ["verb", "text__language", "at"]
    list_select_related = ["text__article", "by"]
    search_fields = ["verb"]


@admin.register(ParagraphDraft)
class ParagraphDraftAdmin(OfAnArticle):
    """One's own unsaved typing; nobody else's is there."""

    article_path = "text__article"
    list_display = ["text", "row", "based_on", "saved_at"]
    list_filter = ["text__language", "saved_at"]
    list_select_related = ["text__article"]
    search_fields = ["html"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(user=request.user)


@admin.register(MemoryPair)
class MemoryPairAdmin(OfAnArticle):
    list_display = ["source", "target", "source_language", "target_language", "origin", "uses"]
    list_filter = ["source_language", "target_language", "origin"]
    search_fields = ["source", "target"]


@admin.register(Term)
class TermAdmin(Managed):
    list_display = ["words_en", "words_th", "forbidden_en", "forbidden_th", "note"]
    list_filter = ["updated_at"]
    search_fields = ["words_en", "words_th", "forbidden_en", "forbidden_th", "note"]
