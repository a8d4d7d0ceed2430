from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "zellige.register.web"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"
