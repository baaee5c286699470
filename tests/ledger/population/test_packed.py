"""The plan's tables, as they are laid together for the kernels."""

from datetime import date

import numpy as np

from frikommune.cases.block import block_of
from frikommune.ledger.population.engine import ledger_of
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.packed import _bits, _read_alike
from frikommune.ledger.worlds import actual_world
from tests.ledger.building import history, law, spell


def test_each_different_timeline_of_a_place_has_its_first_world_and_the_bits_of_all_that_have_it():
    found = _read_alike(np.array([5, 5, 7, 5]), np.array([1, 2, 4, 8])).tolist()
    timelines, firsts, bits, different = found[:4], found[4:6], found[8:10], found[12]
    assert (timelines, firsts, bits, different) == ([5, 5, 7, 5], [0, 2], [11, 4], 2)


def test_each_code_that_a_set_means_has_a_bit_in_its_word():
    match = np.zeros((2, f.CODES_A_WORD + 3), dtype=np.uint8)
    match[0, [0, 5]], match[1, f.CODES_A_WORD + 2] = 1, 1
    assert _bits(match).tolist() == [[0b100001, 0], [0, 0b100]]


def test_a_law_without_norms_asks_nothing_of_anybody():
    block = block_of([history(spell(0))])
    assert ledger_of(block, actual_world(law()), date(2020, 1, 1)).is_empty()
