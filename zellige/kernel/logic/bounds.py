"""Numeric conclusions: the lowest and highest value that the missing facts still allow, and which facts these rest
on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from zellige.kernel.logic.case import Case
from zellige.kernel.logic.numbers import measures_of
from zellige.kernel.logic.variables import Answer
from zellige.kernel.logic.worlds import Worlds, combinations
from zellige.kernel.vocabulary import Value

Bounds = tuple[float, float]


@dataclass(frozen=True)
class Inquiry:
    """Between what bounds is a numeric rule if just these facts are known?"""

    name: str
    facts: Mapping[str, Value]


@dataclass(frozen=True)
class Numbers:
    """The numeric conclusions of one case."""

    case: Case

    @cached_property
    def bounds(self) -> dict[str, Bounds]:
        """Lowest and highest value of each numeric rule, in the rule's unit; equal when it is settled."""
        names = list(self.case.shape.program.bands)
        return dict(zip(names, self._settle([Inquiry(name, self.case.facts) for name in names]), strict=True))

    @cached_property
    def because(self) -> dict[str, tuple[str, ...]]:
        """For each settled number, one smallest set of known facts that gives it; () for an open one."""
        kept = {name: [key for key in self._keys(name) if key in self.case.facts] for name in self.bounds}
        kept = {name: keys if self._settled(name) else [] for name, keys in kept.items()}
        untried = {name: list(keys) for name, keys in kept.items()}
        while any(untried.values()):
            asked = [(name, key) for name, keys in untried.items() for key in keys]
            inquiries = [
                Inquiry(name, self._some(other for other in kept[name] if other != key)) for name, key in asked
            ]
            spare: dict[str, list[str]] = {}
            for (name, key), found in zip(asked, self._settle(inquiries), strict=True):
                if found == self.bounds[name]:
                    spare.setdefault(name, []).append(key)
            untried = {name: keys[1:] for name, keys in spare.items()}
            for name, keys in spare.items():
                kept[name].remove(keys[0])
        return {name: tuple(keys) for name, keys in kept.items()}

    @cached_property
    def missing(self) -> dict[str, tuple[str, ...]]:
        """For each open number, the unknown facts some answer to which moves its bounds; () for a settled one."""
        asked = [
            (name, key, answer)
            for name in self.bounds
            if not self._settled(name)
            for key in self._keys(name)
            if key not in self.case.facts
            for answer in self._answers(key)
        ]
        found: dict[str, list[str]] = {name: [] for name in self.bounds}
        inquiries = [Inquiry(name, {**self.case.facts, key: answer}) for name, key, answer in asked]
        for (name, key, _), bounds in zip(asked, self._settle(inquiries), strict=True):
            if bounds != self.bounds[name] and key not in found[name]:
                found[name].append(key)
        return {name: tuple(keys) for name, keys in found.items()}

    def _settled(self, name: str) -> bool:
        return self.bounds[name][0] == self.bounds[name][1]

    def _some(self, keys: Iterable[str]) -> dict[str, Value]:
        return {key: self.case.facts[key] for key in keys}

    def _keys(self, name: str) -> list[str]:
        program = self.case.shape.program
        variables = [*self.case.shape.band_variables(name), *measures_of(program.bands[name])]
        return list(dict.fromkeys(program.variables.items[variable].key for variable in variables))

    def _answers(self, key: str) -> list[Value]:
        variables = self.case.shape.program.variables
        found: list[Value] = []
        for variable in variables.by_key[key]:
            option = variables.items[variable].option
            answers = variables.classes(variable)
            if option is None:
                found += answers
            else:
                found += [frozenset({option}), frozenset()]
        return found

    def _settle(self, inquiries: Sequence[Inquiry]) -> list[Bounds]:
        """The bounds of each inquiry, all side by side: one world for each answer to the facts that must be split."""
        spans: list[range] = []
        answered: list[tuple[int, tuple[tuple[int, Answer], ...]]] = []
        for index, inquiry in enumerate(inquiries):
            ways = combinations(self.case.shape.program, self._split(inquiry))
            spans.append(range(len(answered), len(answered) + len(ways)))
            answered += [(index, way) for way in ways]
        if not answered:
            return []
        worlds = Worlds(self.case.shape.program, len(answered))
        known: dict[tuple[str, Value], int] = {}
        for index, inquiry in enumerate(inquiries):
            span = ((1 << len(spans[index])) - 1) << spans[index].start
            for entry in inquiry.facts.items():
                known[entry] = known.get(entry, 0) | span
        for (key, value), where in known.items():
            worlds.know_fact(key, value, where)
        for bit, (_, way) in enumerate(answered):
            for variable, answer in way:
                worlds.know(variable, answer, 1 << bit)
        contradicted = worlds.propagate()
        intervals = {name: worlds.interval(name) for name in {inquiry.name for inquiry in inquiries}}
        found = []
        for inquiry, place in zip(inquiries, spans, strict=True):
            low, high = intervals[inquiry.name]
            possible = [bit for bit in place if not contradicted >> bit & 1] or list(place)
            found.append((min(float(low[bit]) for bit in possible), max(float(high[bit]) for bit in possible)))
        return found

    def _split(self, inquiry: Inquiry) -> list[int]:
        items = self.case.shape.program.variables.items
        splits = self.case.shape.band_splits(inquiry.name)
        return [variable for variable in splits if items[variable].key not in inquiry.facts]
