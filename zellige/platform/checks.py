"""What must hold before the platform starts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import Error, register

from zellige.platform.environment import LOCAL_HOSTS, SAFE_HOSTS


@register()
def demonstration_is_safe(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[Error]:
    """Demonstration mode opens every seat to anyone: never in debugging, never to the network."""
    if not settings.ZELLIGE_DEMO:
        return []
    errors = []
    if settings.DEBUG:
        errors.append(
            Error(
                "Demonstration mode (ZELLIGE_DEMO) refuses to start together with ZELLIGE_DEBUG.",
                hint="Unset one of the two.",
                id="zellige.E001",
            )
        )
    public = sorted(set(settings.ALLOWED_HOSTS) - SAFE_HOSTS)
    if public:
        errors.append(
            Error(
                "Demonstration mode (ZELLIGE_DEMO) refuses to start for a host that others can "
                f"reach: got ZELLIGE_HOSTS with {', '.join(public)}; "
                f"expected only {', '.join(LOCAL_HOSTS)}.",
                hint="Unset ZELLIGE_DEMO to serve this host, or take it out of ZELLIGE_HOSTS.",
                id="zellige.E002",
            )
        )
    return errors
