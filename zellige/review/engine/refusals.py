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
    "condition_due": "a condition is due on a day such as 2027-03-31; got {got}",
    "condition_empty": "the condition due on {due} says nothing",
    "not_filed": "what the laws ask for is not filed yet: {missing}",
    "open_already": "this procedure is open already",
    "not_owed": "no law asks for {kind} here",
    "restricted": "the file is restricted: publish it with reduced fields or not at all",
    "decision_step": "{step} belongs to the decision on the file, with an action of its own",
    "unknown_item": "these papers have no item {letter}",
    "items_missing": "{step} needs every item; still empty: {letters}",
}


@dataclass(frozen=True)
class Refusal:
    """Why a step cannot be taken: a code of `CODES` and the values that go into its sentence."""

    code: str
    values: dict[str, str] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return CODES[self.code].format(**self.values)
