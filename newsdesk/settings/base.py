"""Settings that every installation shares; dev, test and prod change only what they must."""

import sysconfig
from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()

INSTALLED_APPS = [
    "modeltranslation",
    "newsdesk",
    "articles",
    "annotations",
    "newsdesk.site.NewsdeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "js_asset",
    "django_prose_editor",
    "django_htmx",
    "crispy_forms",
    "crispy_bootstrap5",
    "modelsearch",
    "csp",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsdesk.middleware.NothingForEverMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsdesk.middleware.InterfaceLanguageMiddleware",
    "newsdesk.middleware.NewsroomZoneMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "newsdesk.middleware.ReadableErrorsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "newsdesk.urls"
WSGI_APPLICATION = "newsdesk.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "newsdesk.context.desk",
            ],
        },
    },
]

# --- Database -----------------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'newsdesk.sqlite3'}")}


def with_safe_sqlite(database):
    """Writers queue instead of failing, and a committed save survives a power cut (DESIGN §9)."""
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            " PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;",
        }
    else:
        database["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)
        database["CONN_HEALTH_CHECKS"] = True
        # A database that is gone says so within seconds instead of hanging every request.
        database.setdefault("OPTIONS", {})
        database["OPTIONS"] |= {"connect_timeout": 3, "tcp_user_timeout": 5000}
        # Readers' queries are kept by the server after so many turns (articles.prepared).
        if env.bool("DATABASE_PREPARES", default=True):
            database["OPTIONS"]["prepare_threshold"] = 1
    return database


with_safe_sqlite(DATABASES["default"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- People -------------------------------------------------------------------------------------

AUTH_USER_MODEL = "newsdesk.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "newsdesk.people.backend.PeopleBackend",
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "newsdesk/locked_out.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_ENABLE_ADMIN = False
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "newsdesk.views.forbidden_form"

# --- Languages ----------------------------------------------------------------------------------

# What articles are written in: one list. The first is the default of the registry and the admin.
CONTENT_LANGUAGES = [("en", "English"), ("th", "ไทย")]
# What the desk's own words are shown in.
LANGUAGES = [("en", _("English")), ("th", _("Thai"))]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "newsdesk" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("NEWSROOM_TIME_ZONE", default="Asia/Bangkok")

MODELTRANSLATION_LANGUAGES = tuple(code for code, _name in CONTENT_LANGUAGES)
MODELTRANSLATION_DEFAULT_LANGUAGE = CONTENT_LANGUAGES[0][0]
# Never the other language under this one's name (DESIGN §4).
MODELTRANSLATION_ENABLE_FALLBACKS = False

# --- The newsroom -------------------------------------------------------------------------------

NEWSROOM_NAME = env.str("NEWSROOM_NAME", default="Newsdesk")
# The public address, with scheme, for canonical links and feeds; empty: the request's own.
# Where a request says whose it is: "HTTP_X_FORWARDED_FOR" behind a proxy that writes it itself.
CLIENT_ADDRESS_HEADER = env.str("CLIENT_ADDRESS_HEADER", default="REMOTE_ADDR")
NEWSROOM_ADDRESS = env.str("NEWSROOM_ADDRESS", default="")

# The masthead and colours of the readers' site, all here. The line under the name, by language:
# "en=News you can check,th=ข่าวที่ตรวจสอบได้".
NEWSROOM_TAGLINE = env.dict("NEWSROOM_TAGLINE", default={})
# Custom properties of static/css/tokens.css: "mast=#7a1022,accent=#7a1022,dark-accent=#ff9aa8".
NEWSROOM_COLOURS = env.dict("NEWSROOM_COLOURS", default={})

# A font file with Thai letters for the pictures of shared links; "": one that the machine has.
NEWSROOM_CARD_FONT = env.str("NEWSROOM_CARD_FONT", default="")

# Whether a claim's card says who checked it, or only that an editor did.
NEWSROOM_NAMES_REVIEWERS = env.bool("NEWSROOM_NAMES_REVIEWERS", default=True)

# All of these but the address and the font stand in the newsroom's own row too (the admin's
# "Newsroom"), which comes first. Seconds after which a process that hears of no change reads it again.
NEWSROOM_READ_AGAIN = 1
# Seconds after which a process looks whether kinds and names of the registry were changed; its own
# changes it knows at once. None: asked for every time.
REGISTRY_READ_AGAIN = 1
# Whether a changed registry's table of names is built beside the requests, which go on with the
# table before it until it is ready.
GAZETTEER_IN_BACKGROUND = True
# Releases are judged by a clock that no jump of the machine's own carries off (articles.clock).
CLOCK_GUARD = True

# Language models that may be asked for the names in a text (docs/suggesting.md): none by default.
SUGGESTING_MODELS = env.json("SUGGESTING_MODELS", default={})
# The spaCy pipeline of each language, offered where it is installed (requirements-models.txt).
SUGGESTING_SPACY = env.json("SUGGESTING_SPACY", default={"en": "en_core_web_sm"})

# --- Machine translation: none by default (docs/translation-engines.md) --------------------------

TRANSLATION_ENGINES = env.json("TRANSLATION_ENGINES", default={})

# --- Readers' search ------------------------------------------------------------------------------

# Texts come prepared (articles.text.searching): no engine may stem, stop or cut them.
MODELSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "articles.search.backend",
        "SEARCH_CONFIG": "simple",
        "AUTO_UPDATE": False,
    }
}
if env.str("SEARCH_URL", default=""):  # docs/search.md
    MODELSEARCH_BACKENDS["default"] = {
        "BACKEND": env.str("SEARCH_BACKEND", default="modelsearch.backends.opensearch3"),
        "URLS": [env.str("SEARCH_URL")],
        "INDEX_PREFIX": env.str("SEARCH_INDEX", default="newsdesk_"),
        "AUTO_UPDATE": False,
    }

# --- Files --------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
BOOTSTRAP_DIR = Path(sysconfig.get_path("purelib")) / "xstatic" / "pkg" / "bootstrap" / "data"
STATICFILES_DIRS = [BASE_DIR / "static", ("bootstrap", BOOTSTRAP_DIR)]
MEDIA_ROOT = VAR_DIR / "media"  # never served by address: uploads go through a guarded view
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "newsdesk.static_files.NamedAndCompressed"},
}
UPLOAD_MAX_BYTES = 30 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_MAX_BYTES
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# --- The page store in front of Django (newsdesk.page_store) -------------------------------------

PAGE_STORE = {
    "MEGABYTES": env.int("PAGE_STORE_MEGABYTES", default=128),  # in each process; 0: no store
    "FOLDER": env.str("PAGE_STORE_FOLDER", default=str(VAR_DIR / "pages")),  # shared by all; or ""
    "FOLDER_MEGABYTES": env.int("PAGE_STORE_FOLDER_MEGABYTES", default=2048),
    # How long stored pages are served while the database is down.
    "STALE_SECONDS": env.int("PAGE_STORE_STALE_SECONDS", default=24 * 60 * 60),
    # How long a CDN may keep a page without asking: a withdrawal takes that much longer there.
    "CDN_SECONDS": env.int("PAGE_STORE_CDN_SECONDS", default=1),
}

# --- Forms --------------------------------------------------------------------------------------

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# --- Safety -------------------------------------------------------------------------------------

# Reader pages never ask for a nonce, so they get none; the desk's import map does.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
