"""Every place where an article names somebody: known outlets, the article's own definitions, and the parser's names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.language import Parse, Token
from sayso.reading.actors.gazetteer import known_outlets, nations
from sayso.reading.actors.roles import roles
from sayso.records import Article, Span
from sayso.records.actor import ActorType

SURNAMES = frozenset({"post", "news", "day", "today"})
"""Words of outlets' names that are people's last names too."""

UNTOLD = frozenset({"", "PRODUCT", "WORK_OF_ART", "FAC"})
"""Labels under which the parser also files outlets and bodies that its training did not hold."""

_ALIAS = re.compile(r"\s?\((?:the |or )?[\"“]?(?P<alias>[A-Z][A-Za-z]*[A-Z][A-Za-z]{0,6}|[A-Z]{2,8})[\"”]?\)")
_CONNECTORS = frozenset({"of", "for", "and", "the", "on", "de", "del", "la", "in", "to", "against"})

_BODIES: tuple[tuple[ActorType, frozenset[str]], ...] = (
    ("ministry", frozenset({"ministry", "department"})),
    ("military", frozenset({"army", "navy", "forces", "brigade", "guard", "pentagon", "intelligence"})),
    ("government", frozenset({"government", "kremlin", "parliament", "senate", "duma", "congress", "council"})),
    ("company", frozenset({"inc", "corp", "ltd", "company", "lines", "bank", "airlines", "holdings", "gmbh"})),
    ("group", frozenset({"party", "union", "front", "movement"})),
    (
        "outlet",
        frozenset(
            ["broadcasting", "chronicle", "clarion", "courier", "daily", "echo", "examiner", "fm", "gazette", "herald",
             "inquirer", "journal", "ledger", "magazine", "mirror", "news", "newspaper", "observer", "post", "radio",
             "telegraph", "television", "times", "today", "tribune", "tv", "weekly", "wire"]
        ),
    ),
    ("agency", frozenset({"agency", "newswire"})),
)  # fmt: skip
"""Words of a body's name that say what it is, the first that fits; "News Agency" and "Press Agency" are looked at
before."""


@dataclass(frozen=True, slots=True)
class Name:
    """One naming: where it stands, the name as it would be filed, and what is known of its bearer."""

    span: Span
    name: str
    type: ActorType | None
    country: str | None = None
    alias_of: str | None = None


def find_names(article: Article, parse: Parse) -> list[Name]:
    """Return the namings of an article in text order, none overlapping another; the surest finder wins."""
    names: list[Name] = []
    taken: list[Span] = []
    for finder in (_own_outlet, _outlets, _definitions, _entities, _proper_nouns):
        for name in list(finder(article, parse)):
            if not any(name.span.meets(other) for other in taken):
                names.append(name)
        taken = [name.span for name in names]
    return [_by_neighbour(parse, name) for name in sorted(names, key=lambda name: name.span)]


def _by_neighbour(parse: Parse, name: Name) -> Name:
    """Type a name as an outlet where a plain noun beside it says so: "the newspaper Blue Gull", "Blue Gull radio"."""
    if name.type in ("outlet", "agency", "government", "ministry"):
        return name
    tokens = parse.tokens_in(name.span)
    if not tokens:
        return name
    first, last = tokens[0], tokens[-1]
    for beside, touches in (
        (
            parse.tokens[first.i - 1] if first.i else None,
            lambda one: parse.text[one.end : first.start] in (" ", " “", ' "'),
        ),
        (parse.tokens[last.i + 1] if last.i + 1 < len(parse.tokens) else None, lambda one: one.start - last.end <= 2),
    ):
        if beside is None or not beside.text.islower() or beside.lemma not in roles().media or not touches(beside):
            continue
        if beside.lemma == "agency" and beside.i > first.i and not _is_news(parse, beside):
            continue  # "the Velk agency" may sell houses
        return replace(name, type="agency" if beside.lemma in ("agency", "newswire") else "outlet")
    return name


def _is_news(parse: Parse, agency: Token) -> bool:
    return parse.tokens[agency.i - 1].lower in ("news", "press", "wire")


def _own_outlet(article: Article, parse: Parse) -> Iterator[Name]:
    if article.outlet:
        pattern = re.compile(rf"(?<!\w){re.escape(article.outlet)}(?!\w)")
        for number, block in enumerate(article.blocks):
            for match in pattern.finditer(article.text, block.start, block.end):
                if any(sentence.block == number for sentence in parse.sentences):
                    yield Name(Span(*match.span()), article.outlet, "outlet")


def _outlets(article: Article, parse: Parse) -> Iterator[Name]:
    for span, outlet in known_outlets(parse):
        yield Name(span, outlet.name, outlet.type, outlet.country)


def _definitions(article: Article, parse: Parse) -> Iterator[Name]:
    """Yield "Long Name (LN)" wherever it is written out, and the short form wherever it stands after that."""
    text = article.text
    defined: dict[str, Name] = {}
    for match in _ALIAS.finditer(text):
        alias = match.group("alias")
        before = list(parse.tokens_in(Span(max(0, match.start() - 120), match.start())))
        long = _long_form(before, alias)
        if long is None or alias in defined or (long.cut(text) in nations() and alias not in nations()):
            continue
        written = long.cut(text)
        proper = all(word[:1].isupper() or word in _CONNECTORS for word in written.split())
        name = written if proper else alias
        known = Name(long, name, type_of(written), None, None)
        defined[alias] = Name(Span(*match.span("alias")), name, known.type, None, alias if proper else written)
        yield known
        yield defined[alias]
    for alias, name in defined.items():
        for match in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", text[name.span.end :]):
            start = name.span.end + match.start()
            if parse.tokens_in(Span(start, start + 1)):
                yield Name(Span(start, start + len(alias)), name.name, name.type)


def _long_form(before: list[Token], alias: str) -> Span | None:
    """Return the name that ends right before a bracketed short form, by walking back over nouns and adjectives."""
    last = len(before) - 1
    first = last + 1
    while first > 0:
        token = before[first - 1]
        noun = token.pos in ("PROPN", "NOUN", "ADJ") and token.text[:1].isalnum()
        if not noun and not (token.lower in _CONNECTORS and first <= last and _capital_before(before, first - 1)):
            break
        if token.entity == "PERSON" and token.pos == "PROPN" and first == last + 1:
            return None  # "Jim Hale (OH)": where somebody is from, not a short form
        first -= 1
    initials = [token.text[0].lower() for token in before]
    for start in range(first, last + 1):
        letters = "".join(
            letter for letter, token in zip(initials[start:], before[start:], strict=True) if token.text[0].isupper()
        )
        if letters == alias.lower() and before[start].text[0].isupper():
            first = start
            break
    while first <= last and before[first].lower in _CONNECTORS:
        first += 1
    return Span(before[first].start, before[last].end) if last - first >= 1 else None


def _capital_before(before: list[Token], place: int) -> bool:
    return place > 0 and before[place - 1].pos == "PROPN"


def _entities(article: Article, parse: Parse) -> Iterator[Name]:
    """Yield the parser's persons, bodies and places, without titles, possessives and articles at their ends."""
    types: dict[str, ActorType | None] = {"PERSON": "person", "ORG": None, "GPE": "place"}
    for span, label in parse.names:
        if label not in types:
            continue
        for tokens in _between_commas(parse.tokens_in(span)):
            while tokens and (tokens[-1].tag == "POS" or tokens[-1].pos == "PUNCT" or tokens[-1].lower in ("'s", "’s")):
                tokens.pop()
            while tokens and (tokens[0].lower == "the" or tokens[0].pos == "PUNCT" or _is_title(tokens[0], label)):
                tokens.pop(0)
            if not tokens or not any(token.text[:1].isupper() for token in tokens):
                continue
            if len(tokens) == 1 and (first := _first_name(parse, tokens[0])) is not None:
                tokens = [first, *tokens]
            trimmed = Span(tokens[0].start, tokens[-1].end)
            written = " ".join(trimmed.cut(article.text).split())
            nation = nations().get(written)
            yield Name(trimmed, written, _typed(written, types[label]), nation.code if nation else None)


def _first_name(parse: Parse, last: Token) -> Token | None:
    """Return the word before a name of one word that is its first: the parser labels only the "Velk" of "Ana Velk"."""
    before = parse.tokens[last.i - 1] if last.i else None
    if before is None or before.pos != "PROPN" or before.entity or before.head != last.i or before.dep != "compound":
        return None
    if last.dep == "compound":
        return None  # "Recent Samsung models": the capital is the sentence's
    capital = before.text[:1].isupper() and before.text[1:].islower() and before.text.isalpha()
    apart = parse.text[before.end : last.start] != " "
    return before if capital and not apart and not _is_title(before, "PERSON") else None


def _between_commas(tokens: Sequence[Token]) -> list[list[Token]]:
    """Part "Dorn, Edvin Rask", which the parser takes for one name, at its commas."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _typed(written: str, labelled: ActorType | None) -> ActorType | None:
    """Return a name's type: what its words say, where they say it more surely than the parser's label."""
    by_words = type_of(written)
    if labelled == "person" and by_words == "outlet" and written.split()[-1].lower() in SURNAMES:
        return labelled
    return by_words if by_words in ("outlet", "agency") else labelled or by_words


def _is_title(token: Token, label: str) -> bool:
    return label == "PERSON" and token.lower.rstrip(".") in roles().titles


def _proper_nouns(article: Article, parse: Parse) -> Iterator[Name]:
    """Yield runs of proper nouns that the parser gave no label: names that its training did not hold."""
    run: list[Token] = []
    for token in (*parse.tokens, None):
        joins = token is not None and token.pos == "PROPN" and token.entity in UNTOLD and token.text[:1].isupper()
        if joins and token is not None and (not run or token.i == run[-1].i + 1 or _hyphenated(parse, run[-1], token)):
            run.append(token)
            continue
        if run and token is not None and token.text == "-" and token.start == run[-1].end:
            continue
        while run and _is_title(run[0], "PERSON"):
            run.pop(0)
        if run:
            span = Span(run[0].start, run[-1].end)
            told = type_of(span.cut(article.text))
            if (told is not None or not any(word.entity for word in run)) and not _is_people(parse, run):
                yield Name(span, " ".join(span.cut(article.text).split()), told)
        run = [token] if joins and token is not None else []


def _is_people(parse: Parse, run: list[Token]) -> bool:
    """Tell "Neighbours", a plain noun with the capital of its sentence, from a name."""
    opens = run[0].i == parse.sentences[parse.sentence_number(run[0])].first
    return opens and len(run) == 1 and run[0].lower in roles().people


def _hyphenated(parse: Parse, before: Token, after: Token) -> bool:
    """Tell "Díaz-Canel", three tokens and one name, from two names."""
    return parse.text[before.end : after.start] == "-"


def type_of(written: str) -> ActorType | None:
    """Return the type that a body's own words give it ("Ministry of Health" is a ministry), if any.

    >>> type_of("Harbour Press Agency"), type_of("the Harbour Courier"), type_of("Ana Rell")
    ('agency', 'outlet', None)
    """
    words = [word.strip(".,'’\"").lower() for word in written.split()]
    if words[-1:] == ["agency"] and {"press", "news"} & set(words):
        return "agency"
    return next((kind for kind, keys in _BODIES if keys & set(words)), None)
