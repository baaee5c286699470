"""Efforts on 8 November 2019, and the forms by which their steps are taken."""

import re

import pytest

from tests.web.casework import TODAY, case_of
from tests.web.conftest import words

COURSE = ("kursus", "ivaerksaetter")


@pytest.fixture(autouse=True)
def _on_a_friday(settings):
    from frikommune.web.efforts.remembered import forget

    settings.TODAY = TODAY
    forget()  # rows that were rolled back had the numbers of these


@pytest.fixture
def unemployed(nordjylland):
    """On dagpenge since 2 September 2019, in Aalborg, with the caseworker DSB."""
    return case_of("dagpenge", "2019-09-02")


@pytest.fixture
def borrower(nordjylland):
    """On the microloan course since August 2019; the case system tells of no screening."""
    return case_of(
        "kontanthjaelp-jobparat", "2019-01-07", [("2019-08-05", "kursus", "mikrolaan")], number="2019-00021"
    )


def at(case, *rest) -> str:
    return "/".join(["/nordjylland/efforts", case.municipality, str(case.pk), *map(str, rest)])


def key_of(client, address) -> str:
    return re.search(r'name="key" value="([^"]+)"', client.get(address).content.decode())[1]


def send(client, case, *rest, day="2019-11-08", key="", **recorded):
    """Fill a form in and send it; `recorded` are the attributes."""
    address = at(case, *rest)
    fields = {name if name in ("ending",) else f"d-{name}": value for name, value in recorded.items()}
    return client.post(address, {"key": key or key_of(client, address), "day": day, **fields})


def told(answer) -> str:
    """What a page says."""
    return words(answer.content)


def recorded(case) -> list[tuple]:
    """What was added to the case."""
    from frikommune.web.cases.models import Recorded

    rows = Recorded.objects.filter(case=case).order_by("pk")
    return [(one.day.isoformat(), one.kind, one.type, one.attributes) for one in rows]
