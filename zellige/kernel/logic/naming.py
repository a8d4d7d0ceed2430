"""One compiled program for all cases of the same form: two operators and a processing are compiled once, whatever
their names.

Gates, tests and diagrams know variables by number; names stand in the variables and in the names of conclusions
alone.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace

from zellige.kernel.logic.program import Processing, Program, Subjects
from zellige.kernel.logic.shape import Shape
from zellige.kernel.logic.variables import Variable, Variables


@dataclass(frozen=True)
class Form:
    """How many operators there are, and to which of them each processing belongs."""

    operators: int
    processings: tuple[int, ...]

    @classmethod
    def of(cls, subjects: Subjects) -> Form:
        place = {name: index for index, name in enumerate(subjects.operators)}
        return cls(len(subjects.operators), tuple(place[item.operator] for item in subjects.processings))

    def subjects(self) -> Subjects:
        """Stand-ins: the flat case where there is one of each, numbers otherwise."""
        if self == FLAT:
            return Subjects()
        processings = (Processing(f"p{index}", f"o{owner}") for index, owner in enumerate(self.processings))
        return Subjects(tuple(f"o{index}" for index in range(self.operators)), tuple(processings))


FLAT = Form(1, (0,))


def named(template: Shape, subjects: Subjects) -> Shape:
    """The shape of a form with the names of a case; everything compiled is shared."""
    if template.program.subjects == subjects:
        return template
    template.prepare()
    shape = copy(template)
    object.__setattr__(shape, "program", _program(template.program, subjects))
    return shape


def _program(template: Program, subjects: Subjects) -> Program:
    stand_ins = template.subjects
    names = {
        "operator": dict(zip(stand_ins.operators, subjects.operators, strict=True)),
        "processing": {old.id: new.id for old, new in zip(stand_ins.processings, subjects.processings, strict=True)},
    }
    program = copy(template)
    program.subjects = subjects
    program.variables = _variables(template.variables, names)
    program.roots = {_conclusion(template, name, names): edge for name, edge in template.roots.items()}
    program.bands = {_conclusion(template, name, names): band for name, band in template.bands.items()}
    program.forget_built()
    return program


def _variables(template: Variables, names: dict[str, dict[str, str]]) -> Variables:
    variables = copy(template)
    variables.rename([_variable(variable, names) for variable in template.items])
    return variables


def _variable(variable: Variable, names: dict[str, dict[str, str]]) -> Variable:
    if variable.fact is None or variable.fact.about not in names:
        return variable
    item = names[variable.fact.about][variable.key.rpartition("/")[0]]
    return replace(variable, key=f"{item}/{variable.fact.id}" if item else variable.fact.id)


def _conclusion(template: Program, name: str, names: dict[str, dict[str, str]]) -> str:
    rule, _, item = name.partition("@")
    about = template.rules[rule].about
    if about not in names:
        return name
    renamed = names[about][item]
    return f"{rule}@{renamed}" if renamed else rule
