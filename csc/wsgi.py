"""The entry point of a web server: `gunicorn csc.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from csc.collecting import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csc.settings")

application = get_wsgi_application()
settle()
