"""IntelMQ's messages as envelopes of IEP04's decided form."""

import json
from typing import Any

from signalbox_intelmq.canonical import derived_id

OWN_FIELDS = "extra.signalbox_"
"""What begins so belongs to the envelope, not to the event."""

ID = OWN_FIELDS + "id"
PARENT = OWN_FIELDS + "parent"
PATH = OWN_FIELDS + "path"
META = OWN_FIELDS + "meta"
CONTENT = OWN_FIELDS + "content"
"""The derived id of the content that came under the id, where it is another one."""

TYPES = {"Event": "event", "Report": "report"}


class NoMessage(ValueError):
    """A text is no message of IntelMQ's, or has nothing to send."""


def envelope_of(message: bytes) -> bytes:
    """The envelope of a message as IntelMQ's pipeline holds it: a line of UTF-8.

    Its id is the one that it came with from a hub, as long as it has the same content; then the hub knows it. A message
    that was changed since is a child of that one. All others have the id derived from their content: whoever sends the
    same content, however often, sends one envelope.

    :raises NoMessage: where the text is none
    """
    fields = _fields(message)
    kind = fields.pop("__type", "Event")
    own = {key: fields.pop(key) for key in (ID, PARENT, PATH, META, CONTENT) if key in fields}
    if not fields or not isinstance(kind, str):
        raise NoMessage("An event or a report with at least one field is expected.")
    meta = _meta(own, derived_id(flattened(fields)))
    document = {"format": "intelmq", "version": 1, "type": TYPES.get(kind, kind), "meta": meta, "payload": fields}
    return json.dumps(document).encode()


def _fields(message: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(message.decode(), parse_constant=_refuse)
    except (ValueError, RecursionError) as broken:
        raise NoMessage(f"No JSON in UTF-8: {broken}") from broken
    if not isinstance(fields, dict):
        raise NoMessage("A JSON object is expected.")
    return fields


def _meta(own: dict[str, Any], derived: str) -> dict[str, Any]:
    meta = dict(own[META]) if isinstance(own.get(META), dict) else {}
    came_as = own.get(ID)
    parent = own.get(PARENT)
    if came_as and own.get(CONTENT, came_as) != derived:
        came_as, parent = None, came_as
    meta["uuid"] = came_as or derived
    if parent:
        meta["signalbox:parent"] = parent
    if own.get(PATH):
        meta["signalbox:path"] = own[PATH]
    return meta


def flattened(fields: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Every value that is no object under its dotted key; an empty object counts as a value."""
    flat: dict[str, Any] = {}
    for key, value in fields.items():
        if isinstance(value, dict) and value:
            flat.update(flattened(value, f"{prefix}{key}."))
        else:
            flat[prefix + key] = value
    return flat


def _refuse(constant: str) -> None:
    raise NoMessage(f"JSON has no {constant}.")
