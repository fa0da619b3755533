"""How the tests of the figures make articles and attributions out of plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.records import Article, Attribution, Block, BlockKind, Span, content_id, text_sha256


def article_of(text: str, kind: BlockKind = "paragraph", published: str | None = None, **given: str | None) -> Article:
    sha = text_sha256(text)
    blocks, start = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            blocks.append(Block(kind, start, start + len(part)))
        start += len(part) + 2
    outlet, language = given.get("outlet", "The Ledger"), given.get("language")
    return Article(
        id=content_id(text), path="a.txt", text=text, published=published, outlet=outlet, language=language,
        sha256=sha, text_sha256=sha, blocks=tuple(blocks),
    )  # fmt: skip


def attribution_of(article: Article, words: str, *, chain: Sequence[str], stance: str = "assert") -> Attribution:
    start = article.text.index(words)
    span = Span(start, start + len(words))
    return Attribution(
        id=content_id("attribution", article.id, *span), article=article.id, pieces=(span,), text=words,
        source=chain[0], source_pieces=(), source_kind="named", cue_pieces=(), cue="said", manner="indirect",
        stance=stance, chain=tuple(chain),  # type: ignore[arg-type]  # a plain string, as tests write it
    )  # fmt: skip
