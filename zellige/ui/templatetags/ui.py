"""The tags of every page: `{% load ui %}`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.template.defaultfilters import date as formatted_date
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from zellige.ui import assets, components, figures, languages
from zellige.ui import panels as registry

register = template.Library()


@register.simple_tag
def num(value: int | float | Decimal | None, unit: str | Mapping[str, str] = "") -> str:
    """A number and its unit, in one piece that keeps its direction."""
    if value is None or value == "":
        return SafeString('<span class="nothing">–</span>')
    language = languages.current()
    digits = figures.number(value, language)
    if isinstance(unit, Mapping):
        words = languages.chosen(unit, language)[0]
    else:
        words = figures.unit_in_words(unit, value) if unit else ""
    if not words:
        return format_html('<bdi dir="ltr" class="num">{}</bdi>', digits)
    if figures.runs_right_to_left(words):
        # Words of a right-to-left language stand after the number as that language reads.
        return format_html('<bdi dir="rtl" class="num"><bdi dir="ltr">{}</bdi>\u00a0{}</bdi>', digits, words)
    space = "" if words == "%" and language == "en" else figures.NNBSP
    return format_html('<bdi dir="ltr" class="num">{}{}{}</bdi>', digits, space, words)


@register.simple_tag
def date(value: datetime.date | str | None, time: bool = False) -> str:
    """A day (and with `time=True` an hour) in words, marked up as a time."""
    if value is None or value == "":
        return SafeString('<span class="nothing">–</span>')
    if isinstance(value, str):
        value = datetime.datetime.fromisoformat(value) if time else datetime.date.fromisoformat(value)
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    words = formatted_date(value, "DATETIME_FORMAT" if time else "DATE_FORMAT")
    machine = value.isoformat() if time else value.strftime("%Y-%m-%d")
    direction = languages.direction(languages.current())
    return format_html('<time datetime="{}"><bdi dir="{}">{}</bdi></time>', machine, direction, words)


@register.simple_tag
def ident(value: object) -> str:
    """An identifier, an article, an address: never turned round."""
    return format_html('<bdi dir="ltr" class="ident">{}</bdi>', "" if value is None else value)


@register.filter
def lang(text: Mapping[str, str] | str | None) -> str:
    """A text in the reader's language; when it falls back, marked with the language it is in."""
    if not isinstance(text, Mapping):
        return "" if text is None else str(text)
    wanted = languages.current()
    words, code = languages.chosen(text, wanted)
    if code == wanted or not words:
        return words
    return format_html('<span lang="{}" dir="{}">{}</span>', code, languages.direction(code), words)


@register.filter
def lang_text(text: Mapping[str, str] | str | None) -> str:
    """The same without markup: for attributes and titles."""
    if not isinstance(text, Mapping):
        return "" if text is None else str(text)
    return languages.chosen(text, languages.current())[0]


@register.simple_tag(takes_context=True)
def panels(context: template.Context, place: str, obj: Any = None) -> str:
    """What later slices show at this place."""
    request = context["request"]
    shown = (panel.render(request, obj) for panel in registry.at(place))
    return format_html_join("\n", "{}", ((SafeString(html),) for html in shown if html))


@register.simple_tag
def stylesheet() -> str:
    """The address of the stylesheet."""
    return static(assets.stylesheet_name())


for _name, _compile in components.register.tags.items():
    register.tag(_name, _compile)
