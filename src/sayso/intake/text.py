"""Plain text → Article: the text stays as it was decoded, so an offset is an offset into the decoded file."""

from __future__ import annotations

from sayso.errors import IntakeError
from sayso.intake import cues
from sayso.intake.carriers import Carrier
from sayso.intake.dates import iso_date
from sayso.intake.decode import Decoded
from sayso.intake.ground import ground
from sayso.intake.headers import read_headers
from sayso.intake.layout import find_blocks
from sayso.intake.outlet import choose_outlet, web_address
from sayso.records import Article, Block, Grounding, Page, content_id, text_sha256


def read_text(
    page: Page, decoded: Decoded, *, outlet: str | None = None, plain: bool = False, part: int | None = None
) -> tuple[Article, Grounding]:
    """Return the article that a decoded text holds, and its grounding; `plain` makes every region of it a paragraph.

    `decoded` is the page or, of a mail, its part of that number.

    Raises:
        IntakeError: there is nothing but header lines.
    """
    text = decoded.text
    headers = read_headers(text)
    if not text[headers.end :].strip():
        raise IntakeError(f"{page.path}: only header lines, no text. Add the text below them.")
    blocks = find_blocks(text, headers.end)
    if headers.title is not None:
        blocks = (Block("title", *headers.title), *blocks)
    if plain:
        blocks = tuple(Block("paragraph", block.start, block.end) for block in blocks)
    bylines = _words_of(blocks, "byline", text)
    url = web_address(headers.get("url")) or web_address(page.address)
    digest = text_sha256(text)
    article = Article(
        id=content_id("article", url or page.key, digest),
        path=page.path,
        text=text,
        outlet=outlet or headers.get("outlet") or page.outlet or choose_outlet(url, bylines),
        title=headers.get("title") or next(iter(_words_of(blocks, "title", text)), None),
        authors=tuple(dict.fromkeys(name for line in bylines for name in cues.names_in_byline(line))),
        published=iso_date(headers.get("published")) or _published(blocks, text) or page.published,
        language=headers.get("language"),
        url=url,
        sha256=page.sha256,
        text_sha256=digest,
        blocks=blocks,
    )
    return article, ground(page, decoded, text, [Carrier(0, len(text), 0, len(text), "verbatim")], part)


def _words_of(blocks: tuple[Block, ...], kind: str, text: str) -> list[str]:
    return [" ".join(block.span.cut(text).split()) for block in blocks if block.kind == kind]


def _published(blocks: tuple[Block, ...], text: str) -> str | None:
    """Return the date of the line that stands alone before the body; a line that says "updated" is not that date."""
    lines = (line for line in _words_of(blocks, "dateline", text) if "updated" not in line.lower())
    return next((date for line in lines if (date := cues.date_of_line(line))), None)
