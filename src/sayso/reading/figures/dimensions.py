"""What a unit measures: length, mass, money …, and how two units of one dimension compare."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

MONEY = "money"


class Measured(NamedTuple):
    """The dimension of a unit, and how much of the dimension's first unit it is, 0 where no factor tells."""

    dimension: str
    factor: float


@cache
def _table() -> dict[str, Measured]:
    table = tomllib.loads(files(__package__).joinpath("dimensions.toml").read_text("utf-8"))
    return {unit: Measured(dimension, factor) for dimension, units in table.items() for unit, factor in units.items()}


def measured(unit: str | None) -> Measured | None:
    """Return what a unit of a figure measures; None for people, percent and units that are in no table.

    Money is one dimension whose factors change by the day, so they are 0; "USD per barrel" is money too.

    >>> measured("mile").dimension, measured("EUR").factor, measured("person")
    ('length', 0, None)
    """
    if unit is None:
        return None
    first = unit.split(" per ")[0]
    if len(first) == 3 and first.isupper():
        return Measured(MONEY, 0)
    return _table().get(unit)
