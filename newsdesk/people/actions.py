"""The verbs of people: invite, reset, deactivate, take back; end sessions."""

from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.dispatch import receiver
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from articles import outbox
from articles.audit import record
from articles.exceptions import Refused
from articles.models import ArticleText, Lease, Stage
from articles.newsroom import newsroom
from articles.permissions import Permission, may, require
from articles.roles import ADMIN, EDITOR, TRANSLATOR
from newsdesk.models import SignIn, User


@transaction.atomic
def invite(fields, *, roles, sections, by):
    """Make a person who cannot sign in yet, and return them. `fields` are columns of User."""
    require(by, Permission.MANAGE_PEOPLE)
    person = User(**fields, is_staff=ADMIN in roles)
    person.set_unusable_password()
    person.save()
    person.groups.set(Group.objects.filter(name__in=roles))
    person.sections.set(sections)
    record("person.invite", by=by, id=person.pk, name=person.username, roles=sorted(roles))
    return person


@transaction.atomic
def reset(person, *, by):
    """Make the person's password work no more, and end their sessions. A link lets them choose anew."""
    require(by, Permission.MANAGE_PEOPLE)
    if not person.is_active:
        raise Refused(_("%s no longer works here. Take them back first.") % person)
    person.set_unusable_password()
    person.save(update_fields=["password"])
    end_sessions(person)
    record("person.reset", by=by, id=person.pk, name=person.username)
    return person


@transaction.atomic
def password_chosen(person):
    """Note that the person followed a link and chose a password: what was signed in before is over."""
    end_sessions(person)
    record("person.password", by=person, id=person.pk, name=person.username)


def link_for(person):
    """The address at which the person chooses a password: once, and within some days."""
    parts = [
        urlsafe_base64_encode(force_bytes(person.pk)),
        default_token_generator.make_token(person),
    ]
    return reverse("welcome", args=parts)


def mail_link(person, link):
    """Put the link into the outbox as a mail in the person's own language."""
    with translation.override(person.language or settings.LANGUAGE_CODE):
        subject = _("%(newsroom)s: choose your password") % {"newsroom": newsroom().name()}
        words = _(
            "Hello %(name)s,\n\nyou can sign in as “%(username)s” once you have chosen a password:\n"
            "%(link)s\n\nThe link works once, for %(days)d days."
        ) % {
            "name": person,
            "username": person.username,
            "link": urljoin(settings.NEWSROOM_ADDRESS, link),
            "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60),
        }
    outbox.put("email", {"to": [person.email], "subject": subject, "text": words})


@transaction.atomic
def deactivate(person, *, successor=None, by):
    """End a person's work here: sessions, leases and open texts. `successor` gets those they may
    work on; the others are nobody's, and any editor may go on with them.

    Their rows stay. Return how many texts (were handed over, are nobody's).
    """
    require(by, Permission.MANAGE_PEOPLE)
    if person.pk == by.pk:
        raise Refused(_("You cannot deactivate yourself. Ask another administrator."))
    if successor is not None and not successor.is_active:
        raise Refused(_("%s no longer works here. Choose somebody else.") % successor)
    texts = open_texts(person).select_related("article")
    handed = 0
    for text in texts:
        to = successor if _may_work_on(successor, text) else None
        handed += to is not None
        text.assignee = to
        text.save(update_fields=["assignee"])
        moved = {"from": person.pk, "to": to.pk if to else None}
        record("text.assign", by=by, article=text.article, language=text.language, **moved)
    Lease.objects.filter(user=person).delete()
    end_sessions(person)
    person.is_active = False
    person.save(update_fields=["is_active"])
    record(
        "person.deactivate",
        by=by,
        id=person.pk,
        name=person.username,
        texts=len(texts),
        successor=successor.pk if successor else None,
    )
    return handed, len(texts) - handed


def _may_work_on(person, text):
    if person is None:
        return False
    if text.is_translation:
        return bool(person.roles & {TRANSLATOR, EDITOR})
    return may(person, Permission.WRITE, text.article)


@transaction.atomic
def take_back(person, *, by):
    """Let a person who left sign in again, with a password of their choosing."""
    require(by, Permission.MANAGE_PEOPLE)
    person.is_active = True
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    record("person.take_back", by=by, id=person.pk, name=person.username)
    return person


def open_texts(person):
    """The texts that wait for this person."""
    return ArticleText.objects.filter(assignee=person, article__spiked_at=None).exclude(
        stage=Stage.APPROVED
    )


def sessions_of(person):
    """The SignIns of sessions that still stand, newest first."""
    keys = SignIn.objects.filter(person=person).values("session_key")
    standing = Session.objects.filter(session_key__in=keys).values("session_key")
    return SignIn.objects.filter(person=person, session_key__in=standing).order_by("-started_at")


def end_sessions(person, sign_ins=None):
    """End these of the person's sessions, or all of them; return how many."""
    rows = SignIn.objects.filter(person=person) if sign_ins is None else sign_ins
    keys = list(rows.values_list("session_key", flat=True))
    SignIn.objects.filter(person=person, session_key__in=keys).delete()
    return Session.objects.filter(session_key__in=keys).delete()[0]


@receiver(user_logged_in, dispatch_uid="newsdesk.people.sign_in")
def note_sign_in(sender, request, user, **kwargs):
    """Remember a session that begins, so that its owner can see and end it."""
    if request.session.session_key is None:
        request.session.save()
    agent = getattr(request, "META", {}).get("HTTP_USER_AGENT", "")
    SignIn.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={"person": user, "agent": agent[:200]},
    )
