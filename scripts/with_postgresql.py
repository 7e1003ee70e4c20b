"""Run a command with DATABASE_URL naming a PostgreSQL of its own, gone when the command ends.

    python scripts/with_postgresql.py pytest tests/newsdesk -q

The server lives in a temporary folder and listens on a socket in it, on no network. As root it runs
as an ordinary user, since PostgreSQL refuses root. Nothing is kept, so nothing is synced to disk.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from needs import Missing, ensure

SPEED = ["-cfsync=off", "-csynchronous_commit=off", "-cfull_page_writes=off"]
DOCUMENTED = ["-crandom_page_cost=1.1"]  # as docs/deploy.md asks
SECONDS_TO_START = 30


def ordinary_user():
    """Whom to run the server as: nobody else's rights, and never root."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise Missing("PostgreSQL refuses to run as root, and there is no user “nobody” to run it as.")


@contextlib.contextmanager
def running_server():
    """Start a server; yield its DATABASE_URL; stop it and remove its folder."""
    folder_of_binaries, _browser = ensure()
    user = ordinary_user()
    home = Path(tempfile.mkdtemp(prefix="newsdesk-pg-"))
    try:
        _hand_over(home, user)
        _make_cluster(folder_of_binaries, home, user)
        server = _start(folder_of_binaries, home, user)
        try:
            _wait_for(server, home)
            yield f"postgres://newsdesk@/{home}/postgres"
        finally:
            server.send_signal(signal.SIGINT)  # “fast”: ends the sessions that are left
            server.wait()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _hand_over(home, user):
    home.chmod(0o755)  # root's own client has to reach the socket
    if os.geteuid() == 0:
        os.chown(home, user.pw_uid, user.pw_gid)


def _as(user):
    if os.geteuid() != 0:
        return {}
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _make_cluster(binaries, home, user):
    command = [binaries / "initdb", "--pgdata", home / "data", "--username", "newsdesk"]
    command += ["--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]
    done = subprocess.run(command, cwd=home, capture_output=True, text=True, **_as(user))
    if done.returncode:
        raise Missing(f"initdb failed:\n{done.stdout}{done.stderr}")


def _start(binaries, home, user):
    command = [binaries / "postgres", "-D", home / "data", "-k", home, "-clisten_addresses="]
    with (home / "log").open("w") as log:
        return subprocess.Popen(
            [*command, "-cmax_connections=60", *SPEED, *DOCUMENTED],
            cwd=home,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for the command; the server ends after it
            **_as(user),
        )


def _wait_for(server, home):
    """Until the server says it is ready: the last line of its pid file is “ready”."""
    pid_file = home / "data" / "postmaster.pid"
    limit = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < limit and server.poll() is None:
        if pid_file.exists() and "ready" in pid_file.read_text():
            return
        time.sleep(0.02)
    raise Missing(f"PostgreSQL did not start:\n{(home / 'log').read_text()}")


def main(command):
    signal.signal(signal.SIGTERM, lambda *_args: sys.exit(143))
    try:
        with running_server() as address:
            environment = os.environ | {"DATABASE_URL": address}
            return subprocess.run(command, env=environment).returncode
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
