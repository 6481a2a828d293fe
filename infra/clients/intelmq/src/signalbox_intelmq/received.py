"""Envelopes of a feed as messages of IntelMQ."""

import json
import re
from typing import Any, Optional

from intelmq.lib import exceptions
from intelmq.lib.message import Event, Message, Report
from intelmq.lib.utils import base64_encode

from signalbox_intelmq.canonical import derived_id
from signalbox_intelmq.envelope import CONTENT, ID, META, OWN_FIELDS, PARENT, PATH, flattened

_KNOWN_MARKINGS = {"CLEAR": "WHITE", "AMBER+STRICT": "RED"}
"""Names of TLP 2.0 that IntelMQ 3.5 does not know, and the strictest of those it knows that fit."""

_NOT_IN_NAMES = re.compile(r"[^a-z_0-9.]")
_IN_META_ALREADY = ("uuid", "signalbox:parent", "signalbox:path")


class Unusable(ValueError):
    """A line of a feed is no envelope."""


def message_of(line: bytes, harmonization: dict[str, Any]) -> Optional[Message]:
    """The message of an envelope in the decided form; None for an update of tags, which has no event.

    An event stays as it is, with the envelope's id, parent, path and meta below `extra.signalbox_`. A field that this
    IntelMQ refuses goes below `extra`. A payload of another format becomes a report with the payload as its `raw`.

    :raises Unusable: where the line is none
    """
    document, meta, payload = _parts(line)
    if not payload:
        return None
    kind, format_ = document.get("type", "event"), document.get("format", "intelmq")
    if format_ == "intelmq" and kind in ("event", "report"):
        fields = flattened(payload)
        fields = {key: value for key, value in fields.items() if not key.startswith(OWN_FIELDS)}
        message = (Event if kind == "event" else Report)({}, auto=True, harmonization=harmonization)
        for key, value in fields.items():
            _add(message, key, value)
    else:
        fields, message = {}, Report({}, auto=True, harmonization=harmonization)
        message.add("raw", base64_encode(json.dumps(payload)), sanitize=False)
    for key, value in _own(meta, fields).items():
        message.add(key, value, overwrite=True)
    return message


def _parts(line: bytes) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    try:
        document = json.loads(line)
        meta, payload = document["meta"], document["payload"]
        meta["uuid"] + ""
        return document, meta, dict(payload)
    except (ValueError, TypeError, KeyError, RecursionError) as broken:
        raise Unusable(f"A line of the feed is no envelope: {broken!r}.") from broken


def _own(meta: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
    own = {ID: meta["uuid"]}
    if "signalbox:parent" in meta:
        own[PARENT] = meta["signalbox:parent"]
    if "signalbox:path" in meta:
        own[PATH] = meta["signalbox:path"]
    rest = {key: value for key, value in meta.items() if key not in _IN_META_ALREADY}
    if rest:
        own[META] = rest
    content = derived_id(fields)
    if content != meta["uuid"]:
        own[CONTENT] = content
    return own


def _add(message: Message, key: str, value: Any) -> None:
    if key == "tlp" and isinstance(value, str):
        value = _KNOWN_MARKINGS.get(value.upper(), value)
    try:
        if message.add(key, value, sanitize=False, raise_failure=False) is not False:
            return
        if message.add(key, value, sanitize=True, raise_failure=False) is not False:
            return
    except exceptions.InvalidKey:
        pass
    name = "extra." + _NOT_IN_NAMES.sub("_", key.removeprefix("extra.").lower())
    while name in message:
        name += "_"
    message.add(name, value)
