"""Bodies and working groups: who they are, by the papers, and who may hold their meetings."""

from datetime import timedelta

from frikommune.web.meetings.models import Meeting
from frikommune.web.pages.clock import today
from tests.web.conftest import words
from tests.web.meetings.conftest import PAGE


def test_the_networks_own_bodies_stand_in_the_order_of_the_organisation(as_leader):
    said = words(as_leader.get(f"{PAGE}/").content).partition("Netværkets organisation")[2]
    names = (
        "Kommune Kontakt Rådet (KKR) Nordjylland projektejer",
        "Beskæftigelsesdirektørkredsen styregruppe",
        "Jobcenterchefkredsen følgegruppe",
        "Arbejdsgrupperne arbejdsgrupper",
        "Den administrative følgegruppe administrativ følgegruppe",
    )
    places = [said.index(name) for name in names]
    assert places == sorted(places)


def test_they_are_called_what_they_were_called_on_the_day(as_leader):
    said = words(as_leader.get(f"{PAGE}/?on=2018-02-01").content)
    assert "Cheffølgegruppen" in said
    assert "Jobcenterchefkredsen" not in said


def test_each_granted_trial_has_a_working_group_and_the_refused_have_none(as_leader):
    page = as_leader.get(f"{PAGE}/").content.decode()
    assert page.count("/meetings/of/trial:") == 19


def test_the_coordinating_municipality_is_the_one_a_source_names(as_leader):
    said = words(as_leader.get(f"{PAGE}/of/trial:1.3").content)
    assert "Tovholder Vesthimmerland" in said
    assert "Ingen kilde siger, hvem der er tovholder." in words(as_leader.get(f"{PAGE}/of/trial:2.1").content)


def test_the_coordinator_names_another_and_the_papers_becomes_history(as_coordinator, nordjylland):
    as_coordinator.post(f"{PAGE}/of/trial:1.3/coordinator", {"municipality": "Rebild"})
    as_coordinator.post(f"{PAGE}/of/trial:1.3/coordinator", {"municipality": "Rebild"})
    nordjylland.refresh_from_db()
    assert nordjylland.entries.filter(entry__contains="coordinator", made_by__isnull=False).count() == 1
    said = words(as_coordinator.get(f"{PAGE}/of/trial:1.3").content)
    assert "Tovholder Rebild" in said
    before = (today() - timedelta(1)).isoformat()
    assert "Tovholder Vesthimmerland" in words(as_coordinator.get(f"{PAGE}/of/trial:1.3?on={before}").content)


def test_a_leader_may_not_name_it(as_leader):
    assert as_leader.post(f"{PAGE}/of/trial:1.3/coordinator", {"municipality": "Aalborg"}).status_code == 403


def test_a_body_tells_its_role_who_it_consists_of_and_how_often_it_meets(as_leader):
    said = words(as_leader.get(f"{PAGE}/of/body:steering-group").content)
    assert "Beskæftigelsesdirektørerne i Nordjylland" in said
    assert "ca. 6 gange om året" in said
    assert "Aalborg 2017-064898 (003), “Organisering”" in said


def test_a_body_that_does_not_exist_is_not_found(as_leader):
    assert as_leader.get(f"{PAGE}/of/body:nobody").status_code == 404
    assert as_leader.get(f"{PAGE}/of/trial:9.9").status_code == 404


def test_the_public_is_asked_to_sign_in(visitor):
    assert visitor.get(f"{PAGE}/").headers["Location"].startswith("/people/sign-in")


def test_a_working_group_is_its_coordinating_municipalitys(as_leader):
    answer = as_leader.post(f"{PAGE}/of/trial:1.3/plan", {"day": "2020-09-01"})
    assert answer.status_code == 403
    assert "tovholderkommunens" in words(answer.content)
    assert not Meeting.objects.exists()


def test_a_group_without_one_is_any_leaders(as_leader):
    assert as_leader.post(f"{PAGE}/of/trial:2.1/plan", {"day": "2020-09-01"}).status_code == 302


def test_a_caseworker_may_see_but_not_plan(as_caseworker):
    assert as_caseworker.get(f"{PAGE}/of/body:kkr").status_code == 200
    assert as_caseworker.get(f"{PAGE}/of/body:kkr/plan").status_code == 403


def test_english(as_leader):
    as_leader.post("/language", {"language": "en"})
    said = words(as_leader.get(f"{PAGE}/").content)
    assert "Working group of 1.1" in said
    assert "project owner" in said
