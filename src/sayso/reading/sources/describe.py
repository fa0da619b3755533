"""How a source's own words describe it: what is left of them without its name."""

from __future__ import annotations

import re

from sayso.records import Actor, Span

_ARTICLE = re.compile(r"(?i)^(?:the|a|an|its|their|his|her)(?:\s+|$)")
_BRACKETS = re.compile(r"\([^()]{0,40}\)")
_JOINTS = re.compile(r"\s*(?:[,;—–]|\s-\s|--)+\s*")
_ASIDE = re.compile(r"(?:\s?\([^()\n]{0,40}\))?\s?[—–]\s?(?P<words>[^—–.\n]{3,80})[—–]")
MIN_LETTERS = 3
"""Letters that a description needs to say anything."""


def describe(text: str, phrase: Span, name: Span, actor: Actor) -> str | None:
    """Return what the noun phrase, and an aside between dashes behind it, say of the actor it names.

    >>> describe("the state paper Blue —close to the court— wrote", Span(0, 20), Span(16, 20), Actor(id="", name=""))
    'state paper, close to the court'
    """
    aside = _ASIDE.match(text, phrase.end)
    parts = [text[phrase.start : name.start], text[name.end : phrase.end], aside.group("words") if aside else ""]
    words = " , ".join(parts)
    for alias in (actor.name, *actor.aliases):
        words = words.replace(alias, "") if alias else words
    words = _BRACKETS.sub(" ", words)
    said = [_ARTICLE.sub("", part.strip(" .:'’\"“”")) for part in _JOINTS.split(words)]
    kept = [" ".join(part.split()) for part in said if sum(character.isalpha() for character in part) >= MIN_LETTERS]
    return ", ".join(kept) or actor.role
