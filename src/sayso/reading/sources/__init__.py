"""Who the source of an attribution is, and who passed its words on."""

from sayso.reading.sources.carriers import cited, is_outlet, quoted_by
from sayso.reading.sources.frame import frame_carriers
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
    "frame_carriers",
    "is_outlet",
    "known_genders",
    "quoted_by",
    "resolve",
]
