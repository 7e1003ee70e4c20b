"""The newsroom's own settings: one row, whose every change makes readers' pages new."""

from django import forms
from django.contrib import admin
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from articles.admin import colours
from articles.admin.base import Managed
from articles.invalidation import touch
from articles.models import NewsroomSettings
from articles.models.newsroom import COLOUR
from articles.permissions import Permission, may
from articles.photos import logo
from articles.tags import SETTINGS

PAIRS = [
    ("accent", "dark_accent", colours.LIGHT, colours.DARK),
    ("mast", "dark_mast", None, None),
]


class NewsroomForm(forms.ModelForm):
    picture = forms.FileField(
        label=_("New logo"),
        required=False,
        help_text=_("PNG, JPEG, WebP or GIF. It stands in the place of the name."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"}),
    )
    without_logo = forms.BooleanField(label=_("Show the name, and no logo"), required=False)

    def clean_picture(self):
        file = self.cleaned_data["picture"]
        return logo.drawn(file.read()) if file else None

    def clean(self):
        given = super().clean()
        for light, dark, on_light, on_dark in PAIRS:
            if bool(given.get(light)) != bool(given.get(dark)):
                missing = light if given.get(dark) else dark
                if missing not in self.errors:
                    self.add_error(missing, _("Give both colours: for light and dark screens."))
            elif on_light and given.get(light) and given.get(dark):
                self._must_be_read(light, on_light)
                self._must_be_read(dark, on_dark)
        return given

    def _must_be_read(self, field, others):
        given = self.cleaned_data[field]
        if not COLOUR.match(given):
            return  # the model's own words say so
        reached = colours.weakest(given, others)
        if reached < colours.LEAST:
            words = _("Words in this colour are hard to read: contrast %(reached)s, 4.5 is needed.")
            self.add_error(field, words % {"reached": f"{reached:.1f}"})

    def save(self, commit=True):  # noqa: FBT002 - Django's own signature
        if self.cleaned_data["without_logo"]:
            self.instance.logo = b""
        elif self.cleaned_data["picture"]:
            picture = self.cleaned_data["picture"]
            self.instance.logo = picture.data
            self.instance.logo_width = picture.width
            self.instance.logo_height = picture.height
        return super().save(commit)


@admin.register(NewsroomSettings)
class NewsroomAdmin(Managed, TranslationAdmin):
    permission = Permission.MANAGE_PEOPLE
    form = NewsroomForm
    readonly_fields = ["logo_shown"]
    fieldsets = [
        (None, {"fields": ["name", "tagline", "zone"]}),
        (_("Policies"), {"fields": ["principles", "names_reviewers", "allows_exceptions"]}),
        (_("Work"), {"fields": ["several_annotators"]}),
        (_("Logo"), {"fields": ["logo_shown", "picture", "without_logo"]}),
        (_("Colours"), {"fields": ["accent", "dark_accent", "mast", "dark_mast"]}),
    ]

    def may_view(self, person):
        return may(person, self.permission)

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and not _there_is_one()

    def changelist_view(self, request, extra_context=None):
        """There is one row or none: straight to it."""
        page = super().changelist_view(request, extra_context)  # which says who may
        if _there_is_one():
            return redirect(reverse("admin:articles_newsroomsettings_change", args=[1]))
        if self.has_add_permission(request):
            return redirect(reverse("admin:articles_newsroomsettings_add"))
        return page

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        touch(SETTINGS)

    @admin.display(description=_("logo now"))
    def logo_shown(self, obj):
        if not obj.logo_digest:
            return "–"
        address = reverse("reader_logo", args=[obj.logo_digest])
        return format_html(
            '<img src="{}" width="{}" height="{}" alt="">',
            address,
            obj.logo_width // 2,
            obj.logo_height // 2,
        )


def _there_is_one():
    return NewsroomSettings.objects.filter(pk=1).exists()
