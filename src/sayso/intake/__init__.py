"""From bytes to articles: find the pages a person named, and read each one's text, regions and metadata."""

from sayso.intake.discover import (
    DEFAULT_MAX_BYTES,
    count_pages,
    discover,
    is_address,
    read_file,
    read_place,
    refuse_missing,
)
from sayso.intake.failure import Failure
from sayso.intake.open import open_grounded, open_page

__all__ = [
    "DEFAULT_MAX_BYTES",
    "Failure",
    "count_pages",
    "discover",
    "is_address",
    "open_grounded",
    "open_page",
    "read_file",
    "read_place",
    "refuse_missing",
]
