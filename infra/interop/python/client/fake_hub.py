"""A hub of a few lines whose answers can be spoilt, byte by byte."""

import contextlib
import gzip
import json
import socket
import threading
from collections.abc import Callable
from typing import Any, Optional
from urllib.parse import parse_qs, urlparse


class FakeHub:
    """Takes envelopes by their ids, and has one feed with all of them.

    :ivar envelopes: what it has, by the id
    :ivar spoil: takes the bytes of an answer and gives those that are sent in their place; by default the same
    :ivar result: takes an envelope and gives the hub's result of it without its index; None for the usual one
    :ivar bodies: how many envelopes each request had
    """

    def __init__(self) -> None:
        self.envelopes: dict[str, dict[str, Any]] = {}
        self.spoil: Callable[[bytes], bytes] = lambda answer: answer
        self.result: Callable[[dict[str, Any]], Optional[dict[str, Any]]] = lambda envelope: None
        self.limit_bytes = 6_000_000
        self.bodies: list[int] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            with connection, contextlib.suppress(OSError):
                connection.settimeout(10)
                self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        stream = connection.makefile("rb")
        method, target, _ = stream.readline().decode().split()
        length = 0
        while (line := stream.readline().strip()) != b"":
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        body = stream.read(length)
        connection.sendall(self.spoil(self._post(body) if method == "POST" else self._page(target)))

    def _post(self, body: bytes) -> bytes:
        text = gzip.decompress(body)
        lines = [json.loads(line) for line in text.split(b"\n")]
        self.bodies.append(len(lines))
        if len(text) > self.limit_bytes:
            return http(413, {"title": "Too large", "detail": "at most so many bytes"})
        items = []
        for index, envelope in enumerate(lines):
            result = self.result(envelope)
            if result is None:
                known = envelope["meta"]["uuid"] in self.envelopes
                self.envelopes[envelope["meta"]["uuid"]] = envelope
                result = {"status": "duplicate" if known else "accepted"}
            items.append({"index": index, **result})
        return http(200, {"counts": {}, "items": items})

    def _page(self, target: str) -> bytes:
        query = parse_qs(urlparse(target).query)
        begin, limit = int(query.get("after", ["0"])[0]), int(query["limit"][0])
        entries = list(self.envelopes.values())
        end = min(begin + limit, len(entries))
        lines = "".join(json.dumps(entry) + "\n" for entry in entries[begin:end])
        more = {"Signalbox-Cursor": str(end), "Signalbox-More": "true" if end < len(entries) else "false"}
        return http(200, lines, **more)

    def close(self) -> None:
        """Listens no more."""
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()


def http(status: int, content: Any, **headers: str) -> bytes:
    """An answer as bytes."""
    body = content.encode() if isinstance(content, str) else json.dumps(content).encode()
    head = {"Content-Length": str(len(body)), "Connection": "close", **headers}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"HTTP/1.1 {status} Some\r\n{lines}\r\n".encode() + body
