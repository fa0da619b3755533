"""Reads the JSON-LD that a page carries about itself, however broken or deep it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

_ARTICLE_TYPE = re.compile(r"(?:.*Article|BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting)\Z")
_MAX_NODES = 20_000
"""Objects and lists looked at: real pages have a few hundred."""
_WRAPPING = re.compile(r"\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*\Z")


@dataclass(frozen=True, slots=True)
class StructuredData:
    """What the JSON-LD of a page says about its article, as strings that nobody has checked."""

    headline: str | None = None
    description: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    questions: tuple[str, ...] = ()


def read_jsonld(root: HtmlElement) -> StructuredData:
    """Return what the page's JSON-LD says; parts that cannot be read are passed over."""
    nodes = [node for script in root.iter("script") if _is_jsonld(script) for node in _nodes(script.text or "")]
    article = next((node for node in nodes if _has_type(node, _ARTICLE_TYPE)), {})
    questions = tuple(
        dict.fromkeys(
            name for node in nodes if _has_type(node, re.compile(r"Question\Z")) if (name := _string(node.get("name")))
        )
    )
    return StructuredData(
        headline=_string(article.get("headline")) or _string(article.get("name")),
        description=_string(article.get("description")),
        published=_string(article.get("datePublished")),
        modified=_string(article.get("dateModified")),
        authors=tuple(dict.fromkeys(_names(article.get("author")))),
        publisher=next(_names(article.get("publisher")), None),
        language=_string(article.get("inLanguage")),
        questions=questions,
    )


def _is_jsonld(script: HtmlElement) -> bool:
    return (script.get("type") or "").split(";")[0].strip().lower() == "application/ld+json"


def _nodes(source: str) -> Iterator[dict[str, Any]]:
    """Yield every object in the source, outer before inner, without recursion."""
    try:
        waiting = [json.loads(_WRAPPING.sub("", source), strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(reversed(list(node.values())))
        elif isinstance(node, list):
            waiting.extend(reversed(node))


def _has_type(node: dict[str, Any], wanted: re.Pattern[str]) -> bool:
    types = node.get("@type")
    listed = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and wanted.match(name.rsplit("/", 1)[-1]) for name in listed)


def _string(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _names(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = _string(one.get("name")) if isinstance(one, dict) else _string(one)
        if name and "://" not in name:
            yield name
