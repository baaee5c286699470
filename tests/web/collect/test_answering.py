"""A municipality answers on one page; nothing typed is lost, whatever goes wrong."""

import pytest

from tests.web.collect.a_status import BASE, a_draft, answers, approve, asked, at, send, sheet
from tests.web.conftest import words


@pytest.fixture
def number(settings, as_coordinator):
    at(settings, "2019-10-01")
    return asked(as_coordinator)


def _page(number, municipality="Aalborg"):
    return f"{BASE}/{number}/answer/{municipality}"


def _draft(client, number, municipality="Aalborg", **more):
    return client.post(
        f"{BASE}/{number}/draft/{municipality}", answers(**more), headers={"HX-Request": "true"}
    )


# ---- Filled beforehand


def test_page_says_what_the_journal_has_of_the_municipality(number, as_leader):
    said = words(as_leader.get(_page(number)).content)
    assert "Fritagelser for LÆ265 før rehabiliteringsmøde i Aalborg: 272 sager (statusnotat)" in said
    assert "journalen: i gang, også hos jer" in said


def test_figure_that_the_journal_has_in_the_same_words_is_filled_in(settings, as_coordinator, as_leader):
    at(settings, "2019-10-01")
    number = a_draft(as_coordinator)
    measure = "Fritagelser for LÆ265 før rehabiliteringsmøde i Aalborg"
    question = {"kind": "figure", "words": measure, "trial": "2.1", "unit": "cases"}
    as_coordinator.post(f"{BASE}/{number}/questions", question)
    as_coordinator.post(f"{BASE}/{number}/send")
    html = as_leader.get(_page(number)).content.decode()
    assert 'name="q5-number" value="272"' in html
    assert "journalen: Aalborg 2019-035025 (001), “Lægeattester ifm rehabiliteringsmøde”" in words(html)


def test_trial_that_runs_elsewhere_is_said_not_to_be_used(settings, as_coordinator):
    at(settings, "2019-10-01")
    number = asked(as_coordinator, trials=["1.2"])
    html = as_coordinator.get(_page(number, "Læsø")).content.decode()
    assert '<option value="not_ours" selected>' in html
    assert "forsøget er i gang i andre kommuner, ikke hos jer" in words(html)


def test_last_answer_is_filled_in_with_where_it_is_from(number, settings, as_coordinator, as_leader):
    send(as_leader, number, "Aalborg", used="272")
    at(settings, "2020-03-01")
    again = asked(
        as_coordinator,
        key="ny",
        reference="Forår 2020",
        as_of="2020-03-31",
        due="2020-04-20",
        like=str(number),
    )
    html = as_leader.get(_page(again)).content.decode()
    assert 'name="q1-number" value="272"' in html
    assert "Udfyldt på forhånd fra jeres svar til Halvårsstatus 2019, 01.10.2019." in words(html)


# ---- Refused, with everything still there


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"used": "12.5"}, "Tallet i “Antal” kan ikke læses"),
        ({"share": ("60", "30")}, "Der er flere, end der er i alt"),
        ({"share": ("", ""), "q3-number": "45"}, "Hvor mange ud af hvor mange?"),
        ({"q1-standing": "not_ours"}, "Der står både et svar, og at I ikke svarer"),
        ({"q2-words": ""}, "“Svar” mangler"),
        ({"q4-words": "Måske"}, "Det er ikke et af svarene"),
    ],
)
def test_wrong_answer_is_refused_and_what_was_typed_stays(number, as_leader, wrong, said):
    answer = send(as_leader, number, "Aalborg", **{"used": "4321", **wrong})
    assert answer.status_code == 422
    assert said in words(answer.content)
    assert f'value="{wrong.get("used", "4321")}"' in answer.content.decode()
    assert sheet(number, "Aalborg").standing == "open"


def test_what_was_refused_is_kept_as_a_draft(number, as_leader):
    send(as_leader, number, "Aalborg", used="12.5")
    assert sheet(number, "Aalborg").latest.values["1"]["number"] == "12.5"


def test_cpr_number_is_refused_without_being_repeated_or_kept(number, as_leader):
    answer = send(as_leader, number, "Aalborg", **{"q2-words": "Borgeren 010190-1234 er glad"})
    assert answer.status_code == 422
    refusal = words(answer.content).partition("Gør nu")[0]
    assert "Spørgsmål 2" in refusal
    assert "010190" not in refusal
    assert "words" not in sheet(number, "Aalborg").latest.values["2"]


def test_no_answer_is_an_answer(number, as_leader):
    send(as_leader, number, "Aalborg", used="", **{"q1-standing": "have_not", "q1-words": "Tælles fra nytår"})
    assert sheet(number, "Aalborg").standing == "sent"


# ---- Deadlines, double sending


def test_after_the_deadline_it_is_accepted_and_marked(number, settings, as_leader):
    at(settings, "2019-10-21")
    assert "Fristen er passeret. Svaret tages imod" in words(as_leader.get(_page(number)).content)
    said = words(as_leader.post(_page(number), answers(), follow=True).content)
    assert "Tak. Svaret er sendt, efter fristen." in said
    assert sheet(number, "Aalborg").sent.late


def test_on_the_deadline_it_is_in_time(number, settings, as_leader):
    at(settings, "2019-10-20")
    send(as_leader, number, "Aalborg")
    assert not sheet(number, "Aalborg").sent.late


def test_correction_of_what_came_in_time_is_not_late(number, settings, as_leader):
    send(as_leader, number, "Aalborg")
    at(settings, "2019-10-21")
    send(as_leader, number, "Aalborg", used="21", based_on="1")
    assert not sheet(number, "Aalborg").sent.late


def test_sent_twice_is_stored_once(number, as_leader):
    for _ in range(2):
        assert send(as_leader, number, "Aalborg").status_code == 302
    assert sheet(number, "Aalborg").versions.count() == 1


def test_answers_that_were_asked_back_can_be_sent_again_as_they_were(number, as_leader, as_coordinator):
    send(as_leader, number, "Aalborg")
    as_coordinator.post(f"{BASE}/{number}/ask-back/Aalborg", {"words": "Er det rigtigt?"})
    as_leader.post(f"{BASE}/{number}/remark/Aalborg", {"words": "Ja, det er talt."})
    send(as_leader, number, "Aalborg", based_on="1")
    assert sheet(number, "Aalborg").standing == "sent"
    assert "Ja, det er talt." in words(as_coordinator.get(f"{BASE}/{number}/review/Aalborg").content)


# ---- Two people at once


def test_second_of_two_is_told_and_both_are_kept(number, as_leader, as_coordinator):
    send(as_leader, number, "Aalborg", used="272")
    answer = send(as_coordinator, number, "Aalborg", used="300")
    said = words(answer.content)
    assert answer.status_code == 422
    assert "En anden har gemt imens" in said
    assert "Den anden har gemt: Antal: 272" in said
    assert 'value="300"' in answer.content.decode()
    row = sheet(number, "Aalborg")
    assert row.sent.values["1"]["number"] == "272"
    assert row.versions.get(kind="beside").values["1"]["number"] == "300"


def test_sending_again_after_having_compared_is_accepted(number, as_leader, as_coordinator):
    send(as_leader, number, "Aalborg", used="272")
    send(as_coordinator, number, "Aalborg", used="300")
    send(as_coordinator, number, "Aalborg", used="300", based_on="1")
    assert sheet(number, "Aalborg").sent.values["1"]["number"] == "300"


def test_own_words_can_be_fetched_when_somebody_else_saved(number, as_leader, as_coordinator):
    _draft(as_leader, number, used="272")
    said = words(_draft(as_coordinator, number, used="300").content)
    assert "En anden har gemt imens (leder, Aalborg). Dit er gemt ved siden af." in said
    assert "Hent mit frem, og sammenlign" in words(as_coordinator.get(_page(number)).content)
    assert 'value="300"' in as_coordinator.get(f"{_page(number)}?mine=1").content.decode()


def test_approving_what_was_changed_meanwhile_is_refused(number, as_leader, as_coordinator):
    send(as_leader, number, "Aalborg")
    send(as_leader, number, "Aalborg", used="21", based_on="1")
    answer = approve(as_coordinator, number, "Aalborg", based_on=1)
    assert answer.status_code == 422
    assert "En anden har gemt imens" in words(answer.content)


# ---- Drafts and lost sessions


def test_draft_is_kept_while_writing_and_shown_when_coming_back(number, as_leader):
    assert "Kladde gemt" in words(_draft(as_leader, number, used="27").content)
    assert 'value="27"' in as_leader.get(_page(number)).content.decode()


def test_own_drafts_do_not_pile_up(number, as_leader):
    for typed in ("2", "27", "272"):
        _draft(as_leader, number, used=typed)
    assert sheet(number, "Aalborg").versions.count() == 1


def test_what_is_sent_after_the_session_was_lost_is_there_after_signing_in(number, visitor, nordjylland):
    answer = send(visitor, number, "Aalborg", used="2721")
    assert "/people/sign-in" in answer.headers["Location"]
    visitor.post("/people/sign-in/demo", {"username": "demo-leder"})
    again = visitor.get(_page(number))
    assert 'value="2721"' in again.content.decode()
    assert "Du var blevet logget ud. Det, du skrev, står i felterne" in words(again.content)


def test_draft_of_whoever_was_signed_out_says_so(number, visitor):
    assert "Du er logget ud. Send bare" in words(_draft(visitor, number).content)


# ---- Who may


def test_another_municipality_may_not_answer(number, as_leader):
    answer = as_leader.get(_page(number, "Rebild"))
    assert answer.status_code == 403
    assert "Det kan kun gøres af: leder, koordinator (Rebild)." in words(answer.content)
    assert send(as_leader, number, "Rebild").status_code == 403
    assert as_leader.get(f"{BASE}/{number}/review/Rebild").status_code == 403


def test_caseworker_may_not_answer(number, as_caseworker):
    assert as_caseworker.get(_page(number)).status_code == 403


def test_coordinator_answers_on_behalf_and_it_is_recorded(number, as_coordinator):
    assert "Du svarer på vegne af Læsø." in words(as_coordinator.get(_page(number, "Læsø")).content)
    send(as_coordinator, number, "Læsø")
    assert sheet(number, "Læsø").sent.by == "koordinator, på vegne af Læsø"


def test_nobody_answers_what_was_not_sent_out(settings, as_coordinator):
    at(settings, "2019-10-01")
    answer = as_coordinator.get(_page(a_draft(as_coordinator)))
    assert answer.status_code == 422
    assert "Kommunerne er ikke spurgt endnu" in words(answer.content)


def test_page_is_in_english_too(number, as_leader):
    as_leader.post("/language", {"language": "en", "next": "/"})
    said = words(as_leader.get(_page(number)).content)
    assert "Aalborg: answers to Halvårsstatus 2019" in said
    assert "What you write is kept as you go." in said
