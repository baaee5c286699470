"""A company's numbers are tried against the ratio; nothing of them is kept."""

import pytest

from tests.web.efforts.conftest import told

COMPANY = "/nordjylland/efforts/Aalborg/company"
NUMBERS = {
    "employees": "15",
    "n-praktik": "2",
    "n-loentilskud": "0",
    "n-ledighedsydelse": "0",
    "wanted": "praktik",
}


@pytest.fixture
def as_leader_in_thisted(nordjylland, as_leader):
    """Thisted has trial 1.4; the leader sits there for once."""
    from frikommune.web.people.models import Person, Seat

    Seat.objects.filter(person=Person.objects.get(username="demo-leder")).update(municipality="Thisted")
    return as_leader


def test_a_third_place_for_15_employees_is_allowed(as_caseworker, nordjylland):
    page = told(as_caseworker.post(COMPANY, NUMBERS))
    assert "✓ ja Efter loven: opfyldt. 15 ordinært ansatte giver 3 pladser; 3 i brug." in page
    assert "Intet forsøg ændrer grænsen her i dag." in page


def test_a_fourth_is_not(as_caseworker, nordjylland):
    page = told(as_caseworker.post(COMPANY, NUMBERS | {"n-loentilskud": "1"}))
    assert "✗ nej Efter loven: ikke overholdt. 15 ordinært ansatte giver 3 pladser; 4 i brug." in page


def test_where_the_trial_holds_the_ratio_cannot_be_told(as_leader_in_thisted):
    page = told(
        as_leader_in_thisted.post(COMPANY.replace("Aalborg", "Thisted"), NUMBERS | {"n-loentilskud": "1"})
    )
    assert "✗ nej Efter loven" in page
    assert "? ikke til at afgøre Med forsøg 1.4" in page
    assert "ingen kilde siger, hvilket forholdstal der gælder i forsøget" in page


def test_what_is_no_number_is_refused_and_stays_typed(as_caseworker, nordjylland):
    answer = as_caseworker.post(COMPANY, NUMBERS | {"employees": "mange", "wanted": ""})
    assert answer.status_code == 422
    page = told(answer)
    assert "“Ordinært ansatte” kan ikke bruges, som det står" in page
    assert "“Den nye plads” kan ikke bruges, som det står" in page
    assert b'value="mange"' in answer.content


def test_the_law_that_was_read_is_said(as_caseworker, nordjylland):
    assert "BAB § 65" in told(as_caseworker.post(COMPANY, NUMBERS))


def test_nothing_is_stored(as_caseworker, nordjylland):
    from frikommune.web.cases.models import Lookup, Recorded

    as_caseworker.post(COMPANY, NUMBERS)
    assert (Recorded.objects.count(), Lookup.objects.count()) == (0, 0)
