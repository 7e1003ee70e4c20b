"""One short HTTP request to somebody outside: no redirect is followed, nothing waits for long."""

import http.client
from urllib.parse import urlsplit

from articles.connecting import connect

TIMEOUT = 5  # seconds, for the connection and for each answer
MOST = 64 * 1024  # bytes of an answer that are read


class Unreachable(Exception):
    """The receiver did not take it. Its words are for the desk."""


def request(method, address, *, body=b"", headers=None):
    """The status that the receiver answered; raise Unreachable when it did not answer."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Unreachable(f"“{address}” is no address to send to")
    connection, path = connect(address, TIMEOUT)
    try:
        connection.request(method, path, body=body, headers=headers or {})
        response = connection.getresponse()
        response.read(MOST)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unreachable(f"{parts.hostname}: {error or type(error).__name__}") from error
    finally:
        connection.close()
    return response.status


def send(method, address, *, body=b"", headers=None):
    """Raise Unreachable unless the receiver says that it took it (2xx)."""
    status = request(method, address, body=body, headers=headers)
    if not 200 <= status < 300:
        raise Unreachable(f"{urlsplit(address).hostname} answered {status}")
