"""Why a step cannot be taken, in a form that every language can say."""

from __future__ import annotations

from dataclasses import dataclass, field

CODES = {
    "unknown_step": "this procedure has no step {step}",
    "final_state": "the procedure is closed ({state}): no step leads out of it",
    "wrong_state": "{step} starts from {expected}; the procedure stands at {state}",
    "wrong_seat": "{step} belongs to {expected}; got {got}",
    "same_person": "{step} needs another person than the one who took {other}",
    "window_closed": "{step} was possible until {until}",
    "before_last": "a step cannot be dated before the last one ({last})",
    "outcome_unknown": "{step} needs one of the outcomes {expected}; got {got}",
    "reasons_missing": "{step} needs written reasons",
    "conditions_missing": "{step} with this outcome needs at least one condition",
    "items_missing": "{step} needs every item; still empty: {letters}",
}


@dataclass(frozen=True)
class Refusal:
    """Why a step cannot be taken: a code of `CODES` and the values that go into its sentence."""

    code: str
    values: dict[str, str] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return CODES[self.code].format(**self.values)
