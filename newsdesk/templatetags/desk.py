"""What the desk's shell shows: navigation, the head of an article's pages, names of languages.

A link to a room whose address does not exist yet is left out, so rooms can come one by one.
"""

from dataclasses import dataclass
from functools import lru_cache

from django import template
from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_prose_editor.widgets import importmap

from articles.capped import COUNTED
from articles.models import Notification
from articles.moments import when
from articles.newsroom import newsroom
from articles.permissions import Permission, may
from articles.reading import dates
from articles.roles import ADMIN, EDITOR, JOURNALIST, REVIEWER, TRANSLATOR

register = template.Library()

ROLE_NAMES = {
    JOURNALIST: gettext_lazy("journalist"),
    TRANSLATOR: gettext_lazy("translator"),
    REVIEWER: gettext_lazy("reviewer"),
    EDITOR: gettext_lazy("editor"),
    ADMIN: gettext_lazy("administrator"),
}


@dataclass(frozen=True, slots=True)
class Link:
    key: str
    label: str
    url: str
    current: bool = False


@register.simple_tag(takes_context=True)
def desk_nav(context):
    """The links of the masthead that this person may use."""
    user, path = context["user"], context["request"].path
    rooms = [
        ("desk", _("My desk"), None),
        ("board", _("Board"), None),
        ("article_new", _("New article"), Permission.BRING_IN),
        ("translation_list", _("Translations"), Permission.TRANSLATE),
        ("review_queue", _("Review"), Permission.APPROVE_MARK),
        ("entity_list", _("Entities"), Permission.MARK),
        ("publishing_list", _("Publishing"), Permission.PUBLISH),
        ("report_list", _("Readers’ reports"), Permission.PUBLISH),
    ]
    rooms.append(("people_list", _("People"), Permission.MANAGE_PEOPLE))
    if user.is_staff:
        rooms.append(("admin:index", _("Administration"), None))
    links = []
    for name, label, permission in rooms:
        url = address(name)
        if url and (permission is None or may(user, permission)):
            links.append(Link(name, label, url, current=path == url))
    return links


@register.simple_tag(takes_context=True)
def unread_notices(context):
    """How many notices this person has not read. One query."""
    return Notification.objects.unread().filter(person=context["user"]).count()


@register.simple_tag
def status_badge(state, label, language=""):
    """What `desk/components/status_badge.html` shows. The rows of a list call it themselves: a page of
    them has a hundred badges, and to include a template takes longer than all the rest of a row."""
    return _badge(state, str(label), language)


@lru_cache(maxsize=500, typed=True)  # what is safe is not what is not
def _badge(state, label, language):
    of = format_html('<b class="badge-state__language">{}</b> ', language.upper())
    return format_html(
        '<span class="badge-state badge-state--{}">{}{}</span>',
        state,
        of if language else "",
        label,
    )


@register.simple_tag(takes_context=True)
def article_head(context, article, language, active):
    """What `desk/components/article_tabs.html` shows: texts, headline, tabs, languages."""
    texts = sorted(article.texts.all(), key=lambda text: text.language != article.source_language)
    present = [text.language for text in texts]
    shown = language if language in present else article.source_language
    headline, headline_language = _headline(article, shown)
    return {
        "texts": texts,
        "section": article.section,
        "headline": headline,
        "headline_language": headline_language,
        "tabs": _tabs(context["user"], article, shown, active),
        "languages": _languages(article, present, language, active),
    }


def _headline(article, language):
    for code in (language, article.source_language, *article.target_languages):
        if article.headline_in(code):
            return article.headline_in(code), code
    return _("Untitled"), settings.LANGUAGE_CODE


def _tabs(user, article, language, active):
    target = language if language != article.source_language else _first(article.target_languages)
    number = article.pk
    writes = Permission.WRITE if language == article.source_language else Permission.TRANSLATE
    rooms = [
        ("overview", _("Overview"), "article_detail", [number], Permission.READ),
        ("write", _("Write"), "text_write", [number, language], writes),
        ("history", _("History"), "text_history", [number, language], Permission.READ),
        ("photos", _("Photos"), "photo_list", [number], Permission.READ),
        ("mark", _("Mark"), "text_mark", [number, language], Permission.MARK),
        ("review", _("Review"), "text_review", [number, language], Permission.COUNTERSIGN),
        ("threads", _("Discussion"), "article_threads", [number], Permission.READ),
        ("translate", _("Translate"), "text_translate", [number, target], Permission.TRANSLATE),
        ("publish", _("Publish"), "article_publish", [number], Permission.PUBLISH),
    ]
    if newsroom().allows_exceptions and not may(user, Permission.PUBLISH, article):
        rooms[-1] = (
            "publish",
            _("Publish alone"),
            "article_publish_alone",
            [number],
            Permission.PUBLISH_ALONE,
        )
    allowed = {Permission.READ: True}  # whoever sees this page may read
    tabs = []
    for key, label, name, parts, permission in rooms:
        url = address(name, *parts)
        if url and permission not in allowed:
            allowed[permission] = may(user, permission, article)
        if url and (key == active or allowed[permission]):
            tabs.append(Link(key, label, url, current=key == active))
    return tabs


# The rooms whose page is one language's, and the name of its address
ROOM_ADDRESSES = {
    "write": "text_write",
    "history": "text_history",
    "mark": "text_mark",
    "review": "text_review",
    "translate": "text_translate",
}


def _languages(article, present, language, active):
    name = ROOM_ADDRESSES.get(active)
    if not name:
        return []
    codes = article.target_languages if active == "translate" else present
    return [
        Link(code, endonym(code), url, current=code == language)
        for code in codes
        if (url := address(name, article.pk, code))
    ]


@register.simple_tag(takes_context=True)
def page_link(context, number):
    """This address with another page number; the other query parameters stay."""
    query = context["request"].GET.copy()
    query["page"] = number
    return "?" + query.urlencode()


@register.filter
def endonym(code):
    """A content language by its own name: "th" → "ไทย"."""
    return dict(settings.CONTENT_LANGUAGES).get(code, code)


register.filter(when)


@register.filter
def time_tag(moment):
    """The same as a <time>, for the rows of a list."""
    if not moment:
        return ""
    iso = timezone.localtime(moment).isoformat()
    return format_html('<time datetime="{}">{}</time>', iso, when(moment))


@register.filter
def readers_when(moment, language):
    """Day and time as readers of a language will read them."""
    return dates.moment(moment, language).words


@register.filter
def role_name(role):
    """A role in the language of the interface."""
    return ROLE_NAMES.get(role, role)


@register.filter
def capped(count):
    """A count that stopped at COUNTED: "200+"."""
    return f"{COUNTED}+" if count > COUNTED else str(count)


@register.filter
def get(mapping, key):
    return mapping.get(key)


@register.filter
def headline(text):
    """The headline of a text in its own language, else the source's, else "Untitled"."""
    return _headline(text.article, text.language)[0]


@register.filter
def headline_language(text):
    return _headline(text.article, text.language)[1]


@register.simple_tag(takes_context=True)
def may_at_desk(context, permission):
    return may(context["user"], permission)


@register.simple_tag(takes_context=True)
def editor_imports(context):
    """The prose editor's import map: the one inline script there is, allowed by this page's nonce."""
    return importmap.render(attrs={"nonce": str(context["CSP_NONCE"])})


@register.simple_tag
def room_address(name, text):
    """The address of a room for one text, or the article's page while there is no such room."""
    number = text.article_id
    return (
        address(name, number, text.language)
        or address(name, number)
        or address("article_detail", number)
    )


def address(name, *parts):
    """The address, or "" while no room has it."""
    try:
        return reverse(name, args=parts)
    except NoReverseMatch:
        return ""


def _first(codes):
    return codes[0] if codes else ""
