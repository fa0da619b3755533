"""Whom a pronoun stands for: "he added", "who said", "they denied"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Parse, Token
from sayso.reading.sources.setting import Setting, Spoken
from sayso.records import Actor, Span

PERSONS = frozenset({"he", "she", "him", "her", "his", "hers"})
PLURALS = frozenset({"they", "them", "their", "theirs"})
THINGS = frozenset({"it", "its"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
OWN_VOICE = frozenset({"i", "we", "us", "our", "my", "me"})
NOBODY = frozenset({"you", "one", "someone", "somebody", "everyone", "everybody", "people", "nobody", "anyone"})
ANSWERS = frozenset({"answer", "counter", "reply", "respond", "retort"})
"""Cues whose speaker may be whoever was spoken to: "“I took nothing,” Roe told Doe. “You did,” she replied."."""
WINDOW = 3
"""Sentences, the pronoun's own included, in which its name is looked for."""

_MALE = frozenset({"mr", "mr.", "sir", "king", "prince", "spokesman", "chairman", "congressman", "father", "brother"})
_FEMALE = frozenset(
    {"mrs", "mrs.", "ms", "ms.", "miss", "dame", "lady", "queen", "princess", "spokeswoman", "chairwoman",
     "congresswoman", "mother", "sister"}
)  # fmt: skip


def antecedent(setting: Setting, pronoun: Token) -> Actor | Spoken | None:
    """Return the actor, or the earlier speaker without one, that a personal pronoun stands for; None if unclear.

    Looked at in turn: who spoke last, if that was within the window and nobody else has come up since; the nearest
    subject of an earlier clause that has no rival beside it; the only candidate that is named. Two candidates without
    a reason to prefer one leave the pronoun open: a wrong name harms a person.
    """
    parse, word = setting.parse, pronoun.lower
    first = max(0, parse.sentence_number(pronoun) - WINDOW + 1)
    start = parse.tokens[parse.sentences[first].first].start
    recent = next((entry for entry in reversed(setting.spoken) if start <= entry.position < pronoun.start), None)
    if recent is not None and _could_be(setting, word, recent):
        answers = parse.head(pronoun).lemma in ANSWERS
        since = recent.position if answers else _end_of_sentence(setting, recent.position)
        rivals = [
            (span, actor) for span, actor in _mentioned(setting, pronoun, since)
            if recent.actor is None or actor.name != recent.actor.name
        ]  # fmt: skip
        if not rivals:
            return recent if recent.actor is None else _remember(word, recent.actor, setting.genders)
        return _only_subject(setting, word, rivals)
    candidates = _mentioned(setting, pronoun, start)
    if len({actor.name for _, actor in candidates}) == 1:
        return _accepted(setting, word, candidates[0][1])
    return _only_subject(setting, word, candidates)


def _could_be(setting: Setting, word: str, entry: Spoken) -> bool:
    if entry.actor is not None:
        return _fits(word, entry.actor, setting.genders) or _may_be_person(word, entry.actor)
    if word in PLURALS:
        return entry.plural or entry.named  # "critics … they", "the ministry … they"
    # "a rescuer … he said", "the Cuban government … it insists"
    return not entry.plural and entry.named == (word in THINGS)


def _end_of_sentence(setting: Setting, position: int) -> int:
    token = setting.parse.tokens_in(Span(position, position + 1))
    if not token:
        return position
    return setting.parse.sentence_span(setting.parse.sentences[setting.parse.sentence_number(token[0])]).end


def _mentioned(setting: Setting, pronoun: Token, start: int) -> list[tuple[Span, Actor]]:
    """Return who the pronoun might be of those named from `start` on, the nearest first.

    Inside quotations a speaker names others, which is no rival to the speaker's own "he said"; "his lawyer" may well
    be that of the person named there.
    """
    owns = pronoun.tag == "PRP$"
    return [
        (span, actor)
        for span, actor in setting.who.before(pronoun.start, pronoun.start - start)
        if (_fits(pronoun.lower, actor, setting.genders) or _may_be_person(pronoun.lower, actor))
        and (owns or setting.quotations.at(span.start) is None)
    ]


def _only_subject(setting: Setting, word: str, candidates: Sequence[tuple[Span, Actor]]) -> Actor | None:
    """Return the nearest candidate that is a subject, if no other is named in its sentence or after it."""
    parse = setting.parse
    for span, actor in candidates:
        tokens = parse.tokens_in(span)
        if any(token.dep in ("nsubj", "nsubjpass") for token in tokens):
            opens = parse.sentence_span(parse.sentences[parse.sentence_number(tokens[0])]).start
            beside = {other.name for place, other in candidates if place.start >= opens}
            return _accepted(setting, word, actor) if beside == {actor.name} else None
    return None


def _accepted(setting: Setting, word: str, actor: Actor) -> Actor | None:
    return _remember(word, actor, setting.genders) if _fits(word, actor, setting.genders) else None


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
