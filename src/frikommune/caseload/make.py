"""Makes a caseload: draws it block by block, writes each at once, and counts what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from frikommune.caseload.aggregates import count, joined, relevant
from frikommune.caseload.block import Tables
from frikommune.caseload.blocks import block_count, blocks
from frikommune.caseload.profile import Profile
from frikommune.caseload.written import Asked, Format, writing

Progress = Callable[[int, int], None]
"""Called with the number of blocks that are done, and of all."""


@dataclass(slots=True)
class Made:
    """What was made: rows of each table, persons, spells by (municipality, group), and each figure's count.

    A figure is None where its period was not over.
    """

    rows: Counter[str] = field(default_factory=Counter)
    persons: int = 0
    spells: Counter[tuple[str, str]] = field(default_factory=Counter)
    figures: Mapping[str, int | None] = field(default_factory=dict)

    def add(self, block: Tables) -> None:
        """Count a block."""
        for table, rows in block.items():
            self.rows[table] += rows.num_rows
        spells = pl.DataFrame(pl.from_arrow(block["spells"]))
        self.persons += spells["person"].n_unique()
        for place, group, number in spells.group_by("municipality", "group").len().iter_rows():
            self.spells[place, group] += number

    def by_place(self) -> Counter[str]:
        """Spells by municipality."""
        return _summed(self.spells, 0)

    def by_group(self) -> Counter[str]:
        """Spells by group."""
        return _summed(self.spells, 1)


def make(profile: Profile, asked: Asked, form: Format, folder: Path, progress: Progress) -> Made:
    """Make a caseload in an empty folder. Raises Refused when it does not fit the format, and OSError."""
    made, parts, many = Made(), [], block_count(asked.persons)
    with writing(folder, form, asked) as write:
        for number, block in enumerate(blocks(profile, asked.persons, asked.seed, asked.until), 1):
            write(block)
            made.add(block)
            parts.append(relevant(profile, block))
            progress(number, many)
    made.figures = count(profile, joined(parts), asked.until)
    return made


def _summed(spells: Mapping[tuple[str, str], int], which: int) -> Counter[str]:
    found: Counter[str] = Counter()
    for names, number in spells.items():
        found[names[which]] += number
    return found
