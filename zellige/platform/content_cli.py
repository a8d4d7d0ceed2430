"""`zellige content`: check the packs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from zellige.kernel.content import PACKAGED, Content, read, with_pack
from zellige.kernel.errors import ContentError, Problem
from zellige.law.engine.cases import failures, worked_cases
from zellige.law.engine.check import compiled, splits
from zellige.law.engine.library import Library
from zellige.law.engine.load import load


@click.group()
def group() -> None:
    """Check the content packs."""


@group.command("check")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--splits",
    "show_splits",
    is_flag=True,
    help="List, per conclusion, the facts it must be split on.",
)
def check_command(path: Path | None, show_splits: bool) -> None:
    """Read the content at PATH, compile it and run its cases; every problem at once.

    PATH is a content folder (default: the packaged one), or the folder of one instrument, which is then read with
    the rest of the packaged content.
    """
    own = Path(os.environ.get("ZELLIGE_CONTENT", PACKAGED))
    is_pack = path is not None and (path / "instrument.yaml").is_file()
    content = with_pack(read(own), path) if path and is_pack else read(path or own)
    library = load(content)
    today = datetime.now(UTC).date()
    problems = [*compiled(library), *_agencies(content, library)]
    cases = list(worked_cases(content))
    problems += [problem for case in cases for problem in failures(case, library, today)]
    if problems:
        raise ContentError(dict.fromkeys(problems))
    if show_splits:
        for name, keys in splits(library, today).items():
            click.echo(f"{name}: {', '.join(keys)}")
    rules = sum(len(instrument.rules) for instrument in library.instruments.values())
    click.echo(
        f"{len(library.vocabulary.facts)} facts, {len(library.instruments)} instruments, {rules} rules, "
        f"{len(cases)} cases: all as they should be ({content.digest[:12]})"
    )


def _agencies(content: Content, library: Library) -> Iterator[Problem]:
    """Agencies and procedures that rules name are there."""
    agencies = {item["id"] for document in content.of_kind("agencies") for item in document.data["agencies"]}
    procedures = {document.data["id"] for document in content.of_kind("procedures")}
    for instrument in library.instruments.values():
        named = {question.owner: instrument.place for question in instrument.questions.values()}
        for rule in instrument.rules.values():
            for version in rule.versions:
                for effect in version.effects:
                    if effect.agency:
                        named[effect.agency] = version.place
                    if effect.procedure and effect.procedure not in procedures:
                        yield Problem(
                            f"{rule.key}: no such procedure",
                            version.place,
                            effect.procedure,
                            f"one of {sorted(procedures)}",
                        )
                named.update({duty.agency: version.place for duty in version.duties if duty.agency})
        for agency, place in named.items():
            if agency not in agencies:
                yield Problem(
                    f"{instrument.id}: no such agency",
                    place,
                    agency,
                    f"one of {', '.join(sorted(agencies))}",
                )
