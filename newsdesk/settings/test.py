"""The tests' settings: as in production, less what would make them slow."""

import tempfile
from pathlib import Path

from newsdesk.settings.base import *
from newsdesk.settings.base import DATABASES

SECRET_KEY = "for-tests-only"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# The live test server does not serve hashed names.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Empty, as in a clean checkout: whitenoise looks at every file for each client of a test.
STATIC_ROOT = Path(tempfile.mkdtemp(prefix="newsdesk-test-static-"))
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="newsdesk-test-media-"))
# Queries are counted: no process of the tests changes the row behind another's back.
NEWSROOM_READ_AGAIN = None
REGISTRY_READ_AGAIN = None
GAZETTEER_IN_BACKGROUND = False
# Tests travel in time; those of the guard itself bring their own clock.
CLOCK_GUARD = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    )
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0
