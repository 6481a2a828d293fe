"""Starts LocalStack in this process.

    python -m signalbox_localstack [--detached]

Unless it is detached, it ends when its standard input does: whoever started it may be killed without
a word. Nothing that it started outlives it, and nothing is worth a slow farewell.
"""

from __future__ import annotations

import functools
import importlib
import os
import sys
import threading
import warnings

import psutil
import typing_extensions
from twisted.internet import endpoints


def _end_with_input() -> None:
    while sys.stdin.buffer.read(1024):
        continue
    for process in psutil.Process().children(recursive=True):
        try:
            process.kill()
        except psutil.NoSuchProcess:
            continue
    os._exit(0)


def _bear_with_python_3_12() -> None:
    """LocalStack 4.14 says that it runs on it, and misses two things there that came with 3.13."""
    warnings.deprecated = typing_extensions.deprecated

    make_lock = threading.Lock

    class Lock:
        """A lock's type that can stand in an annotation, as `Lock | None`."""

        def __new__(cls) -> object:
            return make_lock()

    threading.Lock = Lock
    importlib.import_module("localstack.packages.api")
    threading.Lock = make_lock


def _listen_on_loopback_alone() -> None:
    """LocalStack 4.14 listens on all interfaces, whatever GATEWAY_LISTEN says."""
    endpoints.TCP4ServerEndpoint = functools.partial(
        endpoints.TCP4ServerEndpoint, interface="127.0.0.1"
    )


def main() -> None:
    """Runs until it is told to end."""
    if "--detached" not in sys.argv:
        threading.Thread(target=_end_with_input, daemon=True).start()
    if sys.version_info < (3, 13):
        _bear_with_python_3_12()
    _listen_on_loopback_alone()
    from localstack.runtime.main import main as run

    run()


if __name__ == "__main__":
    main()
