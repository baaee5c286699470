"""A snapshot's rows: what each column holds, names that lead nowhere, and a digest of what they say."""

from __future__ import annotations

import hashlib
import struct
from datetime import date
from typing import Any

import polars as pl
import pytest

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.indicators.of_trial import reach_of
from frikommune.evaluation.snapshots.digest import rows_digest
from frikommune.evaluation.snapshots.panel import counts_of
from frikommune.evaluation.snapshots.taking import per_of
from tests.evaluation.indicators.counting import reached, trial
from tests.evaluation.population.made import person
from tests.evaluation.snapshots.taking import BOOK, PEOPLE, of_rotations, take
from tests.ledger.building import event, law, spell, use

KEY = b"k" * 32
WEEKS_26 = 182


def row_of(*parts: object, **settings: Any) -> dict[str, Any]:
    """The last course's row of one history."""
    found = take(person("p1", *parts), **settings)  # type: ignore[arg-type]
    return found.rows.sort("period", "course_days").row(-1, named=True)


def test_one_row_a_course_wherever_it_began():
    found = take(*PEOPLE)
    places = found.rows.group_by("municipality").len().sort("municipality").rows()
    assert places == [("aalborg", 4), ("rebild", 1)]


@pytest.mark.parametrize(
    ("one", "treated"),
    [(spell(0), 1), (spell(-1), 0), (spell(5, municipality="rebild"), 0)],
)
def test_treated_is_who_began_where_and_while_the_trial_held(one, treated: int):
    assert row_of(one)["treated"] == treated


def test_a_use_and_what_it_spared_stand_in_the_row():
    row = row_of(spell(), event(30, "moede"), use(25))
    assert (row["used"], row["touched"], row["spared_attest"]) == (1, 1, 1)
    row = row_of(spell(), event(20, "attest"), event(30, "moede"))
    assert (row["used"], row["touched"], row["spared_attest"]) == (0, 0, 0)
    assert (row["due"], row["met_in_time"]) == (1, 1)


@pytest.mark.parametrize(
    ("one", "horizon", "work", "off"),
    [
        (spell(end=40, afgang_til="job"), None, 1, 1),
        (spell(end=40, afgang_til="barsel"), None, 0, 1),
        (spell(end=40), None, 0, 1),
        (spell(), None, 0, 0),
        (spell(), 1, 0, 0),
        (spell(end=40, afgang_til="job"), 1, 0, 0),
        (spell(end=25, afgang_til="job"), 1, 1, 1),
        (spell(40), 1, None, None),
        (spell(40, 50, afgang_til="job"), 1, None, None),
    ],
)
def test_an_outcome_is_0_until_it_comes_and_empty_while_its_horizon_runs(one, horizon, work, off):
    row = row_of(one, horizon=horizon)
    assert (row["exit_work"], row["exit_self_support"]) == (work, off)


@pytest.mark.parametrize(
    ("one", "duration", "event_work"),
    [(spell(end=40, afgang_til="job"), 40, 1), (spell(end=40, afgang_til="barsel"), 40, 0), (spell(), 61, 0)],
)
def test_time_runs_to_the_exit_or_to_the_end_of_watching(one, duration: int, event_work: int):
    row = row_of(one)
    assert (row["duration"], row["event_work"]) == (duration, event_work)


@pytest.mark.parametrize(
    ("one", "unfinished", "untold"),
    [(spell(), 1, 0), (spell(end=40), 0, 1), (spell(end=40, afgang_til="barsel"), 0, 0)],
)
def test_who_may_still_come_to_it_is_told(one, unfinished: int, untold: int):
    row = row_of(one)
    assert (row["unfinished"], row["untold"]) == (unfinished, untold)


def test_what_was_known_before_is_of_before():
    row = row_of(spell(-90, -20), spell(10))
    assert (row["earlier_courses"], row["days_before"]) == (1, 70)
    row = row_of(spell(-900, -700), spell(10))
    assert (row["earlier_courses"], row["days_before"]) == (1, 20)


def test_an_age_is_a_band_and_only_there_if_somebody_told_it():
    assert "age_band" not in row_of(spell())
    assert row_of(spell(alder=34))["age_band"] == "30–39"


def test_the_rotations_of_the_paper():
    found = of_rotations(date(2019, 6, 30))
    early = found.rows.filter(pl.col("treated") == 1)
    sums = [early[name].sum() for name in ("end_out", "unfinished", "untold", "event")]
    assert (early.height, sums) == (54, [24, 20, 0, 24])
    assert counts_of(found, "end_out", treated=True) == Counted(24, 54, 20)
    assert (early["days_on_benefits"] < WEEKS_26).all()
    assert (found.rows.filter(pl.col("treated") == 0)["days_on_benefits"] >= WEEKS_26).all()
    assert found.mark is Mark.RECONSTRUCTION


def test_no_name_and_no_day_of_a_citizen_is_in_the_rows():
    found = take(*PEOPLE)
    text = found.rows.write_csv()
    for one in PEOPLE:
        assert one.subject not in text
        assert all(spell.id not in text for spell in one.spells)
    assert not {pl.Date, pl.Datetime} & {type(kind) for kind in found.rows.dtypes}


def test_no_two_snapshots_share_a_pseudonym():
    one, two = take(*PEOPLE), take(*PEOPLE)
    assert one.rows["unit"].n_unique() == one.rows.height
    assert not set(one.rows["unit"]) & set(two.rows["unit"])


def test_under_one_key_the_same_cases_give_the_same_digest_in_any_order():
    assert take(*PEOPLE, key=KEY).digest == take(*reversed(PEOPLE), key=KEY).digest


def test_the_digest_is_of_the_rows_and_not_of_their_order_or_width():
    rows = take(*PEOPLE).rows
    same = (
        rows.sample(fraction=1, shuffle=True, seed=1).cast({"duration": pl.Int64}).select(rows.columns[::-1])
    )
    assert rows_digest(same) == rows_digest(rows)


@pytest.mark.parametrize("column", ["municipality", "exit_work", "duration", "period"])
def test_the_digest_sees_any_change(column: str):
    rows = take(*PEOPLE).rows
    value = "x" if rows[column].dtype == pl.String else 99
    first = pl.int_range(pl.len()) == 0
    other = rows.with_columns(
        pl.when(first).then(pl.lit(value, rows[column].dtype)).otherwise(pl.col(column)).alias(column)
    )
    assert rows_digest(other) != rows_digest(rows)


def test_an_empty_cell_is_neither_zero_nor_no_text():
    texts = [
        pl.DataFrame({"unit": ["a"], "x": [one]}, schema={"unit": pl.String, "x": pl.String})
        for one in (None, "")
    ]
    numbers = [
        pl.DataFrame({"unit": ["a"], "x": [one]}, schema={"unit": pl.String, "x": pl.Int8})
        for one in (None, 0)
    ]
    assert len({rows_digest(one) for one in (*texts, *numbers)}) == 4


def test_the_digest_is_what_its_words_say():
    rows = pl.DataFrame({"unit": ["b", "a"], "x": [None, 1]}, schema={"unit": pl.String, "x": pl.Int8})

    def framed(text: str) -> bytes:
        return struct.pack("<Q", len(text)) + text.encode()

    said = framed("unit") + b"\1" + framed("a") + b"\1" + framed("b")
    said += framed("x") + struct.pack("<qq", 1, -(2**63))
    assert rows_digest(rows) == hashlib.sha256(said).hexdigest()


def test_small_cells_are_told():
    found = take(*PEOPLE)
    assert found.small_cells == 3
    assert "under 5 rækker" in found.notes[-1].da


def test_the_columns_are_those_of_the_dictionary_and_each_is_told():
    found = take(*PEOPLE)
    assert [one.name for one in found.columns] == found.rows.columns
    assert all(one.what.da and one.what.en for one in found.columns)
    assert "treated" not in (*found.outcomes, *found.covariates)


def test_the_law_is_stamped():
    other = law(
        'trigger = { event = "moede" }\nrequires = { event = "lae265" }\ncarry_over = true',
        exemptions=['id = "fri"\nchange = { norm = "samtale", suspend = true }\nuse = {}'],
        grants=BOOK.grants,
    )
    assert take(*PEOPLE).law == take(*PEOPLE).law != take(*PEOPLE, book=other).law


def test_nothing_to_take_is_refused():
    with pytest.raises(Refused) as refused:
        take(person("p1", spell(group="kontanthjaelp")))
    assert refused.value.refusals[0].code == "empty_snapshot"


def test_an_effort_that_the_trial_does_not_have_is_refused():
    with pytest.raises(Refused) as refused:
        per_of(reached("3.3"), "mikrolaan")
    assert "jobrotation" in refused.value.refusals[0].do_next.da


def test_a_row_is_a_run_where_the_trial_has_one_effort_and_else_a_course():
    assert per_of(reached("3.3"), None) == "jobrotation"
    assert per_of(reached("3.4"), None) == "course"
    assert per_of(reach_of(BOOK, trial("fri")), None) == "course"
