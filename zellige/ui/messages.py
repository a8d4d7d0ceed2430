"""The words of the interface that need translations, found in templates and Python."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from zellige.kernel.errors import Place

_ARGUMENTS = {"gettext": 1, "pgettext": 2, "ngettext": 2, "npgettext": 3}
_TEXT = r"""(?:u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"(?<![\w.])(_|gettext|pgettext|ngettext|npgettext)\(({_TEXT}(?:,\s*{_TEXT})*)", re.DOTALL)


def used(root: Path) -> Iterator[tuple[str, Place]]:
    """Each message below `root` (tests apart) as gettext looks it up, and where it stands."""
    for path in sorted(root.rglob("*")):
        if "tests" in path.parts or path.suffix not in {".html", ".txt", ".py"}:
            continue
        source = path.read_text(encoding="utf-8")
        found = _in_python(source) if path.suffix == ".py" else _in_template(source)
        for key, line in found:
            yield key, Place(str(path), line)


def _in_template(source: str) -> Iterator[tuple[str, int]]:
    code = templatize(source)
    for call in _CALL.finditer(code):
        texts = [ast.literal_eval(text) for text in re.findall(_TEXT, call.group(2))]
        yield _key(call.group(1), texts), code.count("\n", 0, call.start()) + 1


def _in_python(source: str) -> Iterator[tuple[str, int]]:
    tree = ast.parse(source)
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
    }
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        function = names.get(node.func.id, "").removesuffix("_lazy")
        texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        words = [text for text in texts if isinstance(text, str)]
        if function in _ARGUMENTS and len(words) >= _ARGUMENTS[function]:
            yield _key(function, words), node.lineno


def _key(function: str, texts: list[str]) -> str:
    match function:
        case "pgettext":
            return f"{texts[0]}\x04{texts[1]}"
        case "ngettext":
            return f"{texts[0]}\0{texts[1]}"
        case "npgettext":
            return f"{texts[0]}\x04{texts[1]}\0{texts[2]}"
    return texts[0]
