"""Components that are more than a class: tags, notices, tables, pagination, progress, errors."""

from __future__ import annotations

from typing import Any

from django import template
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

register = template.Library()

_MARKS = {
    "full": '<path class="tag-mark-full" d="M6 1.2L10.8 6 6 10.8 1.2 6z"/>',
    "empty": '<path d="M6 1.6L10.4 6 6 10.4 1.6 6z"/>',
    "half": '<path d="M6 1.6L10.4 6 6 10.4 1.6 6z"/><path class="tag-mark-full" d="M6 1.6v8.8L1.6 6z"/>',
    "cross": '<path d="M2 2l8 8M10 2l-8 8"/>',
}
_STATUS = {
    True: (_("Holds"), "green", "full"),
    False: (_("Does not hold"), "grey", "cross"),
    None: (pgettext_lazy("status", "Open"), "ochre", "half"),
}
_CERTAINTY = {
    "official": (_("Official text"), "green", "full"),
    "transcription": (_("Transcription of the official text"), "green", "half"),
    "secondary": (_("Secondary source"), "blue", "half"),
    "press": (_("Known from the press"), "ochre", "empty"),
    "memory": (_("Known from memory"), "ochre", "empty"),
    "none": (_("Text not obtained"), "grey", "cross"),
}
_STANDING = {
    "in_force": (_("In force"), "green", "full"),
    "to_be_confirmed": (_("To be confirmed"), "ochre", "half"),
    "draft": (_("Draft"), "blue", "empty"),
    "announced": (_("Announced"), "blue", "empty"),
}
_NOTICES = {
    "information": (_("Good to know"), ""),
    "good": (_("Done"), "notice-good"),
    "warning": (_("Take care"), "notice-warning"),
    "grave": (_("Important"), "notice-grave"),
    "plain": ("", "notice-plain"),
}


@register.simple_tag(name="tag")
def tag(words: object, colour: str = "grey", mark: str = "") -> str:
    """A state in a word: grey, green, blue, ochre, red; marked full, half, empty or cross."""
    drawn = (
        SafeString(
            f'<svg class="tag-mark" viewBox="0 0 12 12" aria-hidden="true" focusable="false">{_MARKS[mark]}</svg>'
        )
        if mark
        else ""
    )
    return format_html('<span class="tag tag-{}">{}{}</span>', colour, drawn, words)


@register.simple_tag
def status(value: bool | str | None) -> str:
    """Whether a conclusion holds: true, false or open (None)."""
    known = {"true": True, "false": False, "open": None, "": None}
    key = known[value.lower()] if isinstance(value, str) else value
    return tag(*_STATUS[key])


@register.simple_tag
def certainty(value: str) -> str:
    """How surely the text of a rule is known."""
    return tag(*_CERTAINTY.get(value, (value, "grey", "")))


@register.simple_tag
def standing(value: str) -> str:
    """Where an instrument or rule stands: in force, to be confirmed, draft, announced."""
    return tag(*_STANDING.get(value, (value, "grey", "")))


@register.simple_block_tag
def notice(content: str, kind: str = "information", title: str | None = None) -> str:
    """A notice: information, good, warning, grave; or plain, an inset without a title."""
    heading, css = _NOTICES[kind]
    words = heading if title is None else title
    shown = format_html('<p class="notice-title">{}</p>', words) if words else ""
    return format_html('<div class="notice {}">{}{}</div>', css, shown, content)


@register.simple_block_tag
def table(content: str, caption: str) -> str:
    """A table in a region that scrolls by itself; the content is `<thead>` and `<tbody>`."""
    return format_html(
        '<div class="table" role="region" aria-label="{}" tabindex="0">'
        "<table><caption>{}</caption>{}</table></div>",
        caption, caption, content,
    )  # fmt: skip


@register.simple_block_tag
def details(content: str, summary: str, is_open: bool = False) -> str:
    """More, for those who want it."""
    mark = SafeString(" open") if is_open else ""
    return format_html("<details{}><summary>{}</summary><div>{}</div></details>", mark, summary, content)


@register.simple_tag
def progress(value: int, total: int, label: object) -> str:
    """A bar with its number beside it."""
    return render_to_string("ui/components/progress.html", {"value": value, "total": total, "label": label})


@register.simple_tag
def breadcrumbs(*steps: object) -> str:
    """The way here: label, address, label, address, ..., and last the label of this page."""
    labels, addresses = steps[0::2], [*steps[1::2], None]
    items = list(zip(labels, addresses, strict=False))
    return render_to_string("ui/components/breadcrumbs.html", {"items": items})


@register.inclusion_tag("ui/components/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any]) -> dict[str, Any]:
    """Ways to the other pages of a list; the rest of the query is kept (`?page=`)."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    return {
        "page": page,
        "query": f"{query.urlencode()}&" if query else "",
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "gap": page.paginator.ELLIPSIS,
    }


@register.simple_tag
def error_summary(*sources: Any) -> str:
    """All errors of forms (or lists of words) at once, each leading to its field."""
    errors: list[tuple[str, str]] = []
    for source in sources:
        if hasattr(source, "errors") and hasattr(source, "visible_fields"):
            errors += [("", words) for words in source.non_field_errors()]
            for field in source.visible_fields():
                named = [(_anchor(field), f"{field.label} – {words}") for words in field.errors]
                errors += named
        elif source:
            errors += [("", str(words)) for words in source]
    if not errors:
        return ""
    return render_to_string(
        "ui/components/error_summary.html",
        {"errors": errors, "heading": gettext("There is a problem")},
    )


def _anchor(field: Any) -> str:
    # A group of choices has no control with the group's own id: lead to its first choice.
    grouped = field.use_fieldset and getattr(field.field.widget, "add_id_index", False)
    return f"{field.auto_id}_0" if grouped else field.auto_id
