"""Three-valued logic over facts: expressions become a program; a case of facts before it is settled, or says what is
missing.
"""

from zellige.kernel.logic.case import Case
from zellige.kernel.logic.expression import Expression, RuleException, restricted
from zellige.kernel.logic.program import Processing, Program, Rule, Subjects, build
from zellige.kernel.logic.settle import Inquiry, settle
from zellige.kernel.logic.shape import MOST_SPLITS, Shape
from zellige.kernel.logic.ways import MOST_WAYS, Ways, ways

__all__ = [
    "MOST_SPLITS",
    "MOST_WAYS",
    "Case",
    "Expression",
    "Inquiry",
    "Processing",
    "Program",
    "Rule",
    "RuleException",
    "Shape",
    "Subjects",
    "Ways",
    "build",
    "restricted",
    "settle",
    "ways",
]
