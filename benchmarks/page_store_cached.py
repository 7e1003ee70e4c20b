"""Settings for Django's own cached view at its best: no middleware, the local-memory cache."""

from newsdesk.settings.dev import *

MIDDLEWARE = []
ROOT_URLCONF = "benchmarks.page_store_cached_urls"
PAGE_STORE = {"MEGABYTES": 0}
