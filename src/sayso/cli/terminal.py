"""What may reach a terminal: it obeys what it is sent, and articles, file names and ledgers come from strangers."""

from __future__ import annotations

import re

# What would move the cursor, ring the bell, turn the line around or hide in it: an article may hold anything.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


def safe(text: str) -> str:
    """Return a text on one line, with U+FFFD for each character that could steer a terminal.

    >>> safe("a\\x1b[2Jb\\n c")
    'a�[2Jb c'
    """
    return " ".join(_UNSAFE.sub("\ufffd", text.replace("\r", " ")).split())
