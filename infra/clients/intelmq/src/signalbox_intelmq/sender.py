"""Posts messages in batches and tells what became of each."""

import dataclasses
from collections import Counter
from collections.abc import Callable
from typing import Any, Optional

from signalbox_intelmq.envelope import NoMessage, envelope_of
from signalbox_intelmq.hub import Hub, HubTrouble, Refused, Results, TooLarge

KEPT = frozenset({"accepted", "duplicate", "conflict", "loop", "updated"})
"""With these statuses the hub has the envelope, or has had it."""


@dataclasses.dataclass
class Outcome:
    """What became of messages. Those in neither list are to be sent again.

    :ivar kept: the hub has them
    :ivar refused: messages that nobody takes, each with the reason
    :ivar trouble: why some are to be sent again, if there are any
    """

    kept: list[bytes] = dataclasses.field(default_factory=list)
    refused: list[tuple[bytes, str]] = dataclasses.field(default_factory=list)
    trouble: Optional[HubTrouble] = None


class Sender:
    """Posts messages to a hub.

    :param tries: how often a message may fail while others of its request are kept, before it counts as refused
    :param log: takes a line for what the hub keeps aside
    """

    def __init__(self, hub: Hub, tries: int, log: Callable[[str], None]) -> None:
        self._hub = hub
        self._tries = tries
        self._log = log
        self._failures: Counter[bytes] = Counter()
        self._most = 2**31

    def send(self, messages: list[bytes]) -> Outcome:
        """Posts the messages, in as many requests as the hub wants."""
        outcome = Outcome()
        envelopes = []
        for message in messages:
            try:
                envelopes.append((message, envelope_of(message)))
            except NoMessage as fault:
                outcome.refused.append((message, str(fault)))
        waiting = [envelopes]
        while waiting and outcome.trouble is None:
            part = waiting.pop()
            if len(part) > self._most:
                waiting += [part[self._most :], part[: self._most]]
            elif part:
                waiting += self._post(part, outcome)
        for done in (*outcome.kept, *(message for message, _ in outcome.refused)):
            self._failures.pop(done, None)
        return outcome

    def _post(self, part: list[tuple[bytes, bytes]], outcome: Outcome) -> list[list[tuple[bytes, bytes]]]:
        """Posts a part; answers with smaller parts to post in its place."""
        try:
            results = self._hub.post([envelope for _, envelope in part])
        except HubTrouble as trouble:
            outcome.trouble = trouble
        except (TooLarge, Refused) as fault:
            if len(part) > 1:
                middle = len(part) // 2
                if isinstance(fault, TooLarge):
                    self._most = len(part) - middle
                return [part[middle:], part[:middle]]
            outcome.refused.append((part[0][0], str(fault)))
        else:
            self._settle([message for message, _ in part], results, outcome)
        return []

    def _settle(self, messages: list[bytes], results: Results, outcome: Outcome) -> None:
        by_index = {result["index"]: result for result in results.items if _is_result(result)}
        kept, again = 0, []
        for index, message in enumerate(messages):
            result = by_index.get(index, {})
            status = result.get("status")
            if status in KEPT or (status == "rejected" and result.get("quarantined") is True):
                kept += 1
                outcome.kept.append(message)
                if status not in ("accepted", "duplicate"):
                    self._log(f"The hub says {status} of {result.get('id')}: {_reason(result)}.")
            elif status == "rejected":
                outcome.refused.append((message, _reason(result)))
            else:
                again.append((message, result))
        if again:
            reason = f"The hub did not keep {len(again)} of {len(messages)} messages."
            outcome.trouble = HubTrouble(reason, results.wait_seconds)
            if kept:
                self._count(again, outcome)

    def _count(self, again: list[tuple[bytes, dict[str, Any]]], outcome: Outcome) -> None:
        """A message that fails where others succeed must not hold these up for ever."""
        for message, result in again:
            self._failures[message] += 1
            if self._failures[message] > self._tries:
                outcome.refused.append((message, f"The hub failed {self._tries + 1} times: {_reason(result)}"))


def _is_result(result: Any) -> bool:
    return isinstance(result, dict) and type(result.get("index")) is int and isinstance(result.get("status"), str)


def _reason(result: dict[str, Any]) -> str:
    return " ".join(str(result[key]) for key in ("field", "reason") if result.get(key)) or "no reason given"
