"""Requests to a hub, and what its answers mean."""

import email.utils
import gzip
import json
import time
from typing import Any, NamedTuple, Optional

import requests

_ANSWER_LIMIT_BYTES = 64 * 1024 * 1024
_WAIT_LIMIT_SECONDS = 3600.0
_TOLD_CHARACTERS = 300


class HubTrouble(Exception):
    """The hub is away, refuses the caller, or answers what cannot be used. The same request may succeed later.

    :ivar wait_seconds: when the hub wants to be asked again; None where it says nothing
    """

    def __init__(self, reason: str, wait_seconds: Optional[float] = None) -> None:
        super().__init__(reason)
        self.wait_seconds = wait_seconds


class TooLarge(Exception):
    """The body is larger than the hub takes (413)."""


class Refused(Exception):
    """The hub cannot use the content of the body, whenever it is sent (400, 422)."""


class CursorExpired(Exception):
    """The hub has deleted entries behind the cursor.

    :ivar cursor: where the oldest entries begin that are left
    :ivar oldest_at: the time of the oldest one
    """

    def __init__(self, cursor: str, oldest_at: str) -> None:
        super().__init__(f"The hub has deleted entries behind the cursor. The oldest one left is of {oldest_at}.")
        self.cursor = cursor
        self.oldest_at = oldest_at


class Results(NamedTuple):
    """What the hub says of envelopes: an object for each, if it is a good answer.

    :ivar wait_seconds: when the hub wants those again that failed; None where it says nothing
    """

    items: list[Any]
    wait_seconds: Optional[float]


class Hub:
    """A hub as one instance uses it.

    :param url: its address, with or without a slash at the end
    :param session: with the proxy, the certificates and the time-outs to use
    """

    def __init__(self, url: str, token: str, session: requests.Session) -> None:
        self._url = url.rstrip("/")
        self._session = session
        self._session.headers["User-Agent"] = "signalbox-intelmq"
        # As a header of the session it would give way to a .netrc.
        self._session.auth = _Bearer(token)

    def post(self, envelopes: list[bytes]) -> Results:
        """Posts envelopes, a line each.

        :raises TooLarge: if there are too many of them
        :raises Refused: if the hub can use none of them
        :raises HubTrouble: in all other cases in which there is no list
        """
        headers = {"Content-Type": "application/x-ndjson", "Content-Encoding": "gzip"}
        body = gzip.compress(b"\n".join(envelopes), compresslevel=1, mtime=0)
        response, content = self._request("POST", "/v1/envelopes", data=body, headers=headers)
        answer = _object(content)
        if isinstance(answer.get("items"), list) and response.status_code in (200, 422, 503):
            return Results(answer["items"], _wait_seconds(response))
        if response.status_code == 413:
            raise TooLarge(_told(response, answer))
        if response.status_code in (400, 422) and "title" in answer:
            raise Refused(_told(response, answer))
        raise _trouble(response, answer)

    def read(self, feed: str, parameters: dict[str, str]) -> tuple[requests.structures.CaseInsensitiveDict[str], bytes]:
        """A page of a feed: the answer's headers, and envelopes in the decided form, a line each.

        :raises CursorExpired: if the cursor is older than the hub's retention
        :raises HubTrouble: if there is no whole page
        """
        path = f"/v1/feeds/{requests.utils.quote(feed, safe='')}"
        headers = {"Accept": "application/x-ndjson"}
        response, content = self._request("GET", path, params=parameters, headers=headers)
        if response.status_code == 410:
            answer = _object(content)
            if isinstance(answer.get("oldest"), str):
                raise CursorExpired(answer["oldest"], str(answer.get("oldestAt")))
        if response.status_code != 200:
            raise _trouble(response, _object(content))
        if "Signalbox-Cursor" not in response.headers or (content and not content.endswith(b"\n")):
            raise HubTrouble("The answer is no whole page of a feed.")
        return response.headers, content

    def _request(self, method: str, path: str, **arguments: Any) -> tuple[requests.Response, bytes]:
        try:
            with self._session.request(
                method,
                self._url + path,
                # A redirect would make a GET of a POST.
                allow_redirects=False,
                stream=True,
                **arguments,
            ) as response:
                content = bytearray()
                for chunk in response.iter_content(65536):
                    content += chunk
                    if len(content) > _ANSWER_LIMIT_BYTES:
                        raise HubTrouble("The hub's answer is too long.")
                return response, bytes(content)
        except requests.RequestException as away:
            raise HubTrouble(f"The hub does not answer: {away}") from away


class _Bearer(requests.auth.AuthBase):
    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def _object(content: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}


def _told(response: requests.Response, answer: dict[str, Any]) -> str:
    return f"{response.status_code} {answer.get('detail') or answer.get('title') or response.reason}"[:_TOLD_CHARACTERS]


def _trouble(response: requests.Response, answer: dict[str, Any]) -> HubTrouble:
    return HubTrouble(f"The hub answers with {_told(response, answer)}.", _wait_seconds(response))


def _wait_seconds(response: requests.Response) -> Optional[float]:
    return retry_after_seconds(response.headers.get("Retry-After"), time.time())


def retry_after_seconds(value: Optional[str], now: float) -> Optional[float]:
    """The wait that a Retry-After header (RFC 9110, 10.2.3) asks for, an hour at the most; None where it says nothing.

    :param now: seconds since 1970, for a header that holds a date
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text), _WAIT_LIMIT_SECONDS)
    try:
        until = email.utils.parsedate_to_datetime(text).timestamp()
    except (TypeError, ValueError, OverflowError):
        return None
    return min(max(until - now, 0.0), _WAIT_LIMIT_SECONDS)
