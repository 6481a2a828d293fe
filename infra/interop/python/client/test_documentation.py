"""What the documentation and the package say of the bots is so."""

import importlib
import re
import tomllib
import unittest

from intelmq_instance import ROOT
from ruamel.yaml import YAML

PAGE = (ROOT / "infra" / "docs" / "intelmq.md").read_text()
PROJECT = tomllib.loads((ROOT / "infra" / "clients" / "intelmq" / "pyproject.toml").read_text())["project"]


def bot(module: str):
    """The bot that IntelMQ starts under this name."""
    name, _, run = PROJECT["scripts"][module].partition(":")
    assert run == "BOT.run", run
    return importlib.import_module(name).BOT


class DocumentationTest(unittest.TestCase):
    """The five lines, the parameters and the names."""

    def settings(self) -> dict:
        """The lines for runtime.yaml."""
        lines = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[1].replace("\n   ", "\n")
        self.assertEqual(len(lines.strip().splitlines()), 5)
        return YAML(typ="safe").load(lines.lstrip())

    def test_the_lines_name_bots_and_parameters(self):
        settings = self.settings()
        common = settings.pop("global")
        for name, entry in settings.items():
            with self.subTest(bot=name):
                kind = bot(entry["module"])
                self.assertEqual(kind.bottype.value, entry["group"])
                for parameter in (*common, *entry.get("parameters", {})):
                    self.assertTrue(hasattr(kind, parameter), parameter)

    def test_the_defaults_are_those_of_the_table(self):
        rows = re.findall(r"^\| (both|output|collector) \| (`.*?`) \| (?:(\S*) )?\|", PAGE, re.MULTILINE)
        self.assertGreater(len(rows), 5)
        for which, names, default in rows:
            modules = [module for module in PROJECT["scripts"] if which == "both" or f".{which}s." in module]
            for name in re.findall("`(.*?)`", names):
                for module in modules:
                    with self.subTest(parameter=name, module=module):
                        value = getattr(bot(module), name)
                        self.assertEqual(default, "" if value is None else str(value))

    def test_nothing_beside_intelmq_is_needed(self):
        self.assertEqual(PROJECT["dependencies"], ["intelmq>=3.5,<4"])
