"""What a site answered: the status, what its headers say, and the body within bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.errors import IntakeError

_MEDIA_TYPE = re.compile(r"\s*([\w.+-]{1,100}/[\w.+-]{1,100})\s*(?:;|$)", re.ASCII)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:+-]{1,40})", re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,20}")


class Answer:
    """The answer to one request; its body has not been read yet."""

    def __init__(self, status: int, headers: Sequence[tuple[bytes, bytes]], chunks: Iterator[bytes]) -> None:
        self.status = status
        self._headers = headers
        self._chunks = chunks

    def header(self, name: str) -> str | None:
        """Return the first value of a header, None where it is absent or empty."""
        values = self._values(name)
        return values[0] if values else None

    @property
    def media_type(self) -> str | None:
        """The media type in small letters, None where there is none or what there is cannot be one."""
        match = _MEDIA_TYPE.match(self.header("Content-Type") or "")
        return match[1].lower() if match else None

    @property
    def charset(self) -> str | None:
        """The charset as the header spells it."""
        match = _CHARSET.search(self.header("Content-Type") or "")
        return match[1] if match else None

    @property
    def codings(self) -> list[str]:
        """The Content-Encodings in the order they were applied."""
        return ",".join(self._values("Content-Encoding")).split(",")

    @property
    def retry_after(self) -> float | None:
        """The seconds to wait before asking again, None where nothing is said, or a date instead of a number."""
        value = self.header("Retry-After") or ""
        return float(value) if _NUMBER.fullmatch(value) else None

    def chunks(self) -> Iterator[bytes]:
        """Yield the body as it comes, still encoded; raises IntakeError when it breaks off."""
        return self._chunks

    def read(self, limit: int) -> bytes:
        """Return the body, still encoded.

        Raises:
            IntakeError: it is larger than `limit` bytes (told before it is read, if the site says so), or broke off.
        """
        announced = self.header("Content-Length") or ""
        body = bytearray()
        if not (_NUMBER.fullmatch(announced) and int(announced) > limit):
            for chunk in self._chunks:
                body += chunk
                if len(body) > limit:
                    break
            else:
                return bytes(body)
        raise IntakeError(f"larger than {limit / 1_000_000:g} MB. Raise the limit if you trust the site.")

    def _values(self, name: str) -> list[str]:
        wanted = name.lower().encode()
        found = [_text(value).strip() for key, value in self._headers if key.lower() == wanted]
        return [value for value in found if value]


def _text(value: bytes) -> str:
    # Headers are ASCII by the book; sites put addresses in UTF-8 into Location, and some still in Latin-1.
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
