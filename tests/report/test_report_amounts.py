"""A reader believes the bounds as they are written: "at least" must never be lost, nor a range become a point."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.export.amounts import write_amount
from sayso.records import Figure


def figure(lo: float | None, hi: float | None, qualifier: str = "exact", **more: Any) -> Figure:
    values = {"id": "f", "article": "a", "start": 0, "end": 1, "text": "thousands", **more}
    return Figure(lo=lo, hi=hi, qualifier=qualifier, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (
            figure(1076, None, "at_least", unit="person", counted="Cubans", measure=("fought", "fighting")),
            "≥ 1,076 Cubans (fought, fighting)",
        ),
        (figure(20000, 25000, "range"), "20,000–25,000"),
        (figure(96, 96), "96"),
        (figure(1000, None, "more_than"), "> 1,000"),
        (figure(None, 320, "at_most", counted="seats"), "≤ 320 seats"),
        (figure(None, 320, "less_than"), "< 320"),
        (figure(430, 430, "about", unit="person"), "≈ 430"),
        (figure(None, None, "vague", counted="Cubans"), "“thousands” Cubans"),
        (figure(-5, 3, "range", unit="degree Celsius"), "-5 to 3 degree Celsius"),
        (figure(5, None, "range"), "≥ 5"),
        (figure(1.2e9, 1.2e9, unit="USD"), "USD 1,200,000,000"),
        (figure(2.5, 2.5, unit="percent", change="up", counted="prices"), "up 2.5%, prices"),
        (figure(2, 2, unit="week", counted="training"), "2 weeks, training"),
        (figure(1, 1, unit="week"), "1 week"),
        (figure(90, 90, unit="kilometre per hour"), "90 kilometres per hour"),
        (figure(4, 4, unit="square kilometre"), "4 square kilometres"),
        (figure(3, 3, unit="tonne", counted="tonnes"), "3 tonnes"),
    ],
)
def test_an_amount_keeps_its_bounds_and_words(given: Figure, written: str) -> None:
    assert write_amount(given) == written
