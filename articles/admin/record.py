"""The record in the admin: everything to be read and searched, nothing to be changed."""

from django.contrib import admin
from django.db.models import Q

from articles.admin.base import OfAnArticle
from articles.models import (
    Alignment,
    ArticleText,
    AuditEntry,
    BlockApproval,
    BlockVersion,
    Buffer,
    Edition,
    PublishedClaim,
    PublishedEntity,
    PublishedMention,
    Release,
    Revision,
    Shingle,
    TextDecision,
    Upload,
)
from articles.permissions import Permission, may, visible_articles


@admin.register(ArticleText)
class ArticleTextAdmin(OfAnArticle):
    list_display = ["article", "language", "stage", "revision_number", "assignee", "due_at"]
    list_filter = ["language", "stage"]
    list_select_related = ["article", "assignee"]
    search_fields = ["article__headline_en", "article__headline_th"]


@admin.register(Revision)
class RevisionAdmin(OfAnArticle):
    article_path = "text__article"
    list_display = ["__str__", "headline", "author", "change_class", "reason", "created_at"]
    list_filter = ["text__language", "change_class", "created_at"]
    list_select_related = ["author"]
    search_fields = ["headline", "summary", "reason"]


@admin.register(Buffer)
class BufferAdmin(OfAnArticle):
    """What somebody types before saving is theirs alone."""

    article_path = "text__article"
    list_display = ["text", "based_on_number", "saved_at"]
    list_filter = ["text__language", "saved_at"]
    search_fields = ["text__article__headline_en", "text__article__headline_th"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(user=request.user)


@admin.register(BlockVersion)
class BlockVersionAdmin(OfAnArticle):
    article_path = "text__article"
    list_display = ["__str__", "revision", "author"]
    list_filter = ["text__language"]
    list_select_related = ["revision", "author"]
    search_fields = ["block"]


@admin.register(TextDecision)
class TextDecisionAdmin(OfAnArticle):
    article_path = "text__article"
    list_display = ["text", "revision", "verdict", "by", "reason", "created_at"]
    list_filter = ["verdict", "text__language", "created_at"]
    list_select_related = ["text", "revision", "by"]
    search_fields = ["reason"]


@admin.register(BlockApproval)
class BlockApprovalAdmin(OfAnArticle):
    article_path = "version__text__article"
    list_display = ["version", "by", "decision"]
    list_filter = ["version__text__language", "decision__created_at"]
    search_fields = ["by__username", "version__block"]
    list_select_related = ["version", "by", "decision"]


@admin.register(Alignment)
class AlignmentAdmin(OfAnArticle):
    article_path = "text__article"
    list_display = ["text", "kind", "origin", "source_blocks", "target_blocks", "by", "updated_at"]
    list_filter = ["kind", "origin"]
    list_select_related = ["text", "by"]
    search_fields = ["translated_from", "reason"]


@admin.register(Edition)
class EditionAdmin(OfAnArticle):
    list_display = ["headline", "language", "number", "kind", "created_by", "created_at"]
    list_filter = ["language", "kind", "section_key", "created_at"]
    list_select_related = ["created_by"]
    search_fields = ["headline", "summary", "note", "sha256"]


@admin.register(PublishedEntity)
class PublishedEntityAdmin(OfAnArticle):
    article_path = "edition__article"
    list_display = ["name", "other_name", "kind", "edition"]
    list_filter = ["kind"]
    list_select_related = ["edition"]
    search_fields = ["name", "other_name"]


@admin.register(PublishedClaim)
class PublishedClaimAdmin(OfAnArticle):
    article_path = "edition__article"
    list_display = ["statement", "status", "edition"]
    list_filter = ["status"]
    list_select_related = ["edition"]
    search_fields = ["statement"]


@admin.register(PublishedMention)
class PublishedMentionAdmin(OfAnArticle):
    article_path = "edition__article"
    list_display = ["exact", "kind", "edition"]
    list_filter = ["kind"]
    list_select_related = ["edition"]
    search_fields = ["exact", "sentence"]


@admin.register(Release)
class ReleaseAdmin(OfAnArticle):
    list_display = ["article", "language", "kind", "at", "until", "by", "reason"]
    list_filter = ["kind", "language", "at"]
    list_select_related = ["article", "by"]
    search_fields = ["reason", "public_reason"]


@admin.register(Upload)
class UploadAdmin(OfAnArticle):
    """A file is read on the desk, through the guarded view; here is only what is known of it."""

    fields = ["name", "media_type", "size", "sha256", "created_by", "created_at"]
    list_display = ["name", "media_type", "size", "created_by", "created_at"]
    list_filter = ["media_type", "created_at"]
    list_select_related = ["created_by"]
    search_fields = ["name", "sha256"]

    def get_queryset(self, request):
        rows = super(OfAnArticle, self).get_queryset(request)
        read = Q(articles__in=visible_articles(request.user))
        return rows.filter(read | Q(created_by=request.user)).distinct()


@admin.register(Shingle)
class ShingleAdmin(OfAnArticle):
    list_display = ["article", "language", "value"]
    list_filter = ["language"]
    list_select_related = ["article"]
    search_fields = ["=value"]


@admin.register(AuditEntry)
class AuditEntryAdmin(OfAnArticle):
    """Acts on an article are seen by whoever may read it; acts on people and settings by admins."""

    list_display = ["chain", "seq", "verb", "by", "at"]
    list_filter = ["verb", "at"]
    list_select_related = ["by"]
    search_fields = ["chain", "verb", "by__username"]
    ordering = ["-at", "-id"]

    def may_view(self, person):
        return super().may_view(person) or may(person, Permission.MANAGE_PEOPLE)

    def get_queryset(self, request):
        rows = super(OfAnArticle, self).get_queryset(request)
        seen = Q(article__in=visible_articles(request.user))
        if may(request.user, Permission.MANAGE_PEOPLE):
            seen |= Q(article=None)
        return rows.filter(seen)
