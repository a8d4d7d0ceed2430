"""The application that the server (granian) runs; it refuses to start when it is not safe to."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zellige.platform.settings")

application = get_wsgi_application()

from zellige.platform.checks import demonstration_is_safe  # noqa: E402  settings must be ready

if _errors := demonstration_is_safe(None):
    raise ImproperlyConfigured("\n".join(f"{error.msg} {error.hint}" for error in _errors))
