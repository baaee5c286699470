"""A round's package in the browser: its applications, and for those who may hand in also the ready drafts."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.web.applications.conftest import draft
from tests.web.conftest import words

PACKAGE = "/nordjylland/papers/application_package/"
__all__ = ["draft"]


@pytest.fixture(autouse=True)
def _day(settings):
    from datetime import date

    settings.TODAY = date(2019, 11, 8)


def names(client, number: str) -> list[str]:
    answer = client.get(f"{PACKAGE}as/zip?round={number}")
    assert answer.status_code == 200, words(answer.content)
    with ZipFile(BytesIO(answer.content)) as found:
        return found.namelist()


def test_a_rounds_page_leads_to_its_package_and_the_package_to_its_file(as_leader):
    page = as_leader.get("/nordjylland/applications/rounds").content.decode()
    assert f'href="{PACKAGE}?round=2"' in page
    shown = as_leader.get(f"{PACKAGE}?round=2").content.decode()
    assert "Ansøgninger i runde 2" in words(shown.encode())
    assert "as/zip?" in shown
    assert "02-ansoegning-om-et-forsoeg-2-2-2019-11-08.pdf" in names(as_leader, "2")


def test_a_draft_that_is_ready_lies_in_an_open_round_for_those_who_may_hand_it_in(
    as_coordinator, as_evaluator, draft
):
    as_coordinator.post("/nordjylland/applications/rounds", {"day": "2019-12-31", "key": "a-key-of-the-form"})
    assert any("-udkast-" in one for one in names(as_coordinator, "4"))
    assert not any("-udkast-" in one for one in names(as_coordinator, "2"))
    refused = as_evaluator.get(f"{PACKAGE}as/zip?round=4")
    assert refused.status_code == 422
    assert "Runde 4 har ingen ansøgninger endnu" in words(refused.content)


def test_a_round_that_is_none_is_refused_in_words(as_leader):
    answer = as_leader.get(f"{PACKAGE}?round=9")
    assert answer.status_code == 422
    assert "Den runde kendes ikke den dag" in words(answer.content)
