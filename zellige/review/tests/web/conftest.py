from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from zellige.review.tests.conftest import Person


@pytest.fixture
def sit(client: Client) -> Callable[[Person], Client]:
    """Puts the test client's reader in somebody's seat."""

    def take(person: Person) -> Client:
        client.force_login(person.user)
        session = client.session
        session["seat"] = person.seat.pk
        session.save()
        return client

    return take
