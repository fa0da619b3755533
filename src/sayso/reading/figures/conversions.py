"""An amount told a second time in another unit: "7 miles (11 km)", "£8m ($10m)", "296 hp (224 kW / 300 PS)"."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.reading.figures.dimensions import measured
from sayso.records import Figure

_OPENS = re.compile(r"\s?[(\[]|\s?/\s?")
"""What stands between an amount and its conversion: a bracket, or a stroke between two of them."""


def converted(figure: Figure, before: Figure, text: str) -> Figure:
    """Return a figure that only converts the one before it with that one's bound, noun, part and date.

    "More than 7.5 million crowns ($1.1 million)" is more than 1.1 million dollars, too.
    """
    if figure.unit == before.unit or figure.qualifier not in ("exact", "about", "range"):
        return figure
    here, there = measured(figure.unit), measured(before.unit)
    if here is None or there is None or here.dimension != there.dimension:
        return figure
    if _OPENS.fullmatch(text, before.end, figure.start) is None:
        return figure
    number = figure.lo
    qualifier = before.qualifier if figure.qualifier == "exact" and before.qualifier != "range" else figure.qualifier
    return replace(
        figure,
        lo=None if qualifier in ("at_most", "less_than") else number,
        hi=None if qualifier in ("at_least", "more_than") else figure.hi,
        qualifier=qualifier,
        change=before.change,
        counted=before.counted,
        population=before.population,
        measure=before.measure,
        part_of=before.part_of,
        as_of=before.as_of,
        as_of_basis=before.as_of_basis,
        modality=before.modality,
        minor=before.minor,
    )
