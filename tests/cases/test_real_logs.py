"""The two public logs of /shared/data, read whole."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from frikommune.cases.history import History
from frikommune.errors import Refused
from tests.cases.support import read

LOG = """
synthetic = false
[log]
case = "case:concept:name"
activity = "concept:name"
time = "time:timestamp"
group = {{ constant = "byggesag" }}
municipality = {{ constant = "nl" }}
start = {{ column = "case:{start}" }}
end = {{ column = "case:{end}" }}
end_is = "last_day"
events_before_start = "{outside}"
events_after_end = "{outside}"
[log.case_attributes]
deadline = {{ column = "case:{deadline}", type = "day" }}
deadline_at = {{ column = "case:{deadline}", type = "moment" }}
"""
RECEIPT = {"start": "startdate", "end": "enddate", "deadline": "deadline"}
BPIC = {"start": "startDate", "end": "endDate", "deadline": "endDatePlanned"}


@pytest.fixture(scope="module")
def receipt(shared_data: Path) -> list[History]:
    return read(shared_data / "receipt.xes.gz", LOG.format(outside="keep", **RECEIPT)).histories


@pytest.fixture(scope="module")
def permits(shared_data: Path) -> list[History]:
    return read(shared_data / "BPIC15_1.xes.gz", LOG.format(outside="keep", **BPIC)).histories


def counts(histories: list[History]) -> tuple[int, int, int]:
    kinds = [event.kind for history in histories for event in history.events]
    return len(histories), len(kinds), len(set(kinds))


def test_every_case_event_and_activity_of_the_receipt_log_is_read(receipt: list[History]):
    assert counts(receipt) == (1434, 8577, 27)


def test_every_case_event_and_activity_of_the_permit_log_is_read(permits: list[History]):
    assert counts(permits) == (1199, 52217, 398)


def test_an_absent_end_date_leaves_the_case_open(receipt: list[History]):
    assert sum(history.spells[0].end is None for history in receipt) == 105


def test_closed_cases_are_in_time_by_local_day_as_independent_tools_agree(receipt: list[History]):
    one_day = timedelta(days=1)
    ends = [
        (h.spells[0].end - one_day, h.spells[0].attributes["deadline"]) for h in receipt if h.spells[0].end
    ]
    assert sum(isinstance(deadline, date) and end <= deadline for end, deadline in ends) == 1020


def test_a_midnight_event_stays_on_its_local_day(permits: list[History]):
    (case,) = (history for history in permits if history.subject == "10009138")
    first = case.events[0]
    assert (first.kind, first.day) == ("01_HOOFD_010", date(2014, 4, 11))
    assert first.moment is not None
    assert first.moment.utcoffset() == timedelta(hours=2)


def test_file_order_is_kept_among_events_of_one_day(permits: list[History]):
    for history in permits:
        pairs = [(event.day, event.sequence) for event in history.events]
        assert pairs == sorted(pairs)


def test_events_beyond_the_case_are_refused_where_the_mapping_says_so(shared_data: Path):
    reading = read(shared_data / "receipt.xes.gz", LOG.format(outside="refuse", **RECEIPT))
    assert {row.refusal.code for row in reading.refused} == {"event_outside_spells"}
    with pytest.raises(Refused):
        _ = reading.histories
