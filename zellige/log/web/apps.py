from django.apps import AppConfig


class LogConfig(AppConfig):
    name = "zellige.log.web"
    label = "log"
    default_auto_field = "django.db.models.BigAutoField"
