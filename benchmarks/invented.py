"""Short invented pages for benchmarks that need many: text and HTML in turn, some of them broken."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

PLACES = ("Ostrava Bay", "Velden", "Port Merrow", "Kastel", "the Ilmen strait", "Harrow Point", "Nova Reka")
PEOPLE = ("Ana Rell", "Tomas Verke", "Ilse Brandt", "Olu Adeyar", "Marta Quist", "Jon Pallas")
OFFICES = ("the mayor", "a harbour official", "the minister of works", "the union", "a hospital spokesman")
VERBS = ("said", "told reporters", "denied", "insisted", "warned", "confirmed")
CLAIMS = (
    "{count} {first} {thing} had been {done} by {other}",
    "the {first} {thing} would be {done} {when}",
    "at least {count} {thing} near {place} were {done} {when}",
    "no {thing} had been {done} without {other}",
    "between {count} and {more} {first} {thing} were {done}",
)
FIRST = (
    "old",
    "grey",
    "northern",
    "unpaid",
    "broken",
    "rented",
    "public",
    "hidden",
    "wooden",
    "foreign",
    "late",
    "small",
)
THINGS = ("boats", "houses", "letters", "cranes", "workers", "tents", "pipes", "clinics", "ballots", "roofs", "trams")
DONE = ("counted", "moved", "sold", "burned", "refused", "found", "closed", "promised", "painted", "lost", "returned")
OTHERS = (
    "a rival firm",
    "the council",
    "two brothers",
    "their owners",
    "the night shift",
    "an unknown buyer",
    "pupils",
)
WHEN = ("before the frost", "in early May", "within a week", "after the vote", "overnight", "by the end of the year")
OPENINGS = ("We", "They", "Nobody", "My sister", "The captain", "Half the street", "Every clerk", "His lawyer")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")

BROKEN: tuple[tuple[str, bytes], ...] = (
    ("empty.txt", b""),
    ("blank.txt", b" \r\n\t\n"),
    ("packed.html", gzip.compress(b"<p>It sank, he said.</p>")),
    ("bare.html", b"<html><script>x</script></html>"),
    ("controls.txt", bytes(range(1, 32)) * 20),
    ("header.txt", b"Title: Ferry sinks\n\n"),
)
"""What stands between the good pages, one in `ONE_IN` of all, and gives no article."""

ONE_IN = 20


def story(number: int) -> tuple[str, list[str]]:
    """Return the title and the paragraphs of a story; the same number tells the same story."""
    chance = random.Random(number)
    paragraphs = []
    for _ in range(chance.randrange(2, 6)):
        quote = f"{chance.choice(OPENINGS)} {chance.choice(DONE)} the {chance.choice(FIRST)} {chance.choice(THINGS)}."
        who, office = chance.choice(PEOPLE), chance.choice(OFFICES)
        paragraphs.append(
            f"{office.capitalize()} in {chance.choice(PLACES)} {chance.choice(VERBS)} on {chance.choice(DAYS)} that "
            f"{_claim(chance)}. “{quote}” {who} said."
        )
    return f"Story {number} from {chance.choice(PLACES)}", paragraphs


def _claim(chance: random.Random) -> str:
    """Return what somebody says, seldom the same twice: pages that share their text are another benchmark's."""
    count = chance.randrange(3, 900)
    return chance.choice(CLAIMS).format(
        count=count,
        more=count + chance.randrange(2, 90),
        first=chance.choice(FIRST),
        thing=chance.choice(THINGS),
        done=chance.choice(DONE),
        other=chance.choice(OTHERS),
        when=chance.choice(WHEN),
        place=chance.choice(PLACES),
    )


def lay_out(folder: Path, pages: int) -> None:
    """Fill a new folder with so many pages."""
    folder.mkdir()
    for number in range(pages):
        if number % ONE_IN == ONE_IN - 1:
            name, data = BROKEN[number // ONE_IN % len(BROKEN)]
            (folder / f"{number:05}-{name}").write_bytes(data)
            continue
        title, paragraphs = story(number)
        if number % 2:
            text = f"Title: {title}\n\n" + "\n\n".join(paragraphs) + "\n"
            (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        else:
            body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
            html = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>\n{body}</article></body>"
            (folder / f"{number:05}.html").write_text(html, encoding="utf-8")
