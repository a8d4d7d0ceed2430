from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "zellige.review.web"
    label = "review"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from zellige.log.web import kinds
        from zellige.review.web import panels
        from zellige.ui.panels import register

        register("initiative", 40, panels.initiative)
        register("home", 40, panels.home)
        kinds.register("review.procedure_opened", _("Procedure opened"))
        kinds.register("review.step_taken", _("Step of a procedure taken"))
        kinds.register("review.decision_signed", _("Decision signed"))
        kinds.register("review.sheet_published", _("Sheet published in the public register"))
