from django.apps import AppConfig


class LawConfig(AppConfig):
    name = "zellige.law.web"
    label = "law"
    default_auto_field = "django.db.models.BigAutoField"
