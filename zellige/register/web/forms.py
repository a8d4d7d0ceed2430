"""Forms: what people fill in, parsed for the actions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from zellige.institutions.web.models import Institution, Seat
from zellige.kernel.errors import InputError
from zellige.register.web.models import Operator, Product, System
from zellige.register.web.selectors import versions_in_sight
from zellige.ui.languages import chosen, current

LANGUAGES = {"ar": _("in Arabic"), "fr": _("in French"), "en": _("in English")}
NAME_LIMIT, TEXT_LIMIT = 200, 2000


class OneOfThree(forms.CharField):
    """A text shown as needed; the form asks for it in one of three languages, not in this one."""

    def validate(self, value: Any) -> None:
        """Whether anything was given is for the form to say."""


class TrilingualForm(forms.Form):
    """A form with texts that each may be written in three languages, and one must.

    The reader's own language comes first; the others are optional.
    """

    use_required_attribute = False
    texts: dict[str, tuple[Any, int]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = current()
        added = {
            f"{name}_{code}": _text_field(label, code, limit, needed=code == self.own)
            for name, (label, limit) in self.texts.items()
            for code in sorted(LANGUAGES, key=lambda code: code != self.own)
        }
        self.fields = {**added, **self.fields}

    def own_language(self) -> list[forms.BoundField]:
        return [self[f"{name}_{self.own}"] for name in self.texts]

    def other_languages(self) -> list[forms.BoundField]:
        return [self[f"{name}_{code}"] for code in LANGUAGES if code != self.own for name in self.texts]

    def written_in_others(self) -> bool:
        return any(field.data or field.errors for field in self.other_languages())

    def without_texts(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.rsplit("_", 1)[0] not in self.texts]

    def text(self, name: str) -> dict[str, str]:
        return {code: self.cleaned_data.get(f"{name}_{code}", "") for code in LANGUAGES}

    def clean(self) -> dict[str, Any]:
        for name in self.texts:
            wrong = any(f"{name}_{code}" in self.errors for code in LANGUAGES)
            if not wrong and not any(self.text(name).values()):
                words = _("Write it in at least one language: nothing was given.")
                self.add_error(f"{name}_{self.own}", ValidationError(words, code="required"))
        return self.cleaned_data

    def refuse(self, error: InputError) -> None:
        """Show what an action refused beside the field it names."""
        for problem in error.problems:
            name = (problem.place.file if problem.place else "").replace(".", "_")
            self.add_error(name if name in self.fields else None, str(problem))


def _text_field(label: Any, code: str, limit: int, *, needed: bool) -> forms.CharField:
    attributes = {"lang": code, "dir": "rtl" if code == "ar" else "ltr"}
    widget = forms.TextInput(attributes) if limit == NAME_LIMIT else forms.Textarea({**attributes, "rows": "4"})
    return OneOfThree(
        label=_("%(what)s, %(language)s") % {"what": label, "language": LANGUAGES[code]},
        max_length=limit,
        required=needed,
        widget=widget,
    )


class InitiativeForm(TrilingualForm):
    texts = {"title": (_("Title of the initiative"), NAME_LIMIT), "summary": (_("What it is for"), TEXT_LIMIT)}

    product_version = forms.ModelChoiceField(
        queryset=None,
        required=False,
        label=_("Product it uses"),
        empty_label=_("None: made in-house, or not yet known"),
        help_text=_("What is known of a product is not asked again."),
    )
    restricted = forms.BooleanField(
        required=False,
        label=_("Keep it out of public sight"),
        help_text=_("For files on security, defence or police matters."),
    )

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["product_version"].queryset = versions_in_sight(seat)


class OperatorForm(TrilingualForm):
    texts = {"name": (_("Name"), NAME_LIMIT)}

    institution = forms.ModelChoiceField(
        queryset=Institution.objects.order_by("slug"),
        required=False,
        label=_("Institution on this platform"),
        empty_label=_("None of these"),
    )

    def __init__(self, *args: Any, system: System, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["institution"].label_from_instance = _name_of
        listed = system.operators.filter(institution__isnull=False).values("institution")
        self.fields["institution"].queryset = Institution.objects.exclude(pk__in=listed).order_by("slug")


class ProcessingForm(TrilingualForm):
    texts = {"name": (_("What is done with the data"), NAME_LIMIT)}

    operator = forms.ModelChoiceField(
        queryset=Operator.objects.none(),
        required=False,
        label=_("Who does it"),
        empty_label=_("Not yet known"),
    )

    def __init__(self, *args: Any, system: System, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["operator"].queryset = system.operators.all()
        self.fields["operator"].label_from_instance = _name_of


class VersionForm(forms.Form):
    version = forms.CharField(label=_("Version"), max_length=60, help_text=_("For example 2.1"))
    released_on = forms.DateField(label=_("Released on"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    evidence_title = forms.CharField(label=_("What says so: title"), max_length=200, required=False)
    evidence_url = forms.URLField(label=_("What says so: address"), required=False, assume_scheme="https")

    def __init__(self, *args: Any, product: Product, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.product = product

    def clean_version(self) -> str:
        version = str(self.cleaned_data["version"]).strip()
        if self.product.versions.filter(version=version).exists():
            raise ValidationError(
                _("Version %(version)s is there already: give a new one."),
                params={"version": version},
            )
        return version

    def clean_released_on(self) -> Any:
        released = self.cleaned_data["released_on"]
        latest = self.product.versions.order_by("-released_on").first()
        if latest is not None and released < latest.released_on:
            raise ValidationError(
                _("%(got)s is before the latest version (%(latest)s): give that day or later."),
                params={"got": released.isoformat(), "latest": latest.released_on.isoformat()},
            )
        return released

    def evidence(self) -> list[dict[str, str]]:
        found = {
            "title": self.cleaned_data["evidence_title"],
            "url": self.cleaned_data["evidence_url"],
        }
        return [found] if any(found.values()) else []


def _name_of(thing: Institution | Operator) -> str:
    return chosen(thing.name, current())[0]
