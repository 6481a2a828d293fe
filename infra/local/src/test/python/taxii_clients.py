"""Reads, adds and deletes objects with clients of TAXII, and has OASIS's validator judge a feed: taxii_clients.py URL TOKEN

URL is the hub's. The instance of the token, platform, may read and add to the collection shared, and read the feed events,
which has four events with an address each.
"""

import datetime
import json
import sys
import time
import warnings

warnings.simplefilter("ignore")

import stix2  # noqa: E402
import stix2validator  # noqa: E402
from cc_taxii2_client import CCTaxiiClient  # noqa: E402
from cytaxii2.cytaxii2 import cytaxii2  # noqa: E402
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


def read_feed(feed):
    """What OASIS's client pages through is valid, and its source finds an object by its pattern's type."""
    assert feed.can_read and not feed.can_write
    paged = [one for page in as_pages(feed.get_objects, per_request=3) for one in page["objects"]]
    assert len({one["id"] for one in paged}) == len(paged)
    assert [one["type"] for one in paged].count("indicator") == 4, paged
    bundle = {"type": "bundle", "id": "bundle--0a4e4c7e-6d0c-4b3c-9d4d-2f1f2c4b0c11", "objects": paged}
    options = stix2validator.ValidationOptions(strict=True, version="2.1", disabled=["custom-prefix"])
    verdict = stix2validator.validate_string(json.dumps(bundle), options)
    assert verdict.is_valid, verdict.as_dict()
    found = stix2.TAXIICollectionSource(feed).query([stix2.Filter("type", "=", "indicator")])
    assert {one.pattern for one in found} == {f"[ipv4-addr:value = '198.51.100.{n}']" for n in range(1, 5)}, found


def call_with_cytaxii2(titles):
    """Cyware's client finds its way, pages, and adds an object."""
    client = cytaxii2(URL + "/taxii2/", "platform", TOKEN)
    assert client.root_discovery()["response"]["max_content_length"] > 0
    collections = client.collection_request()["response"]["collections"]
    assert {one["title"]: one["id"] for one in collections} == {title: one.id for title, one in titles.items()}
    data = client.collection_data_request(titles["events"].id)["response"]
    assert data["title"] == "events", data
    seen, following = [], None
    while True:
        answer = client.poll_request(titles["events"].id, limit=3, next=following, object_type="indicator")
        assert answer["status"], answer
        seen += [one["id"] for one in answer["response"]["objects"]]
        if not answer["response"].get("more"):
            break
        following = answer["response"]["next"]
    assert len(seen) == len(set(seen)) == 4, seen
    added = indicator(90)
    answer = client.inbox_request(titles["shared"].id, json.dumps({"objects": [json.loads(added.serialize())]}))
    assert answer["status_code"] == 202, answer
    eventually(lambda: client.poll_request(titles["shared"].id, object_id=added.id)["response"].get("objects"))


def read_with_cloudcover(collection):
    """CloudCover's client, which refuses an object with any key that it does not know, pages through two."""
    added = [indicator(number, description="a scan") for number in (91, 92)]
    stix2.TAXIICollectionSink(collection).add(stix2.Bundle(*added))
    ids = {one.id for one in added}
    client = CCTaxiiClient("Platform", TOKEN)
    client.url = URL + "/taxii2"
    # It knows two API roots, and names one of them as the account.
    client.account = "feeds"
    eventually(lambda: len(collection.get_objects(id=",".join(ids)).get("objects", [])) == 2)
    pages = list(
        client.get_cc_indicators_generator(
            collection.id, limit=1, private=True, matches={"id": ",".join(ids)}, follow_pages=True
        )
    )
    assert [len(page) for page in pages] == [1, 1] and {page[0].id for page in pages} == ids, pages


def main():
    """The calls of a platform that shares what it finds."""
    server = Server(URL + "/taxii2/", user="platform", password=TOKEN)
    root = server.default
    assert root.max_content_length > 0, root.max_content_length
    titles = {one.title: one for one in root.collections}
    assert titles.keys() == {"shared", "events"}, titles
    collection = titles["shared"]
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
    read_feed(titles["events"])
    call_with_cytaxii2(titles)
    read_with_cloudcover(collection)
    print("All clients found what they expect of TAXII.")


main()
