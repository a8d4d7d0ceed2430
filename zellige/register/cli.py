"""`zellige register`: the initiatives in the register."""

from __future__ import annotations

import json
import os

import click


@click.group()
def group() -> None:
    """The initiatives in the register."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zellige.platform.settings")
    django.setup()


@group.command("list")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--language", type=click.Choice(["ar", "fr", "en"]), default="en", show_default=True)
def list_command(shape: str, language: str) -> None:
    """List every initiative, newest first: reference, institution, where it stands, title."""
    from zellige.kernel.text import Text
    from zellige.register.web.models import Initiative

    rows = [
        {
            "ref": initiative.ref,
            "institution": initiative.institution.slug,
            "status": initiative.status,
            "illustrative": initiative.illustrative,
            "restricted": initiative.restricted,
            "title": Text(initiative.title).into(language)[0],
        }
        for initiative in Initiative.objects.select_related("institution").iterator(chunk_size=500)
    ]
    if shape == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(f"{row['ref']}\t{row['institution']}\t{row['status']}\t{row['title']}")
