"""The server's processes: granian with the site, forked from one that has its modules in memory.

Only modules: that one has never asked the database anything, so that each server starts as from cold,
without the seconds that importing takes.
"""

import multiprocessing

import django
from django.urls import get_resolver
from granian import Granian
from granian.constants import Interfaces

django.setup()
get_resolver().url_patterns  # noqa: B018 - imports every view

SERVERS = multiprocessing.get_context("forkserver")
SERVERS.set_forkserver_preload([__name__])


def serve(port):
    multiprocessing.set_start_method("fork", force=True)
    Granian(
        "tests.faults.crashing:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        backpressure=16,
        log_enabled=False,
    ).serve()


def started(port):
    """A process that serves the site there, and runs until it is killed."""
    process = SERVERS.Process(target=serve, args=[port])
    process.start()
    return process
