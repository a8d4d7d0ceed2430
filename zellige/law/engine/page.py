"""The dossier as one HTML document that needs nothing else: what `zellige law assess --format html` prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from zellige.law.engine.assess import Assessment
from zellige.law.engine.dossier import NOBODY, dossier_data
from zellige.law.engine.naming import Names
from zellige.law.engine.paper_words import WORDS, paper_words

STYLE = """
:root{color-scheme:light dark}
body{font-family:"IBM Plex Sans Arabic","Noto Sans Arabic","Segoe UI",Tahoma,sans-serif;line-height:1.6;
max-inline-size:52rem;margin-inline:auto;padding:1.5rem;color:#1b2623;background:#fbf9f4}
h1,h2{color:#0c5a48;line-height:1.25}h2{margin-block-start:2.5rem;border-block-end:2px solid #0c5a48}
dl.meta{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem}dl.meta dd{margin:0;overflow-wrap:anywhere}
.soft{color:#4d5a55;font-size:.9375rem}article{border-block-start:1px solid #d8d1c1;padding-block:.75rem}
article p{margin-block:.25rem}.value,.mark{display:inline-block;padding:0 .5rem;border-radius:.25rem;font-weight:600}
.yes{background:#e0efe8;color:#0c5a48}.no{background:#e8e6df;color:#37423e}.open,.mark{background:#fbeed3;color:#724400}
.number{background:#e2ecf7;color:#17508c}.mark{font-size:.875rem;font-weight:400}
table{border-collapse:collapse;inline-size:100%}th,td{text-align:start;vertical-align:top;padding:.4rem .6rem;
border-block-end:1px solid #d8d1c1}.wide{overflow-x:auto}
@media (prefers-color-scheme:dark){body{color:#ecefe9;background:#111917}h1,h2{color:#7fd3b6}.soft{color:#afbbb4}}
""".strip()


def page(assessment: Assessment, language: str, *, title: str = "", names: Names = NOBODY) -> str:
    """One standalone HTML document: no script, no request to anywhere."""
    data = dossier_data(assessment, language, title or WORDS["dossier"].into(language)[0], names)
    return _Page(data, paper_words(language)).html()


class _Page:
    def __init__(self, data: Mapping[str, Any], words: Mapping[str, str]) -> None:
        self.data = data
        self.words = {name: escape(word) for name, word in words.items()}

    def html(self) -> str:
        language = self.data["language"]
        direction = "rtl" if language == "ar" else "ltr"
        title = escape(self.data["title"])
        return (
            f'<!doctype html>\n<html lang="{language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
            f"<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
            + "\n".join(self._body())
            + "\n</main>\n</body>\n</html>"
        )

    def _body(self) -> Iterable[str]:
        words, data = self.words, self.data
        yield f"<p>{words['subtitle']}</p>"
        yield (
            f'<dl class="meta"><dt>{words["day"]}</dt><dd>{_ident(data["day"])}</dd>'
            f"<dt>{words['content']}</dt><dd>{_ident(data['content'])}</dd></dl>"
        )
        yield f'<p class="soft">{words["note"]}</p>'
        for law in data["laws"]:
            mark = f" {_mark(words['alignment'])}" if law["alignment"] else ""
            yield f'<h2>{escape(law["short"])}{mark}</h2><p class="soft">{escape(law["title"])}</p>'
            yield from map(self._conclusion, law["headlines"])
            if law["others"]:
                yield f"<h3>{words['others']}</h3>"
                yield from map(self._conclusion, law["others"])
        yield f"<h2>{words['duties']}</h2>{self._duties()}"
        yield from self._lists()

    def _conclusion(self, one: Mapping[str, Any]) -> str:
        marks = "".join(f" {_mark(escape(each))}" for each in one["marks"])
        starts = f" · {self.words['applies_from']} {_ident(one['applies_from'])}" if one["applies_from"] else ""
        return (
            f'<article><p><span class="value {one["kind"]}">{escape(one["value"])}</span> '
            f'<strong>{escape(one["name"])}</strong> <span class="soft">{self.words["article"]} '
            f"{_ident(one['article'])}</span>{marks}</p><p>{escape(one['text'])}</p>{self._why(one)}"
            f'<p class="soft">{escape(one["source"])} · {escape(one["certainty"])}{starts}</p></article>'
        )

    def _why(self, one: Mapping[str, Any]) -> str:
        if not one["why"]:
            why = self.words["presumed" if one["presumed"] else "always"]
            return f"<p>{self.words['because']}: {why}</p>"
        lead = self.words["because"] if one["settled"] else self.words["waits"]
        listed = "; ".join(
            escape(why["label"]) + (f" ({escape(why['answer'])})" if why["answer"] else "") for why in one["why"]
        )
        more = f' <span class="soft">(+{one["more"]} {self.words["more"]})</span>' if one["more"] else ""
        return f"<p>{lead}: {listed}{more}</p>"

    def _duties(self) -> str:
        words, rows = self.words, self.data["duties"]
        if not rows:
            return f"<p>{words['none']}</p>"
        heads = "".join(f'<th scope="col">{words[name]}</th>' for name in ("duty", "addressee", "deadline", "article"))
        body = "".join(
            f"<tr><td>{escape(one['text'])}{''.join(' ' + _mark(escape(each)) for each in one['marks'])}</td>"
            f"<td>{escape(one['addressee'])}</td><td>{escape(one['deadline'])} {_ident(one['applies_from'])}</td>"
            f"<td>{escape(one['law'])}, {_ident(one['article'])} {escape(one['agency'])}</td></tr>"
            for one in rows
        )
        return (
            f'<div class="wide" tabindex="0" role="region" aria-label="{words["duties"]}">'
            f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
        )

    def _lists(self) -> Iterable[str]:
        words, data = self.words, self.data
        agencies = [f"{escape(one['name'])}: {escape(', '.join(one['procedures']) or '–')}" for one in data["agencies"]]
        rulings = [
            f'{escape(one["text"])} <span class="soft">{escape(one["law"])}, {_ident(one["article"])} · '
            f"{words['owner']} {escape(one['owner'])}</span>"
            for one in data["rulings"]
        ]
        facts = [f'<span class="soft">{escape(one["label"])}:</span> {escape(one["answer"])}' for one in data["facts"]]
        questions = [escape(one) for one in data["questions"]]
        listed = (("agencies", agencies), ("questions", questions), ("rulings", rulings), ("facts", facts))
        for name, items in listed:
            if items:
                yield f"<h2>{words[name]}</h2><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _ident(value: str) -> str:
    return f'<bdi dir="ltr">{escape(value)}</bdi>' if value else ""


def _mark(words: str) -> str:
    return f'<span class="mark">{words}</span>'
