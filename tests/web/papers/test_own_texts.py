"""A person writes into a paper: kept by version, marked where a fact beneath has moved, never overwritten."""

from datetime import date

import pytest

from frikommune.web.papers.models import OwnText
from tests.web.conftest import words
from tests.web.papers.sending import ABOUT, DAY, STATUS

pytestmark = pytest.mark.django_db
PLACE = f"{STATUS}text/background?{ABOUT}"


@pytest.fixture(autouse=True)
def today(settings):
    settings.TODAY = DAY


def write(client, text: str, version: int = 0, place: str = PLACE):
    return client.post(place, {"text": text, "version": str(version)})


def test_it_stands_in_its_section_with_role_day_and_version(as_leader):
    assert write(as_leader, "Vi har\nlært meget.\n\nOg mere.").status_code == 302
    page = words(as_leader.get(f"{STATUS}?{ABOUT}").content)
    assert "Vi har lært meget. Og mere. Skrevet af leder, Aalborg den 08.11.2019, version 1" in page


def test_it_is_not_in_a_paper_of_an_earlier_day(as_leader):
    write(as_leader, "Vi har lært meget.")
    assert "Vi har lært meget" not in words(as_leader.get(f"{STATUS}?{ABOUT}&on=2019-11-07").content)


def test_it_is_not_in_another_municipalitys_paper(as_leader, as_coordinator):
    write(as_leader, "Vi har lært meget.")
    assert "Vi har lært meget" not in words(as_coordinator.get(f"{STATUS}?municipality=Rebild").content)


def test_a_new_version_leaves_the_earlier_one_as_it_was(as_leader):
    write(as_leader, "Først.")
    write(as_leader, "Så.", 1)
    assert list(OwnText.objects.order_by("version").values_list("text", flat=True)) == ["Først.", "Så."]
    assert "Først." not in words(as_leader.get(f"{STATUS}?{ABOUT}").content)
    assert "Først." in words(as_leader.get(PLACE).content)


def test_an_empty_version_takes_it_out(as_leader):
    write(as_leader, "Først.")
    write(as_leader, "", 1)
    assert "Først." not in words(as_leader.get(f"{STATUS}?{ABOUT}").content)


def test_whoever_began_on_an_earlier_version_is_told_and_loses_nothing(as_leader, as_coordinator):
    write(as_leader, "Lederens.")
    answer = write(as_coordinator, "Koordinatorens.")
    assert answer.status_code == 422
    assert "En anden har gemt teksten i mellemtiden" in words(answer.content)
    assert "Koordinatorens." in answer.content.decode()
    assert OwnText.objects.count() == 1


def test_a_number_of_a_citizen_is_refused(as_leader):
    answer = write(as_leader, "Om 010190-1234.")
    assert answer.status_code == 422
    assert OwnText.objects.count() == 0


@pytest.mark.parametrize("who", ["sagsbehandler", "leder-rebild", "evaluator"])
def test_only_the_municipalitys_leader_and_the_coordinator_write(signed_in, who):
    assert write(signed_in(who), "Ja.").status_code == 403


def test_a_section_that_the_paper_has_not_takes_no_text(as_leader):
    assert as_leader.get(f"{STATUS}text/nowhere?{ABOUT}").status_code == 404


def test_it_says_which_facts_of_its_section_have_moved_since(as_leader, settings):
    settings.TODAY = date(2019, 9, 30)
    sharing = f"{STATUS}text/sharing?{ABOUT}"
    write(as_leader, "Vi deler viden.", place=sharing)
    settings.TODAY = DAY
    page = words(as_leader.get(f"{STATUS}?{ABOUT}").content)
    assert "Vi deler viden." in page
    assert "Grundlaget er ændret, siden teksten blev skrevet: udgået:" in page
    assert "kommet til: Besøg fra STAR" in words(as_leader.get(sharing).content)
