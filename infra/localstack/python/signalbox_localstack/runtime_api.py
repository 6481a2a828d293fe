"""The runtime API of Lambda, for one environment that works on one invocation after the other.

https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""

from __future__ import annotations

import dataclasses
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_PREFIX = "/2018-06-01/runtime/"


@dataclasses.dataclass(frozen=True)
class Invocation:
    """What a function is to work on."""

    request_id: str
    function_arn: str
    trace_id: str
    payload: bytes
    timeout_seconds: int


@dataclasses.dataclass(frozen=True)
class Answer:
    """What a function said to it."""

    payload: bytes
    is_error: bool


class RuntimeApi:
    """Serves one process. Whoever waits is woken by end() when that process is gone."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._is_asked = False
        self._init_error: bytes | None = None
        self._invocation: Invocation | None = None
        self._answer: Answer | None = None
        self._has_ended = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """For AWS_LAMBDA_RUNTIME_API."""
        return f"127.0.0.1:{self._server.server_address[1]}"

    def wait_until_ready(self) -> bytes | None:
        """Waits until the process asks for its first invocation.

        Answers nothing then, or why it could not start, as Lambda says it.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._is_asked or self._init_error or self._has_ended)
            if self._is_asked:
                return None
            return self._init_error or b'{"errorType": "Runtime.ExitError"}'

    def invoke(self, invocation: Invocation) -> Answer | None:
        """Hands it over and waits; nothing comes back when the time is up or the process is gone."""
        with self._changed:
            self._answer = None
            self._invocation = invocation
            self._changed.notify_all()
            self._changed.wait_for(
                lambda: self._answer or self._has_ended, timeout=invocation.timeout_seconds
            )
            return self._answer

    def end(self) -> None:
        """Wakes all who wait, and stops serving."""
        with self._changed:
            self._has_ended = True
            self._changed.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def _next(self) -> Invocation | None:
        with self._changed:
            self._is_asked = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._invocation or self._has_ended)
            invocation, self._invocation = self._invocation, None
            return invocation

    def _take(self, answer: Answer) -> None:
        with self._changed:
            self._answer = answer
            self._changed.notify_all()

    def _fail_init(self, reason: bytes) -> None:
        with self._changed:
            self._init_error = reason or b"{}"
            self._changed.notify_all()

    def _handler(api) -> type[BaseHTTPRequestHandler]:  # noqa: N805: the handler has a self
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                invocation = api._next() if self.path == _PREFIX + "invocation/next" else None
                if invocation is None:
                    self._reply(404, b"{}")
                    return
                deadline = int((time.time() + invocation.timeout_seconds) * 1000)
                self._reply(
                    200,
                    invocation.payload,
                    {
                        "Lambda-Runtime-Aws-Request-Id": invocation.request_id,
                        "Lambda-Runtime-Deadline-Ms": str(deadline),
                        "Lambda-Runtime-Invoked-Function-Arn": invocation.function_arn,
                        "Lambda-Runtime-Trace-Id": invocation.trace_id,
                    },
                )

            def do_POST(self) -> None:
                body = self._body()
                if self.path == _PREFIX + "init/error":
                    api._fail_init(body)
                elif self.path.endswith("/response"):
                    api._take(Answer(body, is_error=False))
                elif self.path.endswith("/error"):
                    api._take(Answer(body, is_error=True))
                self._reply(202, b'{"status": "OK"}')

            def _body(self) -> bytes:
                if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
                    return self.rfile.read(int(self.headers.get("Content-Length", 0)))
                chunks = []
                while size := int(self.rfile.readline().split(b";")[0], 16):
                    chunks.append(self.rfile.read(size))
                    self.rfile.readline()
                self.rfile.readline()
                return b"".join(chunks)

            def _reply(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
                self.send_response(status)
                # Without a type, the Java runtime's native client crashes.
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                for name, value in (headers or {}).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing: each invocation would be four lines."""

        return Handler
