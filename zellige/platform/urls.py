"""The addresses: each slice under its own, every page once per language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from zellige.platform import views

urlpatterns = i18n_patterns(
    path("", views.home, name="home"),
    path("", include("zellige.institutions.web.urls")),
    path("", include("zellige.register.web.urls")),
    path("", include("zellige.law.web.urls")),
    path("", include("zellige.review.web.urls")),
    path("log/", include("zellige.log.web.urls")),
    path("design/", include("zellige.ui.urls")),
)

handler400 = "zellige.platform.views.bad_request"
handler403 = "zellige.platform.views.forbidden"
handler404 = "zellige.platform.views.not_found"
handler500 = "zellige.platform.views.fault"
