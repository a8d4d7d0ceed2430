"""The next question: only what can still change a headline conclusion, the most deciding one first.

A question is worth what it is expected to save: each of its answers is tried in a world of its own, and what still
matters to some open headline is counted there. The engine asks first what leaves, on average, the fewest
questions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from zellige.kernel.logic import Case
from zellige.kernel.logic.worlds import Worlds
from zellige.kernel.vocabulary import Fact, Value
from zellige.law.engine.assess import Assessment


@dataclass(frozen=True)
class Asked:
    """A question: `key` names the fact (of an item); `remaining` is the expected number of questions left after it."""

    key: str
    fact: Fact
    item: str
    remaining: float
    opens: tuple[str, ...]


def questions(assessment: Assessment) -> tuple[Asked, ...]:
    """The questions that can still change an open headline conclusion, most deciding first."""
    case = assessment.case
    opens: dict[str, list[str]] = {}
    for name, missing in assessment.still_open.items():
        for key in missing:
            opens.setdefault(key, []).append(name)
    asked = [key for key in opens if _fact(case, key)]
    remaining = _remaining(case, asked, list(assessment.still_open))
    order = {fact: index for index, fact in enumerate(case.shape.program.vocabulary.facts)}
    found = [
        Asked(key, fact, key.rpartition("/")[0], remaining[key], tuple(opens[key]))
        for key in asked
        if (fact := _fact(case, key))
    ]
    return tuple(sorted(found, key=lambda each: (round(each.remaining, 9), order[each.fact.id], each.item)))


def _fact(case: Case, key: str) -> Fact | None:
    return case.shape.program.vocabulary.facts.get(key.rpartition("/")[2])


def answers(case: Case, key: str) -> list[tuple[Value, float]]:
    """Answers that tell a fact's possibilities apart, with a weight each: even, but half for a set with nothing in
    it.
    """
    variables = case.shape.program.variables
    fact = _fact(case, key)
    listed = variables.by_key.get(key, [])
    if fact is None or not listed:
        return []
    if fact.type == "set":
        options = [variables.items[variable].option for variable in listed]
        singles: list[tuple[Value, float]] = [(frozenset({option}), 0.5 / len(options)) for option in options if option]
        return [(frozenset(), 0.5), *singles]
    classes = variables.classes(listed[0])
    return [(answer, 1 / len(classes)) for answer in classes]


def _remaining(case: Case, asked: Iterable[str], headlines: list[str]) -> dict[str, float]:
    """For each question, the expected number of facts that still matter once it is answered."""
    tried = [(key, answer, weight) for key in asked for answer, weight in answers(case, key)]
    if not tried:
        return {}
    worlds = Worlds(case.shape.program, len(tried))
    worlds.know_facts(case.facts, worlds.everywhere)
    for bit, (key, answer, _) in enumerate(tried):
        for variable in case.shape.program.variables.by_key[key]:
            worlds.know(variable, case.shape.program.variables.answer_of(variable, answer), 1 << bit)
    worlds.propagate()
    counts = _still_read(
        worlds,
        [case.shape.program.roots[name] for name in headlines if name in case.shape.program.roots],
    )
    total: dict[str, float] = {}
    for bit, (key, _, weight) in enumerate(tried):
        total[key] = total.get(key, 0.0) + weight * float(counts[bit])
    return total


def _still_read(worlds: Worlds, edges: list[int]) -> np.ndarray:
    """In each world, how many facts are still read on an open path from some edge."""
    program, (true, false) = worlds.program, worlds.evaluate()
    reach = [0] * len(program.circuit.gates)
    for edge in edges:
        reach[edge >> 1] |= worlds.everywhere & ~(true[edge >> 1] | false[edge >> 1])
    read: dict[str, int] = {}
    for node in range(len(reach) - 1, 0, -1):
        where = reach[node]
        if not where:
            continue
        gate = program.circuit.gates[node]
        for child in gate.inputs:
            reach[child >> 1] |= where & ~(true[child >> 1] | false[child >> 1])
        if gate.kind == "atom":
            key = program.variables.items[program.variables.tests[gate.index].variable].key
            read[key] = read.get(key, 0) | where
        elif gate.kind == "comparison":
            for variable in program.comparisons[gate.index].measures():
                key = program.variables.items[variable].key
                read[key] = read.get(key, 0) | where
    counts = np.zeros(worlds.width, dtype=np.int64)
    size = (worlds.width + 7) // 8
    for key, where in read.items():
        if not key.startswith(("unlisted:", "question:")):
            octets = np.frombuffer(where.to_bytes(size, "little"), dtype=np.uint8)
            counts += np.unpackbits(octets, bitorder="little")[: worlds.width]
    return counts
