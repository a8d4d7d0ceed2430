"""Numeric conclusions: the lowest and highest value that the missing facts still allow."""

from __future__ import annotations

from zellige.kernel.logic.case import Case
from zellige.kernel.logic.numbers import measures_of
from zellige.kernel.logic.worlds import Worlds, combinations

MOST_WORLDS = 4096


def bounds(case: Case, name: str) -> tuple[float, float]:
    """Lowest and highest value of a numeric rule, in the rule's unit; equal when it is settled."""
    program = case.shape.program
    items = program.variables.items
    unknown = [variable for variable in case.shape.band_splits(name) if items[variable].key not in case.facts]
    ways = combinations(program, unknown)[:MOST_WORLDS]
    worlds = Worlds(program, len(ways))
    worlds.know_facts(case.facts, worlds.everywhere)
    for bit, way in enumerate(ways):
        for variable, answer in way:
            worlds.know(variable, answer, 1 << bit)
    contradicted = worlds.propagate()
    low, high = worlds.interval(name)
    possible = [bit for bit in range(len(ways)) if not contradicted >> bit & 1]
    return min(float(low[bit]) for bit in possible), max(float(high[bit]) for bit in possible)


def because(case: Case, name: str) -> tuple[str, ...]:
    """One smallest set of known facts that gives a settled number its value; () while it is open."""
    whole = bounds(case, name)
    if whole[0] != whole[1]:
        return ()
    kept = {key: case.facts[key] for key in _keys(case, name) if key in case.facts}
    for key in sorted(kept):
        fewer = {other: value for other, value in kept.items() if other != key}
        if bounds(Case(case.shape, fewer), name) == whole:
            kept = fewer
    return tuple(kept)


def missing(case: Case, name: str) -> tuple[str, ...]:
    """The unknown facts on which an open number still depends: for some answer to each, the bounds are other."""
    whole = bounds(case, name)
    if whole[0] == whole[1]:
        return ()
    return tuple(key for key in _keys(case, name) if key not in case.facts and _moves(case, name, key, whole))


def _moves(case: Case, name: str, key: str, whole: tuple[float, float]) -> bool:
    program = case.shape.program
    for variable in program.variables.by_key[key]:
        item = program.variables.items[variable]
        if item.kind == "numeric":
            return True
        for answer in program.variables.classes(variable):
            value = frozenset({item.option} if answer else ()) if item.option is not None else answer
            if bounds(Case(case.shape, {**case.facts, key: value}), name) != whole:
                return True
    return False


def _keys(case: Case, name: str) -> list[str]:
    program = case.shape.program
    variables = [*case.shape.band_splits(name), *measures_of(program.bands[name])]
    return list(dict.fromkeys(program.variables.items[variable].key for variable in variables))
