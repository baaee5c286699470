"""Each event's spell is found by its name among its own person's spells."""

import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from frikommune.cases.tied import ASTRAY, UNTIED, tied_to

SPELLS = pl.DataFrame(
    {"who": [0, 0, 0, 2], "spell": ["s1", "s2", "s3", "s4"]}, schema_overrides={"who": pl.Int32}
)


def found(named: list[str | None], who: list[int], spells: pl.DataFrame = SPELLS) -> list[int]:
    places = tied_to(pl.Series(named, dtype=pl.String), np.array(who, dtype=np.int32), spells)
    return [int(place) for place in places]


def test_any_spell_of_the_person_is_found_by_its_name():
    assert found(["s1", "s2", "s3", "s4"], [0, 0, 0, 2]) == [0, 1, 2, 3]


def test_an_event_that_names_no_spell_is_tied_to_none():
    assert found([None, "s4", None], [0, 2, 2]) == [UNTIED, 3, UNTIED]


def test_a_name_that_only_another_persons_spell_has_leads_astray():
    assert found(["s4", "s1", "s9"], [0, 2, 0]) == [ASTRAY] * 3


def test_a_person_without_spells_has_none_to_be_tied_to():
    assert found(["s3", "s4"], [1, 3]) == [ASTRAY] * 2
    assert found(["s1"], [0], SPELLS.clear()) == [ASTRAY]


def test_of_two_spells_of_one_name_it_is_the_later():
    assert found(["s"], [0], pl.DataFrame({"who": [0, 0], "spell": ["s", "s"]})) == [1]


def test_a_spell_among_many_is_found_though_others_have_its_name():
    many = pl.DataFrame({"who": [0] * 9 + [1] * 2, "spell": [f"s{n}" for n in range(9)] + ["s1", "s9"]})
    assert found(["s1", "s5", "s0", "s9", None, "s1"], [0, 0, 0, 0, 0, 1], many) == [
        1,
        5,
        0,
        ASTRAY,
        UNTIED,
        9,
    ]


@given(st.data())
def test_each_name_is_tied_to_the_persons_last_spell_of_that_name(data: st.DataObject):
    whose = sorted(data.draw(st.lists(st.integers(0, 3), max_size=12)))
    names = [data.draw(st.sampled_from("abcd")) for _ in whose]
    asked = data.draw(st.lists(st.tuples(st.sampled_from([*"abcde", None]), st.integers(0, 4)), max_size=8))
    spells = pl.DataFrame({"who": whose, "spell": names}, schema={"who": pl.Int32, "spell": pl.String})
    wanted = []
    for name, who in asked:
        own = [place for place, one in enumerate(zip(whose, names, strict=True)) if one == (who, name)]
        wanted.append(UNTIED if name is None else max(own, default=ASTRAY))
    assert found([name for name, _ in asked], [who for _, who in asked], spells) == wanted
