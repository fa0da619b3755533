"""Texts that nobody would write but anybody can send: four times the text may not cost sixteen times the work."""

from __future__ import annotations

import time

import pytest

import sayso

GROWTH = 4
MOST = 9.0
"""Times the work that four times the text may cost: linear is 4, quadratic 16."""
LEAST = 0.02
"""Seconds of processor time below which a smaller text's cost is mere noise."""

TEXTS = {
    "brackets": ("([{<>}])", 300),
    "bullets": ("- item one, he said\n", 100),
    "chains": ("He said that she said that ", 400),
    "comments in brackets": ("He said (she (they said) left) so. ", 150),
    "carriers": ("he told Reuters, she told the BBC, ", 120),
    "dates": ("last March on Monday 5 May 2024 ", 150),
    "emoji": ("😀", 1_500),
    "long words": ("a", 20_000),
    "names": ("The president, Ana Rell, and John Smith said so. ", 100),
    "numbers": ("1,234 ", 500),
    "one number": ("1,234,", 5_000),
    "one said after another": ("said ", 500),
    "paragraphs of figures": ("The mayor said 12 boats sank.\n", 350),
    "quotations": ('"We go," she said.\n\n"And ', 60),
    "quotation marks": ('"', 2_500),
    "sentences without an end": ("the officials of the ministry who told the people of the province ", 40),
    "single quotation marks": ("'", 2_000),
    "transcript": ("MAYOR: It sank.\n\nPORTER: It did not sink.\n\n", 60),
    "two speakers": ("“No, it sank,” Ann said. “It did not,” Bob said. ", 60),
    "white space": (" \t", 50_000),
}
"""What is repeated, and how often in the smaller text."""


def cost(text: str) -> float:
    start = time.process_time()
    sayso.read_text("He left. " + text)
    return max(LEAST, time.process_time() - start)


@pytest.mark.parametrize("name", TEXTS)
def test_work_grows_with_the_text_not_with_its_square(name: str) -> None:
    piece, times = TEXTS[name]
    sayso.read_text("He said so.")  # the parser is loaded
    small = min(cost(piece * times) for _ in range(2))
    assert min(cost(piece * times * GROWTH) for _ in range(2)) <= MOST * small
