"""What an answer says of the rows it was made of, where they are not of real people."""

from __future__ import annotations

from frikommune.cases.mark import REBUILT_WORDS, Mark
from frikommune.cli.speaking import Speaking, line
from frikommune.language import Text

_PERSONS = Text("syntetiske personer", "synthetic persons")
_PERSON = Text("syntetisk person", "synthetic person")


def in_heading(speaking: Speaking, mark: Mark, *, one: bool = False) -> str:
    """`  (synthetic persons)`, or of one person, to stand in a heading; empty where the rows have no mark."""
    return f"  ({speaking.text(_PERSON if one else _PERSONS)})" if mark else ""


def show_reconstruction(speaking: Speaking, mark: Mark, depth: int = 1) -> None:
    """Say below a heading that figures were rebuilt in the rows, where they were."""
    if mark is Mark.RECONSTRUCTION:
        line(speaking.text(REBUILT_WORDS), depth)
