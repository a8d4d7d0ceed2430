"""Every form is drawn with our templates: `{{ form }}`, or `{{ form.name.as_field_group }}`."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """An error summary, then each field with its label, hint and errors."""

    form_template_name = "ui/components/form.html"
    field_template_name = "ui/components/field.html"
