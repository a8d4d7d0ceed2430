"""The dossier as a PDF, set by typst: right to left in Arabic, tagged, numbered pages."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from functools import lru_cache
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

from zellige.law.engine.assess import Assessment
from zellige.law.engine.dossier import NOBODY, dossier_data
from zellige.law.engine.naming import Names
from zellige.law.engine.paper_words import WORDS, paper_words

TEMPLATE = Path(__file__).resolve().parent / "templates" / "dossier.typ"


def paper(assessment: Assessment, language: str, *, title: str = "", names: Names = NOBODY) -> bytes:
    """The dossier of an assessment as a PDF document.

    The same assessment, title and names give the same bytes: the document bears the day of the law, not the hour.

    Parameters
    ----------
    title: what the dossier is about; empty for a bare file of facts.
    names: names of listed operators, processings and procedures.
    """
    import typst

    data = dossier_data(assessment, language, title or WORDS["dossier"].into(language)[0], names)
    data["words"] = paper_words(language)
    stamp = datetime.combine(assessment.day, time(), tzinfo=UTC)
    with TemporaryDirectory(prefix="zellige-paper-") as folder:
        root = Path(folder)
        (root / "dossier.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        (root / "dossier.typ").write_text(TEMPLATE.read_text(encoding="utf-8"), encoding="utf-8")
        return typst.compile(
            str(root / "dossier.typ"),
            root=str(root),
            font_paths=[_fonts()],
            ignore_system_fonts=True,
            format="pdf",
            timestamp=int(stamp.timestamp()),
        )


@lru_cache(maxsize=1)
def _fonts() -> str:
    return str(resources.files("fontpkg_ibm_plex_sans_arabic") / "files")
