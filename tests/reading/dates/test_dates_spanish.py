"""Spanish dates: the day before the month, "mañana" that is a day or a morning, and tense by the endings of verbs."""

from __future__ import annotations

import pytest

from sayso.language.plain import PlainParser
from sayso.reading.dates import find_dates
from sayso.records import Article, Block, Date, text_sha256

THURSDAY = "2025-10-16T09:30:00+02:00"


def dates_in(text: str, published: str | None = THURSDAY) -> tuple[Date, ...]:
    sha = text_sha256(text)
    block = Block("paragraph", 0, len(text))
    article = Article(
        id="a", path="", text=text, published=published, language="es", sha256=sha, text_sha256=sha, blocks=(block,)
    )
    return find_dates(article, PlainParser("es").parse(text, [(0, block.span)]), ())


ONE_DATE = {
    # text: words of the date, type, value
    "La crisis de 1962 pasó.": ("1962", "DATE", "1962"),
    "Se firmó el 12 de marzo de 2025.": ("12 de marzo de 2025", "DATE", "2025-03-12"),
    "Se firmó el 12 de marzo del 2024.": ("12 de marzo del 2024", "DATE", "2024-03-12"),
    "Se firmó el 1.º de mayo de 2024.": ("1.º de mayo de 2024", "DATE", "2024-05-01"),
    "Se firmó el primero de mayo de 2024.": ("primero de mayo de 2024", "DATE", "2024-05-01"),
    "Se firmó el 03/04/2024.": ("03/04/2024", "DATE", "2024-04-03"),
    "Se firmó el 2024-04-03.": ("2024-04-03", "DATE", "2024-04-03"),
    "Se firmó el martes 14 de octubre.": ("martes 14 de octubre", "DATE", "2025-10-14"),
    "Se firmó el 12 de marzo.": ("12 de marzo", "DATE", "2025-03-12"),
    "Se firmó el 12 de marzo del año pasado.": ("12 de marzo del año pasado", "DATE", "2024-03-12"),
    "Se firmará el 12 de marzo.": ("12 de marzo", "DATE", "2026-03-12"),
    "Se firmó en marzo de 2025.": ("marzo de 2025", "DATE", "2025-03"),
    "Se firmó en mayo.": ("mayo", "DATE", "2025-05"),
    "Se firmó en noviembre.": ("noviembre", "DATE", "2024-11"),
    "Se firmará en noviembre.": ("noviembre", "DATE", "2025-11"),
    "Se firmó el pasado marzo.": ("pasado marzo", "DATE", "2025-03"),
    "Se firmó en marzo pasado.": ("marzo pasado", "DATE", "2025-03"),
    "Será en marzo próximo.": ("marzo próximo", "DATE", "2026-03"),
    "Se firmó en marzo del año pasado.": ("marzo del año pasado", "DATE", "2024-03"),
    "Se firmó a principios de 2020.": ("a principios de 2020", "DATE", "2020"),
    "Se firmó este miércoles.": ("este miércoles", "DATE", "2025-10-15"),
    "Se firmó el martes.": ("martes", "DATE", "2025-10-14"),
    "Se firmará el martes.": ("martes", "DATE", "2025-10-21"),
    "Está previsto que se firme el martes.": ("martes", "DATE", "2025-10-21"),
    "Se firmó el lunes pasado.": ("lunes pasado", "DATE", "2025-10-13"),
    "Se firmó el pasado jueves.": ("pasado jueves", "DATE", "2025-10-09"),
    "La firma es el próximo martes.": ("próximo martes", "DATE", "2025-10-21"),
    "La firma es el martes que viene.": ("martes que viene", "DATE", "2025-10-21"),
    "Se firmó el lunes por la noche.": ("lunes por la noche", "TIME", "2025-10-13TNI"),
    "Se firmó la noche del lunes.": ("noche del lunes", "TIME", "2025-10-13TNI"),
    "Se firmó ayer.": ("ayer", "DATE", "2025-10-15"),
    "Se firmó ayer por la tarde.": ("ayer por la tarde", "TIME", "2025-10-15TAF"),
    "Se firmó anteayer.": ("anteayer", "DATE", "2025-10-14"),
    "Se firma hoy.": ("hoy", "DATE", "2025-10-16"),
    "Se firma mañana.": ("mañana", "DATE", "2025-10-17"),
    "Se firma pasado mañana.": ("pasado mañana", "DATE", "2025-10-18"),
    "Se firmó anoche.": ("anoche", "TIME", "2025-10-15TNI"),
    "Se firmó antes del anochecer del lunes.": ("anochecer del lunes", "TIME", "2025-10-13TNI"),
    "Se firmó esta mañana.": ("esta mañana", "TIME", "2025-10-16TMO"),
    "Se firmó a las 15:30 del 9 de octubre.": ("15:30 del 9 de octubre", "TIME", "2025-10-09T15:30"),
    "Se firmó a las 15.30 horas.": ("15.30 horas", "TIME", "2025-10-16T15:30"),
    "Se firmó a las 3 de la tarde de ayer.": ("3 de la tarde de ayer", "TIME", "2025-10-15T15:00"),
    "Se firma mañana a las 10:00.": ("mañana a las 10:00", "TIME", "2025-10-17T10:00"),
    "Se firmó la semana pasada.": ("semana pasada", "DATE", "2025-W41"),
    "Se firmó la pasada semana.": ("pasada semana", "DATE", "2025-W41"),
    "Se firmó el mes pasado.": ("mes pasado", "DATE", "2025-09"),
    "Se firmó el año pasado.": ("año pasado", "DATE", "2024"),
    "Se firma este año.": ("este año", "DATE", "2025"),
    "Se firma el año que viene.": ("año que viene", "DATE", "2026"),
    "Se firmó el siglo pasado.": ("siglo pasado", "DATE", "19"),
    "Se firmó hace dos años.": ("hace dos años", "DATE", "2023"),
    "Se firmó hace diez días.": ("hace diez días", "DATE", "2025-10-06"),
    "Se firmó hace un mes.": ("hace un mes", "DATE", "2025-09"),
    "Se firma dentro de tres semanas.": ("dentro de tres semanas", "DATE", "2025-W45"),
    "Dura desde 2014.": ("2014", "DATE", "2014"),
    "Era común en los años noventa.": ("años noventa", "DATE", "199"),
    "Era común en los años 80.": ("años 80", "DATE", "198"),
    "Era común en la década de 1960.": ("década de 1960", "DATE", "196"),
    "Era común en el siglo XIX.": ("siglo XIX", "DATE", "18"),
    "Cayó en el segundo trimestre de 2024.": ("segundo trimestre de 2024", "DATE", "2024-Q2"),
    "Cayó en el primer semestre del año.": ("primer semestre del año", "DATE", "2025-H1"),
    "Cayó el verano pasado.": ("verano pasado", "DATE", "2025-SU"),
    "Entrenan durante dos semanas.": ("dos semanas", "DURATION", "P2W"),
    "Duró tres décadas.": ("tres décadas", "DURATION", "P3DE"),
    "Tardó un año y medio.": ("un año y medio", "DURATION", "P1Y6M"),
    "Creció en los últimos tres meses.": ("últimos tres meses", "DURATION", "P3M"),
    "Duró años, durante décadas.": ("décadas", "DURATION", "PXDE"),
    "Se reúnen cada viernes.": ("cada viernes", "SET", "XXXX-WXX-5"),
    "Se reúnen los lunes.": ("los lunes", "SET", "XXXX-WXX-1"),
    "Se reúnen cada año.": ("cada año", "SET", "P1Y"),
    "Se reúnen todos los días.": ("todos los días", "SET", "P1D"),
    "Duró de 2023-24.": ("2023-24", "DATE", "2023/2024"),
    "Actualmente no duran.": ("Actualmente", "DATE", "PRESENT_REF"),
}


@pytest.mark.parametrize("text", ONE_DATE)
def test_a_date_is_what_its_words_say_and_no_finer(text: str) -> None:
    [date] = dates_in(text)
    assert (date.text, date.type, date.value) == ONE_DATE[text]
    assert date.open is None


def test_the_same_year_is_the_year_that_the_text_named() -> None:
    march, october, year = dates_in(
        "Firmado en marzo de 2023, se aprobó en octubre del mismo año. Ese año llovió.", published=None
    )
    assert (march.value, october.value, october.basis) == ("2023-03", "2023-10", "text: 2023")
    assert (year.text, year.value) == ("Ese año", "2023")


def test_the_same_month_of_last_year_is_a_year_before_the_month_named() -> None:
    _, before = dates_in("Subió en septiembre de 2025 respecto al mismo mes del año anterior.")
    assert (before.value, before.basis) == ("2024-09", "text: 2025-09")


def test_the_days_of_a_range_share_their_month() -> None:
    first, last = dates_in("Se reunió del 12 al 15 de marzo de 2024.")
    assert (first.value, last.value) == ("2024-03-12", "2024-03-15")


@pytest.mark.parametrize("text", ["Se firmó este miércoles.", "Se firmó en marzo pasado.", "Acabó el año pasado."])
def test_a_relative_date_stays_open_where_publication_is_unknown(text: str) -> None:
    [date] = dates_in(text, published=None)
    assert (date.value, date.basis, date.open) == (None, None, "the publication date is not known")


@pytest.mark.parametrize(
    "text",
    [
        "Llegó por la mañana.",
        "Vive en Santo Domingo.",
        "Julio Pérez habló en la Plaza de Mayo.",
        "Vinieron unas 1900 personas.",
        "Costó $2000.",
        "Ana Pérez, de 34 años, se fue.",
        "Un hombre de 34 años se fue.",
        "Su hija tiene 34 años.",
        "El diario lo publicó.",
        "Las 12 mujeres se fueron.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates_in(text) == ()


def test_an_impossible_day_is_not_bent_into_a_possible_one() -> None:
    assert [date.value for date in dates_in("Se firmó el 31 de febrero de 2024.")] != ["2024-02-31"]
