"""Which fields have an English and a Thai column (django-modeltranslation needs this name)."""

from modeltranslation.translator import TranslationOptions, register

from annotations.models import Claim, Entity, Kind, Position


@register(Kind)
class KindTranslation(TranslationOptions):
    fields = ("name", "guideline")


@register(Entity)
class EntityTranslation(TranslationOptions):
    fields = ("name", "description")
    required_languages = ()


@register(Position)
class PositionTranslation(TranslationOptions):
    fields = ("rank", "title")


@register(Claim)
class ClaimTranslation(TranslationOptions):
    fields = ("statement",)
    required_languages = ()
