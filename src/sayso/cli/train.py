"""`sayso train`: a reader that has learnt one's own annotations."""

from __future__ import annotations

import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.places import Share
from sayso.cli.terminal import safe
from sayso.errors import ModelError, UsageError

if TYPE_CHECKING:
    from sayso.cli.progress import Advance, Tell
    from sayso.learning.agreement import Agreement
    from sayso.learning.marks import MarkedArticle
    from sayso.learning.plan import Follow
    from sayso.learning.tune import Tuned

FEW = 20
"""Attributions below which a training can hardly teach anything."""
TOLD_EVERY = 30.0
"""Seconds between two lines where there is no bar."""
OWN = ("training.pt", "encoder.onnx", ".training.pt.part")
"""What a folder holds that a training has begun, or ended, in."""


@click.command()
@click.argument("data", nargs=-1, required=True, metavar="DATA...", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "folder", required=True, type=click.Path(path_type=Path), help="Folder for the new reader."
)
@click.option(
    "--model", type=click.Path(path_type=Path), help="Folder of the reader to start from.  [default: the one shipped]"
)
@click.option(
    "--epochs", type=click.IntRange(1), default=4, show_default=True, help="Times that all data is gone over."
)
@click.option("--seed", type=int, default=13, show_default=True, help="Another number draws other chances.")
@click.option(
    "--hold-out", "share", metavar="SHARE", type=Share(0.9), default=0.2, show_default=True,
    help="Share of the articles to measure on and not to train on.",
)  # fmt: skip
@click.option(
    "--threads", type=click.IntRange(1), default=1, show_default=True, help="Cores to use; one is often fastest."
)
def train(
    data: tuple[Path, ...], folder: Path, model: Path | None, epochs: int, seed: int, share: float, threads: int
) -> None:
    """Teach the reader your own annotations: files that `sayso export` wrote and you corrected, or brat folders.

    A brat folder has X.txt beside X.ann, or folders text and attributions. A part of the articles is kept aside, and
    what the new reader makes of them is compared with what the old one did. Run the same command again to go on after
    an interruption.
    """
    from sayso.cli.main import STOPPED
    from sayso.learning.data import hold_out, read_marked
    from sayso.reading.trained import SHIPPED

    start = model if model is not None else SHIPPED
    _refuse(start, folder, model)
    articles = read_marked(data)
    _need_torch()
    training, held = hold_out(articles, share, seed)
    _tell_data(training, held)
    try:
        done = _tune(start, training, held, folder, epochs, seed, threads)
    except KeyboardInterrupt:
        click.echo("sayso: stopped. Run the same command to go on.", err=True)
        sys.exit(STOPPED)
    _tell_result(done, folder, len(held))


def _refuse(start: Path, folder: Path, model: Path | None) -> None:
    if model is not None and not model.is_dir():
        raise UsageError(f"{model}: no such folder. Name one that `sayso train` made, or leave --model out.")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: this is a file. Name a folder for the new reader.")
    if folder.is_dir() and any(folder.iterdir()) and not any((folder / name).exists() for name in OWN):
        raise UsageError(f"{folder}: there are other files in it. Name a new folder for the new reader.")
    if folder.exists() and folder.samefile(start):
        raise UsageError(f"{folder}: this is the reader to start from. Name another folder for the new one.")


def _need_torch() -> None:
    if any(find_spec(name) is None for name in ("torch", "onnx", "safetensors")):
        raise ModelError("Training needs torch: pip install 'sayso[train]'")


def _tell_data(training: list[MarkedArticle], held: list[MarkedArticle]) -> None:
    count = sum(len(one.attributions) for one in training)
    if not count:
        raise UsageError(
            "There is no attribution to train on: none is marked, or all of them were held out. Mark more articles."
        )
    click.echo(f"Training on {_count(training)}; {_count(held)} held out.", err=True)
    if count < FEW:
        click.echo(
            f"These are few: fewer than {FEW} attributions hardly teach anything, and may spoil what the reader knows.",
            err=True,
        )


def _count(articles: list[MarkedArticle]) -> str:
    attributions = sum(len(one.attributions) for one in articles)
    return (
        f"{len(articles)} article{'' if len(articles) == 1 else 's'} with "
        f"{attributions} attribution{'' if attributions == 1 else 's'}"
    )


def _tune(
    start: Path, training: list[MarkedArticle], held: list[MarkedArticle], folder: Path, epochs: int, seed: int,
    threads: int,
) -> Tuned:  # fmt: skip
    from sayso.cli.progress import following
    from sayso.learning.plan import TUNING
    from sayso.learning.tune import tune

    plan = TUNING.with_choices(epochs, seed, threads)
    with following(not sys.stderr.isatty(), "Training", "steps") as (advance, tell):
        return tune(start, training, held, folder, plan, _follower(advance, tell))


def _follower(advance: Advance | None, tell: Tell) -> Follow:
    """Return what moves the bar, or writes a line now and then where there is none."""
    from sayso.learning.plan import Progress

    told = began = time.monotonic()
    first: int | None = None

    def follow(now: Progress) -> None:
        nonlocal told, first
        if advance is not None:
            advance("", now.step, now.step / now.steps)
            return
        first = now.step if first is None else first
        if time.monotonic() - told > TOLD_EVERY:
            told = time.monotonic()
            left = (told - began) / (now.step - first + 1) * (now.steps - now.step) / 60
            tell(f"step {now.step} of {now.steps}, loss {now.loss:.3f}, {left:.0f} min left")

    return follow


def _tell_result(done: Tuned, folder: Path, held: int) -> None:
    if held and done.before.marked:
        click.echo(_line("before", done.before))
        click.echo(_line("after", done.after))
        if done.after.f1 < done.before.f1:
            click.echo("The new reader agrees less with what was held out: rather keep the old one.", err=True)
        if not done.is_calibrated:
            click.echo("Too little was held out to fit the confidence anew: it is the old reader's.", err=True)
    else:
        click.echo("Nothing marked was held out: whether the new reader is better has not been measured.", err=True)
    click.echo(f"Use it: sayso read PATH... --model {safe(str(folder))}", err=True)


def _line(when: str, agreement: Agreement) -> str:
    return (
        f"{when:<6}  F1 {100 * agreement.f1:5.1f}   precision {100 * agreement.precision:5.1f}   "
        f"recall {100 * agreement.recall:5.1f}   of {agreement.marked} held-out attributions"
    )
