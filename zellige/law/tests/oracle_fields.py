"""How plain facts answer the fields of the `euaiact` package, rule by rule.

A field is read from one fact each time (an option of a set, or a boolean), or is constant where our vocabulary takes
it for granted. What cannot be compared is left out, and says so here:

- 5(1)(c): the package has one field for detrimental treatment, our options always speak of it;
- 2(1): the package takes legal roles and places as given, our facts lead to them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from zellige.kernel.vocabulary import Value

Facts = Mapping[str, Value]
Truth = bool | None


@dataclass(frozen=True)
class Field:
    """One field of the package: the facts it is read from, and how."""

    facts: tuple[str, ...]
    read: Callable[[Facts], Truth]


def constant(value: bool) -> Field:
    return Field((), lambda _: value)


def holds(fact: str, *, negated: bool = False) -> Field:
    def read(facts: Facts) -> Truth:
        return None if fact not in facts else bool(facts[fact]) is not negated

    return Field((fact,), read)


def has(fact: str, *options: str) -> Field:
    def read(facts: Facts) -> Truth:
        value = facts.get(fact)
        return None if value is None else any(option in value for option in options)  # type: ignore[operator]

    return Field((fact,), read)


def both(*fields: Field) -> Field:
    def read(facts: Facts) -> Truth:
        values = [field.read(facts) for field in fields]
        return False if False in values else None if None in values else True

    return Field(tuple(dict.fromkeys(fact for field in fields for fact in field.facts)), read)


YES, NO = constant(True), constant(False)
BODY = has("use_areas", "body_features")
FIND = both(BODY, has("body_uses", "find_identity"), holds("people_take_part", negated=True))
SORT = both(BODY, has("body_uses", "sort_people"), holds("sorting_is_side_feature", negated=True))
FEEL = both(BODY, has("body_uses", "read_feelings"))
