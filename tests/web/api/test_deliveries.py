"""An export that the case system sends by itself."""

import pytest

from tests.web.api.conftest import refused
from tests.web.casework import TODAY

MAPPING = """synthetic = true
[delivery]
covers = "changes"
[spells]
end_is = "first_day_after"
[spells.columns]
person = { column = "CPR", keyed = true }
spell = "Id"
group = "Gruppe"
municipality = { constant = "Aalborg" }
from = "Fra"
to = "Til"
[spells.attributes]
sagsnummer = "Sag"
"""
CSV = b"CPR,Id,Gruppe,Fra,Til,Sag\n010180-1234,f1,sygedagpenge,2019-06-03,,2019-00017\n"
SEND = "/deliveries?system=KMD&name=forloeb.csv"


@pytest.fixture(autouse=True)
def _system(nordjylland, settings):
    from frikommune.web.deliveries.models import System

    settings.TODAY, settings.WORK_APART = TODAY, False
    System.objects.create(programme=nordjylland, municipality="Aalborg", name="KMD", mapping=MAPPING)


def test_an_export_is_read_shown_and_stored_once_confirmed(api):
    from frikommune.web.cases.models import Case

    sent = api("POST", SEND, CSV).json()
    shown = api("GET", f"/deliveries/{sent['delivery']}").json()
    assert (shown["state"], shown["citizens"]["new"]) == ("preview", 1)
    assert not Case.objects.exists()
    stored = api("POST", f"/deliveries/{sent['delivery']}/confirm").json()
    assert (stored["state"], stored["state_words"]) == ("stored", "gemt")
    assert Case.objects.get().number == "2019-00017"


def test_an_export_may_be_given_up(api):
    from frikommune.web.cases.models import Case

    number = api("POST", SEND, CSV).json()["delivery"]
    assert api("POST", f"/deliveries/{number}/give-up?language=en").json()["state_words"] == "given up"
    assert refused(api("POST", f"/deliveries/{number}/confirm"))
    assert not Case.objects.exists()


def test_a_file_that_cannot_be_taken_says_why(api):
    told = api("POST", SEND, b"A,B\n1,2\n").json()
    assert told["state"] == "refused"
    assert {one["code"] for one in told["refused"]} == {"missing_column"}
    assert told["refused"][0]["do_next"]


def test_an_empty_file_and_an_unknown_system_are_refused(api):
    assert refused(api("POST", SEND)) == [("empty_file", "forloeb.csv")]
    answer = api("POST", "/deliveries?system=DUBU&name=forloeb.csv", CSV)
    assert refused(answer) == [("unknown_system", "system")]


def test_a_delivery_of_another_municipality_is_not_there(api, caller):
    number = api("POST", SEND, CSV).json()["delivery"]
    there = caller("Rebild")
    for method, path in (("GET", ""), ("POST", "/confirm"), ("POST", "/give-up")):
        answer = there(method, f"/deliveries/{number}{path}")
        assert (answer.status_code, refused(answer)) == (404, [("no_such_delivery", "/api/v1/deliveries")])


def test_an_export_may_be_larger_than_other_calls(api, settings):
    settings.API_LARGEST, settings.API_LARGEST_EXPORT = 50, 1000
    assert api("POST", SEND, CSV).status_code == 200
    answer = api("POST", SEND, CSV * 20)
    assert (answer.status_code, refused(answer)) == (413, [("too_large", "/api/v1/deliveries")])


def test_answers_are_as_they_are_described(api):
    from frikommune.web.api.delivery_shapes import DeliveryShape

    DeliveryShape.model_validate_json(api("POST", SEND, CSV).content)
    DeliveryShape.model_validate_json(api("POST", SEND, b"A,B\n1,2\n").content)
