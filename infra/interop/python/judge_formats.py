"""Judges documents by the programs of their formats: judge_formats.py FOLDER

FOLDER/FORMAT.ndjson and FOLDER/FORMAT~*.ndjson have a document a line, FOLDER/csv-*.json what csv files must hold.
Prints a fault a line as FILE, line and reason with tabs between them, and at the end of each file how many documents
it judged.
"""

import csv
import io
import json
import logging
import pathlib
import sys
import warnings

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

import jsonschema  # noqa: E402
import pymisp  # noqa: E402
import stix2  # noqa: E402
import stix2validator  # noqa: E402
from xarf.schema_validator import SchemaValidator  # noqa: E402
from idea import valid as idea  # noqa: E402
from ocsf_json_schema import OcsfJsonSchemaEmbedded, get_ocsf_schema  # noqa: E402

OBSERVABLES = {"ipv4-addr", "ipv6-addr", "domain-name", "url", "email-addr", "file"}
FORMULA_SIGNS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
STIX_OPTIONS = stix2validator.ValidationOptions(strict=True, version="2.1", disabled=["custom-prefix"])
MISP_SCHEMA = json.loads((pathlib.Path(pymisp.__file__).parent / "data" / "schema.json").read_text())
OCSF = jsonschema.Draft202012Validator(OcsfJsonSchemaEmbedded(get_ocsf_schema("1.5.0")).get_class_schema("detection_finding"))
XARF = SchemaValidator()


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


JUDGES = {"idea": judge_idea, "x-arf": judge_xarf, "stix": judge_stix, "misp": judge_misp, "ocsf": judge_ocsf}


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
