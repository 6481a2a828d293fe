"""The output bot."""

import os
import time
from typing import Any, Optional

from intelmq.lib import exceptions
from intelmq.lib.bot import OutputBot
from intelmq.lib.mixins import HttpMixin

from signalbox_intelmq.dump import dump
from signalbox_intelmq.hub import Hub, HubTrouble
from signalbox_intelmq.sender import Outcome, Sender
from signalbox_intelmq.source import Source, source_of

_IDLE_SECONDS = 1
"""How long the bot waits for a message before it looks for signals."""


class SignalboxOutputBot(OutputBot, HttpMixin):
    """Posts events and reports to a Signalbox hub as envelopes, many in a request.

    A message stays in the bot's queue until the hub has it. What the hub refuses goes to the bot's dump file.
    """

    signalbox_url: Optional[str] = None
    signalbox_token: Optional[str] = None
    batch_messages: int = 1000
    batch_bytes: int = 2_000_000

    _source: Optional[Source] = None
    _source_of: Any = None
    _resume_at: float = 0.0

    def init(self) -> None:
        """Reads the parameters."""
        if not self.signalbox_url or not self.signalbox_token:
            raise exceptions.ConfigurationError("hub", "signalbox_url and signalbox_token are needed.")
        hub = Hub(self.signalbox_url, self.signalbox_token, self.http_session())
        self._sender = Sender(hub, self.error_max_retries, self.logger.warning)

    def process(self) -> None:
        """Sends what waits, or waits a second for it."""
        rest = self._resume_at - time.monotonic()
        if rest > 0:
            time.sleep(min(rest, _IDLE_SECONDS))
            return
        source = self._current_source()
        messages = source.take(self.batch_messages, self.batch_bytes, _IDLE_SECONDS)
        if messages:
            outcome = self._sender.send(messages)
            self._set_aside(outcome)
            source.acknowledge(outcome.kept + [message for message, _ in outcome.refused])
            self._wait(outcome.trouble)

    def _current_source(self) -> Source:
        queue = self._Bot__source_pipeline
        if self._source is None or self._source_of is not queue:
            self._source, self._source_of = source_of(queue), queue
        return self._source

    def _set_aside(self, outcome: Outcome) -> None:
        """As IntelMQ does with a message for which its retries are used up."""
        if not outcome.refused:
            return
        for _, reason in outcome.refused:
            self.logger.error("A message is refused: %s.", reason)
        if self.error_dump_message and not getattr(self, "testing", False):
            path = os.path.join(self.logging_path, f"{self.bot_id}.dump")
            dump(path, self.bot_id, self.source_queue, outcome.refused)
        if "_on_error" in self.destination_queues:
            for message, _ in outcome.refused:
                self._Bot__destination_pipeline.send(message, path="_on_error")

    def _wait(self, trouble: Optional[HubTrouble]) -> None:
        """Until the hub wants to be asked again; where it does not say when, IntelMQ's own procedure decides."""
        if trouble is None:
            return
        if trouble.wait_seconds is None:
            raise trouble
        self.logger.warning("%s Going on in %d seconds.", trouble, trouble.wait_seconds)
        self._resume_at = time.monotonic() + trouble.wait_seconds


BOT = SignalboxOutputBot
