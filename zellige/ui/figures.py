"""Numbers and units as text: narrow no-break spaces between thousands, in every language."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import ngettext, pgettext

NNBSP = "\u202f"
MINUS = "\u2212"
_SYMBOLS = {"percent": "%", "%": "%", "degree": "°C"}


def number(value: int | float | Decimal, language: str) -> str:
    """`value` with its digits grouped by three; the decimals it has, no more."""
    exact = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    whole, _, decimals = f"{abs(exact):f}".partition(".")
    decimals = decimals.rstrip("0") if isinstance(value, float) else decimals
    grouped = f"{int(whole):,}".replace(",", NNBSP)
    mark = "." if language == "en" else ","
    sign = MINUS if exact < 0 else ""
    return sign + grouped + (mark + decimals if decimals else "")


def unit_in_words(unit: str, value: int | float | Decimal) -> str:
    """The word or sign of a unit after `value`, in the current language; others as they are."""
    count = int(abs(value)) if abs(value) == int(abs(value)) else 2
    match unit:
        case "day":
            return ngettext("day", "days", count)
        case "working_day":
            return ngettext("working day", "working days", count)
        case "hour":
            return ngettext("hour", "hours", count)
        case "month":
            return ngettext("month", "months", count)
        case "year":
            return ngettext("year", "years", count)
        case "person":
            return ngettext("person", "people", count)
        case "MAD":
            return pgettext("currency", "MAD")
    return _SYMBOLS.get(unit, unit)


def runs_right_to_left(words: str) -> bool:
    """Whether the words hold Arabic letters."""
    return any("\u0590" <= letter <= "\u08ff" for letter in words)
