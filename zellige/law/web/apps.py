from django.apps import AppConfig


class LawConfig(AppConfig):
    name = "zellige.law.web"
    label = "law"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from zellige.law.web import panels
        from zellige.ui.panels import register

        register("initiative", 10, panels.initiative_panel)
        register("home", 10, panels.home_panel)
