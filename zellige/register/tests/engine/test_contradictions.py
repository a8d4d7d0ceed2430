from zellige.kernel.errors import Place
from zellige.kernel.text import Text
from zellige.kernel.vocabulary import Constraint, Literal
from zellige.register.engine import violated

HEALTH = Constraint(
    "categories_are_personal",
    "processing",
    (Literal("data_categories", "health", holds=True),),
    Literal("personal_data", None, holds=True),
    Text({"en": "Health data are data about people."}),
    Place("facts.yaml"),
)


def test_answers_that_cannot_go_together_are_named() -> None:
    answers = {"data_categories": frozenset({"health"}), "personal_data": False}
    assert violated([HEALTH], answers) == [HEALTH]


def test_a_missing_answer_breaks_nothing() -> None:
    assert violated([HEALTH], {"data_categories": frozenset({"health"})}) == []
    assert violated([HEALTH], {"personal_data": False}) == []


def test_a_constraint_says_nothing_where_its_condition_does_not_hold() -> None:
    assert violated([HEALTH], {"data_categories": frozenset(), "personal_data": False}) == []
