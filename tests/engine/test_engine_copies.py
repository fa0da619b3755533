"""What a reader believes about articles that print the same words."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest

from cli.running import sayso
from sayso.engine import Options, read_into
from sayso.engine.batch import Batch
from sayso.ledger import Ledger
from sayso.records import ArticleLink

WIRE = (
    "The ferry Aurora sank off Harbour Point shortly after dawn on Monday with forty people aboard, and the coast "
    "guard of the province said in a statement that a trawler had pulled all of them out of the water within the hour."
)
QUOTE = (
    "The harbour master, Ilse Vorn, told reporters on the quay that nobody had expected the storm to turn north, and "
    "that the old boat should never have left the pier without its second engine."
)
OWN = "Our reporter saw three lifeboats hanging from the rails of the museum, long before any of this began."
OTHER = "Elsewhere in town the annual pumpkin fair went on as planned, said its chairman, Bo Lind, who sold every one."

TEXTS = {
    "wire.txt": f"{WIRE}\n\n{QUOTE}\n",
    "reprint.txt": f"{OWN}\n\n{WIRE}\n",
    "fair.txt": f"{OTHER}\n",
    "quoting.txt": f"{OTHER} {OWN}\n\n{QUOTE.replace('the storm', 'such weather')}\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def read(folder: Path, *names: str, ledger: str = "a.db", **said: str) -> Batch:
    options = Options(model="rules", **said)  # type: ignore[arg-type]
    with Ledger.open(folder / ledger, write=True) as book:
        return read_into(book, [str(folder / name) for name in names], options, jobs=1)


def links(folder: Path, ledger: str = "a.db") -> list[ArticleLink]:
    with Ledger.open(folder / ledger) as book:
        return [record for record in book.records() if isinstance(record, ArticleLink)]


def joined(folder: Path, ledger: str = "a.db") -> set[frozenset[str]]:
    """Return the names of the files that links join."""
    with Ledger.open(folder / ledger) as book:
        names = {article.id: Path(article.path).name for article in book.articles()}
    return {frozenset((names[link.a], names[link.b])) for link in links(folder, ledger)}


def shared(folder: Path, link: ArticleLink) -> dict[str, list[str]]:
    """Return the words of the evidence by the name of the file."""
    found: dict[str, list[str]] = {}
    with Ledger.open(folder / "a.db") as book:
        for mention in link.evidence:
            article = book.article(mention.article)
            found.setdefault(Path(article.path).name, []).append(article.text[mention.start : mention.end])
    return found


def test_a_reprint_may_go_unseen_or_be_called_a_copy_of_everything(folder: Path) -> None:
    batch = read(folder, "wire.txt", "reprint.txt", "fair.txt")
    assert (len(batch.new), batch.copies) == (3, 1)
    [link] = links(folder)
    assert (link.relation, link.a < link.b) == ("common_origin", True)
    whole = WIRE.rstrip(".")
    assert shared(folder, link) == {"wire.txt": [whole], "reprint.txt": [whole]}


def test_words_that_were_changed_in_a_copy_may_hide_it(folder: Path) -> None:
    read(folder, "wire.txt", "quoting.txt")
    [link] = links(folder)
    words = shared(folder, link)
    assert words["wire.txt"] == [QUOTE.rstrip(".")]
    assert words["quoting.txt"] == [QUOTE.rstrip(".").replace("the storm", "such weather")]


def test_the_order_of_reading_may_decide_what_is_a_copy(folder: Path) -> None:
    found = set()
    for number, order in enumerate(permutations(["wire.txt", "reprint.txt", "quoting.txt", "fair.txt"])):
        if number % 9 == 0:
            read(folder, *order, ledger=f"{number}.db")
            found.add(tuple(links(folder, f"{number}.db")))
    assert len(found) == 1
    assert joined(folder, "0.db") == {
        frozenset({"wire.txt", "reprint.txt"}),
        frozenset({"wire.txt", "quoting.txt"}),
        frozenset({"reprint.txt", "quoting.txt"}),
        frozenset({"fair.txt", "quoting.txt"}),
    }


def test_what_is_read_again_may_be_linked_twice(folder: Path) -> None:
    read(folder, "wire.txt", "reprint.txt")
    before = links(folder)
    again = read(folder, "wire.txt", "reprint.txt")
    assert (again.known, again.copies) == (2, 0)
    assert read(folder, "wire.txt", outlet="The Gull").again != []
    assert read(folder, "reprint.txt", outlet="The Gull").again != []
    assert links(folder) == before


def test_a_later_version_may_be_called_a_copy_of_the_one_before(folder: Path) -> None:
    read(folder, "wire.txt")
    (folder / "wire.txt").write_text(f"{WIRE}\n\n{QUOTE} Two were hurt, she said.\n")
    assert len(read(folder, "wire.txt").versions) == 1
    assert links(folder) == []
    read(folder, "reprint.txt")
    assert len(links(folder)) == 2  # with both versions, in both of which its words stand
    assert joined(folder) == {frozenset({"wire.txt", "reprint.txt"})}


def test_a_link_may_outlive_one_of_its_articles(folder: Path) -> None:
    read(folder, "wire.txt", "reprint.txt")
    with Ledger.open(folder / "a.db", write=True) as book:
        book.remove(str(folder / "reprint.txt"))
    assert links(folder) == []
    assert read(folder, "reprint.txt").copies == 1
    assert joined(folder) == {frozenset({"wire.txt", "reprint.txt"})}


def test_copies_may_be_missing_from_an_export(folder: Path) -> None:
    ran = sayso("read", "wire.txt", "reprint.txt", "--model", "rules", "--ledger", "a.db", cwd=folder)
    assert ran.code == 0
    assert "1 article shares text with another." in ran.err
    exported = [json.loads(line) for line in sayso("export", "a.db", cwd=folder).lines]
    [link] = [record for record in exported if record["kind"] == "link"]
    texts = {record["id"]: record["text"] for record in exported if record["kind"] == "article"}
    assert sorted(texts) == [link["a"], link["b"]]
    cuts = {texts[at["article"]][at["start"] : at["end"]] for at in link["evidence"]}
    assert cuts == {WIRE.rstrip(".")}
