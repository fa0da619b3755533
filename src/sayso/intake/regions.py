"""Decides which stretches of a page belong to its article, and names the region that each of them is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sayso.intake import cues
from sayso.intake.deks import HEADINGS
from sayso.intake.features import surroundings
from sayso.intake.frame import Frame, find_frame
from sayso.intake.kinds import Spot, kind_above, kind_at_edge, kind_inside
from sayso.intake.labels import Region, with_labelled, with_questions
from sayso.intake.metadata import Metadata
from sayso.intake.twins import is_sentence, with_twins
from sayso.intake.walk import Stretch
from sayso.records.article import BlockKind

__all__ = ["HEADINGS", "Region", "find_regions"]

DEK_REACH = 12
"""Stretches from the title to a dek that is known by its place: names, dates and buttons to share may lie between."""
MIN_PHRASE = 4
MAX_PHRASE = 20
"""Words of a phrase above the first paragraph that sums the story up; shorter ones are a place or a label."""
PHRASE_RATIO = 2
"""How many times longer than that phrase the first paragraph is."""


def find_regions(stretches: Sequence[Stretch], body: Sequence[bool], metadata: Metadata) -> list[Region]:
    """Return the article's stretches in document order; what stands outside the article is left out."""
    frame = find_frame(stretches, body, metadata)
    whole = with_twins(stretches, body, frame)
    if whole != list(body):
        body, frame = whole, find_frame(stretches, whole, metadata)
    where = [index for index in range(frame.first, frame.last + 1) if body[index]]
    second = where[min(1, len(where) - 1)]
    parents = Counter(stretches[index].element.getparent() for index in where)
    start = frame.first if frame.title is None else frame.title
    regions = [] if frame.title is None else _above(stretches[:start], frame)
    said = {None if frame.title is None else stretches[frame.title].text.lower()}
    summed_up = False
    for index in range(start, len(stretches)):
        stretch = stretches[index]
        inside = stretch.element is frame.container or frame.container in stretch.element.iterancestors()
        if index > frame.last and not inside:
            break
        if index == frame.title:
            kind: BlockKind | None = "title"
        elif stretch.text.lower() in said:
            # Galleries, and bars that follow the reader down the page, say title and dek again.
            kind = None
        else:
            spot = Spot(
                frame,
                metadata,
                is_body=body[index],
                in_lead=index <= second,
                after_first=index > frame.first,
                among_body=parents[stretch.element.getparent()] * 2 > len(where),
                below_title=not summed_up and 0 < index - start <= DEK_REACH,
                opens_unstopped=index == frame.first and _opens_unstopped(stretches[index : index + 2]),
            )
            kind = _kind(stretch, spot, inside=inside, after_last=index > frame.last)
            if kind == "dek":
                said.add(stretch.text.lower())
                summed_up = True
        if kind is not None:
            regions.append(Region(stretch, kind))
    return with_questions(with_labelled(regions), metadata)


def _opens_unstopped(stretches: Sequence[Stretch]) -> bool:
    """Tell whether the first of two lines of one element is a dek: a phrase above a paragraph."""
    if len(stretches) < 2 or stretches[0].element is not stretches[1].element:
        return False
    phrase, paragraph = stretches[0].text, stretches[1].text
    return (
        not cues.ends_with_stop(phrase)
        and not phrase.endswith(":")
        and MIN_PHRASE <= cues.word_count(phrase) <= MAX_PHRASE
        and len(paragraph) >= PHRASE_RATIO * len(phrase)
    )


def _above(stretches: Sequence[Stretch], frame: Frame) -> list[Region]:
    """Return the lines of a picture that stands above the title, inside the article's own element."""
    if frame.article.tag in ("body", "html"):
        return []
    inside = [stretch for stretch in stretches if frame.article in stretch.element.iterancestors()]
    named = ((stretch, kind_above(stretch, surroundings(stretch, frame.around), frame)) for stretch in inside)
    return [Region(stretch, kind) for stretch, kind in named if kind is not None]


def _kind(stretch: Stretch, spot: Spot, *, inside: bool, after_last: bool) -> BlockKind | None:
    """Return the kind of a stretch below the title, None where it is no part of the article."""
    place = surroundings(stretch, spot.frame.around)
    if after_last:
        outside = spot.frame.container.tag == "body" or place.is_outside()
        return kind_at_edge(stretch, place) or (None if outside else "furniture")
    kind = kind_inside(stretch, place, spot)
    if kind is not None:
        return kind
    if spot.is_body or (spot.among_body and is_sentence(stretch)):
        return "paragraph"
    return "furniture" if inside and not place.is_outside() else None
