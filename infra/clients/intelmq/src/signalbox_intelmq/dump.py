"""IntelMQ's dump file: where messages go that nobody takes, and from where `intelmqdump` brings them back."""

import base64
import fcntl
import json
import os
from datetime import datetime, timedelta, timezone
from typing import Any


def dump(path: str, bot_id: str, source_queue: str, refused: list[tuple[bytes, str]]) -> None:
    """Adds messages to a dump file, all of them or none: a full disk leaves the file as it was.

    :param refused: messages as the pipeline holds them, each with the reason
    :raises OSError: if the file cannot be written
    """
    with open(os.open(path, os.O_RDWR | os.O_CREAT, 0o644), "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        held = file.read()
        dumped: dict[str, Any] = json.loads(held) if held else {}
        time = datetime.now(timezone.utc).replace(tzinfo=None)
        for message, reason in refused:
            while time.isoformat() in dumped:
                time += timedelta(microseconds=1)
            dumped[time.isoformat()] = {
                "bot_id": bot_id,
                "source_queue": source_queue,
                "traceback": [reason],
                **_told(message),
            }
        text = json.dumps(dumped, indent=4, sort_keys=True).encode()
        os.posix_fallocate(file.fileno(), 0, len(text))
        file.seek(0)
        file.write(text)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def _told(message: bytes) -> dict[str, str]:
    try:
        json.loads(message)
        return {"message": message.decode()}
    except (ValueError, RecursionError):
        return {"message": base64.b64encode(message).decode(), "message_type": "base64"}
