"""What a site's status code means for the person who wanted the page, and which answers are pages at all."""

from __future__ import annotations

from sayso.errors import IntakeError
from sayso.intake.web.answer import Answer

_REASONS = {
    204: "the site has nothing there (204). Check the address.",
    304: "the site says that nothing has changed (304), though it was not asked. Try again later.",
    401: "the site asks for a login (401). Save the page from a browser and give the file.",
    402: "the site asks for payment (402). Save the page from a browser and give the file.",
    403: "the site does not hand it to robots (403). Save the page from a browser and give the file.",
    404: "not found (404). Check the address.",
    410: "taken down by the site (410). Look for a copy in a web archive.",
    429: "the site has had too many requests (429). Try again later.",
    451: "withheld for legal reasons (451). Look for a copy in a web archive.",
    503: "the site is too busy (503). Try again later.",
}

REDIRECTS = frozenset({301, 302, 303, 307, 308})
"""Answers that name another address to ask."""

_READ = frozenset(
    {
        "application/atom+xml",
        "application/octet-stream",
        "application/pdf",
        "application/rdf+xml",
        "application/rss+xml",
        "application/xhtml+xml",
        "application/xml",
        "message/rfc822",
        "multipart/related",
    }
)
"""Besides text: what pages, feeds and saved pages are sent as, and what servers say that do not know."""


def refuse_status(answer: Answer) -> None:
    """Raise IntakeError, a reason without the address, for an answer that carries no page."""
    status = answer.status
    if status in (200, 203):
        return
    if status in _REASONS:
        reason = _REASONS[status]
    elif 500 <= status < 600:
        reason = f"the site failed ({status}). Try again later."
    elif 400 <= status < 500:
        reason = f"the site refused the request ({status}). Check the address."
    else:
        reason = f"the site answered with status {status}, which carries no page. Check the address."
    if answer.retry_after is not None:
        reason = reason.replace("Try again later.", f"It asks for {answer.retry_after:,.0f} seconds of patience.")
    raise IntakeError(reason)


def refuse_media(answer: Answer) -> None:
    """Raise IntakeError, a reason without the address, for what cannot be an article or a feed."""
    media_type = answer.media_type
    if media_type is None or media_type.startswith("text/") or media_type in _READ or media_type.endswith("+xml"):
        return
    raise IntakeError(f"the site sends {media_type}, which is no page of text. Give the address of the article.")
