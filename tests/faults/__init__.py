"""kill -9 of the real server while people save and publish: nothing half done, nothing lost.

    python -m tests.faults [--saves 100] [--publications 200] [--seed N] [--json FILE]

Real processes of granian on 127.0.0.1 and real HTTP, on a database of their own: a scratch SQLite file,
or one made and dropped on the PostgreSQL of DATABASE_URL. `make soak` does both on both.
"""
