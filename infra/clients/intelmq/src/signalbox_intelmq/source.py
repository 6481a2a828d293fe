"""Takes many messages at once from the queue of a bot, and acknowledges them after they were sent."""

import abc
from typing import Any

import redis
from intelmq.lib import exceptions, pipeline, utils

_AT_ONCE = 100
"""Messages that are fetched before their size is known."""


class Source(abc.ABC):
    """The queue of a bot. What was taken and not acknowledged is taken again, by the next process at the latest."""

    @abc.abstractmethod
    def take(self, most: int, most_bytes: int, wait_seconds: int) -> list[bytes]:
        """The oldest messages, without removing them: one at the least, unless none comes within the time."""

    @abc.abstractmethod
    def acknowledge(self, messages: list[bytes]) -> None:
        """Removes messages that were taken."""


def source_of(queue: pipeline.Pipeline) -> Source:
    """The source for a bot's pipeline: by the batch from Redis, one at a time from another broker."""
    return RedisSource(queue) if isinstance(queue, pipeline.Redis) else SingleSource(queue)


class RedisSource(Source):
    """Keeps what is on its way in the bot's internal queue, where IntelMQ itself keeps one message."""

    def __init__(self, queue: pipeline.Redis) -> None:
        self._redis: Any = queue.pipe
        self._source: str = queue.source_queue
        self._internal: str = queue.internal_queue

    def take(self, most: int, most_bytes: int, wait_seconds: int) -> list[bytes]:
        try:
            return self._take(most, most_bytes, wait_seconds)
        except redis.exceptions.RedisError as broken:
            raise exceptions.PipelineError(broken) from broken

    def _take(self, most: int, most_bytes: int, wait_seconds: int) -> list[bytes]:
        taken: list[bytes] = []
        size = 0
        left = self._redis.llen(self._internal)
        while len(taken) < most and size < most_bytes:
            count = min(_AT_ONCE, most - len(taken))
            if left > len(taken):
                # The oldest message is the last one.
                chunk = self._redis.lrange(self._internal, -len(taken) - count, -len(taken) - 1)[::-1]
            else:
                chunk = self._moved(count)
                left += len(chunk)
            if not chunk:
                break
            for message in chunk:
                if taken and size + len(message) > most_bytes:
                    return taken
                taken.append(message)
                size += len(message)
        if not taken:
            message = self._redis.brpoplpush(self._source, self._internal, timeout=wait_seconds)
            taken = [] if message is None else [message]
        return taken

    def _moved(self, count: int) -> list[bytes]:
        with self._redis.pipeline(transaction=False) as batch:
            for _ in range(count):
                batch.rpoplpush(self._source, self._internal)
            return [message for message in batch.execute() if message is not None]

    def acknowledge(self, messages: list[bytes]) -> None:
        try:
            with self._redis.pipeline(transaction=True) as batch:
                for message in messages:
                    # Counted from the end, where the oldest ones are: it is found at once.
                    batch.lrem(self._internal, -1, message)
                batch.execute()
        except redis.exceptions.RedisError as broken:
            raise exceptions.PipelineError(broken) from broken


class SingleSource(Source):
    """One message at a time, from any broker that IntelMQ knows."""

    def __init__(self, queue: pipeline.Pipeline) -> None:
        self._queue = queue
        self._held: list[bytes] = []

    def take(self, most: int, most_bytes: int, wait_seconds: int) -> list[bytes]:
        if not self._held:
            self._held = [utils.encode(self._queue.receive())]
        return list(self._held)

    def acknowledge(self, messages: list[bytes]) -> None:
        if messages:
            self._queue.acknowledge()
            self._held = []
