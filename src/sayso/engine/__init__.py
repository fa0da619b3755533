"""The only place where the stations meet: pages are opened, read and kept."""

from sayso.engine.batch import Batch, Progress, read_into
from sayso.engine.local import read, read_all, read_text, reader_name
from sayso.engine.options import Options

__all__ = ["Batch", "Options", "Progress", "read", "read_all", "read_into", "read_text", "reader_name"]
