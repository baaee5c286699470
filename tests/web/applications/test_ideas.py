"""Ideas: those of the network's application, new ones, and what became of them."""

import pytest

from frikommune.web.journal.book import book_of
from tests.web.conftest import words

LIST = "/nordjylland/applications/"
NEW = {"title": "Samtaler på video", "problem": "Lang vej.", "solution": "Video.", "municipality": "Aalborg"}


def test_ideas_of_the_application_of_2016_are_listed_with_what_they_became(as_leader):
    said = words(as_leader.get(LIST).content)
    assert "Iværksætter- og mikrolån afgjort → 1.1, 1.2" in said
    assert "Frigivelse af puljemidlerne idé" in said


def test_idea_shows_its_source_and_its_trials(as_leader):
    said = words(as_leader.get(f"{LIST}ideas/startups").content)
    assert "Høj dimittendledighed" in said
    assert "Netværksansøgning 2016 (004)" in said
    assert "Forsøg 1.1" in said


def test_ideas_are_found_by_a_word_in_danish_letters(as_leader):
    said = words(as_leader.get(LIST, {"q": "LÆGEATTEST"}).content)
    assert "Fravigelse af kravet om lægeattest" in said
    assert "Frigivelse af puljemidlerne" not in said


def test_ideas_are_found_by_how_far_they_have_come(as_leader):
    said = words(as_leader.get(LIST, {"stage": "idea"}).content)
    assert "Frigivelse af puljemidlerne" in said
    assert "Iværksætter- og mikrolån" not in said


def test_a_caseworker_writes_an_idea_for_the_own_municipality(as_caseworker, nordjylland):
    answer = as_caseworker.post(f"{LIST}ideas/new", NEW, follow=True)
    said = words(answer.content)
    assert "Idéen er gemt." in said
    assert "Samtaler på video idé Aalborg" in said
    nordjylland.refresh_from_db()
    entries = [one for one in book_of(nordjylland).journal if one.about.name == "samtaler-paa-video"]
    assert [(one.says, one.value.da) for one in entries] == [
        ("named", "Samtaler på video"),
        ("problem", "Lang vej."),
        ("solution", "Video."),
    ]
    assert {one.heading for one in entries} == {"sagsbehandler, Aalborg"}


def test_an_idea_sent_twice_is_stored_once(as_caseworker, nordjylland):
    for _ in range(2):
        answer = as_caseworker.post(f"{LIST}ideas/new", {**NEW, "key": "k1"})
        assert answer.headers["Location"] == f"{LIST}ideas/samtaler-paa-video"
    nordjylland.refresh_from_db()
    assert sum(one.about.name.startswith("samtaler-paa") for one in book_of(nordjylland).journal) == 3


def test_two_ideas_of_one_title_stand_beside_each_other(as_caseworker):
    found = [as_caseworker.post(f"{LIST}ideas/new", NEW).headers["Location"] for _ in range(2)]
    assert found == [f"{LIST}ideas/samtaler-paa-video", f"{LIST}ideas/samtaler-paa-video-2"]


def test_an_idea_without_a_solution_is_refused_and_keeps_what_was_written(as_caseworker):
    answer = as_caseworker.post(f"{LIST}ideas/new", {**NEW, "solution": " "})
    assert answer.status_code == 422
    assert "“Løsningen” mangler" in words(answer.content)
    assert "Lang vej." in answer.content.decode()


def test_an_idea_for_another_municipality_is_not_allowed(as_caseworker):
    answer = as_caseworker.post(f"{LIST}ideas/new", {**NEW, "municipality": "Rebild"})
    assert answer.status_code == 403
    assert "Det kan kun gøres af" in words(answer.content)


def test_an_evaluator_reads_ideas_and_writes_none(as_evaluator):
    assert "Skriv en idé" not in words(as_evaluator.get(LIST).content)
    assert as_evaluator.get(f"{LIST}ideas/new").status_code == 403


@pytest.mark.parametrize("address", ["", "ideas/new", "rounds"])
def test_the_public_is_asked_to_sign_in(visitor, address):
    assert visitor.get(f"{LIST}{address}").headers["Location"].startswith("/people/sign-in?next=")


def test_ideas_are_told_in_english(as_leader):
    as_leader.cookies["language"] = "en"
    said = words(as_leader.get(LIST).content)
    assert "Entrepreneurs and microloans decided" in said
    assert "Begin an application" in said
    assert "Write an application from the idea" in words(as_leader.get(f"{LIST}ideas/startups").content)


def test_an_idea_that_is_not_there_is_not_found(as_leader):
    assert as_leader.get(f"{LIST}ideas/nowhere").status_code == 404
