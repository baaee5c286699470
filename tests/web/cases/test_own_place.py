"""Where a page of casework begins."""

import pytest

from frikommune.web.people.models import Person, Seat
from tests.web.conftest import words

PAGES = ("cases", "today", "efforts", "uses", "overview", "deliveries", "tokens")


def seated_in(programme, *places) -> None:
    person = Person.objects.get(username="demo-leder")
    Seat.objects.filter(person=person).delete()
    for place in places:
        Seat.objects.create(person=person, programme=programme, role="leader", municipality=place)


@pytest.mark.parametrize("page", PAGES)
def test_whoever_sits_in_one_municipality_comes_straight_to_its_page(as_leader, page):
    assert as_leader.get(f"/nordjylland/{page}/").url.startswith(f"/nordjylland/{page}/Aalborg/")


@pytest.mark.parametrize("page", PAGES)
def test_whoever_sits_in_several_chooses_among_them(nordjylland, as_leader, page):
    seated_in(nordjylland, "Aalborg", "Rebild")
    said = words(as_leader.get(f"/nordjylland/{page}/").content)
    assert "Vælg en. Aalborg Rebild" in said


@pytest.mark.parametrize("page", ["deliveries", "tokens"])
def test_whoever_sits_in_none_is_told_whom_to_ask(as_administrator, page):
    said = words(as_administrator.get(f"/nordjylland/{page}/").content)
    assert "du har ikke en plads i en, hvor du må dette. Bed administratoren om den." in said
