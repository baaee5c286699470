"""Samples are drawn by lot, and can be drawn again the same."""

from hypothesis import given
from hypothesis import strategies as st

from frikommune.casework.uses.sample import draw, is_sampled, judged, number_of
from frikommune.evaluation.counts.proportions import Share
from frikommune.packfiles.pack import load_pack

EXEMPTIONS = load_pack().rulebook.exemptions
populations = st.sets(st.integers(1, 10_000), max_size=80)


@given(populations, st.integers(0, 100), st.integers(0, 2**31), st.randoms())
def test_the_same_seed_draws_the_same_ones_in_whatever_order_they_come(population, number, seed, chance):
    shuffled = sorted(population)
    chance.shuffle(shuffled)
    assert draw(shuffled, number, seed) == draw(population, number, seed)


@given(populations, st.integers(0, 100), st.integers(0, 2**31))
def test_as_many_as_wanted_are_drawn_each_once_and_no_stranger(population, number, seed):
    drawn = draw(population, number, seed)
    assert len(set(drawn)) == len(drawn) == min(number, len(population))
    assert set(drawn) <= population


def test_another_seed_draws_others():
    assert len({draw(range(100), 10, seed) for seed in range(20)}) == 20


def test_every_use_has_the_same_chance():
    """Each of 10 is drawn about 600 times in 2,000 draws of 3."""
    counts = [sum(one in draw(range(10), 3, seed) for seed in range(2_000)) for one in range(10)]
    assert all(520 < count < 680 for count in counts)


def test_a_share_is_rounded_up():
    assert [number_of(10, size) for size in (0, 1, 10, 11)] == [0, 1, 1, 2]


def test_uses_without_a_leaders_check_and_reasons_in_own_words_are_sampled():
    assert is_sampled(EXEMPTIONS["2.3"], "Helbredet er belyst")
    assert is_sampled(EXEMPTIONS["2.1a"], "med egne ord")
    assert not is_sampled(EXEMPTIONS["2.1a"], "tilstraekkelig-dokumentation")
    assert not is_sampled(EXEMPTIONS["1.2c"], "")


def test_the_last_word_of_each_leader_counts():
    said = {1: [(7, False), (7, True)], 2: [(7, True), (8, False)]}
    found = judged([1, 2, 3], said)
    assert (found.accepted, found.left, found.disagreed) == (Share(1, 2), 1, 1)


def test_a_use_outside_the_sample_is_not_counted():
    assert judged([1], {2: [(7, True)]}).accepted == Share(0, 0)
