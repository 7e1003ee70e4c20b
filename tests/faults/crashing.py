"""The site for granian, which kills itself at the point that a request names.

Every statement sent to the database is a point, and so is each commit, once before and once after.
`X-Kill-At: 17` is SIGKILL right at the seventeenth; every answer says in `X-Points` how many it had.
"""

import os
import signal
import threading

from django.db.backends.signals import connection_created
from django.utils.module_loading import import_string

_counting = threading.local()


def point():
    _counting.points = getattr(_counting, "points", 0) + 1
    if _counting.points == getattr(_counting, "fatal", 0):
        os.kill(os.getpid(), signal.SIGKILL)


def _before_each(execute, sql, params, many, context):
    point()
    return execute(sql, params, many, context)


def _watch(connection, **_signal):
    if _before_each in connection.execute_wrappers:
        return  # it is opened anew
    commit = connection._commit

    def watched():
        point()
        commit()
        point()

    connection._commit = watched
    connection.execute_wrappers.append(_before_each)


def killable(application):
    def answer(environ, start_response):
        _counting.points, _counting.fatal = 0, int(environ.get("HTTP_X_KILL_AT", 0))

        def start(status, headers, *rest):
            return start_response(status, [*headers, ("X-Points", str(_counting.points))], *rest)

        return application(environ, start)

    return answer


if "FAULTS_FOLDER" in os.environ:  # run by granian, not looked at by a test runner
    connection_created.connect(_watch, weak=False)
    application = killable(import_string("newsdesk.wsgi.application"))
