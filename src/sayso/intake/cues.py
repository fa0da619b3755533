"""The vocabulary of page regions (cues.toml) as ready patterns, shared by plain text and HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from sayso.intake.dates import iso_date
from sayso.intake.vocabulary import cue_words

MAX_LABEL_WORDS = 30
"""Longest related, tags or furniture line: longer paragraphs that open with such words were part of the story."""
MAX_BYLINE_WORDS = 16
MAX_CAPTION_WORDS = 60
MAX_CREDIT_WORDS = 14
MAX_SOURCE_WORDS = 5
"""Longest outlet behind "Source:"."""
MAX_CONTRIBUTORS_WORDS = 45
"""Longest line of those who "contributed to this report": an agency names ten people."""
MAX_CONTRIBUTING = 60
"""Characters at the end of such a line that say so, a place perhaps behind them."""
_ADDRESS_ONLY = re.compile(
    r"(?:e-?mail:? |twitter:? )?(?:[\w.+-]+@[\w-]+\.[\w.]+|@\w+|(?:https?://)?(?:www\.)?twitter\.com/\w+)"
)
"""A line that is only where the writer can be reached."""
_LONGEST_WORDS_IN_TEAM_BYLINE = 8
_AFTER_STOP = " \t\r\n\"'”’»)]*\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
"""What may stand behind a full stop and is no word: closing marks, and signs of direction that nobody sees."""


@cache
def _opening(name: str, after: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of(cue_words(name))}){after}", re.IGNORECASE)


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)


@cache
def _inside(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(cue_words(name))})(?!\w)", re.IGNORECASE)


@cache
def _team() -> re.Pattern[str]:
    return re.compile(rf"(?P<outlet>.*?)\s*\b(?P<team>{_any_of(cue_words('team'))})", re.IGNORECASE | re.DOTALL)


def word_count(text: str) -> int:
    """Return the number of words between white space."""
    return len(text.split())


def ends_with_stop(text: str) -> bool:
    """Tell whether a line ends like a sentence, closing quotation marks and brackets left aside.

    >>> ends_with_stop('He said: "No."'), ends_with_stop("The return of an alliance"), ends_with_stop("Who won?")
    (True, False, True)
    """
    return text.rstrip(_AFTER_STOP).endswith((".", "!", "?", "…", "。", "؟"))


def is_related_label(text: str) -> bool:
    """Tell whether a line announces links to other stories ("Related videos:", "Read more: Ferry sinks")."""
    return _is_label(text, "related")


def is_tags_label(text: str) -> bool:
    """Tell whether a line announces or lists the topics of a story ("Filed under:")."""
    return _is_label(text, "tags")


def _is_label(text: str, name: str) -> bool:
    found = _opening(name, r"\s*(?P<end>:|：|(?:…|\.\.\.)?\Z)").match(text.strip())
    return found is not None and word_count(text) <= MAX_LABEL_WORDS


def is_bare_label(text: str) -> bool:
    """Tell whether a label has nothing behind its colon, so that what it announces stands below it."""
    return text.rstrip().endswith((":", "：")) or ":" not in text


def is_correction(text: str) -> bool:
    """Tell whether a paragraph mends the story or notes that it was mended."""
    start = text.lstrip(" \t([*_")
    labelled = _opening("corrections", r"(?:\s*\([^)]{1,40}\)|,?\s+[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)?\s*[:：—–]")
    return bool(labelled.match(start) or _opening("correction_sentences", r"\b").match(start))


def is_furniture(text: str) -> bool:
    """Tell whether a line belongs to the page: copyright, subscription, sharing."""
    if word_count(text) > MAX_LABEL_WORDS:
        return False
    folded = " ".join(text.lower().split())
    if _opening("furniture", r"(?!\w)").match(folded) or any(sign in folded for sign in cue_words("furniture_inside")):
        return True
    if _ADDRESS_ONLY.fullmatch(folded):
        return True
    return bool(_opening("follow_openers", r"\b").match(folded) and _inside("networks").search(folded))


def is_faq_heading(text: str) -> bool:
    """Tell whether a heading announces questions and answers."""
    return _inside("faq").search(text) is not None


def opens_like_question(text: str) -> bool:
    """Tell whether a line is one question that starts with a question word."""
    return text.endswith("?") and bool(_opening("question_words", r"\b").match(text))


def tells(text: str) -> bool:
    """Tell whether a sentence reports what somebody said, in the past tense, as bodies do and titles do not."""
    return _inside("telling_words").search(text) is not None


def is_dateline(text: str) -> bool:
    """Tell whether a line gives a date and nothing else ("Published: 15 October 2025")."""
    return date_of_line(text) is not None


def date_of_line(text: str) -> str | None:
    """Return the ISO date of a line that gives a date and nothing else but a time of day."""
    line = " ".join(text.split())
    opener = _opening("dateline_openers", r"\s*:?\s+").match(line)
    rest = line[opener.end() :] if opener else line
    if word_count(rest) > 8 or not re.search(r"\d{4}", rest):
        return None
    if re.search(r"\d{4}(?P<rest>[^:]*)\Z", rest) and word_count(re.split(r"\d{4}", rest, maxsplit=1)[1]) > 3:
        return None
    return iso_date(rest)


def is_byline(text: str) -> bool:
    """Tell whether a line names the writers.

    >>> is_byline("By Ana Ruiz and Li Wei"), is_byline("Harbour Post Editorial Team"), is_byline("By Friday it rained.")
    (True, True, False)
    """
    line = text.strip()
    if word_count(line) <= MAX_CONTRIBUTORS_WORDS and _inside("contributing").search(line[-MAX_CONTRIBUTING:]):
        return True
    if word_count(line) > MAX_BYLINE_WORDS or line.endswith((":", "?", "!")):
        return False
    if opener := _opening("byline_openers", r"\s+").match(line):
        names = re.split(r"[\s,;&/|]+", line[opener.end() :].rstrip("."))
        links = cue_words("name_links")
        first = names[0] if names else ""
        return first[:1].isupper() and all(n[:1].isupper() or n.lower() in links for n in names if n[:1].isalpha())
    return team_outlet(line) is not None


def team_outlet(line: str) -> str | None:
    """Return the outlet whose team signs a line ("" where the line is the bare word), None where no team does.

    >>> team_outlet("Harbour Post Editorial Team"), team_outlet("Staff"), team_outlet("He joined the staff")
    ('Harbour Post', '', None)
    """
    if word_count(line) > _LONGEST_WORDS_IN_TEAM_BYLINE or ends_with_stop(line):
        return None
    found = _team().fullmatch(re.sub(r"^by\s+", "", line.strip(), flags=re.IGNORECASE))
    if found is None or not all(word[:1].isupper() or not word[:1].isalpha() for word in line.split()):
        return None
    return re.sub(r"^The\s+|['’]s$", "", found["outlet"]).strip(" ,|-–")


def names_in_byline(text: str) -> tuple[str, ...]:
    """Return the writers that a byline names, without their outlet, place or beat.

    >>> names_in_byline("By Ana Ruiz, Li Wei and Jo Poe in Lagos"), names_in_byline("Harbour Post Editorial Team")
    (('Ana Ruiz', 'Li Wei', 'Jo Poe'), ('Harbour Post Editorial Team',))
    """
    line = " ".join(text.split()).rstrip(".")
    opener = _opening("byline_openers", r"\s+").match(line)
    line = line[opener.end() :] if opener else line
    if team_outlet(line) is not None:
        return (line,)
    line = re.split(r"\s+(?:for|in|of|with|at|from)\s+|\s*[|/(]", line, maxsplit=1)[0]
    names = [name.strip() for name in re.split(r"\s*[,;&]\s*(?:and\s+)?|\s+(?:and|y)\s+", line)]
    # A writer has a first and a last name: what has not, behind a comma, is the outlet ("By Ana Ruiz, Reuters").
    return tuple(dict.fromkeys(n for i, n in enumerate(names) if n and (i == 0 or " " in n)))


@cache
def _credit_opener() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{_any_of(cue_words('credit_openers'))})", re.IGNORECASE)


def credit_start(text: str) -> int | None:
    """Return where the credit in a caption starts (code points), None where the line holds none.

    >>> credit_start("The pier in 2024 (Reference Image)Photo © A/Ana Ruiz"), credit_start("The pier in 2024.")
    (34, None)
    """
    if word_count(text) > MAX_CAPTION_WORDS:
        return None
    found = _credit_opener().search(text)
    if found is None or word_count(text[found.start() :]) > MAX_CREDIT_WORDS:
        return None
    if "getty" in found[0].lower():
        # The photographer stands before the agency: "Ana Ruiz/Getty Images".
        sentences = list(re.finditer(r"[.!?)\]\n]\s*", text[: found.start()]))
        return sentences[-1].end() if sentences else 0
    return found.start()


def is_picture_line(text: str) -> bool:
    """Tell whether a paragraph is a caption or a credit by its words: it ends in a credit, or says that it is one."""
    return credit_start(text) is not None or is_caption(text)


def tells_what_is_seen(text: str) -> bool:
    """Tell whether a line behind "Image:" goes on in a sentence, where a credit gives names.

    >>> tells_what_is_seen("Image: The minister has left the harbour"), tells_what_is_seen("Image: Ana Ruiz for EFE")
    (True, False)
    """
    words = [word for word in re.split(r"[\s/|,]+", text)[1:] if word.isalpha()]
    small = {*cue_words("credit_links"), *cue_words("name_links")}
    lower = [word for word in words if word.islower() and word not in small]
    return len(words) > MAX_SOURCE_WORDS and len(lower) > 1


def is_counter(text: str) -> bool:
    """Tell whether a line counts the pictures of a gallery ("Image 1 of 23", "2 / 5")."""
    return bool(re.fullmatch(r"(?:\w+ )?\d{1,3}\s*(?:of|/|de|von|sur|di)[\s/]*\d{1,3}", text.strip(), re.IGNORECASE))


def names_agency(text: str) -> bool:
    """Tell whether a line names an agency or says whence a picture comes ("Ana Ruiz / EFE", "SpaceX via NASA")."""
    return bool(_agency().search(text)) or bool(re.search(r"\w ?/ ?\w|\bvia\b|©", text))


@cache
def _agency() -> re.Pattern[str]:
    names = {form for name in cue_words("agencies") for form in (name, name.upper())}
    return re.compile(rf"(?<!\w)(?:{_any_of(sorted(names, key=len, reverse=True))})(?!\w)")


def is_wire_credit(text: str) -> bool:
    """Tell whether a line names agencies and nothing else ("Reuters", "With information from EFE").

    >>> is_wire_credit("(AFP/Reuters)"), is_wire_credit("With information from EFE"), is_wire_credit("Reuters said so.")
    (True, True, False)
    """
    line = text.strip()
    if word_count(line) > MAX_CREDIT_WORDS or ends_with_stop(line):
        return False
    opener = _opening("wire_openers", r"\s*").match(line.lstrip("(["))
    rest = line.lstrip("([")[opener.end() :] if opener else line
    left, found = _agency().subn(" ", rest)
    if opener is not None and opener[0].rstrip().endswith(":"):
        return bool(rest.strip()) and rest.lstrip()[0].isupper() and word_count(rest) <= MAX_SOURCE_WORDS
    words = re.findall(r"\w+", left)
    return found > 0 and all(word.lower() in cue_words("name_links") for word in words)


def is_caption(text: str) -> bool:
    """Tell whether a line without a credit describes a picture."""
    if word_count(text) > MAX_CAPTION_WORDS:
        return False
    folded = " ".join(text.lower().split())
    return folded.startswith(cue_words("caption_openers")) or _caption_sign().search(folded) is not None


@cache
def _caption_sign() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(cue_words('caption_signs'))})")
