"""Every place where an article names somebody: known outlets, the article's own definitions, and the parser's names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.language import Parse, Token
from sayso.reading.actors.edges import is_title, with_first_names, without_trade
from sayso.reading.actors.gazetteer import known_outlets, nations, outlets
from sayso.reading.actors.media import media_names, runs
from sayso.reading.actors.roles import roles
from sayso.records import Article, Span
from sayso.records.actor import ActorType

SURNAMES = frozenset({"post", "news", "day", "today"})
"""Words of outlets' names that are people's last names too."""

BODIES = frozenset({"mission", "authority", "institute", "university", "service", "agency", "coalition", "group"})
"""What bodies that publish on their own call themselves for short: "the Mission"."""

OVERLAPPING = 8
"""Names before a place that are looked at for one that reaches over it, and more than ever do."""

UNTOLD = frozenset({"", "PRODUCT", "WORK_OF_ART", "FAC"})
"""Labels under which the parser also files outlets and bodies that its training did not hold."""

_ALIAS = re.compile(r"\s?\((?:the |or )?[\"“]?(?P<alias>[A-Z][A-Za-z]*[A-Z][A-Za-z]{0,6}|[A-Z]{2,8})[\"”]?\)")
_CONNECTORS = frozenset({"of", "for", "and", "the", "on", "de", "del", "la", "in", "to", "against"})

_BODIES: tuple[tuple[ActorType, frozenset[str]], ...] = (
    ("ministry", frozenset({"ministry", "department"})),
    ("military", frozenset({"army", "navy", "forces", "brigade", "guard", "pentagon", "intelligence"})),
    ("government", frozenset({"government", "kremlin", "parliament", "senate", "duma", "congress", "council"})),
    ("company", frozenset({"inc", "corp", "ltd", "company", "lines", "bank", "airlines", "holdings", "gmbh",
                           "telecom", "motors", "rail", "foods",
                           "mutual", "plc", "industries", "systems", "pharma", "energy", "gas", "steel"})),
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


NO_PERSON = frozenset(
    ["lines", "airlines", "inc", "corp", "ltd", "plc", "gmbh", "holdings", "telecom", "industries", "systems", "pharma"]
)
"""Words at the end of a name that nobody has as a surname, whatever a recogniser of names takes it for."""


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
    for finder in (_own_outlet, _media, _outlets, _definitions, _entities, _proper_nouns, _capitals):
        names.extend(name for name in finder(article, parse) if not _is_taken(name.span, taken))
        taken = sorted(name.span for name in names)
    return [_by_neighbour(parse, name) for name in sorted(names, key=lambda name: name.span)]


def _is_taken(span: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a span meets one of others in text order; what one finder yields may overlap by a word or two."""
    first = max(0, bisect_left(taken, Span(span.start, span.start)) - OVERLAPPING)
    last = bisect_left(taken, Span(span.end, span.end))
    return any(span.meets(other) for other in taken[first:last])


def _by_neighbour(parse: Parse, name: Name) -> Name:
    """Type a name as an outlet where a plain noun beside it says so: "the newspaper Blue Gull", "Blue Gull radio"."""
    if name.type in ("outlet", "agency", "government", "ministry"):
        return name
    tokens = parse.tokens_in(name.span)
    if not tokens:
        return name
    first, last = tokens[0], tokens[-1]
    if first.i and parse.tokens[first.i - 1].tag == "POS":
        return name  # "the BBC's Today programme" is the BBC
    for beside, touches in (
        (
            parse.tokens[first.i - 1] if first.i else None,
            lambda one: parse.text[one.end : first.start] in (" ", " “", ' "'),
        ),
        (parse.tokens[last.i + 1] if last.i + 1 < len(parse.tokens) else None, lambda one: one.start - last.end <= 2),
    ):
        if beside is None or not beside.text.islower() or beside.lemma not in roles().media or not touches(beside):
            continue
        behind = parse.tokens[beside.i + 1] if beside.i + 1 < len(parse.tokens) else None
        if beside.i > first.i and behind is not None and (behind.text[:1].isupper() or behind.lemma in roles().media):
            continue  # "the Lisk weekly X": where the weekly X appears
        if beside.lemma == "agency" and beside.i > first.i and not _is_news(parse, beside):
            continue  # "the Velk agency" may sell houses
        return replace(name, type="agency" if beside.lemma in ("agency", "newswire") else "outlet")
    return name


def _is_news(parse: Parse, agency: Token) -> bool:
    return parse.tokens[agency.i - 1].lower in ("news", "press", "wire")


def _own_outlet(article: Article, parse: Parse) -> Iterator[Name]:
    """Yield where the article names its own outlet, in full or as "the Bulletin"."""
    if not article.outlet:
        return
    words = [word for word in article.outlet.split() if word[:1].isupper() and word != "The"]
    shorter = [
        word
        for word in words
        if (len(words) > 1 and type_of(word) == "outlet") or word.lower() in roles().hearers | BODIES
    ]
    shorter += words[-1:] if len(words) == 2 else [" ".join(words)]
    patterns = [re.escape(article.outlet), *(rf"(?<=\b[Tt]he ){re.escape(word)}(?! [A-Z])" for word in shorter)]
    pattern = re.compile("|".join(rf"(?<!\w){one}(?!\w)" for one in patterns))
    for block in article.blocks:
        for match in pattern.finditer(article.text, block.start, block.end):
            if parse.tokens_in(Span(match.start(), match.start() + 1)):
                yield Name(Span(*match.span()), article.outlet, "outlet")


def _outlets(article: Article, parse: Parse) -> Iterator[Name]:
    for span, outlet in known_outlets(parse):
        yield Name(span, outlet.name, outlet.type, outlet.country)


def _media(article: Article, parse: Parse) -> Iterator[Name]:
    """Yield the outlets that their surroundings give away, wherever the article names them."""
    found: dict[str, bool] = {}
    for span, agency in media_names(parse):
        name = " ".join(span.cut(article.text).split())
        if name in outlets() or name.removeprefix("The ") in outlets():
            continue  # known under the name that the ledger uses
        found[name] = found.get(name, False) or agency
    if not found:
        return
    # The longest first: of two names that begin alike the longer one stands there.
    words = (r"\s+".join(re.escape(word) for word in name.split()) for name in sorted(found, key=len, reverse=True))
    for match in re.finditer(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", article.text):
        if parse.tokens_in(Span(match.start(), match.start() + 1)):
            name = " ".join(match.group().split())
            yield Name(Span(*match.span()), name, "agency" if found[name] else "outlet")


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
            while tokens and (tokens[0].lower == "the" or tokens[0].pos == "PUNCT" or is_title(tokens[0], label)):
                tokens.pop(0)
            while len(tokens) > 2 and tokens[-1].text.islower() and tokens[-1].lemma in roles().media:
                tokens.pop()
            tokens = without_trade(parse, tokens)
            if not tokens or not any(token.text[:1].isupper() for token in tokens):
                continue
            tokens = with_first_names(parse, tokens)
            trimmed = Span(tokens[0].start, tokens[-1].end)
            written = " ".join(trimmed.cut(article.text).split())
            nation = nations().get(written)
            yield Name(trimmed, written, _typed(written, types[label]), nation.code if nation else None)


def _between_commas(tokens: Sequence[Token]) -> list[list[Token]]:
    """Part "Dorn, Edvin Rask", which the parser takes for one name, at its commas."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in (",", "(", ")"):
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _typed(written: str, labelled: ActorType | None) -> ActorType | None:
    """Return a name's type: what its words say, where they say it more surely than the parser's label."""
    by_words = type_of(written)
    if labelled == "person" and by_words == "outlet" and written.split()[-1].lower() in SURNAMES:
        return labelled
    if written.split()[-1].lower().rstrip(".") in NO_PERSON:
        return by_words
    return by_words if by_words in ("outlet", "agency") else labelled or by_words


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
        while run and is_title(run[0], "PERSON"):
            run.pop(0)
        if run:
            run = without_trade(parse, with_first_names(parse, run))
            span = Span(run[0].start, run[-1].end)
            told = type_of(span.cut(article.text))
            if (told is not None or not any(word.entity for word in run)) and not _is_people(parse, run):
                yield Name(span, " ".join(span.cut(article.text).split()), told)
        run = [token] if joins and token is not None else []


def _capitals(article: Article, parse: Parse) -> Iterator[Name]:
    """Yield people and bodies of two words or more that the parser saw no name in at all, by their capitals."""
    for run in runs(parse):
        words = without_trade(parse, list(run))
        while len(words) > 1 and (words[0].lower.rstrip(".") in roles().titles or words[0].lower == "the"):
            words = words[1:]
        opens = words[0].i == parse.sentences[parse.sentence_number(words[0])].first
        written = Span(words[0].start, words[-1].end).cut(article.text)
        named = [word for word in words if word.text[:1].isupper()]
        if opens or len(named) < 2 or not all(word.text[1:2].islower() for word in named) or not _told_of(parse, words):
            continue
        yield Name(Span(words[0].start, words[-1].end), " ".join(written.split()), type_of(written))


def _told_of(parse: Parse, words: Sequence[Token]) -> bool:
    """Tell a bearer by what stands before the name: a title, a trade, or the comma behind what is said of him."""
    before = parse.tokens[words[0].i - 1]
    plain = before.lower.rstrip(".") in roles().titles or before.lower in roles().trades
    return plain or before.text == "," or before.pos in ("NOUN", "PROPN", "ADJ")


def _is_people(parse: Parse, run: list[Token]) -> bool:
    """Tell "Neighbours", a plain noun with the capital of its sentence, from a name."""
    opens = run[0].i == parse.sentences[parse.sentence_number(run[0])].first
    words = roles().people | roles().trades | roles().titles
    return opens and len(run) == 1 and (run[0].lower in words or f" {run[0].lower} " in parse.text)


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
