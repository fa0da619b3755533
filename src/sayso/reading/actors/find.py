"""Namings gathered into actors: "Vladimir Putin", "Mr. Putin" and "Putin" are one."""

from __future__ import annotations

import unicodedata
from collections import Counter

from sayso.language import Parse, Token
from sayso.reading.actors.names import Name, find_names
from sayso.records import Actor, Article, Mention, Span, content_id
from sayso.records.actor import ActorType

MIN_INITIALS = 3
"""Initials that stand for a name; two are a state or somebody else's."""
JOINTS = frozenset({"of", "for", "and", "the", "in", "on", "to", "at", "de", "del", "&"})
"""Words of a name behind which none of its short forms begins."""
_OPENERS = frozenset(
    {"new", "north", "south", "east", "west", "upper", "lower", "great", "san", "santa", "saint", "st"}
)
MAX_ROLE = 80
"""Code points of the longest apposition that is kept as a role; longer ones are sentences."""


def find_actors(article: Article, parse: Parse) -> tuple[Actor, ...]:
    """Return the actors that an article names, in the order of their first mention."""
    names = find_names(article, parse)
    filed = _file(names)
    groups: dict[str, list[Name]] = {}
    for name, key in zip(names, filed, strict=True):
        groups.setdefault(key, []).append(name)
    return tuple(_actor(article, parse, name, group) for name, group in groups.items())


def fold(name: str) -> str:
    """Return a name without case, accents and a leading article: two spellings of one name fold to the same.

    >>> fold("The Díaz-Canel")
    'diaz-canel'
    """
    plain = unicodedata.normalize("NFD", name.casefold())
    plain = "".join(character for character in plain if not unicodedata.combining(character)).replace("’", "'")
    return " ".join(plain.removeprefix("the ").split())


def _file(names: list[Name]) -> list[str]:
    """Return, for each naming, the fullest name of whom it stands for.

    A last name stands for the person whose full name the article gives; where it gives two with that last name,
    for the one named before it, or else first.
    """
    spellings: dict[str, str] = {}
    types: dict[str, ActorType | None] = {}
    short: dict[str, list[str]] = {}
    for name in names:
        key = fold(name.name)
        if key not in spellings or (spellings[key].isupper() and " " in key):
            spellings[key] = name.name  # a headline's capitals give way to any other spelling
        types[key] = types.get(key) or name.type
    for key in spellings:
        for form in short_forms(spellings[key]):
            short.setdefault(form, []).append(key)
    first_words = _first_words(spellings, types)
    filed = []
    latest: dict[str, str] = {}
    for name in names:
        key = fold(name.name)
        fitting = [full for full in short.get(key, ()) if types[full] == name.type or None in (types[full], name.type)]
        if not fitting and key in first_words and name.type not in ("place", "outlet", "agency"):
            fitting = [first_words[key]]
        if fitting:
            key = latest[key] if latest.get(key) in fitting else fitting[0]
        for form in short_forms(spellings[key]):
            latest[form] = key
        filed.append(spellings.get(key, name.name))
    return filed


def _first_words(spellings: dict[str, str], types: dict[str, ActorType | None]) -> dict[str, str]:
    """Return the only body that a first word opens the name of: "Ardent" after "Ardent Rail"."""
    by_word: dict[str, list[str]] = {}
    for key in spellings:
        words = key.split()
        if len(words) > 1 and types[key] not in ("person", "place", "outlet", "agency") and words[0] not in _OPENERS:
            by_word.setdefault(words[0], []).append(key)
    return {word: keys[0] for word, keys in by_word.items() if len(keys) == 1}


def short_forms(name: str) -> list[str]:
    """Return what may stand for a name of several words: its last words, and its initials where it has three.

    >>> short_forms("Harbour Press Agency")
    ['press agency', 'agency', 'hpa']
    """
    words = fold(name).split()
    # "Vietnam" is no short form of "Academy of Vietnam", nor "Energy" of "Industry and Energy".
    starts = [start for start in range(1, len(words)) if words[start - 1] not in JOINTS]
    forms = [" ".join(words[start:]) for start in starts]
    initials = "".join(word[0] for word in name.split() if word[:1].isupper())
    return [*forms, initials.lower()] if len(initials) >= MIN_INITIALS else forms


def _actor(article: Article, parse: Parse, name: str, group: list[Name]) -> Actor:
    types = Counter(naming.type for naming in group if naming.type is not None)
    aliases = dict.fromkeys(
        alias
        for naming in group
        for alias in (" ".join(naming.span.cut(article.text).split()), naming.alias_of)
        if alias and alias != name
    )
    first = group[0].span
    return Actor(
        id=content_id("actor", article.id, first.start, first.end),
        name=name,
        # One place that calls a name an outlet outweighs a parser that elsewhere takes it for a person.
        type=next(
            (kind for kind in ("outlet", "agency") if kind in types), types.most_common(1)[0][0] if types else None
        ),
        country=next((naming.country for naming in group if naming.country), None),
        role=next((role for naming in group if (role := _role(article, parse, naming.span)) is not None), None),
        aliases=tuple(aliases),
        mentions=tuple(Mention(article.id, naming.span.start, naming.span.end) for naming in group),
    )


def _role(article: Article, parse: Parse, span: Span) -> str | None:
    """Return what an apposition or the words before the name say the bearer is, where they say it."""
    tokens = parse.tokens_in(span)
    if not tokens:
        return None
    head = next((token for token in tokens if not span.meets(parse.head(token).span)), tokens[-1])
    described: Span | None = None
    for found in parse.children(head):
        if found.dep == "appos" and found.pos == "NOUN":
            described = parse.subtree(found)
    above = parse.head(head)
    if head.dep == "appos" and above.pos == "NOUN":
        described = _up_to(parse, above, span)
    if described is None:
        described = _before(parse, head, tokens[0])
    if described is None or described.end - described.start > MAX_ROLE or described.meets(span):
        return None
    if "(" in described.cut(article.text):
        return None  # "Long Name (LN)" defines a short form and describes nobody
    words = described.cut(article.text).strip(" ,—–-").split()
    while words and words[0].lower() in ("the", "a", "an", "its", "his", "her", "their"):
        words.pop(0)
    return " ".join(words).rstrip(",") or None


def _up_to(parse: Parse, noun: Token, span: Span) -> Span:
    whole = parse.subtree(noun)
    return Span(whole.start, max(noun.end, min(whole.end, span.start)))


def _before(parse: Parse, head: Token, first: Token) -> Span | None:
    """Return the title that stands right before a name: "Russian President", "harbour master"."""
    words = []
    place = first.i - 1
    while place >= 0:
        token = parse.tokens[place]
        if token.dep not in ("compound", "amod", "nmod") or token.pos not in ("NOUN", "PROPN", "ADJ"):
            break
        if parse.tokens[place + 1].start - token.end > 1:
            break
        words.append(token)
        place -= 1
    if not words or all(token.pos == "ADJ" for token in words):
        return None
    if words[0].lower.rstrip(".") in ("mr", "mrs", "ms", "miss", "sir"):
        return None
    return Span(words[-1].start, words[0].end)
