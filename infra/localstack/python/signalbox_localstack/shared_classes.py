"""What the JVMs of one function share: its classes, loaded and verified by the first of them."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

_WRITTEN_WITHIN_SECONDS = 60


class SharedClasses:
    """One archive, which the first process that ends in order leaves to all that start later."""

    def __init__(self, archive: Path) -> None:
        self._archive = archive
        self._lock = threading.Lock()
        self._is_recorded = False

    def options(self) -> list[str]:
        """For a process that uses the archive, if there is one."""
        return [f"-XX:SharedArchiveFile={self._archive}"] if self._archive.exists() else []

    def record(self) -> Recording | None:
        """For a process that is to write the archive; nothing where one did, or is about to."""
        with self._lock:
            if self._is_recorded:
                return None
            self._is_recorded = True
            return Recording(self._archive, self._begin_anew)

    def _begin_anew(self) -> None:
        with self._lock:
            self._is_recorded = False


class Recording:
    """The archive that one process is to write."""

    def __init__(self, archive: Path, given_up: Callable[[], None]) -> None:
        self._archive = archive
        self._given_up = given_up
        self._draft = archive.with_suffix(".draft")

    def options(self) -> list[str]:
        """For that process."""
        return [f"-XX:ArchiveClassesAtExit={self._draft}"]

    def keep(self, process: subprocess.Popen[bytes]) -> None:
        """Ends the process, and returns before it has written the archive."""
        process.terminate()
        threading.Thread(target=self._wait, args=(process,), daemon=True).start()

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        try:
            process.wait(_WRITTEN_WITHIN_SECONDS)
            self._draft.replace(self._archive)
        except (subprocess.TimeoutExpired, FileNotFoundError):
            process.kill()
            self.give_up()

    def give_up(self) -> None:
        """Leaves it to a process that starts later."""
        self._given_up()
