"""Decides which stretches of a page belong to its article, and names the region that each of them is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from sayso.intake import cues
from sayso.intake.features import is_outside, lineage, names_of, near_names
from sayso.intake.layout import kind_by_words
from sayso.intake.metadata import Metadata
from sayso.intake.vocabulary import markup_names
from sayso.intake.walk import Stretch
from sayso.records.article import BlockKind

CONTAINER_SHARE = 0.85
"""Share of the body's characters that the article's element must hold: some pages keep a paragraph elsewhere."""
MAX_BYLINE_WORDS = 30
MAX_DEK_WORDS = 80
MAX_LABEL_WORDS = 20
MIN_SAME_WORDS = 3

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BYLINE = markup_names("byline")
_BLURB = markup_names("blurb")
_DATE = markup_names("date")
_DEK = markup_names("dek")
_TAGS = markup_names("tags")
_CORRECTION = markup_names("correction")
_RELATED = markup_names("related")
_CAPTION = markup_names("caption")
_CREDIT = markup_names("credit")
_EMBED = markup_names("embed")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch that belongs to the article, and what it is there."""

    stretch: Stretch
    kind: BlockKind


def find_regions(stretches: Sequence[Stretch], body: Sequence[bool], metadata: Metadata) -> list[Region]:
    """Return the article's stretches in document order; what stands outside the article is left out."""
    container = _container(stretches, body)
    where = [index for index, is_body in enumerate(body) if is_body]
    title = _title(stretches, where[0], metadata)
    first = title if title is not None else where[0]
    second = where[min(1, len(where) - 1)]
    regions: list[Region] = []
    parents = Counter(stretches[index].element.getparent() for index in where)
    for index in range(first, len(stretches)):
        stretch = stretches[index]
        inside = stretch.element is container or container in stretch.element.iterancestors()
        if index == title:
            kind: BlockKind | None = "title"
        elif not body[index] and index > where[-1]:
            kind = _kind_at_edge(stretch, container) if inside else None
            if kind is None and inside and container.tag != "body" and not is_outside(stretch.element, container):
                kind = "furniture"
        elif not body[index] and is_outside(stretch.element, container):
            kind = _kind_at_edge(stretch, container)
        else:
            kind = _kind(
                stretch,
                container,
                metadata,
                is_body=body[index],
                after_first=index > where[0],
                after_lead=index >= second,
                among_body=parents[stretch.element.getparent()] * 2 > len(where),
            )
            if kind is None:
                kind = "paragraph" if body[index] else "furniture" if inside else None
        if kind is not None:
            regions.append(Region(stretch, kind))
    return _with_questions(_with_listed(regions), metadata)


def _container(stretches: Sequence[Stretch], body: Sequence[bool]) -> HtmlElement:
    """Return the innermost element that holds nearly all of the body."""
    held: Counter[HtmlElement] = Counter()
    total = 0
    for stretch, is_body in zip(stretches, body, strict=True):
        if is_body:
            total += len(stretch.text)
            held[stretch.element] += len(stretch.text)
            for above in stretch.element.iterancestors():
                held[above] += len(stretch.text)
    # Elements are counted from the inside out, so the first that holds enough is the innermost.
    return min((e for e in held if held[e] >= CONTAINER_SHARE * total), key=lambda element: held[element])


def _title(stretches: Sequence[Stretch], first_body: int, metadata: Metadata) -> int | None:
    """Return the stretch that heads the article: what metadata call its title, else the last h1 before the body."""
    before = range(first_body, -1, -1)
    for titles in (metadata.titles[:1], metadata.titles):
        for index in before:
            stretch = stretches[index]
            if stretch.element.tag in HEADINGS and any(_same(stretch.text, title) for title in titles):
                return index
    return next((index for index in before if stretches[index].element.tag == "h1"), None)


def _same(text: str, other: str) -> bool:
    """Tell whether two lines are the same words, one of them perhaps cut off or with the site's name behind it."""
    a, b = _WORD.findall(text.lower()), _WORD.findall(other.lower())
    shorter, longer = sorted((a, b), key=len)
    return a == b or (
        len(shorter) >= MIN_SAME_WORDS and 2 * len(shorter) >= len(longer) and longer[: len(shorter)] == shorter
    )


def _kind_at_edge(stretch: Stretch, container: HtmlElement) -> BlockKind | None:
    """Name what may stand in a footer or after the body and still be the article's: tags, corrections, byline."""
    names = near_names(stretch.element, container)
    words = cues.word_count(stretch.text)
    if cues.is_dateline(stretch.text):
        return "dateline"
    if names & _CORRECTION or cues.is_correction(stretch.text):
        return "correction"
    if words <= MAX_LABEL_WORDS and (_is_tag(stretch) or names & _TAGS or cues.is_tags_label(stretch.text)):
        return "tags"
    if words <= MAX_BYLINE_WORDS and cues.is_byline(stretch.text):
        return "byline"
    return None


def _is_tag(stretch: Stretch) -> bool:
    return any("tag" in (mark.element.get("rel") or "").split() for mark in stretch.marks)


def _kind(
    stretch: Stretch,
    container: HtmlElement,
    metadata: Metadata,
    *,
    is_body: bool,
    after_first: bool,
    after_lead: bool,
    among_body: bool,
) -> BlockKind | None:
    """Name a stretch by its markup, then by its words; None where neither says anything."""
    element, text = stretch.element, stretch.text
    around = lineage(element, container)
    tags = {each.tag for each in around}
    names = near_names(element, container)
    count = cues.word_count(text)
    if _is_embed(around):
        return "embed"
    if "figcaption" in tags or (names & _CAPTION and count <= cues.MAX_CAPTION_WORDS):
        return "credit" if names_of(element) & _CREDIT else "caption"
    if names & _CREDIT and count <= MAX_LABEL_WORDS and ("figure" in tags or not is_body):
        return "credit"
    if not is_body and cues.is_dateline(text):
        return "dateline"
    if count <= MAX_BYLINE_WORDS and _is_byline(stretch, near_names(element, container, 2), is_body=is_body):
        return "byline"
    if names & _BYLINE and names & _BLURB and not is_body:
        return "furniture"
    if count <= MAX_LABEL_WORDS and not is_body and _is_date(stretch, names):
        return "dateline"
    if names & _CORRECTION or cues.is_correction(text):
        return "correction"
    if count <= MAX_LABEL_WORDS and (_is_tag(stretch) or cues.is_tags_label(text) or (names & _TAGS and not is_body)):
        return "tags"
    if not after_lead and count <= MAX_DEK_WORDS and _is_dek(stretch, metadata, among_body=among_body):
        return "dek"
    return _kind_by_tag(stretch, tags, names, is_body=is_body, after_first=after_first)


def _kind_by_tag(
    stretch: Stretch, tags: set[str], names: frozenset[str], *, is_body: bool, after_first: bool
) -> BlockKind | None:
    """Name a stretch by the element that it is; before the body only what was voted for counts as body."""
    element, text = stretch.element, stretch.text
    if cues.is_related_label(text) or (names & _RELATED and not is_body):
        return "related"
    if not is_body and not after_first:
        return kind_by_words(text)
    if element.tag == "summary":
        return "faq_question"
    if "details" in tags:
        return "faq_answer"
    if element.tag in HEADINGS:
        return "heading"
    if "blockquote" in tags or "q" in tags:
        return "quote"
    if not is_body:
        return kind_by_words(text)
    if element.tag == "tr":
        return "table"
    if tags & {"li", "dl"}:
        return "list"
    return "furniture" if cues.is_furniture(text) else None


def _is_embed(around: Sequence[HtmlElement]) -> bool:
    return any(names_of(each) & _EMBED and (each.tag == "blockquote" or "embed" in names_of(each)) for each in around)


def _is_byline(stretch: Stretch, names: frozenset[str], *, is_body: bool) -> bool:
    if cues.is_byline(stretch.text):
        return True
    named = any(
        "author" in (mark.element.get("rel") or "").split() or names_of(mark.element) & _BYLINE
        for mark in stretch.marks
    )
    return not is_body and not names & _BLURB and (named or bool(names & _BYLINE))


def _is_date(stretch: Stretch, names: frozenset[str]) -> bool:
    timed = any(mark.element.tag == "time" for mark in stretch.marks)
    return timed or cues.is_dateline(stretch.text) or bool(names & _DATE and re.search(r"\d", stretch.text))


def _is_dek(stretch: Stretch, metadata: Metadata, *, among_body: bool) -> bool:
    """Tell whether a stretch near the title sums the story up.

    A description is often a copy of the first paragraph, so one that stands among the body's paragraphs is no dek
    by its words alone.
    """
    if names_of(stretch.element) & _DEK:
        return True
    if stretch.element.tag in HEADINGS:
        return any(_same(stretch.text, said) for said in metadata.descriptions)
    parent = stretch.element.getparent()
    if parent is not None and names_of(parent) & _DEK:
        return True
    return not among_body and any(_same(stretch.text, said) for said in metadata.descriptions)


def _with_listed(regions: list[Region]) -> list[Region]:
    """Give the links below a "Related" or "Filed under" label the label's kind."""
    named: list[Region] = []
    label: BlockKind | None = None
    for region in regions:
        text = region.stretch.text
        listed = region.kind in ("list", "furniture", "heading") and not cues.ends_with_stop(text)
        if label is not None and listed and _is_one_link(region.stretch):
            region = Region(region.stretch, label)
        else:
            label = region.kind if region.kind in ("related", "tags") else None
        named.append(region)
    return named


def _is_one_link(stretch: Stretch) -> bool:
    return any(mark.element.tag == "a" and mark.start == 0 and mark.end == len(stretch.text) for mark in stretch.marks)


def _with_questions(regions: list[Region], metadata: Metadata) -> list[Region]:
    """Name the questions that JSON-LD lists or that stand as headings under one that announces them."""
    named: list[Region] = []
    asked = {" ".join(_WORD.findall(question.lower())) for question in metadata.questions}
    announced = answering = False
    for region in regions:
        text, kind = region.stretch.text, region.kind
        known = " ".join(_WORD.findall(text.lower())) in asked
        is_head = kind in ("heading", "faq_question") or (
            kind in ("paragraph", "furniture") and _is_bold(region.stretch)
        )
        if known or (announced and is_head and text.endswith("?")):
            kind, answering = "faq_question", True
        elif kind == "heading":
            announced, answering = cues.is_faq_heading(text), False
        elif kind in ("tags", "byline", "correction", "related", "furniture"):
            answering = False
        elif answering and kind in ("paragraph", "list"):
            kind = "faq_answer"
        named.append(Region(region.stretch, kind))
    return named


def _is_bold(stretch: Stretch) -> bool:
    return any(
        mark.element.tag in ("b", "strong") and mark.start == 0 and mark.end == len(stretch.text)
        for mark in stretch.marks
    )
