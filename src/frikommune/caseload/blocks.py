"""A whole caseload, block by block: the background, then the reconstruction and the companies in a last one.

Each block has a generator of its own, seeded by (seed, block), so that the same seed and number of citizens
give the same rows whatever is done with them, and no more than one block is in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from numpy.random import default_rng

from frikommune.caseload.block import Labels, Tables, tables_of
from frikommune.caseload.columns import Columns
from frikommune.caseload.companies import companies
from frikommune.caseload.courses import draw_courses
from frikommune.caseload.plans import Planner
from frikommune.caseload.profile import Profile
from frikommune.caseload.reconstruction import reconstruct

BLOCK = 100_000
"""Citizens of the background in one block."""
MOST = 9_999_999
"""The greatest number of citizens that their ids have room for."""
_RECONSTRUCTION, _COMPANIES = 1 << 30, 1 << 31


def blocks(profile: Profile, persons: int, seed: int, until: date) -> Iterator[Tables]:
    """The tables of each block; the last holds the reconstruction and the companies.

    `persons` counts the background. Of those, the ones whose first course begins after `until` are in no row.
    """
    for start in range(0, persons, BLOCK):
        yield background(profile, start, min(BLOCK, persons - start), seed, until)
    yield last_block(profile, persons, seed, until)


def block_count(persons: int) -> int:
    """How many blocks there are, the last one included."""
    return -(-persons // BLOCK) + 1


def background(profile: Profile, start: int, size: int, seed: int, until: date) -> Tables:
    """The citizens of one block of the background, the first of them number `start` + 1."""
    draw = default_rng((seed, start // BLOCK))
    courses, columns = draw_courses(profile, draw, size), Columns()
    Planner(profile, draw, courses, columns).lay_all()
    labels = Labels(
        lambda number: f"syn-{start + number + 1:07}",
        lambda number, spell: f"f{10 * (start + number + 1) + spell:08}",
    )
    return tables_of(profile, courses, columns, labels, until)


def last_block(profile: Profile, persons: int, seed: int, until: date) -> Tables:
    """The reconstruction, and the companies with their placements."""
    cases = reconstruct(profile, default_rng((seed, _RECONSTRUCTION)), until)
    return companies(profile, default_rng((seed, _COMPANIES)), persons, until, cases)
