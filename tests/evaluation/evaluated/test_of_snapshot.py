"""A snapshot's outcome: what has not finished is counted, told beforehand, and never dropped."""

from datetime import date

import polars as pl
import pytest

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.evaluation.designs.design import Design, Guardrail, Outcome
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.evaluated.foreseen import foreseen, foreseen_counts
from frikommune.evaluation.evaluated.guarded import watched_rows
from frikommune.evaluation.evaluated.of_snapshot import OfSnapshot
from frikommune.evaluation.snapshots.snapshot import Described, Snapshot
from frikommune.language import NO_WORDS, Text

TREATED, SUCCEEDED, OPEN = 54, 24, 20
KNOWN = 0.4165
ASKED = Question(estimator="one_group", benchmark=KNOWN)
ROLES = {
    "municipality": "key",
    "period": "key",
    "treated": "treatment",
    "unfinished": "open",
    "untold": "open",
}


def snapshot():
    """24 of 54 succeeded and 20 have not finished, as in the network's papers; 46 others without."""
    many = TREATED + 46
    rows = pl.DataFrame(
        {
            "unit": [f"{number:03d}" for number in range(many)],
            "municipality": [f"K{number % 4}" if number >= TREATED else "K9" for number in range(many)],
            "period": ["2018-Q4"] * many,
            "treated": [int(number < TREATED) for number in range(many)],
            "end_out": [int(number < SUCCEEDED or number >= TREATED + 23) for number in range(many)],
            "unfinished": [int(SUCCEEDED <= number < SUCCEEDED + OPEN) for number in range(many)],
            "untold": [0] * many,
            "duration": [10 + number for number in range(many)],
            "event": [int(number % 2) for number in range(many)],
        }
    )
    columns = tuple(
        Described(one, Text.same(one), NO_WORDS, ROLES.get(one, "key" if one == "unit" else "outcome"))
        for one in rows.columns
    )
    day = date(2019, 6, 30)
    return Snapshot("3.3", day, day, rows, columns, "d" * 64, "law", Mark.SYNTHETIC, per="jobrotation")


def of(outcome="end_out", question=ASKED):
    return OfSnapshot(snapshot(), outcome, question, {}, Text.same("i job"))


def test_one_groups_count_keeps_its_unfinished_and_both_bounds():
    effect = of().evaluated().effect
    assert (of().counted.succeeded, of().counted.started, of().counted.unfinished) == (24, 54, 20)
    assert [round(one.value + KNOWN, 3) for one in effect.bounds] == [0.444, 0.815]


def test_the_verdict_carries_the_mark_and_the_digest_of_the_rows():
    found = of().evaluated()
    assert (found.effect.mark, found.judged.mark) == (Mark.SYNTHETIC, Mark.SYNTHETIC)
    assert found.effect.digest == "d" * 64


def test_rows_are_compared_where_there_is_no_known_figure():
    found = of(question=Question(estimator="two_groups")).evaluated()
    assert found.effect.sizes.treated_rows == TREATED


def test_an_event_is_asked_about_as_time_to_it():
    observed = of("event", Question()).observations
    assert (observed.roles.event, observed.roles.duration) == ("event", "duration")


def test_an_outcome_that_is_not_there_is_refused():
    with pytest.raises(Refused):
        of("end_noget").evaluated()


def test_what_will_be_computed_tells_nothing_of_the_outcome():
    told = " ".join(one.da for one in foreseen_counts(of().counted, ASKED))
    assert "54 begyndte" in told
    assert "20 er ikke færdige" in told
    assert "24" not in told


def test_what_will_be_computed_of_rows_names_method_sizes_and_inference():
    told = " ".join(one.da for one in foreseen(of(question=Question()).observations, Question()))
    assert "Metode:" in told
    assert "100 rækker, heraf 54 med forsøget" in told
    assert "1 med og 4 uden" in told


def guarded(stop_at, indicator="end_out", direction="lower"):
    outcome = Outcome("slut", indicator=indicator, direction=direction)
    design = Design("3.3", guardrails=(Guardrail(outcome, stop_at, "leder"),))
    (found,) = watched_rows(design, snapshot().rows, snapshot().rows["treated"])
    return found.standing


@pytest.mark.parametrize(
    ("stop_at", "standing"), [(0.4, "passed"), (0.5, "perhaps"), (0.6, "clear"), (None, "cannot_tell")]
)
def test_a_guardrail_is_held_against_those_who_take_part_with_their_uncertainty(stop_at, standing):
    """24 of 54 is 44.4 %, Wilson up to 57.6 %."""
    assert guarded(stop_at) == standing


def test_a_guardrail_that_the_rows_do_not_have_cannot_be_told():
    assert guarded(0.4, indicator="opsagt") == "cannot_tell"
