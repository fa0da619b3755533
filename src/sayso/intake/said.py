"""What a page's carrier says in a header or an element of a feed, made fit to stand in a line."""

from __future__ import annotations

import re

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
"""Control characters and lone surrogates: nobody means them in a name or an address."""


def one_line(said: str | None) -> str | None:
    """Return what is said without what nobody sees, white space made one; None where nothing is left.

    >>> one_line("The\\tWindward \\x1bLantern"), one_line(" ")
    ('The Windward Lantern', None)
    """
    return " ".join(UNSEEN.sub(" ", said or "").split()) or None
