"""What may reach a terminal: it obeys what it is sent, and articles, file names and ledgers come from strangers."""

from __future__ import annotations

import re
from io import TextIOWrapper

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


class Guarded(TextIOWrapper):
    """A stream to a terminal that shows U+FFFD for what could steer it; lines and tabs stay."""

    def write(self, text: str, /) -> int:
        """Write a text and return how many of its code points were taken: all."""
        super().write(_UNSAFE.sub("\ufffd", text.replace("\r\n", "\n")))
        return len(text)


def wrap(text: str, width: int, first: str = "", following: str = "") -> list[str]:
    """Return the lines of a text, none wider than `width` columns; East Asian characters take two.

    `first` and `following` are what the first line and the others begin with. White space runs become one space.

    >>> wrap("Kyiv said 大桥", 9, "  ", "    ")
    ['  Kyiv', '    said', '    大桥']
    """
    from rich.cells import cell_len, chop_cells

    lines: list[str] = []
    line, is_bare = first, True
    for word in text.split():
        for part in chop_cells(word, max(2, width - max(cell_len(first), cell_len(following)))):
            gap = "" if is_bare else " "
            if not is_bare and cell_len(line + gap + part) > width:
                lines.append(line)
                line, gap = following, ""
            line, is_bare = line + gap + part, False
    return lines if is_bare else [*lines, line]
