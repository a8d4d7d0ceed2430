from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from zellige.kernel.errors import InputError
from zellige.kernel.figure import Figure, Interval

DAY = date(2024, 9, 1)


def test_a_figure_keeps_all_it_was_given():
    figure = Figure(36_828_330, "person", DAY, "HCP, census of 2024")
    assert (figure.value, figure.unit, figure.uncertainty) == (36_828_330, "person", None)


def test_everything_missing_is_said_at_once():
    with pytest.raises(InputError) as refusal:
        Figure(float("nan"), " ", "2024", "", None)
    said = [problem.what for problem in refusal.value.problems]
    assert said == [
        "value is not a number",
        "a figure without unit",
        "a figure without source",
        "a figure without date",
    ]


@pytest.mark.parametrize("value", [True, "12", None, float("inf")])
def test_what_is_no_number_is_no_figure(value):
    with pytest.raises(InputError, match="expected a finite number"):
        Figure(value, "MAD", DAY, "budget")


def test_amounts_may_be_exact():
    assert Figure(Decimal("0.10"), "MAD", DAY, "budget").value == Decimal("0.10")


def test_an_estimate_lies_in_its_own_interval():
    assert Figure(0.4, "%", DAY, "survey", Interval(0.3, 0.5, 0.95)).uncertainty.high == 0.5
    with pytest.raises(InputError, match="outside its own interval"):
        Figure(0.6, "%", DAY, "survey", Interval(0.3, 0.5, 0.95))


@pytest.mark.parametrize(("low", "high", "confidence"), [(2, 1, 0.9), (1, 2, 95), (1, None, 0.9)])
def test_an_interval_is_one(low, high, confidence):
    with pytest.raises(InputError):
        Interval(low, high, confidence)
