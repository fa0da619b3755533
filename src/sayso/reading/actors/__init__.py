"""Who is named in an article, and where."""

from sayso.reading.actors.find import find_actors
from sayso.reading.actors.gazetteer import nations, outlets
from sayso.reading.actors.names import type_of

__all__ = ["find_actors", "nations", "outlets", "type_of"]
