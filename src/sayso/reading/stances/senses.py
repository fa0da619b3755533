"""What a cue does where its verb alone does not say it: by a particle, a refusal, its object or its clause."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Parse, Token
from sayso.reading.attributions import Triple
from sayso.reading.stances.lexicon import load_words
from sayso.reading.stances.opening import MARKS, Opening, opening
from sayso.reading.stances.spoken import FUTURE, insults, opens_with_no
from sayso.records import Manner, Stance

GAP = 3
"""Words that may stand between two words of an idiom."""
NOT = frozenset({"not", "n't", "n’t"})
ANSWERING = frozenset({"comment", "respond", "reply", "answer"})
ASKING = frozenset({"who", "what", "which", "when", "where", "why", "how", "whether", "if"})


def sense_of(parse: Parse, triple: Triple, cue: Token | None, said: Opening | None, manner: Manner) -> Stance | None:
    """Return the stance of a cue in its frame, None where it is that of its verb or noun."""
    words = [token for piece in triple.cue for token in parse.tokens_in(piece)]
    if _refuses(parse, words, cue):
        return "decline"
    idiom = _idiom(_with_particle(parse, words, cue))
    if cue is not None and (idiom or triple.stance) == "deny" and _is_unwilling(parse, cue):
        return "decline"
    if idiom == "decline" and not triple.negated and any(word.lemma == "draw" for word in words):
        idiom = None  # only "would not be drawn" refuses
    if idiom is not None and not (idiom == "assert" and _gives_number(parse, triple)):  # "put it at forty"
        return idiom
    if cue is None:
        return None
    return _by_object(parse, triple, cue, manner) or _by_clause(parse, triple, cue, said, manner)


def _gives_number(parse: Parse, triple: Triple) -> bool:
    return any(token.pos == "NUM" for piece in triple.content for token in parse.tokens_in(piece))


def _refuses(parse: Parse, words: Sequence[Token], cue: Token | None) -> bool:
    """Tell a refusal from a negated cue: "would not say", "neither confirmed nor denied" against "did not say"."""
    lower = {word.lower for word in words}
    lemmas = {word.lemma for word in words}
    if cue is not None:
        beside = parse.children(cue)
        lower |= {found.lower for found in beside}
        if cue.dep == "conj":
            lower |= {found.lower for found in parse.children(parse.head(cue))}
            lemmas.add(parse.head(cue).lemma)
    if {"neither", "nor"} <= lower:
        return True
    if NOT & lower and "confirm" in lemmas and lemmas & {"deny", "rule", "exclude"}:
        return True
    if cue is None or cue.lemma not in load_words().sets["withheld"]:
        return False
    if cue.lemma in ANSWERING and NOT & lower:
        return True
    if not {"would", "will", "wo"} & lower:  # who could not say has not refused
        return False
    subject = next((found for found in parse.children(cue) if found.dep in ("nsubj", "nsubjpass")), None)
    nobody = subject is not None and (
        subject.lower in ("nobody", "none", "neither")
        or any(found.lower in ("no", "neither") for found in parse.children(subject))
    )
    return bool(NOT & lower) or nobody


def _is_unwilling(parse: Parse, cue: Token) -> bool:
    """Tell who would not deny, "refused to rule out cuts", from who denies and from who "did not fail to deny"."""
    above = parse.head(cue)
    if cue.dep != "xcomp" or above.lemma not in load_words().sets["unwilling"]:
        return False
    return not any(found.dep == "neg" for found in parse.children(above))


def _with_particle(parse: Parse, words: Sequence[Token], cue: Token | None) -> list[Token]:
    """Return the words of a cue with the particle, preposition or object that an idiom may end with."""
    more = {word.i: word for word in words}
    behind = words[-1].i + 1 if words else len(parse.tokens)
    if behind < len(parse.tokens) and parse.tokens[behind].pos in ("ADP", "SCONJ"):  # "called for him to resign"
        more[behind] = parse.tokens[behind]
    if cue is not None:
        for found in parse.children(cue):
            if found.i > cue.i and found.dep in ("prt", "prep", "advmod", "dobj") and found.i <= cue.i + GAP + 1:
                more[found.i] = found
                if found.dep == "prt":
                    more.update((under.i, under) for under in parse.children(found))
    return [more[place] for place in sorted(more)]


def _idiom(words: Sequence[Token]) -> Stance | None:
    """Return the stance of the longest idiom whose lemmas stand among the words, in order and near each other."""
    for idiom, stance in load_words().idioms.items():
        for place, word in enumerate(words):
            if word.lemma == idiom[0] and _follows(words, place, idiom[1:]):
                return stance
    return None


def _follows(words: Sequence[Token], place: int, rest: Sequence[str]) -> bool:
    for lemma in rest:
        ahead = [
            number
            for number in range(place + 1, len(words))
            if words[number].i <= words[place].i + GAP + 1 and lemma in (words[number].lemma, words[number].lower)
        ]
        if not ahead:
            return False
        place = ahead[0]
    return True


def _by_object(parse: Parse, triple: Triple, cue: Token, manner: Manner) -> Stance | None:
    """Return the stance of cues that depend on what they are about, and on what is said of it."""
    sets = load_words().sets
    content = [token for piece in triple.content for token in parse.tokens_in(piece) if token.pos != "PUNCT"]
    if not content:
        return None
    noun = next((token for token in content if token.pos in ("NOUN", "PROPN")), content[0])
    if content[0].lower in ("this", "that", "it", "these", "them", "which"):
        noun = content[0]
    if cue.lemma in sets["naming"] and content[0].lower != "that":
        quoted = parse.text[triple.content[0].start] in MARKS  # “a fairy tale” is all that is said of it
        rest = content if quoted else [token for token in content if token.i > noun.i]
        if any(token.lemma in sets["false"] or token.lower in sets["false"] for token in rest):
            return "deny"
        approved = any(token.lower in sets["praise"] for token in rest)
        disparaged = manner == "mixed" or any(token.lemma in sets["disparaging"] for token in rest)
        if noun.lemma in sets["sayings"] and disparaged and not approved:
            return "deny"
    if cue.lemma == "call":
        return "assert"
    if cue.lemma == "find" and content[0].lower != "that" and manner == "mixed" and noun.pos == "NOUN":
        return "believe" if not any(token.pos in ("VERB", "AUX") for token in content) else None
    if cue.lemma == "suspect":
        person = noun.pos == "PROPN" or content[0].lower in ("the", "him", "them", "of")
        return "accuse" if person and not _has_verb(content) else "believe"
    if cue.lemma in sets["reckoning"]:
        return "estimate" if _gives_number(parse, triple) else "believe"
    if cue.lemma == "put":  # "put the figure at twice that" estimates, "puts it bluntly" does not
        at = any(token.lower == "at" for token in content)
        return "estimate" if manner != "direct" and (at or _gives_number(parse, triple)) else "assert"
    if cue.lemma == "offer" and content[0].lower == "that":
        return "suggest"
    return None


def _has_verb(content: Sequence[Token]) -> bool:
    return any(token.pos in ("VERB", "AUX") for token in content)


def _by_clause(parse: Parse, triple: Triple, cue: Token, said: Opening | None, manner: Manner) -> Stance | None:
    """Return the stance of cues that depend on how their clause is built."""
    sets = load_words().sets
    last = next((token for token in parse.tokens_in(triple.content[-1]) if token.pos != "PUNCT"), None)
    infinitive = last is not None and last.lower in ("to", "not") and manner != "direct"
    addresses = cue.lemma in ("tell", "warn", "advise", "remind", "instruct") and manner != "direct"
    if addresses and (infinitive or _is_told_to(parse, cue)):
        return "demand"
    if cue.lemma == "whisper":
        rumoured = cue.tag in ("VBP", "VBZ", "VBN") or not triple.source  # "it is whispered", not "she whispered"
        return "suggest" if manner != "direct" and rumoured else "assert"
    if cue.lemma == "ask" and said is not None:
        first = next((token for token in said.words if not MARKS.issuperset(token.text)), None)
        if (manner == "direct" and said.asks) or (first is not None and first.lower in ASKING and manner != "direct"):
            return "assert"
    if cue.lemma in sets["cries"] and manner == "direct" and said is not None and said.root is None:
        return None if insults(said) or opens_with_no(said) else "demand"
    whole = opening(parse, triple.content, "direct")
    if cue.lemma in sets["committing"] and whole is not None:
        return _commits(whole, cue, infinitive=infinitive)
    if cue.lemma in ("want", "wish", "like", "seek") and cue.pos == "VERB":
        return "demand"
    return None


def _is_told_to(parse: Parse, cue: Token) -> bool:
    """Tell whether somebody is told to do, or not to do, a thing: "warned fishermen not to leave"."""
    clauses = [found for found in parse.children(cue) if found.dep in ("xcomp", "ccomp") and found.tag == "VB"]
    return any(under.lower == "to" and under.dep == "aux" for clause in clauses for under in parse.children(clause))


def _commits(said: Opening, cue: Token, *, infinitive: bool) -> Stance | None:
    """Return "promise" where a clause looks ahead, "assured them that it would hold"; "announce" needs a person."""
    ahead = bool(said.auxiliaries & (FUTURE | {"would", "'d"})) or infinitive
    if cue.lemma == "announce":
        own = said.subject is not None and said.subject.lower in ("he", "she", "they", "i", "we")
        return "promise" if ahead and own else None
    if cue.lemma == "guarantee":
        return None
    return "promise" if ahead else "assert"
