"""What the records of several stories have to do with each other, by the labels of their golden files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from training.quoting import QuoteError, find

from sayso.records import (
    ArticleLink,
    Attribution,
    Claim,
    Figure,
    Mention,
    OriginGroup,
    OriginMention,
    Reading,
    Relation,
    Upstream,
    content_id,
)

from .loader import GoldenError, golden_table


@dataclass(frozen=True)
class GoldenRelations:
    """The records that join the articles of one example; their ids are those of the readings they join."""

    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    origin_groups: tuple[OriginGroup, ...]
    links: tuple[ArticleLink, ...]
    upstreams: tuple[Upstream, ...]


def load_relations(example: str, readings: Mapping[str, Reading]) -> GoldenRelations:
    """Return the relations of `example` ("ferry"), given the golden reading of each of its stories by name.

    Raises:
        GoldenError: a label names no record of the readings, or words stand nowhere or twice in a text.
    """
    name = f"{example}-relations"
    table = golden_table(name)
    records: dict[str, Attribution | Figure] = {}
    for story, reading in readings.items():
        both: tuple[Attribution | Figure, ...] = (*reading.attributions, *reading.figures)
        for found in both:
            records[f"{story}/{found.id.removeprefix(reading.article.id + '/')}"] = found

    def record(label: str) -> Attribution | Figure:
        if label not in records:
            raise GoldenError(f"{name}.toml: {label!r} names no attribution or figure.")
        return records[label]

    def mention(story: str, words: str) -> Mention:
        article = readings[story].article
        try:
            [span] = find(words, article.text)
        except QuoteError as error:
            raise GoldenError(f"{name}.toml: {story}: {error}") from error
        return Mention(article.id, *span)

    def claims() -> Iterator[tuple[Claim, OriginGroup]]:
        for label, entry in table.get("claim", {}).items():
            members = [record(member) for member in entry["members"]]
            claim = Claim(content_id("claim", label), entry["statement"], tuple(member.id for member in members))
            told = (OriginMention(m.article, *_extent(m), _origin(m)) for m in members)
            group = OriginGroup(content_id("origin_group", label), claim.id, tuple(told), entry["independent"])
            yield claim, group

    def relations() -> Iterator[Relation]:
        for entry in table.get("relation", []):
            a, b = record(entry["a"]).id, record(entry["b"]).id
            key = content_id("relation", a, b, entry["type"], entry.get("slot"))
            yield Relation(key, a, b, entry["type"], entry.get("slot"), entry["why"])

    def links() -> Iterator[ArticleLink]:
        for entry in table.get("link", []):
            evidence = tuple(mention(story, words) for story, words in entry["evidence"])
            a, b = readings[entry["a"]].article.id, readings[entry["b"]].article.id
            yield ArticleLink(a, b, entry["relation"], evidence)

    def upstreams() -> Iterator[Upstream]:
        for entry in table.get("upstream", []):
            at = mention(entry["article"], entry["words"])
            yield Upstream(at.article, entry["name"], entry["relation"], at.start, at.end)

    pairs = tuple(claims())
    return GoldenRelations(
        claims=tuple(claim for claim, _ in pairs),
        relations=tuple(relations()),
        origin_groups=tuple(group for _, group in pairs),
        links=tuple(links()),
        upstreams=tuple(upstreams()),
    )


def _extent(record: Attribution | Figure) -> tuple[int, int]:
    """Return from where to where an attribution's content, or a figure, stretches."""
    if isinstance(record, Attribution):
        return record.pieces[0].start, record.pieces[-1].end
    return record.start, record.end


def _origin(record: Attribution | Figure) -> str | None:
    """Return the name of a record's originator, None where the text hides it."""
    if not record.chain or record.chain[0] == "unknown":
        return None
    return record.chain[0]
