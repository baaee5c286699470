"""Experience: what the sources tell, searched and filtered, and what is told here."""

import pytest

from frikommune.programme.knowledge import experiences
from frikommune.web.journal.book import book_of
from frikommune.web.journal.models import Programme
from frikommune.web.pages.clock import today
from tests.web.conftest import words

PAGE = "/nordjylland/knowledge/"
TOLD = {
    "said": "Borgerne ringer selv, når de er klar.",
    "trial": ["1.3", "2.1"],
    "stakeholder": ["citizen", "staff"],
    "kind": "benefit",
    "evidence": "several_cases",
    "could_adopt": ["Rebild", "Læsø"],
}


def told_here():
    book = book_of(Programme.objects.get(slug="nordjylland"))
    return [one for one in experiences(book.now(today())) if one.entry.paper.id == "her"]


def test_the_sources_experiences_stand_with_whose_they_are(visitor):
    said = words(visitor.get(PAGE).content)
    assert "15 erfaringer" in said
    assert "Læger er mere end tilfredse med at slippe for attester" in said
    assert "Hvis erfaring læge" in said
    assert "KKR-status 8.11.2019 (002)" in said


def test_side_effects_stand_among_them(visitor):
    said = words(visitor.get(f"{PAGE}?kind=side_effect").content)
    assert "5 af 15 erfaringer" in said
    assert "Ordinært ansatte har sagt op" in said


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("stakeholder=doctor", 1),
        ("stakeholder=unknown", 7),
        ("trial=3.3", 4),
        ("q=laeger", 1),
        ("q=LÆGE", 2),
        ("q=tilfr+sag", 2),
        ("evidence=survey", 0),
    ],
)
def test_they_are_found_by_what_is_asked(visitor, asked: str, number: int):
    assert f"{number} af 15 erfaringer" in words(visitor.get(f"{PAGE}?{asked}").content)


def test_before_anybody_had_told_there_was_none(visitor):
    said = words(visitor.get(f"{PAGE}?on=2018-01-31&known_on=2018-01-31").content)
    assert "0 erfaringer" in said


def test_htmx_gets_only_what_was_found(visitor):
    answer = visitor.get(f"{PAGE}?q=laeger", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in answer
    assert "1 af 15 erfaringer" in words(answer)


def test_a_caseworker_tells_one_and_its_author_is_a_role(as_caseworker):
    answer = as_caseworker.post(f"{PAGE}tell", TOLD, follow=True)
    assert "Erfaringen er gemt" in words(answer.content)
    (one,) = told_here()
    assert (one.stakeholders, one.evidence, one.kind) == (("citizen", "staff"), ("several_cases",), "benefit")
    assert one.could_adopt == ("Læsø", "Rebild")
    assert [str(about) for about in one.entry.concerns] == ["trial:1.3", "trial:2.1", "municipality:Aalborg"]
    assert one.entry.heading == "sagsbehandler, Aalborg"


def test_sent_twice_it_is_told_once(as_caseworker):
    as_caseworker.post(f"{PAGE}tell", TOLD)
    as_caseworker.post(f"{PAGE}tell", TOLD)
    assert len(told_here()) == 1


def test_a_cpr_number_is_refused_and_not_repeated_and_nothing_is_stored(as_caseworker):
    answer = as_caseworker.post(f"{PAGE}tell", {**TOLD, "said": "Hun, 010203-1234, ringer selv."})
    refusal = words(answer.content).partition("Skriv ikke om en bestemt borger")[0]
    assert answer.status_code == 422
    assert "Her ser der ud til at stå et CPR-nummer" in refusal
    assert "010203" not in refusal
    assert told_here() == []


def test_what_is_missing_is_said_all_at_once_and_what_was_typed_still_stands(as_caseworker):
    answer = as_caseworker.post(f"{PAGE}tell", {"said": "Det virker.", "kind": "benefit"})
    said = words(answer.content)
    assert answer.status_code == 422
    for label in ("Forsøg", "Hvis erfaring", "Bygger på"):
        assert f"“{label}” kan ikke bruges, som det står" in said
    assert "Det virker.</textarea>" in answer.content.decode()


def test_the_form_warns_of_health_details(as_caseworker):
    assert "helbredsoplysninger" in words(as_caseworker.get(f"{PAGE}tell").content)


def test_the_public_is_asked_to_sign_in_before_telling(visitor):
    assert visitor.get(f"{PAGE}tell").headers["Location"].startswith("/people/sign-in")


def test_an_administrator_may_not_tell(as_administrator):
    answer = as_administrator.get(f"{PAGE}tell")
    assert answer.status_code == 403
    assert "sagsbehandler" in words(answer.content)


def test_conclusions_and_fourteen_recommendations_stand_under_four_themes(visitor):
    page = visitor.get(f"{PAGE}conclusions").content.decode()
    said = words(page)
    assert "5 konklusioner" in said
    assert page.count("recommendation:") == 14
    assert "Færre proceskrav i den virksomhedsrettede indsats" in said
    assert "Giv jobrotationsordningen et boost" in said
    assert "Deltagelse kræver ledelsesmæssigt fokus" in said


def test_before_the_final_paper_there_were_no_conclusions(visitor):
    said = words(visitor.get(f"{PAGE}conclusions?on=2020-11-12&known_on=2020-11-12").content)
    assert "Den dag var der endnu ingen." in said


def test_english(visitor):
    visitor.post("/language", {"language": "en"})
    said = words(visitor.get(PAGE).content)
    assert "15 experiences" in said
    assert "Doctors are more than content" in said
