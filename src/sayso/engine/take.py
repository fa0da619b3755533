"""What one page gives, as a pure function that any process can run: its article, its records, its fingerprints."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.crosscheck.copies import Fingerprint, body_words, fingerprints
from sayso.engine.local import open_capture, read_opened
from sayso.engine.memory import MOST_MEMORY
from sayso.engine.options import Options
from sayso.errors import IntakeError, ModelError, RecordError, UsageError
from sayso.intake import Failure
from sayso.language.languages import language_of
from sayso.records import Grounding, Page, Reading


@dataclass(frozen=True)
class Taken:
    """What a page gave: its reading, the bytes that carry it, and the fingerprints by which copies are found.

    `language` is the one that the text is in, as far as it is one that sayso knows.
    """

    reading: Reading
    grounding: Grounding
    prints: tuple[Fingerprint, ...]
    language: str | None


@dataclass(frozen=True, slots=True)
class Passed:
    """Says that a page is passed over, since the person wants none of its language."""


def take(page: Page, options: Options) -> Taken | Passed | Failure:
    """Return what a page gives; whatever is wrong with it is a failure of this page alone.

    Raises:
        ModelError: weights are absent or are other ones: no page is to blame.
        UsageError: an option makes no sense.
    """
    try:
        article, grounding = open_capture(page, options)
        language = language_of(article.text, article.language)
        if options.languages and not _is_wanted(language, article.language, options):
            return Passed()
        reading = read_opened(article, options.model)
        return Taken(reading, grounding, fingerprints(body_words(article)), language)
    except (IntakeError, RecordError) as error:
        reason = str(error).removeprefix(f"{page.path}: ")
    except MemoryError:
        most = f"{MOST_MEMORY / 1_000_000:g} MB of memory"
        reason = f"reading it takes more than {most}. Split it, or save its text alone."
    except (ModelError, UsageError):
        raise
    except Exception as error:  # a library's own class, or our mistake: the other pages are worth more than our pride
        reason = f"sayso failed on this page ({type(error).__name__}: {error}). Please report it with the page."
    return Failure(page.path, reason, lasting=True)


def _is_wanted(found: str | None, said: str | None, options: Options) -> bool:
    """Tell whether a language is among the wanted ones: what the text tells, else what the page says of itself."""
    tag = found or (said or "").lower().split("-")[0]
    return tag in options.languages
