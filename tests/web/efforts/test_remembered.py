"""What was found of efforts is remembered, and is never older than what stands in the cases."""

from datetime import date

import pytest

from tests.web.casework import TODAY, case_of

NEXT_DAY = date(2019, 11, 9)


@pytest.fixture
def rotations(nordjylland):
    """Asks for Aalborg's job rotations: the days on which they began."""
    from frikommune.web.efforts.remembered import runs_at
    from frikommune.web.journal.book import book_of

    def ask(today=TODAY) -> list[str]:
        found = runs_at(nordjylland, book_of(nordjylland), "Aalborg", today)["jobrotation"]
        return sorted(one.here.run.start.isoformat() for one in found)

    return ask


def rotated(day: str, person: str, **more):
    return case_of(
        "dagpenge", "2019-01-07", [(day, "jobrotation")], person=person, number=f"2019-{person}", **more
    )


def delete(case) -> None:
    """The case may no longer be kept."""
    case.text = None
    case.save()
    case.delete()


@pytest.fixture
def read(monkeypatch):
    """How many cases were read, each time that any were."""
    from frikommune.web.efforts import gathered

    counts: list[int] = []
    histories_of = gathered.histories_of

    def counting(cases):
        counts.append(len(cases))
        return histories_of(cases)

    monkeypatch.setattr(gathered, "histories_of", counting)
    return counts


def test_what_is_known_is_not_read_again(rotations, read):
    rotated("2019-10-07", "a")
    assert [rotations(), rotations()] == [["2019-10-07"], ["2019-10-07"]]
    assert read == [1]


def test_a_new_case_is_read_alone(rotations, read):
    rotated("2019-10-07", "a")
    rotations()
    rotated("2019-10-14", "b")
    assert rotations() == ["2019-10-07", "2019-10-14"]
    assert read == [1, 1]


def test_what_was_added_to_a_case_is_seen(rotations):
    from frikommune.web.cases.models import Recorded

    case = case_of("dagpenge", "2019-01-07")
    assert rotations() == []
    Recorded.objects.create(case=case, day=TODAY, kind="jobrotation", key="k", recorded_on=TODAY)
    assert rotations() == ["2019-11-08"]


def test_a_text_that_the_case_system_corrected_is_seen(rotations):
    rotated("2019-10-07", "a")
    assert rotations() == ["2019-10-07"]
    rotated("2019-10-09", "a")
    assert rotations() == ["2019-10-09"]


def test_a_case_that_is_gone_is_forgotten(rotations):
    case = rotated("2019-10-07", "a")
    rotations()
    delete(case)
    assert rotations() == []


def test_a_case_that_is_gone_is_forgotten_though_another_came(rotations):
    case = rotated("2019-10-07", "a")
    rotations()
    delete(case)
    rotated("2019-10-14", "b")
    assert rotations() == ["2019-10-14"]


def test_each_day_knows_what_was_known_on_it(rotations):
    rotated("2019-11-09", "a")
    assert [rotations(), rotations(NEXT_DAY)] == [[], ["2019-11-09"]]
