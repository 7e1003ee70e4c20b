"""Who sees and changes what in the admin: by role and by article, not by Django's model rights."""

from django.contrib import admin
from django.db import models
from django.http import Http404

from articles import audit
from articles.admin import history
from articles.permissions import Permission, may, visible_articles
from articles.roles import EDITOR, JOURNALIST, REVIEWER, TRANSLATOR

AT_THE_DESK = frozenset({JOURNALIST, TRANSLATOR, REVIEWER, EDITOR})


class ByRole(admin.ModelAdmin):
    """Nobody may do anything until a class says who; what cannot be seen answers 404."""

    list_per_page = 50
    show_full_result_count = False
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    # Acts on several rows at once (articles.admin.bulk.Bulk)
    bulk = ()

    # What the verbs of the record begin with that are acts on such a row; default: the model's name
    acts = ()

    def history_view(self, request, object_id, extra_context=None):
        """What the record says of the row: Django's own log knows only what the admin did."""
        number = int(object_id) if object_id.isdecimal() and len(object_id) < 19 else 0
        names = self.acts or (self.opts.model_name,)
        entries = history.entries_of(self.model, number, names, request.user)
        page = self.get_paginator(request, entries, history.PER_PAGE).get_page(
            request.GET.get("p", 1)
        )
        page.object_list = [history.told(entry) for entry in page.object_list]
        shown = {
            "action_list": page,
            "page_range": page.paginator.get_elided_page_range(page.number),
            "pagination_required": page.paginator.num_pages > 1,
        }
        return super().history_view(request, object_id, (extra_context or {}) | shown)

    def get_actions(self, request):
        offered = [one for one in self.bulk if one.offered(request.user)]
        return {one.name: one.for_admin() for one in offered}

    def may_view(self, person):
        return False

    def may_change(self, person):
        return False

    def has_view_permission(self, request, obj=None):
        return self.may_view(request.user) or self.may_change(request.user)

    def has_change_permission(self, request, obj=None):
        return self.may_change(request.user)

    def has_add_permission(self, request, obj=None):
        return self.may_change(request.user)

    def has_delete_permission(self, request, obj=None):
        return False

    def has_module_permission(self, request):
        return self.has_view_permission(request) or self.has_add_permission(request)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404


class OfAnArticle(ByRole):
    """Rows that belong to an article: read by whoever may read it, changed by nobody.

    `article_path` leads from the row to its article; empty for the article itself.
    """

    article_path = "article"

    def may_view(self, person):
        return bool(person.roles & AT_THE_DESK)

    def has_add_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        if not self.article_path:
            return visible_articles(request.user, rows)
        return rows.filter(**{f"{self.article_path}__in": visible_articles(request.user)})


class Managed(ByRole):
    """Rows that an admin keeps, and the desk may look up. Every change has its audit entry."""

    permission = Permission.MANAGE_REGISTRY

    def may_view(self, person):
        return bool(person.roles)

    def may_change(self, person):
        return may(person, self.permission)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        fields = form.changed_data + [name for f in formsets for name in _changed(f)]
        audit.record(
            f"{self.opts.model_name}_{'changed' if change else 'added'}",
            by=request.user,
            id=form.instance.pk,
            name=str(form.instance),
            fields=fields,
            before={name: _shown_before(form, name) for name in form.changed_data},
            after={name: _shown(form, name) for name in form.changed_data},
        )


class ManagedInline(admin.TabularInline):
    """Parts of a managed row, with its rules; a part may go, since nothing refers to it."""

    extra = 0
    permission = Permission.MANAGE_REGISTRY

    def has_view_permission(self, request, obj=None):
        return bool(request.user.roles)

    def has_change_permission(self, request, obj=None):
        return may(request.user, self.permission)

    has_add_permission = has_change_permission
    has_delete_permission = has_change_permission


SECRETS = ("password", "secret")


def _shown_before(form, name):
    """The old value as words; never a password, nor a secret."""
    return "…" if any(word in name for word in SECRETS) else str(form.initial.get(name, ""))


def _shown(form, name):
    """The new value as words; never a password, nor a secret."""
    if any(word in name for word in SECRETS):
        return "…"
    value = form.cleaned_data.get(name, "")
    return [str(item) for item in value] if hasattr(value, "all") else str(value)


def _changed(formset):
    prefix = formset.model._meta.verbose_name_plural
    return [str(prefix)] if formset.has_changed() else []
