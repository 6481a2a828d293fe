"""Hands the pages of a feed to a bot's queues, each page once."""

import abc
import json
from collections.abc import Callable
from typing import Any, Optional

import redis
from intelmq.lib import exceptions, pipeline

from signalbox_intelmq.place import Place


class Sink(abc.ABC):
    """Where the messages of a page go."""

    @abc.abstractmethod
    def stored(self, place: Place) -> Optional[str]:
        """The cursor behind the page of this step, if the queues have it; None if they do not, or cannot tell."""

    @abc.abstractmethod
    def store(self, place: Place, cursor: str, send: Callable[[], None]) -> None:
        """Has the messages sent that lie before the cursor."""


def sink_of(queues: pipeline.Pipeline, bot_id: str) -> Sink:
    """The sink for a bot's pipeline."""
    return RedisSink(queues, bot_id) if isinstance(queues, pipeline.Redis) else PlainSink()


class RedisSink(Sink):
    """Stores a page and its step in one transaction, so that a crash at any moment leaves both or none of them."""

    def __init__(self, queues: pipeline.Redis, bot_id: str) -> None:
        self._queues = queues
        self._key = f"signalbox:{bot_id}"

    def stored(self, place: Place) -> Optional[str]:
        try:
            held = self._queues.pipe.get(self._key)
        except redis.exceptions.RedisError as broken:
            raise exceptions.PipelineError(broken) from broken
        last: dict[str, Any] = json.loads(held) if held else {}
        return last.get("cursor") if last.get("step") == place.step else None

    def store(self, place: Place, cursor: str, send: Callable[[], None]) -> None:
        client = self._queues.pipe
        try:
            with client.pipeline(transaction=True) as page:
                self._queues.pipe = page
                send()
                page.set(self._key, json.dumps({"step": place.step, "cursor": cursor}))
                page.execute()
        except redis.exceptions.RedisError as broken:
            raise exceptions.PipelineError(broken) from broken
        finally:
            self._queues.pipe = client


class PlainSink(Sink):
    """Sends one message after the other: after a crash within a page, its first messages come again."""

    def stored(self, place: Place) -> Optional[str]:
        return None

    def store(self, place: Place, cursor: str, send: Callable[[], None]) -> None:
        send()
