"""How the words of a quotation begin: its first sentence, what governs it, who does it, and whether it is negated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language import Parse, Token
from sayso.reading.attributions.nobody import NOBODY
from sayso.records import Manner, Pieces

MARKS = frozenset("\"“”„‟«»‘’‹›'`")
OPENING = frozenset('“„«‘"')
ENDS = frozenset({".", "!", "?", ";", "…"})
VERBS = ("VERB", "AUX")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


@dataclass(frozen=True, slots=True)
class Opening:
    """The first sentence of what is said.

    `words` are its tokens without marks; `root` is the verb that governs it (None in a fragment), `subject` who does
    it, which may stand before the quotation; `asks` says that it ends with a question mark.
    """

    parse: Parse
    words: tuple[Token, ...]
    root: Token | None
    subject: Token | None
    asks: bool

    @property
    def text(self) -> str:
        """The words in lower case, apart by single spaces."""
        return " ".join(word.lower for word in self.words).replace("’", "'")

    @property
    def auxiliaries(self) -> frozenset[str]:
        """The lower-case forms of the auxiliaries of the root."""
        if self.root is None:
            return frozenset()
        return frozenset(
            found.lower.replace("’", "'") for found in self.parse.children(self.root) if found.dep in ("aux", "auxpass")
        )

    @property
    def negated(self) -> bool:
        """Whether the root is negated inside the quotation: "did not", "never", "nothing", "no money"."""
        if self.root is None:
            return False
        said = {word.i for word in self.words}
        beside = [found for found in self.parse.children(self.root) if found.i in said]
        return any(
            found.dep == "neg"
            or found.lower == "never"
            or (found.dep in ("dobj", "attr") and is_none(self.parse, found))
            for found in beside
        )


def is_none(parse: Parse, noun: Token) -> bool:
    """Tell "nothing", "no money" and "not a single man" from a noun that stands for something."""
    if noun.lower in NOBODY or (noun.lower == "one" and any(found.lower == "no" for found in parse.children(noun))):
        return True
    return any(
        found.i < noun.i
        and (found.lower == "no" or (found.lower == "not" and found.dep in ("neg", "preconj", "advmod")))
        for found in parse.children(noun)
    )


def opening(parse: Parse, content: Pieces, manner: Manner) -> Opening | None:
    """Return how a content begins: the quoted part of a mixed one."""
    tokens = [token for piece in content for token in parse.tokens_in(piece)]
    if manner == "mixed":
        tokens = _quoted(tokens)
    words: list[Token] = []
    end = ""
    for token in tokens:
        if token.text in ENDS and words:
            end = token.text
            break
        if not MARKS.issuperset(token.text) and (words or token.pos != "PUNCT") and (words or token.lower != "that"):
            words.append(token)
    if not words:
        return None
    inside = {word.i for word in words}
    governing = [word for word in words if word.pos in VERBS and (word.head not in inside or word.head == word.i)]
    root = governing[0] if governing else None
    subject = None
    if root is not None:
        before = [found for found in parse.children(root) if found.dep in SUBJECTS and found.i < root.i]
        subject = before[-1] if before else None  # of two the nearer: the other is a label's speaker
    return Opening(parse, tuple(words), root, subject, end == "?")


def _quoted(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens between the first quotation mark and the next."""
    first = next((place for place, token in enumerate(tokens) if MARKS.issuperset(token.text)), None)
    if first is None:
        return list(tokens)
    behind = tokens[first + 1 :]
    last = next((place for place, token in enumerate(behind) if MARKS.issuperset(token.text)), len(behind))
    return list(behind[:last])
