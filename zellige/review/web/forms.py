"""What people fill in to take a step."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zellige.review import engine
from zellige.review.web.actions.steps import Asked
from zellige.review.web.wording import sentences

CONDITIONS = 3
LIMIT = 8000


class NeededText(forms.CharField):
    """A text that is needed; that it is missing is for the action to say, with all the rest."""

    def validate(self, value: str) -> None:
        return


class NeededChoice(forms.ChoiceField):
    """A choice that is needed; that it is missing is for the action to say, with all the rest."""

    def validate(self, value: str) -> None:
        if value:
            super().validate(value)


class StepForm(forms.Form):
    """The fields that one step needs; the key makes it safe to send twice."""

    def __init__(self, step: engine.Transition, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, prefix=step.id, auto_id="id_%s")
        self.step = step
        language = (get_language() or "en")[:2]
        self.fields["key"] = forms.CharField(
            required=False, max_length=64, widget=forms.HiddenInput, initial=lambda: uuid.uuid4().hex
        )
        if step.outcomes:
            choices = [(one.id, one.name.into(language)[0]) for one in step.outcomes]
            self.fields["outcome"] = NeededChoice(label=_("Outcome"), choices=choices, widget=forms.RadioSelect)
        if asks_for(step, "reasons"):
            self.fields["reasons"] = NeededText(
                label=_("Reasons"),
                max_length=LIMIT,
                widget=forms.Textarea({"rows": "6", "dir": "auto"}),
            )
        if asks_for(step, "conditions"):
            self._add_conditions()

    def _add_conditions(self) -> None:
        for number in range(1, CONDITIONS + 1):
            self.fields[f"condition_{number}"] = forms.CharField(
                label=_("Condition %(number)s") % {"number": number}, max_length=1000, required=False,
                widget=forms.TextInput({"dir": "auto"}),
            )  # fmt: skip
            self.fields[f"due_{number}"] = forms.CharField(
                label=_("To be met by"), max_length=10, required=False,
                widget=forms.DateInput({"type": "date"}),
            )  # fmt: skip

    def asked(self) -> Asked:
        """What the person asks for; call it on a valid form."""
        given = self.cleaned_data
        conditions = (
            {"text": given.get(f"condition_{n}", ""), "due": given.get(f"due_{n}", "")}
            for n in range(1, CONDITIONS + 1)
        )
        return Asked(
            transition=self.step.id,
            outcome=given.get("outcome", ""),
            reasons=given.get("reasons", ""),
            language=(get_language() or "en")[:2] if "reasons" in self.fields else "",
            conditions=tuple(one for one in conditions if one["text"].strip() or one["due"]),
            key=given.get("key") or None,
        )

    def refuse(self, refusals: tuple[engine.Refusal, ...]) -> None:
        """Show what the action refused, beside the field it speaks of."""
        for refusal, words in zip(refusals, sentences(refusals), strict=True):
            self.add_error(self._field_of(refusal.code), words)

    def _field_of(self, code: str) -> str | None:
        name = {"reasons_missing": "reasons", "outcome_unknown": "outcome",
                "conditions_missing": "condition_1", "condition_due": "due_1",
                "condition_empty": "condition_1"}.get(code)  # fmt: skip
        return name if name in self.fields else None


def asks_for(step: engine.Transition, requirement: str) -> bool:
    """Whether the step, or one of its outcomes, needs this."""
    return requirement in step.requires or any(requirement in outcome.requires for outcome in step.outcomes)
