"""The guides, as the desk shows them: the files of docs/, and nothing else."""

import re

import nh3
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

DOCS = settings.BASE_DIR / "docs"
# Address -> (file in docs/ without its ending, title)
GUIDES = {
    "journalist": ("guide/journalist", _("For journalists")),
    "translator": ("guide/translator", _("For translators")),
    "reviewer": ("guide/reviewer", _("For reviewers")),
    "editor": ("guide/editor", _("For editors")),
    "admin": ("guide/admin", _("For administrators")),
    "publishing": ("publishing", _("Publishing, and taking back")),
    "reading": ("reading", _("What readers get")),
    "memory": ("translation-memory", _("The translation memory")),
    "engines": ("translation-engines", _("Machine translation")),
    "suggesting": ("suggesting", _("Models that suggest names")),
    "install": ("install", _("Installing")),
    "deploy": ("deploy", _("Putting it on machines")),
    "verify": ("verify", _("Checking what is stored")),
    "sealing": ("sealing", _("Sealing words, in backups too")),
    "architecture": ("architecture", _("The architecture")),
    "archive": ("archive", _("Bringing an archive in")),
    "search": ("search", _("Search")),
    "machines": ("machines", _("Data for machines")),
}
# Those for whoever runs it, under a heading of their own.
MACHINES = {"install", "deploy", "architecture", "archive", "search", "machines", "verify"}
MACHINES |= {"engines", "suggesting", "sealing"}
_IMAGE = re.compile(r'src="(?:\.\./)?images/([\w-]+\.png)"')


@require_safe
@login_required
def help_index(request):
    """Every guide, those of one's own roles first."""
    own = [key for key in GUIDES if key in request.user.roles]
    keys = [*own, *(key for key in GUIDES if key not in own)]
    context = {
        "guides": [(key, GUIDES[key][1]) for key in keys if key not in MACHINES],
        "machines": [(key, GUIDES[key][1]) for key in keys if key in MACHINES],
    }
    return render(request, "newsdesk/help/index.html", context)


@require_safe
@login_required
def help_page(request, guide):
    if guide not in GUIDES:
        raise Http404
    name, title = GUIDES[guide]
    path, language = DOCS / f"{name}.{get_language()}.md", get_language()
    if not path.exists():
        path, language = DOCS / f"{name}.md", "en"
    context = {
        "title": title,
        "html": _html(path.read_text(encoding="utf-8")),
        "language": language,
    }
    return render(request, "newsdesk/help/page.html", context)


@require_safe
@login_required
def help_image(request, picture):
    """A picture of the guides; its name is of letters, digits and hyphens."""
    path = DOCS / "images" / f"{picture}.png"
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/png")


def _html(text):
    """Our own Markdown as safe HTML, its pictures led to `help_image`."""
    html = nh3.clean(MarkdownIt("commonmark", {"html": False}).enable("table").render(text))
    html = html.replace("<pre>", '<pre tabindex="0">')
    html = _IMAGE.sub(lambda m: f'src="{reverse("help_image", args=[m[1][:-4]])}"', html)
    return mark_safe(html)  # noqa: S308 (cleaned above)
