"""The code of functions, unpacked once for all environments and stacks that run it."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

from localstack.services.lambda_.invocation.lambda_models import FunctionVersion

from .shared_classes import SharedClasses


class FunctionCode:
    """A folder per content, in Lambda's layout, with what its JVMs share."""

    _known: dict[str, FunctionCode] = {}
    _lock = threading.Lock()

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.classes = SharedClasses(folder / "shared.jsa")

    @classmethod
    def of(cls, function_version: FunctionVersion) -> FunctionCode:
        """The version's code; unpacks it where that has not been done."""
        code = function_version.config.code
        name = bytes(code.code_sha256, "ascii").hex()[:40]
        with cls._lock:
            if name not in cls._known:
                folder = Path(os.environ["FUNCTION_CODE"]) / name
                code.prepare_for_execution()
                shutil.copytree(code.get_unzipped_code_location(), folder)
                code.destroy_cached()
                cls._known[name] = FunctionCode(folder)
            return cls._known[name]

    def classpath(self, runtime: Path) -> str:
        """Jars alone, for a JVM shares no classes of a folder; the functions consist of nothing else."""
        jars = [jar for folder in (self.folder / "lib", runtime) for jar in sorted(folder.glob("*.jar"))]
        return ":".join(map(str, jars))
