"""Reads a feed as MISP does, and has PyMISP and misp-stix judge it: misp_feed.py URL FEED_URL TOKEN

URL is that of the feed as MISP has it, FEED_URL that of the same feed as any client has it.
"""

import json
import os
import sys
import tempfile
import uuid

import requests
import stix2
from misp_stix_converter import ExternalSTIX2toMISPParser, MISPtoSTIX21Parser
from pymisp import MISPEvent
from pymisp.tools import feed_meta_generator
from pathlib import Path


def get(url, token, **headers):
    answer = requests.get(url, headers={"Authorization": token, "Accept": "application/json, text/plain, text/*", **headers})
    if answer.status_code not in (200, 304):
        sys.exit(f"{url}: {answer.status_code} {answer.text}")
    return answer


def same(one, other, what):
    if one != other:
        sys.exit(f"{what}: {one} is not {other}")


def normalised(manifest):
    """PyMISP writes numbers as numbers, and more of a tag than its name."""
    return {
        name: {
            **entry,
            **{key: int(entry[key]) for key in ("timestamp", "analysis", "threat_level_id")},
            "Tag": [tag["name"] for tag in entry["Tag"]],
        }
        for name, entry in manifest.items()
    }


def exported(document):
    """The UUIDs of the objects that MISP makes of an event when it exports STIX."""
    parser = MISPtoSTIX21Parser()
    parser.parse_misp_event(document)
    same(dict(parser.errors), {}, "errors of misp-stix")
    return {thing["id"].split("--")[1] for thing in parser.bundle.objects}


def imported(feed_url, token):
    """The values that MISP has when it imports the feed as STIX."""
    answer = get(feed_url + "?since=2020-01-01&format=stix", "Bearer " + token, Accept="*/*")
    parser = ExternalSTIX2toMISPParser()
    parser.load_stix_bundle(stix2.parse(answer.text, allow_custom=True))
    parser.parse_stix_bundle()
    same(dict(parser.errors), {}, "errors of misp-stix")
    event = parser.misp_event
    return {str(one.value) for thing in (event, *event.objects) for one in thing.attributes}


def main(url, feed_url, token):
    answer = get(url + "manifest.json", token)
    manifest = answer.json()
    same(get(url + "manifest.json", token, **{"If-None-Match": answer.headers["ETag"]}).status_code, 304, "status")
    hashes = set(get(url + "hashes.csv", token).text.split())
    ids = set()
    objects = 0
    foreign = []
    with tempfile.TemporaryDirectory() as folder:
        for name in manifest:
            text = get(url + name + ".json", token).text
            Path(folder, name + ".json").write_text(text, encoding="utf-8")
            event = MISPEvent()
            event.load(json.loads(text))
            same(event.uuid, name, "uuid")
            foreign += [one.to_dict() for one in event.attributes if one.comment == "As it came"]
            for thing in [event, *event.attributes, *event.objects, *(a for o in event.objects for a in o.attributes)]:
                same(str(uuid.UUID(thing.uuid)), thing.uuid, "canonical UUID")
                if thing.uuid in ids:
                    sys.exit(f"{thing.uuid} occurs twice")
                ids.add(thing.uuid)
                if thing.timestamp > event.timestamp:
                    sys.exit(f"{thing.uuid} is newer than its event")
            for thing in event.objects:
                same(thing._known_template, True, "known template")
                same(all({"tlp", "rsit"} == {t.name.split(":")[0] for t in a.tags} for a in thing.attributes), True, "tags")
            objects += len(event.objects)
            same({thing.uuid for thing in event.objects} - exported(json.loads(text)), set(), "what MISP does not export")
        feed_meta_generator(Path(folder))
        same(normalised(manifest), normalised(json.loads(Path(folder, "manifest.json").read_text())), "manifest")
        made = set(Path(folder, "hashes.csv").read_text().split())
    # PyMISP reads a time and writes it otherwise than MISP does.
    times = {line for line in made ^ hashes if line in made}
    same(len(times), len(made ^ hashes) // 2, "hashes that differ")
    if not made & hashes:
        sys.exit("No hash is the same")
    missing = {"192.0.2.1", "c2.example", "ab" * 32} - imported(feed_url, token)
    same(missing, set(), "what MISP does not import")
    came = [{name: str(one[name]) for name in ("uuid", "type", "category", "value", "timestamp")} for one in foreign]
    same(
        came,
        [
            {
                "uuid": "5c1d3b52-3e0c-4d43-9d3b-0c0a8f0a0003",
                "type": "domain",
                "category": "Network activity",
                "value": "foreign.example",
                "timestamp": "1700000000",
            }
        ],
        "what came as MISP",
    )
    print(f"{objects} objects were loaded")


main(*sys.argv[1:])
