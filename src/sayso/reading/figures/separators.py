"""What a number in digits is worth, where one mark parts thousands in one country and decimals in the next.

"1.076" is a thousand and seventy-six in Madrid and a little more than one in Mexico City. The shape decides where it
can: two marks, a mark that comes twice, or any other count of digits than three behind the only one. What is left is
decimal where the article writes its other decimals with that mark, and else thousands.
"""

from __future__ import annotations

import re

_END = r"(?![\d.,]*\d)(?!\s?(?:h|hrs?|horas)\b)"  # "15.30 horas" is a time
_DECIMAL_COMMA = re.compile(
    r"(?<![\d.,])(?:\d+,\d{1,2}|\d{1,3}(?:\.\d{3}){1,8},\d{1,8}|\d{1,3}(?:\.\d{3}){2,8})" + _END
)
_DECIMAL_POINT = re.compile(
    r"(?<![\d.,])(?:\d+\.\d{1,2}|\d{1,3}(?:,\d{3}){1,8}\.\d{1,8}|\d{1,3}(?:,\d{3}){2,8})" + _END
)

SAMPLE = 100_000
"""Code points that are looked at."""


def decimal_mark(text: str) -> str | None:
    """Return the mark before the decimals of an article, told by those of its numbers whose shape leaves no doubt.

    >>> decimal_mark("Subió un 2,7 %, a 1,439 euros."), decimal_mark("Son 1,439 euros.")
    (',', None)
    """
    sample = text[:SAMPLE]
    commas, points = len(_DECIMAL_COMMA.findall(sample)), len(_DECIMAL_POINT.findall(sample))
    return None if commas == points else "," if commas > points else "."


def plain_digits(written: str, decimal: str | None) -> str:
    """Return a number in digits without marks between its thousands and with a point before its decimals.

    `decimal` is the mark before decimals, None where the article does not tell.

    >>> plain_digits("1.076", None), plain_digits("1,2", None), plain_digits("1,439", ","), plain_digits("1,234.5", ".")
    ('1076', '1.2', '1.439', '1234.5')
    """
    marks = [character for character in written if not character.isdigit()]
    last = marks[-1] if marks else ""
    whole, _, rest = written.rpartition(last) if last else (written, "", "")
    if not last or last not in ".,":
        fraction = False
    elif len(set(marks)) > 1:
        fraction = True
    elif len(marks) > 1:
        fraction = False
    else:
        fraction = len(rest) != 3 or not 1 <= len(whole) <= 3 or whole[0] == "0" or last == decimal
    digits = "".join(character for character in whole if character.isdigit())
    if fraction:
        return f"{digits}.{rest}"
    return "".join(character for character in written if character.isdigit())
