"""What an action refused, told to the person who answered."""

from __future__ import annotations

from django.utils.translation import gettext as _

from zellige.kernel.errors import InputError
from zellige.kernel.vocabulary import Constraint, Fact, Vocabulary
from zellige.ui.languages import chosen, current


def told(error: InputError, fact: Fact, vocabulary: Vocabulary) -> list[str]:
    """Each problem in words; a contradiction names the other answers it is about."""
    by_text = {chosen(each.text, current())[0]: each for each in vocabulary.constraints}
    return [_told(problem.what, str(problem), by_text, fact, vocabulary) for problem in error.problems]


def _told(what: str, whole: str, by_text: dict[str, Constraint], fact: Fact, vocabulary: Vocabulary) -> str:
    broken = by_text.get(what)
    if broken is None:
        return whole
    named = dict.fromkeys(part.fact for part in (*broken.given, broken.then) if part.fact != fact.id)
    others = " · ".join(chosen(vocabulary.facts[name].label, current())[0] for name in named)
    return _("%(reason)s This does not go together with another answer: %(others)s. Change one of them.") % {
        "reason": what,
        "others": others,
    }
