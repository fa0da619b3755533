"""Finds where on a page its article stands: the element that holds the body, the title, the header around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from sayso.intake.deks import HEADINGS, is_same
from sayso.intake.metadata import Metadata
from sayso.intake.walk import Stretch

CONTAINER_SHARE = 0.85
"""Share of the body's characters that the article's element must hold: some pages keep a paragraph elsewhere."""
BELOW_TITLE_SHARE = 0.8
"""Share of the body's characters that follow its title: a ticker above it may give the story's first words."""
HEADING_LEVELS = 3
HEADER_LEVELS = 3
"""Elements from the title upwards that may be the article's header."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the article stands: indices are those of the page's stretches.

    `held` counts the characters of the body in every element around a part of it. `article` is the innermost element
    around both title and body, `header` holds the elements closely around the title that have no body in them, and
    `around` all elements around the container or the title.
    """

    container: HtmlElement
    article: HtmlElement
    header: frozenset[HtmlElement]
    held: Counter[HtmlElement]
    around: frozenset[HtmlElement]
    title: int | None
    first: int
    last: int


def find_frame(stretches: Sequence[Stretch], body: Sequence[bool], metadata: Metadata) -> Frame:
    """Return the frame of a page whose body has at least one stretch."""
    where = [index for index, is_body in enumerate(body) if is_body]
    title = _title(stretches, where, metadata)
    if title is not None:
        where = [index for index in where if index > title] or where
    held: Counter[HtmlElement] = Counter()
    total = 0
    for index in where:
        length = len(stretches[index].text)
        total += length
        held[stretches[index].element] += length
        for above in stretches[index].element.iterancestors():
            held[above] += length
    # Elements are counted from the inside out, so the first that holds enough is the innermost.
    container = min((e for e in held if held[e] >= CONTAINER_SHARE * total), key=lambda element: held[element])
    # What holds the body is no part outside the article, whatever it is called.
    around = frozenset((container, *container.iterancestors()))
    article = container
    header: frozenset[HtmlElement] = frozenset()
    if title is not None:
        heading = stretches[title].element
        article = next(element for element in (heading, *heading.iterancestors()) if element in around)
        header = _header(heading, held)
        # Nor is what holds the title: some pages keep it in what they call a sidebar.
        around = around.union(heading.iterancestors())
    return Frame(container, article, header, held, around, title, where[0], where[-1])


def _header(title: HtmlElement, held: Counter[HtmlElement]) -> frozenset[HtmlElement]:
    found: list[HtmlElement] = []
    current: HtmlElement | None = title
    while current is not None and len(found) < HEADER_LEVELS and current not in held:
        found.append(current)
        current = current.getparent()
    return frozenset(found)


def _title(stretches: Sequence[Stretch], where: Sequence[int], metadata: Metadata) -> int | None:
    """Return the stretch that heads the article: what metadata call its title, else the last h1 before the body."""
    above = range(where[0], -1, -1)
    # A ticker at the top may give the story's first words, and so be taken for the start of its body.
    below = range(where[0] + 1, _last_for_title(stretches, where) + 1)
    for indices in (above, below):
        for titles in (metadata.titles[:1], metadata.titles):
            for index in indices:
                heading = _heading(stretches[index].element)
                if heading is not None and any(is_same(stretches[index].text, title) for title in titles):
                    return index
    return next((i for i in above if (found := _heading(stretches[i].element)) is not None and found.tag == "h1"), None)


def _heading(element: HtmlElement) -> HtmlElement | None:
    """Return the heading that an element is, or stands in with nothing between them but an element or two."""
    current: HtmlElement | None = element
    for _ in range(HEADING_LEVELS):
        if current is None or current.tag in HEADINGS:
            return current
        current = current.getparent()
    return None


def _last_for_title(stretches: Sequence[Stretch], where: Sequence[int]) -> int:
    """Return the last stretch that most of the body still follows."""
    left = total = sum(len(stretches[index].text) for index in where)
    for index in where:
        if left < BELOW_TITLE_SHARE * total:
            return index - 1
        left -= len(stretches[index].text)
    return where[0]
