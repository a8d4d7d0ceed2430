from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "zellige.ui"
    label = "ui"
