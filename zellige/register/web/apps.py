from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegisterConfig(AppConfig):
    name = "zellige.register.web"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from zellige.log.web import kinds

        kinds.register("register.initiative_created", _("File opened"))
        kinds.register("register.initiative_submitted", _("File handed over"))
        kinds.register("register.operator_added", _("Operator listed"))
        kinds.register("register.processing_added", _("Processing listed"))
        kinds.register("register.facts_asserted", _("Facts asserted"))
        kinds.register("register.product_registered", _("Product registered"))
        kinds.register("register.version_released", _("Version of a product released"))
