"""What applies, and a history that is evaluated and not stored."""

import json
import re

import pytest

from frikommune.cli.main import main
from frikommune.web.api.fields import Told
from tests.web.api.conftest import refused
from tests.web.casework import TODAY

HISTORY = {
    "subject": "borger-17",
    "synthetic": True,
    "spells": [
        {"id": "f1", "group": "sygedagpenge", "municipality": "Aalborg", "from": "2019-04-01", "to": None}
    ],
    "events": [{"id": "e1", "day": "2019-07-01", "kind": "rehabiliteringsmoede"}],
}
APPLIES = "/applies?municipality=Aalborg&group=sygedagpenge&on=2019-03-01"


@pytest.fixture(autouse=True)
def _today(settings):
    settings.TODAY = TODAY


def shape(name: str) -> type[Told]:
    from frikommune.web.api import law_shapes

    return getattr(law_shapes, name)


def test_what_applies_is_what_the_command_line_says(api, capsys):
    words = ["--municipality", "Aalborg", "--group", "sygedagpenge", "--on", "2019-03-01", "--json"]
    assert main(["applies", *words]) == 0
    said = json.loads(capsys.readouterr().out)
    told = api("GET", APPLIES).json()
    told.pop("exemptions")
    assert told == said


def test_an_exemption_comes_with_what_must_be_recorded(api):
    exemption = api("GET", APPLIES).json()["exemptions"]["2.1a"]
    assert exemption["use"]["leader_check"] is True
    assert "afdaekket-via-andre-kanaler" in exemption["use"]["reasons"]


def test_the_law_alone_has_no_exemption(api):
    told = api("GET", f"{APPLIES}&without_trials=true").json()
    assert told["exemptions"] == {}
    assert not any(one["layers"] or one["usable"] for one in told["norms"])


def test_one_norm_alone_and_in_english(api):
    (norm,) = api("GET", f"{APPLIES}&norm=lae285&language=en").json()["norms"]
    assert norm["norm"] == "lae285"
    assert re.search("within|by", " ".join(step["words"] for step in norm["steps"]) + " ".join(norm["asks"]))


def test_what_applies_is_told_of_the_own_municipality_where_none_is_named(caller):
    told = caller("Rebild")("GET", "/applies?group=dagpenge&on=2018-03-01").json()
    assert told["municipality"] == "Rebild"
    assert told["on"] == "2018-03-01"


def test_without_a_day_it_is_today(api):
    assert api("GET", "/applies?group=dagpenge").json()["on"] == TODAY.isoformat()


@pytest.mark.parametrize(
    ("query", "code", "where"),
    [
        ("group=dagpeng", "unknown_group", "group"),
        ("group=dagpenge&municipality=Sorø", "unknown_municipality", "municipality"),
        ("group=dagpenge&norm=samtale", "unknown_norm", "norm"),
        ("group=dagpenge&on=2019-02-30", "wrong_kind", "query, on"),
        ("group=dagpenge&on=20190301", "wrong_kind", "query, on"),
        ("group=dagpenge&on=0019-03-01", "wrong_kind", "query, on"),
        ("group=dagpenge&language=sv", "wrong_kind", "query, language"),
        ("group=dagpenge&observed=2019-03-01", "unknown_key", "query"),
        ("on=2019-03-01", "missing_key", "query, group"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(api, query, code, where):
    answer = api("GET", f"/applies?{query}")
    assert answer.status_code == 422
    assert refused(answer) == [(code, where)]


def test_a_misspelt_group_is_answered_with_the_one_that_was_meant(api):
    told = api("GET", "/applies?group=dagpeng").json()["refused"][0]
    assert told["do_next"] == {"da": "Mente du “dagpenge”?", "en": "Did you mean “dagpenge”?"}


def test_a_history_is_evaluated_as_the_command_line_explains_it(api, tmp_path, capsys):
    file = tmp_path / "borger-17.json"
    file.write_text(json.dumps(HISTORY), encoding="utf-8")
    assert main(["explain", str(file), "--on", "2019-08-01", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    told = api("POST", "/evaluate?on=2019-08-01&explanations=true", HISTORY).json()
    assert {key: told[key] for key in ("rows", "differences", "unplaced", "subject", "synthetic")} == {
        key: said[key] for key in ("rows", "differences", "unplaced", "subject", "synthetic")
    }


def test_the_duties_come_in_words_with_the_exemptions_that_may_be_used(api):
    told = api("POST", "/evaluate?on=2019-06-01", HISTORY).json()
    ahead = next(one for one in told["duties"] if one["norm"] == "lae265-rehabiliteringsmoede")
    assert ahead["place_words"] == "Før et skridt, der ikke er taget"
    assert "kan undlades under forsøg 2.1a" in ahead["reason"]
    assert ahead["usable"] == ["2.1a"]
    assert "2.1a" in told["exemptions"]


def test_rows_and_explanations_may_be_left_out(api):
    short = api("POST", "/evaluate?rows=false", HISTORY).json()
    assert (short["rows"], short["rows_without_trials"]) == ([], [])
    assert "steps" not in api("POST", "/evaluate", HISTORY).json()["rows"][0]


def test_nothing_of_a_history_is_stored(api):
    from frikommune.web.cases.models import Case, CaseText, Lookup

    api("POST", "/evaluate", HISTORY)
    assert not Case.objects.exists()
    assert not CaseText.objects.exists()
    assert not Lookup.objects.exists()


def test_a_cpr_number_in_a_history_is_refused_and_not_repeated(api):
    for wrong in (HISTORY | {"subject": "0101801234"}, HISTORY | {"subject": 101801234}):
        answer = api("POST", "/evaluate", wrong)
        assert answer.status_code == 422
        assert b"1801234" not in answer.content


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty_file"),
        (b'{"subject": "a"', "broken_json"),
        (b'{"subject": "a", "subject": "b"}', "doubled_key"),
        (b"\xff\xfe", "wrong_encoding"),
        (json.dumps(HISTORY | {"spels": []}).encode(), "unknown_key"),
        (b"[" * 100_000 + b"]" * 100_000, "broken_json"),
    ],
)
def test_a_body_that_is_no_history_is_refused(api, body, code):
    answer = api("POST", "/evaluate", body)
    assert answer.status_code == 422
    assert refused(answer)[0][0] == code


def test_answers_are_as_they_are_described(api):
    shape("Applies").model_validate_json(api("GET", APPLIES).content)
    shape("Evaluated").model_validate_json(api("POST", "/evaluate?explanations=true", HISTORY).content)
