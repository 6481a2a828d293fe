"""The collector bot."""

import os
import time
from typing import Any, Optional

from intelmq import VAR_STATE_PATH
from intelmq.lib import exceptions
from intelmq.lib.bot import Bot, CollectorBot
from intelmq.lib.message import Event, Message
from intelmq.lib.mixins import HttpMixin

from signalbox_intelmq.dump import dump
from signalbox_intelmq.hub import CursorExpired, Hub, HubTrouble
from signalbox_intelmq.place import Place
from signalbox_intelmq.received import Unusable, message_of
from signalbox_intelmq.sink import Sink, sink_of

_REPORTS = "reports"
"""The path of what needs a parser. Without queues of its own it goes to the default ones."""


class SignalboxCollectorBot(CollectorBot, HttpMixin):
    """Reads a feed of a Signalbox hub. Events need no parser; they carry the envelope's id in `extra.signalbox_id`.

    The cursor lies in a file and moves after the pipeline has the events.
    """

    signalbox_url: Optional[str] = None
    signalbox_token: Optional[str] = None
    feed: Optional[str] = None
    since: str = "1970-01-01T00:00:00Z"
    batch_messages: int = 1000
    cursor_file: Optional[str] = None
    rate_limit: int = 60

    _sink: Optional[Sink] = None
    _sink_of: Any = None

    def init(self) -> None:
        """Reads the parameters and the place."""
        if not self.signalbox_url or not self.signalbox_token or not self.feed:
            raise exceptions.ConfigurationError("hub", "signalbox_url, signalbox_token and feed are needed.")
        self._hub = Hub(self.signalbox_url, self.signalbox_token, self.http_session())
        self._place = Place(os.path.abspath(self.cursor_file or os.path.join(VAR_STATE_PATH, f"{self.bot_id}.cursor")))

    def process(self) -> None:
        """Reads the feed to its end."""
        sink = self._current_sink()
        stored = sink.stored(self._place)
        if stored is not None:
            self._place.move(stored)
        while self._read_page(sink):
            pass

    def _read_page(self, sink: Sink) -> bool:
        """Passes a page on; whether there are more."""
        place = {"since": self.since} if self._place.cursor is None else {"after": self._place.cursor}
        try:
            headers, page = self._hub.read(self.feed, {"form": "decided", "limit": str(self.batch_messages), **place})
        except CursorExpired as expired:
            if expired.cursor == self._place.cursor:
                raise HubTrouble(str(expired)) from expired
            self.logger.error("%s What came between is lost; going on from there.", expired)
            self._place.move(expired.cursor)
            return True
        except HubTrouble as trouble:
            time.sleep(max(0.0, (trouble.wait_seconds or 0.0) - self.error_retry_delay))
            raise
        for header in ("Signalbox-Withheld", "Signalbox-Left-Out", "Signalbox-Gap"):
            if header in headers:
                self.logger.warning("The hub says of this page: %s: %s.", header, headers[header])
        messages = self._messages(page)
        cursor = headers["Signalbox-Cursor"]
        if cursor == self._place.cursor:
            return False
        sink.store(self._place, cursor, lambda: self._pass_on(messages))
        self._place.move(cursor)
        return headers.get("Signalbox-More") == "true"

    def _messages(self, page: bytes) -> list[Message]:
        messages, unusable = [], []
        for line in page.splitlines():
            try:
                message = message_of(line, self.harmonization)
            except Unusable as fault:
                self.logger.error("%s", fault)
                unusable.append((line, str(fault)))
                continue
            if message is not None:
                messages.append(message)
        if unusable and not getattr(self, "testing", False):
            dump(os.path.join(self.logging_path, f"{self.bot_id}.dump"), self.bot_id, self.source_queue, unusable)
        return messages

    def _pass_on(self, messages: list[Message]) -> None:
        for message in messages:
            is_parsed = isinstance(message, Event) or _REPORTS not in self.destination_queues
            # A collector's own way would drop events without "raw".
            Bot.send_message(self, message, path="_default" if is_parsed else _REPORTS)

    def _current_sink(self) -> Sink:
        queues = self._Bot__destination_pipeline
        if self._sink is None or self._sink_of is not queues:
            self._sink, self._sink_of = sink_of(queues, self.bot_id), queues
        return self._sink


BOT = SignalboxCollectorBot
