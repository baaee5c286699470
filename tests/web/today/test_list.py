"""A caseworker's list."""

import pytest

from tests.web.casework import TODAY, case_of
from tests.web.conftest import words

LIST = "/nordjylland/today/Aalborg/"


@pytest.fixture(autouse=True)
def on_the_day(settings, nordjylland):
    settings.TODAY = TODAY


def sick(number: str = "2019-00017", last_talk: str = "2019-10-10", **told):
    """Since 2 September, with the certificate on file: only the next talk is asked for."""
    talks = [("2019-09-30", "samtale", "opfoelgning"), (last_talk, "samtale", "opfoelgning")]
    certificate = ("2019-09-20", "laegeattest", "lae285")
    return case_of("sygedagpenge", "2019-09-02", [certificate, *talks], number=number, person=number, **told)


def page(client, **asked) -> str:
    return words(client.get(LIST, asked).content)


def test_what_is_overdue_stands_on_the_list_with_its_case_and_reason(as_caseworker):
    sick()
    said = page(as_caseworker)
    assert "Over fristen 1" in said
    assert "i går 07.11.2019 Opfølgning i sygedagpengesagen Sag 2019-00017" in said


def test_what_a_trial_lets_out_is_offered_with_a_way_to_use_it(as_caseworker):
    sick()
    page = as_caseworker.get(LIST).content.decode()
    assert "norm=lae265-rehabiliteringsmoede&amp;occurrence=0&amp;exemption=2.1a" in page


def test_a_colleagues_case_is_not_on_ones_own_list(as_caseworker):
    sick(worker="ANN")
    assert "2019-00017" not in page(as_caseworker)


def test_a_case_of_another_municipality_is_not_on_the_list(as_caseworker):
    sick(municipality="Rebild")
    assert "2019-00017" not in page(as_caseworker)


def test_a_case_that_has_closed_is_not_on_the_list(as_caseworker):
    sick(end="2019-11-01")
    assert "2019-00017" not in page(as_caseworker)


def test_a_case_whose_end_is_known_ahead_stays_on_the_list_until_then(as_caseworker):
    sick(end="2019-12-01")
    assert "2019-00017" in page(as_caseworker)


def test_a_leader_sees_the_list_of_a_caseworker(as_leader):
    sick(worker="ANN")
    assert "Liste for ANN" in page(as_leader, worker="ANN")
    assert "2019-00017" in page(as_leader, worker="ANN")


def test_a_leader_sees_the_list_of_a_team_with_whose_each_case_is(as_leader):
    sick(worker="ANN", team="Sygedagpenge")
    assert "· ANN" in page(as_leader, team="Sygedagpenge")


def test_a_caseworker_cannot_ask_for_a_colleagues_list(as_caseworker):
    sick(worker="ANN")
    assert "2019-00017" not in page(as_caseworker, worker="ANN", team="Afklaring")


def test_a_caseworker_without_initials_is_told_how_to_get_them(as_caseworker):
    from frikommune.web.people.models import Seat

    Seat.objects.filter(person__username="demo-sagsbehandler").update(initials="")
    assert "Bed administratoren skrive dem" in page(as_caseworker)


def test_a_leader_without_own_cases_is_asked_whose_list_it_shall_be(as_leader):
    said = page(as_leader)
    assert "Du har ingen egne sager. Vælg en sagsbehandler eller et team." in said
    assert "Bed administratoren" not in said
    assert "Liste for" not in said


def test_the_front_page_counts_no_cases_for_a_leader_who_has_none_but_leads_to_the_overview(as_leader):
    sick()
    said = words(as_leader.get("/nordjylland/").content)
    assert "I dag i Aalborg : Overblik" in said
    assert "over fristen" not in said


def test_it_says_how_many_cases_have_no_deadline_soon(as_caseworker):
    sick("2019-00001")
    case_of("selvforsoergende", "2019-09-02", number="2019-00002", person="2019-00002")
    assert "2 åbne sager, 1 uden en frist de næste otte uger" in page(as_caseworker)


def test_one_case_is_one_and_several_are_several(as_caseworker):
    sick("2019-00001")
    assert "1 åben sag" in page(as_caseworker)
    sick("2019-00002")
    assert "2 åbne sager" in page(as_caseworker)


def test_the_list_is_narrowed_to_a_trial(as_caseworker):
    sick()
    assert "Opfølgning i sygedagpengesagen Sag" not in page(as_caseworker, trial="2.1")
    assert "LÆ265 før rehabiliteringsmøde" in page(as_caseworker, trial="2.1")


def test_the_list_is_narrowed_to_a_step_and_says_when_nothing_is_left(as_caseworker):
    sick(last_talk="2019-11-07")
    assert "Intet på listen svarer til valget" in page(as_caseworker, group="dagpenge")


def test_one_look_is_written_down_for_the_list_a_working_day(as_caseworker):
    from frikommune.web.cases.models import Lookup

    sick()
    for _ in range(3):
        page(as_caseworker)
    assert [one.purpose for one in Lookup.objects.all()] == ["list:1:DSB"]


def test_the_list_asks_the_database_no_more_for_many_cases_than_for_one(
    as_caseworker, django_assert_max_num_queries
):
    for number in range(12):
        sick(number=f"2019-{number:05}")
    with django_assert_max_num_queries(24):
        as_caseworker.get(LIST)


def test_a_case_that_changed_hands_is_told_of(as_caseworker):
    sick(worker="ANN")
    sick(worker="DSB")
    assert "Ny hos dig Sag 2019-00017 kom fra ANN" in page(as_caseworker)


def test_the_front_page_says_what_waits_today(as_caseworker):
    sick()
    assert "I dag i Aalborg : 1 over fristen" in words(as_caseworker.get("/nordjylland/").content)


def test_the_front_page_says_nothing_of_cases_to_a_visitor(visitor):
    sick()
    assert "over fristen" not in words(visitor.get("/nordjylland/").content)


def test_the_list_speaks_english(as_caseworker):
    sick()
    as_caseworker.cookies["language"] = "en"
    assert "Overdue 1" in page(as_caseworker)
