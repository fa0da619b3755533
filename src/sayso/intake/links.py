"""Tells a line that only leads elsewhere from one that is read where it stands."""

from __future__ import annotations

from sayso.intake.walk import Stretch


def is_one_link(stretch: Stretch) -> bool:
    """Tell whether a link covers a whole stretch."""
    return any(mark.element.tag == "a" and mark.start == 0 and mark.end == len(stretch.text) for mark in stretch.marks)


def is_mostly_link(stretch: Stretch) -> bool:
    """Tell whether more than half of a stretch's characters are linked."""
    linked = sum(mark.end - mark.start for mark in stretch.marks if mark.element.tag == "a")
    return 2 * linked > len(stretch.text)
