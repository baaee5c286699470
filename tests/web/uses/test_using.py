"""Using an exemption: one screen, at most three inputs, and what is refused there."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest

from frikommune.cases.history import Use as Decision
from frikommune.errors import Refused
from frikommune.web.cases.models import Case, Lookup
from frikommune.web.uses.models import Use
from tests.web.cases.there import with_noted
from tests.web.casework import TODAY, case_of
from tests.web.conftest import words
from tests.web.uses.conftest import LAE265, LAE285, address, exempt, of_use, send, token, used

LINK = {"norm": "lae265-rehabiliteringsmoede", "occurrence": "0", "exemption": "2.1a"}


def test_the_step_that_the_link_names_is_chosen(as_caseworker, case):
    html = as_caseworker.get(address(case), LINK).content.decode()
    assert f'value="{LAE265}" checked' in html


def test_only_steps_that_can_be_left_out_are_offered_and_the_others_say_why_not(as_caseworker, case):
    page = as_caseworker.get(address(case)).content
    assert b"lae285|1|2.3" not in page
    assert "LÆ285 i sygedagpengesager over 8 uger (2.3): Aalborg har den ikke" in words(page)


def test_a_use_is_stored_with_what_is_known_of_the_case(as_caseworker, case):
    use = used(as_caseworker, case, replaced="statusattest")
    assert (use.norm, use.exemption, use.reason, use.replaced_by, use.decided_on, use.recorded_on) == (
        "lae265-rehabiliteringsmoede",
        "2.1a",
        "tilstraekkelig-dokumentation",
        "statusattest",
        TODAY,
        TODAY,
    )


def test_it_ends_with_the_note_and_the_seconds_it_took(as_caseworker, case):
    page = words(as_caseworker.get(of_use(used(as_caseworker, case))).content)
    assert "Registreret på 1 sekund." in page
    assert "Fraveget: LÆ265 før rehabiliteringsmøde, efter forsøg 2.1" in page


def test_the_note_of_a_single_step_gives_it_no_number(signed_in, rebild):
    client = signed_in("sagsbehandler-rebild")
    use = used(client, rebild, LAE285, reason="", own="Helbredet er belyst")
    note = client.get(of_use(use, "/note")).content.decode()
    assert "Fraveget: LÆ285 i sygedagpengesager over 8 uger, efter forsøg 2.3" in note


def test_the_time_is_measured_from_the_form_being_shown(as_caseworker, case, monkeypatch):
    shown = token(as_caseworker, case)
    from django.utils import timezone

    later = timezone.now() + timedelta(seconds=21)
    monkeypatch.setattr("frikommune.web.uses.token.timezone.now", lambda: later)
    assert used(as_caseworker, case, token=shown).seconds == 21


def test_a_form_left_open_for_hours_measures_nothing(as_caseworker, case, monkeypatch):
    shown = token(as_caseworker, case)
    from django.utils import timezone

    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr("frikommune.web.uses.token.timezone", SimpleNamespace(now=lambda: later))
    assert used(as_caseworker, case, token=shown).seconds is None


def test_one_without_a_leaders_check_counts_at_once(signed_in, rebild):
    used(signed_in("sagsbehandler-rebild"), rebild, LAE285, reason="", own="Helbredet er belyst")
    assert exempt(rebild) == {"lae285"}


def test_one_that_a_leader_must_approve_does_not_count_yet(as_caseworker, case):
    used(as_caseworker, case)
    assert exempt(case) == set()


def test_the_same_form_sent_twice_is_one_use(as_caseworker, case):
    shown = token(as_caseworker, case)
    first = send(as_caseworker, case, token=shown)
    second = send(as_caseworker, case, token=shown)
    assert first.url == second.url
    assert Use.objects.count() == 1


def test_another_use_of_the_same_step_is_refused_with_a_link_to_the_first(as_caseworker, case):
    first = used(as_caseworker, case)
    answer = send(as_caseworker, case)
    assert answer.status_code == 422
    assert "Skridtet er allerede undladt ved en anden beslutning" in words(answer.content)
    assert of_use(first) in answer.content.decode()


def test_a_reason_is_needed_and_what_was_typed_stays(as_caseworker, case):
    answer = send(as_caseworker, case, reason="", replaced="statusattest")
    assert answer.status_code == 422
    assert "Der mangler en begrundelse" in words(answer.content)
    assert 'value="statusattest"' in answer.content.decode()


def test_a_reason_that_the_trial_does_not_know_is_refused(as_caseworker, nordjylland):
    case = case_of("jobafklaring", "2019-11-08")
    answer = send(as_caseworker, case, "rehabiliteringsmoede-foer-jobafklaring|1|2.1b", reason="travlhed")
    assert "Begrundelsen er ikke en af dem, som forsøget tager imod" in words(answer.content)


def test_own_words_are_stored_as_they_were_written(as_caseworker, case):
    assert used(as_caseworker, case, reason="own", own="Speciallægen har set på det").reason == (
        "Speciallægen har set på det"
    )


@pytest.mark.parametrize("field", ["own", "replaced"])
def test_a_cpr_number_in_what_is_typed_is_refused_and_not_repeated_in_the_refusal(as_caseworker, case, field):
    answer = send(as_caseworker, case, **{"reason": "own", "own": "Belyst", field: "Se 010190-1234"})
    assert answer.status_code == 422
    assert "CPR" in words(answer.content)
    assert Use.objects.count() == 0


@pytest.mark.parametrize("field", ["reason", "replaced_by"])
def test_a_cpr_number_is_refused_whoever_registers(case, field):
    from frikommune.packfiles.pack import load_pack
    from frikommune.web.uses.registering import register

    decision = Decision("new", "2.1a", "lae265-rehabiliteringsmoede", TODAY, TODAY, reason="Belyst")
    decision = replace(decision, **{field: "Se 010190-1234"})  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        register(case, load_pack().rulebook, decision, key="k", by_system="Fag")
    assert [one.code for one in refused.value.refusals] == ["cpr_in_text"]
    assert "010190" not in str(refused.value)


def test_health_details_are_warned_of_once_and_let_through_on_the_second_press(as_caseworker, case):
    shown, typed = token(as_caseworker, case), {"reason": "own", "own": "Borgeren har depression"}
    answer = send(as_caseworker, case, token=shown, **typed)
    assert answer.status_code == 422
    assert "Skriv kun, hvad der er nødvendigt" in words(answer.content)
    seen = answer.context["seen"]
    assert used(as_caseworker, case, token=shown, seen=seen, **typed).reason == "Borgeren har depression"


def test_other_health_details_than_those_warned_of_are_warned_of_anew(as_caseworker, case):
    first = send(as_caseworker, case, reason="own", own="Borgeren har depression")
    second = send(as_caseworker, case, reason="own", own="Borgeren har kræft", seen=first.context["seen"])
    assert second.status_code == 422


def test_a_case_that_changed_under_ones_hands_is_shown_again_with_what_was_typed(as_caseworker, case):
    shown = token(as_caseworker, case)
    Case.objects.filter(pk=case.pk).update(version=7)
    answer = send(as_caseworker, case, token=shown, replaced="statusattest")
    assert answer.status_code == 422
    assert "Sagen er ændret, mens du skrev" in words(answer.content)
    assert 'value="statusattest"' in answer.content.decode()
    assert used(as_caseworker, case, token=answer.context["token"])


def test_a_case_that_was_closed_under_ones_hands_takes_no_use_and_loses_no_words(as_caseworker, case):
    shown = token(as_caseworker, case)
    case_of("sygedagpenge", "2019-10-01", end="2019-11-08")
    first = send(as_caseworker, case, token=shown, reason="own", own="Belyst ved epikrise")
    answer = send(as_caseworker, case, token=first.context["token"], reason="own", own="Belyst ved epikrise")
    assert "Sagen er lukket eller flyttet til en anden kommune" in words(answer.content)
    assert "Du skrev: Belyst ved epikrise" in words(answer.content)


def test_a_case_that_moved_under_ones_hands_takes_no_use_and_loses_no_words(as_caseworker, case):
    shown = token(as_caseworker, case)
    with_noted(case, end="2019-11-08", tilflytningskommune="Rebild")
    first = send(as_caseworker, case, token=shown, reason="own", own="Belyst ved epikrise")
    answer = send(as_caseworker, case, token=first.context["token"], reason="own", own="Belyst ved epikrise")
    page = words(answer.content)
    assert "Sagen er lukket eller flyttet til en anden kommune" in page
    assert "Er borgeren flyttet, beslutter den nye kommune." in page
    assert "Du skrev: Belyst ved epikrise" in page
    assert Use.objects.count() == 0


def test_a_case_that_moved_takes_no_use_where_it_went_before_it_is_told_there(as_caseworker, signed_in, case):
    with_noted(case, end="2019-11-08", tilflytningskommune="Rebild")
    there = f"/nordjylland/uses/Rebild/{case.pk}/use"
    assert signed_in("sagsbehandler-rebild").get(there).status_code == 404


def test_a_decision_of_an_earlier_day_is_registered_today(signed_in, rebild):
    client, before = signed_in("sagsbehandler-rebild"), TODAY - timedelta(days=3)
    use = used(client, rebild, LAE285, reason="", own="Belyst", decided_on=before.isoformat())
    assert (use.decided_on, use.recorded_on) == (before, TODAY)
    assert "registreret senere" in words(client.get(of_use(use)).content)


def test_a_decision_of_tomorrow_is_refused(as_caseworker, case):
    answer = send(as_caseworker, case, decided_on=(TODAY + timedelta(days=1)).isoformat())
    assert "Forventede 08.11.2019 eller før" in words(answer.content)


def test_a_trial_that_ended_yesterday_is_refused_today_and_taken_for_yesterday(
    as_caseworker, nordjylland, settings
):
    """3.4a held through 31 December 2019."""
    case = case_of("kontanthjaelp-aktivitetsparat", "2019-09-08")
    settings.TODAY = TODAY.replace(year=2020, month=1, day=1)
    step = "mentor-tilbud-kontanthjaelp|0|3.4a"
    answer = send(as_caseworker, case, step, reason="indlagt")
    assert "Undtagelse 3.4a: gjaldt kun til og med 31.12.2019" in words(answer.content)
    assert used(as_caseworker, case, step, reason="indlagt", decided_on="2019-12-31")


def test_another_day_shows_what_could_be_left_out_then_and_stores_nothing(as_caseworker, nordjylland):
    case = case_of("sygedagpenge", "2019-10-01", [("2019-11-06", "rehabiliteringsmoede")])
    page = send(as_caseworker, case, decided_on="2019-11-05", show_day="1")
    assert "lae265-rehabiliteringsmoede|1|2.1a" in [one.step.key for one in page.context["boxes"]]
    assert Use.objects.count() == 0


def test_a_form_that_was_never_shown_is_not_taken(as_caseworker, case):
    answer = send(as_caseworker, case, token="made-up")
    assert "Siden er ikke den, der blev vist" in words(answer.content)
    assert Use.objects.count() == 0


def test_a_form_shown_to_somebody_else_is_not_taken(as_caseworker, as_leader, case):
    as_leader.post(f"/nordjylland/cases/Aalborg/{case.pk}/purpose", {"purpose": "check"})
    assert send(as_leader, case, token=token(as_caseworker, case)).status_code == 422


def test_a_caseworker_of_another_municipality_is_told_so(signed_in, case):
    answer = signed_in("sagsbehandler-rebild").get(address(case))
    assert answer.status_code == 403


@pytest.mark.parametrize("role", ["koordinator", "evaluator", "administrator"])
def test_only_those_with_cases_there_may(signed_in, case, role):
    assert signed_in(role).get(address(case)).status_code == 403


def test_a_colleagues_case_asks_for_the_purpose_first(signed_in, case):
    answer = signed_in("sagsbehandler-2").get(address(case))
    assert "/purpose?next=" in answer.url


def test_the_look_is_written_down(as_caseworker, case):
    as_caseworker.get(address(case))
    assert list(Lookup.objects.values_list("case", "purpose")) == [(case.pk, "own")]


def test_the_case_grows_with_a_use(as_caseworker, case):
    used(as_caseworker, case)
    assert Case.objects.get(pk=case.pk).version == case.version + 1


def test_it_can_be_read_in_english(as_caseworker, case):
    as_caseworker.cookies["language"] = "en"
    page = words(as_caseworker.get(address(case)).content)
    assert "Which step is left out?" in page
    assert "Sufficient health documentation is already on file" in page
    assert "made-up citizen" in page
