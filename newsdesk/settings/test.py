"""The tests' settings: as in production, less what would make them slow."""

import tempfile
from pathlib import Path

from newsdesk.settings.base import *
from newsdesk.settings.base import DATABASES, STATIC_ROOT

SECRET_KEY = "for-tests-only"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# The live test server does not serve hashed names.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A clean checkout has none, and whitenoise would warn of it.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
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
