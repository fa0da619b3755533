"""Articles with records set by hand, so that a rule of the crosscheck is tested and nothing else."""

from __future__ import annotations

from typing import Any

from training.quoting import find

from sayso.records import Article, Attribution, Block, Figure, Reading, Relation, Span, content_id, text_sha256


class Telling:
    """One article, to which figures and statements are added by their words; `[…]` marks words that stand twice."""

    def __init__(self, text: str, outlet: str = "The Ledger", published: str | None = "2026-05-12") -> None:
        sha = text_sha256(text)
        blocks, start = [], 0
        for number, part in enumerate(text.split("\n\n")):
            kind = (
                "title" if part.startswith("Title: ") else "faq_answer" if part.startswith("Answer: ") else "paragraph"
            )
            blocks.append(Block(kind, start, start + len(part)))  # type: ignore[arg-type]  # three of the kinds
            start += len(part) + 2
            assert number < 50
        self.article = Article(
            id=content_id(text, outlet), path="a.txt", text=text, published=published, outlet=outlet, sha256=sha,
            text_sha256=sha, blocks=tuple(blocks),
        )  # fmt: skip
        self.figures: dict[str, Figure] = {}
        self.statements: dict[str, Attribution] = {}

    def figure(self, name: str, words: str, lo: float | None, hi: float | None, **slots: Any) -> Telling:
        """Add a figure; it is exact where both ends are one, of people unless `unit` says otherwise."""
        [(start, end)] = find(words, self.article.text)
        block = self.article.block_at(start)
        holder = self.statements.get(slots.pop("said", ""))
        by = {"originator": holder.source, "chain": holder.chain, "attribution": holder.id} if holder else {}
        exact = {"qualifier": "exact" if lo == hi else "range", "unit": "person", "counted": "people"}
        self.figures[name] = Figure(
            id=f"{self.article.id}/{name}", article=self.article.id, start=start, end=end,
            text=self.article.text[start:end], lo=lo, hi=hi,
            **(exact | {"originator": self.article.outlet, "block": block and block.kind} | by | slots),
        )  # fmt: skip
        return self

    def says(self, name: str, source: str | None, words: str, stance: str = "assert", **slots: Any) -> Telling:
        """Add a statement of `source` with the content `words`, direct where it is in quotation marks."""
        pieces = tuple(Span(*place) for place in find(words, self.article.text))
        text = " … ".join(piece.cut(self.article.text) for piece in pieces)
        manner = "direct" if text.startswith(("“", '"')) else "indirect"
        block = self.article.block_at(pieces[0].start)
        given: dict[str, Any] = {"source_kind": "named" if source else "unknown", "manner": manner, "cue_pieces": ()}
        self.statements[name] = Attribution(
            id=f"{self.article.id}/{name}", article=self.article.id, pieces=pieces, text=text, source=source,
            source_pieces=(), cue="said", stance=stance,  # type: ignore[arg-type]  # a plain string, as tests write it
            block=block and block.kind,
            **({"chain": (source or "unknown", self.article.outlet or "")} | given | slots),
        )  # fmt: skip
        return self

    @property
    def reading(self) -> Reading:
        """The records in text order, as a reading has them."""
        said = sorted(self.statements.values(), key=lambda one: one.pieces[0].start)
        return Reading(self.article, tuple(said), tuple(sorted(self.figures.values(), key=lambda one: one.start)))


def named(relation: Relation) -> tuple[str, str, str, str | None]:
    """Return a relation by the names that its test gave the records: a, type, b, slot."""
    return relation.a.split("/")[-1], relation.type, relation.b.split("/")[-1], relation.slot
