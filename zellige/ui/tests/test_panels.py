"""Panels: later slices fill places of earlier pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory

from zellige.ui import panels


def second(request: HttpRequest, obj: Any) -> str:
    return f"<p>second of {obj}</p>"


def first(request: HttpRequest, obj: Any) -> str:
    return f"<p>first on {request.path}</p>"


def silent(request: HttpRequest, obj: Any) -> str:
    return ""


def drawn(place: str) -> str:
    context = Context({"request": RequestFactory().get("/here/"), "thing": "x"})
    return Template("{% load ui %}{% panels place thing %}").render(context.new({**context.flatten(), "place": place}))


@pytest.fixture
def place() -> str:
    panels.register("test-place", 20, second)
    panels.register("test-place", 10, first)
    panels.register("test-place", 15, silent)
    return "test-place"


def test_panels_are_shown_in_order_with_the_object_of_the_page(place: str) -> None:
    assert drawn(place) == "<p>first on /here/</p>\n<p>second of x</p>"


def test_registering_twice_shows_once(place: str) -> None:
    panels.register(place, 5, second)
    assert drawn(place) == "<p>second of x</p>\n<p>first on /here/</p>"


def test_an_empty_place_shows_nothing() -> None:
    assert drawn("nowhere") == ""
