from django.apps import AppConfig


class InstitutionsConfig(AppConfig):
    name = "zellige.institutions.web"
    label = "institutions"
    default_auto_field = "django.db.models.BigAutoField"
