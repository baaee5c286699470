"""docs/cli.md has every command, also those inside commands, and every option that its help shows."""

import re

import click
import pytest

from frikommune.cli.program import build
from tests.conftest import ROOT

PAGE = (ROOT / "docs/cli.md").read_text("utf-8")
SECTIONS = {part.partition("\n")[0]: part for part in PAGE.split("\n## ")[1:]}


def commands(group: click.Command, name: str = "frikommune") -> dict[str, click.Command]:
    """Every command under a group, by what one types."""
    found = {name: group}
    if isinstance(group, click.Group):
        context = click.Context(group)
        for one in group.list_commands(context):
            inner = group.get_command(context, one)
            assert inner is not None
            found |= commands(inner, f"{name} {one}")
    return found


FOUND = commands(build("da"))


def test_commands_inside_commands_are_found():
    assert {"frikommune", "frikommune applies", "frikommune pack check", "frikommune design lock"} <= set(
        FOUND
    )


@pytest.mark.parametrize("name", FOUND)
def test_a_command_and_each_of_its_options_is_told_of(name):
    assert name in SECTIONS, f"docs/cli.md lacks {name}: add it to COMMANDS in tests/cli/test_help.py"
    told = set(re.findall(r"--[a-z][a-z0-9-]*", SECTIONS[name]))
    shown = {
        option
        for one in FOUND[name].params
        if isinstance(one, click.Option) and not one.hidden
        for option in one.opts
        if option.startswith("--")
    }
    assert shown - told == set()


def test_no_command_is_told_of_that_is_not_there():
    assert {one for one in SECTIONS if one.startswith("frikommune")} - set(FOUND) == set()
