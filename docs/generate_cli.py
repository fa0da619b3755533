"""Write docs/cli.md from the commands themselves: `python docs/generate_cli.py`. A test checks that it is current."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.main import VERBS, cli

PAGE = Path(__file__).parent / "cli.md"
WIDTH = 100


def page() -> str:
    """Return the page: the help of the command and of each verb, as the terminal shows it."""
    context = click.Context(cli, info_name="sayso", terminal_width=WIDTH, **cli.context_settings)
    parts = [
        "# Command line",
        "Exit codes: 0 done, 1 the work failed (wholly or for some pages), 2 the call is wrong, 130 stopped.\n"
        "Data goes to standard output, progress and messages to standard error.\n"
        "This page is generated: `python docs/generate_cli.py`.",
        f"```\n{cli.get_help(context)}\n```",
    ]
    for verb in VERBS:
        command = cli.get_command(context, verb)
        assert command is not None
        inner = click.Context(command, info_name=verb, parent=context)
        parts += [f"## sayso {verb}", f"```\n{command.get_help(inner)}\n```"]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
