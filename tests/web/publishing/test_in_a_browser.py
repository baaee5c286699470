"""The public pages on a phone: nothing that axe finds, and no page wider than the phone."""

from tests.web.conftest import axe, is_too_wide
from tests.web.publishing.test_public_pages import FRONT, PAGES


def test_axe_finds_nothing_on_the_public_pages_and_they_fit_a_phone(phone, site):
    found = {}
    for page in (
        *(one for one in PAGES if one not in ("law/norms", "calendar/", "portfolio/")),
        "search/?q=mentor",
    ):
        phone.goto(f"{site.url}{FRONT}{page}")
        found[page] = [*axe(phone), *(["too wide"] if is_too_wide(phone) else [])]
    assert {page: faults for page, faults in found.items() if faults} == {}
