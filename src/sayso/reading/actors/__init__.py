"""Who is named in an article, and where."""

from sayso.reading.actors.find import find_actors
from sayso.reading.actors.gazetteer import nations, outlets

__all__ = ["find_actors", "nations", "outlets"]
