from django.core.exceptions import ValidationError
from django.db import models
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

FURTHEST = 10  # steps from one old address to the next that are followed when one is saved


class Redirect(models.Model):
    """An old address of the site and where it leads now. Kept by admins; asked when nothing else
    answers."""

    old = models.CharField(
        _("old address"), max_length=500, unique=True, help_text=_("Its path: /news/123.html")
    )
    new = models.CharField(_("leads to"), max_length=500, help_text=_("A path of this site."))

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["old"]

    def __str__(self):
        return self.old

    def clean(self):
        """Refuse what would never be asked, what leads away from the site, and what leads in a
        circle."""
        wrong = {}
        if not _is_path(self.old):
            wrong["old"] = _("Write the path alone, from its first slash: /news/123.html")
        elif _is_taken(self.old):
            wrong["old"] = _("A page of this site stands there: a redirect would never be asked.")
        if not _is_path(self.new):
            wrong["new"] = _("Write a path of this site, from its first slash.")
        elif circle := self._circle():
            wrong["new"] = _("That leads in a circle: %(circle)s") % {"circle": " → ".join(circle)}
        if wrong:
            raise ValidationError(wrong)

    def _circle(self):
        """The addresses that one would be led through and back to the first, or []."""
        way = [self.old, self.new]
        while way[-1] != self.old and len(way) < FURTHEST:
            others = Redirect.objects.exclude(pk=self.pk).filter(old=way[-1])
            step = others.values_list("new", flat=True).first()
            if step is None:
                return []
            way.append(step)
        return way


def _is_path(text):
    return text.startswith("/") and not text.startswith("//") and "\\" not in text


def _is_taken(path):
    """Whether a page stands at the path whatever is published: an article's address may be free."""
    if path.startswith(("/desk/", "/admin/", "/static/")):
        return True
    try:
        return not set(resolve(path).kwargs) - {"language"}
    except Resolver404:
        return False
