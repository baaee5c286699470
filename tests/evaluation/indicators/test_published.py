"""Published figures as measured values: what they have, what they lack, and what was decided of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.indicators.benchmarks import earlier_shares
from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.indicators.published import published
from frikommune.programme.entry import Entry
from frikommune.programme.figure import Figure
from tests.caseload.support import pack

KNOWN = pack().journal.known(None)


def of(trial: str) -> list[Measured]:
    return list(published(KNOWN, trial, pack().trials[trial].exemptions))


def named(trial: str, figure: str) -> Measured:
    return next(one for one in of(trial) if one.indicator == f"figure:{figure}")


def changed(figure: str, **fields: object) -> Measured:
    """A figure of trial 1.2 as it would be if its source gave something else."""
    (entry,) = (one for one in KNOWN if str(one.about) == f"figure:{figure}")
    assert isinstance(entry.value, Figure)
    other: Entry = replace(entry, value=replace(entry.value, **fields))  # type: ignore[arg-type]
    (found,) = published([other], "1.2", pack().trials["1.2"].exemptions)
    return found


def test_24_of_54_keep_their_unfinished_source_and_what_was_decided():
    one = named("3.3", "jobrotation-rate")
    assert one.counted == Counted(24, 54, 20)
    assert one.source.da.startswith("Aalborg 2019-035025")
    assert one.certainty == "source"
    assert "20 var ikke færdige" in one.notes[0].da


def test_a_share_without_a_denominator_stays_a_bare_share_and_says_so():
    one = named("3.3", "jobrotation-before-2018-q1")
    assert one.share == pytest.approx(0.273)
    assert one.counted is None
    assert one.interval is None
    assert [note.da for note in one.notes] == ["Nævneren er ikke oplyst, så usikkerheden kan ikke beregnes."]


def test_a_lone_denominator_gives_the_numerator_where_only_one_fits():
    one = named("1.2", "graduates-business")
    assert one.counted == Counted(10, 30)
    assert "regnet ud" in one.notes[0].da


def test_a_lone_denominator_that_fits_several_gives_none():
    one = changed("graduates-business", denominator=3000)
    assert one.counted is None
    assert one.share == pytest.approx(0.33)
    assert "3000" in one.notes[0].da


def test_a_percentage_that_no_numerator_gives_stays_bare():
    assert changed("graduates-business", number=Decimal("34")).counted is None


def test_more_than_all_is_told_and_not_counted():
    one = changed("graduates-business", numerator=25, unfinished=10)
    assert one.counted is None
    assert "flere end 30" in one.notes[0].da


def test_a_number_that_is_no_share_keeps_its_unit():
    one = named("3.3", "jobrotation-granted")
    assert (one.number, one.unit.da, one.counted) == (175, "personer", None)
    assert one.notes[0].da == "Kilden siger “ca.”."


def test_each_figure_says_where_and_when():
    one = named("2.1", "jobafklaring-exempted")
    assert (one.counted, one.municipality, one.period.da) == (Counted(329, 378), "Aalborg", "april 2019")


def test_the_four_earlier_quarters_have_a_mean_and_no_pooled_share():
    (one,) = earlier_shares(KNOWN, "3.3", pack().trials["3.3"].exemptions)
    assert one.series == "jobrotation-before"
    assert [member.share for member in one.members] == pytest.approx([0.556, 0.273, 0.437, 0.400])
    assert one.benchmark.mean == pytest.approx(0.4165)
    assert one.benchmark.pooled is None
    assert any("kan ikke beregnes" in text.da for text in one.benchmark.says)


def test_what_was_not_yet_written_is_not_there():
    early = pack().journal.known(KNOWN[0].recorded.last)
    assert published(early, "3.3", pack().trials["3.3"].exemptions) == ()
