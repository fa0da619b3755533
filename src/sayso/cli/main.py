"""The command `sayso`: its verbs, loaded only when one is called, and its exit codes.

Exit codes: 0 done, 1 the work failed (wholly or for some pages), 2 the call is wrong, 130 stopped by the person.
Data goes to standard output, progress and messages to standard error.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import TextIO

import click

from sayso import __version__
from sayso.cli.terminal import safe
from sayso.errors import SaysoError

VERBS = {
    "read": "Read articles into a ledger.",
    "watch": "Read the articles that feeds name, once or at intervals.",
    "show": "Print who said what.",
    "changes": "Print what changed between versions of an article.",
    "export": "Write all records as JSON lines or a table.",
    "report": "Write a page with each record beside its words.",
    "failures": "List the pages that failed, or try them again.",
    "verify": "Check every record against the pages it came from.",
    "remove": "Take an article out of a ledger.",
    "train": "Teach the reader your own annotations.",
    "completion": "Print the shell's completion script.",
}
"""Each verb is the command of the same name in the module of the same name; its line here stands in `--help`."""

PROGRAM = "sayso"
COMPLETION_VARIABLE = "_SAYSO_COMPLETE"
"""The variable in which the shell's completion script asks what may follow."""

STOPPED = 130
"""What shells expect of a program that Ctrl-C stopped."""


class Verbs(click.Group):
    """A group that imports a verb's module only when that verb is called, so that `--help` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of work."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a verb's command, or None for a word that is no verb."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = getattr(importlib.import_module(f"sayso.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs without importing them."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
def cli() -> None:
    """Read the news and keep a ledger of attributed claims: who said what, through whom, with which figures.

    \b
    sayso read article.html          read an article into sayso.db
    sayso show                       see who said what, according to whom
    sayso report -o report.html      see each record beside its words
    """


def main() -> None:
    """Run the command line and leave with its exit code; no error reaches the person as a traceback."""
    try:
        _run()
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except SaysoError as error:
        _complain(str(error))
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _complain("stopped. What was read is in the ledger; run the same command to go on.")
        sys.exit(STOPPED)
    except BrokenPipeError:
        # The reader of our output has gone (`sayso show | head`): nothing is wrong, and nothing more is wanted.
        _discard(sys.stdout, sys.stderr)
        sys.exit(0)
    except OSError as error:
        _discard(sys.stdout)
        _complain(f"{error.filename or 'output'}: {(error.strerror or str(error)).lower()}.")
        sys.exit(1)


def _run() -> None:
    """Do what the arguments say.

    Not by `cli.main`, which answers a closed pipe with exit code 1 before we see it.
    """
    if instruction := os.environ.get(COMPLETION_VARIABLE):
        from click.shell_completion import shell_complete

        sys.exit(shell_complete(cli, {}, PROGRAM, COMPLETION_VARIABLE, instruction))
    try:
        with cli.make_context(PROGRAM, sys.argv[1:]) as context:
            cli.invoke(context)
    finally:
        if sys.stdout is not None:
            sys.stdout.flush()  # a full disk or a closed pipe may show only now


def _complain(message: str) -> None:
    click.echo(safe(f"sayso: {message}"), err=True)


def _discard(*streams: TextIO | None) -> None:
    """Send what is still unwritten nowhere, so that Python does not try again, and complain, on its way out."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
