"""The id that every party derives from an event's content.

It is the UUIDv5 of the event's canonical JSON (RFC 8785) in the namespace `NAMESPACE`. One departure from the RFC: an
integer below 10^40 that no double holds is written as the text of its digits.
"""

import contextlib
import hashlib
import json
import re
import uuid
from decimal import Decimal
from typing import Any

NAMESPACE = uuid.UUID("0643420e-2d6a-5b17-be32-beb7dd8b5a91")

_EXACT_LIMIT = 2**53
_BEYOND_DIGITS = 40
_ALWAYS_EXACT_DIGITS = 15
_PLAIN = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def derived_id(fields: dict[str, Any]) -> str:
    """The id of an event.

    :param fields: JSON values under dotted keys, without `__type` and the hub's own fields
    """
    digest = hashlib.sha1(NAMESPACE.bytes + canonical(fields), usedforsecurity=False).digest()
    return str(uuid.UUID(bytes=digest[:16], version=5))


def canonical(fields: dict[str, Any]) -> bytes:
    """The canonical JSON of an event."""
    if all(map(_is_plain, fields, fields.values())):
        plain = {key: int(value) if type(value) is float and value.is_integer() else value for key, value in fields.items()}
        with contextlib.suppress(UnicodeEncodeError):
            return _PLAIN.encode(plain).encode()
    return _text(fields).encode()


def _is_plain(key: str, value: Any) -> bool:
    """Whether Python's own encoder writes the field as the RFC has it."""
    kind = type(value)
    if kind is float:
        magnitude = abs(value)
        plain = value == 0 or (1e-4 <= magnitude < 1e15)
    elif kind is int:
        plain = -_EXACT_LIMIT <= value <= _EXACT_LIMIT
    else:
        plain = kind is str or kind is bool or value is None
    return plain and key.isascii()


def _text(value: Any) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, (int, float)):
        return _number(Decimal(repr(value)))
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{_quoted(key)}:{_text(value[key])}" for key in keys) + "}"
    return "[" + ",".join(map(_text, value)) + "]"


def _quoted(text: str) -> str:
    if not text.isascii():
        # What UTF-8 cannot hold becomes the characters of its escape, as the hub keeps it.
        text = _LONE_SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)
    return json.dumps(text, ensure_ascii=False)


def _number(number: Decimal) -> str:
    if number == number.to_integral_value() and number.adjusted() < _BEYOND_DIGITS:
        whole = int(number)
        if abs(whole) <= _EXACT_LIMIT:
            return str(whole)
        if number.adjusted() >= _ALWAYS_EXACT_DIGITS and int(float(whole)) != whole:
            return f'"{whole}"'
    return _double(float(number))


def _double(number: float) -> str:
    """As ECMAScript writes it; `repr` finds the same digits."""
    sign, digits, exponent = Decimal(repr(number)).normalize().as_tuple()
    text = "".join(map(str, digits))
    before_point = len(text) + int(exponent)
    if number == 0:
        return "0"
    if 21 < before_point or before_point <= -6:
        fraction = "." + text[1:] if len(text) > 1 else ""
        written = f"{text[0]}{fraction}e{before_point - 1:+d}"
    elif before_point <= 0:
        written = "0." + "0" * -before_point + text
    elif before_point < len(text):
        written = text[:before_point] + "." + text[before_point:]
    else:
        written = text + "0" * (before_point - len(text))
    return "-" + written if sign else written
