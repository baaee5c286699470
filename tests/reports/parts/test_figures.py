"""Figures in papers: what they leave open, what was worked out here, and where they belong."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from frikommune.language import Text
from frikommune.packfiles.pack import load_pack
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.figure import Figure
from frikommune.programme.journal import Journal
from frikommune.programme.when import When
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Words
from frikommune.reports.parts.figures import (
    amount,
    counted_share,
    figures_across,
    figures_of,
    figures_table,
    lacks_parts,
    readings,
)

DAY = date(2019, 9, 30)
TRIAL = Subject("trial", "2.1")


@pytest.fixture(scope="module")
def pack():
    return load_pack()


def told(pack, figure, *concerns, effect=None):
    """Facts with one more figure, and its entry."""
    day, paper = When.on(date(2019, 9, 1)), next(iter(pack.papers.values()))
    subjects = tuple(Subject(*one.split(":")) for one in concerns)
    entry = Entry(
        "made", "claim", Subject("figure", "made"), "number", figure, effect, day, paper, "", "source",
        concerns=subjects,
    )  # fmt: skip
    return Facts(replace(pack, journal=Journal((*pack.journal.entries, entry))), DAY), entry


def share(number, had=None, of=None, left=None):
    return Figure(
        Text("I job", "In work"), Decimal(number), "percent", numerator=had, denominator=of, unfinished=left
    )


@pytest.mark.parametrize(
    ("figure", "all_of_them", "finished"),
    [
        (share("44.4", 24, 54, 20), "44.4", "70.6"),
        (share("87", 329, 378), "87.0", "87.0"),
        (share("50", None, 30), None, None),
        (share("0", 0, 4, 4), "0.0", None),
        (Figure(Text("Sager", "Cases"), Decimal(3), "cases", numerator=3, denominator=4), None, None),
    ],
)
def test_a_share_is_counted_from_its_parts(figure, all_of_them, finished):
    def as_number(said):
        return None if said is None else Decimal(said)

    assert counted_share(figure) == as_number(all_of_them)
    assert counted_share(figure, finished=True) == as_number(finished)


@pytest.mark.parametrize(
    ("stated", "differs"), [("87", False), ("87.0", False), ("88", True), ("87.5", True)]
)
def test_a_share_that_its_own_parts_contradict_is_told_beside_what_they_give(pack, stated, differs):
    facts, entry = told(pack, share(stated, 329, 378), "trial:2.1")
    said = [one.plain.da for one in readings(facts, [entry])]
    written = stated.replace(".", ",")
    assert said == (
        [f"I job: kilden skriver {written} %, men dens egne tal giver 87,0 %."] if differs else []
    )


def test_a_figure_of_many_trials_stands_under_none_of_them(pack):
    facts, entry = told(pack, share("10"), "trial:2.1", "trial:2.3", "trial:3.1")
    assert entry not in figures_of(facts, [TRIAL])
    assert entry in figures_across(facts, [TRIAL])
    assert entry not in figures_across(facts, [Subject("trial", "1.1")])


def test_a_figure_of_another_municipality_is_not_ones_own(pack):
    facts, entry = told(pack, share("10"), "trial:2.1", "municipality:Rebild")
    assert entry in figures_of(facts, [TRIAL], "Rebild")
    assert entry not in figures_of(facts, [TRIAL], "Aalborg")


def test_what_a_part_tells_is_left_out_of_the_whole(pack):
    facts, entry = told(pack, share("10"), "trial:2.1", "part:2.1a")
    assert entry not in figures_of(facts, [TRIAL], without=[Subject("part", "2.1a")])
    assert entry in figures_of(facts, [Subject("part", "2.1a")])


def test_the_time_stands_in_its_column_alone(pack):
    figure = replace(share("10"), measure=Text("I job i august 2019", "In work in August 2019"))
    facts, entry = told(pack, figure, "trial:2.1", effect=When.parse("2019-08"))
    (row,) = figures_table(facts, [entry], Words()).rows
    assert [cell.plain.da for cell in row] == ["I job", "10 %", "august 2019"]
    assert [cell.plain.en for cell in row] == ["In work", "10%", "August 2019"]


def test_a_whole_without_its_part_is_told_as_out_of(pack):
    facts, entry = told(pack, share("50", None, 30), "trial:2.1")
    assert amount(facts, entry).text == Text("50 % (ud af 30)", "50% (out of 30)")
    assert not lacks_parts([entry])
    assert lacks_parts([told(pack, share("50"))[1]])
