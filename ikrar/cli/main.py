"""The `ikrar` command: finds the commands, reports errors as sentences, sets the exit status.

Exit status: 0 success (an outlet that refuses is a result), 1 some of our own work failed, 2 wrong use.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from typing import Any

import typer

import ikrar.cli.commands as commands
from ikrar import __version__
from ikrar.errors import IkrarError

app = typer.Typer(
    name="ikrar",
    help="Ikrar: neutrality of Indonesian civil servants, as regional newspapers report it.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # a [section] in a help text is not markup
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(value: bool) -> None:
    if value:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _root(version: bool = typer.Option(False, "--version", is_eager=True, callback=_print_version, help="Print the version.")) -> None:
    """Options of the whole program."""


for _module in sorted(pkgutil.iter_modules(commands.__path__), key=lambda found: found.name):
    importlib.import_module(f"ikrar.cli.commands.{_module.name}").register(app)


# typer carries a click of its own; what all its complaints about wrong use derive from has no public name there.
_WrongUse: Any = next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")


def main() -> None:
    """Run the command line and end the process with its exit status."""
    try:
        status = app(standalone_mode=False)
    except typer.Abort:
        _say("interrupted; what was finished is kept, run the same command again to go on")
        sys.exit(130)
    except _WrongUse as error:
        error.show()
        sys.exit(error.exit_code)
    except IkrarError as error:
        _say(str(error))
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        _say("interrupted; what was finished is kept, run the same command again to go on")
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    if status == 130:  # typer turns Ctrl-C into this status by itself
        _say("interrupted; what was finished is kept, run the same command again to go on")
    sys.exit(status if isinstance(status, int) else 0)


def _say(message: str) -> None:
    print(f"ikrar: {message}", file=sys.stderr)


if __name__ == "__main__":
    main()
