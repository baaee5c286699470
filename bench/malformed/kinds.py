"""Every kind of input there is."""

from __future__ import annotations

from pathlib import Path

from bench.malformed import arguments, files_of_cases, files_of_packs, files_of_papers
from bench.malformed.kind import Kind

OF_FILES = (files_of_packs, files_of_cases, files_of_papers, arguments)


def of_the_terminal() -> list[Kind]:
    """What needs no database."""
    return [kind for module in OF_FILES for kind in module.kinds()]


def every(made: Path, own: Path) -> list[Kind]:
    """All of them, in the order in which they are told; the world is copied to a folder of one's own."""
    from bench.malformed.web_kinds import kinds
    from bench.malformed.web_world import World

    return [*of_the_terminal(), *kinds(World(made, own))]
