"""A case in which a trial lets a step be left out, and the forms by which that is done."""

import re

import pytest

from tests.web.casework import TODAY, case_of

LAE265 = "lae265-rehabiliteringsmoede|0|2.1a"
LAE285 = "lae285|1|2.3"
LISTED = "tilstraekkelig-dokumentation"


@pytest.fixture(autouse=True)
def today(settings):
    settings.TODAY = TODAY


@pytest.fixture
def case(nordjylland):
    """In Aalborg, where 2.1a needs a leader's check."""
    return case_of("sygedagpenge", "2019-10-01")


@pytest.fixture
def rebild(nordjylland):
    """In Rebild, where 2.3 needs none."""
    return case_of("sygedagpenge", "2019-10-01", municipality="Rebild", worker="DSBR")


def address(case, rest="use"):
    return f"/nordjylland/uses/{case.municipality}/{case.pk}/{rest}"


def of_use(use, rest=""):
    return f"/nordjylland/uses/{use.case.municipality}/use/{use.pk}{rest}"


def token(client, case) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get(address(case)).content.decode())
    return found[1]


def send(client, case, step=LAE265, *, reason=LISTED, own="", replaced="", **more):
    """Fill the form in and send it."""
    fields = {"step": step, f"reason|{step}": reason, f"own|{step}": own, f"replaced_by|{step}": replaced}
    return client.post(
        address(case), {"token": more.pop("token", None) or token(client, case), **fields, **more}
    )


def used(client, case, *args, **more):
    """A use that was registered."""
    from frikommune.web.uses.models import Use

    before = set(Use.objects.values_list("pk", flat=True))
    assert send(client, case, *args, **more).status_code == 302
    (made,) = Use.objects.exclude(pk__in=before)
    return made


def take(client, use, step, **fields):
    return client.post(of_use(use, f"/step/{step}"), fields)


def exempt(case) -> set[str]:
    """The norms from which the ledger lets the case off today, or before a step that has not come."""
    from frikommune.casework.duties.duties import duties_of
    from frikommune.web.cases.history import history_of
    from frikommune.web.cases.models import Case
    from frikommune.web.journal.book import book_of

    now = Case.objects.get(pk=case.pk)
    rulebook = book_of(now.programme).pack.rulebook
    return {one.norm for one in duties_of(history_of(now), rulebook, TODAY) if one.standing == "exempt"}
