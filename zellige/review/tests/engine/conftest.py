from __future__ import annotations

from collections.abc import Mapping

import pytest

from zellige.kernel.content import PACKAGED, read
from zellige.review.engine.model import Procedure
from zellige.review.engine.read import procedures


@pytest.fixture(scope="session")
def moroccan() -> Mapping[str, Procedure]:
    return procedures(read(PACKAGED, kinds=["procedures"]))


@pytest.fixture(scope="session")
def declaration(moroccan: Mapping[str, Procedure]) -> Procedure:
    return moroccan["ma-cndp-declaration"]


@pytest.fixture(scope="session")
def authorisation(moroccan: Mapping[str, Procedure]) -> Procedure:
    return moroccan["ma-cndp-authorisation"]


@pytest.fixture(scope="session")
def decision(moroccan: Mapping[str, Procedure]) -> Procedure:
    return moroccan["ma-ai-directorate-decision"]
