"""Reading content: a folder of YAML becomes documents that know their file and line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from zellige.kernel.errors import ContentError, Place, Problem

PACKAGED = Path(__file__).resolve().parent.parent / "content"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONSTANTS: Mapping[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True)
class Document:
    """One YAML file: its kind, its data (plain JSON values, dates as text) and where each part stands."""

    path: str
    kind: str
    data: Any
    root: yaml.Node | None = field(repr=False, compare=False, default=None)

    def place(self, *path: str | int) -> Place:
        """The line of the part at `path`, or of the nearest part around it."""
        node, line = self.root, self.root.start_mark.line + 1 if self.root else 0
        for step in path:
            entry = _entry(node, step)
            if entry is None:
                break
            node, line = entry
        return Place(self.path, line)


@dataclass(frozen=True)
class Content:
    """All documents of a content folder, in the order of their paths."""

    documents: tuple[Document, ...]

    def of_kind(self, kind: str) -> tuple[Document, ...]:
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Document, ...]]:
        kinds: dict[str, list[Document]] = {}
        for document in self.documents:
            kinds.setdefault(document.kind, []).append(document)
        return {kind: tuple(documents) for kind, documents in kinds.items()}

    @cached_property
    def digest(self) -> str:
        """SHA-256 over paths and data: the same content, the same digest."""
        total = hashlib.sha256()
        for document in self.documents:
            total.update(json.dumps([document.path, document.data], sort_keys=True).encode())
        return total.hexdigest()


def read(root: Path, *, kinds: Iterable[str] | None = None, under: str = "") -> Content:
    """Read every YAML file under `root` (of some kinds only, if named).

    `under` is where `root` stands in a content folder.

    Raises
    ------
    ContentError
        With every problem of syntax and schema in all files.
    """
    wanted = None if kinds is None else set(kinds)
    problems: list[Problem] = []
    documents = []
    if not root.is_dir():
        raise ContentError([Problem("content folder not found", Place(str(root)), remedy="name an existing folder")])
    for path in sorted(root.rglob("*.yaml")):
        relative = under + path.relative_to(root).as_posix()
        kind = kind_of(relative)
        if wanted is not None and kind not in wanted:
            continue
        document = parse(path.read_text(encoding="utf-8"), relative, kind, problems)
        if document is not None:
            documents.append(document)
    for document in documents:
        problems.extend(violations(document, root))
    if problems:
        raise ContentError(sorted(problems, key=lambda problem: problem.place or Place("")))
    return Content(tuple(documents))


def with_pack(content: Content, pack: Path) -> Content:
    """A content folder with one instrument's folder added, in place of the instrument of the same name."""
    under = f"pack/instruments/{pack.resolve().name}/"
    own = read(pack, under=under)
    same = f"/instruments/{pack.resolve().name}/"
    return Content((*(document for document in content.documents if same not in document.path), *own.documents))


def kind_of(relative: str) -> str:
    """The kind of a document, told by where it stands."""
    parts = relative.split("/")
    if "instruments" in parts[:-1]:
        return {"instrument.yaml": "instrument"}.get(
            parts[-1], {"rules": "rule", "cases": "cases"}.get(parts[-2], parts[-2])
        )
    if len(parts) > 2:
        return "demonstration-facts" if parts[0] == "demo" and parts[-2] == "facts" else parts[-2]
    return parts[-1].removesuffix(".yaml")


def parse(text: str, name: str, kind: str, problems: list[Problem]) -> Document | None:
    """One YAML text as a document; what is wrong with it is added to `problems`."""
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        what = getattr(error, "problem", None) or str(error)
        problems.append(Problem(f"not valid YAML: {what}", Place(name, line), remedy="mend the syntax at this line"))
        return None
    if node is None:
        problems.append(Problem("empty file", Place(name), remedy="fill or remove it"))
        return None
    return Document(name, kind, _plain(node, name, problems), node)


def violations(document: Document, root: Path) -> Iterator[Problem]:
    """What the JSON Schema of its kind says of a document."""
    validator = _validator(root, document.kind)
    if validator is None:
        return
    for error in validator(document.data):
        path = list(error.instance_path)
        yield Problem(
            error.message if len(error.message) < 300 else error.message[:297] + "...",
            document.place(*path),
            remedy=f"at {'/'.join(map(str, path)) or 'the top'}; see docs/content.md",
        )


@lru_cache(maxsize=64)
def _validator(root: Path, kind: str) -> Callable[[Any], Iterable[Any]] | None:
    schema = root / "schema" / f"{kind}.schema.json"
    if not schema.is_file():
        schema = PACKAGED / "schema" / f"{kind}.schema.json"
    if not schema.is_file():
        return None
    import jsonschema_rs

    return jsonschema_rs.validator_for(json.loads(schema.read_text(encoding="utf-8"))).iter_errors


def _plain(node: yaml.Node, name: str, problems: list[Problem]) -> Any:
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in mapping:
                place = Place(name, key_node.start_mark.line + 1)
                problems.append(Problem(f"key {key!r} stands twice", place, remedy="keep one"))
            mapping[key] = _plain(value_node, name, problems)
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, name, problems) for item in node.value]
    return _scalar(node)


def _scalar(node: yaml.Node) -> Any:
    tag, value = node.tag.rsplit(":", 1)[-1], node.value
    if tag == "bool" or tag == "null":
        return _CONSTANTS.get(value.lower(), value.lower() in ("yes", "on"))
    if tag == "int":
        return int(value.replace("_", ""), 0) if not value.lstrip("+-").startswith("0") else int(value)
    if tag == "float":
        return float(value.replace("_", ""))
    return value


def _entry(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == str(step):
                return value_node, key_node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return node.value[step], node.value[step].start_mark.line + 1
    return None
