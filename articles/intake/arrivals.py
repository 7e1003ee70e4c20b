"""Several files at once: each is kept or refused by itself, and the person is told of each."""

from dataclasses import dataclass

from django.http import JsonResponse
from django.urls import reverse

from articles.exceptions import Invalid
from articles.intake import actions
from articles.models import Upload


@dataclass(frozen=True)
class Arrival:
    """What became of one file: its kept `upload`, or the `reasons` why it was refused."""

    name: str
    upload: Upload | None = None
    reasons: tuple[str, ...] = ()

    @property
    def dropped(self):
        """Sentences on what was left out of it."""
        return self.upload.reading.get("dropped", []) if self.upload else []

    def as_json(self):
        return {
            "name": self.name,
            "url": reverse("article_found", args=[self.upload.pk]) if self.upload else "",
            "dropped": self.dropped,
            "reasons": list(self.reasons),
        }


def receive_all(data, *, by):
    """Keep what a BringInForm brought: [Arrival], one for each file, or one for pasted text."""
    if data["file"]:
        return [_file(file, by) for file in data["file"]]
    return [_one("", lambda: actions.receive_text(data["text"], by=by))]


def told(form, arrivals):
    """The answer to a script that sends file by file: of each what became of it."""
    answer = {
        "arrivals": [arrival.as_json() for arrival in arrivals],
        "reasons": [str(e) for errors in form.errors.values() for e in errors],
    }
    kept = any(arrival.upload for arrival in arrivals)
    return JsonResponse(answer, status=200 if kept or not form.is_bound else 400)


def _file(file, by):
    return _one(file.name, lambda: actions.receive(file.name, file.read(), by=by))


def _one(name, receive):
    try:
        return Arrival(name, upload=receive())
    except Invalid as error:
        return Arrival(name, reasons=tuple(str(reason) for reason in error.reasons))
