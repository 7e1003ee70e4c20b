"""Which fields have an English and a Thai column (django-modeltranslation needs this name)."""

from modeltranslation.translator import TranslationOptions, register

from articles.models import Article, NewsroomSettings, Photo, Section


@register(Article)
class ArticleTranslation(TranslationOptions):
    fields = ("headline", "summary", "body", "slug")


@register(Photo)
class PhotoTranslation(TranslationOptions):
    fields = ("caption", "alt")


@register(NewsroomSettings)
class NewsroomTranslation(TranslationOptions):
    fields = ("name", "tagline", "principles")


@register(Section)
class SectionTranslation(TranslationOptions):
    fields = ("name",)
