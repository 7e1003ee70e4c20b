"""Links and emphasis are carried over."""

from django.utils.translation import gettext_lazy as _

from articles.translating.checks.base import Check, Severity


def _links(tags):
    return [address for name, address in tags if name == "a"]


class LinkMissing(Check):
    id = "link-missing"
    message = _("A link of the source is not in the translation.")

    def find(self, passage):
        if not _links(passage.target_tags):
            yield from dict.fromkeys(_links(passage.source_tags))
        elif len(passage.target_tags) < len(passage.source_tags):
            kept = _links(passage.target_tags)
            yield from (
                one for one in dict.fromkeys(_links(passage.source_tags)) if one not in kept
            )


class LinkUnsafe(Check):
    id = "link-unsafe"
    severity = Severity.ERROR
    message = _("A link has no address that a reader can open.")

    def find(self, passage):
        for address in _links(passage.target_tags):
            if not address.startswith(("https://", "http://", "/", "mailto:", "tel:", "#")):
                yield address or "—"


class EmphasisMissing(Check):
    id = "emphasis-missing"
    message = _("The source has bold or italic words and the translation has none.")

    def find(self, passage):
        def styled(tags):
            return {name for name, _address in tags} & {"strong", "em"}

        if styled(passage.source_tags) and not styled(passage.target_tags):
            yield ""


CHECKS = (LinkMissing(), LinkUnsafe(), EmphasisMissing())
