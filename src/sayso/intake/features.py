"""What the markup around a stretch of text says about it: tags, roles and the words in class names."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.html import HtmlElement

from sayso.intake.vocabulary import markup_names

NEAR = 4
"""Elements from the stretch upwards whose class names describe it; further up they describe the whole page."""

_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_ATTRIBUTES = ("class", "id", "itemprop", "data-testid", "data-component", "data-type")
_OUTSIDE_TAGS = markup_names("outside_tags")
_OUTSIDE_ROLES = markup_names("outside_roles")
_OUTSIDE_NAMES = markup_names("outside_names")


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


def lineage(element: HtmlElement, container: HtmlElement | None, levels: int | None = None) -> list[HtmlElement]:
    """Return the element and those around it, up to `container` (left out), `levels` of them at most."""
    found: list[HtmlElement] = []
    current: HtmlElement | None = element
    while current is not None and current is not container and current.tag not in ("body", "html"):
        if levels is not None and len(found) == levels:
            break
        found.append(current)
        current = current.getparent()
    return found


def near_names(element: HtmlElement, container: HtmlElement | None, levels: int = NEAR) -> frozenset[str]:
    """Return the words in the names of the element and those closely around it."""
    return frozenset().union(*(names_of(each) for each in lineage(element, container, levels)))


def is_outside(element: HtmlElement, container: HtmlElement | None) -> bool:
    """Tell whether an element lies in a part of the page that is no part of any article."""
    for each in lineage(element, container):
        if each.tag in _OUTSIDE_TAGS or (each.get("role") or "").lower() in _OUTSIDE_ROLES:
            return True
        names = names_of(each)
        if names & _OUTSIDE_NAMES and each.tag not in ("article", "main", "p", "a", "figure", "figcaption"):
            return True
    return False
