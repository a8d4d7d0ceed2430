"""The application that the server (granian) runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zellige.platform.settings")

application = get_wsgi_application()
