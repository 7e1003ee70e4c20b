"""One JSON request to an engine: bounded in time and size, no redirect, asked again once if busy."""

import http.client
import json
import time

from django.utils.translation import gettext as _

from articles.connecting import connect
from articles.translating.engines.base import EngineFailed

MOST = 4 * 1024 * 1024  # bytes of an answer
LONGEST_WAIT = 5.0  # seconds that "too many requests" may make us wait
BUSY = (429, 503, 529)
REFUSED = (401, 403)


def ask(request, timeout, wait=time.sleep):
    """The JSON that the engine answers. Raise EngineFailed, in words, for anything else."""
    body = json.dumps(request.payload, ensure_ascii=False).encode()
    deadline = time.monotonic() + timeout
    status, headers, answer = _posted(request, body, deadline)
    if status in BUSY:
        wait(min(_seconds(headers.get("Retry-After", "")), LONGEST_WAIT))
        status, headers, answer = _posted(request, body, deadline)
    if status in BUSY:
        raise EngineFailed(_("It is busy (%s). Wait a minute, then go on.") % status)
    if status in REFUSED:
        raise EngineFailed(_("It refused our key (%s). Ask whoever runs this server.") % status)
    if status != 200:
        raise EngineFailed(_("It answered with an error (%s).") % status)
    try:
        return json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise EngineFailed(_("Its answer cannot be read.")) from error


def _posted(request, body, deadline):
    headers = {"Content-Type": "application/json; charset=utf-8", **request.headers}
    connection, path = connect(request.address, max(0.1, deadline - time.monotonic()))
    try:
        connection.request("POST", path, body=body, headers=headers)
        response = connection.getresponse()
        return response.status, response.headers, _read(response, connection, deadline)
    except TimeoutError as error:
        raise EngineFailed(_("It did not answer in time. Try again later.")) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise EngineFailed(_("It cannot be reached. Check the connection, then go on.")) from error
    finally:
        connection.close()


def _read(response, connection, deadline):
    """The whole answer; one that trickles in is given up at the deadline."""
    found = b""
    while block := response.read1(65_536):
        found += block
        if len(found) > MOST:
            raise EngineFailed(_("Its answer is too long to be right."))
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        if connection.sock is not None:
            connection.sock.settimeout(left)
    return found


def _seconds(word):
    return float(word) if word.isdigit() else 1.0
