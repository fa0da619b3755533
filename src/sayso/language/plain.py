"""Sentences and words by rules alone: what can be had of a language for which no parser is at hand.

Its tokens have no tags and no heads but themselves; `Parse.has_syntax` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.language.languages import Language, languages
from sayso.language.parse import Parse, Sentence, Token
from sayso.records import Span

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[.’'-][^\W\d_]+)*|\S")
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("»”\"')]’")


class PlainParser:
    """Sentences end at a full stop, a question or an exclamation mark before a capital, and not behind "Sr."."""

    def __init__(self, language: Language) -> None:
        self.name = f"plain {language}"
        self._abbreviations: frozenset[str] = languages()[language]["abbreviations"]

    def parse(self, text: str, blocks: Sequence[tuple[int, Span]]) -> Parse:
        """Parse the given blocks (their number and span) of `text`, each on its own."""
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for block, span in blocks:
            first = len(tokens)
            for i, match in enumerate(_TOKEN.finditer(text, span.start, span.end), first):
                word = match.group()
                tokens.append(Token(i, match.start(), match.end(), word, word.lower(), "", "", "", i, ""))
            for last in self._ends(tokens, first):
                sentences.append(Sentence(first, last, block))
                first = last
        return Parse(text, tuple(tokens), tuple(sentences), has_syntax=False)

    def _ends(self, tokens: Sequence[Token], first: int) -> Iterator[int]:
        """Yield the index behind the last token of each sentence of the block that begins at token `first`."""
        at = first
        while at < len(tokens):
            end = at + 1
            if tokens[at].text in _ENDS:
                while end < len(tokens) and tokens[end].text in _ENDS | _CLOSERS:
                    end += 1
                if end < len(tokens) and self._goes_on(tokens, at, end):
                    at = end
                    continue
                yield end
            elif end == len(tokens):
                yield end
            at = end

    def _goes_on(self, tokens: Sequence[Token], stop: int, following: int) -> bool:
        """Tell whether the sentence goes on behind the mark at `stop`."""
        after = tokens[following]
        if after.text[0].islower() or after.text in (",", ";", ":", ")") or after.start == tokens[following - 1].end:
            return True
        if tokens[stop].text != "." or not stop:
            return False
        before = tokens[stop - 1]
        initial = len(before.text) == 1 and before.text.isupper()
        return before.end == tokens[stop].start and (initial or before.lower in self._abbreviations)
