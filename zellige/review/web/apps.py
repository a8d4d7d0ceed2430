from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "zellige.review.web"
    label = "review"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from zellige.review.web import panels
        from zellige.ui.panels import register

        register("initiative", 40, panels.initiative)
        register("home", 40, panels.home)
