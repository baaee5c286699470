"""The duties of a stored case: named in the body, logged with a purpose, and seen at home only."""

import pytest

from tests.web.api.conftest import refused
from tests.web.casework import TODAY, case_of

CPR = "010180-1234"
DIGITS = b"0101801234", b"010180-1234"


@pytest.fixture
def case(nordjylland, settings):
    settings.TODAY = TODAY
    return case_of(
        "sygedagpenge",
        "2019-06-03",
        [("2019-07-01", "samtale", "opfoelgning", "personligt")],
        person=CPR,
        number="2019-00017",
    )


def looks() -> list[tuple[int | None, str, str]]:
    from frikommune.web.cases.models import Lookup

    return list(Lookup.objects.order_by("pk").values_list("case", "by_system", "purpose"))


def test_the_duties_are_those_of_the_case_page(api, case):
    from frikommune.casework.duties.duties import duties_of
    from frikommune.web.cases.history import history_of
    from frikommune.web.journal.book import book_of

    told = api("POST", "/duties", {"number": "2019-00017", "purpose": "own", "done": True}).json()
    there = duties_of(history_of(case), book_of(case.programme).pack.rulebook, TODAY)
    assert [(one["norm"], one["occurrence"], one["place"]) for one in told["duties"]] == [
        (one.norm, one.occurrence, one.place) for one in there
    ]
    assert told["case"]["number"] == "2019-00017"


def test_what_is_done_with_is_left_out_unless_asked_for(api, case):
    told = api("POST", "/duties", {"number": "2019-00017", "purpose": "own"}).json()
    assert told["duties"]
    assert all(one["place"] != "done" for one in told["duties"])


def test_the_day_and_the_language_may_be_chosen(api, case):
    asked = {"number": "2019-00017", "purpose": "own"}
    told = api("POST", "/duties?on=2019-06-10&language=en", asked).json()
    assert told["on"] == "2019-06-10"
    assert "Before a step not yet taken" in {one["place_words"] for one in told["duties"]}


@pytest.mark.parametrize("number", [CPR, "0101801234"])
def test_a_citizen_is_found_by_cpr_number_however_it_is_written(api, case, number):
    answer = api("POST", "/duties", {"cpr": number, "purpose": "own"})
    assert answer.status_code == 200
    assert not any(one in answer.content for one in DIGITS)


def test_every_look_is_logged_with_its_purpose_also_one_that_found_nobody(api, case):
    api("POST", "/duties", {"number": "2019-00017", "purpose": "talk"})
    api("POST", "/duties", {"cpr": "020280-1234", "purpose": "borgeren ringede"})
    assert looks() == [(case.pk, "Fagsystem", "talk"), (None, "Fagsystem", "borgeren ringede")]


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ({"purpose": "own"}, ("name_one", "body, number, cpr")),
        ({"purpose": "own", "number": "1", "cpr": CPR}, ("name_one", "body, number, cpr")),
        ({"number": "2019-00017"}, ("missing_key", "body, purpose")),
        ({"number": "2019-00017", "purpose": ""}, ("wrong_kind", "body, purpose")),
        ({"number": "2019-00017", "purpose": f"om {CPR}"}, ("cpr_in_text", "purpose")),
        ({"cpr": "1234", "purpose": "own"}, ("not_a_cpr", "body, cpr")),
        ({"cpr": 101801234, "purpose": "own"}, ("wrong_kind", "body, cpr")),
        ({"cpr": [CPR], "purpose": "own"}, ("wrong_kind", "body, cpr")),
        ({"nummer": "2019-00017", "purpose": "own"}, ("unknown_key", "body, nummer")),
    ],
)
def test_a_citizen_who_is_not_named_rightly_is_refused_and_no_number_repeated(api, case, sent, found):
    answer = api("POST", "/duties", sent)
    assert answer.status_code == 422
    assert refused(answer) == [found]
    assert b"1801234" not in answer.content


def test_a_number_of_several_citizens_is_refused(api, case):
    case_of("dagpenge", "2019-09-02", person="020280-1234", number="2019-00017")
    answer = api("POST", "/duties", {"number": "2019-00017", "purpose": "own"})
    assert answer.status_code == 409
    assert refused(answer) == [("several_cases", "body, number")]


def test_a_number_in_the_address_is_no_way_in(api, case):
    answer = api("GET", f"/duties?cpr={CPR}")
    assert answer.status_code == 405
    assert b"0101801234" not in answer.content


def test_what_failed_here_is_logged_without_what_was_sent(api, case, monkeypatch, caplog):
    from frikommune.web.api import cases

    def fails(*given, **more):
        raise ValueError(f"could not read {CPR}")

    monkeypatch.setattr(cases, "duties_of", fails)
    answer = api("POST", "/duties", {"cpr": CPR, "purpose": "own"})
    assert answer.status_code == 500
    assert refused(answer) == [("fault", "/api/v1/duties")]
    assert "ValueError" in caplog.text
    assert "1801234" not in caplog.text


def test_answers_are_as_they_are_described(api, case):
    from frikommune.web.api.case_shapes import CaseDuties

    answer = api("POST", "/duties", {"number": "2019-00017", "purpose": "own", "done": True})
    CaseDuties.model_validate_json(answer.content)
    assert answer.headers["Cache-Control"] == "no-store"
