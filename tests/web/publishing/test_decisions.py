"""Who decides that something is for everybody, what that opens, and how it is taken back."""

import pytest
from django.db import DatabaseError, transaction

from tests.web.conftest import words
from tests.web.publishing.decided import copied, decide, kept_paper, publish_paper, publish_result, take_back

PAPER, RESULT = "/nordjylland/papers/sent/{}/", "/nordjylland/evaluations/{}/"


def test_a_paper_is_nobodys_business_until_it_is_published(visitor, as_coordinator, paper):
    at = PAPER.format(paper.pk)
    assert visitor.get(at).headers["Location"].startswith("/people/sign-in")
    assert visitor.get(f"{at}pdf").status_code == 302
    publish_paper(as_coordinator, paper, words="Punkt 4 på mødet")
    page = visitor.get(at)
    assert page.status_code == 200
    assert "offentliggjort 08.11.2019, besluttet af styregruppen 08.11.2019: Punkt 4 på mødet" in words(
        page.content
    )
    assert visitor.get(f"{at}pdf").content == b"%PDF-1.7"


def test_a_result_is_read_by_everybody_once_it_is_published(visitor, as_coordinator, result):
    at = RESULT.format(result.pk)
    assert visitor.get(at).status_code == 302
    publish_result(as_coordinator, result)
    page = words(visitor.get(at).content)
    assert "Kan ikke afgøres" in page
    assert "44,4 %" in page
    assert "Alle resultater" in page
    assert visitor.get(f"{at}json").json()["outcomes"][0]["verdict"] == "cannot_tell"


def test_what_was_taken_back_says_when_and_why_at_the_same_address(visitor, as_coordinator, paper):
    publish_paper(as_coordinator, paper)
    assert take_back(as_coordinator).status_code == 302
    gone = visitor.get(PAPER.format(paper.pk))
    assert gone.status_code == 410
    assert "Et tal var forkert." in words(gone.content)
    assert "08.11.2019" in words(gone.content)
    assert paper.title_da not in gone.text
    assert visitor.get(f"{PAPER.format(paper.pk)}pdf").status_code == 410
    assert paper.title_da not in visitor.get("/nordjylland/documents/").text


def test_what_was_taken_back_may_be_published_again(visitor, as_coordinator, paper):
    publish_paper(as_coordinator, paper)
    take_back(as_coordinator)
    publish_paper(as_coordinator, paper, key="k4")
    assert visitor.get(PAPER.format(paper.pk)).status_code == 200


def test_the_same_decision_sent_twice_is_one(as_coordinator, paper):
    from frikommune.web.publishing.models import Published, Withdrawn

    for key in ("k1", "k1", "k9"):
        publish_paper(as_coordinator, paper, key=key)
    assert Published.objects.count() == 1
    published = Published.objects.get().pk
    assert take_back(as_coordinator).status_code == 302
    assert decide(as_coordinator, f"taken-back/{published}", reason="igen", key="k3").status_code == 404
    assert Withdrawn.objects.count() == 1


def test_it_must_be_said_who_decided_and_when(as_coordinator, paper, visitor):
    answer = decide(as_coordinator, f"paper/{paper.pk}", decided_by="", decided_on="2019-11-09")
    assert answer.status_code == 422
    assert "Hvem har besluttet det?" in answer.text
    assert "08.11.2019 eller før" in answer.text
    assert visitor.get(PAPER.format(paper.pk)).status_code == 302


@pytest.mark.parametrize(
    ("who", "of_network", "of_aalborg", "of_result"),
    [
        ("koordinator", True, True, True),
        ("leder", False, True, False),
        ("leder-rebild", False, False, False),
        ("evaluator", False, False, False),
        ("sagsbehandler", False, False, False),
    ],
)
def test_who_may_decide(nordjylland, signed_in, paper, result, who, of_network, of_aalborg, of_result):
    client, own = signed_in(who), kept_paper(nordjylland, "Aalborg")
    asked = {f"paper/{paper.pk}": of_network, f"paper/{own.pk}": of_aalborg, f"result/{result.pk}": of_result}
    may = {one: decide(client, one, key=one).status_code != 403 for one in asked}
    assert may == asked


def test_made_up_rows_are_published_in_a_demonstration_only_and_wear_their_mark(
    nordjylland, as_coordinator, visitor, result, settings
):
    from frikommune.web.people.models import Person

    made_up = copied(result, mark=1)
    paper = kept_paper(nordjylland, title="Opdigtet status", mark=1)
    settings.DEMO = False
    Person.objects.filter(username="demo-koordinator").update(made_up=False)
    for address in (f"result/{made_up.pk}", f"paper/{paper.pk}"):
        answer = decide(as_coordinator, address)
        assert answer.status_code == 422
        assert "Det bygger på opdigtede borgere" in answer.text
    settings.DEMO = True
    publish_result(as_coordinator, made_up)
    publish_paper(as_coordinator, paper)
    for page in (RESULT.format(made_up.pk), "/nordjylland/results/", "/nordjylland/trial/3.3"):
        assert "intet tal her er et fund" in words(visitor.get(page).content)
    assert "opdigtede tal" in words(visitor.get("/nordjylland/documents/").content)


def test_what_a_demonstration_published_is_hidden_outside_it(as_coordinator, visitor, result, settings):
    made_up = copied(result, mark=1)
    publish_result(as_coordinator, made_up)
    settings.DEMO = False
    assert visitor.get(RESULT.format(made_up.pk)).status_code == 302
    assert "Intet resultat er offentliggjort endnu" in visitor.get("/nordjylland/results/").text


def test_a_result_that_counts_few_citizens_shows_its_verdict_and_no_number(as_coordinator, visitor, result):
    """The same result, were its 54 citizens three and a file the source."""
    answer = result.answer | {"outcomes": [dict(one) for one in result.answer["outcomes"]]}
    effect = dict(answer["outcomes"][0]["effect"])
    effect["sizes"] = dict(effect["sizes"]) | {"rows": 3}
    answer["outcomes"][0]["effect"] = effect
    few = copied(result, source="file", answer=answer)
    publish_result(as_coordinator, few)
    page = visitor.get(RESULT.format(few.pk))
    assert "Kan ikke afgøres" in page.text
    assert "44,4" not in page.text
    assert "picture-wide" not in page.text
    assert visitor.get(f"{RESULT.format(few.pk)}json").status_code == 404
    assert "44,4" in as_coordinator.get(RESULT.format(few.pk)).text


def test_the_database_refuses_to_change_or_delete_a_decision(as_coordinator, paper):
    from frikommune.web.publishing.models import Published, Withdrawn

    publish_paper(as_coordinator, paper)
    take_back(as_coordinator)
    for rows in (Published.objects.all(), Withdrawn.objects.all()):
        for deed in (
            lambda rows=rows: rows.update(decided_by="en anden"),
            lambda rows=rows: rows._raw_delete("default"),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                deed()
    with pytest.raises(TypeError):
        Published.objects.get().delete()


def test_whoever_works_here_sees_whether_it_is_public(as_coordinator, as_caseworker, paper):
    at = PAPER.format(paper.pk)
    assert "ikke offentlig" in as_caseworker.get(at).text
    assert "Offentliggør papiret" not in as_caseworker.get(at).text
    assert "Offentliggør papiret" in as_coordinator.get(at).text
    publish_paper(as_coordinator, paper)
    assert "Træk tilbage" in as_coordinator.get(at).text
    assert "Træk tilbage" not in as_caseworker.get(at).text
