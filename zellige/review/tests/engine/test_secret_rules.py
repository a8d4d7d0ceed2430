"""Law 05-20, Articles 16 and 18: nothing public may tell that a body is a vital infrastructure."""

from __future__ import annotations

from datetime import date

import pytest

from zellige.kernel.content import PACKAGED, read
from zellige.law.engine.assess import Assessment, assess
from zellige.law.engine.cases import WorkedCase, worked_cases
from zellige.law.engine.facts_file import facts_of
from zellige.law.engine.library import Library
from zellige.law.engine.load import load
from zellige.review.engine.publication import Publication, publication

TODAY = date(2026, 11, 25)
CONTENT = read(PACKAGED)
CASES = [one for one in worked_cases(CONTENT) if one.instrument == "ma-loi-05-20"]


@pytest.fixture(scope="module")
def library() -> Library:
    return load(CONTENT)


@pytest.fixture(scope="module")
def rules() -> Publication:
    found = publication(CONTENT)
    assert found is not None
    return found


def assessed(library: Library, case: WorkedCase, designated: bool) -> Assessment:
    given = {**case.data, "facts": {**case.data["facts"], "designated_vital": designated}}
    edition = library.edition(TODAY)
    asked = {f"{name}/{one}" for name, each in library.instruments.items() for one in each.questions}
    parts = {part: given[part] for part in ("facts", "operators", "processings") if part in given}
    return assess(edition, facts_of(parts, library.vocabulary, asked, None))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_designation_changes_no_conclusion_that_may_be_published(case, library, rules):
    told, not_told = (assessed(library, case, designated) for designated in (True, False))
    changed = {
        f"{one.ruled.rule.instrument}/{one.ruled.rule.id}"
        for one, other in zip(told.conclusions, not_told.conclusions, strict=True)
        if one.value != other.value
    }
    assert changed, "the designation decides something here, or the case proves nothing"
    assert changed <= rules.secret_rules


def test_every_secret_rule_is_a_rule(library, rules):
    known = {f"{name}/{rule}" for name, each in library.instruments.items() for rule in each.rules}
    assert rules.secret_rules <= known
