"""`zellige up`: from nothing to a served site: database, content, demonstration data, server."""

from __future__ import annotations

import os
import socket
from io import StringIO

import click

LOCAL = "127.0.0.1"


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="0 takes a free one.",
)
@click.option("--empty", is_flag=True, help="Without demonstration data and without demonstration seats.")
def up(port: int, empty: bool) -> None:
    """Prepare the database and serve the site on this machine."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zellige.platform.settings")
    os.environ.setdefault("ZELLIGE_DEMO", "0" if empty else "1")
    port = port or _free_port()
    _refuse_busy(port)
    prepare()
    click.echo(f"Zellige is served at http://{LOCAL}:{port}/ (stop with Ctrl+C)")
    _serve(port)


def prepare() -> None:
    """Everything short of serving; safe to repeat."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from zellige.platform.seeding import seed
    from zellige.ui.catalogues import compile_catalogues

    compile_catalogues()
    call_command("check", stdout=StringIO(), fail_level="WARNING" if not settings.DEBUG else "ERROR")
    call_command("migrate", verbosity=0, interactive=False)
    seed()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOCAL, 0))
        port: int = probe.getsockname()[1]
    return port


def _refuse_busy(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOCAL, port))
        except OSError as error:
            raise click.UsageError(f"port {port} is taken; name another with --port, or 0 for a free one") from error


def _serve(port: int) -> None:
    from granian.constants import Interfaces
    from granian.server import Server

    Server(
        "zellige.platform.wsgi:application",
        address=LOCAL,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_access=False,
    ).serve()
