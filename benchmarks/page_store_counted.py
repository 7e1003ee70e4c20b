"""The site with its page store, for granian: each path that Django draws is noted in $DRAWN."""

import os
from pathlib import Path

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

django = get_wsgi_application()
noted = Path(os.environ["DRAWN"]).open("a", encoding="utf-8", buffering=1)  # noqa: SIM115 - for good


def counted(environ, start_response):
    noted.write(environ["PATH_INFO"].encode("latin-1").decode() + "\n")
    return django(environ, start_response)


application = import_string("newsdesk.page_store.edge.in_front_of")(counted)
