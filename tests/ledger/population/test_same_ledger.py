"""The columnar engine and the reference give the same ledger: laws and histories by lot, numbered by seed.

A long run: FRIKOMMUNE_LAWS=3000 .venv/bin/pytest -n auto tests/ledger/population/test_same_ledger.py
"""

from __future__ import annotations

import os
from random import Random

import pytest

from frikommune.cases.history import History
from tests.ledger.population.chance.compare import Compared, compare, difference, worlds_of
from tests.ledger.population.chance.histories import history, observation_day
from tests.ledger.population.chance.laws import written_law
from tests.ledger.population.chance.shrink import shrunk

FIRST = int(os.environ.get("FRIKOMMUNE_FIRST_LAW", "0"))
LAWS = int(os.environ.get("FRIKOMMUNE_LAWS", "250"))
BLOCKS, HISTORIES = 2, 50
"""How many blocks each law is tried on, each with an observation day of its own, and how long they are."""
AT_A_TIME = 15


def shares() -> list[range]:
    beyond = FIRST + LAWS
    return [range(first, min(first + AT_A_TIME, beyond)) for first in range(FIRST, beyond, AT_A_TIME)]


@pytest.mark.parametrize("seeds", shares(), ids=lambda seeds: f"seeds-{seeds.start}-to-{seeds.stop - 1}")
def test_both_engines_give_the_same_ledger(seeds: range):
    found = [_compared(seed, block) for seed in seeds for block in range(BLOCKS)]
    rows, refused = sum(one.rows for one in found), sum(one.refused for one in found)
    print(f"{seeds}: {len(found) * HISTORIES} pairs, {rows} rows alike, {refused} histories refused alike")


def _compared(seed: int, block: int) -> Compared:
    law = written_law(Random(seed))
    r = Random(f"{seed}, {block}")
    observed = observation_day(r, law)
    histories = [history(r, law, f"p{place}") for place in range(HISTORIES)]
    found = compare(worlds_of(law.rulebook()), histories, observed)
    if found.differ:
        small, one = shrunk(law, histories[found.differ[0]], observed)
        pytest.fail(
            f"seed {seed}, block {block}: {len(found.differ)} of {HISTORIES} histories differ\n\n"
            f"{small.words()}\n\nobserved {observed}\n{_told(one)}\n\n"
            f"{difference(small.rulebook(), one, observed)}\n\n"
            f"Again: FRIKOMMUNE_FIRST_LAW={seed} FRIKOMMUNE_LAWS=1 .venv/bin/pytest -n 0 -k same_ledger",
            pytrace=False,
        )
    return found


def _told(one: History) -> str:
    return "\n".join(map(str, (*one.spells, *one.events, *one.uses)))
