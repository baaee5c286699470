"""The leader's check: one by one or as a team meeting saw them, with questions, answers, yes and no."""

import pytest

from frikommune.web.cases.models import Lookup
from frikommune.web.uses.models import UseStep
from tests.web.casework import case_of
from tests.web.conftest import words
from tests.web.uses.conftest import LAE265, LAE285, exempt, of_use, take, used

WAITING = "/nordjylland/uses/Aalborg/waiting"


@pytest.fixture
def use(as_caseworker, case):
    return used(as_caseworker, case)


def test_it_waits_for_the_leader_with_what_hangs_on_it(as_leader, use):
    page = words(as_leader.get(WAITING).content)
    assert "LÆ265 før rehabiliteringsmøde, sag 2019-00017" in page
    assert "Demo Sagsbehandler · besluttet 08.11.2019 · frist: næste gang" in page


def test_the_last_day_of_a_meeting_that_was_held_shows(as_caseworker, as_leader, nordjylland):
    held = case_of("sygedagpenge", "2019-10-01", [("2019-11-08", "rehabiliteringsmoede")])
    used(as_caseworker, held, "lae265-rehabiliteringsmoede|1|2.1a")
    assert "frist: senest 08.11.2019 (i dag)" in words(as_leader.get(WAITING).content)


def test_it_counts_once_it_is_approved(as_leader, use, case):
    take(as_leader, use, "approved")
    assert exempt(case) == {"lae265-rehabiliteringsmoede"}
    assert "Godkendt 08.11.2019 af Demo Leder." in words(as_leader.get(of_use(use)).content)


def test_many_are_approved_as_a_meeting_saw_them_and_one_may_be_left_out(
    as_caseworker, as_leader, nordjylland
):
    cases = [case_of("sygedagpenge", "2019-10-01", person=f"b{n}", number=f"2019-{n}") for n in range(3)]
    uses = [used(as_caseworker, one) for one in cases]
    chosen = {"use": [uses[0].pk, uses[2].pk], "meeting": "Teammøde uge 45"}
    page = words(as_leader.post(WAITING, chosen, follow=True).content)
    assert "Godkendt: 2." in page
    assert ("sag 2019-1 " in page, "sag 2019-0 " in page) == (True, False)
    assert {one.meeting for one in UseStep.objects.filter(step="approved")} == {"Teammøde uge 45"}


def test_all_of_them_can_be_chosen_at_once(as_leader, use):
    assert f'value="{use.pk}" checked' in as_leader.get(WAITING, {"all": "1"}).content.decode()


def test_choosing_all_leaves_out_what_awaits_an_answer(as_leader, use):
    take(as_leader, use, "asked", words="Hvorfor?")
    assert f'value="{use.pk}" checked' not in as_leader.get(WAITING, {"all": "1"}).content.decode()


def test_a_long_list_says_how_long_it_is(as_caseworker, as_leader, nordjylland, monkeypatch):
    monkeypatch.setattr("frikommune.web.uses.lists.LISTED", 1)
    for n in range(2):
        used(as_caseworker, case_of("sygedagpenge", "2019-10-01", person=f"b{n}", number=f"2019-{n}"))
    page = words(as_leader.get(WAITING).content)
    assert "Her er de ældste 1 af 2." in page
    assert ("sag 2019-0 " in page, "sag 2019-1 " in page) == (True, False)


def test_the_meeting_must_be_named_and_what_was_chosen_stays(as_leader, use):
    answer = as_leader.post(WAITING, {"use": use.pk, "meeting": ""})
    assert answer.status_code == 422
    assert f'value="{use.pk}" checked' in answer.content.decode()
    assert "“Møde” kan ikke bruges, som det står" in words(answer.content)


def test_nothing_chosen_is_refused(as_leader, use):
    assert as_leader.post(WAITING, {"meeting": "Teammøde"}).status_code == 422


def test_one_that_was_withdrawn_meanwhile_is_told_of_and_the_rest_is_approved(
    as_caseworker, as_leader, nordjylland, monkeypatch
):
    cases = [case_of("sygedagpenge", "2019-10-01", person=f"b{n}", number=f"2019-{n}") for n in range(2)]
    first, second = (used(as_caseworker, one) for one in cases)
    from frikommune.web.uses import lists

    approve = lists.approve_many

    def withdrawn_meanwhile(*given):
        take(as_caseworker, first, "withdrawn", words="Fejl")
        approve(*given)

    monkeypatch.setattr(lists, "approve_many", withdrawn_meanwhile)
    page = as_leader.post(WAITING, {"use": [first.pk, second.pk], "meeting": "Teammøde"}, follow=True)
    assert "2019-0 2.1a: Den kan ikke blive godkendt nu" in words(page.content)
    assert exempt(cases[1]) == {"lae265-rehabiliteringsmoede"}


def test_a_question_goes_to_the_caseworker_and_the_answer_to_the_leader(as_caseworker, as_leader, use):
    take(as_leader, use, "asked", words="Hvor gammel er attesten?")
    mine = words(as_caseworker.get("/nordjylland/uses/Aalborg/").content)
    assert "Spørgsmål til dig (1)" in mine
    assert "Lederen spørger: Hvor gammel er attesten?" in mine
    take(as_caseworker, use, "answered", words="Fra august")
    page = words(as_leader.get(WAITING).content)
    assert "Du spurgte: Hvor gammel er attesten? Svar: Fra august" in page
    assert "besvaret, venter på leder" in page


def test_the_question_stands_where_it_is_answered_and_is_not_answered_by_who_asked(
    as_caseworker, as_leader, use
):
    take(as_leader, use, "asked", words="Hvor gammel er attesten?")
    mine, leaders = (words(one.get(of_use(use)).content) for one in (as_caseworker, as_leader))
    assert "Demo Leder spørger: Hvor gammel er attesten?" in mine
    assert ("Dit svar" in mine, "Dit svar" in leaders) == (True, False)


@pytest.mark.parametrize("step", ["asked", "declined"])
def test_a_question_and_a_no_need_words(as_leader, use, step):
    assert take(as_leader, use, step).status_code == 422
    assert UseStep.objects.count() == 0


def test_a_leader_is_led_to_what_else_waits_and_a_caseworker_to_the_day(as_leader, as_caseworker, use):
    assert "Intet andet venter på en leder" in words(as_leader.get(of_use(use)).content)
    used(as_caseworker, case_of("sygedagpenge", "2019-10-01", number="2019-2", person="2"))
    assert "1 venter stadig på en leder" in words(as_leader.get(of_use(use)).content)
    assert "Mine beslutninger" in words(as_caseworker.get(of_use(use)).content)


def test_what_a_leader_declined_is_asked_for_again_in_ones_own_list(as_leader, as_caseworker, use):
    take(as_leader, use, "declined", words="Intet er afdækket.")
    page = words(as_caseworker.get("/nordjylland/uses/Aalborg/").content)
    assert "Kræves igen: næste gang" in page
    assert "Kræves indtil videre" not in page


def test_a_no_brings_the_demand_back_and_the_page_says_what_is_asked_for(as_leader, use, case):
    take(as_leader, use, "declined", words="Attesten er fra 2015")
    assert exempt(case) == set()
    page = words(as_leader.get(of_use(use)).content)
    assert "Kræves igen: LÆ265 før rehabiliteringsmøde, næste gang." in page
    assert "Ikke godkendt 08.11.2019 af Demo Leder: Attesten er fra 2015." in page


def test_by_when_it_is_asked_for_again_shows_where_there_is_a_last_day(signed_in, rebild):
    client = signed_in("sagsbehandler-rebild")
    use = used(client, rebild, LAE285, reason="", own="Belyst")
    take(client, use, "withdrawn", words="Fejl i sagen")
    page = words(client.get(of_use(use)).content)
    assert "Kræves igen: LÆ285 i sygedagpengesager over 8 uger, senest 25.11.2019 (om 17 dage)." in page


def test_after_a_no_the_step_can_be_decided_anew(as_caseworker, as_leader, use, case):
    take(as_leader, use, "declined", words="Attesten er fra 2015")
    assert used(as_caseworker, case, reason="own", own="Ny epikrise fra oktober")


def test_a_withdrawn_use_leaves_the_case_as_it_was(as_caseworker, as_leader, use, case):
    take(as_leader, use, "approved")
    take(as_caseworker, use, "withdrawn", words="Borgeren ønsker attesten")
    assert exempt(case) == set()


def test_nobody_approves_a_use_of_their_own(as_leader, case):
    as_leader.post(f"/nordjylland/cases/Aalborg/{case.pk}/purpose", {"purpose": "talk"})
    own = used(as_leader, case)
    answer = take(as_leader, own, "approved")
    assert "Ingen godkender sin egen beslutning" in words(answer.content)
    assert "din egen" in words(as_leader.get(WAITING).content)
    assert f'name="use" value="{own.pk}"' not in as_leader.get(WAITING).content.decode()


def test_the_same_step_sent_twice_is_one(as_leader, use):
    for _ in range(2):
        take(as_leader, use, "asked", words="Hvorfor?")
    assert UseStep.objects.count() == 1


def test_a_second_leader_who_is_too_late_is_told_what_happened(
    as_leader, use, nordjylland, django_user_model
):
    from django.test import Client

    from frikommune.web.people.models import Seat

    take(as_leader, use, "approved")
    other = django_user_model.objects.create(username="leder-to", name="Anden Leder")
    Seat.objects.create(person=other, programme=nordjylland, role="leader", municipality="Aalborg")
    second = Client()
    second.force_login(other)
    answer = words(take(second, use, "declined", words="Nej").content)
    assert "Den kan ikke blive ikke godkendt nu" in answer
    assert "godkendt (08.11.2019, Demo Leder)" in answer


def test_a_caseworker_does_not_approve(as_caseworker, use):
    assert take(as_caseworker, use, "approved").status_code == 403
    assert as_caseworker.get(WAITING).status_code == 403


def test_a_leader_of_another_municipality_finds_nothing(signed_in, use):
    client = signed_in("leder-rebild")
    assert client.get(of_use(use)).status_code == 403
    assert client.get(f"/nordjylland/uses/Rebild/use/{use.pk}").status_code == 404


def test_a_use_of_2_3_is_not_in_the_leaders_list(signed_in, rebild):
    used(signed_in("sagsbehandler-rebild"), rebild, LAE285, reason="", own="Belyst")
    assert "Intet venter." in words(signed_in("leder-rebild").get("/nordjylland/uses/Rebild/waiting").content)


def test_a_leaders_look_is_written_down_as_a_check_once(as_leader, use, case):
    for _ in range(2):
        as_leader.get(WAITING)
    assert list(Lookup.objects.filter(purpose="check").values_list("case", flat=True)) == [case.pk]


def test_the_note_is_plain_text_and_changes_with_the_leaders_word(as_leader, use):
    before = as_leader.get(of_use(use, "/note"))
    take(as_leader, use, "approved", meeting="teammøde 8. november")
    after = as_leader.get(of_use(use, "/note")).content.decode()
    assert before.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert before.content.decode().endswith("undtagelsen tæller først, når den er godkendt.\n")
    assert after.endswith("Godkendt 08.11.2019 af Demo Leder på teammøde 8. november.\n")


def test_a_step_that_there_is_not_is_not_found(as_leader, use):
    assert take(as_leader, use, "sent").status_code == 404


def test_a_leader_comes_to_what_waits_and_a_caseworker_to_their_own(as_leader, as_caseworker, nordjylland):
    assert as_leader.get("/nordjylland/uses/").url == WAITING
    assert as_caseworker.get("/nordjylland/uses/").url == "/nordjylland/uses/Aalborg/"


def test_the_list_asks_the_database_as_often_for_many_as_for_one(
    as_caseworker, as_leader, nordjylland, django_assert_max_num_queries
):
    for n in range(6):
        one = case_of("sygedagpenge", "2019-10-01", person=f"b{n}", number=f"2019-{n}")
        used(as_caseworker, one, LAE265)
    as_leader.get(WAITING)
    with django_assert_max_num_queries(18):
        as_leader.get(WAITING)


def test_it_can_be_read_in_english(as_leader, use):
    as_leader.cookies["language"] = "en"
    page = words(as_leader.get(of_use(use)).content)
    assert "Counts only once the leader has approved." in page
    assert "Question to the caseworker" in page


def test_the_municipalitys_page_tells_its_leader_what_waits_and_nobody_else(
    as_leader, as_coordinator, as_caseworker, use
):
    page = "/nordjylland/municipality/one/Aalborg"
    assert "1 beslutning om undtagelser venter på leder" in words(as_leader.get(page).content)
    for client in (as_coordinator, as_caseworker):
        assert "venter på leder" not in words(client.get(page).content)


def test_the_municipalitys_page_tells_a_caseworker_of_a_question(as_caseworker, as_leader, use):
    take(as_leader, use, "asked", words="Hvorfor?")
    page = words(as_caseworker.get("/nordjylland/municipality/one/Aalborg").content)
    assert "1 spørgsmål fra lederen til dig" in page
    take(as_caseworker, use, "answered", words="Derfor")
    assert "spørgsmål fra lederen" not in words(
        as_caseworker.get("/nordjylland/municipality/one/Aalborg").content
    )
