from django.urls import path

from zellige.log.web.views import pages, texts

app_name = "log"
urlpatterns = [
    path("", pages.entries, name="entries"),
    path("<int:index>/", pages.entry, name="entry"),
    path("<int:index>/receipt", texts.receipt, name="receipt"),
    path("checkpoint", texts.checkpoint, name="checkpoint"),
    path("key", texts.key, name="key"),
    path("tile/<path:path>", texts.tile, name="tile"),
]
