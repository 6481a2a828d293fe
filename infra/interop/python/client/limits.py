"""Limits of this process."""

import contextlib
import resource
import signal
from collections.abc import Iterator


@contextlib.contextmanager
def without_room_for_files() -> Iterator[None]:
    """No file can grow: what a full disk does to whoever writes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
