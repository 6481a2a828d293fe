"""Speaks Warden 3 with a hub, as CESNET's clients do: warden_client.py BASE_URL

Expects the instances pot (sends, org.example.pot), trial (sends tests), reader (reads) and sender (knows no Warden), each with its name
and "-token" as secret.
"""

import http.client
import json
import sys
import time
import urllib.parse
import uuid

from idea import valid

BASE = urllib.parse.urlparse(sys.argv[1])


def call(method, secret, events=None, **arguments):
    """One request on a connection of its own; the answer's status, text and JSON."""
    query = urllib.parse.urlencode({"secret": secret, **arguments}, doseq=True)
    connection = http.client.HTTPConnection(BASE.hostname, BASE.port, timeout=30)
    body = None if events is None else json.dumps(events)
    connection.request(
        "GET" if body is None else "POST",
        f"{BASE.path}/{method}?{query}",
        body,
        {"Content-Type": "application/x-www-form-urlencoded", "Connection": "close"},
    )
    answer = connection.getresponse()
    assert answer.getheader("Content-Type").startswith("application/json"), answer.getheader("Content-Type")
    text = answer.read().decode()
    connection.close()
    return answer.status, text, json.loads(text)


def succeed(method, secret, events=None, **arguments):
    """The answer of a call that must succeed: 200 exactly."""
    status, text, answer = call(method, secret, events, **arguments)
    assert status == 200, f"{status}: {text}"
    return answer


def fail(code, method, secret, events=None, **arguments):
    """What is wrong with each event of a call that must fail, as the Python client reads it."""
    status, text, answer = call(method, secret, events, **arguments)
    assert f'"error": {code}' in text, text
    assert status not in (202, 429), status
    "%08x %s" % (answer["req_id"], answer["method"])
    wrong = {}
    for error in answer["errors"]:
        for index in error.get("events", range(len(events or []))):
            wrong[index] = error["error"]
            events[index]
        "%s %s" % (error["message"], ", ".join(error.get("events_id", [])))
    return wrong


def post_native():
    """Posts an event that is none of Warden's."""
    connection = http.client.HTTPConnection(BASE.hostname, BASE.port, timeout=30)
    headers = {"Content-Type": "application/json", "Authorization": "Bearer sender-token"}
    body = json.dumps({"source.ip": "192.0.2.9", "classification.type": "phishing"})
    connection.request("POST", "/v1/envelopes", body, headers)
    assert connection.getresponse().status == 200
    connection.close()


def event(client="org.example.pot", category="Test", **more):
    """An IDEA event."""
    return {
        "Format": "IDEA0",
        "ID": str(uuid.uuid4()),
        "DetectTime": "2026-11-28 12:00:00Z",
        "Category": [category],
        "Source": [{"IP4": ["192.0.2.1"], "Port": [22], "Proto": ["tcp", "ssh"]}],
        "Node": [{"Name": client, "Type": ["Honeypot"], "SW": ["a pot"]}],
        **more,
    }


def main():
    """The calls of a client's life."""
    status, text, _ = call("getInfo", "reader-token-of-the-client")
    assert status == 200 and '"version": "3.' in text, text
    fail(403, "getInfo", "wrong-token")
    fail(403, "getInfo", "reader-token-of-the-client", client="org.example.pot")
    fail(404, "getNothing", "wrong-token")
    fail(403, "sendEvents", "reader-token-of-the-client", [event()])
    fail(422, "getEvents", "reader-token-of-the-client", cat="Nothing")

    begin = succeed("getEvents", "reader-token-of-the-client")
    assert begin["lastid"] >= 1 and begin["events"] == [], begin

    post_native()
    sent = [event(), event(category="Recon.Scanning"), event(_Own={"deep": [1, None, "ü"]})]
    bad = [event("org.example.trial"), {}, 1, event(ID="a b")]
    wrong = fail(460, "sendEvents", "pot-token", sent[:1] + bad)
    assert wrong == {1: 422, 2: 460, 3: 460, 4: 460}, wrong
    assert succeed("sendEvents", "pot-token", sent) == {"saved": 3}
    assert fail(422, "sendEvents", "trial-token", [event("org.example.trial", "Other")]) == {0: 422}
    assert succeed("sendEvents", "trial-token", [event("org.example.trial")]) == {"saved": 1}

    got, last = [], begin["lastid"]
    end = time.monotonic() + 30
    while len(got) < 5 and time.monotonic() < end:
        page = succeed("getEvents", "reader-token-of-the-client", count=2, client="ORG.example.reader")
        assert page["lastid"] > last or not page["events"], page
        assert len(page["events"]) <= 2
        got, last = got + page["events"], max(last, page["lastid"])
        time.sleep(0 if page["events"] else 0.05)
    for one in got:
        valid.Idea(one)
    ours = {one["ID"]: one for one in got}
    assert len(ours) == len(got) == 5, got
    assert all(ours[one["ID"]] == one for one in sent), "an event was changed"
    native = [one for one in got if one["Node"][0]["Name"] not in ("org.example.pot", "org.example.trial")]
    assert [one["Node"][0]["Name"] for one in native] == ["hub_under_test.sender"], native

    again = succeed("getEvents", "reader-token-of-the-client", id=begin["lastid"])
    assert again["events"] == got and again["lastid"] == last, "another order"
    assert succeed("getEvents", "reader-token-of-the-client")["events"] == []
    assert len(succeed("getEvents", "reader-token-of-the-client", id=begin["lastid"], nocat=["Test", "Recon"])["events"]) == 1
    assert len(succeed("getEvents", "reader-token-of-the-client", id=-2)["events"]) == 2
    print("All calls were answered as Warden answers them.")


main()
