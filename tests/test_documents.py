"""What the documents say is there is there, and what is there is in the documents."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.util import find_spec

import click
import pytest

from tests.house import ROOT, files, named, rows, section
from zellige.cli import GROUPS, root
from zellige.institutions.web.models import Seat
from zellige.kernel.period import KINDS
from zellige.kernel.text import REQUIRED
from zellige.kernel.vocabulary import NUMERIC, UNKNOWN_REASONS

ARABIC = re.compile(r"[\u0621-\u064a]")
LATIN = re.compile(r"[A-Za-z]")
COLUMNS = ("English", "العربية", "français", "code", "meaning", "where")
IN_DESIGN = re.findall(
    r"\S+",
    """initiative product system fact assertion instrument alignment rule conclusion duty question assessment
dossier evidence seat procedure paper opinion condition decision entry receipt checkpoint dataset contract register
control probe attestation workload objective indicator target statement programme cohort credential partnership
obligation frame stratum sample estimate set-point plan""",
)


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by its whole name."""
    waiting: list[tuple[str, click.Command]] = [("zellige", root)]
    while waiting:
        name, command = waiting.pop()
        if isinstance(command, click.Group):
            context = click.Context(command)
            for part in command.list_commands(context):
                inner = command.get_command(context, part)
                assert inner is not None
                waiting.append((f"{name} {part}", inner))
        else:
            yield name, command


def make_targets() -> set[str]:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+):", text, re.MULTILINE))


def glossary() -> list[list[str]]:
    return rows("docs/glossary.md")


def words() -> set[str]:
    """Everything the glossary names: English words, without what stands in brackets, and code."""
    english = {re.sub(r" \(.*\)", "", row[0]) for row in glossary()}
    return english | {code for row in glossary() for code in re.findall(r"`([^`]+)`", row[3])}


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_every_group_of_commands_exists(group):
    assert find_spec(GROUPS[group][0].partition(":")[0])


def test_every_command_has_its_section_with_every_option():
    undocumented = []
    for name, command in commands():
        heading = f"## `{name}`"
        if f"\n{heading}\n" not in (ROOT / "docs/commands.md").read_text(encoding="utf-8"):
            undocumented.append(name)
            continue
        text = section("docs/commands.md", heading)
        options = [option for param in command.params for option in param.opts if option.startswith("--")]
        undocumented += [f"{name} {option}" for option in options if f"`{option}`" not in text]
    assert not undocumented


def test_no_command_is_described_that_is_not_there():
    described = re.findall(r"^## `(.+)`$", (ROOT / "docs/commands.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(described) == {name for name, _ in commands()}


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/commands.md", "docs/content.md"])
def test_the_commands_a_document_shows_exist(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    known = {name for name, _ in commands()}
    known |= {" ".join(name.split()[:2]) for name in known} | {"zellige"}
    shown = re.findall(r"(?:^|`)(zellige(?: [a-z]+){0,2})", text, re.MULTILINE)
    assert not [name for name in shown if name not in known]
    targets = re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE)
    assert set(targets) <= make_targets()


def test_the_readme_shows_how_to_run_and_test():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make run" in text
    assert "make test" in text


def test_every_setting_is_described_and_no_other():
    code = "\n".join(path.read_text(encoding="utf-8") for path in files(".py") if named(path).startswith("zellige/"))
    read = {name.rstrip("_") for name in re.findall(r"ZELLIGE_[A-Z_]+", code)}
    described = {row[0].strip("`") for row in rows("docs/settings.md")}
    assert read == described


def test_every_row_of_the_glossary_is_whole():
    broken = [row for row in glossary() if len(row) != len(COLUMNS) or not all(row)]
    assert not broken


def test_every_word_has_its_three_languages():
    wrong = [
        row[0]
        for row in glossary()
        if not LATIN.search(row[0]) or not ARABIC.search(row[1]) or LATIN.search(row[1]) or ARABIC.search(row[2])
    ]
    assert not wrong


def test_no_word_has_two_meanings():
    english = [row[0] for row in glossary()]
    assert len(english) == len(set(english))


def test_the_glossary_holds_the_words_of_the_design():
    assert not [word for word in IN_DESIGN if word not in words()]


def test_the_glossary_holds_what_facts_may_be():
    types = {"boolean", "enumeration", "set", *NUMERIC, *UNKNOWN_REASONS}
    assert types <= words()


def test_the_glossary_holds_every_kind_of_delay():
    assert set(KINDS) <= words()


def test_the_glossary_holds_every_role_of_a_seat():
    assert {role.value for role in Seat.Role} <= words()


@pytest.mark.parametrize("key", ["certainty", "status", "outcome", "addressee", "kind"])
def test_the_glossary_holds_what_rules_may_say(key):
    assert values_of(key, "rule") <= words()


def values_of(key: str, kind: str) -> set[str]:
    """Every value the schema of a kind of content admits under `key`."""
    schema = json.loads((ROOT / f"zellige/content/schema/{kind}.schema.json").read_text(encoding="utf-8"))
    found: set[str] = set()
    waiting = [schema]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            found |= set(node.get("properties", {}).get(key, {}).get("enum", ()))
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    assert found, f"the schema of {kind} lists nothing under {key}"
    return found


def test_languages_of_pages_are_those_of_content():
    from django.conf import settings

    assert {code for code, _ in settings.LANGUAGES} == set(REQUIRED)


@pytest.mark.parametrize("document", ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "docs/adr/README.md"])
def test_links_between_documents_lead_somewhere(document):
    path = ROOT / document
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", path.read_text(encoding="utf-8"))
    assert not [link for link in links if not (path.parent / link).exists()]
