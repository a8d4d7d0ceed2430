"""Conclusions, reasons and conditions in HTML: `{% load law %}`."""

from __future__ import annotations

import math
from collections.abc import Mapping

from django import template
from django.utils.html import format_html

from zellige.kernel.text import Text
from zellige.kernel.vocabulary import Fact
from zellige.law.engine import labels
from zellige.law.engine.agency import Agency
from zellige.law.engine.assess import Conclusion
from zellige.law.engine.instrument import Deadline
from zellige.law.engine.naming import Given, Names
from zellige.law.web.selectors.lines import Line, anchor
from zellige.law.web.selectors.reading import Reading
from zellige.law.web.views.addresses import question_address
from zellige.ui.components import status, tag
from zellige.ui.figures import unit_in_words
from zellige.ui.templatetags.ui import ident, lang, num

register = template.Library()

_TABLES: Mapping[str, Mapping[str, Text]] = {
    "outcome": labels.OUTCOMES,
    "certainty": labels.CERTAINTY,
    "status": labels.STATUS,
    "addressee": labels.ADDRESSEES,
    "kind": labels.KINDS,
    "about": labels.ABOUT,
    "jurisdiction": labels.JURISDICTIONS,
    "unknown": labels.UNKNOWN,
}


@register.filter
def called(code: str, table: str) -> str:
    """The words of a code: `{{ duty.addressee|called:"addressee" }}`."""
    text = _TABLES[table].get(code)
    return lang(text) if text else code


@register.filter
def in_words(deadline: Deadline | None) -> str:
    """A deadline in words."""
    return lang(labels.deadline(deadline)) if deadline else ""


@register.simple_tag
def named(given: Given, names: Names) -> str:
    """A fact, with the operator or processing it is about."""
    item = names.told(given.about, given.item)
    return format_html("{} ({})", lang(given.label), lang(item)) if item else lang(given.label)


@register.simple_tag
def value(line: Line) -> str:
    """What a conclusion says: holds, does not hold, open; or its number, or the bounds of it."""
    if line.conclusion.bounds is None:
        return status(line.value)
    unit = line.conclusion.ruled.rule.unit
    if line.conclusion.settled:
        return tag(num(_whole(line.low), unit), "blue", "full")
    if line.low is None or line.high is None:
        return status(None)
    return tag(format_html("{} – {}", num(_whole(line.low)), num(_whole(line.high), unit)), "ochre", "half")


@register.simple_tag
def question_link(given: Given, names: Names, ref: str, then: str = "dossier") -> str:
    """A missing fact, leading to its question where it can be put to somebody."""
    words = named(given, names)
    if not given.fact or given.item.startswith("of-"):
        return words
    return format_html('<a href="{}">{}</a>', question_address(ref, given.fact, given.item, then), words)


def _whole(number: float | None) -> float | int | None:
    return int(number) if number is not None and number == int(number) else number


@register.filter
def item_name(one: Conclusion, names: Names) -> Text | None:
    """The operator or processing a conclusion is about, if any."""
    return names.told(one.ruled.rule.about, one.item)


@register.simple_tag
def anchor_of(one: Conclusion) -> str:
    """Where a conclusion stands on its page."""
    return anchor(one.ruled.key, one.item)


@register.simple_tag
def law_name(reading: Reading, one: Conclusion) -> str:
    """The short name of a conclusion's instrument."""
    return lang(reading.assessment.edition.library.instruments[one.ruled.rule.instrument].short)


@register.simple_tag
def agency_name(reading: Reading, agency: str | None) -> str:
    """The short name of an agency of the packs."""
    return agency_of(reading.assessment.edition.library.agencies, agency)


@register.simple_tag
def agency_of(agencies: Mapping[str, Agency], agency: str | None) -> str:
    """The short name of an agency, its id where it is not listed."""
    known = agencies.get(agency or "")
    return lang(known.short) if known else ident(agency or "")


@register.simple_tag
def unit_words(fact: Fact) -> str:
    """The unit a number is given in."""
    return unit_in_words(fact.unit, 2)


@register.simple_tag
def percent(share: float) -> str:
    """A share as whole percent, never rounded up to all of it."""
    return num(math.floor(share * 100 + 1e-9), "%")


@register.simple_tag
def expected(value: bool | str | float) -> str:
    """What a worked case expects: true, false, open or a number."""
    if isinstance(value, bool) or value == "open":
        return status(None if value == "open" else value)
    return num(value) if isinstance(value, int | float) else tag(value)
