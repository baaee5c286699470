"""A use that is registered by the case system, and the note that it takes home."""

import pytest

from tests.web.api.conftest import refused
from tests.web.casework import TODAY, case_of

USE = {
    "number": "2019-00017",
    "key": "kald-1",
    "exemption": "2.1a",
    "norm": "lae265-rehabiliteringsmoede",
    "reason": "afdaekket-via-andre-kanaler",
}


@pytest.fixture
def case(nordjylland, settings):
    settings.TODAY = TODAY
    return case_of("sygedagpenge", "2019-06-03", person="010180-1234", number="2019-00017")


def uses():
    from frikommune.web.uses.models import Use

    return Use.objects.order_by("pk")


def decide(case, step: str) -> None:
    from frikommune.web.uses.models import UseStep

    UseStep.objects.create(use=uses().get(case=case), step=step, on=TODAY)


def noted(api) -> list[str]:
    return [one["note"] for one in api("GET", "/notes").json()["notes"]]


def test_a_use_is_registered_and_says_whether_it_counts(api, case):
    told = api("POST", "/uses", USE).json()
    assert (told["state"], told["repeated"]) == ("waiting", False)
    assert told["decided_on"] == TODAY.isoformat()
    (use,) = uses()
    assert (use.case, use.by_system, use.recorded_by, use.seconds) == (case, "Fagsystem", None, None)


def test_the_same_key_again_is_the_same_use(api, case):
    first, again = api("POST", "/uses", USE).json(), api("POST", "/uses", USE).json()
    assert (again["use"], again["repeated"]) == (first["use"], True)
    assert uses().count() == 1


def test_a_new_token_of_the_same_system_keeps_its_keys(caller, case):
    from frikommune.web.api.models import ApiToken
    from frikommune.web.api.tokens import revoke_token

    caller()("POST", "/uses", USE)
    revoke_token(ApiToken.objects.get(), None)
    assert caller()("POST", "/uses", USE).json()["repeated"] is True


def test_keys_of_two_systems_do_not_meet(caller, case):
    caller(label="Den ene")("POST", "/uses", USE)
    answer = caller(label="Den anden")("POST", "/uses", USE)
    assert refused(answer) == [("use_taken", "2.1a")]


def test_a_key_that_was_used_for_something_else_is_refused(api, case):
    api("POST", "/uses", USE)
    answer = api("POST", "/uses", USE | {"replaced_by": "en samtale"})
    assert answer.status_code == 409
    assert refused(answer) == [("key_taken", "body, key")]


def test_the_person_whom_the_case_system_names_is_kept(api, case):
    api("POST", "/uses", USE | {"worker": "DSB"})
    (use,) = uses()
    assert (use.recorded_by.username, use.by_system) == ("demo-sagsbehandler", "Fagsystem DSB")


def test_initials_that_nobody_here_has_are_kept_beside_the_system(api, case):
    api("POST", "/uses", USE | {"worker": "DSBR"})
    (use,) = uses()
    assert (use.recorded_by, use.by_system) == (None, "Fagsystem DSBR")


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"exemption": "9.9"}, 422, "use_exemption_unknown"),
        ({"norm": "lae285"}, 422, "use_not_for_step"),
        ({"reason": "Fordi det er lettest"}, 200, ""),
        ({"reason": "   "}, 422, "use_without_reason"),
        ({"decided_on": "2019-11-09"}, 422, "use_decided_ahead"),
        ({"decided_on": "2017-06-03"}, 422, "use_case_closed"),
        ({"reason": "se 010180-1234"}, 422, "cpr_in_text"),
        ({"based_on": 7}, 409, "case_changed"),
        ({"number": "2019-00018"}, 404, "no_such_case"),
        ({"occurrence": -1}, 422, "wrong_kind"),
        ({"key": ""}, 422, "wrong_kind"),
    ],
)
def test_what_would_not_count_is_refused_as_on_the_page(api, case, change, status, code):
    answer = api("POST", "/uses", USE | change)
    assert answer.status_code == status
    assert [one for one, _ in refused(answer)] == [code] if code else uses().count() == 1


def test_where_the_trial_does_not_hold_a_use_is_refused(caller, settings, nordjylland):
    settings.TODAY = TODAY
    case_of("sygedagpenge", "2019-06-03", municipality="Thisted", person="030380-1234")
    answer = caller("Thisted")("POST", "/uses", USE)
    assert answer.status_code == 422
    assert refused(answer)[0][0].startswith("use_")
    assert uses().count() == 0


def test_words_of_health_are_named_and_let_through(api, case):
    told = api("POST", "/uses", USE | {"reason": "Borgeren har en depression"}).json()
    assert told["health_words"] == ["depression"]


def test_the_look_at_the_case_is_logged(api, case):
    from frikommune.web.cases.models import Lookup

    api("POST", "/uses", USE)
    assert list(Lookup.objects.values_list("case", "by_system")) == [(case.pk, "Fagsystem")]


def test_a_note_is_shown_until_it_is_acknowledged(api, case):
    use = api("POST", "/uses", USE).json()
    (note,) = api("GET", "/notes").json()["notes"]
    assert (note["number"], note["text"]) == ("2019-00017", use["note"])
    assert noted(api) == [note["note"]]
    assert api("POST", "/notes/taken", {"notes": [note["note"]]}).json() == {
        "taken": [note["note"]],
        "before": [],
    }
    assert noted(api) == []


def test_an_acknowledgement_may_be_repeated(api, case):
    api("POST", "/uses", USE)
    (note,) = noted(api)
    api("POST", "/notes/taken", {"notes": [note]})
    assert api("POST", "/notes/taken", {"notes": [note, note]}).json() == {"taken": [], "before": [note]}
    assert uses().get().steps.filter(step="sent").count() == 1


@pytest.mark.parametrize("step", ["approved", "declined", "withdrawn"])
def test_a_decision_makes_a_new_note(api, case, step):
    api("POST", "/uses", USE)
    api("POST", "/notes/taken", {"notes": noted(api)})
    decide(case, step)
    (note,) = api("GET", "/notes").json()["notes"]
    assert note["state"] == step


@pytest.mark.parametrize("step", ["asked", "answered", "drawn", "accepted"])
def test_what_decides_nothing_makes_no_new_note(api, case, step):
    api("POST", "/uses", USE)
    api("POST", "/notes/taken", {"notes": noted(api)})
    decide(case, step)
    assert noted(api) == []


def test_a_decision_between_showing_and_acknowledging_is_not_lost(api, case):
    api("POST", "/uses", USE)
    shown = noted(api)
    decide(case, "approved")
    api("POST", "/notes/taken", {"notes": shown})
    (note,) = api("GET", "/notes").json()["notes"]
    assert note["state"] == "approved"


def test_a_note_that_was_taken_by_hand_is_not_shown(api, case):
    api("POST", "/uses", USE)
    decide(case, "sent")
    assert noted(api) == []


def test_notes_of_another_municipality_are_neither_shown_nor_taken(api, caller, case):
    api("POST", "/uses", USE)
    (note,), there = noted(api), caller("Rebild")
    assert noted(there) == []
    answer = there("POST", "/notes/taken", {"notes": [note]})
    assert (answer.status_code, refused(answer)) == (422, [("no_such_note", "body, notes")])


@pytest.mark.parametrize("strange", ["x", "1", "9999-0", "-", "٣-0", "1" * 40 + "-0", "0101801234-0"])
def test_one_strange_note_takes_none(api, case, strange):
    api("POST", "/uses", USE)
    (note,) = noted(api)
    answer = api("POST", "/notes/taken", {"notes": [note, strange]})
    assert (answer.status_code, refused(answer)) == (422, [("no_such_note", "body, notes")])
    assert noted(api) == [note]


def test_notes_come_so_many_at_a_time(api, case):
    case_of("sygedagpenge", "2019-06-03", person="020280-1234", number="2019-00018")
    api("POST", "/uses", USE)
    api("POST", "/uses", USE | {"number": "2019-00018", "key": "kald-2"})
    first = api("GET", "/notes?limit=1").json()
    assert (first["notes"][0]["number"], first["more"]) == ("2019-00017", True)
    assert api("GET", "/notes?limit=2").json()["more"] is False


def test_answers_are_as_they_are_described(api, case):
    from frikommune.web.api.case_shapes import Notes, Taken, UseRegistered

    UseRegistered.model_validate_json(api("POST", "/uses", USE).content)
    Notes.model_validate_json(api("GET", "/notes").content)
    Taken.model_validate_json(api("POST", "/notes/taken", {"notes": noted(api)}).content)
