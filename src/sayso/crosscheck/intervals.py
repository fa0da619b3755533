"""What a figure allows: a closed or open interval, widened where it is only about right."""

from __future__ import annotations

import math
from typing import NamedTuple

from sayso.crosscheck.settings import ABOUT
from sayso.records import Figure


class Interval(NamedTuple):
    """All values from `lo` to `hi`, either of which may be infinite."""

    lo: float
    hi: float

    def meets(self, other: Interval) -> bool:
        """Tell whether a value lies in both."""
        return self.lo <= other.hi and other.lo <= self.hi

    def inside(self, other: Interval) -> bool:
        """Tell whether this one lies wholly in the other, and is narrower."""
        return other.lo <= self.lo and self.hi <= other.hi and self != other


def interval_of(figure: Figure) -> Interval | None:
    """Return what a figure allows, None for a vague one: "dozens" conflicts with nothing."""
    if figure.lo is None and figure.hi is None:
        return None
    lo = -math.inf if figure.lo is None else float(figure.lo)
    hi = math.inf if figure.hi is None else float(figure.hi)
    if figure.lo is None and figure.unit in ("person", None):
        lo = 0.0  # nothing counted is fewer than none
    if figure.qualifier == "about":
        lo, hi = lo - abs(lo) * ABOUT, hi + abs(hi) * ABOUT
    return Interval(lo, hi)


def told_alike(a: Figure, b: Figure) -> bool:
    """Tell whether two figures give the same values, bounds aside."""
    return (a.lo is not None or a.hi is not None) and _ends(a) == _ends(b)


def _ends(figure: Figure) -> tuple[float | None, float | None]:
    """Return the numbers that the text writes: one twice where it gives only a bound."""
    lo = figure.lo if figure.lo is not None else figure.hi
    hi = figure.hi if figure.hi is not None else figure.lo
    return lo, hi
