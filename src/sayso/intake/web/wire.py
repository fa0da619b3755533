"""The way to the network: connects only to addresses that were checked, and keeps the time of the whole fetch.

The check is made where the connection is opened, and the connection goes to the very address that was checked: a name
that answers differently the next time, or a redirect, cannot lead past it. TLS still verifies the name.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from sayso.errors import IntakeError
from sayso.intake.web.lookup import Resolve, look_up
from sayso.intake.web.public import find_private


class Wire(httpcore.NetworkBackend):
    """Opens connections; `deadline` is the moment of `clock` at which everything that is still open is given up."""

    def __init__(
        self, resolve: Resolve, allow_private: bool, clock: Callable[[], float], carrier: httpcore.NetworkBackend
    ) -> None:
        self.deadline = 0.0
        self.received = 0
        self._resolve = resolve
        self._allow_private = allow_private
        self._clock = clock
        self._carrier = carrier

    def left(self) -> float:
        """Return the seconds until the deadline, negative once it is over."""
        return self.deadline - self._clock()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of `host` that takes the connection, after a look at all of them."""
        answers = look_up(self._resolve, host, port, max(self.left(), 0))
        private = None if self._allow_private else find_private(answers)
        if private is not None:
            where = host if host == private else f"{host}, at {private},"
            raise IntakeError(f"{where} is part of a private network. Try --allow-private if you trust it.")
        failure: Exception = httpcore.ConnectTimeout()
        for tried, answer in enumerate(answers):
            # A share of the time for each: where IPv6 leads nowhere, IPv4 must still get its turn.
            seconds = self.left() / (len(answers) - tried)
            if seconds <= 0:
                raise httpcore.ConnectTimeout
            try:
                stream = self._carrier.connect_tcp(answer, port, seconds, local_address, socket_options)
                return TimedStream(stream, self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class TimedStream(httpcore.NetworkStream):
    """A connection whose every step ends at the deadline of its wire: a byte a second does not buy time."""

    def __init__(self, stream: httpcore.NetworkStream, wire: Wire) -> None:
        self._stream = stream
        self._wire = wire

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what has arrived, at most `max_bytes`."""
        seconds = self._wire.left()
        if seconds <= 0:
            raise httpcore.ReadTimeout
        data = self._stream.read(max_bytes, seconds)
        self._wire.received += len(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of `buffer`."""
        seconds = self._wire.left()
        if seconds <= 0:
            raise httpcore.WriteTimeout
        self._stream.write(buffer, seconds)

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Return the connection, encrypted."""
        seconds = self._wire.left()
        if seconds <= 0:
            raise httpcore.ConnectTimeout
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, seconds), self._wire)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection below knows under the name `info`."""
        return self._stream.get_extra_info(info)
