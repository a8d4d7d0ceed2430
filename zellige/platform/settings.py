"""Settings of the platform. Every ZELLIGE_ variable is described in the README of this folder."""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from zellige.platform.environment import (
    LOCAL_HOSTS,
    SAFE_HOSTS,
    data_folder,
    database,
    env_bool,
    env_list,
    env_path,
    secret_key,
)

PACKAGE = Path(__file__).resolve().parent.parent

ZELLIGE_DATA = data_folder()
ZELLIGE_DEMO = env_bool("ZELLIGE_DEMO")
ZELLIGE_CONTENT = env_path("ZELLIGE_CONTENT", PACKAGE / "content")
ZELLIGE_LOG_ORIGIN = os.environ.get("ZELLIGE_LOG_ORIGIN", "zellige.example/log")
ZELLIGE_LOG_KEY = env_path("ZELLIGE_LOG_KEY", ZELLIGE_DATA / "log.key")
ZELLIGE_BUILT = ZELLIGE_DATA / "built"

DEBUG = env_bool("ZELLIGE_DEBUG")
SECRET_KEY = secret_key(ZELLIGE_DATA / "secret.key")
ALLOWED_HOSTS = env_list("ZELLIGE_HOSTS", LOCAL_HOSTS)
HTTPS = env_bool("ZELLIGE_HTTPS", default=not set(ALLOWED_HOSTS) <= SAFE_HOSTS)

INSTALLED_APPS = [
    "zellige.platform",
    "zellige.ui",
    "zellige.institutions.web",
    "zellige.log.web",
    "zellige.register.web",
    "zellige.law.web",
    "zellige.review.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "zellige.institutions.web.middleware.SeatMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

FORM_RENDERER = "zellige.ui.forms.Renderer"
ROOT_URLCONF = "zellige.platform.urls"
WSGI_APPLICATION = "zellige.platform.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "zellige.ui.context.page",
            ],
        },
    }
]

DATABASES = {"default": database(os.environ.get("ZELLIGE_DATABASE_URL", ""), ZELLIGE_DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "institutions.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "institutions:sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

LANGUAGE_CODE = "en"
LANGUAGES = [("ar", "العربية"), ("fr", "Français"), ("en", "English")]
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = os.environ.get("ZELLIGE_TIME_ZONE", "Africa/Casablanca")
FORMAT_MODULE_PATH = ["zellige.platform.formats"]

STATIC_URL = "static/"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "zellige.ui.assets.BuiltFinder",
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_IMMUTABLE_FILE_TEST = r"\.[0-9a-f]{12}\.\w+$"

# What stands in the page header: the address below the language, and its name.
ZELLIGE_NAVIGATION = [
    ("tasks/", _("Waiting for me")),
    ("initiatives/", _("Initiatives")),
    ("products/", _("Products")),
    ("register/", _("Register")),
    ("law/", _("Law")),
    ("log/", _("Log")),
]
# Of these, what leads nowhere without a seat.
ZELLIGE_NAVIGATION_OF_SEATS = {"tasks/", "products/"}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if env_bool("ZELLIGE_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"standard-error": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["standard-error"], "level": "WARNING"},
}
