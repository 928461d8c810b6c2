"""The entry point of a web server: `gunicorn csc.wsgi`."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csc.settings")

application = get_wsgi_application()

# What is loaded by now stays for good. Left where the garbage collector looks, it makes some requests wait
# tens of milliseconds; so all pages are loaded first, and then taken out of its sight.
get_resolver().url_patterns  # noqa: B018 - reading it loads them
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
