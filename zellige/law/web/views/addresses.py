"""Addresses of questions."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse


def question_address(ref: str, fact: str, item: str = "", then: str = "") -> str:
    """Where a question is asked; `then` says where to go on: answers, dossier or questions."""
    query = {name: value for name, value in (("item", item), ("then", then)) if value}
    return reverse("law:question", args=[ref, fact]) + (f"?{urlencode(query)}" if query else "")
