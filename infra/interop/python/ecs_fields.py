"""The fields of the Elastic Common Schema, as Elastic publishes them in the package @elastic/ecs of the npm registry."""

import functools
import json
import pathlib
import subprocess
import sys
import tempfile

VERSION = "9.4.0"
SCRIPT = "console.log(JSON.stringify(require('./package/generated/ecs_flat.js').EcsFlat))"


@functools.cache
def ecs_fields() -> dict:
    """Name to description, type and allowed values. The package is fetched once, and kept with the Python environment."""
    kept = pathlib.Path(sys.prefix) / f"elastic-ecs-{VERSION}.json"
    if not kept.exists():
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["npm", "pack", "--silent", f"@elastic/ecs@{VERSION}"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
            subprocess.run(["tar", "-xzf", f"elastic-ecs-{VERSION}.tgz"], cwd=folder, check=True)
            made = pathlib.Path(f"{kept}.made")
            made.write_bytes(subprocess.run(["node", "-e", SCRIPT], cwd=folder, check=True, capture_output=True).stdout)
        made.replace(kept)
    return json.loads(kept.read_text(encoding="utf-8"))
