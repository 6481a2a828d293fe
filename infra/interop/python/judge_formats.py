"""Judges documents by the programs of their formats: judge_formats.py FOLDER

FOLDER/FORMAT.ndjson and FOLDER/FORMAT~*.ndjson have a document a line, FOLDER/csv-*.json what csv files must hold.
Prints a fault a line as FILE, line and reason with tabs between them, and at the end of each file how many documents
it judged.
"""

import csv
import datetime
import email.utils
import io
import ipaddress
import json
import logging
import pathlib
import sys
import warnings

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

import adaptive_cards  # noqa: E402
import jsonschema  # noqa: E402
import pymisp  # noqa: E402
import stix2  # noqa: E402
import stix2validator  # noqa: E402
import yaml  # noqa: E402
from cloudevents.core.formats.json import JSONFormat  # noqa: E402
from cloudevents.core.v1.event import CloudEvent  # noqa: E402
from ecs_fields import ecs_fields  # noqa: E402
from xarf.schema_validator import SchemaValidator  # noqa: E402
from idea import valid as idea  # noqa: E402
from ocsf_json_schema import OcsfJsonSchemaEmbedded, get_ocsf_schema  # noqa: E402

OBSERVABLES = {"ipv4-addr", "ipv6-addr", "domain-name", "url", "email-addr", "file"}
FORMULA_SIGNS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
STIX_OPTIONS = stix2validator.ValidationOptions(strict=True, version="2.1", disabled=["custom-prefix"])
MISP_SCHEMA = json.loads((pathlib.Path(pymisp.__file__).parent / "data" / "schema.json").read_text())
OCSF = jsonschema.Draft202012Validator(OcsfJsonSchemaEmbedded(get_ocsf_schema("1.5.0")).get_class_schema("detection_finding"))
XARF = SchemaValidator()
CARD_SCHEMA = json.loads((pathlib.Path(adaptive_cards.__file__).parent / "schemas" / "schema-1.4.json").read_text())


def require(holds: bool, reason: str) -> None:
    """Raises the reason where the condition does not hold."""
    if not holds:
        raise ValueError(reason)


def judge_idea(text: str) -> None:
    """By CESNET's own library."""
    idea.Idea(json.loads(text))


def judge_xarf(text: str) -> None:
    """By the schemas of the xarf package."""
    faults = XARF.validate(json.loads(text))
    require(not faults, str(faults))


XARF_02_KEYS = {
    "Reported-From": str,
    "Report-ID": str,
    "Category": str,
    "Report-Type": str,
    "Service": str,
    "Port": int,
    "User-Agent": str,
    "Date": str,
    "Source": str,
    "Source-Type": str,
    "Attachment": str,
    "Schema-URL": str,
    "Version": float,
    "TLP": str,
}
XARF_02_OPTIONAL = {"Version", "TLP"}
XARF_02_VALUES = {
    ("abuse", "login-attack"): {
        "Source-Type": {"ipv4", "ipv6", "ip-address"},
        "Attachment": {"text/plain"},
        "Schema-URL": {"http://www.x-arf.org/schema/abuse_login-attack_0.1.2.json"},
    },
    ("fraud", "phishing"): {
        "Source-Type": {"ipv4", "ipv6", "ip-address", "uri"},
        "Attachment": {"none", "text/plain", "message/rfc822"},
        "Schema-URL": {"http://www.x-arf.org/schema/fraud_0.1.4.json"},
    },
}


def judge_xarf_02(text: str) -> None:
    """By what X-ARF 0.2 and its two schemas demand, which stand in no package; as a reader of YAML sees it, and one of lines."""
    report = json.loads(text)
    require(report.startswith("---\n"), "it does not begin as YAML")
    fields = yaml.safe_load(report)
    lines = dict(line.split(": ", 1) for line in report.splitlines()[1:])
    require(lines.keys() == fields.keys(), "a reader of lines finds other keys")
    require(XARF_02_KEYS.keys() - XARF_02_OPTIONAL <= fields.keys() <= XARF_02_KEYS.keys(), f"the keys are {list(fields)}")
    for key, value in fields.items():
        require(type(value) is XARF_02_KEYS[key], f"{key} is {value!r}")
    for key, values in XARF_02_VALUES[fields["Category"], fields["Report-Type"]].items():
        require(fields[key] in values, f"{key} is {fields[key]!r}")
    require(fields.get("TLP", "red") in {"white", "green", "amber", "red"}, f"TLP is {fields.get('TLP')}")
    for address in (fields["Reported-From"], fields["Report-ID"]):
        require(address.count("@") == 1 and email.utils.parseaddr(address)[1] == address, f"{address} is no address")
    require(email.utils.parsedate_to_datetime(fields["Date"]).tzinfo is not None, f"{fields['Date']} is no time")
    if fields["Source-Type"] == "ip-address":
        ipaddress.ip_address(fields["Source"])


def judge_stix(text: str) -> None:
    """By OASIS's validator, strictly; ids of observables as OASIS's library derives them."""
    result = stix2validator.validate_string(text, STIX_OPTIONS)
    require(result.is_valid, str(result.as_dict())[:2000])
    bundle = json.loads(text)
    ids = [thing["id"] for thing in bundle["objects"]]
    require(len(ids) == len(set(ids)), "an object stands twice")
    for thing in bundle["objects"]:
        if thing["type"] in OBSERVABLES:
            theirs = stix2.parse({key: value for key, value in thing.items() if key != "id"}, version="2.1")
            require(theirs["id"] == thing["id"], f"{theirs['id']} is the id, not {thing['id']}")


def judge_misp(text: str) -> None:
    """By PyMISP: its schema, its types and categories."""
    document = json.loads(text)
    jsonschema.validate(document, MISP_SCHEMA)
    event = pymisp.MISPEvent(strict_validation=True)
    event.load(json.loads(text))
    require(len(event.attributes) == len(document["Event"]["Attribute"]), "attributes were lost")


def judge_ocsf(text: str) -> None:
    """By the schema of OCSF's class."""
    faults = [f"{fault.json_path}: {fault.message}" for fault in OCSF.iter_errors(json.loads(text))]
    require(not faults, "; ".join(faults)[:2000])


def judge_cloudevents(text: str) -> None:
    """By the SDK of CloudEvents, which reads the same event that it writes."""
    event = JSONFormat().read(CloudEvent, text)
    require(json.loads(JSONFormat().write(event))["data"] == json.loads(text)["data"], "other data was read")


def leaves(value: object, path: str = ""):
    """The fields of a document, with dots between the names, and their values; not what is under custom fields."""
    if isinstance(value, dict) and path != "intelmq":
        for name, below in value.items():
            yield from leaves(below, f"{path}.{name}" if path else name)
    elif path != "intelmq":
        yield path, value


ECS_TYPES = {
    "date": lambda value: isinstance(value, str) and datetime.datetime.fromisoformat(value).tzinfo is not None,
    "ip": lambda value: isinstance(value, str) and bool(ipaddress.ip_address(value)),
    "long": lambda value: isinstance(value, int) and not isinstance(value, bool) and -(2**63) <= value < 2**63,
    "float": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
}


def judge_ecs(text: str) -> None:
    """By the list of fields that Elastic publishes: names, types, arrays, allowed values, and those that go together."""
    document = json.loads(text)
    fields = dict(leaves(document))
    for required in ("@timestamp", "ecs.version"):
        require(required in fields, f"{required} is missing")
    for name, value in fields.items():
        require(name in ecs_fields(), f"ECS has no field {name}")
        field = ecs_fields()[name]
        require(isinstance(value, list) == ("array" in field["normalize"]), f"{name} is an array, or has to be one")
        for one in value if isinstance(value, list) else [value]:
            is_type = ECS_TYPES.get(field["type"], lambda text: isinstance(text, str))
            require(is_type(one), f"{name} is no {field['type']}: {one!r}")
            allowed = field.get("expected_values") or [kind["name"] for kind in field.get("allowed_values", [])]
            require(not allowed or one in allowed, f"{name} must not be {one!r}")
    types = {
        kind["name"]: kind["expected_event_types"] for kind in ecs_fields()["event.category"]["allowed_values"]
    }
    for category in fields.get("event.category", []):
        for kind in fields.get("event.type", []):
            require(kind in types[category], f"{category} has no type {kind}")


def judge_teams(text: str) -> None:
    """By the schema of Adaptive Cards; around them, by what Microsoft writes of workflows."""
    message = json.loads(text)
    require(message["type"] == "message" and message["attachments"], "it is no message with attachments")
    for attachment in message["attachments"]:
        require(attachment["contentType"] == "application/vnd.microsoft.card.adaptive", "it is no card")
        jsonschema.validate(attachment["content"], CARD_SCHEMA)


JUDGES = {
    "teams": judge_teams,
    "idea": judge_idea,
    "x-arf": judge_xarf,
    "x-arf-0.2": judge_xarf_02,
    "stix": judge_stix,
    "misp": judge_misp,
    "ocsf": judge_ocsf,
    "cloudevents": judge_cloudevents,
    "ecs": judge_ecs,
}


def judge_csv(file: pathlib.Path) -> int:
    """The cells are as expected, and no program finds a formula, whatever it takes for a separator."""
    expected = json.loads(file.read_text(encoding="utf-8"))
    text = expected["text"].removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=expected["separator"]))
    require(rows == expected["rows"], "other cells were read")
    for separator in ",;\t|":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            for cell in row:
                bare = cell.strip().strip('"').strip()
                require(
                    not bare.startswith(FORMULA_SIGNS) or bare[1:].replace(".", "").isdigit(),
                    f"a formula behind {separator!r}: {cell[:80]!r}",
                )
    return len(rows)


def main() -> None:
    """Judges the files of the folder."""
    folder = pathlib.Path(sys.argv[1])
    for file in sorted(folder.glob("*.ndjson")):
        lines = file.read_text(encoding="utf-8").split("\n")[:-1]
        for number, line in enumerate(lines, 1):
            try:
                JUDGES[file.stem.split("~")[0]](line)
            except Exception as fault:
                print(file.stem, number, repr(fault)[:1000].replace("\n", " "), sep="\t")
        print(file.stem, "judged", len(lines), sep="\t")
    for file in sorted(folder.glob("csv-*.json")):
        try:
            print(file.stem, "judged", judge_csv(file), sep="\t")
        except Exception as fault:
            print(file.stem, 0, repr(fault)[:1000], sep="\t")


if __name__ == "__main__":
    main()
