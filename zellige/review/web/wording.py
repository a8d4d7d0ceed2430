"""Sentences about steps and clocks in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from zellige.institutions.web.models import Seat
from zellige.review import engine
from zellige.review.engine import clocks
from zellige.review.web.content import procedures

SENTENCES: dict[str, Any] = {
    "unknown_step": _("This procedure has no such step."),
    "final_state": _("The procedure is closed: no further step is possible."),
    "wrong_state": _("The procedure has moved on: this step is not possible from where it stands now."),
    "wrong_seat": _("This step belongs to another seat: %(expected)s."),
    "same_person": _("Another person than the author of the draft must do this."),
    "window_closed": _("This was possible until %(until)s."),
    "before_last": _("A step cannot be dated before the last one."),
    "outcome_unknown": _("Choose one of the outcomes."),
    "reasons_missing": _("Write the reasons."),
    "conditions_missing": _("Write at least one condition, or choose another outcome."),
    "condition_due": _("The day by which a condition is due is written like 2027-03-31; got %(got)s."),
    "condition_empty": _("A condition has a day but no words."),
    "items_missing": _("Items still empty: %(letters)s."),
    "unknown_item": _("These papers have no item %(letter)s."),
    "not_filed": _("What the laws ask for is not filed yet: %(missing)s."),
    "open_already": _("This procedure is open already."),
    "not_owed": _("No law asks for this here."),
    "restricted": _("The file is restricted: publish it with reduced fields, or not at all."),
    "decision_step": _("This step belongs to the decision on the file."),
}
CLOCKS: dict[str, tuple[Any, str, str]] = {
    clocks.RUNNING: (pgettext_lazy("clock", "Running"), "blue", "half"),
    clocks.MET: (pgettext_lazy("clock", "Kept"), "green", "full"),
    clocks.OVERDUE: (pgettext_lazy("clock", "Overdue"), "red", "cross"),
    clocks.OPEN: (pgettext_lazy("clock", "Still possible"), "ochre", "half"),
    clocks.CLOSED: (pgettext_lazy("clock", "No longer possible"), "grey", "cross"),
    clocks.NO_PERIOD: (pgettext_lazy("clock", "Period to be confirmed"), "ochre", "empty"),
}


def sentence(refusal: engine.Refusal) -> str:
    """One reason why a step cannot be taken."""
    return str(SENTENCES[refusal.code] % _values(refusal))


def sentences(refusals: Iterable[engine.Refusal]) -> list[str]:
    return [sentence(refusal) for refusal in refusals]


def seat_in_words(seat: engine.SeatOf) -> str:
    """A role, with the agency it is held in."""
    role = str(dict(Seat.Role.choices).get(seat.role, seat.role))
    return f"{role} ({seat.agency.upper()})" if seat.agency else role


def _values(refusal: engine.Refusal) -> dict[str, str]:
    values = dict(refusal.values)
    if "until" in values:
        moment = timezone.localtime(datetime.fromisoformat(values["until"]))
        values["until"] = date_format(moment, "DATETIME_FORMAT")
    if refusal.code == "wrong_seat":
        role, _of, agency = values["expected"].partition(" of ")
        values["expected"] = seat_in_words(engine.SeatOf(role, agency))
    if "missing" in values:
        kinds = values["missing"].split(", ")
        language = (get_language() or "en")[:2]
        values["missing"] = ", ".join(procedures()[k].short.into(language)[0] for k in kinds)
    return values


def is_decision(kind: str) -> bool:
    """Whether a procedure is the one that ends with a decision on the whole file."""
    return procedures()[kind].opens_when == "owed_filed"
