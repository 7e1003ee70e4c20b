"""The verbs of notices: tell, read, choose, and the daily digest."""

from collections import defaultdict

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from articles.models import NoticeChoice, Notification
from articles.notices import mail
from articles.notices.events import EVENTS
from articles.notices.rules import concerned
from articles.permissions import Permission, may

Mail = NoticeChoice.Mail
# What of an entry's data the words of a notice may name; never more, so that nothing leaks.
DETAILS = ("languages", "exact", "count", "thread", "annotation", "revision", "correction")


def tell(entry):
    """Tell everybody whom an entry of the record concerns, and return the Notifications.

    In the transaction of the act: nobody is told of what did not happen. Four queries where
    somebody is concerned, none where nobody can be.
    """
    wanted = [(event, ids - {entry.by_id, None}) for event, ids in concerned(entry)]
    ids = set().union(*(ids for _event, ids in wanted)) if wanted else set()
    if not ids:
        return []
    people = {person.pk: person for person in _people(ids)}
    choices = {
        (choice.person_id, choice.event): choice
        for choice in NoticeChoice.objects.filter(person__in=people)
    }
    told = [
        _notice(entry, EVENTS[event], people[pk], choices.get((pk, event)))
        for event, ids in wanted
        for pk in sorted(ids & people.keys())
        if _may_know(people[pk], EVENTS[event], entry.article)
    ]
    told = [notice for notice in told if notice is not None]
    new = [notice for notice in told if not _gathered(notice)]
    Notification.objects.bulk_create(new)
    for notice in new:
        if notice.mail == Mail.NOW:
            mail.send(notice)
    return new


def read(person, notices=None):
    """Mark these notices of the person's as read, or all of them; return how many."""
    rows = Notification.objects.unread().filter(person=person)
    if notices is not None:
        rows = rows.filter(pk__in=notices)
    return rows.update(read_at=timezone.now())


def choose(person, event, *, in_app, mail):
    """Keep how a person wants to hear of an event."""
    choice, _made = NoticeChoice.objects.update_or_create(
        person=person, event=EVENTS[event].key, defaults={"in_app": in_app, "mail": Mail(mail)}
    )
    return choice


@transaction.atomic
def digest(person):
    """Put what waited for the person's daily mail into one mail; return its Notifications."""
    waiting = list(
        Notification.objects.to_mail_daily()
        .select_for_update()
        .filter(person=person)
        .order_by("id")
    )
    if waiting:
        mail.send_digest(person, waiting)
        Notification.objects.filter(pk__in=[notice.pk for notice in waiting]).update(
            mailed_at=timezone.now()
        )
    return waiting


def waiting_for_digest():
    """The people for whom something waits."""
    waiting = Notification.objects.to_mail_daily()
    return get_user_model().objects.filter(pk__in=waiting.values("person"), is_active=True)


def _may_know(person, event, article):
    return article is None or event.afterwards or may(person, Permission.READ, article)


def _people(ids):
    """Those of them who still work here, with their roles. Two queries."""
    people = list(get_user_model().objects.filter(pk__in=ids, is_active=True))
    roles = defaultdict(set)
    rows = get_user_model().objects.filter(pk__in=ids)
    for pk, name in rows.values_list("pk", "groups__name"):
        roles[pk].add(name)
    for person in people:
        person.roles = frozenset(roles[person.pk] - {None})
    return people


def _notice(entry, event, person, choice):
    in_app = choice.in_app if choice else True
    how = choice.mail if choice else event.mail
    if not person.email:
        how = Mail.NEVER
    if not in_app and how == Mail.NEVER:
        return None
    data = {key: entry.data[key] for key in DETAILS if entry.data.get(key)}
    return Notification(
        person=person,
        event=event.key,
        article=entry.article,
        language=entry.data.get("language") or "",
        by=entry.by,
        data={"count": 1, **data},
        reason=str(entry.data.get("reason") or ""),
        mail=how,
        read_at=None if in_app else timezone.now(),
        mailed_at=timezone.now() if how == Mail.NOW else None,
    )


def _gathered(notice):
    """Whether it was counted into an unread one of the same kind instead."""
    if not EVENTS[notice.event].gathers or notice.mail == Mail.NOW:
        return False
    same = (
        Notification.objects.unread()
        .filter(
            person=notice.person_id,
            event=notice.event,
            article=notice.article_id,
            language=notice.language,
            by=notice.by_id,
            mailed_at=None,
        )
        .first()
    )
    if same is None:
        return False
    same.data["count"] += notice.data["count"]
    same.created_at = timezone.now()
    same.save(update_fields=["data", "created_at"])
    return True
