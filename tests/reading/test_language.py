"""English is read whole, Spanish for figures and dates; anything else is kept unread: its names would be nobody's."""

from __future__ import annotations

import pytest

import sayso
from sayso.language.languages import language_of

SPANISH = (
    "El ministro dijo este lunes que las tropas habían cruzado la frontera con el país vecino, pero negó que hubiera "
    "habido disparos. El portavoz aseguró que no se han registrado heridos y que 12 soldados volvieron a la capital."
)
ENGLISH = (
    "The minister, Ana Velk, said on Monday that the troops had crossed the border, but she denied that there had been "
    "any shots. Her spokesman told reporters that nobody was hurt and that 12 soldiers were back in the capital."
)
NEIGHBOURS = {
    "Portuguese": (
        "O ministro disse na segunda-feira que as tropas tinham cruzado a fronteira com o país vizinho, mas negou que "
        "tivesse havido disparos. O porta-voz garantiu que não há feridos e que 12 soldados voltaram para a capital."
    ),
    "Italian": (
        "Il ministro ha detto lunedì che le truppe avevano passato il confine con il paese vicino, ma ha negato che ci "
        "fossero stati spari. Il portavoce ha assicurato che non ci sono feriti e che 12 soldati sono nella capitale."
    ),
    "Catalan": (
        "El ministre va dir dilluns que les tropes havien creuat la frontera amb el país veí, però va negar que "
        "hi hagués trets. El portaveu va assegurar que no hi ha ferits i que 12 soldats són a la capital del país."
    ),
    "Galician": (
        "O ministro dixo este luns que as tropas cruzaran a fronteira co país veciño, pero negou que houbese disparos. "
        "O voceiro asegurou que non se rexistraron feridos e que 12 soldados volveron á capital do país."
    ),
    "French": (
        "Le ministre a dit lundi que les troupes avaient franchi la frontière avec le pays voisin, mais il a nié qu'il "
        "y ait eu des tirs. Le porte-parole assure qu'il n'y a pas de blessés et que 12 soldats sont dans la capitale."
    ),
    "German": (
        "Der Minister sagte am Montag, die Truppen hätten die Grenze zum Nachbarland überquert, bestritt aber, dass "
        "geschossen worden sei. Der Sprecher versicherte, es gebe keine Verletzten, und 12 Soldaten seien zurück."
    ),
}


def test_a_spanish_report_gives_no_english_looking_speakers() -> None:
    reading = sayso.read_text(SPANISH)
    assert reading.article.text == SPANISH
    assert (reading.attributions, reading.actors) == ((), ())
    assert [(figure.lo, figure.counted) for figure in reading.figures] == [(12, "soldados")]
    assert [date.text for date in reading.dates] == ["este lunes"]


@pytest.mark.parametrize("language", NEIGHBOURS)
def test_a_neighbour_of_spanish_is_not_read_as_spanish(language: str) -> None:
    text = NEIGHBOURS[language]
    assert language_of(text, None) is None
    assert language_of(text, "es") is None
    reading = sayso.read_text(text)
    assert (reading.attributions, reading.figures, reading.dates, reading.actors) == ((), (), (), ())


@pytest.mark.parametrize("declared", [None, "es-MX", "en", "pt"])
def test_a_text_tells_its_language_whatever_its_page_says(declared: str | None) -> None:
    assert language_of(SPANISH, declared) == "es"
    assert language_of(ENGLISH, declared) == "en"


def test_a_page_that_wrongly_calls_itself_german_is_read_all_the_same() -> None:
    reading = sayso.read_text(f"Language: de\n\n{ENGLISH}")
    assert {found.source for found in reading.attributions} >= {"Ana Velk"}
    assert [figure.lo for figure in reading.figures] == [12]
    assert reading.article.language == "de"


def test_a_short_line_is_what_its_page_says_it_is() -> None:
    line = '"No comment," said Mara Velk.'
    assert len(sayso.read_text(line).attributions) == 1
    assert sayso.read_text(f"Language: es\n\n{line}").attributions == ()
    assert [figure.lo for figure in sayso.read_text("Language: es\n\nMurieron 1.076 personas.").figures] == [1076]
