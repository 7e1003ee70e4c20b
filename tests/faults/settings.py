"""The server that is killed: as on one person's machine, its writes synced to disk, files of its own."""

from pathlib import Path

from newsdesk.settings.dev import *
from newsdesk.settings.dev import STATIC_ROOT, STORAGES, env

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
MEDIA_ROOT = Path(env.str("FAULTS_FOLDER", default="/nowhere")) / "media"
NEWSROOM_ADDRESS = "http://127.0.0.1"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise would warn of it
