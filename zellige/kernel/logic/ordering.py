"""An order of variables that keeps decision diagrams small: those that are used together stand together.

Reference: F. A. Aloul, I. L. Markov, K. A. Sakallah, FORCE: a fast and easy-to-implement variable-ordering
heuristic, GLSVLSI 2003, doi:10.1145/764808.764839.
"""

from __future__ import annotations

from collections.abc import Sequence

ROUNDS = 40


def force(variables: int, groups: Sequence[Sequence[int]]) -> list[int]:
    """The position of each variable, from the groups in which they are used.

    Parameters
    ----------
    variables : how many there are; they are numbered from 0
    groups : variables used together
    """
    position = [float(variable) for variable in range(variables)]
    for _ in range(ROUNDS):
        centres = [sum(position[variable] for variable in group) / len(group) for group in groups]
        pull, uses = [0.0] * variables, [0] * variables
        for group, centre in zip(groups, centres, strict=True):
            for variable in group:
                pull[variable] += centre
                uses[variable] += 1
        wanted = [pull[v] / uses[v] if uses[v] else position[v] for v in range(variables)]
        ranked = sorted(range(variables), key=lambda v: (wanted[v], v))
        moved = [0.0] * variables
        for rank, variable in enumerate(ranked):
            moved[variable] = float(rank)
        if moved == position:
            break
        position = moved
    return [int(place) for place in position]
