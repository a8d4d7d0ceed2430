from django.apps import AppConfig


class PlatformConfig(AppConfig):
    name = "zellige.platform"
    label = "platform"

    def ready(self) -> None:
        from zellige.platform import checks  # noqa: F401  registers itself
