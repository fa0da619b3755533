"""What the markup around a stretch of text says about it: tags, roles and the words in class names."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

from sayso.intake.vocabulary import markup_names
from sayso.intake.walk import Stretch

NEAR = 4
"""Elements from the stretch upwards whose class names describe it; further up they describe the whole page."""

_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_ATTRIBUTES = ("class", "id", "itemprop", "data-testid", "data-component", "data-type")
_OUTSIDE_TAGS = markup_names("outside_tags")
_OUTSIDE_ROLES = markup_names("outside_roles")
_OUTSIDE_NAMES = markup_names("outside_names")
_NEVER_OUTSIDE = frozenset({"article", "main", "p", "a", "figure", "figcaption"})
"""Elements whose class names say how they look ("p.share-quote"), or with whom they are shared; not what they are."""


@lru_cache(maxsize=4096)
def words_in_name(name: str) -> frozenset[str]:
    """Return the words of a class name or id.

    >>> sorted(words_in_name("article__bylineName big"))
    ['article', 'big', 'byline', 'name']
    """
    return frozenset(word.lower() for word in _NAME_WORD.findall(name))


def names_of(element: HtmlElement) -> frozenset[str]:
    """Return the words in the class, id and similar attributes of one element."""
    values = [value for attribute in _ATTRIBUTES if (value := element.get(attribute))]
    return words_in_name(" ".join(values)[:500]) if values else frozenset()


def lineage(
    element: HtmlElement, stop: Container[HtmlElement] | None = None, levels: int | None = None
) -> list[HtmlElement]:
    """Return the element and those around it, up to the first of `stop` (left out), `levels` of them at most."""
    found: list[HtmlElement] = []
    current: HtmlElement | None = element
    while current is not None and current.tag not in ("body", "html"):
        if (stop is not None and current in stop) or (levels is not None and len(found) == levels):
            break
        found.append(current)
        current = current.getparent()
    return found


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the elements around a stretch say of it: the innermost first, none of them around the body as well.

    `names` is the words in the names of each, `own` those of the innermost, `near` those of the NEAR innermost.
    """

    around: tuple[HtmlElement, ...]
    tags: frozenset[str]
    names: tuple[frozenset[str], ...]
    own: frozenset[str]
    near: frozenset[str]

    def within(self, levels: int) -> frozenset[str]:
        """Return the words in the names of the `levels` innermost elements."""
        return self.own.union(*self.names[:levels])

    def is_outside(self, but: frozenset[str] = frozenset()) -> bool:
        """Tell whether one of the elements is a part of the page that is no part of any article; `but` these names."""
        for element, names in zip(self.around, self.names, strict=True):
            if element.tag in _OUTSIDE_TAGS or (element.get("role") or "").lower() in _OUTSIDE_ROLES:
                return True
            if names & (_OUTSIDE_NAMES - but) and element.tag not in _NEVER_OUTSIDE:
                return True
        return False


def surroundings(stretch: Stretch, stop: Container[HtmlElement]) -> Surroundings:
    """Return what lies around a stretch below the first of `stop`, which is the body's own surroundings.

    A block all of whose text stands in one inline element is named by that element as well.
    """
    whole = [m.element for m in stretch.marks if m.start == 0 and m.end == len(stretch.text)]
    own = names_of(stretch.element).union(*(names_of(element) for element in whole))
    around = tuple(lineage(stretch.element, stop))
    names = tuple(names_of(each) for each in around)
    near = own.union(*names[:NEAR])
    return Surroundings(around, frozenset(each.tag for each in around), names, own, near)
