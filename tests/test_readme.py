"""The README's output is what the program prints."""

import os
import re
import shlex
from pathlib import Path

from frikommune.cli.main import main

README = Path(__file__).parents[1] / "README.md"
SHOWN = re.compile(r"```console\n\$ frikommune (.*?)\n```\n(.*?)```text\n(.*?)```", re.DOTALL)


def test_the_readme_shows_what_the_program_prints(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "110")
    text = README.read_text(encoding="utf-8")
    found = SHOWN.search(text)
    assert found is not None
    command, between, shown = found.groups()
    assert main(shlex.split(command)) == 0
    printed = capsys.readouterr().out
    if os.environ.get("FRIKOMMUNE_PIN"):
        README.write_text(text.replace(f"{between}```text\n{shown}```", f"{between}```text\n{printed}```"))
        return
    assert shown == printed
