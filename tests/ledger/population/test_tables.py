"""Kernels read and write the very arrays that are described to them, as machine code."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest

from frikommune.ledger.population.kernel.compiled import code_of, compiled
from frikommune.ledger.population.kernel.described import described
from frikommune.ledger.population.kernel.fields import CaseTables, LawTables, Work
from frikommune.ledger.population.kernel.machine import loaded
from frikommune.ledger.population.kernel.tables import law_seen, work_seen
from frikommune.ledger.population.room import room_for, with_rows


@compiled
def read_some(law_at: int, what: int, one: int, two: int, three: int) -> int:
    law = law_seen(law_at)
    found: int = law.tables.shape[1]
    if what == 0:
        found = law.tables[one, two, three]
    if what == 1:
        found = law.match[two, three]
    if what == 2:
        found = law.tables[one][two][three]
    return found


@compiled
def write_some(work_at: int, nth: int, number: int) -> int:
    work = work_seen(work_at)
    row = work.rows[nth]
    row[2] = number
    row[2] += 1
    work.ask[1] = work.rows[nth, 2]
    return number


def run(kernel: Callable[..., int], tables: LawTables | Work, *told: int) -> int:
    return loaded(code_of(kernel), 1 + len(told))(described(tables).ctypes.data, *told)


def _law() -> LawTables:
    numbers = np.arange(24, dtype=np.int64).reshape(2, 3, 4)
    return LawTables(numbers, (numbers[1] + 200).astype(np.uint8), numbers[0], numbers[1], numbers[0])


def _cases() -> CaseTables:
    table, events = np.zeros((2, 5), dtype=np.int64), np.zeros((2, 5), dtype=np.int32)
    return CaseTables(table, table, events, events[0], table, table)


def test_a_place_holds_what_the_array_holds_there():
    law = _law()
    assert [run(read_some, law, what, 1, 2, 3) for what in range(4)] == [23, 223, 23, 3]


def test_what_is_written_stands_in_the_array():
    work = with_rows(room_for(1), 3)
    work.rows[:] = 0
    run(write_some, work, 1, -7)
    assert work.rows[:, 2].tolist() == [0, -6, 0]
    assert work.ask[1] == -6


def test_a_description_tells_where_each_array_lies_and_its_shape():
    cases = _cases()
    found = described(cases).reshape(len(cases), -1)
    assert found[4].tolist() == [cases.answers.ctypes.data, 2, 5, 0]


@pytest.mark.parametrize("other", ["i4", "f8"])
def test_an_array_of_another_type_is_not_described(other: str):
    cases = _cases()
    with pytest.raises(TypeError):
        described(cases._replace(answers=cases.answers.astype(other)))


def test_an_array_that_lies_in_several_pieces_is_not_described():
    with pytest.raises(TypeError):
        described(_cases()._replace(answers=np.zeros((5, 2), dtype=np.int64).T))


@pytest.mark.parametrize(("row", "ends"), [(1, False), (3, True), (-1, True)])
def test_a_place_outside_its_table_ends_the_process_when_that_is_asked_for(row: int, ends: bool):
    asked = {**os.environ, "NUMBA_BOUNDSCHECK": "1"}
    work = f"from {__name__} import *; run(write_some, with_rows(room_for(1), 3), {row}, 1)"
    done = subprocess.run([sys.executable, "-c", work], env=asked, capture_output=True, check=False)
    assert done.returncode < 0 if ends else done.returncode == 0, done.stderr.decode()
