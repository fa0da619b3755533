"""Names of outlets that nobody knows beforehand, by what is done with them: "told Kanal Nord", "the daily X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.language import Parse, Token
from sayso.reading.actors.gazetteer import nations, outlets
from sayso.reading.actors.roles import roles
from sayso.records import Span

LONGEST_RUN = 7
"""Words of the longest name of an outlet, and more."""
REACH = 6
"""Tokens between "in an interview" and the name behind "with": "with the Sarn daily newspaper Echo"."""
_JOINTS = frozenset(
    {"of", "de", "del", "do", "da", "dos", "la", "le", "el", "al", "des", "du", "the", "&", "y", "i", "og", "und", "et"}
)
_COMMON = frozenset(
    {"the", "this", "that", "a", "an", "one", "next", "other", "state", "local", "national", "saturday"}
)
_AIR = frozenset({"radio", "television", "tv"})
_ADDRESSED = frozenset({"tell", "inform", "assure"})


def media_names(parse: Parse) -> Iterator[tuple[Span, bool]]:
    """Yield where a name stands that its surroundings show to be an outlet's, and whether it is an agency's."""
    last_words = _last_words(parse)
    for run in runs(parse):
        if _describes(parse, run):
            continue
        agency = _by_noun(parse, run)
        if agency is None and _is_addressed(parse, run, last_words):
            agency = False
        if agency is not None:
            yield _named(parse, run), agency


def runs(parse: Parse) -> Iterator[list[Token]]:
    """Yield the runs of words with capitals that may be a name, joined by blanks, hyphens and small joints."""
    tokens = parse.tokens
    place = 0
    while place < len(tokens):
        run = _run_from(parse, place)
        if run:
            yield run
        place += max(1, len(run))


def _run_from(parse: Parse, first: int) -> list[Token]:
    tokens, text = parse.tokens, parse.text
    if not _is_capital(tokens[first]):
        return []
    last = first
    while last + 1 < len(tokens) and last - first < LONGEST_RUN:
        follows = tokens[last + 1]
        gap = text[tokens[last].end : follows.start]
        if gap not in ("", " ", "\n"):
            break
        if _is_capital(follows) or (follows.text.isdigit() and len(follows.text) <= 3 and gap):
            last += 1
            continue
        beyond = tokens[last + 2] if last + 2 < len(tokens) else None
        joint = follows.text in _JOINTS if follows.text != "-" else gap == ""
        if joint and beyond is not None and _is_capital(beyond) and text[follows.end : beyond.start] in ("", " "):
            last += 2
            continue
        behind = tokens[last + 3] if last + 3 < len(tokens) else None
        of_the = behind is not None and text[follows.start : behind.start] == "of the "
        if of_the and behind is not None and _is_capital(behind):
            last += 3
            continue
        break
    return list(tokens[first : last + 1])


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos not in ("PRON", "PUNCT") and token.text not in ("I", "“", '"')


def _by_noun(parse: Parse, run: Sequence[Token]) -> bool | None:
    """Tell by a plain noun beside a name whether it is an outlet's ("the daily X"); True for an agency's."""
    tokens, media = parse.tokens, roles().media
    first, last = run[0], run[-1]
    before = tokens[first.i - 1] if first.i else None
    if before is not None and before.text in ("“", '"', "‘") and first.i > 1:
        before = tokens[first.i - 2]
    if before is not None and before.text.islower() and before.lemma in media and not _opens(parse, first):
        return before.lemma in ("agency", "newswire")
    for behind in tokens[last.i + 1 : last.i + 4]:
        if (
            not behind.text.islower()
            or behind.pos not in ("NOUN", "ADJ", "PROPN")
            or "\n\n" in _between(parse, last, behind)
        ):
            break
        if behind.lemma == "agency" and tokens[behind.i - 1].lower not in ("news", "press", "wire"):
            tells = tokens[behind.i + 1] if behind.i + 1 < len(tokens) else None
            return True if tells is not None and tells.lemma in roles().relays and tells.tag == "VBD" else None
        if behind.lemma in media and behind.tag == "NN":
            return behind.lemma in ("agency", "newswire")
    return None


def _describes(parse: Parse, run: Sequence[Token]) -> bool:
    """Tell whether a run only says where an outlet appears: "the Lisk weekly X", "the X radio station Y"."""
    if run[-1].lower in _COMMON:
        return True
    tokens = parse.tokens
    for behind in tokens[run[-1].i + 1 : run[-1].i + 4]:
        if behind.text[:1].isupper() and behind.i > run[-1].i + 1:
            return "." not in _between(parse, run[-1], behind)
        if not behind.text.islower() or behind.lemma not in roles().media:
            return False
    return False


def _between(parse: Parse, left: Token, right: Token) -> str:
    return parse.text[left.end : right.start]


def _opens(parse: Parse, token: Token) -> bool:
    return parse.sentences[parse.sentence_number(token)].first == token.i


def _is_addressed(parse: Parse, run: Sequence[Token], last_words: dict[str, list[int]]) -> bool:
    """Tell whether somebody spoke to the bearer, who is no person and no body that holds hearings."""
    tokens = parse.tokens
    place = run[0].i - 1
    definite = run[0].text == "The"
    if place >= 0 and tokens[place].lower == "rival":
        place -= 1
    if place >= 0 and tokens[place].lower == "the":
        definite, place = True, place - 1
    if place < 1 or _opens(parse, run[0]):
        return False
    words = {token.lower for token in run}
    if words & roles().hearers or " ".join(token.text for token in run) in nations():
        return False
    titled = any(word.lower.rstrip(".") in roles().titles for word in run[:-1])
    person = titled or (not definite and _may_be_person(run, last_words))
    before = tokens[place]
    if before.lemma in roles().associations and any(
        one.lemma in _ADDRESSED for one in tokens[max(0, place - 3) : place]
    ):
        return True
    if before.lemma in _ADDRESSED and before.pos == "VERB":
        return not person
    above = tokens[place - 1]
    if before.lower in ("with", "to") and above.lemma in roles().interviews and above.tag != "NNS":
        return not person
    if before.lower in ("with", "to") and above.lemma in ("remark", "comment"):
        return not person
    if before.lower in ("by", "in", "on") and above.lemma in roles().relays:
        return not person and run[0].entity not in ("GPE", "DATE")
    return False


def _may_be_person(run: Sequence[Token], last_words: dict[str, list[int]]) -> bool:
    """Tell a person's name from an outlet's: the parser's label, or a longer name that ends in the same word."""
    if any(word.lower in roles().outlet_words for word in run):
        return False
    if any(word.lower in roles().media or word.lower in roles().titles for word in run[-1:]):
        return False
    if any(word.lower.rstrip(".") in roles().titles for word in run[:-1]):
        return True
    if len(run) == 2 and all(word.entity == "PERSON" for word in run):
        return not any(word.lower in roles().media for word in run)
    if len(run) > 1:
        return False
    # The same word elsewhere, behind another name: "Rell" after "Ana Rell".
    return any(place != run[0].i for place in last_words.get(run[0].text, ()))


def _last_words(parse: Parse) -> dict[str, list[int]]:
    """Return where words stand right behind another name, up to two places each: the last words of longer names."""
    found: dict[str, list[int]] = {}
    for before, token in pairwise(parse.tokens):
        if before.pos != "PROPN" or not before.text.istitle() or before.lower in ("the", "a", "an"):
            continue
        places = found.setdefault(token.text, [])
        if len(places) < 2:  # one more than the run itself
            places.append(token.i)
    return found


def _named(parse: Parse, run: Sequence[Token]) -> Span:
    """Return the name with the words behind it that belong to it: "Anadil news agency" would be no name as "Anadil"."""
    end = run[-1].end
    behind = [token.text for token in parse.tokens[run[-1].i + 1 : run[-1].i + 3]]
    if run[0].text in outlets():
        return Span(run[0].start, end)
    if len(run) == 1 and (
        behind == ["news", "agency"] or (behind[:1] in (["public"], ["state"]) and behind[1:] and behind[1] in _AIR)
    ):
        end = parse.tokens[run[-1].i + 2].end
    elif len(run) == 1 and behind[:1] and behind[0] in _AIR:
        end = parse.tokens[run[-1].i + 1].end
    return Span(run[0].start, end)
