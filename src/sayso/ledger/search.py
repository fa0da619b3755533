"""Full text: which attributions hold the words that somebody typed.

One row of the FTS5 table `passage` stands for one attribution and carries its number. Case and accents do not count
(`unicode61 remove_diacritics 2`). What people type never reaches FTS5 unquoted: there `Díaz-Canel`, `1,076` and
`don't` are syntax errors, and a bare `NOT` or `*` means something nobody meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import Connection, Select, bindparam, column, delete, insert, literal_column, select, table

from sayso.ledger.passages import passage_of, sentence_starts
from sayso.ledger.schema import attribution
from sayso.records import Article, Attribution

passage = table("passage", column("rowid"), column("text"), column("source"), column("chain"))

WALL = " \ue000 "
"""A private-use character, a word to FTS5: it stands between names, so that no phrase runs from one into the next."""

MOST_WORDS = 200
"""Words of a query that are looked for. Nobody types more; FTS5 slows down with the square of them."""

_TYPED = re.compile(r'"([^"]*)"?|([^\s"]+)')


def _harmless(typed: str) -> str:
    """Return what was typed without what ends a string early (NUL) or is no text (lone surrogates)."""
    return "".join(" " if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in typed)


def _holds_word(text: str) -> bool:
    return any(unicodedata.category(char)[0] in "LN" for char in text)


def _quoted(phrase: str) -> str:
    return '"' + phrase.replace('"', '""') + '"'


def words_query(typed: str) -> str | None:
    """Return the FTS5 query for every word and every "quoted phrase" that was typed; None if it holds no word.

    >>> words_query('Díaz-Canel "military agreement" *')
    '"Díaz-Canel" AND "military agreement"'
    """
    phrases = [phrase or word for phrase, word in _TYPED.findall(_harmless(typed))]
    wanted = [_quoted(phrase) for phrase in phrases if _holds_word(phrase)]
    return " AND ".join(wanted[:MOST_WORDS]) or None


def name_query(typed: str) -> str | None:
    """Return the FTS5 query for a name, whole words in their order, among sources and chains; None without a word.

    >>> name_query("Kyiv Independent")
    '{source chain} : "Kyiv Independent"'
    """
    name = " ".join(_harmless(typed).split()[:MOST_WORDS])
    return f"{{source chain}} : {_quoted(name)}" if _holds_word(name) else None


def rows_matching(queries: Iterable[str]) -> Select[int]:
    """Select the numbers of the attributions that match all of the FTS5 `queries`."""
    query = " AND ".join(f"({query})" for query in queries)
    found = literal_column("passage").op("MATCH")(bindparam("query", query, unique=True))
    return select(passage.c.rowid).where(found)


def index(connection: Connection, article: Article, rows: Iterable[tuple[int, Attribution]]) -> None:
    """Make the article's attributions, each with its number, findable."""
    starts = sentence_starts(article.text)
    passages = [
        {
            "rowid": row,
            "text": passage_of(article, found, starts),
            "source": WALL.join(dict.fromkeys(name for name in (found.source, *found.sources) if name)),
            "chain": WALL.join(found.chain),
        }
        for row, found in rows
    ]
    if passages:
        connection.execute(insert(passage), passages)


def forget(connection: Connection, article_id: str) -> None:
    """Take the article's attributions out of the index; to be called while they are still in their table."""
    rows = select(attribution.c.row).where(attribution.c.article == article_id)
    connection.execute(delete(passage).where(passage.c.rowid.in_(rows)))
