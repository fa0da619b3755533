"""A figure as a short line that keeps its bounds: "≥ 1,076 Cubans (fought, fighting)"."""

from __future__ import annotations

import re

from sayso.records import Figure

BOUND_SIGNS = {"at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< ", "about": "≈ "}
IRREGULAR_PLURALS = {"person": "people", "foot": "feet", "inch": "inches", "percent": "percent", "hertz": "hertz"}
MONEY = re.compile(r"[A-Z]{3}")


def write_number(number: int | float) -> str:
    """Return the digits with commas between thousands, without a decimal part that is zero.

    >>> write_number(1076), write_number(1200000000.0), write_number(2.5)
    ('1,076', '1,200,000,000', '2.5')
    """
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    return f"{number:,}"


def write_bounds(figure: Figure) -> str:
    """Return the value with the sign of its bound; a vague amount keeps the words of the text, in quotes.

    An end that the text leaves open stays open, whatever the qualifier.
    """
    lo, hi = figure.lo, figure.hi
    if lo is None and hi is None:
        return f"“{figure.text}”"
    if lo is None or hi is None:
        value, default = (hi, "≤ ") if lo is None else (lo, "≥ ")
        assert value is not None  # one of the two is given, seen above
        return BOUND_SIGNS.get(figure.qualifier, default) + write_number(value)
    joined = write_number(lo)
    if lo != hi:
        joined += ("–" if lo >= 0 else " to ") + write_number(hi)  # a dash beside a minus sign misleads
    return BOUND_SIGNS.get(figure.qualifier, "") + joined


def write_amount(figure: Figure) -> str:
    """Return the whole line: change, bounds, unit, what is counted and in which state.

    Unit and counted thing are joined by a comma, never by "of": the record does not say how they belong together.
    """
    amount = write_bounds(figure)
    unit, counted = figure.unit, figure.counted
    if unit is not None and MONEY.fullmatch(unit):
        amount = f"{unit} {amount}"
    elif unit == "percent":
        amount += "%"
    elif figure.qualifier == "vague" and counted and unit not in (None, "person"):
        amount, counted = f"{amount} {counted}", None  # “minimal” training: no number is left
    elif unit is not None and unit != "person" and not _says_unit(counted, unit):
        amount += " " + _plural(unit, figure)
    elif counted:
        amount, counted = f"{amount} {counted}", None
    if counted:
        amount += f", {counted}"
    if figure.change is not None:
        amount = f"{figure.change} {amount}"
    if figure.measure:
        amount += f" ({', '.join(figure.measure)})"
    return amount


def _says_unit(counted: str | None, unit: str) -> bool:
    return counted is not None and counted.casefold().startswith(unit.casefold())


def _plural(unit: str, figure: Figure) -> str:
    if figure.lo == figure.hi == 1:
        return unit
    head, per, tail = unit.partition(" per ")
    *before, last = head.split(" ")
    last = IRREGULAR_PLURALS.get(last) or (last if last.endswith("s") else last + "s")
    return " ".join([*before, last]) + per + tail
