"""Answers in words: `{% load register %}`."""

from __future__ import annotations

import datetime
from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from zellige.kernel.vocabulary import Fact
from zellige.ui.templatetags.ui import date, lang, num

register = template.Library()


@register.simple_tag
def answer(fact: Fact, value: Any) -> str:
    """The value of a fact, in the reader's language."""
    if fact.type == "boolean":
        return _("Yes") if value else _("No")
    if fact.options:
        chosen = {value} if isinstance(value, str) else set(value)
        labels = [lang(option.label) for option in fact.options if option.id in chosen]
        return format_html_join(" · ", "{}", ((label,) for label in labels)) or _("None of them")
    if fact.type == "date" and isinstance(value, datetime.date | str):
        return date(value)
    return num(value, fact.unit)
