"""Names the regions that follow from one before them: links below a label, answers below a question."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.intake import cues
from sayso.intake.links import is_one_link
from sayso.intake.metadata import Metadata
from sayso.intake.walk import Stretch
from sayso.records.article import BlockKind

MAX_CREDIT_WORDS = 8
"""Longest name below a line that is only the word "Photo:"."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch that belongs to the article, and what it is there."""

    stretch: Stretch
    kind: BlockKind


def with_labelled(regions: list[Region]) -> list[Region]:
    """Give the links below a "Related" or "Filed under" label the label's kind."""
    named: list[Region] = []
    label: BlockKind | None = None
    for region in regions:
        text = region.stretch.text
        listed = region.kind in ("list", "furniture", "heading", "paragraph") and not text.endswith((".", "!"))
        if label not in (None, "credit") and listed and is_one_link(region.stretch):
            region = Region(region.stretch, label)
        elif label == "credit" and listed and cues.word_count(text) <= MAX_CREDIT_WORDS:
            region, label = Region(region.stretch, "credit"), None
        elif region.kind in ("caption", "credit") and _is_bare_credit(text):
            label = "credit"
        else:
            label = region.kind if region.kind in ("related", "tags") else None
        named.append(region)
    return named


def _is_bare_credit(text: str) -> bool:
    return text.endswith(":") and cues.word_count(text) <= 2 and cues.credit_start(text) == 0


def with_questions(regions: list[Region], metadata: Metadata) -> list[Region]:
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
