"""Whether what became of a page before still stands, so that the same bytes need not be read again."""

from __future__ import annotations

from sayso.engine.options import Options
from sayso.records import Visit


def still_stands(last: Visit, reader: str, options: Options) -> bool:
    """Tell whether the bytes of a visit would give the same now: read by the same reader, with the same said of them.

    An article stands even if the person says nothing now; what was passed over or refused for its bytes stands
    only under the same words. What could not be had at all never stands.
    """
    if last.reader != reader:
        return False
    if last.article is not None:
        return options.said in ("", last.said)
    if last.reason is not None:
        return last.lasting and last.said == options.said
    return last.said == options.passing
