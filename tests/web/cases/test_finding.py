"""A case is found by its number or the citizen's, for a purpose that is written down."""

import logging

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from tests.web.cases.there import CPR, page_of, sick
from tests.web.conftest import words

FIND = "/nordjylland/cases/Aalborg/"


def sought(client, number, purpose="talk", **more):
    return client.post(FIND, {"number": number, "purpose": purpose, **more})


def looked():
    from frikommune.web.cases.models import Lookup

    return [(one.case, one.purpose) for one in Lookup.objects.order_by("pk")]


def test_it_is_found_by_its_number(as_caseworker):
    case = sick()
    assert sought(as_caseworker, "2019-00017").url == page_of(case)


def test_it_is_found_by_a_number_that_it_had_before(as_caseworker):
    from frikommune.web.cases.models import CaseNumber

    case = sick()
    CaseNumber.objects.create(case=case, programme=case.programme, municipality="Aalborg", number="GAMMEL-1")
    assert sought(as_caseworker, "GAMMEL-1").url == page_of(case)


@pytest.mark.parametrize("written", [CPR, f"{CPR[:6]}-{CPR[6:]}", f" {CPR[:6]} {CPR[6:]} "])
def test_it_is_found_by_the_citizens_number_however_it_is_written(as_caseworker, written):
    case = sick(person=CPR)
    assert sought(as_caseworker, written).url == page_of(case)


def test_the_purpose_is_written_down_with_the_look(as_caseworker):
    case = sick()
    sought(as_caseworker, "2019-00017", "stand_in")
    assert looked() == [(case.pk, "stand_in")]


def test_own_words_are_written_down_as_they_are(as_caseworker):
    case = sick()
    sought(as_caseworker, "2019-00017", "other", own_words="Klagesag")
    assert looked() == [(case.pk, "Klagesag")]


def test_a_search_that_finds_nobody_is_written_down_too(as_caseworker):
    answer = sought(as_caseworker, "2019-99999")
    assert looked() == [(None, "talk")]
    assert answer.status_code == 422
    assert "Ingen sag her svarer til det" in words(answer.content)


def test_a_case_of_another_municipality_is_as_if_it_were_not_there(as_caseworker):
    sick(municipality="Rebild")
    assert "Ingen sag her svarer til det" in words(sought(as_caseworker, "2019-00017").content)


@pytest.mark.parametrize(
    ("number", "purpose", "own_words", "said"),
    [
        ("", "talk", "", "Skriv, hvilken sag du vil finde"),
        ("   ", "talk", "", "Skriv, hvilken sag du vil finde"),
        ("x" * 61, "talk", "", "højst 60 tegn"),
        ("2019-00017", "", "", "“Formål” kan ikke bruges, som det står"),
        ("2019-00017", "own", "", "et af de viste valg"),
        ("2019-00017", "other", "", "“Formål med egne ord” kan ikke bruges, som det står"),
        ("2019-00017", "other", f"om {CPR[:6]}-{CPR[6:]}", "CPR"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_looked_up(
    as_caseworker, number, purpose, own_words, said
):
    sick()
    answer = sought(as_caseworker, number, purpose, own_words=own_words)
    assert (answer.status_code, looked()) == (422, [])
    assert said in words(answer.content)


def test_a_case_number_stands_in_the_field_again(as_caseworker):
    assert 'value="2019-99999"' in sought(as_caseworker, "2019-99999").text


@pytest.mark.parametrize("slip", [CPR[:-1], f"{CPR}1", f"3{CPR[1:]}", f"{CPR[:6]}-{CPR[7:]}"])
def test_a_citizens_number_with_a_slip_does_not(as_caseworker, slip):
    assert slip not in sought(as_caseworker, slip).text


def test_a_number_of_several_cases_shows_them_all_to_choose_from(as_caseworker):
    one, other = sick(person="a"), sick(person="b")
    answer = sought(as_caseworker, "2019-00017")
    assert page_of(one) in answer.text
    assert page_of(other) in answer.text
    assert looked() == [(one.pk, "talk"), (other.pk, "talk")]


def test_the_citizens_number_is_in_no_answer_log_session_or_table(as_caseworker, caplog):
    sick(person=CPR)
    caplog.set_level(logging.DEBUG)
    answers = [
        sought(as_caseworker, CPR),
        sought(as_caseworker, f"{CPR[:-1]}5"),
        sought(as_caseworker, CPR, ""),
    ]
    answers.append(as_caseworker.get(answers[0].url))
    said = [one.text + str(one.headers) for one in answers] + [caplog.text]
    said += [str(one.get_decoded()) for one in Session.objects.all()]
    said += [str(row) for row in every_row()]
    assert not [one for one in said if CPR[:9] in one]


def every_row():
    """Every row of every table of the database."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            yield from cursor.fetchall()


def test_ones_own_open_cases_are_listed(as_caseworker):
    mine, theirs = sick(), sick(person="b", number="2019-00018", worker="S01")
    closed = sick(person="c", number="2019-00019", end="2019-10-01")
    shown = as_caseworker.get(FIND).text
    assert page_of(mine) in shown
    assert page_of(theirs) not in shown
    assert page_of(closed) not in shown


def test_made_up_citizens_are_labelled_in_the_list(as_caseworker):
    sick()
    assert "2019-00017 opdigtet" in words(as_caseworker.get(FIND).content)


def test_the_plain_address_goes_to_ones_own_municipality(as_caseworker):
    assert as_caseworker.get("/nordjylland/cases/").url == FIND


@pytest.mark.parametrize("role", ["koordinator", "evaluator", "administrator"])
def test_whoever_has_no_seat_in_a_municipality_sees_no_cases(signed_in, role):
    assert signed_in(role).get(FIND).status_code == 403


def test_whoever_has_not_signed_in_is_asked_to(visitor):
    assert visitor.get(FIND).url.startswith("/people/sign-in")


def test_it_is_said_in_english_too(as_caseworker):
    as_caseworker.post("/language", {"language": "en", "next": "/"})
    assert "No case here answers to that" in words(sought(as_caseworker, "2019-99999").content)
