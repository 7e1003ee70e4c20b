"""The admin's door to annotations and the registry (the rules are in `articles.admin`)."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationTabularInline

from annotations.models import (
    Alias,
    Annotation,
    AnnotationVersion,
    Asked,
    Claim,
    Comment,
    Decision,
    Dismissal,
    Entity,
    Evidence,
    Kind,
    Layer,
    LayerMark,
    MentionSearch,
    Merge,
    Position,
    Presence,
    PutUp,
    Round,
    Thread,
    Wording,
    WordingDecision,
)
from annotations.registry import kinds
from annotations.registry.remembered import kinds_changed
from annotations.reviewing.actions import approve
from annotations.wordings import keep
from articles.admin.base import AT_THE_DESK, ByRole, Managed, ManagedInline, OfAnArticle
from articles.admin.bulk import Bulk
from articles.admin.whether import whether
from articles.permissions import Permission, may


def keeps(person):
    return may(person, Permission.MANAGE_REGISTRY)


def approves(person):
    return may(person, Permission.APPROVE_MARK)


def approve_as_seen(annotation, *, by, seen):
    approve(annotation, version=int(seen) if seen.isdecimal() else 0, by=by)


class AliasInline(ManagedInline):
    model = Alias


class PositionInline(ManagedInline, TranslationTabularInline):
    model = Position
    fk_name = "entity"
    autocomplete_fields = ["organisation"]


@admin.register(Entity)
class EntityAdmin(Managed, TranslationAdmin):
    """One bilingual name with its aliases and positions. Merged into another, never deleted."""

    list_display = ["__str__", "name_th", "kind", "wikidata_id", "merged_into", "updated_at"]
    list_filter = ["kind"]
    list_select_related = ["kind", "merged_into"]
    search_fields = ["name_en", "name_th", "aliases__text", "wikidata_id"]
    readonly_fields = ["merged_into"]  # by the registry's own page, so that mentions follow
    exclude = ["created_by"]
    inlines = [AliasInline, PositionInline]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        keep(form.instance, by=request.user)


class PartOfAnEntity(Managed):
    """What is said of an entity in a row of its own: readers are told once somebody else approves."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        before = form.initial.get("entity")
        for entity in Entity.objects.filter(pk__in={form.instance.entity_id, before} - {None}):
            keep(entity, by=request.user)


@admin.register(Alias)
class AliasAdmin(PartOfAnEntity):
    list_display = ["text", "language", "kind", "entity"]
    list_filter = ["language", "kind"]
    list_select_related = ["entity"]
    search_fields = ["text", "entity__name_en", "entity__name_th"]
    autocomplete_fields = ["entity"]


@admin.register(Position)
class PositionAdmin(PartOfAnEntity, TranslationAdmin):
    list_display = ["entity", "rank_en", "rank_th", "title_en", "title_th", "held_from", "held_to"]
    list_filter = ["entity__kind", whether("held_to", _("has left the office")), "held_from"]
    list_select_related = ["entity"]
    search_fields = ["entity__name_en", "entity__name_th", "rank_en", "rank_th", "title_en"]
    autocomplete_fields = ["entity", "organisation"]


class OfTheRegistry(ByRole):
    """What the registry's own pages write; here to be read."""

    def may_view(self, person):
        return bool(person.roles & AT_THE_DESK)

    def has_add_permission(self, request):
        return False


@admin.register(Wording)
class WordingAdmin(OfTheRegistry):
    list_display = ["entity", "number", "author", "created_at"]
    list_filter = ["created_at"]
    list_select_related = ["entity", "author"]
    search_fields = ["entity__name_en", "entity__name_th"]


@admin.register(WordingDecision)
class WordingDecisionAdmin(OfTheRegistry):
    list_display = ["wording", "verdict", "by", "created_at"]
    list_filter = ["verdict", "created_at"]
    search_fields = ["wording__entity__name_en", "wording__entity__name_th"]
    list_select_related = ["wording", "by"]


@admin.register(Merge)
class MergeAdmin(OfTheRegistry):
    list_display = ["entity", "into", "by", "at", "undone_by", "undone_at"]
    list_filter = ["at", whether("undone_at", _("undone"))]
    search_fields = ["entity__name_en", "entity__name_th", "into__name_en", "into__name_th"]
    list_select_related = ["entity", "into", "by", "undone_by"]


@admin.register(Presence)
class PresenceAdmin(OfAnArticle):
    article_path = "text__article"
    list_display = ["text", "user", "seen_at"]
    list_filter = ["text__language", "seen_at"]
    search_fields = ["user__username"]
    list_select_related = ["text", "user"]


@admin.register(Kind)
class KindAdmin(Managed, TranslationAdmin):
    """What a span can be tagged as. Retired, never deleted."""

    permission = Permission.MANAGE_REGISTRY
    list_display = ["key", "name_en", "name_th", "body", "shortcut", "symbol", "order", "retired"]
    list_filter = ["body", "retired"]
    bulk = [
        Bulk("retire", _("Retire"), kinds.retire, keeps),
        Bulk("take_up", _("Use again"), kinds.take_up, keeps),
    ]
    search_fields = ["key", "name_en", "name_th", "guideline_en", "guideline_th"]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        kinds_changed()


@admin.register(Annotation)
class AnnotationAdmin(OfAnArticle):
    article_path = "text__article"
    list_display = ["exact", "kind", "state", "anchoring", "origin", "created_by", "created_at"]
    list_filter = ["kind", "state", "anchoring", "text__language", "origin"]
    bulk = [
        Bulk(
            "approve",
            _("Approve"),
            approve_as_seen,
            approves,
            seen=lambda annotation: annotation.version_number,
        )
    ]
    list_select_related = ["kind", "created_by"]
    search_fields = ["exact", "entity__name_en", "entity__name_th"]


@admin.register(AnnotationVersion)
class AnnotationVersionAdmin(OfAnArticle):
    article_path = "annotation__text__article"
    list_display = ["annotation", "number", "cause", "author", "created_at"]
    list_filter = ["cause", "created_at"]
    list_select_related = ["annotation", "author"]
    search_fields = ["exact"]


@admin.register(Decision)
class DecisionAdmin(OfAnArticle):
    article_path = "annotation__text__article"
    list_display = ["annotation", "version", "verdict", "by", "reason", "created_at"]
    list_filter = ["verdict", "created_at"]
    list_select_related = ["annotation", "version", "by"]
    search_fields = ["reason", "annotation__exact"]


@admin.register(Asked)
class AskedAdmin(OfAnArticle):
    article_path = "text__article"
    list_display = ["text", "source", "by", "at"]
    list_filter = ["source", "text__language", "at"]
    search_fields = ["source", "by__username"]
    list_select_related = ["text", "by"]


@admin.register(MentionSearch)
class MentionSearchAdmin(OfTheRegistry):
    """Searches of the archive: begun, stopped and taken back at the desk."""

    acts = ("mentions",)
    list_display = ["entity", "by", "looked", "found", "started_at", "finished_at", "taken_back_at"]
    list_filter = ["started_at", "finished_at", "taken_back_at"]
    search_fields = ["entity__name_en", "entity__name_th", "by__username"]
    list_select_related = ["entity", "by"]


@admin.register(PutUp)
class PutUpAdmin(OfAnArticle):
    article_path = "text__article"
    list_display = ["search", "text", "mentions"]
    list_filter = ["text__language"]
    search_fields = ["search__entity__name_en", "search__entity__name_th"]
    list_select_related = ["search__entity", "text"]


@admin.register(Dismissal)
class DismissalAdmin(OfAnArticle):
    article_path = "text__article"
    list_display = ["exact", "text", "kind", "by", "at"]
    list_filter = ["kind", "text__language", "at"]
    list_select_related = ["text", "kind", "by"]
    search_fields = ["exact"]


@admin.register(Round)
class RoundAdmin(OfAnArticle):
    article_path = "text__article"
    list_display = ["text", "created_by", "created_at", "outcome", "ended_by", "ended_at"]
    list_filter = ["outcome", "text__language", "created_at"]
    search_fields = ["created_by__username", "ended_by__username"]
    list_select_related = ["text", "created_by", "ended_by"]


@admin.register(Layer)
class LayerAdmin(OfAnArticle):
    article_path = "round__text__article"
    list_display = ["round", "annotator", "submitted_at"]
    list_filter = [whether("submitted_at", _("handed in")), "round__outcome"]
    search_fields = ["annotator__username"]
    list_select_related = ["round", "annotator"]


@admin.register(LayerMark)
class LayerMarkAdmin(OfAnArticle):
    """One's own marks alone: layers are blind, and what became of them is each annotator's affair."""

    article_path = "layer__round__text__article"
    list_display = ["exact", "kind", "layer", "verdict", "reason"]
    list_filter = ["kind", "verdict"]
    list_select_related = ["kind", "layer__round", "layer__annotator"]
    search_fields = ["exact"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(layer__annotator=request.user)


@admin.register(Claim)
class ClaimAdmin(OfAnArticle, TranslationAdmin):
    list_display = ["__str__", "status", "modality", "claimant", "made_on", "created_by"]
    exclude = ["confidential_note"]
    list_filter = ["status", "modality", "made_on"]
    list_select_related = ["claimant", "created_by"]
    search_fields = ["statement_en", "statement_th", "claimant__name_en", "claimant__name_th"]


@admin.register(Evidence)
class EvidenceAdmin(OfAnArticle):
    article_path = "claim__article"
    list_display = ["__str__", "stance", "url", "retrieved_on", "created_by"]
    list_filter = ["stance"]
    list_select_related = ["created_by"]
    search_fields = ["url", "publisher", "note"]


@admin.register(Thread)
class ThreadAdmin(OfAnArticle):
    """A confidential discussion is there for the people it names, and for nobody else."""

    list_display = ["article", "quote", "confidential", "created_by", "created_at", "resolved_at"]
    list_filter = ["confidential", "created_at"]
    list_select_related = ["article", "created_by"]
    search_fields = ["quote", "comments__body"]

    def get_queryset(self, request):
        seen = Thread.objects.seen_by(request.user)
        return super().get_queryset(request).filter(pk__in=seen.values("pk"))


@admin.register(Comment)
class CommentAdmin(OfAnArticle):
    article_path = "thread__article"
    list_display = ["thread", "by", "body", "created_at"]
    list_filter = ["thread__confidential", "created_at"]
    list_select_related = ["thread", "by"]
    search_fields = ["body"]

    def get_queryset(self, request):
        seen = Thread.objects.seen_by(request.user)
        return super().get_queryset(request).filter(thread__in=seen.values("pk"))
