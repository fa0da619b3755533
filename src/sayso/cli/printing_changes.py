"""Changes between two versions as a person reads them: what the page says of itself, passages, claims, figures."""

from __future__ import annotations

import click

from sayso.cli.printing import INDENT, print_heading, terminal_width
from sayso.cli.terminal import safe, wrap
from sayso.crosscheck.versions import Changes, Passage, RecordChange, Slot
from sayso.crosscheck.wording import difference
from sayso.export.amounts import write_amount
from sayso.records import Attribution, Figure, Span

COLOURS = {
    "added": "green", "removed": "red", "reworded": "yellow", "moved": "blue", "corrected": "magenta",
    "changed": "yellow",
}  # fmt: skip
NAMES = {
    "source_kind": "kind of source", "part_of": "part of", "as_of": "as of", "lo": "at least", "hi": "at most",
}  # fmt: skip
"""How a slot is called for a reader, where its key is not a plain word."""

SPELT_OUT = ("lo", "hi", "qualifier", "unit", "counted", "population", "measure", "change")
"""Slots of a figure that the amounts beside the change show anyway."""


def print_changes(found: Changes) -> None:
    """Print what changed from one version to the next."""
    print_heading(found.new)
    click.echo(click.style(f"  version {found.old.version} → {found.new.version}", bold=True))
    for slot in found.article:
        _print(f"{slot.name}: {_value(slot.old, ', ')} → {_value(slot.new, ', ')}", "changed")
    for passage in found.passages:
        _print(f"{passage.change}: {_words(found, passage)}", passage.change)
    for change in found.attributions:
        _print(f"said, {change.change}: {_attribution(change)}", change.change)
    for change in found.figures:
        _print(f"figure, {change.change}: {_figure(change)}", change.change)
    if not (found.article or found.passages or found.attributions or found.figures):
        click.echo("  nothing in the story: what stands beside it is not the same.")
    click.echo()


def _print(text: str, change: str) -> None:
    kind, rest = text.split(": ", 1)
    first, *more = wrap(f"{kind}: {safe(rest)}", terminal_width(), "  ", INDENT)
    click.echo(first.replace(kind, click.style(kind, fg=COLOURS[change]), 1))
    for line in more:
        click.echo(line)


def _words(found: Changes, passage: Passage) -> str:
    old = _cut(passage.old, found.old.text)
    new = _cut(passage.new, found.new.text)
    return difference(old.split(), new.split()) if passage.change == "reworded" else new or old


def _cut(span: Span | None, text: str) -> str:
    return span.cut(text).strip() if span is not None else ""


def _attribution(change: RecordChange) -> str:
    one = change.new or change.old
    assert isinstance(one, Attribution)
    who = " → ".join(one.chain) or "unknown"
    slots = [f"{NAMES.get(slot.name, slot.name)} {_value(slot.old)} → {_value(slot.new)}" for slot in change.slots
             if slot.name != "text"]  # fmt: skip
    words = next((_reworded(slot) for slot in change.slots if slot.name == "text"), one.text)
    return f"{who} ({one.stance}): {words}" + (f" ({'; '.join(slots)})" if slots else "")


def _reworded(slot: Slot) -> str:
    return difference(str(slot.old).split(), str(slot.new).split())


def _figure(change: RecordChange) -> str:
    old, new = change.old, change.new
    amounts = [write_amount(one) for one in (old, new) if isinstance(one, Figure)]
    slots = [f"{NAMES.get(slot.name, slot.name)} {_value(slot.old)} → {_value(slot.new)}" for slot in change.slots
             if slot.name not in SPELT_OUT]  # fmt: skip
    return " → ".join(dict.fromkeys(amounts)) + (f" ({'; '.join(slots)})" if slots else "")


def _value(value: object, between: str = " → ") -> str:
    if isinstance(value, tuple):
        return between.join(str(one) for one in value) or "∅"
    return "∅" if value is None else str(value)
