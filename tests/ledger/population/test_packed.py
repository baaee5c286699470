"""The plan's tables, as they are laid together for the kernels."""

import numpy as np

from frikommune.ledger.population.packed import _read_alike


def test_each_different_timeline_of_a_place_has_its_first_world_and_the_bits_of_all_that_have_it():
    found = _read_alike(np.array([5, 5, 7, 5]), np.array([1, 2, 4, 8])).tolist()
    timelines, firsts, bits, different = found[:4], found[4:6], found[8:10], found[12]
    assert (timelines, firsts, bits, different) == ([5, 5, 7, 5], [0, 2], [11, 4], 2)
