"""The published figures of the special trials come out of the made-up caseload, counted as efforts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from frikommune.caseload.aggregates import count as counted_by_rows
from frikommune.caseload.aggregates import relevant
from frikommune.caseload.make import make
from frikommune.caseload.profile import Figure
from frikommune.caseload.written import Asked
from frikommune.cases.history import History
from frikommune.cases.read import read_histories
from frikommune.casework.efforts.counts import Counts, by_the_trial, count
from frikommune.evaluation.efforts.runs import Run, runs_of
from tests.caseload.support import LAST, pack, profile, tables


@pytest.fixture(scope="module")
def histories(tmp_path_factory: pytest.TempPathFactory) -> tuple[History, ...]:
    """The reconstruction among 400 others, as it is read back from the disk."""
    folder = tmp_path_factory.mktemp("caseload")
    make(profile(), Asked(400, 1, LAST), "parquet", folder, lambda done, many: None)
    return tuple(read_histories(folder, None, pack().known).histories)


def runs(histories: tuple[History, ...], effort: str, figure: Figure) -> list[Run]:
    """The runs that began in the figure's place and time, as known at its end."""
    observed = figure.end - timedelta(days=1)
    return [
        run
        for history in histories
        for run in runs_of(history, pack().efforts[effort], observed)
        if run.municipality == figure.place and run.start >= figure.start
    ]


def counts(histories: tuple[History, ...], effort: str, figure: str, *, by_trial: bool = False) -> Counts:
    found = runs(histories, effort, profile().figures[figure])
    return count(pack().efforts[effort], by_the_trial(found, pack().rulebook) if by_trial else found)


def published(*names: str) -> list[int | None]:
    """The figures as the rows of the same caseload give them."""
    found = counted_by_rows(profile(), relevant(profile(), tables(400)), LAST)
    assert [found[name] for name in names] == [profile().figures[name].value for name in names]
    return [found[name] for name in names]


def test_21_were_on_the_microloan_course_and_13_got_a_loan(histories):
    found = counts(histories, "mikrolaan", "mikrolaan-kursus")
    taken = {one.step.id: one.taken for one in found.steps}
    assert [taken["kursus"], taken["laan"]] == published("mikrolaan-kursus", "mikrolaan-laan")


def test_10_of_those_with_a_loan_support_themselves(histories):
    found = runs(histories, "mikrolaan", profile().figures["mikrolaan-laan"])
    lent = count(pack().efforts["mikrolaan"], [run for run in found if run.at("laan")])
    endings = {title.da: many for title, many in lent.endings}
    assert [endings["Selvforsørgende med egen virksomhed"]] == published("mikrolaan-selvforsoergende")
    assert lent.unfinished == 3


def test_175_job_rotations_were_granted_54_of_them_only_by_the_trial(histories):
    everybody = counts(histories, "jobrotation", "jobrotation-bevilget")
    early = counts(histories, "jobrotation", "jobrotation-bevilget", by_trial=True)
    assert [everybody.started, early.started] == published(
        "jobrotation-bevilget", "jobrotation-under-26-uger"
    )


def test_the_54_ended_as_published_with_those_still_in_job_rotation_beside(histories):
    early = counts(histories, "jobrotation", "jobrotation-bevilget", by_trial=True)
    assert [*(many for _, many in early.endings), early.unfinished] == [
        *published("jobrotation-job", "jobrotation-uddannelse", "jobrotation-ydelse"),
        0,
        *published("jobrotation-fortsat"),
    ]


def test_46_graduates_began_the_course(histories):
    assert [counts(histories, "dimittender", "dimittender").started] == published("dimittender")


def test_of_the_first_30_graduates_half_are_off_benefits_and_a_third_start_a_business(histories):
    found = runs(histories, "dimittender", profile().figures["dimittender"])
    first = sorted(found, key=lambda run: (run.start, run.history.subject))[:30]
    tallied = count(pack().efforts["dimittender"], first)
    marks = {one.follow_up.id: one.runs for one in tallied.follow_ups}
    left = sum(1 for run in first if run.departure is not None)
    assert [
        round(100 * left / 30),
        round(100 * marks["opstart"] / 30),
        marks["nationalt-program"],
    ] == published("dimittender-ude-pct", "dimittender-virksomhed-pct", "dimittender-nationalt")


def test_the_mentor_trial_was_used_11_times(histories):
    flexible = counts(histories, "mentor", "mentor-brugt", by_trial=True).started
    let_off = counts(histories, "mentor-fritaget", "mentor-brugt").started
    assert [flexible + let_off] == published("mentor-brugt")


def test_a_month_earlier_fewer_had_begun(histories):
    figure = profile().figures["jobrotation-bevilget"]
    observed = date(2019, 5, 31)
    found = [
        run
        for history in histories
        for run in runs_of(history, pack().efforts["jobrotation"], observed)
        if run.municipality == figure.place and run.start >= figure.start
    ]
    assert 0 < len(found) < figure.value
