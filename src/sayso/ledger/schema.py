"""The tables as this version of sayso knows them: one for each kind of record, a column for each key.

`steps/` holds what builds them in a file; a test compares the two. A record's own `position` is its place among
the records of its kind in the article, so that a reading comes back in the order it was made.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import REAL, Column, ForeignKey, Index, Integer, MetaData, Table, Text

from sayso.ledger.columns import BLOCKS, LINKS, MENTIONS, ORIGINS, PIECES, SPAN, WORDS, Amount, Flag, Packed, Runs

METADATA = MetaData()


def _table(name: str, *columns: Column[Any] | Index) -> Table:
    return Table(name, METADATA, *columns, sqlite_strict=True)


def _key(name: str = "id") -> Column[str]:
    return Column(name, Text, primary_key=True, nullable=False)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _whole(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _of_article(name: str = "article", *, key: bool = False) -> Column[str]:
    cascade = ForeignKey("article.id", ondelete="CASCADE")
    return Column(name, Text, cascade, primary_key=key, nullable=False)


meta = _table("meta", _key("key"), _text("value"))

text = _table("text", _key("sha256"), _text("text"))
"""Identical texts are kept once, under their SHA-256."""

article = _table(
    "article",
    _key(),
    _whole("version"),
    Column("supersedes", Text, ForeignKey("article.id", ondelete="SET NULL"), index=True),
    _text("path"),
    Column("outlet", Text),
    Column("title", Text),
    Column("authors", WORDS, nullable=False),
    Column("published", Text),
    Column("modified", Text),
    Column("language", Text),
    Column("url", Text),
    _text("sha256"),
    Column("text_sha256", Text, ForeignKey("text.sha256"), nullable=False, index=True),
    Column("blocks", BLOCKS, nullable=False),
    Column("links", LINKS, nullable=False),
    # What two versions of one article share: the address, or the path where there is none.
    _text("address"),
    # Who read it: another reader means that it is to be read again.
    _text("reader"),
    Index("ix_article_order", "path", "version", "id"),
    Index("ix_article_address", "address", "version"),
)

attribution = _table(
    "attribution",
    # The full-text index names its rows by number, and only a declared number outlives a VACUUM.
    Column("row", Integer, primary_key=True, autoincrement=False, nullable=False),
    Column("id", Text, nullable=False, unique=True),
    _of_article(),
    _whole("position"),
    Column("pieces", PIECES, nullable=False),
    _text("text"),
    Column("source", Text),
    Column("sources", WORDS, nullable=False),
    Column("source_pieces", PIECES, nullable=False),
    _text("source_kind"),
    Column("source_description", Text),
    Column("cue_pieces", PIECES, nullable=False),
    _text("cue"),
    _text("manner"),
    _text("stance"),
    Column("negated", Flag, nullable=False),
    Column("chain", WORDS, nullable=False),
    Column("block", Text),
    Column("confidence", REAL, nullable=False),
    Index("ix_attribution_order", "article", "position", unique=True),
)

figure = _table(
    "figure",
    _key(),
    _of_article(),
    _whole("position"),
    _whole("start"),
    _whole("end"),
    _text("text"),
    Column("lo", Amount),
    Column("hi", Amount),
    _text("qualifier"),
    Column("change", Text),
    Column("unit", Text),
    Column("counted", Text),
    Column("population", Text),
    Column("measure", WORDS, nullable=False),
    Column("part_of", Text),
    Column("as_of", Text),
    Column("as_of_basis", Text),
    _text("modality"),
    Column("originator", Text),
    Column("chain", WORDS, nullable=False),
    Column("attribution", Text, index=True),
    Column("minor", Flag, nullable=False),
    Column("block", Text),
    Column("confidence", REAL, nullable=False),
    Index("ix_figure_order", "article", "position", unique=True),
)

date = _table(
    "date",
    _key(),
    _of_article(),
    _whole("position"),
    _whole("start"),
    _whole("end"),
    _text("text"),
    _text("type"),
    Column("value", Text),
    Column("basis", Text),
    Column("open", Text),
    Index("ix_date_order", "article", "position", unique=True),
)

actor = _table(
    "actor",
    # An actor is known by its name, so several articles may each hold one under the same id.
    _of_article(key=True),
    _key(),
    _whole("position"),
    _text("name"),
    Column("type", Text),
    Column("country", Text),
    Column("role", Text),
    Column("aliases", WORDS, nullable=False),
    Column("mentions", MENTIONS, nullable=False),
    Index("ix_actor_order", "article", "position", unique=True),
)

event = _table(
    "event",
    _key(),
    _of_article(),
    Column("trigger", SPAN, nullable=False),
    _text("category"),
    Column("x_mode", Text),
    Column("actor", WORDS, nullable=False),
    Column("recipient", WORDS, nullable=False),
    Column("place", Text),
    Column("date", Text),
    _text("realis"),
    _text("polarity"),
    Column("attribution", Text),
    Column("process", Text),
    Column("stage", Text),
    Column("confidence", REAL, nullable=False),
    Index("ix_event_article", "article"),
)

claim = _table("claim", _key(), _text("statement"), Column("members", WORDS, nullable=False))

relation = _table(
    "relation",
    _key(),
    _text("a"),
    _text("b"),
    _text("type"),
    Column("slot", Text),
    _text("why"),
    _of_article("article_a"),
    _of_article("article_b"),
    _whole("position"),
    Index("ix_relation_a", "a"),
    Index("ix_relation_b", "b"),
    Index("ix_relation_article_a", "article_a", "position"),
    Index("ix_relation_article_b", "article_b"),
)

origin_group = _table(
    "origin_group",
    _key(),
    Column("claim", Text, ForeignKey("claim.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("mentions", ORIGINS, nullable=False),
    _whole("independent"),
)

link = _table(
    "link",
    _of_article("a", key=True),
    _of_article("b", key=True),
    _key("relation"),
    Column("evidence", MENTIONS, nullable=False),
    Index("ix_link_b", "b"),
)

upstream = _table(
    "upstream",
    _of_article(key=True),
    Column("start", Integer, primary_key=True, nullable=False),
    Column("end", Integer, primary_key=True, nullable=False),
    _key("name"),
    _key("relation"),
)

page = _table("page", _key("sha256"), _whole("size"), Column("data", Packed, nullable=False))
"""The bytes of each page, compressed, once: what its articles are grounded in."""

grounding = _table(
    "grounding",
    _of_article(key=True),
    Column("page", Text, ForeignKey("page.sha256"), nullable=False, index=True),
    _text("encoding"),
    Column("part", Integer),
    Column("runs", Runs, nullable=False),
    # Where the page was found, and when; the archive that holds it, and the byte at which its record starts.
    Column("address", Text),
    Column("fetched", Text),
    Column("archive", Text),
    Column("offset", Integer),
)

seal = _table("seal", _of_article(key=True), _text("sha256"))
"""What the reading of an article was when it was kept: see `seals`."""

visit = _table(
    "visit",
    _key("path"),
    _text("key"),
    # Of whose bytes, by which reader and with what said by the person: the same again need not be read again.
    Column("sha256", Text),
    _text("reader"),
    _text("said"),
    Column("article", Text, ForeignKey("article.id", ondelete="CASCADE"), index=True),
    # Why it gave no article; and whether reading the same bytes again may end otherwise.
    Column("reason", Text),
    Column("lasting", Flag, nullable=False),
    # What to tell a server, so that it sends only what has changed.
    Column("etag", Text),
    Column("last_modified", Text),
)

copy = _table(
    "copy",
    Column("number", Integer, primary_key=True, nullable=False),
    _of_article(),
    Index("ix_copy_article", "article", unique=True),
)
"""The number by which an article's fingerprints know it: its id would be most of the index."""

fingerprint = Table(
    "fingerprint",
    METADATA,
    Column("hash", Integer, primary_key=True, nullable=False),
    Column("copy", Integer, ForeignKey("copy.number", ondelete="CASCADE"), primary_key=True, nullable=False),
    _whole("start"),
    _whole("end"),
    Index("ix_fingerprint_copy", "copy"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

READ = (attribution, figure, date, actor)
"""What a reading holds beside its article, in the order of an export; its relations follow."""

OF_ARTICLE = (*READ, event, upstream)
"""What goes when its article is read again."""

JOINED = (event, claim, relation, origin_group, link, upstream)
"""What an export holds after the readings."""
