"""One person's machine: `make run`. Never for a newsroom: see prod."""

from newsdesk.settings.base import *
from newsdesk.settings.base import STORAGES, VAR_DIR, env

VAR_DIR.mkdir(exist_ok=True)
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
# Only for a machine that nobody else reaches; prod refuses to start without its own.
SECRET_KEY = env.str("SECRET_KEY", default="for-this-machine-only-" + "0" * 40)
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# Hashed names as in production, but not compressed: setting up takes seconds less.
STORAGES["staticfiles"] = {"BACKEND": "newsdesk.static_files.Named"}
