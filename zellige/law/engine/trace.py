"""Why a conclusion has its value: the rule unfolded, each part with its own value, down to facts."""

from __future__ import annotations

from dataclasses import dataclass

from zellige.kernel.logic.expression import (
    AtLeast,
    Choice,
    Compare,
    Constant,
    Every,
    Expression,
    Holds,
    Measure,
    Negation,
    Quantified,
    RuleHolds,
    Ruling,
    Some,
)
from zellige.kernel.logic.program import Sight
from zellige.kernel.text import Text
from zellige.law.engine.assess import Assessment, Conclusion, Truth
from zellige.law.engine.library import Ruled

WORDS = {
    "every": Text({"ar": "كل ما يلي", "fr": "tout ce qui suit", "en": "all of"}),
    "some": Text({"ar": "واحد على الأقل مما يلي", "fr": "au moins un de ceux-ci", "en": "at least one of"}),
    "not": Text({"ar": "لا يصح أن", "fr": "il n'est pas vrai que", "en": "it is not so that"}),
    "count": Text(
        {"ar": "على الأقل {count} مما يلي", "fr": "au moins {count} de ceux-ci", "en": "at least {count} of"}
    ),
    "choice": Text({"ar": "بحسب الحالة", "fr": "selon le cas", "en": "depending on the case"}),
    "compare": Text({"ar": "مقارنة", "fr": "comparaison", "en": "comparison"}),
    "operator": Text({"ar": "من بين المتدخلين", "fr": "parmi les opérateurs", "en": "among the operators"}),
    "processing": Text({"ar": "من بين المعالجات", "fr": "parmi les traitements", "en": "among the processings"}),
    "scope": Text(
        {
            "ar": "نطاق التطبيق مفترض بالملاءمة",
            "fr": "champ d'application présumé, par alignement",
            "en": "scope presumed, by alignment",
        }
    ),
    "ruling": Text({"ar": "مسألة قانونية مفتوحة", "fr": "question de droit en suspens", "en": "open legal question"}),
    "exception": Text({"ar": "استثناء", "fr": "exception", "en": "exception"}),
    "answer": Text({"ar": "الجواب", "fr": "réponse", "en": "answer"}),
    "constant": Text({"ar": "دائما", "fr": "toujours", "en": "always"}),
}


@dataclass(frozen=True)
class Step:
    """One part of a conclusion's reasons. `kind` is rule, fact, ruling, group, exception or scope."""

    kind: str
    text: Text
    value: Truth
    article: str = ""
    key: str = ""
    answer: Text | None = None
    parts: tuple[Step, ...] = ()


def trace(assessment: Assessment, conclusion: Conclusion, *, deep: bool = True) -> Step:
    """The reasons of a conclusion as a tree: rules open into their parts, facts carry the answer given.

    Not `deep`: the rules it rests on are named, with their values, and stay closed.
    """
    program = assessment.case.shape.program
    sight = dict(program.sights(conclusion.ruled.rule.about))[conclusion.item]
    return _Tracer(assessment, deep).rule(conclusion.ruled.key, sight)


@dataclass
class _Tracer:
    assessment: Assessment
    deep: bool
    opened: bool = False

    def rule(self, key: str, sight: Sight) -> Step:
        ruled = self.assessment.edition.ruled[key]
        rule = ruled.rule
        instrument = self.assessment.edition.library.instruments[rule.instrument]
        item = {"operator": sight.operator, "processing": sight.processing}.get(rule.about) or ""
        value = self.assessment.case.values.get(f"{key}@{item}" if item else key)
        if rule.id == instrument.scope and ruled.mode == "alignment":
            return Step("scope", WORDS["scope"], True, rule.article, key)
        closed = rule.numeric or (self.opened and not self.deep)
        self.opened = True
        parts = () if closed else self._parts(ruled, sight)
        return Step("rule", rule.text, value, f"{instrument.short}: {rule.article}", key, parts=parts)

    def _parts(self, ruled: Ruled, sight: Sight) -> tuple[Step, ...]:
        body = self.part(ruled.version.body, sight, ruled)
        parts = body.parts if body.kind == "group" and body.text is WORDS["every"] else (body,)
        for exception in ruled.version.exceptions:
            inner = self.part(exception.logic.when, sight, ruled)
            parts = (
                *parts,
                Step("exception", exception.text, inner.value, exception.article, parts=(inner,)),
            )
        return parts

    def part(self, expression: Expression, sight: Sight, ruled: Ruled) -> Step:
        match expression:
            case Constant(value):
                return Step("group", WORDS["constant"], value)
            case Holds(fact, answers):
                return self._fact(fact, answers, sight)
            case RuleHolds(key):
                own = key.split("/")[0] == ruled.rule.instrument and ruled.mode == "alignment"
                return self.rule(f"{key}#alignment" if own else key, sight)
            case Ruling(question):
                return self._ruling(question)
            case Negation(part):
                inner = self.part(part, sight, ruled)
                return Step(
                    "group",
                    WORDS["not"],
                    None if inner.value is None else not inner.value,
                    parts=(inner,),
                )
            case Every(parts):
                return self._group(WORDS["every"], parts, sight, ruled, len(parts))
            case Some(parts):
                return self._group(WORDS["some"], parts, sight, ruled, 1)
            case AtLeast(count, parts):
                words = Text({language: word.format(count=count) for language, word in WORDS["count"].items()})
                return self._group(words, parts, sight, ruled, count)
            case Quantified(_, each, where):
                listed = [
                    self.part(where, inner, ruled) for _, inner in self.assessment.case.shape.program.sights(each)
                ]
                return Step("group", WORDS[each], self._value(expression, sight), parts=tuple(listed))
            case Choice(test, then, otherwise):
                three = tuple(self.part(one, sight, ruled) for one in (test, then, otherwise))
                return Step("group", WORDS["choice"], self._value(expression, sight), parts=three)
            case Compare(_, left, right):
                measured = [self._measure(side, sight) for side in (left, right) if isinstance(side, Measure)]
                return Step("group", WORDS["compare"], self._value(expression, sight), parts=tuple(measured))
        return Step("group", WORDS["constant"], None)

    def _group(self, words: Text, parts: tuple[Expression, ...], sight: Sight, ruled: Ruled, count: int) -> Step:
        inner = tuple(self.part(part, sight, ruled) for part in parts)
        yes = sum(step.value is True for step in inner)
        maybe = sum(step.value is not False for step in inner)
        return Step("group", words, True if yes >= count else False if maybe < count else None, parts=inner)

    def _value(self, expression: Expression, sight: Sight) -> Truth:
        """The value of a part that stands as an edge in the circuit already."""
        edge = self.assessment.case.shape.program.edge(expression, sight)
        true, false = self.assessment.case.base.evaluate()
        node = edge >> 1
        if node >= len(true):
            return None
        held, denied = (false, true) if edge & 1 else (true, false)
        return True if held[node] else False if denied[node] else None

    def _fact(self, name: str, answers: frozenset[bool | str], sight: Sight) -> Step:
        program = self.assessment.case.shape.program
        fact = program.vocabulary.facts[name]
        key = program.key(fact, sight)
        known = self.assessment.facts.known.get(key)
        labels = [option.label for option in fact.options if option.id in answers]
        text = fact.label
        if labels:
            text = Text(
                {
                    language: fact.label.into(language)[0]
                    + ": "
                    + " / ".join(label.into(language)[0] for label in labels)
                    for language in ("ar", "fr", "en")
                }
            )
        if known is None:
            return Step("fact", text, None, key=key)
        held = bool(answers & known) if isinstance(known, frozenset) else known in answers
        return Step("fact", text, held, key=key)

    def _measure(self, side: Measure, sight: Sight) -> Step:
        program = self.assessment.case.shape.program
        fact = program.vocabulary.facts[side.fact]
        key = program.key(fact, sight)
        known = self.assessment.facts.known.get(key)
        answer = None if known is None else Text(dict.fromkeys(("ar", "fr", "en"), f"{fact.plain(known)} {fact.unit}"))
        return Step("fact", fact.label, None if known is None else True, key=key, answer=answer)

    def _ruling(self, question: str) -> Step:
        owner, _, name = question.partition("/")
        asked = self.assessment.edition.library.instruments[owner].questions[name]
        ruling = self.assessment.case.facts.get(f"question:{question}")
        return Step(
            "ruling",
            asked.text,
            ruling if isinstance(ruling, bool) else None,
            asked.article,
            f"question:{question}",
        )


MARKS = {True: "+", False: "-", None: "?"}


def traced_text(assessment: Assessment, conclusion: Conclusion, language: str) -> str:
    """The reasons as indented lines: + true, - false, ? open."""
    if conclusion.bounds is not None:
        low, high = conclusion.bounds
        rule = conclusion.ruled.rule
        return f"{rule.name.into(language)[0]}: {low:g} - {high:g} {rule.unit} [{rule.article}]"
    return "\n".join(_lines(trace(assessment, conclusion), language, 0))


def _lines(step: Step, language: str, depth: int) -> list[str]:
    article = f" [{step.article}]" if step.article else ""
    key = f" ({step.key})" if step.kind in ("fact", "ruling") else ""
    line = f"{'  ' * depth}{MARKS[step.value]} {step.text.into(language)[0]}{article}{key}"
    return [line, *(text for part in step.parts for text in _lines(part, language, depth + 1))]
