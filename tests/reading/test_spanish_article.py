"""A Spanish article through the public door: its figures and dates are told, and nobody is quoted."""

from __future__ import annotations

import sayso

ARTICLE = """\
Title: Al menos 43 muertos por el derrumbe de la presa de Valdoria
Outlet: El Faro de Valdoria
Published: 2025-10-16T08:00:00+02:00
Language: es

El derrumbe de la presa dejó el martes al menos 43 muertos, entre ellos 12 niños, y más de 2.300 desplazados, según el \
Sr. Pérez Ruiz, alcalde de Valdoria. «Hemos perdido la mitad de las casas», dijo.

Las pérdidas ascienden a 1.200 millones de euros, un 5,5 % más que en la riada de 2014. El Gobierno, que prometió hace \
dos años reparar el muro, se reunirá el viernes con unos 300 vecinos.
"""


def test_a_spanish_article_tells_its_figures_and_dates() -> None:
    reading = sayso.read_text(ARTICLE)
    assert (reading.attributions, reading.actors) == ((), ())
    told = [(figure.qualifier, figure.lo, figure.hi, figure.unit, figure.counted) for figure in reading.figures]
    assert told == [
        ("at_least", 43, None, "person", "muertos"),
        ("at_least", 43, None, "person", "muertos"),
        ("exact", 12, 12, "person", "niños"),
        ("more_than", 2300, None, "person", "desplazados"),
        ("exact", 0.5, 0.5, None, "casas"),
        ("exact", 1_200_000_000, 1_200_000_000, "EUR", None),
        ("exact", 5.5, 5.5, "percent", None),
        ("about", 300, 300, "person", "vecinos"),
    ]
    _, dead, children, *_ = reading.figures
    assert children.part_of == dead.id
    assert {figure.originator for figure in reading.figures} == {None}
    dates = [(date.text, date.value) for date in reading.dates]
    assert dates == [("martes", "2025-10-14"), ("2014", "2014"), ("hace dos años", "2023"), ("viernes", "2025-10-17")]
