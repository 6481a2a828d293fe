"""Refreshes advisories.json from OSV: one query for all shipped components, one for each advisory found."""

import datetime
import json
import pathlib
import sys
import urllib.request

OSV = "https://api.osv.dev/v1"
TIMEOUT_SECONDS = 30


def fetch(path, query=None):
    """The JSON that OSV answers with."""
    body = None if query is None else json.dumps(query).encode()
    request = urllib.request.Request(OSV + path, data=body, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
        return json.load(answer)


def shipped(root):
    """The (package, version) pairs of all bills of materials."""
    pairs = set()
    for bill in root.glob("**/target/bom.json"):
        for component in json.loads(bill.read_text())["components"]:
            if component.get("group") != "io.signalbox":
                pairs.add((f"{component['group']}:{component['name']}", component["version"]))
    if not pairs:
        sys.exit("There is no bill of materials: run mvn package first.")
    return sorted(pairs)


def ranges(affected):
    """OSV's events as ranges with an inclusive start and an exclusive end."""
    found = []
    for one in (one for one in affected.get("ranges", []) if one["type"] == "ECOSYSTEM"):
        start = "0"
        for event in one["events"]:
            if "introduced" in event:
                start = event["introduced"]
            elif "fixed" in event:
                found.append({"from": start, "before": event["fixed"]})
            elif "last_affected" in event:
                found.append({"from": start, "through": event["last_affected"]})
    return found


def advisories(pairs):
    """The advisories about any version of the shipped packages that OSV knows for the shipped version."""
    queries = [{"package": {"name": name, "ecosystem": "Maven"}, "version": version} for name, version in pairs]
    results = fetch("/querybatch", {"queries": queries})["results"]
    ids = sorted({found["id"] for result in results for found in result.get("vulns", [])})
    names = {name for name, _ in pairs}
    for advisory_id in ids:
        advisory = fetch(f"/vulns/{advisory_id}")
        aliases = [alias for alias in advisory.get("aliases", []) if alias.startswith("CVE-")]
        for affected in advisory["affected"]:
            if affected["package"]["name"] in names:
                yield {
                    "id": aliases[0] if aliases else advisory_id,
                    "package": affected["package"]["name"],
                    "affected": ranges(affected),
                    "summary": advisory.get("summary", ""),
                }


def main():
    root = pathlib.Path(sys.argv[1])
    file = root / "infra/advisories/advisories.json"
    known = json.loads(file.read_text())
    try:
        found = list(advisories(shipped(root)))
    except OSError as unreachable:
        sys.exit(f"OSV cannot be reached ({unreachable}); the advisories stay as they are.")
    merged = {(one["id"], one["package"]): one for one in known["advisories"] + found}
    known["advisories"] = [merged[key] for key in sorted(merged)]
    known["refreshed"] = datetime.date.today().isoformat()
    file.write_text(json.dumps(known, indent=2) + "\n")
    print(f"{len(found)} advisories about what is shipped; {len(known['advisories'])} are kept.")


if __name__ == "__main__":
    main()
