"""Who the source of an attribution is, and who passed its words on."""

from sayso.reading.sources.carriers import cited, is_outlet, quoted_by, told_to
from sayso.reading.sources.pronouns import known_genders
from sayso.reading.sources.resolve import resolve
from sayso.reading.sources.setting import Setting, Spoken
from sayso.reading.sources.source import Source
from sayso.reading.sources.who import Who

__all__ = [
    "Setting",
    "Source",
    "Spoken",
    "Who",
    "cited",
    "is_outlet",
    "known_genders",
    "quoted_by",
    "resolve",
    "told_to",
]
