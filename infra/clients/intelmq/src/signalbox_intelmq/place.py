"""The place of a collector in a feed, in a file."""

import json
import os
import uuid
from typing import Optional


class Place:
    """How far a feed is read, moved after the pipeline has the events.

    The file also holds a mark of the step: a new random text with every move. Whoever stored a page and its step together
    can tell, after a crash before the move, that this page must not be read again.

    :ivar cursor: where to go on; None at the beginning
    :ivar step: the mark of the step that comes next
    """

    def __init__(self, path: str) -> None:
        """Reads the file, or makes it.

        :raises OSError: if it cannot be read or written
        :raises ValueError: if the file holds something else
        """
        self._path = path
        self.cursor: Optional[str] = None
        self.step = ""
        try:
            with open(path, encoding="utf-8") as file:
                held = json.load(file)
        except FileNotFoundError:
            self.move(None)
            return
        try:
            self.cursor, self.step = held["cursor"], held["step"]
        except (TypeError, KeyError) as broken:
            raise ValueError(f"{path} is no place in a feed. Delete it to read the feed from its beginning.") from broken

    def move(self, cursor: Optional[str]) -> None:
        """Stores another place: the file has the old one or the new one, whatever happens meanwhile.

        :raises OSError: if it cannot be stored; then the place is the old one
        """
        step = uuid.uuid4().hex
        partial = self._path + ".new"
        with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump({"cursor": cursor, "step": step}, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, self._path)
        folder = os.open(os.path.dirname(self._path), os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        self.cursor, self.step = cursor, step
