"""Whether two figures speak of the same thing at all; where not, which slot keeps them apart.

Most pairs of figures have nothing to do with each other. To call two of them a conflict wrongly harms more than to miss
one, so what is not told counts against a comparison wherever that could matter.
"""

from __future__ import annotations

from sayso.crosscheck.measures import scope
from sayso.crosscheck.settings import SAME_STORY
from sayso.crosscheck.told import ToldFigure
from sayso.crosscheck.wording import listed, stem
from sayso.records import Figure


def what_differs(a: ToldFigure, b: ToldFigure) -> str | None:
    """Return the slot that keeps two figures from being compared, None where they can be."""
    one, two = a.figure, b.figure
    if one.unit != two.unit:
        return "unit"
    if (one.part_of is None) != (two.part_of is None) and one.counted != two.counted:
        return "part_of"  # the children among the dead are not the dead
    if (one.change is None) != (two.change is None) and not (one.unit == "person" or one.unit is None):
        return "change"  # a rise by 5 % is no level of 5 %
    if not _same_thing(a, b):
        return "counted"
    if one.population and two.population and _head(one.population) != _head(two.population):
        return "population"
    if scope(one.measure, two.measure) == "apart":
        return "measure"
    if a.places and b.places and not a.places & b.places:
        return "scope"
    if a.days and b.days and max((a.days[0] - b.days[1]).days, (b.days[0] - a.days[1]).days) > SAME_STORY:
        return "as_of"
    return None


def is_telling(figure: Figure) -> bool:
    """Tell whether a value is so peculiar that its second telling is no chance: a range, or 212, but not 200."""
    if figure.lo is not None and figure.hi is not None and figure.lo != figure.hi:
        return figure.hi >= 100
    value = figure.lo if figure.lo is not None else figure.hi
    return value is not None and abs(value) >= 100 and len(str(abs(value)).rstrip("0").replace(".", "")) >= 3


def _same_thing(a: ToldFigure, b: ToldFigure) -> bool:
    one, two = a.figure, b.figure
    if one.counted is None or two.counted is None:
        return False
    first, second = _head(one.counted), _head(two.counted)
    if one.unit == "person":
        return first == second or bool({first, second} & listed("anybody"))
    return first == second


def counts_the_same(a: ToldFigure, b: ToldFigure) -> bool:
    """Tell whether two figures count the very same: both people of any kind, or both by the same noun."""
    first, second = _head(a.figure.counted or ""), _head(b.figure.counted or "")
    return first == second or {first, second} <= listed("anybody")


def _head(counted: str) -> str:
    return stem(counted.split()[-1].strip("'’\".,")) if counted.split() else ""
