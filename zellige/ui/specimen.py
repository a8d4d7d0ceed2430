"""What the design page shows: every component, filled with plain examples."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from zellige.kernel.figure import Figure, Interval
from zellige.ui import languages

DAY = datetime.date(2026, 11, 23)
HOUR = datetime.datetime(2026, 11, 23, 14, 5, tzinfo=datetime.UTC)


class ExampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField()
    people = forms.IntegerField(min_value=0)
    start = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), required=False)
    personal = forms.ChoiceField(widget=forms.RadioSelect)
    categories = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    reasons = forms.CharField(widget=forms.Textarea, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].label = _("Title")
        self.fields["title"].help_text = _("A few words that people will recognise.")
        self.fields["people"].label = _("How many people does it concern?")
        self.fields["start"].label = _("First day")
        self.fields["personal"].label = _("Does it use data about people who can be recognised?")
        self.fields["personal"].help_text = _("A name, a photograph, a telephone number.")
        self.fields["personal"].choices = [
            ("yes", _("Yes")),
            ("no", _("No")),
            ("unknown", _("I do not know")),
        ]
        self.fields["categories"].label = _("Which data?")
        self.fields["categories"].choices = [("health", _("Health")), ("income", _("Income"))]
        self.fields["reasons"].label = _("Reasons")


def specimens(request: HttpRequest) -> list[dict[str, Any]]:
    """The same examples, drawn in every language."""
    drawn = []
    for reading in languages.readings(request.get_full_path()):
        with translation.override(reading.code):
            html = render_to_string("ui/specimen.html", _examples(reading.code), request)
        drawn.append(
            {
                "code": reading.code,
                "direction": reading.direction,
                "name": reading.name,
                "html": html,
            }
        )
    return drawn


def _examples(code: str) -> dict[str, Any]:
    form = ExampleForm({"people": "-3", "personal": ""}, auto_id=f"{code}_%s")
    another = "ar" if code != "ar" else "fr"
    borrowed = {"ar": "نص لم يترجم بعد", "fr": "Un texte qui n'est pas encore traduit"}
    return {
        "language_code": code,
        "day": DAY,
        "hour": HOUR,
        "borrowed": {another: borrowed[another]},
        "form": form,
        "steps": _steps(),
        "tasks": _tasks(),
        "rows": [
            {"key": _("Title"), "value": _("Energy manager"), "actions": [_change()]},
            {"key": _("Data about people"), "value": _("No"), "actions": [_change()]},
        ],
        "lines": [
            {"day": DAY.replace(month=month), "energy": Decimal(energy), "holds": holds}
            for month, energy, holds in (
                (8, "18250", True),
                (9, "17904.5", None),
                (10, "16001", False),
            )
        ],
        "page": Paginator(range(120), 10).page(4),
        "figure": Figure(Decimal("12.4"), "%", DAY, _("meters of the site"), Interval(9, 16, 0.95)),
        "events": _events(),
    }


def _change() -> dict[str, str]:
    return {"address": "#main", "label": _("Change")}


def _steps() -> list[dict[str, str]]:
    return [
        {"label": _("Proposed"), "state": "done", "address": "#main"},
        {"label": _("Questions"), "state": "done", "address": "#main"},
        {"label": _("Opinion"), "state": "current", "note": _("at the authority")},
        {"label": _("Decision"), "state": "todo"},
        {"label": _("Published"), "state": "todo"},
    ]


def _tasks() -> list[dict[str, str]]:
    done = {"state": _("Done"), "colour": "green", "mark": "full"}
    begun = {"state": _("Under way"), "colour": "ochre", "mark": "half"}
    later = {"state": _("Not yet open"), "colour": "grey", "mark": "empty"}
    return [
        {"label": _("Describe the system"), "address": "#main", **done},
        {
            "label": _("Answer the questions"),
            "address": "#main",
            "hint": _("Five are left"),
            **begun,
        },
        {"label": _("File the declaration"), **later},
    ]


def _events() -> list[dict[str, Any]]:
    return [
        {"date": DAY, "title": _("Opinion given"), "text": _("Favourable, with one condition.")},
        {"date": HOUR, "with_time": True, "title": _("File complete"), "address": "#main"},
    ]
