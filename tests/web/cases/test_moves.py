"""Whose data: what a municipality knows of a citizen who moved."""

from tests.web.cases.there import page_of, sick, with_noted
from tests.web.conftest import words


def said(client, case) -> str:
    return words(client.get(page_of(case)).content)


def test_of_one_who_came_it_says_that_what_was_before_is_known_only_as_sent(as_caseworker, nordjylland):
    case = with_noted(sick(), fraflytningskommune="Rebild")
    page = said(as_caseworker, case)
    assert "Borgeren flyttede hertil 20.09.2019 fra Rebild." in page
    assert "kendes kun, så vidt det lovligt er sendt." in page
    assert "Hvornår forløbet begyndte, er ikke sendt; det tæller fra flytningen." in page


def test_the_start_that_was_sent_is_used_and_named(as_caseworker, nordjylland):
    from datetime import date

    case = with_noted(sick(), fraflytningskommune="Rebild", forloeb_begyndt=date(2019, 9, 6))
    page = said(as_caseworker, case)
    assert "Forløbet tæller fra 06.09.2019, som er sendt." in page
    assert "Senest 31.10.2019" in page


def test_of_one_who_left_it_is_shown_as_it_was_known_and_only_read(as_caseworker, nordjylland):
    case = with_noted(sick(), end="2019-11-01", tilflytningskommune="Rebild")
    page = said(as_caseworker, case)
    assert "Borgeren flyttede 01.11.2019 til Rebild." in page
    assert "Sagen vises, som den var kendt her indtil da, og kan ikke ændres her." in page
    assert "Brug undtagelsen" not in page


def test_of_one_who_never_moved_nothing_is_said(as_caseworker, nordjylland):
    assert "flyttede" not in said(as_caseworker, sick())
