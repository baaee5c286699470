"""Someone answers by a one-time link: in either language, nothing lost on an error, once."""

import pytest
from django.test import Client

from frikommune.evaluation.surveys.box import answers_in, texts_in
from tests.web.conftest import words
from tests.web.surveys.a_survey import (
    AFTER,
    ANSWER,
    BASE,
    TODAY,
    a_draft,
    at,
    codes_for,
    opened,
    send,
    survey,
)


@pytest.fixture(autouse=True)
def _today(settings):
    at(settings, TODAY)


@pytest.fixture
def asked(as_coordinator):
    return opened(as_coordinator)


def test_an_answer_lies_in_the_box_and_thanks_say_what_happens_now(asked):
    number, codes = asked
    answer = send(codes[0], q9="Godt.")
    assert answer.status_code == 302
    (kept,) = answers_in(survey(number).box.answers)
    assert (kept.municipality, kept.role) == ("Aalborg", "staff")
    assert kept.values == {"q1": [1], "q2.1": 5, "q2.2": 4, "q2.3": 0}
    assert list(texts_in(survey(number).box.texts)) == [("q9", "Godt.")]
    said = words(Client().get(answer.headers["Location"]).content)
    assert "Tak for dit svar" in said
    assert "Resultaterne kommer i december." in said


def test_the_page_needs_no_sign_in_sets_no_session_and_is_not_kept(asked):
    _, codes = asked
    someone = Client()
    answer = someone.get(f"{BASE}/answer/{codes[0]}")
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert "sessionid" not in someone.cookies
    sent = someone.post(f"{BASE}/answer/{codes[0]}", ANSWER)
    assert sent.status_code == 302
    assert "sessionid" not in someone.cookies


def test_a_link_that_was_used_says_so_kindly(asked):
    _, codes = asked
    send(codes[0])
    again = Client().get(f"{BASE}/answer/{codes[0]}")
    assert again.status_code == 410
    assert "Linket er brugt" in words(again.content)


def test_the_same_link_sent_twice_counts_once(asked):
    number, codes = asked
    assert [send(codes[0]).status_code for _ in range(2)] == [302, 410]
    assert len(answers_in(survey(number).box.answers)) == 1


def test_an_unknown_link_says_so_kindly(nordjylland):
    answer = Client().get(f"{BASE}/answer/ABCD-EFGH-JKMN-PQRS")
    assert answer.status_code == 404
    assert "Linket kendes ikke" in words(answer.content)


def test_a_link_before_the_first_day_says_when(as_coordinator):
    number = a_draft(as_coordinator, opens="2019-11-11")
    (code,) = codes_for(as_coordinator, number, 1)
    as_coordinator.post(f"{BASE}/{number}/open")
    answer = Client().get(f"{BASE}/answer/{code}")
    assert answer.status_code == 403
    assert "Det åbner den 11.11.2019" in words(answer.content)


@pytest.mark.parametrize("how", ["day", "button"])
def test_a_link_after_closing_says_so_kindly(asked, as_coordinator, settings, how):
    number, codes = asked
    if how == "day":
        at(settings, AFTER)
    else:
        as_coordinator.post(f"{BASE}/{number}/close")
    answer = Client().get(f"{BASE}/answer/{codes[0]}")
    assert answer.status_code == 410
    assert "Spørgeskemaet er lukket" in words(answer.content)
    assert send(codes[0]).status_code == 410
    assert survey(number).box.answers == ""


def test_a_link_of_another_programme_is_unknown_here(asked, nordjylland):
    from frikommune.web.surveys.voting import NotUsable, invitation_of

    number, codes = asked
    assert invitation_of(codes[0], nordjylland.pk, survey(number).opens).survey_id == number
    with pytest.raises(NotUsable, match="unknown"):
        invitation_of(codes[0], nordjylland.pk + 1, survey(number).opens)


def test_a_code_is_read_however_it_is_typed(asked):
    _, codes = asked
    typed = codes[0].lower().replace("-", " ").replace("0", "o").replace("1", "l")
    answer = Client().post(f"{BASE}/answer", {"code": typed})
    assert answer.status_code == 302
    assert Client().get(answer.headers["Location"]).status_code == 200


def test_an_empty_code_and_a_wrong_one_are_told(asked):
    assert Client().post(f"{BASE}/answer", {"code": ""}).status_code == 422
    assert "Linket kendes ikke" in words(Client().post(f"{BASE}/answer", {"code": "1234"}).content)


def test_nothing_typed_is_lost_on_an_error_and_the_link_still_works(asked):
    number, codes = asked
    answer = send(codes[0], municipality="", q9="Nummer 010190-1234 siger")
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Det blev ikke sendt endnu" in words(html)
    assert 'value="5" checked' in html
    assert 'id="wrong-q9"' in html
    assert 'href="#field-municipality"' in html
    assert survey(number).box.answers == ""
    assert send(codes[0]).status_code == 302


def test_an_empty_answer_is_not_sent(asked):
    _, codes = asked
    answer = Client().post(f"{BASE}/answer/{codes[0]}", {"municipality": "-", "role": "-"})
    assert answer.status_code == 422
    assert "Der er ikke svaret på noget" in words(answer.content)


def test_one_may_keep_ones_municipality_and_role_to_oneself(asked):
    number, codes = asked
    send(codes[0], municipality="-", role="-")
    (kept,) = answers_in(survey(number).box.answers)
    assert (kept.municipality, kept.role) == ("", "")


def test_a_municipality_that_was_not_asked_is_refused(asked):
    _, codes = asked
    assert send(codes[0], municipality="København").status_code == 422


def test_the_language_changes_without_losing_what_was_typed(asked):
    number, codes = asked
    answer = send(codes[0], language="en", q9="Halvt skrevet")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Thank" not in words(html)
    assert "What staff find" in words(html)
    assert 'value="5" checked' in html
    assert "Halvt skrevet" in html
    assert survey(number).box.answers == ""


def test_every_answer_is_in_a_fieldset_with_a_legend_and_every_input_has_a_label(asked):
    import re

    _, codes = asked
    html = Client().get(f"{BASE}/answer/{codes[0]}").content.decode()
    ids = set(re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', html))
    labelled = set(re.findall(r'<label[^>]* for="([^"]+)"', html))
    assert ids == labelled & ids
    assert html.count("<fieldset") == html.count("<legend") == 4
    assert "style=" not in html
    assert "<script" not in html
