"""Spanish numbers: a comma where English has a point, a billón of twelve zeros, and no parser to lean on."""

from __future__ import annotations

import pytest
from figure_articles import article_of

from sayso.language.plain import PlainParser
from sayso.reading.dates import find_dates
from sayso.reading.figures import find_figures
from sayso.records import Figure


def figures_in(text: str, **given: str | None) -> tuple[Figure, ...]:
    article = article_of(text, **{"language": "es", **given})
    parse = PlainParser("es").parse(text, [(number, block.span) for number, block in enumerate(article.blocks)])
    return find_figures(article, parse, find_dates(article, parse, ()), ())


ONE_NUMBER = {
    # text: lo, hi, qualifier, unit, counted
    "Al menos 1.076 cubanos han combatido.": (1076, None, "at_least", "person", "cubanos"),
    "No menos de cuarenta casas ardieron.": (40, None, "at_least", None, "casas"),
    "Por lo menos 12 agentes se fueron.": (12, None, "at_least", "person", "agentes"),
    "Murieron como mínimo 12 agentes.": (12, None, "at_least", "person", "agentes"),
    "Votó más del 60 por ciento.": (60, None, "more_than", "percent", None),
    "Se fueron más de doscientos cinco soldados.": (205, None, "more_than", "person", "soldados"),
    "Se fueron 300 y pico personas.": (300, None, "more_than", "person", "personas"),
    "La multa es de hasta 400 euros.": (None, 400, "at_most", "EUR", None),
    "Caben 20 soldados como máximo.": (None, 20, "at_most", "person", "soldados"),
    "Se fueron no más de 20 soldados.": (None, 20, "at_most", "person", "soldados"),
    "Se fueron casi 90 personas.": (None, 90, "less_than", "person", "personas"),
    "Cuesta menos de 5 euros.": (None, 5, "less_than", "EUR", None),
    "Se fue casi medio millón de personas.": (None, 500_000, "less_than", "person", "personas"),
    "Se fueron unos 300 vecinos.": (300, 300, "about", "person", "vecinos"),
    "Se fueron alrededor de 300 vecinos.": (300, 300, "about", "person", "vecinos"),
    "Se fueron aproximadamente 300 vecinos.": (300, 300, "about", "person", "vecinos"),
    "Se fueron cerca de 1,5 millones de personas.": (1_500_000, 1_500_000, "about", "person", "personas"),
    "Se fueron 1.200 personas o más.": (1200, None, "at_least", "person", "personas"),
    "Se fueron entre 20.000 y 25.000 cubanos.": (20_000, 25_000, "range", "person", "cubanos"),
    "Se fueron de cinco a siete mil personas.": (5000, 7000, "range", "person", "personas"),
    "Subirá entre el 2 % y el 3 %.": (2, 3, "range", "percent", None),
    "Tardó de 5 a 7 horas.": (5, 7, "range", "hour", None),
    "Tardó 5-7 horas.": (5, 7, "range", "hour", None),
    "Había 15 o 20 coches.": (15, 20, "range", None, "coches"),
    "Costó 1.200 millones de dólares.": (1_200_000_000, 1_200_000_000, "exact", "USD", None),
    "Costó mil millones de euros.": (10**9, 10**9, "exact", "EUR", None),
    "Costó un billón de euros.": (10**12, 10**12, "exact", "EUR", None),
    "Costó dos mil trescientos millones de euros.": (2_300_000_000, 2_300_000_000, "exact", "EUR", None),
    "Costó millón y medio de euros.": (None, None, "vague", None, None),
    "Costó un millón y medio de euros.": (1_500_000, 1_500_000, "exact", "EUR", None),
    "Costó 2 millones y medio de euros.": (2_500_000, 2_500_000, "exact", "EUR", None),
    "Costó US$ 5,4 millones.": (5_400_000, 5_400_000, "exact", "USD", None),
    "Costó $ 5 millones.": (5_000_000, 5_000_000, "exact", "$", None),
    "Costó $1.500 millones de pesos chilenos.": (1_500_000_000, 1_500_000_000, "exact", "CLP", None),
    "Costó 28 mil 210 pesos.": (28_210, 28_210, "exact", "peso", None),
    "Costó mil 200 pesos.": (1200, 1200, "exact", "peso", None),
    "Costó 25 000 pesos.": (25_000, 25_000, "exact", "peso", None),
    "Costó 1\u202f250\u00a0pesos.": (1250, 1250, "exact", "peso", None),
    "Cobra 2.000 euros al mes.": (2000, 2000, "exact", "EUR per month", None),
    "Está a 84,30 dólares por barril.": (84.3, 84.3, "exact", "USD per barrel", None),
    "Iba a 120 kilómetros por hora.": (120, 120, "exact", "kilometre per hour", None),
    "Tiene 1.250 kilómetros cuadrados.": (1250, 1250, "exact", "square kilometre", None),
    "Incautó 2,5 toneladas de cocaína.": (2.5, 2.5, "exact", "tonne", "cocaína"),
    "Son veintiún países.": (21, 21, "exact", None, "países"),
    "Son treinta y dos países.": (32, 32, "exact", None, "países"),
    "Son ciento uno los barcos.": (101, 101, "exact", None, None),
    "Son mil cien barcos.": (1100, 1100, "exact", None, "barcos"),
    "Son quinientas cuarenta y una casas.": (541, 541, "exact", None, "casas"),
    "Son mil novecientos noventa y ocho barcos.": (1998, 1998, "exact", None, "barcos"),
    "Liberaron a dos docenas de rehenes.": (24, 24, "exact", "person", "rehenes"),
    "Liberaron a media docena de rehenes.": (6, 6, "exact", "person", "rehenes"),
    "Protestó un centenar de vecinos.": (100, 100, "exact", "person", "vecinos"),
    "Se fueron dos tercios de los votantes.": (2 / 3, 2 / 3, "exact", "person", "votantes"),
    "Se fueron tres cuartas partes de los votantes.": (0.75, 0.75, "exact", "person", "votantes"),
    "Se fue un tercio de la población.": (1 / 3, 1 / 3, "exact", None, "población"),
    "Ardió la mitad de las casas.": (0.5, 0.5, "exact", None, "casas"),
    "Uno de cada cinco niños se fue.": (0.2, 0.2, "exact", "person", "niños"),
    "Se fueron nada menos que 700 soldados.": (700, 700, "exact", "person", "soldados"),
    "Se fueron apenas 700 soldados.": (700, 700, "exact", "person", "soldados"),
    "Se fueron 30 nuevos soldados.": (30, 30, "exact", "person", "soldados"),
    "La participación fue del 23 %.": (23, 23, "exact", "percent", None),
    "Decenas de personas se fueron.": (None, None, "vague", "person", "personas"),
    "Decenas de miles de soldados se fueron.": (None, None, "vague", "person", "soldados"),
    "Cientos de barcos se fueron.": (None, None, "vague", None, "barcos"),
    "Varios miles de soldados se fueron.": (None, None, "vague", "person", "soldados"),
    "Costó miles de millones de euros.": (None, None, "vague", "EUR", None),
}


@pytest.mark.parametrize("text", ONE_NUMBER)
def test_a_number_is_no_more_and_no_less_than_its_words(text: str) -> None:
    if text.startswith("Costó millón"):
        pytest.xfail("a million without an article is no number yet")
    [figure] = figures_in(text)
    lo, hi, qualifier, unit, counted = ONE_NUMBER[text]
    assert (figure.qualifier, figure.unit, figure.counted) == (qualifier, unit, counted)
    assert figure.lo == (None if lo is None else pytest.approx(lo))
    assert figure.hi == (None if hi is None else pytest.approx(hi))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # Three digits behind the only mark are thousands, whichever mark it is …
        ("Son 1.076 casas y 1,076 coches.", [1076, 1076]),
        # … unless the article writes its decimals with that mark.
        ("El gasóleo subió un 2,7 %, a 1,439 euros. Hay 1.076 surtidores.", [2.7, 1.439, 1076]),
        ("El dólar subió 2.7 %, a 18.439 pesos. Hay 1,076 cajas.", [2.7, 18.439, 1076]),
        ("Son 12.345.678 votos.", [12_345_678]),
        ("Son 1.234,5 kilos y 1,234.5 libras.", [1234.5, 1234.5]),
        ("Pesa 0,125 kilos.", [0.125]),
    ],
)
def test_thousands_are_not_taken_for_decimals(text: str, values: list[float]) -> None:
    assert [figure.lo for figure in figures_in(text)] == [pytest.approx(value) for value in values]


def test_the_span_runs_from_the_bound_to_the_unit() -> None:
    texts = {
        "Dicen que al menos 1.076 cubanos se fueron.": "al menos 1.076",
        "Mide unos 70 metros de alto.": "unos 70 metros",
        "Se fueron entre 20.000 y 25.000 cubanos.": "entre 20.000 y 25.000",
        "Costó 1,2 millones de euros.": "1,2 millones de euros",
        "Se fueron tan solo 700 soldados.": "700",
    }
    assert [figures_in(text)[0].text for text in texts] == list(texts.values())


@pytest.mark.parametrize(
    "text",
    [
        "La crisis de 1962 no fue la última.",
        "Firmado en marzo de 2025, entra en vigor el 5 de octubre de 2026.",
        "Lo leyó tras la COVID-19 y el G7.",
        "La versión 1.2.3 llegó a las 10:30.",
        "Compró un iPhone 14 y un Boeing 737.",
        "En medio de la crisis, un portavoz habló en la segunda mitad del partido.",
        "Vive en Santo Domingo desde el 3.er congreso.",
    ],
)
def test_what_only_looks_like_an_amount_is_none(text: str) -> None:
    assert figures_in(text) == ()


def test_a_level_that_something_fell_to_is_no_bound() -> None:
    [level] = figures_in("El paro bajó hasta el 10,3 %.")
    assert (level.lo, level.hi, level.qualifier, level.change) == (10.3, 10.3, "exact", "down")


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Las exportaciones subieron un 5 %.", "up"),
        ("Las exportaciones cayeron casi un 5 %.", "down"),
        ("Costó un 12 % más.", "up"),
        ("Hubo un 12 % menos.", "down"),
        ("La participación fue del 45 %.", None),
        ("Tardó dos horas más.", None),
        ("El ejército perdió 300 tanques.", None),
    ],
)
def test_only_what_moved_has_a_direction(text: str, change: str | None) -> None:
    assert [figure.change for figure in figures_in(text)] == [change]


def test_the_injured_are_no_part_of_the_dead() -> None:
    dead, injured = figures_in("El sismo dejó 43 muertos y más de 30 heridos.")
    assert (dead.counted, dead.measure, dead.unit) == ("muertos", ("muertos",), "person")
    assert (injured.counted, injured.measure, injured.lo, injured.hi) == ("heridos", ("heridos",), 30, None)
    assert dead.part_of is injured.part_of is None


@pytest.mark.parametrize(
    "text",
    [
        "Murieron 300 soldados, de los que 45 eran extranjeros.",
        "Murieron 300 soldados, de los cuales 45 eran extranjeros.",
        "Murieron 300 soldados, entre ellos 45 oficiales.",
        "Murieron 300 soldados, incluidos 45 oficiales.",
        "Murieron 300 soldados, 45 de ellos oficiales.",
    ],
)
def test_a_part_knows_its_whole(text: str) -> None:
    whole, part = figures_in(text)
    assert (whole.lo, whole.measure, part.lo) == (300, ("murieron",), 45)
    assert (part.part_of, part.unit, whole.part_of) == (whole.id, "person", None)


def test_a_part_may_stand_before_its_whole() -> None:
    part, whole = figures_in("Siguen desaparecidos 200 de los 450 pasajeros.")
    assert (part.lo, part.part_of, part.population, part.measure) == (
        200,
        whole.id,
        "450 pasajeros",
        ("desaparecidos",),
    )


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Han resultado heridas 12 personas.", ("heridas",)),
        ("Unas 12 personas han sido detenidas.", ("detenidas",)),
        ("Unas 12 personas han muerto o desaparecido.", ("muerto", "desaparecido")),
        ("Al menos 12 fallecieron.", ("fallecieron",)),
        ("El barco llevaba 12 personas, y el capitán fue detenido.", ()),
    ],
)
def test_a_state_is_one_that_touches_its_number(text: str, measure: tuple[str, ...]) -> None:
    assert [figure.measure for figure in figures_in(text)] == [measure]


def test_nobody_is_said_to_stand_behind_a_number_where_nobody_can_be_quoted() -> None:
    [figure] = figures_in("Murieron al menos 12 soldados, según el ministerio.")
    assert (figure.originator, figure.chain, figure.attribution) == (None, (), None)


def test_a_count_of_dead_is_of_the_day_only_where_no_date_stands_beside_it() -> None:
    [figure] = figures_in("Han muerto 40 personas.", published="2025-05-06T10:00:00Z")
    assert (figure.as_of, figure.as_of_basis) == ("2025-05-06", "published")
    [figure] = figures_in("En 2019 murieron 40 personas.", published="2025-05-06T10:00:00Z")
    assert figure.as_of is None


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Murieron 12 soldados.", "asserted"),
        ("Se estima que 12 soldados murieron.", "estimated"),
        ("Hubo presuntamente 12 soldados.", "alleged"),
    ],
)
def test_hearsay_is_not_taken_for_a_finding(text: str, modality: str) -> None:
    assert [figure.modality for figure in figures_in(text)] == [modality]


@pytest.mark.parametrize(
    "text",
    [
        "Un hombre de 34 años se fue.",
        "María López, de 34 años, se fue.",
        "Su hija tiene 34 años.",
        "Murió a los 34 años de edad.",
        "Citó el artículo 155.",
        "Ucrania ganó 3-1.",
        "El lazo entre dos gobiernos aguanta.",
        "Se fue en tres meses.",
        "Uno de los ministros se fue por la mañana.",
    ],
)
def test_what_nobody_would_check_is_minor(text: str) -> None:
    [figure] = figures_in(text)
    assert figure.minor


@pytest.mark.parametrize("text", ["Murieron dos personas.", "Un muerto.", "Fue condenado a dos años de prisión."])
def test_a_small_number_that_matters_is_not_minor(text: str) -> None:
    [figure] = figures_in(text)
    assert not figure.minor
