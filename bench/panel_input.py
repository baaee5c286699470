"""A made-up file of persons by quarter, in municipalities of many sizes; each quarter the same persons."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

MUNICIPALITIES, QUARTERS = 98, 20
TREATED = 11
ONE_START = 10
STARTS = (8, 10, 12, 14)
EFFECT = 0.02


def write(path: Path, rows: int, seed: int = 1) -> None:
    """`rows` person-quarters, as near as whole persons allow.

    Columns: `person`, `municipality`, `quarter`, `outcome` (0 or 1), `treated` (11 municipalities from one
    quarter on), `staggered` (the same ones from four different quarters on), and `first`, that quarter
    counted from 1, 0 for never. Municipalities differ by a level and are struck together by shocks that
    last; a shock is why persons of one municipality are not independent.
    """
    lot = np.random.default_rng(seed)
    people = _people(lot, rows // QUARTERS)
    home = np.repeat(np.arange(MUNICIPALITIES), people)
    begins = np.full(MUNICIPALITIES, QUARTERS)
    chosen = lot.permutation(MUNICIPALITIES)[:TREATED]
    begins[chosen] = np.resize(STARTS, TREATED)
    one = np.isin(np.arange(MUNICIPALITIES), chosen)
    quarter = np.arange(QUARTERS)
    staggered = quarter >= begins[:, None]
    level = 0.4 + 0.05 * lot.normal(size=(MUNICIPALITIES, 1)) + _shocks(lot) + EFFECT * staggered
    outcome = lot.random((home.size, QUARTERS)) < level[home]
    first = np.where(begins < QUARTERS, begins + 1, 0)
    person, when = np.indices(outcome.shape, dtype=np.int32).reshape(2, -1)
    there = home[person].astype(np.int32)
    pl.DataFrame(
        {
            "person": person,
            "municipality": there,
            "quarter": when + 1,
            "outcome": outcome.ravel().astype(np.float64),
            "treated": (one[there] & (when >= ONE_START)).astype(np.int8),
            "staggered": staggered[there, when].astype(np.int8),
            "first": first[there].astype(np.int32),
        }
    ).write_parquet(path)


def _people(lot: np.random.Generator, persons: int) -> np.ndarray:
    """How many live in each municipality: unequal as Danish ones are, at least two, and that many in all."""
    sizes = np.exp(0.9 * lot.normal(size=MUNICIPALITIES))
    people = np.maximum((sizes / sizes.sum() * persons).astype(int), 2)
    people[people.argmax()] += persons - people.sum()
    return people


def _shocks(lot: np.random.Generator) -> np.ndarray:
    shocks = np.zeros((MUNICIPALITIES, QUARTERS))
    fresh = 0.01 * lot.normal(size=shocks.shape)
    for quarter in range(QUARTERS):
        shocks[:, quarter] = fresh[:, quarter] + (0.5 * shocks[:, quarter - 1] if quarter else 0)
    return shocks
