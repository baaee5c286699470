"""A programme that was just started: no trial yet, and nothing breaks."""

import pytest

from tests.web.conftest import words

GIVEN = {
    "title": "Frit valg",
    "slug": "frit-valg",
    "law": "dk-employment",
    "basis": "Lov om forsøg med frit valg",
    "theme": "Frit valg",
    "municipalities": "851 Aalborg\n840 Rebild\n",
    "bodies": "Styregruppe",
    "rounds": "2027-03-01\n2027-09-01",
    "period_end": "2029-12-31",
}


@pytest.fixture
def just_started(as_coordinator):
    as_coordinator.post("/networks/new", GIVEN)


def test_its_portfolio_says_that_there_are_no_trials_and_spans_its_own_years(just_started, visitor):
    html = visitor.get("/frit-valg/portfolio/?on=2027-01-01").content.decode()
    assert "Her er ingen forsøg endnu." in words(html)
    assert 'data-first="2027-01-01"' in html
    assert "01.03.2027 Frist, runde 1" in words(html)
    assert "31.12.2029 Periodens slut" in words(html)


def test_its_front_page_tells_the_next_deadline(just_started, visitor):
    said = words(visitor.get("/frit-valg/?on=2027-01-01").content)
    assert "2 kommuner prøver" in said
    assert "01.03.2027" in said[said.index("Det næste") :]


def test_it_has_no_disagreements(just_started, visitor):
    assert "Ingen uenigheder er kendt den dag." in words(visitor.get("/frit-valg/disagreements").content)
