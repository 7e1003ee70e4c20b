"""One small class for each kind of message. `send(row)` returns when it is delivered, and raises
with words for the desk when it is not. `receiver(row)` names whom it goes to: while one is down,
its messages wait and the others' do not.
"""

import base64
import hashlib
import hmac
import json
import smtplib
from urllib.parse import urlencode, urljoin, urlsplit

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from articles.outbox import http, state


class Sender:
    """`failures` are the exceptions that mean “not now”; anything else is a mistake of ours, and
    is kept and shown just the same."""

    def receiver(self, row):
        return f"outlet {row.outlet_id}"

    def send(self, row):
        raise NotImplementedError


class Email(Sender):
    """{"to": [addresses], "subject": words, "text": words} and, if wanted, "html"."""

    def receiver(self, row):
        return "email"

    def send(self, row):
        message = row.payload
        mail = EmailMultiAlternatives(
            " ".join(message["subject"].split()), message["text"], to=message["to"]
        )
        if message.get("html"):
            mail.attach_alternative(message["html"], "text/html")
        try:
            mail.send()
        except smtplib.SMTPException as error:
            raise http.Unreachable(f"mail: {error}") from error


class Webhook(Sender):
    """How an article stands for readers, as JSON, signed as Standard Webhooks has it (HMAC-SHA256 of id.time.body).

    `sequence` grows: a receiver that got a newer one about an article may forget an older one.
    """

    def send(self, row):
        told = state.message(row.payload)
        if told is None:
            return
        told |= {"sequence": row.pk}
        body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
        stamp = str(int(timezone.now().timestamp()))
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "Newsdesk",
            "webhook-id": f"newsdesk-{row.pk}",
            "webhook-timestamp": stamp,
            "webhook-signature": signature(row.outlet.secret, f"newsdesk-{row.pk}", stamp, body),
        }
        http.send("POST", row.outlet.address, body=body, headers=headers)


class WebSub(Sender):
    """{"topics": [addresses of feeds]}: tells the hub that they changed."""

    def send(self, row):
        pairs = [("hub.mode", "publish"), *(("hub.url", url) for url in row.payload["topics"])]
        headers = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": "Newsdesk"}
        http.send("POST", row.outlet.address, body=urlencode(pairs).encode(), headers=headers)


class Purge(Sender):
    """{"addresses": [public addresses], "tags": […]}: a cache forgets them.

    As most caches take it: one PURGE for each address, at the cache's own host.
    """

    def send(self, row):
        cache = row.outlet.address
        headers = {"User-Agent": "Newsdesk"}
        if row.outlet.secret:
            headers["Authorization"] = f"Bearer {row.outlet.secret}"
        for address in row.payload["addresses"]:
            parts = urlsplit(address)
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            host = {"Host": parts.netloc} if parts.netloc else {}
            # 404: it had none, and that is what was wanted.
            status = http.request("PURGE", urljoin(cache, path), headers=headers | host)
            if not 200 <= status < 300 and status != 404:
                raise http.Unreachable(f"{urlsplit(cache).hostname} answered {status} for {path}")


class Copy(Sender):
    """{"paths": […]}: looks whether a copy of the site has let them go, and fails until it has."""

    def send(self, row):
        for path in row.payload["paths"]:
            status = http.request("GET", urljoin(row.outlet.address, path))
            if status not in (404, 410):
                host = urlsplit(row.outlet.address).hostname
                raise http.Unreachable(f"{host} still answers {status} for {path}")


def signature(secret, message_id, stamp, body):
    """The `webhook-signature` header: "v1," and the HMAC in base64.

    >>> signature("s3cret", "newsdesk-1", "1700000000", b"{}")
    'v1,7wPdt+8lk01P3iKybXqlxmsHQmxNw+j/moJ3j456KlU='
    """
    words = f"{message_id}.{stamp}.".encode() + body
    mac = hmac.new(secret.encode(), words, hashlib.sha256).digest()
    return "v1," + base64.b64encode(mac).decode()


SENDERS = {
    "email": Email(),
    "webhook": Webhook(),
    "websub": WebSub(),
    "purge": Purge(),
    "copy": Copy(),
}
