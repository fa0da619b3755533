"""One request and its answer over HTTP/1.1, with every failure of the network put into plain words."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import httpcore

from sayso.errors import IntakeError
from sayso.intake.web.address import Address
from sayso.intake.web.answer import Answer
from sayso.intake.web.wire import Wire

MAX_HEAD = 100 * 1024
"""Bytes of headers that httpcore takes before it gives up; named here to tell a flood from garbage."""

_FAILURES = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError)


class Exchange:
    """Sends requests, each over its own connection.

    A connection that is kept may hold bytes that a server sent beyond its last answer, and they would be read as the
    next one. At one request a second, a new connection costs little.
    """

    def __init__(self, wire: Wire, timeout: float, tls: ssl.SSLContext | None) -> None:
        self._wire = wire
        self._timeout = timeout
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls, max_connections=1, max_keepalive_connections=0, network_backend=wire
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.close()

    @contextmanager
    def send(self, address: Address, headers: Mapping[str, str]) -> Iterator[Answer]:
        """Ask for `address` and give its answer, whose body can be read until the end of the block.

        Raises:
            IntakeError: a reason without the address.
        """
        request = httpcore.Request(
            "GET",
            httpcore.URL(
                scheme=address.scheme.encode(),
                host=address.host.encode(),
                port=address.port,
                target=address.target.encode(),
            ),
            extensions={"timeout": {"pool": self._timeout}},
            headers=[(name.encode(), value.encode("latin-1")) for name, value in _complete(address, headers).items()],
        )
        self._wire.received = 0
        try:
            response = self._pool.handle_request(request)
        except _FAILURES as error:
            raise IntakeError(self._why_no_answer(error)) from error
        try:
            yield Answer(response.status, response.headers, self._chunks(response))
        finally:
            response.close()

    def _chunks(self, response: httpcore.Response) -> Iterator[bytes]:
        try:
            yield from response.iter_stream()
        except httpcore.TimeoutException as error:
            raise IntakeError(self._too_slow()) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise IntakeError("the page broke off before its end. Try again later.") from error

    def _why_no_answer(self, error: Exception) -> str:
        if isinstance(error, httpcore.TimeoutException):
            return self._too_slow()
        cause = _cause_in(error, ssl.SSLError)
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate is not valid ({cause.verify_message}). Check the address; it may not be the site."
        if cause is not None:
            return "no secure connection could be made. Check the address, or try it with http://."
        if isinstance(error, httpcore.ConnectError):
            refused = _cause_in(error, ConnectionRefusedError) is not None
            why = "the site refused the connection" if refused else "the site could not be reached"
            return f"{why}. Check the address, or try again later."
        if self._wire.received == 0:
            return "the site closed the connection without an answer. Try again later."
        if self._wire.received >= MAX_HEAD:
            return f"its headers are larger than {MAX_HEAD // 1024} kB. The site is at fault; save the page by hand."
        return "the answer is not HTTP. Check the address and its port."

    def _too_slow(self) -> str:
        return f"not all there after {self._timeout:g} seconds. Try again later, or allow more time."


def _complete(address: Address, headers: Mapping[str, str]) -> dict[str, str]:
    return {"Host": address.authority, **headers, "Connection": "close"}


def _cause_in(error: BaseException | None, kind: type[BaseException]) -> BaseException | None:
    """Return the first error of a kind among an error and what it came from."""
    while error is not None and not isinstance(error, kind):
        error = error.__cause__ or error.__context__
    return error
