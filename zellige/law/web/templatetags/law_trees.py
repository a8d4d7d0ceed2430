"""Reasons of conclusions and conditions of rules as trees: `{% load law_trees %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from zellige.law.engine.condition import Clause
from zellige.law.engine.labels import UNKNOWN
from zellige.law.engine.naming import answer
from zellige.law.engine.trace import Step
from zellige.law.web.selectors.lines import Line, anchor
from zellige.law.web.selectors.reading import Reading
from zellige.law.web.views.addresses import question_address
from zellige.ui.templatetags.ui import ident, lang

register = template.Library()

_MARKS = {True: ("yes", "+"), False: ("no", "\u2212"), None: ("open", "?")}


@register.simple_tag
def reasons(line: Line, reading: Reading, ref: str) -> str:
    """The rule unfolded, part by part, each with its own value."""
    parts = line.reasons.parts
    if not parts:
        return ""
    return format_html('<ul class="tree">{}</ul>', _steps(parts, line, reading, ref))


def _steps(parts: tuple[Step, ...], line: Line, reading: Reading, ref: str) -> SafeString:
    return format_html_join("", "<li>{}</li>", ((_step(part, line, reading, ref),) for part in parts))


def _step(step: Step, line: Line, reading: Reading, ref: str) -> SafeString:
    css, mark = _MARKS[step.value]
    words = {True: _("holds"), False: _("does not hold"), None: _("is open")}[step.value]
    sign = format_html(
        '<span class="tree-mark tree-{}" aria-hidden="true">{}</span><span class="hidden">{}: </span>', css, mark, words
    )
    inner = format_html("<ul>{}</ul>", _steps(step.parts, line, reading, ref)) if step.parts else ""
    article = format_html(' <span class="soft">{}</span>', _article(step, line, reading)) if step.article else ""
    return format_html(
        "{}<span>{}{}{}</span>{}", sign, _step_words(step, line, reading, ref), _said(step, reading), article, inner
    )


def _article(step: Step, line: Line, reading: Reading) -> str:
    """The article; with its law where that is another one."""
    if step.kind != "rule":
        return ident(step.article)
    rule = reading.assessment.edition.ruled[step.key].rule
    if rule.instrument == line.instrument.id:
        return ident(rule.article)
    law = reading.assessment.edition.library.instruments[rule.instrument].short
    return format_html("{} {}", lang(law), ident(rule.article))


def _step_words(step: Step, line: Line, reading: Reading, ref: str) -> str:
    if step.kind == "rule":
        instrument = step.key.partition("/")[0]
        about = reading.assessment.edition.ruled[step.key].rule.about
        item = line.conclusion.item if about != "system" else ""
        place = f"{reverse('law:dossier', args=[ref])}?law={instrument}#{anchor(step.key, item)}"
        return format_html('<a href="{}">{}</a>', place, lang(reading.assessment.edition.ruled[step.key].rule.name))
    if step.kind == "fact" and step.key not in reading.assessment.facts.known:
        item, _slash, fact = step.key.rpartition("/")
        if not item.startswith("of-"):
            return format_html('<a href="{}">{}</a>', question_address(ref, fact, item, "dossier"), lang(step.text))
    return lang(step.text)


def _said(step: Step, reading: Reading) -> str:
    """The answer given on a fact."""
    if step.kind != "fact":
        return ""
    known = reading.assessment.facts.known.get(step.key)
    fact = reading.assessment.edition.library.vocabulary.facts[step.key.rpartition("/")[2]]
    if known is not None:
        return format_html(' <span class="soft">– {}</span>', lang(answer(fact, known)))
    reason = reading.assessment.facts.unknown.get(step.key, "not_asked")
    return format_html(' <span class="soft">– {}</span>', lang(UNKNOWN[reason]))


@register.simple_tag
def clause(body: Clause) -> str:
    """A condition as a tree."""
    return format_html('<ul class="tree">{}</ul>', _clause(body))


def _clause(one: Clause) -> SafeString:
    inner: Any = format_html_join("", "{}", ((_clause(part),) for part in one.parts))
    below = format_html("<ul>{}</ul>", inner) if one.parts else ""
    words = lang(one.text)
    if one.kind == "rule":
        words = format_html('<a href="{}">{}</a>', reverse("law:rule", args=one.key.split("/")), words)
    elif one.kind == "ruling":
        words = format_html("<em>{}</em> {}", _("Open legal question:"), words)
    article = format_html(' <span class="soft">{}</span>', ident(one.article)) if one.article else ""
    css = "tree-group" if one.kind == "group" else ""
    return format_html('<li><span class="{}">{}{}</span>{}</li>', css, words, article, below)
