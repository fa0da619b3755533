"""Measure `find_figures` on the shared half of NewsQuant, with the scorer that stands beside the data.

    python -m benchmarks.quantities [--shared DIR] [--misses 40]

Each sentence becomes an article of one paragraph. A vague word is given to the scorer as its decade ("thousands":
1,000 to 10,000, the data's own habit). Labels, addresses and scores (minor, without unit and noun) are not what the
data marks, and are left out. Prints the scorer's figures and the speed of both grammars, the parse left out.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.where import arguments, load_scorer
from sayso.language import Parse
from sayso.language.spacy_parser import load_parser
from sayso.reading.dates import find_dates
from sayso.reading.figures import find_figures
from sayso.reading.figures.lexemes import lex
from sayso.reading.figures.numerals import read_numeral
from sayso.reading.figures.tables import words_for
from sayso.records import Article, Block, Figure, Span, text_sha256

DATA = Path("data/quantities/newsquant_even.json")
SIGNS = {"at_least": ">", "more_than": ">", "at_most": "<", "less_than": "<", "about": "~"}
REACH = 60
"""Code points behind a number in which the noun that it counts stands."""
UNITS = {
    "USD": "dollar",
    "GBP": "pound sterling",
    "JPY": "japanese yen",
    "AUD": "australian dollar",
    "HKD": "hong kong dollar",
    "EUR": "euro",
    "ILS": "shekel",
    "MYR": "malaysian ringgit",
    "percent": "percentage",
    "person": "people",
    "pound": "pound-mass",
}


def decade_of(text: str) -> tuple[int, int] | None:
    """Return the decade of a vague figure's words: "tens of thousands" is 10,000 to 100,000."""
    words = words_for("en")
    if words is None:
        return None
    lexemes = lex(text, 0, len(text))
    for index in range(len(lexemes)):
        numeral = read_numeral(lexemes, index, words)
        if numeral is not None and numeral.least is not None:
            return numeral.least, numeral.least * 10
    return None


def falls(figure: Figure) -> bool:
    """Tell whether a range is told from its upper end ("from 4.8 to 4.7"): the data writes it in that order."""
    first = re.search(r"\d[\d,]*(?:\.\d+)?", figure.text)
    if first is None or not figure.text.startswith("from") or figure.hi is None or figure.lo is None:
        return False
    value = float(first.group().replace(",", ""))
    return any(value * scale == figure.hi for scale in (1, 10**3, 10**6, 10**9)) and value != figure.lo


def as_prediction(figure: Figure, text: str) -> dict[str, object] | None:
    """Return a figure of `text` in the scorer's words, None for one that the data does not mark."""
    if figure.minor and figure.unit is None and figure.counted is None:
        return None
    value: object
    if figure.qualifier == "vague":
        value = decade_of(figure.text)
    elif figure.lo is not None and figure.hi is not None and figure.lo != figure.hi:
        value = [figure.hi, figure.lo] if falls(figure) else [figure.lo, figure.hi]
    else:
        value = figure.lo if figure.lo is not None else figure.hi
    if value is None:
        return None
    first, *rate = (figure.unit or "-").split(" per ")
    unit = " per ".join([UNITS.get(first, first), *rate])
    if figure.unit == "year" and figure.minor and figure.counted is None:
        unit = "year of age"
    about = [figure.counted, figure.population]
    if figure.unit in (None, "person") and figure.counted and figure.counted in text[figure.end : figure.end + REACH]:
        # The data writes "13,000 workers" with the unit "worker", about whom they work for; "a third of voters" has
        # the unit "% voters" and is about nothing.
        unit = figure.counted
        about = [None if figure.counted in (figure.population or "") else figure.population]
    return {
        "value": value,
        "change": figure.change or SIGNS.get(figure.qualifier, "="),
        "unit": unit,
        "concept": [name for name in about if name] or ["-"],
    }


def grammar_seconds(parsed: Sequence[tuple[Article, Parse]]) -> float:
    """Return the seconds of one core that both grammars take over parsed texts."""
    began = time.process_time()
    for article, parse in parsed:
        find_figures(article, parse, find_dates(article, parse, ()), ())
    return max(time.process_time() - began, 1e-9)


def main() -> None:
    """Score the shared half."""
    options = arguments(__doc__)
    options.add_argument("--misses", type=int, default=0, help="print so many sentences that were got wrong")
    asked = options.parse_args()
    scorer = load_scorer(asked.shared / "eval" / "newsquant_eval.py")
    gold = json.loads((asked.shared / DATA).read_text("utf-8"))
    parser = load_parser()
    predictions = []
    parsed: list[tuple[Article, Parse]] = []
    sentences = 0
    for number, row in enumerate([gold[0], *gold]):
        text = row["text"]
        sha = text_sha256(text)
        block = Block("paragraph", 0, len(text))
        article = Article(id=str(number), path="", text=text, sha256=sha, text_sha256=sha, blocks=(block,))
        parse = parser.parse(text, [(0, Span(0, len(text)))])
        parsed.append((article, parse))
        dates = find_dates(article, parse, ())
        figures = find_figures(article, parse, dates, ())
        if not number:
            continue  # the first reading loads the tables; it is not scored
        sentences += len(parse.sentences)
        found = [prediction for figure in figures if (prediction := as_prediction(figure, text)) is not None]
        predictions.append({"text": text, "quantities": found})
        if asked.misses:
            wanted = [(scorer.parse_value(q["value"]), q["change"]) for q in row["quantities"]]
            got = [(tuple(q["value"]) if isinstance(q["value"], list) else q["value"], q["change"]) for q in found]
            lost, extra = [q for q in wanted if q not in got], [q for q in got if q not in wanted]
            if lost or extra:
                asked.misses -= 1
                print(f"{text}\n    lost {lost}\n    extra {extra}")
    seconds = min(grammar_seconds(parsed[1:]) for _ in range(5))
    print(f"{len(gold)} texts, {sentences} sentences, {sentences / seconds:,.0f} a second (both grammars)")
    for name, result in scorer.evaluate(gold, predictions).items():
        print(f"{name:28s} {result}")


if __name__ == "__main__":
    main()
