"""Short sentences read by the rules, as articles of an invented outlet, the Bay Herald.

What a source is called, the chain and the stance are found alike whoever finds the spans; the rules find them in the
same place on every day, so that a sentence here tests one step only.
"""

from __future__ import annotations

import sayso
from sayso.records import Attribution

OUTLET = "Bay Herald"


def said(text: str) -> tuple[Attribution, ...]:
    """Return what a text of the Bay Herald attributes, in text order."""
    return sayso.read_text(text, outlet=OUTLET, model="rules").attributions


def only(text: str) -> Attribution:
    """Return the one attribution of a text; more or fewer are a failure."""
    found = said(text)
    assert len(found) == 1, [(one.source, one.cue, one.text) for one in found]
    return found[0]


def sources(text: str) -> list[str | None]:
    """Return who speaks in a text, in text order."""
    return [found.source for found in said(text)]


def links(text: str) -> list[tuple[str, ...]]:
    """Return the chains of a text without the Bay Herald, which ends all of them, in text order."""
    chains = [found.chain for found in said(text)]
    assert all(chain[-1] == OUTLET for chain in chains), chains
    return [chain[:-1] for chain in chains]
