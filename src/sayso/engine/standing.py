"""Whether what became of a page before still stands, so that the same bytes need not be read again."""

from __future__ import annotations

import json

from sayso.engine.options import Options
from sayso.records import Visit

_LASTING = frozenset({"outlet", "published"})


def still_stands(last: Visit, reader: str, options: Options) -> bool:
    """Tell whether the bytes of a visit would give the same now: read by the same reader, with the same said of them.

    An outlet and a date that the person said once stand even if nothing is said now, unlike an encoding, which
    changes the text; what was passed over or refused for its bytes stands only under the same words. What could not
    be had at all never stands.
    """
    if last.reader != reader:
        return False
    if last.article is not None:
        return options.said == last.said or (not options.said and json.loads(last.said).keys() <= _LASTING)
    if last.reason is not None:
        return last.lasting and last.said == options.said
    return last.said == options.passing
