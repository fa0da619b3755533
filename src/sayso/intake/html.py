"""HTML → Article: our own text of the page, in blocks, with metadata, links and the bytes of every character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urljoin

from sayso.errors import IntakeError
from sayso.intake import cues
from sayso.intake.body import body_lines, find_body
from sayso.intake.captions import credit_start
from sayso.intake.carriers import Carrier
from sayso.intake.decode import Decoded
from sayso.intake.features import lineage
from sayso.intake.ground import ground
from sayso.intake.metadata import Metadata, read_metadata
from sayso.intake.outlet import choose_outlet, web_address
from sayso.intake.regions import HEADINGS, Region, find_regions
from sayso.intake.tree import parse_html
from sayso.intake.walk import Stretch, walk
from sayso.records import Article, Block, BlockKind, Grounding, Link, Page, content_id, text_sha256

BLOCK_SEPARATOR = "\n\n"
MIN_SENTENCE = 20
"""Characters of the longest stretch below which trafilatura has picked up a menu or a name, not an article."""


def read_html(
    page: Page, decoded: Decoded, *, outlet: str | None = None, plain: bool = False, part: int | None = None
) -> tuple[Article, Grounding]:
    """Return the article that a page of HTML holds, and its grounding; `plain` keeps all its visible text.

    `decoded` is the page's HTML: the page itself or, of a mail, its part of that number.

    Raises:
        IntakeError: the page holds no visible text, or none that looks like the body of an article.
    """
    tree = parse_html(decoded.text)
    stretches = walk(tree) if tree is not None else []
    if tree is None or not stretches:
        raise IntakeError(f"{page.path}: no visible text on this page. Save the page from a browser and try again.")
    root = tree.clean()
    metadata = read_metadata(root, page.address)
    if plain:
        regions = [Region(stretch, _plain_kind(stretch)) for stretch in stretches]
    else:
        votes = (find_body(stretches, body_lines(root, precise=precise)) for precise in (True, False))
        body = next((vote for vote in votes if _has_article(stretches, vote)), None)
        if body is None:
            raise IntakeError(f"{page.path}: no article body found. Try --plain to keep the whole page.")
        regions = find_regions(stretches, body, metadata)
    article = _article(page, regions, metadata, outlet)
    return article, ground(page, decoded, article.text, _carriers(regions), part)


def _has_article(stretches: Sequence[Stretch], body: Sequence[bool]) -> bool:
    """Tell whether the body holds a stretch that is no menu and long enough for a sentence."""
    return any(
        is_body
        and len(stretch.text) >= MIN_SENTENCE
        and not {"nav", "footer"} & {each.tag for each in lineage(stretch.element, None)}
        for stretch, is_body in zip(stretches, body, strict=True)
    )


def _plain_kind(stretch: Stretch) -> BlockKind:
    if stretch.element.tag in HEADINGS:
        return "heading"
    kinds: dict[str, BlockKind] = {"li": "list", "tr": "table", "figcaption": "caption"}
    return kinds.get(str(stretch.element.tag), "paragraph")


def _article(page: Page, regions: Sequence[Region], metadata: Metadata, outlet: str | None) -> Article:
    blocks: list[Block] = []
    links: list[Link] = []
    for region, start in _placed(regions):
        blocks += _blocks(region, start)
        links += _links(region.stretch, start, metadata.base)
    text = BLOCK_SEPARATOR.join(region.stretch.text for region in regions)
    bylines = [region.stretch.text for region in regions if region.kind == "byline"]
    title = next((region.stretch.text for region in regions if region.kind == "title"), None)
    digest = text_sha256(text)
    return Article(
        id=content_id("article", metadata.url or page.key, digest),
        path=page.path,
        text=text,
        outlet=outlet or page.outlet or metadata.site or choose_outlet(metadata.url, bylines),
        title=title or next(iter(metadata.titles), None),
        authors=metadata.authors or _authors(bylines),
        published=metadata.published or page.published,
        modified=metadata.modified,
        language=metadata.language,
        url=metadata.url,
        sha256=page.sha256,
        text_sha256=digest,
        blocks=tuple(blocks),
        links=tuple(links),
    )


def _placed(regions: Sequence[Region]) -> Iterator[tuple[Region, int]]:
    """Yield each region and where it starts in the article's text."""
    start = 0
    for region in regions:
        yield region, start
        start += len(region.stretch.text) + len(BLOCK_SEPARATOR)


def _carriers(regions: Sequence[Region]) -> Iterator[Carrier]:
    for region, start in _placed(regions):
        for carrier in region.stretch.carriers:
            yield replace(carrier, start=start + carrier.start, end=start + carrier.end)


def _authors(bylines: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for line in bylines if cues.is_byline(line) for name in cues.names_in_byline(line)))


def _blocks(region: Region, start: int) -> Iterator[Block]:
    """Yield the block of a region, two where a caption carries its credit."""
    text = region.stretch.text
    end = start + len(text)
    credit = credit_start(region.stretch) if region.kind == "caption" else None
    if credit is None:
        yield Block(region.kind, start, end)
        return
    caption = text[:credit].rstrip()
    if caption:
        yield Block("caption", start, start + len(caption))
    yield Block("credit", start + credit, end)


def _links(stretch: Stretch, start: int, base: str | None) -> Iterator[Link]:
    for mark in stretch.marks:
        if mark.element.tag == "a" and (href := _absolute(mark.element.get("href"), base)):
            yield Link(start + mark.start, start + mark.end, href)


def _absolute(href: str | None, base: str | None) -> str | None:
    """Return a link as an address of the web, None for what leads nowhere outside the page."""
    target = (href or "").strip()
    if not target or target.startswith("#"):
        return None
    try:
        return web_address(urljoin(base or "", target))
    except ValueError:
        return None
