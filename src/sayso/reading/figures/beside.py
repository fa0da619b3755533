"""What the words beside a number say of it, where no parser tells nouns, verbs and what hangs on what.

The noun is the next word that can be one; its state is a word of the table that touches the number, the noun, or a
chain of auxiliaries beside them ("han resultado heridas 12 personas"). What stands further away is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Parse, Token
from sayso.reading.figures.amounts import Amount
from sayso.reading.figures.asof import NO_DAY, Day, day_of_publication, is_running
from sayso.reading.figures.bounds import Bound
from sayso.reading.figures.counted import NOTHING, REACH, Counted
from sayso.reading.figures.lexemes import Lexeme
from sayso.reading.figures.naming import Named
from sayso.reading.figures.parts import whole_in_front, whole_of
from sayso.reading.figures.scene import Scene
from sayso.reading.figures.tables import Words
from sayso.records import Figure, Span

SHORTEST_NOUN = 3
"""Letters of the shortest noun that is believed."""


def noun_beside(parse: Parse, amount: Amount, number: Span, last: int, words: Words) -> Counted:
    """Return the noun that follows the amount at `number`, before code point `last`.

    Behind a number above one it is a plural, which no verb in the third person looks like; behind a preposition
    ("un millón de personas", "2,5 toneladas de cocaína", "200 de los pasajeros") it may be a singular. A unit counts
    something only over a preposition.
    """
    tokens = [token for token in parse.tokens_in(Span(number.end, last))[: 2 * REACH] if token.start < last]
    at, population = 0, False
    linked = bool(tokens) and tokens[0].lower in words.grammar["of"]
    if linked:
        population = tokens[0].lower in words.nouns["contracted"]
        at = 1
        while at < len(tokens) and tokens[at].lower in words.nouns["determiners"]:
            at, population = at + 1, True
    elif amount.unit:
        return NOTHING
    first = at
    numbered = population and at < len(tokens) and tokens[at].text[0].isdigit()
    at += numbered
    start = at
    while at < len(tokens) and at - start < REACH and tokens[at].lower in words.nouns["before"]:
        at += 1
    singular = (linked and not numbered) or amount.lo == 1
    found = [token for token in tokens[start : at + 1][::-1] if _may_be_noun(token, words, singular=singular)]
    if not found:
        return NOTHING
    head = found[0]  # an adjective only where no noun follows it: "uno de cada cinco jóvenes"
    whole = parse.text[tokens[first].start : head.end] if population else None
    return Counted(head.text, head, whole, head.end, adjacent=not numbered)


def _may_be_noun(token: Token, words: Words, *, singular: bool) -> bool:
    if not token.text.isalpha() or len(token.text) < SHORTEST_NOUN or token.lower in words.nouns["never"]:
        return False
    return singular or token.lower.endswith(tuple(words.nouns["plural"])) or token.lower in words.persons


def name_beside(scene: Scene, amount: Amount, bound: Bound, noun_end: int, counted: Counted) -> Named:
    """Return what an amount counts, given the noun right behind it, which ends before the lexeme `noun_end`."""
    if amount.unit:
        return Named(counted)
    measure = _states(scene, bound, max(bound.last, amount.last), noun_end)
    like = _whose_noun(scene, measure, amount, counted)
    part_of = whole_of(scene, amount, bound, measure, elided=like is not None) or whole_in_front(scene, amount, bound)
    if part_of is not None and not counted.adjacent:
        return Named(NOTHING, measure or part_of.measure, part_of, part_of)
    return Named(counted, measure, like, part_of)


def _states(scene: Scene, bound: Bound, last: int, noun_end: int) -> tuple[str, ...]:
    """Return the states of what is counted, in text order, as the text writes them.

    They are looked for behind the number and behind its noun, which ends at `noun_end`; then before the number.
    """
    lexemes, words = scene.lexemes, scene.words
    behind = _chain(lexemes[last:noun_end], words) or _chain(lexemes[noun_end : noun_end + 2 * REACH], words)
    return behind or tuple(reversed(_chain(lexemes[max(0, bound.first - REACH) : bound.first][::-1], words)))


def _chain(lexemes: Sequence[Lexeme], words: Words) -> tuple[str, ...]:
    """Return the states with which `lexemes` begin, words that only carry a state looked through."""
    known = words.states["casualty"] | words.states["weighty"]
    found: list[str] = []
    for lexeme in lexemes:
        if lexeme.lower in known:
            found.append(lexeme.lower)
        elif lexeme.lower not in words.states["carriers"] and not (found and lexeme.lower in words.grammar["or"]):
            break
    return tuple(dict.fromkeys(found))


def _whose_noun(scene: Scene, measure: Sequence[str], amount: Amount, counted: Counted) -> Figure | None:
    """Return the figure of people whose noun a number with a state of its own has left out: "…, y 12 murieron"."""
    if not measure or counted is not NOTHING or amount.share:
        return None
    return next((figure for figure in reversed(scene.here) if figure.counted and figure.unit == "person"), None)


def as_of_without_syntax(scene: Scene, measure: Sequence[str]) -> Day:
    """Return the day of publication for a running count; a date in its sentence may be its own, and leaves it open."""
    dated = any(date.type in ("DATE", "TIME") for date in scene.dates)
    return day_of_publication(scene.article) if is_running(measure, scene.words) and not dated else NO_DAY
