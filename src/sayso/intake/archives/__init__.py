"""Archives of web pages (WARC, ARC, WACZ) → pages, with every damaged record told."""

from sayso.intake.archives.keep import Keep
from sayso.intake.archives.read import is_archive, read_archive

__all__ = ["Keep", "is_archive", "read_archive"]
