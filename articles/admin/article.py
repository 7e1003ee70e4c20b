"""Articles in the admin: to be read, and to be brought in through the desk's own intake."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from articles.admin.base import Managed, OfAnArticle
from articles.admin.bulk import Bulk
from articles.admin.whether import whether
from articles.intake.arrivals import receive_all, told
from articles.intake.forms import BringInForm
from articles.models import Article, Photo, Section
from articles.permissions import Permission, may
from articles.publishing.actions import hold, spike, unspike, withdraw


def publishes(person):
    return may(person, Permission.PUBLISH)


@admin.register(Article)
class ArticleAdmin(OfAnArticle, TranslationAdmin):
    """Read only: a text changes on its writing page, where every save is a revision."""

    article_path = ""
    list_display = [
        "__str__",
        "headline_th",
        "section",
        "source_language",
        "created_by",
        "updated_at",
    ]
    list_filter = [
        "section",
        "source_language",
        "confidential",
        whether("spiked_at", _("put aside")),
        "created_at",
    ]
    list_select_related = ["section", "created_by"]
    search_fields = ["headline_en", "headline_th", "summary_en", "summary_th", "byline"]
    date_hierarchy = "created_at"
    bulk = [
        Bulk("withdraw", _("Withdraw from readers"), withdraw, publishes, reason=True),
        Bulk("hold", _("Put on legal hold"), hold, publishes, reason=True),
        Bulk("spike", _("Put aside unpublished"), spike, publishes, reason=True),
        Bulk("unspike", _("Take up again"), unspike, publishes, reason=True),
    ]

    def has_add_permission(self, request, obj=None):
        return may(request.user, Permission.BRING_IN)

    def add_view(self, request, form_url="", extra_context=None):
        """Paste or choose files; what was found in each is set right on a page of the desk."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = BringInForm(*sent)
        arrivals = receive_all(form.cleaned_data, by=request.user) if form.is_valid() else []
        if not request.accepts("text/html"):
            return told(form, arrivals)
        kept = [arrival for arrival in arrivals if arrival.upload]
        if len(kept) == len(arrivals) == 1:
            return redirect("article_found", kept[0].upload.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Bring in an article"),
            "opts": self.opts,
            "form": form,
            "arrivals": arrivals,
        }
        return TemplateResponse(
            request,
            "admin/articles/article/bring_in.html",
            context,
            status=400 if form.is_bound and not kept else 200,
        )


@admin.register(Section)
class SectionAdmin(Managed, TranslationAdmin):
    """The parts of the paper and who works on each. Never deleted: articles are in them."""

    permission = Permission.MANAGE_PEOPLE
    list_display = ["key", "name_en", "name_th", "order"]
    list_filter = [("staff", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["key", "name_en", "name_th"]
    autocomplete_fields = ["staff"]


@admin.register(Photo)
class PhotoAdmin(OfAnArticle, TranslationAdmin):
    list_display = ["caption_en", "caption_th", "article", "credit", "width", "created_at"]
    list_filter = [whether("credit", _("credit given")), "article__section", "created_at"]
    search_fields = ["credit", "caption_en", "caption_th", "alt_en", "alt_th"]
    list_select_related = ["article"]
