"""PDF → Article, by its text layer alone: what is only a picture of letters is not read."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pypdfium2

from sayso.errors import IntakeError
from sayso.intake import cues
from sayso.intake.layout import find_blocks
from sayso.intake.open import MAX_CHARACTERS
from sayso.intake.outlet import choose_outlet, web_address
from sayso.intake.pdf_layer import Leaf, box_of, leaf_text, opened, read_leaf
from sayso.intake.pdf_paragraphs import Lines, body_size, join_lines, split_lines
from sayso.intake.pdf_text import UNREAD, PdfText, build_text
from sayso.records import Article, Block, Grounding, Page, content_id, text_sha256
from sayso.records.article import BlockKind
from sayso.records.grounding import PDF

__all__ = ["box_of", "leaf_text", "read_pdf"]

TITLE_SIZE = 1.15
"""Times the height of the text's letters from which a line is set as a title."""
HEADING_SIZE = 1.1
MAX_TITLE_WORDS = 30
MAX_HEADING_WORDS = 16
MAX_FRONT_WORDS = 12
"""Longest line above the title that is taken for a letterhead or a section's name."""
MAX_UNREAD = 0.3
"""Share of characters without a Unicode value from which a text layer is none: its fonts do not say what they show."""


def read_pdf(page: Page, *, outlet: str | None = None) -> tuple[Article, Grounding]:
    """Return the article that a PDF holds, and for each of its characters the one of the text layer that carries it.

    Running heads and numbers of leaves stand at the end of the text, as furniture. The day on which the file was
    made is not a day of publication and is not read.

    Raises:
        IntakeError: the PDF is locked, broken, cut off or endless, or has no text layer; the message says what to do.
    """
    with opened(page.path, page.data) as document:
        leaves = _read_leaves(page, document)
        said = {key: _metadata(document, key) for key in ("Title", "Author")}
    story, margins = split_lines(leaves)
    paragraphs = join_lines(story)
    built = build_text(leaves, paragraphs, [[line] for line in margins])
    _refuse_unreadable(page, leaves, built.text)
    title = _find_title(paragraphs, built, said["Title"])
    blocks = (
        *_blocks(paragraphs, built, title),
        *(Block("furniture", *span) for span in built.spans[len(paragraphs) :]),
    )
    bylines = _words_of(blocks, "byline", built.text)
    url = web_address(page.address)
    digest = text_sha256(built.text)
    article = Article(
        id=content_id("article", url or page.key, digest),
        path=page.path,
        text=built.text,
        outlet=outlet or page.outlet or choose_outlet(url, bylines),
        title=next(iter(_words_of(blocks, "title", built.text)), None),
        authors=tuple(dict.fromkeys(name for line in bylines for name in cues.names_in_byline(line)))
        or _authors(said["Author"]),
        published=_published(blocks, built.text) or page.published,
        url=url,
        sha256=page.sha256,
        text_sha256=digest,
        blocks=blocks,
    )
    return article, Grounding(page.sha256, PDF, built.runs)


def _read_leaves(page: Page, document: pypdfium2.PdfDocument) -> list[Leaf]:
    leaves: list[Leaf] = []
    characters = 0
    for number in range(1, len(document) + 1):
        leaves.append(read_leaf(page.path, document, number))
        characters += len(leaves[-1].characters)
        if characters > MAX_CHARACTERS:
            raise IntakeError(
                f"{page.path}: more than {MAX_CHARACTERS:,} characters of text, more than any article has. Split it "
                "into its articles."
            )
    if not any(leaf.lines for leaf in leaves):
        raise IntakeError(
            f"{page.path}: a PDF with no text layer, only pictures. Have its text recognised (OCR) first, or save the "
            "article as HTML or text."
        )
    return leaves


def _refuse_unreadable(page: Page, leaves: Sequence[Leaf], text: str) -> None:
    seen = sum(not character.isspace() for character in text)
    if text.count(UNREAD) > MAX_UNREAD * seen:
        raise IntakeError(
            f"{page.path}: a PDF whose fonts do not say which letters they show. Have its text recognised (OCR) first, "
            "or save the article as HTML or text."
        )


def _metadata(document: pypdfium2.PdfDocument, key: str) -> str:
    """Return what the file says of itself, "" where it says nothing or nothing that is text."""
    try:
        return " ".join(str(document.get_metadata_value(key)).split())
    except UnicodeDecodeError:
        return ""


def _authors(said: str) -> tuple[str, ...]:
    """Return the author that the file names, if it is a first and a last name: programs write log-in names there."""
    return (said,) if re.fullmatch(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4}", said) else ()


def _find_title(paragraphs: Sequence[Lines], built: PdfText, said: str) -> int | None:
    """Return which paragraph of the first leaf is the title: that which the file names, else that in large letters."""
    first = [index for index, lines in enumerate(paragraphs) if lines[0].leaf == paragraphs[0][0].leaf]
    plain = {index: _plain(built.text[slice(*built.spans[index])]) for index in first}
    short = [index for index in first if 2 <= cues.word_count(plain[index]) <= MAX_TITLE_WORDS]
    for index in short:
        if plain[index] == _plain(said):
            return index
    usual = body_size([line for lines in paragraphs for line in lines])
    large = [index for index in short if paragraphs[index][0].size >= TITLE_SIZE * usual]
    # Of two in the same large letters the upper one.
    return max(large, key=lambda index: (round(paragraphs[index][0].size, 1), -index), default=None)


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", words.casefold()).split())


def _blocks(paragraphs: Sequence[Lines], built: PdfText, title: int | None) -> list[Block]:
    story = built.text[: built.spans[len(paragraphs) - 1][1]] if paragraphs else ""
    if title is None:
        return list(find_blocks(story))
    blocks = [Block(_front_kind(story[start:end]), start, end) for start, end in built.spans[:title]]
    usual = body_size([line for lines in paragraphs for line in lines])
    large = {
        start
        for lines, (start, _) in zip(paragraphs, built.spans, strict=False)
        if lines[0].size >= HEADING_SIZE * usual
    }
    in_front = True
    for block in find_blocks(story, built.spans[title][0]):
        words = block.span.cut(story)
        if block.start == built.spans[title][0]:
            blocks.append(Block("title", block.start, block.end))
            continue
        in_front = in_front and cues.word_count(words) <= MAX_TITLE_WORDS
        if block.kind in ("paragraph", "heading") and in_front and cues.is_dateline(words):
            block = Block("dateline", block.start, block.end)
        elif block.kind == "paragraph" and block.start in large and _may_head(words):
            block = Block("heading", block.start, block.end)
        blocks.append(block)
    return blocks


def _front_kind(words: str) -> BlockKind:
    if cues.is_byline(words):
        return "byline"
    if cues.is_dateline(words):
        return "dateline"
    return "furniture" if cues.word_count(words) <= MAX_FRONT_WORDS and not cues.ends_with_stop(words) else "paragraph"


def _may_head(words: str) -> bool:
    return cues.word_count(words) <= MAX_HEADING_WORDS and not words.endswith((".", ",", ";"))


def _words_of(blocks: Sequence[Block], kind: str, text: str) -> list[str]:
    return [block.span.cut(text) for block in blocks if block.kind == kind]


def _published(blocks: Sequence[Block], text: str) -> str | None:
    lines = (line for line in _words_of(blocks, "dateline", text) if "updated" not in line.lower())
    return next((date for line in lines if (date := cues.date_of_line(line))), None)
