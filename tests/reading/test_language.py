"""What is not English is kept and not read: in another language every name would be somebody's, and wrong."""

from __future__ import annotations

import sayso

SPANISH = (
    "El ministro dijo este lunes que las tropas habían cruzado la frontera con el país vecino, pero negó que hubiera "
    "habido disparos. El portavoz aseguró que no se han registrado heridos y que 12 soldados volvieron a la capital."
)
ENGLISH = (
    "The minister, Ana Velk, said on Monday that the troops had crossed the border, but she denied that there had been "
    "any shots. Her spokesman told reporters that nobody was hurt and that 12 soldiers were back in the capital."
)


def test_a_spanish_report_gives_no_english_looking_speakers() -> None:
    reading = sayso.read_text(SPANISH)
    assert reading.article.text == SPANISH
    assert (reading.attributions, reading.figures, reading.dates, reading.actors) == ((), (), (), ())


def test_a_page_that_wrongly_calls_itself_german_is_read_all_the_same() -> None:
    reading = sayso.read_text(f"Language: de\n\n{ENGLISH}")
    assert {found.source for found in reading.attributions} >= {"Ana Velk"}


def test_a_short_line_is_what_its_page_says_it_is() -> None:
    line = '"No comment," said Mara Velk.'
    assert len(sayso.read_text(line).attributions) == 1
    assert sayso.read_text(f"Language: es\n\n{line}").attributions == ()
