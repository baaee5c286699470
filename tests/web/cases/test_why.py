"""Why a duty is what it is, on the case page and as a page of its own."""

from tests.web.cases.there import page_of, sick
from tests.web.casework import case_of
from tests.web.conftest import words

HTMX = {"HX-Request": "true"}


def why(client, case, norm, number=1, **more):
    return client.get(page_of(case, "why", norm, number), **more)


def test_it_tells_the_reasoning_step_by_step(as_caseworker, nordjylland):
    said = words(why(as_caseworker, sick(), "lae285").content)
    assert "Loven er læst pr." in said
    assert "Resultat: kræves – afventer." in said


def test_what_the_law_alone_would_say_stands_beside_it(as_caseworker, nordjylland):
    said = words(why(as_caseworker, case_of("dagpenge", "2019-10-01"), "faellessamtale").content)
    assert "I uge 8, regnet fra 01.10.2019: 19.11.2019–25.11.2019." in said
    assert "Uden forsøg" in said
    assert "I uge 4, regnet fra 01.10.2019: 22.10.2019–28.10.2019." in said


def test_each_step_of_a_series_has_its_own(as_caseworker, nordjylland):
    case = case_of("dagpenge", "2019-10-01")
    titles = [words(why(as_caseworker, case, "faellessamtale", number).content) for number in (1, 2, 3)]
    assert all(f"nr. {number}" in said for number, said in enumerate(titles, start=1))


def test_every_exemption_is_weighed_with_its_reason(as_caseworker, nordjylland):
    said = words(why(as_caseworker, sick(), "lae285").content)
    assert "✗ 2.3 LÆ285 efter fagligt skøn : Aalborg har den ikke" in said


def test_one_that_holds_says_what_it_needs_and_its_reasons(as_caseworker, nordjylland):
    said = words(why(as_caseworker, sick(), "lae265-rehabiliteringsmoede").content)
    assert "✓ 2.1a Rehabiliteringsmøde uden LÆ265 : kan bruges sag for sag siden" in said
    assert "Borgerens sundhedstilstand er afdækket via andre kanaler" in said


def test_of_a_step_not_taken_it_says_that_it_is_only_imagined(as_caseworker, nordjylland):
    said = words(why(as_caseworker, sick(), "lae265-rehabiliteringsmoede").content)
    assert "Skridtet er ikke taget. Sådan ville det stå, hvis det blev taget i dag:" in said


def test_within_the_case_page_only_the_explanation_is_sent(as_caseworker, nordjylland):
    answer = why(as_caseworker, sick(), "lae285", headers=HTMX).text
    assert "Resultat: kræves – afventer." in answer
    assert "<html" not in answer


def test_every_why_on_the_case_page_leads_to_the_duty_beside_it(as_caseworker, nordjylland):
    case = case_of("dagpenge", "2019-04-02", [("2019-05-20", "samtale", "ordinaer", "personligt")])
    page = as_caseworker.get(page_of(case)).text
    for article in page.split("<article")[1:]:
        title = words(article.split("<h3", 1)[1].split("</h3>")[0].split(">", 1)[1])
        reason = words(article.split('class="duty-reason">')[1].split("</p>")[0])
        address = article.split('hx-get="')[1].split('"')[0]
        answer = words(as_caseworker.get(address).content)
        assert f"Hvorfor? {title}" in answer
        assert reason in answer


def test_a_duty_that_is_not_there_is_not_found(as_caseworker, nordjylland):
    case = sick()
    assert why(as_caseworker, case, "lae285", 9).status_code == 404
    assert why(as_caseworker, case, "no-such-norm").status_code == 404
