"""Whom a pronoun stands for: "he added", "who said", "they denied"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sayso.language import Parse, Token
from sayso.reading.sources.who import Who
from sayso.records import Actor, Span

PERSONS = frozenset({"he", "she", "him", "her", "his", "hers"})
PLURALS = frozenset({"they", "them", "their", "theirs"})
THINGS = frozenset({"it", "its"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
OWN_VOICE = frozenset({"i", "we", "us", "our", "my", "me"})
NOBODY = frozenset({"you", "one", "someone", "somebody", "everyone", "everybody", "people", "nobody", "anyone"})
WINDOW = 3
"""Sentences, the pronoun's own included, in which its name is looked for."""

_MALE = frozenset({"mr", "mr.", "sir", "king", "prince", "spokesman", "chairman", "congressman", "father", "brother"})
_FEMALE = frozenset(
    {"mrs", "mrs.", "ms", "ms.", "miss", "dame", "lady", "queen", "princess", "spokeswoman", "chairwoman",
     "congresswoman", "mother", "sister"}
)  # fmt: skip


class Spoken(NamedTuple):
    """A source that was resolved earlier in the article, at the position of its cue."""

    position: int
    name: str
    actor: Actor | None
    named: bool


def antecedent(
    parse: Parse, who: Who, pronoun: Token, spoken: Sequence[Spoken], genders: dict[str, str]
) -> Actor | Spoken | None:
    """Return the actor, or the earlier speaker without one, that a personal pronoun stands for; None if unclear.

    Looked at in turn: who spoke last, if that was within the window, then the nearest subject of an earlier
    clause, then the only candidate that is named. Two candidates without a reason to prefer one leave the
    pronoun open: a wrong name harms a person.
    """
    word = pronoun.lower
    first = max(0, parse.sentence_number(pronoun) - WINDOW + 1)
    start = parse.tokens[parse.sentences[first].first].start
    recent = [entry for entry in reversed(spoken) if start <= entry.position < pronoun.start]
    for entry in recent[:1]:
        if entry.actor is not None and (_fits(word, entry.actor, genders) or _may_be_person(word, entry.actor)):
            return _remember(word, entry.actor, genders)
        if entry.actor is None and (word in PERSONS) != (entry.named or word in THINGS | PLURALS):
            return entry  # "the Cuban government … it insists", "a rescuer … he said"
    candidates = [
        (span, actor) for span, actor in who.before(pronoun.start, pronoun.start - start) if _fits(word, actor, genders)
    ]
    for span, actor in candidates:
        if any(token.dep in ("nsubj", "nsubjpass") for token in parse.tokens_in(span)):
            return _remember(word, actor, genders)
    distinct = {actor.name for _, actor in candidates}
    return _remember(word, candidates[0][1], genders) if len(distinct) == 1 else None


def _fits(word: str, actor: Actor, genders: dict[str, str]) -> bool:
    if word in PERSONS:
        known = genders.get(actor.name)
        return actor.type == "person" and known in (None, _gender(word))
    # Untyped names may be people's: "it" and "they" need one that is known to be a body.
    return actor.type not in ("person", "place", None)


def _may_be_person(word: str, actor: Actor) -> bool:
    """Tell whether a speaker that the parser gave no type has a person's name, of two words or three."""
    return word in PERSONS and actor.type is None and 2 <= len(actor.name.split()) <= 3


def _gender(word: str) -> str:
    return "male" if word in ("he", "him", "his") else "female"


def _remember(word: str, actor: Actor, genders: dict[str, str]) -> Actor:
    if word in PERSONS:
        genders.setdefault(actor.name, _gender(word))
    return actor


def known_genders(parse: Parse, actors: Sequence[Actor]) -> dict[str, str]:
    """Return what titles before a name or an apposition say about a person's pronoun: "Mr.", "spokeswoman"."""
    genders: dict[str, str] = {}
    for actor in actors:
        if actor.type != "person":
            continue
        words = set((actor.role or "").lower().split())
        for mention in actor.mentions:
            tokens = parse.tokens_in(Span(mention.start, mention.end))
            if tokens and tokens[0].i > 0:
                words.add(parse.tokens[tokens[0].i - 1].lower)
        if words & _FEMALE:
            genders[actor.name] = "female"
        elif words & _MALE:
            genders[actor.name] = "male"
    return genders
