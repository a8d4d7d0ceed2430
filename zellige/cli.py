"""`zellige`: one group of commands a slice, loaded only when called."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from zellige.kernel.errors import Problems, ZelligeError

GROUPS = {
    "content": ("zellige.platform.content_cli:group", "Check the content packs."),
    "law": ("zellige.law.cli:group", "What the laws conclude from facts, and why."),
    "log": ("zellige.log.cli:group", "The tamper-evident log: verify it, make and check receipts."),
    "register": ("zellige.register.cli:group", "The initiatives in the register."),
    "up": (
        "zellige.platform.up_cli:up",
        "Serve the site, with the demonstration pack unless --empty.",
    ),
}


class Slices(click.Group):
    """Lists the groups without importing them."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(GROUPS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in GROUPS:
            return None
        module, _, attribute = GROUPS[name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_text) for name, (_, help_text) in sorted(GROUPS.items())])


@click.command(cls=Slices, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="zellige")
def root() -> None:
    """Zellige: the open platform on which a state runs its AI strategy.

    Exit codes: 0 done (or: it holds), 1 it does not hold, 2 bad input or usage, 3 something is open or incomplete,
    70 a fault of ours.
    """


def main(arguments: Sequence[str] | None = None) -> Any:
    """Run a command; problems go to standard error, each on its line."""
    try:
        code = root.main(args=arguments, standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except Problems as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        count = len(error.problems)
        click.echo(f"{count} problem{'s' if count > 1 else ''}; nothing was taken", err=True)
        sys.exit(2)
    except click.exceptions.Exit as exit_:
        sys.exit(exit_.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except ZelligeError as error:
        click.echo(f"a fault of ours: {error}", err=True)
        sys.exit(70)


if __name__ == "__main__":
    main()
