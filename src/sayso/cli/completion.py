"""`sayso completion`: what makes Tab know our verbs and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from sayso.errors import UsageError


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a shell; `eval "$(sayso completion bash)"` switches it on."""
    from sayso.cli.main import COMPLETION_VARIABLE, PROGRAM, cli

    found = get_completion_class(shell)
    if found is None:
        raise UsageError(f"{shell}: no completion for this shell.")
    click.echo(found(cli, {}, PROGRAM, COMPLETION_VARIABLE).source())
