"""A call is taken in the form that is described, or refused: kind, coding, length, keys and characters."""

import json
from io import BytesIO
from typing import Any

import pytest

from tests.web.api.conftest import refused
from tests.web.casework import TODAY, case_of

NUMBER = "2019-00017"
LOOK = {"number": NUMBER, "purpose": "own"}


@pytest.fixture
def case(nordjylland, settings):
    settings.TODAY = TODAY
    return case_of("sygedagpenge", "2019-06-03", number=NUMBER)


def sent(api, body: bytes, kind: str = "application/json", **head: Any):
    headers = {"authorization": f"Bearer {api.secret}"}
    return api.client.generic("POST", "/api/v1/duties", body, content_type=kind, headers=headers, **head)


@pytest.mark.parametrize("kind", ["application/json", 'Application/JSON; charset="UTF-8"'])
def test_json_is_taken_as_json(api, case, kind):
    assert sent(api, json.dumps(LOOK).encode(), kind).status_code == 200


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin-1"]
)
def test_another_kind_is_refused_and_told_which_is_meant(api, case, kind):
    answer = sent(api, json.dumps(LOOK).encode(), kind)
    assert (answer.status_code, refused(answer)) == (415, [("other_kind", "Content-Type")])
    assert answer.json()["refused"][0]["expected"]["en"] == "application/json"


def test_what_comes_compressed_is_refused(api, case):
    answer = sent(api, json.dumps(LOOK).encode(), HTTP_CONTENT_ENCODING="gzip")
    assert (answer.status_code, refused(answer)) == (415, [("packed", "Content-Encoding")])


@pytest.mark.parametrize("length", ["9" * 5000, "²", "+5"])
def test_a_length_that_no_body_has_is_refused(api, length):
    assert refused(sent(api, b"{}", CONTENT_LENGTH=length)) == [("length_missing", "/api/v1/duties")]


class _BrokenLine:
    def read(self, *given):
        raise OSError

    readline = read


def test_a_line_that_breaks_is_no_fault_of_ours(api, case):
    broken: dict[str, Any] = {"wsgi.input": _BrokenLine()}
    answer = sent(api, b"{}", **broken)
    assert (answer.status_code, refused(answer)) == (400, [("cut_short", "/api/v1/duties")])


def test_half_an_export_is_not_taken_for_a_whole_one(api, nordjylland):
    from frikommune.web.deliveries.models import Delivery

    answer = api.client.generic(
        "POST",
        "/api/v1/deliveries?system=KMD&name=a.csv",
        headers={"authorization": f"Bearer {api.secret}"},
        CONTENT_LENGTH="100",
        **{"wsgi.input": BytesIO(b"a;b")},
    )
    assert (answer.status_code, refused(answer)) == (400, [("cut_short", "/api/v1/deliveries")])
    assert not Delivery.objects.exists()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b'{"number": "\\ud800", "purpose": "own"}', "broken_json"),
        (b'{"number": "1", "purpose": "own", "\\udfff": 1}', "broken_json"),
        (b'{"number": "a\\u0000", "purpose": "own"}', "nul_in_text"),
        (b'{"number": 1e999, "purpose": "own"}', "broken_json"),
        (b'{"number": %s, "purpose": "own"}' % (b"9" * 5000), "broken_json"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(api, case, body, code):
    answer = sent(api, body)
    assert (answer.status_code, refused(answer)) == (422, [(code, "body")])


def test_two_halves_are_one_character(api, case):
    assert refused(sent(api, b'{"number": "\\ud83d\\ude00", "purpose": "own"}')) == [("no_such_case", "body")]


@pytest.mark.parametrize("given", ["yes", "1", "True", "on", "null"])
def test_a_flag_of_an_address_is_true_or_false_and_nothing_like_it(api, given):
    answer = api("GET", f"/applies?group=dagpenge&without_trials={given}")
    assert refused(answer) == [("wrong_kind", "query, without_trials")]
    assert answer.json()["refused"][0]["expected"]["en"] == "true or false"


@pytest.mark.parametrize("given", ["1.0", "1_0", "%201", "%2B1", "%D9%A3", "9" * 30])
def test_a_whole_number_of_an_address_is_written_in_digits(api, given):
    assert refused(api("GET", f"/notes?limit={given}")) == [("wrong_kind", "query, limit")]


@pytest.mark.parametrize("given", [1, "true", None])
def test_a_flag_of_a_body_is_a_flag(api, case, given):
    assert refused(api("POST", "/duties", LOOK | {"done": given})) == [("wrong_kind", "body, done")]


def test_a_key_that_stands_twice_in_an_address_is_refused(api):
    assert refused(api("GET", "/applies?group=dagpenge&group=ledighed")) == [("doubled_key", "query")]


def test_nul_in_an_address_is_refused(api):
    assert refused(api("GET", "/applies?group=a%00b")) == [("nul_in_text", "query, group")]


def test_a_day_by_its_week_is_no_day(api):
    assert refused(api("GET", "/applies?group=dagpenge&on=2019-W01-1")) == [("wrong_kind", "query, on")]


def test_a_history_tells_its_days_as_programs_do(api):
    spell = {"id": "f1", "group": "dagpenge", "municipality": "Aalborg", "from": "02.09.2019", "to": None}
    answer = api("POST", "/evaluate", {"subject": "b", "synthetic": True, "spells": [spell]})
    assert refused(answer) == [("day_unreadable", "body, spells[0].from")]
