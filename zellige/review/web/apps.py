from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "zellige.review.web"
    label = "review"
    default_auto_field = "django.db.models.BigAutoField"
