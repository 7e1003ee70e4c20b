"""What a load balancer asks: /health/alive, /health/ready, /health/degraded. No cookie, no Django.

alive      this process answers: always 200; without an answer, start it anew
ready      it can do everything: 200; 503 while the database is down. Send people of the desk
degraded   it can serve readers: 200, with the database or, for a stated time, without; else 503
"""

import json
from datetime import UTC, datetime

from articles.clock import seconds

PREFIX = "/health/"
ADDRESSES = ("alive", "ready", "degraded")


def state(watcher, now):
    """("ready", "degraded" or "down"; since and until when, as ISO 8601 or None)."""
    if watcher.failing_since is None and watcher.last is not None:
        return "ready", None, None
    since = watcher.failing_since or now
    word = "degraded" if now <= watcher.serve_until else "down"
    return word, _iso(since), _iso(watcher.serve_until)


def answer(environ, start_response, watcher):
    asked = environ["PATH_INFO"].removeprefix(PREFIX).rstrip("/")
    if asked not in ADDRESSES:
        return _say(environ, start_response, "404 Not Found", {"addresses": ADDRESSES})
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return _say(environ, start_response, "405 Method Not Allowed", {}, [("Allow", "GET, HEAD")])
    now = seconds()
    if asked != "alive" and now >= watcher.check_at:
        watcher.check(now)
    word, since, until = state(watcher, now)
    good = {"alive": True, "ready": word == "ready", "degraded": word != "down"}[asked]
    said = {"state": word, "since": since, "stored_pages_until": until}
    status = "200 OK" if good else "503 Service Unavailable"
    return _say(environ, start_response, status, said, [] if good else [("Retry-After", "5")])


def _say(environ, start_response, status, said, headers=()):
    body = json.dumps(said).encode() + b"\n"
    own = [("Content-Type", "application/json"), ("Cache-Control", "no-store")]
    start_response(status, [*own, ("Content-Length", str(len(body))), *headers])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _iso(seconds):
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds") if seconds else None
