"""Counts of use become public when somebody has decided it: whole quarters, hidden once and for all."""

import json
from datetime import date

import pytest

from frikommune.casework.numbers.open_counts import Line
from frikommune.casework.numbers.suppression import LEAST
from frikommune.reports.open_data.uses import FEWEST
from frikommune.web.opendata.models import PublishedCounts
from frikommune.web.people.models import Person
from tests.casework.attacker import Attacker, published
from tests.web.conftest import words
from tests.web.overview.test_overview import on_the_day, sick

DATA = "/nordjylland/data/"
FORM = f"{DATA}uses/publish"
Q3, Q2 = "2019-07-01", "2019-04-01"
DECIDED = {"decided_by": "Styregruppen", "decided_on": "2019-11-01"}
__all__ = ["on_the_day"]


@pytest.fixture(autouse=True)
def demonstration(settings):
    """The citizens of these tests are made up."""
    settings.DEMO = True


def many(how_many: int, day: str = "2019-09-25", municipality: str = "Aalborg") -> None:
    for number in range(how_many):
        sick(f"{municipality}-{day}-{number}", (day, "rehabiliteringsmoede"), municipality=municipality)


def shown(client, quarter: str = Q3):
    return client.get(FORM, {"quarter": quarter})


def publish(client, quarter: str = Q3, **more):
    digest = shown(client, quarter).context["ready"].digest
    return client.post(
        FORM, {"quarter": quarter, "digest": digest, "key": f"k{len(more)}{quarter}", **DECIDED, **more}
    )


def rows(client, **asked):
    return json.loads(client.get(f"{DATA}uses.json", asked).content)["data"]


def told(client, quarter: str = "2019-Q3"):
    return {(one["exemption"], one["municipality"]): one for one in rows(client) if one["quarter"] == quarter}


def test_nothing_is_public_before_it_is_decided(visitor, as_coordinator):
    many(6)
    assert shown(as_coordinator).status_code == 200
    assert rows(visitor) == []


def test_what_was_decided_is_public_with_true_counts_and_its_decision(visitor, as_coordinator):
    many(6)
    assert publish(as_coordinator).status_code == 302
    line = told(visitor)["2.1a", "Aalborg"]
    assert (line["possible"], line["used"], line["not_used"]) == (6, 0, 6)
    assert "Besluttet af Styregruppen, 01.11.2019" in words(visitor.get(f"{DATA}uses/").content)


def test_a_small_count_is_hidden_and_cannot_be_computed(visitor, as_coordinator):
    many(3)
    many(20, municipality="Rebild")
    publish(as_coordinator)
    found = told(visitor)
    lines = [
        Line(exemption or "", place or "", one["possible"], one["used"], one["not_used"])
        for (exemption, place), one in found.items()
    ]
    assert found["2.1a", "Aalborg"]["possible"] is None
    assert found["2.1a", "Aalborg"]["possible_hidden"] is True
    low, high = Attacker([published(lines)]).could_be(("2.1a", "Aalborg", "possible"))
    assert (low, high >= LEAST - 1) == (1, True)


def test_no_hidden_count_is_kept_in_the_database(as_coordinator):
    many(3)
    publish(as_coordinator)
    row = PublishedCounts.objects.get()
    assert {tuple(one[2:]) for one in row.counts if one[0] == "2.1a"} == {(None, 0, None)}


def test_a_published_quarter_stays_as_it_was_when_the_cases_change_and_another_comes(visitor, as_coordinator):
    many(6)
    publish(as_coordinator)
    before = rows(visitor)
    many(2)
    many(7, "2019-06-20")
    publish(as_coordinator, Q2)
    assert [one for one in rows(visitor) if one["quarter"] == "2019-Q3"] == before


def test_a_correction_is_said_openly_and_hides_what_was_hidden(visitor, as_coordinator):
    many(3)
    publish(as_coordinator)
    many(4)
    assert publish(as_coordinator, words="Fire sager kom for sent.").status_code == 302
    line = told(visitor)["2.1a", "Aalborg"]
    assert (line["edition"], line["correction"], line["possible"]) == (2, "Fire sager kom for sent.", None)
    assert "rettet" in words(visitor.get(f"{DATA}uses/").content)


def test_a_correction_needs_a_reason(as_coordinator):
    many(6)
    publish(as_coordinator)
    many(3)
    answer = publish(as_coordinator, key="other")
    assert answer.status_code == 422
    assert "Hvorfor?" in words(answer.content)


def test_a_quarter_taken_back_is_gone_from_the_files_and_the_page_says_why(visitor, as_coordinator):
    many(6)
    publish(as_coordinator)
    sent = {"quarter": Q3, "deed": "take_back", "key": "b", "words": "Forkert levering.", **DECIDED}
    assert as_coordinator.post(FORM, sent).status_code == 302
    assert rows(visitor) == []
    assert "trukket tilbage" in (page := words(visitor.get(f"{DATA}uses/").content))
    assert "Forkert levering." in page


def test_what_is_seen_as_of_an_earlier_day_holds_no_later_decision(visitor, as_coordinator):
    many(6)
    publish(as_coordinator)
    assert rows(visitor, on="2019-11-07") == []


def test_the_same_form_sent_twice_is_one_decision(as_coordinator):
    many(6)
    digest = shown(as_coordinator).context["ready"].digest
    for _ in range(2):
        as_coordinator.post(FORM, {"quarter": Q3, "digest": digest, "key": "same", **DECIDED, "words": "x"})
    assert PublishedCounts.objects.count() == 1


def test_other_counts_than_those_that_were_read_are_not_published(as_coordinator):
    many(6)
    answer = as_coordinator.post(FORM, {"quarter": Q3, "digest": "0", "key": "k", **DECIDED})
    assert answer.status_code == 422
    assert PublishedCounts.objects.count() == 0


@pytest.mark.parametrize("asked", ["2019-10-01", "2019-08-01", "altid"])
def test_only_whole_finished_quarters_are_offered(as_coordinator, asked):
    many(1)
    assert shown(as_coordinator, asked).context["quarter"] <= Q3


@pytest.mark.parametrize(("who", "status"), [("leder", 403), ("evaluator", 403), ("sagsbehandler", 403)])
def test_only_the_coordinator_publishes(signed_in, who, status):
    assert signed_in(who).get(FORM).status_code == status


def test_outside_a_demonstration_made_up_counts_are_neither_published_nor_given_out(
    visitor, as_coordinator, settings
):
    many(6)
    publish(as_coordinator)
    Person.objects.update(made_up=False)  # the made-up ones cannot be signed in there either
    settings.DEMO = False
    assert visitor.get(f"{DATA}uses.csv").status_code == 422
    assert f"{DATA}uses.csv" not in visitor.get(DATA).content.decode()
    assert publish(as_coordinator, Q2).status_code == 422


def test_made_up_counts_are_marked_in_file_and_page(visitor, as_coordinator):
    many(6)
    publish(as_coordinator)
    assert {one["synthetic"] for one in rows(visitor)} == {True}
    assert "opdigtede borgere" in words(visitor.get(f"{DATA}uses/").content)


def test_without_cases_it_is_said_that_there_is_nothing_to_count(as_coordinator):
    assert "Ingen kommune har sager her" in words(shown(as_coordinator).content)


def test_a_row_of_counts_can_never_be_changed(as_coordinator):
    many(6)
    publish(as_coordinator)
    with pytest.raises(TypeError):
        PublishedCounts.objects.get().save()


def test_the_tables_words_name_the_limit_that_is_used():
    assert (FEWEST, date.fromisoformat(Q3).month) == (LEAST, 7)
