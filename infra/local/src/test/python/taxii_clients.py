"""Adds, reads and deletes objects with taxii2-client and stix2: taxii_clients.py URL TOKEN

URL is the hub's. The instance of the token may read and add to the one collection that it sees.
"""

import datetime
import json
import sys
import time
import warnings

warnings.simplefilter("ignore")

import stix2  # noqa: E402
from taxii2client.v21 import Server, as_pages  # noqa: E402

URL, TOKEN = sys.argv[1:]


def eventually(attempt):
    """What the attempt gives, as soon as it gives something: readers see an object when its status is complete."""
    end = time.monotonic() + 20
    while True:
        result = attempt()
        if result or time.monotonic() > end:
            assert result, "nothing came"
            return result
        time.sleep(0.05)


def indicator(number, **more):
    """An indicator."""
    return stix2.Indicator(
        name=f"scan {number}",
        pattern=f"[ipv4-addr:value = '192.0.2.{number}']",
        pattern_type="stix",
        valid_from="2026-11-28T10:00:00Z",
        **more,
    )


def main():
    """The calls of a platform that shares what it finds."""
    server = Server(URL + "/taxii2/", user="platform", password=TOKEN)
    root = server.default
    assert root.max_content_length > 0, root.max_content_length
    (collection,) = root.collections
    assert collection.can_read and collection.can_write

    objects = [indicator(number) for number in range(1, 6)]
    bad = {"type": "indicator", "id": "indicator--no-uuid"}
    envelope = {"objects": [*(json.loads(one.serialize()) for one in objects), bad]}
    status = collection.add_objects(envelope, wait_for_completion=True, poll_interval=0.2, timeout=20)
    assert status.status == "complete", status.status
    assert (status.success_count, status.failure_count, status.pending_count) == (5, 1, 0), status.custom_properties
    assert status.failures[0]["message"], status.failures
    again = root.get_status(status.id)
    assert again.success_count == 5

    paged = [one for page in as_pages(collection.get_objects, per_request=2) for one in page.get("objects", [])]
    # Objects of one request are added side by side.
    assert len(paged) == 5, paged
    assert all(one in envelope["objects"] for one in paged), "an object was changed"
    assert len(collection.get_manifest()["objects"]) == 5
    assert collection.get_object(objects[0].id)["objects"][0]["id"] == objects[0].id

    source, sink = stix2.TAXIICollectionSource(collection), stix2.TAXIICollectionSink(collection)
    changed = objects[0].new_version(name="another name")
    malware = stix2.Malware(name="worm", is_family=False)
    address = stix2.IPv4Address(value="192.0.2.77")
    sink.add(stix2.Bundle(changed, malware, address))
    eventually(lambda: source.get(malware.id))
    assert source.get(changed.id).name == "another name"
    assert len(source.all_versions(changed.id)) == 2
    assert source.get(address.id).value == "192.0.2.77"
    assert source.query([stix2.Filter("type", "=", "malware")])[0].id == malware.id
    begin = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
    assert len(collection.get_objects(added_after=begin)["objects"]) == 7
    assert len(collection.object_versions(changed.id)["versions"]) == 2

    collection.delete_object(changed.id, version="first")
    assert len(collection.object_versions(changed.id)["versions"]) == 1
    collection.delete_object(changed.id)
    assert changed.id not in [one["id"] for one in collection.get_objects()["objects"]]
    print("All clients found what they expect of TAXII.")


main()
