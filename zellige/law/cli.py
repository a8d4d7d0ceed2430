"""`zellige law`: assess facts, list the vocabulary and the instruments, ask, explain. No database is needed."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from zellige.kernel.content import PACKAGED, parse, read
from zellige.kernel.errors import InputError, Place, Problem
from zellige.law.engine.assess import Assessment, assess, open_questions
from zellige.law.engine.facts_file import Facts, facts_of
from zellige.law.engine.library import Library
from zellige.law.engine.load import KINDS, load

LANGUAGE = click.Choice(["ar", "fr", "en"])


@click.group()
def group() -> None:
    """What the laws conclude from facts, and why."""


def library() -> Library:
    return load(read(Path(os.environ.get("ZELLIGE_CONTENT", PACKAGED)), kinds=KINDS))


def today() -> date:
    return datetime.now(UTC).date()


class Day(click.ParamType):
    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail(f"got {value!r}, expected a date YYYY-MM-DD", param, context)
        if not 1900 <= day.year <= 2200:
            self.fail(f"got {value!r}, expected a date from 1900 to 2200", param, context)
        return day


def read_facts(path: str, books: Library, day: date) -> Facts:
    """The facts of a file (or of standard input, as `-`)."""
    text = sys.stdin.read() if path == "-" else _text(path)
    problems: list[Problem] = []
    document = parse(text, path, "facts-file", problems)
    if document is None:
        raise InputError(problems)
    facts = facts_of(document.data, books.vocabulary, set(_questions(books, day)), document)
    if problems:
        raise InputError(problems)
    return facts


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            [
                Problem(
                    "this file of facts cannot be read",
                    Place(path),
                    str(error),
                    "a YAML file in UTF-8",
                )
            ]
        ) from error


def _questions(books: Library, day: date) -> list[str]:
    return [key.removeprefix("question:") for key in open_questions(books.edition(day))]


def assessment_of(path: str, instruments: tuple[str, ...], day: date) -> Assessment:
    books = library()
    strange = [name for name in instruments if name not in books.instruments]
    if strange:
        raise InputError(
            [
                Problem(f"no instrument {name!r}", None, name, f"one of {', '.join(books.instruments)}")
                for name in strange
            ]
        )
    return assess(books.edition(day, tuple(sorted(instruments))), read_facts(path, books, day))


FACTS = click.argument("facts", type=click.Path(allow_dash=True))
AS_OF = click.option("--as-of", type=Day(), default=None, help="The day of the law (default: today).")
LANG = click.option("--lang", type=LANGUAGE, default="en", show_default=True)


@group.command("assess")
@FACTS
@click.option(
    "--instrument",
    "instruments",
    multiple=True,
    metavar="ID",
    help="Only this instrument (may be repeated).",
)
@AS_OF
@LANG
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "pdf"]),
    default="text",
    show_default=True,
)
def assess_command(facts: str, instruments: tuple[str, ...], as_of: date | None, lang: str, form: str) -> int:
    """Assess a file of FACTS. Exit 0 when all is settled, 3 when something is open."""
    assessment = assessment_of(facts, instruments, as_of or today())
    if form == "json":
        from zellige.law.engine.serialise import plain

        click.echo(json.dumps(plain(assessment, lang), ensure_ascii=False, indent=2))
    elif form == "text":
        from zellige.law.engine.telling import told

        click.echo(told(assessment, lang))
    elif form == "html":
        from zellige.law.engine.page import page

        click.echo(page(assessment, lang))
    else:
        from zellige.law.engine.paper import paper

        click.get_binary_stream("stdout").write(paper(assessment, lang))
    return 0 if all(conclusion.settled for conclusion in assessment.conclusions) else 3


@group.command("facts")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@LANG
def facts_command(form: str, lang: str) -> None:
    """The vocabulary of facts, with the questions that ask them."""
    from zellige.kernel.vocabulary import Vocabulary

    vocabulary = Vocabulary.from_content(read(Path(os.environ.get("ZELLIGE_CONTENT", PACKAGED)), kinds=("facts",)))
    if form == "json":
        from zellige.law.engine.serialise_facts import vocabulary_data

        click.echo(json.dumps(vocabulary_data(vocabulary), ensure_ascii=False, indent=2))
        return
    for fact in vocabulary.facts.values():
        click.echo(f"{fact.id} ({fact.about}; {fact.expected()})\n    {fact.question.into(lang)[0]}")


@group.command("instruments")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@LANG
def instruments_command(form: str, lang: str) -> None:
    """The instruments, how many rules each has, and what share is verified."""
    from zellige.law.engine.cover import cover_data, cover_told

    covers = [
        (cover_data if form == "json" else cover_told)(instrument, lang)
        for instrument in library().instruments.values()
    ]
    click.echo(json.dumps(covers, ensure_ascii=False, indent=2) if form == "json" else "\n\n".join(map(str, covers)))


@group.command("questions")
@FACTS
@AS_OF
@LANG
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def questions_command(facts: str, as_of: date | None, lang: str, form: str) -> int:
    """What is still to be asked, the most deciding question first. Exit 3 while something is to be asked."""
    from zellige.law.engine.questionnaire import questions
    from zellige.law.engine.serialise import question_data

    assessment = assessment_of(facts, (), as_of or today())
    asked = questions(assessment)
    if form == "json":
        click.echo(
            json.dumps(
                [question_data(assessment, one, lang) for one in asked],
                ensure_ascii=False,
                indent=2,
            )
        )
    else:
        for one in asked:
            click.echo(f"{one.key} ({one.fact.expected()})\n    {one.fact.question.into(lang)[0]}")
    return 3 if asked else 0


@group.command("explain")
@FACTS
@click.argument("rule")
@click.option("--mode", type=click.Choice(["binding", "alignment"]), default="binding", show_default=True)
@AS_OF
@LANG
def explain_command(facts: str, rule: str, mode: str, as_of: date | None, lang: str) -> int:
    """Why a RULE (instrument/rule) has its value for these FACTS. Exit 3 when it is open."""
    from zellige.law.engine.trace import traced_text

    assessment = assessment_of(facts, (), as_of or today())
    instrument, _, name = rule.rpartition("/")
    found = [
        conclusion
        for conclusion in assessment.conclusions
        if (conclusion.ruled.rule.id, conclusion.ruled.mode) == (name, mode)
        and instrument in ("", conclusion.ruled.rule.instrument)
    ]
    if not found:
        keys = [one.rule.key for one in assessment.edition.ruled.values() if one.mode == mode]
        near = sorted({key for key in keys if name and name in key})[:5]
        raise InputError(
            [
                Problem(
                    f"no rule {rule!r} on {assessment.day} ({mode})",
                    None,
                    rule,
                    "instrument/rule",
                    f"did you mean {', '.join(near)}?" if near else "see: zellige law instruments",
                )
            ]
        )
    click.echo("\n\n".join(traced_text(assessment, conclusion, lang) for conclusion in found))
    return 0 if all(conclusion.settled for conclusion in found) else 3
