"""What a quotation does in its own words: “We did not fire”, “Close the barn”, “We will not sell”, “Liar!”."""

from __future__ import annotations

import re
from itertools import pairwise

from sayso.language import Token
from sayso.reading.attributions.nobody import NOBODY
from sayso.reading.sources import Source
from sayso.reading.stances.lexicon import load_words
from sayso.reading.stances.opening import Opening, is_none
from sayso.records import Manner, Stance

SELVES = frozenset({"i", "we"})
OURS = frozenset({"my", "our"})
THIS = frozenset({"it", "that", "this"})
OTHERS = frozenset({"he", "she", "they", "it"})
FUTURE = frozenset({"will", "'ll", "shall", "wo"})
PAST = frozenset({"was", "were", "did", "has", "have", "had"})
MODAL = frozenset({"will", "'ll", "shall", "wo", "would", "'d", "can", "could", "ca", "should", "may", "might", "must"})
SHORT = 6
"""Words of a fragment that is nothing but a verdict: “Pure invention”, “A fairy tale from start to finish”."""

_NO = re.compile(
    r"(?:no|nope|nonsense|rubbish|untrue|not true|not so|wrong|false|(?:a |all |these are )?lies?|absolutely not|"
    r"certainly not|of course not|not at all|no way|give over|nothing of the (?:kind|sort)|by no means)(?: [,!—–-]|$)"
)
_UNTRUE = re.compile(
    r"\b(?:do|does|did) (?:not|n't) (?:correspond|exist|happen|take place|hold water)\b|\bno truth\b|\bnot true\b"
    r"|\bnever (?:happened|existed|took place|occurred)\b|\bnothing to do with\b"
    r"|\bout of (?:thin|whole) (?:air|cloth)\b"
    r"|\b(?:is|are|was|were|as) (?:a lie|lies|false|untrue|fabricated|nonsense|baseless|slander)\b"
)
_ACCUSED = re.compile(
    r"\b(?:is|are|was|were) (?:guilty|to blame|responsible for|lying)\b"
    r"|\b(?:is|are|was|were) (?:an? )?(?:murderers?|criminals?|thie(?:f|ves)|liars?)\b"
    r"|\bcommitted (?:a )?crimes?\b|\bcover(?:ed|ing) (?:it )?up\b|\bshame on\b"
    r"|\b(?:is|are|was|were) behind (?:this|it|that|the)\b"
)
_WORD = re.compile(r"\b(?:you have|i give you|we give you) (?:my|our) word\b")
_CLIENT = re.compile(r"(?:customer|husband|wife|son|daughter|government|company|club|party|team|office|ministry)s?")


def spoken_stance(said: Opening, source: Source, manner: Manner) -> Stance | None:
    """Return what the first sentence of a quotation does by itself, None where it merely states something."""
    if said.asks:
        return None
    performed = _performs(said)
    if performed is not None:
        return performed
    if _denies(said, source, manner):
        return "deny"
    if said.root is not None and _is_own(said) and said.auxiliaries & FUTURE:
        if said.negated and said.root.lemma in load_words().sets["withheld"]:
            return "decline"
        if said.root.lemma not in load_words().sets["minds"] and said.root.pos == "VERB":
            return "promise"
    if _demands(said, manner):
        return "demand"
    return "accuse" if _accuses(said) else None


def denies_itself(said: Opening, source: Source) -> bool:
    """Tell whether a clause about its own speaker is negated: "insists that it does not sell arms"."""
    return said.negated and (_is_own(said) or _is_source(said.subject, source))


def denies_the_past(said: Opening) -> bool:
    """Tell whether what is quoted negates what is past: "insists that the bishop “never blessed” it"."""
    return said.negated and _looks_back(said)


def insults(said: Opening) -> bool:
    """Tell a quotation that opens with an insult: “Liars!”."""
    word = said.words[0]
    return bool({word.lemma.lower(), word.lower, word.lower.removesuffix("s")} & load_words().sets["insults"])


def opens_with_no(said: Opening) -> bool:
    """Tell “Nonsense” and “No, …” from what only begins with a word of theirs."""
    return _NO.match(said.text) is not None


def _performs(said: Opening) -> Stance | None:
    """Return what a speaker does by saying that he does it: “I deny it”, “We promise quieter nights”."""
    if _WORD.search(said.text):
        return "promise"
    root = said.root
    if root is None or not _is_own(said) or said.negated or said.auxiliaries or root.tag not in ("VB", "VBP", "VBZ"):
        return None
    return load_words().performed.get(root.lemma)


def _is_own(said: Opening) -> bool:
    """Tell whether the subject is the speaker, or those for whom he speaks."""
    subject = said.subject
    if subject is None:
        return False
    if subject.lower in SELVES:
        return True
    if subject.lemma == "client":
        return True
    mine = any(found.lower in OURS for found in said.parse.children(subject))
    ours = subject.lower in ("none", "one", "all", "neither") and any(
        word.lower in ("us", *OURS) for word in said.words[:5]
    )
    return (mine and bool(_CLIENT.fullmatch(subject.lemma))) or (mine and said.negated) or ours


def _denies(said: Opening, source: Source, manner: Manner) -> bool:
    sets = load_words().sets
    if (manner == "direct" and opens_with_no(said)) or _is_verdict(said) or _UNTRUE.search(said.text):
        return True
    if _nobody_did_to_me(said):
        return True
    root, subject = said.root, said.subject
    if root is None or said.auxiliaries & MODAL:
        return False
    looks_back = _looks_back(said)
    if subject is not None and subject.dep == "expl":
        attributes = [found for found in said.parse.children(root) if found.dep in ("attr", "neg", "advmod")]
        none = any(is_none(said.parse, found) or found.lower in ("never", "not") for found in attributes)
        return looks_back and none
    if subject is not None and is_none(said.parse, subject) and looks_back:
        nobody = subject.lower in NOBODY or subject.lower == "one"
        return not nobody or _is_own(said) or any(word.lower in ("me", "us") for word in said.words)
    if _by_contrast(said) or _not_mine(said):
        return True
    none = any(found.dep == "dobj" and is_none(said.parse, found) for found in said.parse.children(root))
    if not said.negated or (root.lemma in sets["minds"] and not (none and root.lemma in sets["senses"])):
        return False
    beside = said.parse.children(root)
    firmly = looks_back or root.lemma in ("have", "be") or any(found.dep == "neg" for found in beside)
    if not firmly:  # “We accuse nobody” states something
        return False
    if looks_back and _speaks_for_another(source):
        return True
    if subject is not None and subject.lower in THIS and subject.dep == "nsubjpass" and "never" in said.text.split():
        return True  # “It was never given”
    if any(found.dep == "acomp" and found.lemma in sets["minds"] for found in beside):
        return False
    if root.lemma == "have" and any(found.dep == "dobj" and found.lemma in sets["states"] for found in beside):
        return False
    outside = subject is not None and subject.i < said.words[0].i
    return _is_own(said) or ((manner == "mixed" or outside) and _is_source(subject, source))


def _speaks_for_another(source: Source) -> bool:
    words = {word.lower() for name in source.names for word in name.split()}
    return bool(words & load_words().sets["spokesmen"])


def _by_contrast(said: Opening) -> bool:
    """Tell “I took the watch, not the bribe” and “It was a handshake, not a kiss”."""
    if said.root is None or said.subject is None or said.subject.lower not in (*SELVES, *THIS):
        return False
    for before, word in pairwise(said.words):
        if word.lower == "not" and before.text in (",", "–", "—"):
            verbs = [
                found for found in said.words if found.i < word.i and found.pos == "VERB" and found.i != said.root.i
            ]
            return not verbs
    return False


def _not_mine(said: Opening) -> bool:
    """Tell “It is not my signature” and "the soup “was not of my making”"."""
    if said.root is None or said.root.lemma != "be" or not said.negated:
        return False
    return any(word.i > said.root.i and word.lower in (*OURS, "mine", "ours", "me", "us") for word in said.words)


def _nobody_did_to_me(said: Opening) -> bool:
    """Tell “Nobody” … “ever asked me to spy”, which the parser sees in two halves."""
    first = said.words[0].lower in NOBODY or said.text.startswith(("no one ", "not one "))
    return (
        first
        and any(word.lower in ("me", "us") for word in said.words)
        and any(word.tag in ("VBD", "VBN") for word in said.words)
        and not any(word.tag == "MD" for word in said.words)
    )


def _looks_back(said: Opening) -> bool:
    root = said.root
    if root is None:
        return False
    bare = root.tag == "VBN" and not said.auxiliaries  # “never blessed”, behind an unquoted subject
    return root.tag == "VBD" or bare or bool(said.auxiliaries & PAST)


def _is_source(subject: Token | None, source: Source) -> bool:
    """Tell whether the subject of a half quoted clause is who says it: "They “have never met”, said the two firms"."""
    if subject is None:
        return False
    names = [name for name in source.names if " of " not in name]  # "lawyer of Hale" is not Hale
    return subject.lower in OTHERS or any(subject.text in name.split() for name in names)


def _is_verdict(said: Opening) -> bool:
    """Tell a quotation that calls something untrue: “These are lies”, “A fairy tale”."""
    false = load_words().sets["false"]
    if said.root is None:
        return len(said.words) <= SHORT and any(word.lemma in false for word in said.words)
    if said.root.lemma != "be" or said.negated or said.auxiliaries & MODAL:
        return False
    subject = said.subject
    if subject is not None and subject.lower in SELVES:
        return False
    if subject is not None and (subject.lower in (*THIS, "both") or subject.lemma in load_words().sets["sayings"]):
        false = false | {"wrong"}  # “That is wrong”; that the minister is wrong denies nothing
    return any(
        found.dep in ("attr", "acomp")
        and found.lemma in false
        and not any(under.dep == "neg" for under in said.parse.children(found))
        for found in said.parse.children(said.root)
    )


def _demands(said: Opening, manner: Manner) -> bool:
    root = said.root
    if root is None:
        return False
    if said.auxiliaries & {"must"} and "have" not in said.auxiliaries:
        return True
    return manner == "direct" and said.subject is None and _is_imperative(said, root)


def _is_imperative(said: Opening, root: Token) -> bool:
    if root.tag not in ("VB", "VBP") or root.lower != root.lemma or said.auxiliaries - {"do"}:
        return False
    if root.lemma in load_words().sets["attention"]:
        return False
    beside = {found.i: found for found in said.parse.children(root)}
    for word in said.words:
        if word.i == root.i:
            break
        above = word
        while above.i not in beside and above.head not in (above.i, root.i):
            above = said.parse.head(above)
        if above.dep not in ("aux", "neg", "advmod", "advcl", "intj", "cc", "npadvmod", "punct", "prep"):
            return False
    behind = [word for word in said.words if word.i > root.i]
    hortative = root.lemma == "let" and bool(behind) and behind[0].lower.replace("’", "'") in ("us", "'s")
    return not hortative


def _accuses(said: Opening) -> bool:
    sets = load_words().sets
    if said.negated:
        return False
    if insults(said) or _ACCUSED.search(said.text):
        return True
    root, subject = said.root, said.subject
    if root is None or subject is None or said.auxiliaries & MODAL or subject.dep == "nsubjpass":
        return False
    return (
        root.lemma in sets["misdeeds"]
        and subject.lower not in (*SELVES, "it", "there")
        and not is_none(said.parse, subject)
    )
