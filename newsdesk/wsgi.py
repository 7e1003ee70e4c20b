"""The WSGI callable that granian serves: Django, with the page store in front of it."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

from articles.text import values

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings.prod")
django = get_wsgi_application()
# By its name: it needs models, which are there only now.
application = import_string("newsdesk.page_store.edge.in_front_of")(django)
values.prepare()  # half a second that no first request of a worker shall wait for
gc.collect()
gc.freeze()  # what is loaded stays, and need not be looked through at each collection
