"""A real server on loopback that answers whatever a test tells it to, byte for byte, however wrong that is."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

Reply = bytes | Callable[[socket.socket], None] | Sequence[bytes]
"""Bytes to send before the connection is closed, a function that talks itself, or one entry for each request."""

NOTHING_HERE = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


TLS_HELLO = b"\x16"
"""The first byte of a client that wants TLS; to a plain server it is a request for the path "TLS"."""


def reply(body: bytes = b"", status: str = "200 OK", length: int | None = None, **headers: str) -> bytes:
    """Return a whole answer; `length` lies about the body's, and headers are written with _ for -."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}"]
    lines += [f"{name}: {value}" for name, value in named.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


class Misbehaving:
    """Answers each path as `replies` say, and any other with 404; `asked` are the heads of the requests, in order."""

    def __init__(self, replies: Mapping[str, Reply], tls: ssl.SSLContext | None = None) -> None:
        self.asked: list[str] = []
        self._replies = replies
        self._tls = tls
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._stop = threading.Event()

    def __enter__(self) -> Self:
        self._accepting.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        # Closing does not wake a thread that waits in accept(); a last connection does.
        socket.create_connection(("127.0.0.1", self.port)).close()
        self._accepting.join()
        self._listening.close()

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, without the robots.txt that comes before it."""
        return [path for path in (head.split(" ")[1] for head in self.asked) if path != "/robots.txt"]

    def header(self, name: str) -> str | None:
        """Return what the last request said in a header."""
        for line in self.asked[-1].split("\r\n")[1:]:
            key, _, value = line.partition(":")
            if key.lower() == name.lower():
                return value.strip()
        return None

    def _accept(self) -> None:
        while True:
            connection, _ = self._listening.accept()
            if self._stop.is_set():
                connection.close()
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection:
                head = _read_head(connection)
                if not head:
                    return
                self.asked.append(head)
                path = head.split(" ")[1]
                found = self._replies.get(path, NOTHING_HERE)
                if callable(found):
                    found(connection)
                elif isinstance(found, bytes):
                    connection.sendall(found)
                else:
                    before = sum(1 for earlier in self.asked if earlier.split(" ")[1] == path) - 1
                    connection.sendall(found[min(before, len(found) - 1)])
                # What is said first must arrive: closing with unread bytes would reset the connection.
                connection.shutdown(socket.SHUT_WR)
                connection.recv(65_536)
        except OSError:
            return  # the client had enough, which is what most tests are about


def _read_head(connection: socket.socket) -> str:
    head = b""
    while b"\r\n\r\n" not in head:
        received = connection.recv(65_536)
        if not received:
            return ""
        head += received
        if head.startswith(TLS_HELLO):
            return "GET TLS"
    return head.decode("latin-1")
