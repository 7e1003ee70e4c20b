"""What must happen outside is written with the act, and delivered at least once."""

import base64
import hashlib
import hmac
import json
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from articles import outbox
from articles.models import Outbox, Outlet
from articles.outbox import delivering
from tests.support.receiver import receiver

__all__ = ["receiver"]
MAIL = {"to": ["mali@news.example"], "subject": "Due", "text": "Your story is due."}

GONE = {"event": "gone", "at": "2026-01-01T00:00:00Z", "article": 12, "language": "en"}


def outlet(receiver, kind, **fields):
    return Outlet.objects.create(name=kind, kind=kind, address=receiver.address, **fields)


def test_a_message_goes_out_once_and_only_if_its_act_was_kept(db):
    outbox.put("email", MAIL)
    with pytest.raises(RuntimeError), transaction.atomic():
        outbox.put("email", MAIL | {"subject": "Never"})
        raise RuntimeError
    assert delivering.deliver_due() == (1, 0)
    assert delivering.deliver_due() == (0, 0)
    assert [message.subject for message in mail.outbox] == ["Due"]
    with pytest.raises(ValueError, match="nothing sends"):
        outbox.put("pigeon", {})


def test_what_fails_is_tried_later_and_later_and_then_given_up(db, receiver):
    receiver.statuses["POST"] = 503
    row = outbox.put("webhook", GONE, outlet=outlet(receiver, "webhook"))
    assert delivering.deliver_due() == (0, 1)
    row.refresh_from_db()
    assert (row.attempts, row.error) == (1, "127.0.0.1 answered 503")
    assert delivering.deliver_due() == (0, 0)  # not yet
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _attempt in range(delivering.MOST_ATTEMPTS - 1):
            clock.shift(delivering.LONGEST_WAIT + 1)
            delivering.deliver_due()
    row.refresh_from_db()
    assert row.given_up_at
    assert list(Outbox.objects.failing()) == [row]
    receiver.statuses.clear()
    delivering.try_again(row)
    assert delivering.deliver_due() == (1, 0)
    assert not Outbox.objects.failing().exists()


def test_a_dead_receiver_costs_one_try_a_round_and_delays_nobody_else(db, receiver):
    dead = Outlet.objects.create(name="dead", kind="webhook", address="http://127.0.0.1:9/")
    for _number in range(5):
        outbox.put("webhook", GONE, outlet=dead)
    outbox.put("webhook", GONE, outlet=outlet(receiver, "webhook"))
    outbox.put("email", MAIL)
    assert delivering.deliver_due() == (2, 5)
    assert sorted(Outbox.objects.filter(outlet=dead).values_list("attempts", flat=True)) == [
        0, 0, 0, 0, 1,
    ]  # fmt: skip
    assert Outbox.objects.failing().count() == 5


def test_a_runner_that_died_gives_its_messages_back(db):
    outbox.put("email", MAIL)
    (row,) = delivering._claim(10)
    assert delivering.deliver_due() == (0, 0)
    with time_machine.travel(timezone.now() + delivering.LEASE + timedelta(seconds=1)):
        assert delivering.deliver_due() == (1, 0)


def test_a_webhook_is_signed_so_that_its_receiver_can_prove_it(db, receiver):
    row = outbox.put("webhook", GONE, outlet=outlet(receiver, "webhook", secret="s3cret"))
    delivering.deliver_due()
    ((method, _path, headers, body),) = receiver.got
    said = {**GONE, "live": False, "url": "/en/articles/12/", "sequence": row.pk}
    assert (method, json.loads(body)) == ("POST", said)
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    mac = base64.b64encode(hmac.new(b"s3cret", signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{mac}"


def test_hubs_caches_and_copies_are_told_in_their_own_words(db, receiver):
    outbox.put("websub", {"topics": ["https://n.example/en/"]}, outlet=outlet(receiver, "websub"))
    addresses = ["https://n.example/en/crime/a-1/"]
    outbox.put("purge", {"addresses": addresses}, outlet=outlet(receiver, "purge", secret="t"))
    copy = outbox.put("copy", {"paths": ["/en/articles/1/"]}, outlet=outlet(receiver, "copy"))
    assert delivering.deliver_due() == (2, 1)
    said = {method: (path, headers, body) for method, path, headers, body in receiver.got}
    assert said["POST"][2] == b"hub.mode=publish&hub.url=https%3A%2F%2Fn.example%2Fen%2F"
    assert said["PURGE"][0] == "/en/crime/a-1/"
    assert said["PURGE"][1]["Host"] == "n.example"
    assert said["PURGE"][1]["Authorization"] == "Bearer t"
    copy.refresh_from_db()
    assert copy.error == "127.0.0.1 still answers 200 for /en/articles/1/"
    receiver.statuses["GET"] = 410
    delivering.try_again(copy)
    assert delivering.deliver_due() == (1, 0)


def test_the_command_does_one_round(db, capsys):
    outbox.put("email", MAIL)
    call_command("deliver", "--once")
    assert "1 delivered, 0 failed." in capsys.readouterr().out
    gone = outbox.put("webhook", {"event": "gone"})
    failed = outbox.put("email", MAIL)
    Outbox.objects.filter(pk=gone.pk).update(delivered_at=timezone.now())
    Outbox.objects.filter(pk=failed.pk).update(given_up_at=timezone.now(), error="refused")
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert delivering.forget_delivered() == 1
    # Who confirmed that a story is gone stays on its page; so does what could not be sent.
    assert set(Outbox.objects.values_list("pk", flat=True)) == {gone.pk, failed.pk}
