"""An assessment told in plain text."""

from __future__ import annotations

from zellige.kernel.text import Text
from zellige.law.engine.assess import Assessment, Conclusion
from zellige.law.engine.questionnaire import questions

MOST_NAMED = 6
HEADS = {
    "answers": Text({"ar": "الأجوبة الرئيسية", "fr": "Réponses principales", "en": "Headline conclusions"}),
    "holds": Text({"ar": "ما هو قائم أيضا", "fr": "Également vérifié", "en": "What else holds"}),
    "duties": Text({"ar": "الواجبات", "fr": "Obligations légales", "en": "Duties"}),
    "agencies": Text({"ar": "الجهات المعنية", "fr": "Autorités concernées", "en": "Agencies"}),
    "questions": Text({"ar": "ما بقي من أسئلة", "fr": "Questions restantes", "en": "Questions left"}),
    "alignment": Text(
        {
            "ar": "بالملاءمة، لا بحكم القانون",
            "fr": "par alignement, non par la loi",
            "en": "by alignment, not by law",
        }
    ),
    "confirm": Text({"ar": "في انتظار التأكيد", "fr": "à confirmer", "en": "to be confirmed"}),
    True: Text({"ar": "نعم", "fr": "oui", "en": "yes"}),
    False: Text({"ar": "لا", "fr": "non", "en": "no"}),
    None: Text({"ar": "مفتوح", "fr": "en suspens", "en": "open"}),
}


def told(assessment: Assessment, language: str) -> str:
    """Headlines first, then what else holds, duties, agencies and the questions left."""

    def head(name: str | bool | None) -> str:
        return HEADS[name].into(language)[0]

    lines = [f"{head('answers')} ({assessment.day.isoformat()})"]
    lines += [_line(conclusion, language) for conclusion in assessment.headlines]
    others = [
        one
        for one in assessment.conclusions
        if one.value is True and not one.headline and one.ruled.rule.kind == "conclusion"
    ]
    if others:
        lines += ["", head("holds"), *(_line(conclusion, language) for conclusion in others)]
    if assessment.duties:
        lines += ["", head("duties")]
        lines += [
            f"  - {one.duty.text.into(language)[0]} [{one.duty.article}]{_marks(one.conclusion, language)}"
            for one in assessment.duties
        ]
    if assessment.agencies:
        lines += [
            "",
            head("agencies"),
            *(f"  - {one.id}: {', '.join(one.procedures) or '-'}" for one in assessment.agencies),
        ]
    left = questions(assessment)
    if left:
        lines += [
            "",
            head("questions"),
            *(f"  {n}. {one.fact.question.into(language)[0]} ({one.key})" for n, one in enumerate(left, 1)),
        ]
    return "\n".join(lines)


def _line(one: Conclusion, language: str) -> str:
    rule = one.ruled.rule
    if one.bounds is not None:
        low, high = one.bounds
        value = f"{low:g}" if one.settled else f"{low:g} - {high:g}"
        value = f"{value} {rule.unit}"
    else:
        value = HEADS[one.value].into(language)[0]
    item = f" ({one.item})" if one.item else ""
    named = one.because or one.missing
    more = f", ... ({len(named)})" if len(named) > MOST_NAMED else ""
    why = ", ".join(named[:MOST_NAMED]) + more
    return (
        f"  {value}: {rule.name.into(language)[0]}{item} [{rule.instrument} {rule.article}]{_marks(one, language)}"
        + (f" <- {why}" if why else "")
    )


def _marks(one: Conclusion, language: str) -> str:
    marks = [] if one.ruled.mode == "binding" else [HEADS["alignment"].into(language)[0]]
    marks += [] if one.in_force else [HEADS["confirm"].into(language)[0]]
    return f" ({', '.join(marks)})" if marks else ""
