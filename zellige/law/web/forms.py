"""The form of one question, made from its fact; what it gives is an answer as in a file of facts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from zellige.kernel.vocabulary import NUMERIC, Fact, Value
from zellige.ui.languages import chosen, current

# An option id may be any word, so what stands for something else has a sign before it.
NONE = "-none"
REASONS = {"?not_known": gettext_lazy("I do not know"), "?withheld": gettext_lazy("Not to be disclosed")}
YES_NO = {"=yes": gettext_lazy("Yes"), "=no": gettext_lazy("No")}


class QuestionForm(forms.Form):
    """One question: `answer`, and for numbers and dates `reason` why there is none."""

    def __init__(self, *args: Any, fact: Fact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fact = fact
        self.fields["answer"] = _field(fact)
        if fact.type in NUMERIC:
            self.fields["reason"] = forms.MultipleChoiceField(
                choices=list(REASONS.items()),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                label=_("Or, if there is no answer"),
            )

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            try:
                self.cleaned_data["raw"] = self._raw(self.cleaned_data["answer"], self.cleaned_data.get("reason"))
            except ValidationError as error:
                self.add_error("answer", error)
        return self.cleaned_data

    def _raw(self, answer: Any, reasons: list[str] | None) -> Any:
        if self.fact.type in NUMERIC:
            return self._measured(answer.strip(), reasons or [])
        if self.fact.type == "set":
            return self._set(answer)
        if answer.startswith("?"):
            return {"unknown": answer[1:]}
        return answer == "=yes" if self.fact.type == "boolean" else answer[1:]

    def _set(self, answer: list[str]) -> Any:
        exclusive = [one for one in answer if not one.startswith("=")]
        if exclusive and len(answer) > 1:
            raise ValidationError(_("These do not go together: choose what applies, or one of the last three lines."))
        if exclusive:
            return [] if exclusive[0] == NONE else {"unknown": exclusive[0][1:]}
        return [one[1:] for one in answer]

    def _measured(self, answer: str, reasons: list[str]) -> Any:
        if len(reasons) + bool(answer) != 1:
            raise ValidationError(
                _("Give one answer: a value, or why there is none.")
                if answer or reasons
                else _("Nothing was given: write a value, or say why there is none.")
            )
        if reasons:
            return {"unknown": reasons[0][1:]}
        return _day(answer, self.fact) if self.fact.type == "date" else _number(answer, self.fact)


def initial(fact: Fact, value: Value | None, reason: str | None) -> dict[str, Any]:
    """What the form shows of an answer given before."""
    numeric = fact.type in NUMERIC
    if value is None:
        if reason not in ("not_known", "withheld"):
            return {}
        return (
            {"reason": [f"?{reason}"]}
            if numeric
            else {"answer": [f"?{reason}"] if fact.type == "set" else f"?{reason}"}
        )
    if fact.type == "boolean":
        return {"answer": "=yes" if value else "=no"}
    if isinstance(value, frozenset):
        return {"answer": [f"={option}" for option in value] or [NONE]}
    return {"answer": str(fact.plain(value))} if numeric else {"answer": f"={value}"}


def _field(fact: Fact) -> forms.Field:
    label = chosen(fact.question, current())[0]
    if fact.type in NUMERIC:
        kind = {"date": "date"}.get(fact.type, "text")
        extra = {} if kind == "date" else {"inputmode": "decimal", "class": "short"}
        widget = forms.TextInput({"type": kind, "dir": "ltr", "autocomplete": "off", **extra})
        return forms.CharField(label=label, required=False, max_length=40, widget=widget)
    listed: list[tuple[str, Any]] = [(f"={option.id}", chosen(option.label, current())[0]) for option in fact.options]
    if fact.type == "set":
        return forms.MultipleChoiceField(
            choices=[*listed, (NONE, _("None of these")), *REASONS.items()],
            label=label,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Nothing was chosen: choose at least one line.")},
        )
    return forms.ChoiceField(
        choices=[*(listed or YES_NO.items()), *REASONS.items()],
        label=label,
        widget=forms.RadioSelect,
        error_messages={"required": _("Nothing was chosen: choose one line.")},
    )


def _number(answer: str, fact: Fact) -> int | float:
    plain = "".join(answer.split()).replace("٬", "").replace("٫", ".")
    plain = plain.replace(",", "") if (get_language() or "en").startswith("en") else plain.replace(",", ".")
    try:
        number = float(plain)
        if not abs(number) < 1e18:
            raise ValueError
    except ValueError:
        raise ValidationError(_("Got “%(got)s”, expected a number such as 12.") % {"got": answer}) from None
    if number == int(number):
        number = int(number)
    elif fact.type == "duration":
        raise ValidationError(_("Got “%(got)s”, expected a whole number of days.") % {"got": answer})
    _within(number, number, fact)
    return number


def _day(answer: str, fact: Fact) -> str:
    try:
        day = date.fromisoformat(answer)
    except ValueError:
        raise ValidationError(
            _("Got “%(got)s”, expected a day as year-month-day, such as 2026-11-25.") % {"got": answer}
        ) from None
    _within(day.toordinal(), answer, fact)
    return day.isoformat()


def _within(number: float, shown: Any, fact: Fact) -> None:
    def told(bound: float) -> str:
        return date.fromordinal(int(bound)).isoformat() if fact.type == "date" else f"{bound:g}"

    if fact.minimum is not None and number < fact.minimum:
        raise ValidationError(
            _("Got %(got)s, expected at least %(bound)s.") % {"got": shown, "bound": told(fact.minimum)}
        )
    if fact.maximum is not None and number > fact.maximum:
        raise ValidationError(
            _("Got %(got)s, expected at most %(bound)s.") % {"got": shown, "bound": told(fact.maximum)}
        )
