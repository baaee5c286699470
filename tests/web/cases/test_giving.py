"""A citizen's access: everything that is kept of one, to read or as a file."""

import json
from datetime import date

import pytest

from tests.reports.forms.pdf_reading import Pdf
from tests.web.cases.there import CPR, page_of, sick, with_noted
from tests.web.casework import TODAY
from tests.web.conftest import words


@pytest.fixture
def case(nordjylland):
    """A case that was corrected, with something of everything in it."""
    from frikommune.web.cases.models import Recorded
    from frikommune.web.people.models import Person
    from frikommune.web.uses.models import Use, UseStep

    person = Person.objects.get(username="demo-sagsbehandler")
    case = with_noted(
        sick(("2019-10-01", "samtale", "opfoelgning", "personligt"), person=CPR), team="Nyt hold"
    )
    wrong = Recorded.objects.create(
        case=case, day=TODAY, kind="tilbud", key="k", recorded_on=TODAY, recorded_by=person
    )
    Recorded.objects.create(case=case, day=TODAY, takes_back=wrong, key="l", recorded_on=TODAY)
    use = Use.objects.create(
        case=case, exemption="2.1a", norm="lae265-rehabiliteringsmoede", key="k", decided_on=TODAY,
        reason="tilstraekkelig-dokumentation", recorded_on=date(2019, 11, 8), recorded_by=person,
    )  # fmt: skip
    UseStep.objects.create(use=use, step="asked", words="Hvilken attest?", on=TODAY, by=person)
    return case


def given(client, case, form="page"):
    return client.post(page_of(case, "access"), {"as": form})


def test_everything_stands_on_one_page(as_leader, case):
    page = words(given(as_leader, case).content)
    assert "01.10.2019: opfølgningssamtale, personligt" in page
    assert "2.1a, LÆ265 før rehabiliteringsmøde" in page
    assert "08.11.2019: tilbud trukket tilbage 08.11.2019" in page
    assert "team: Afklaring" in page
    assert "borgerens egen anmodning om indsigt" in page


def test_the_file_holds_every_row_that_hangs_on_the_case(as_leader, case):
    told = json.loads(given(as_leader, case, "json").content)
    assert len(told["casetext"]) == 2
    assert told["casetext"][0]["text"]["spells"][0]["attributes"]["team"] == "Afklaring"
    assert [one["kind"] for one in told["recorded"]] == ["tilbud", ""]
    assert told["use"][0]["usestep"][0]["words"] == "Hvilken attest?"
    assert told["lookups"][-1]["purpose"] == "borgerens egen anmodning om indsigt"


def test_where_it_came_from_who_was_given_it_why_and_until_when_stand_in_it(as_leader, case):
    from frikommune.web.cases.models import Lookup
    from frikommune.web.deliveries.models import System

    here = {"programme": case.programme, "municipality": case.municipality}
    Lookup.objects.create(**here, case=case.pk, by_system="Fagsystem 7", purpose="own")
    Lookup.objects.create(**here, purpose="extract:12:2.1")
    page = words(given(as_leader, case).content)
    assert f"fra fagsystemet {System.objects.first().name}" in page
    assert "fagsystemet Fagsystem 7" in page
    assert "under pseudonym, i et udtræk til evaluering af forsøg 2.1" in page
    assert "60 måneder efter, at sagen er lukket" in page
    told = json.loads(given(as_leader, case, "json").content)["origin"]
    assert [len(told[key]) for key in ("sources", "recipients")] == [2, 2]


def test_all_of_it_can_be_had_as_pdf_without_the_staffs_names(as_leader, case):
    answer = given(as_leader, case, "pdf")
    text = " ".join(Pdf(answer.content).text.split())
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
        "application/pdf",
        "no-store",
    )
    for said in ("opfølgningssamtale, personligt", "LÆ265 før rehabiliteringsmøde", "anmodning om indsigt"):
        assert said in text
    assert "Demo Sagsbehandler" not in text
    assert CPR not in text


def test_no_table_that_hangs_on_a_case_is_forgotten(as_leader, case):
    from frikommune.web.cases.models import Case

    told = json.loads(given(as_leader, case, "json").content)
    hanging = {one.related_model._meta.model_name for one in Case._meta.related_objects}
    assert hanging
    assert hanging <= set(told)


@pytest.mark.parametrize("form", ["page", "json"])
def test_who_of_the_staff_wrote_or_looked_is_left_out(as_leader, case, form):
    text = given(as_leader, case, form).text
    assert "Demo Sagsbehandler" not in text
    assert "demo-sagsbehandler" not in text


@pytest.mark.parametrize("form", ["page", "json"])
def test_the_citizens_number_is_not_in_it(as_leader, case, form):
    assert CPR not in given(as_leader, case, form).text


def test_each_time_is_written_down_as_the_citizens_own_request(as_leader, case):
    from frikommune.web.cases.models import Lookup

    given(as_leader, case)
    given(as_leader, case, "json")
    assert [one.purpose for one in Lookup.objects.filter(case=case.pk)] == ["access", "access"]


def test_looking_at_the_page_gives_nothing_and_writes_nothing_down(as_leader, case):
    from frikommune.web.cases.models import Lookup

    page = words(as_leader.get(page_of(case, "access")).content)
    assert "opfølgningssamtale" not in page
    assert not Lookup.objects.exists()


def test_nothing_can_be_taken_back_from_it(as_leader, case):
    assert "take-back" not in given(as_leader, case).text


def test_the_file_is_kept_by_no_browser_and_named_after_the_case(as_leader, case):
    answer = given(as_leader, case, "json")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="sag-{case.pk}.json"'


def test_a_caseworker_does_not_give_it(as_caseworker, case):
    assert given(as_caseworker, case).status_code == 403
