from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LawConfig(AppConfig):
    name = "zellige.law.web"
    label = "law"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from zellige.law.web import panels
        from zellige.log.web import kinds
        from zellige.ui.panels import register

        register("initiative", 10, panels.initiative_panel)
        register("home", 10, panels.home_panel)
        kinds.register("law.release_kept", _("Rules kept as they stood"))
        kinds.register("law.snapshot_taken", _("Assessment kept"))
