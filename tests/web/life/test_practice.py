"""A municipality writes its own practice within a granted trial: an exemption of its own, from its day."""

from datetime import date

import pytest

from frikommune.web.journal.book import Book, book_of
from frikommune.web.journal.models import Programme
from frikommune.web.life.models import Pending
from tests.web.conftest import words
from tests.web.life.taking import confirm, hidden, letter

ADDRESS = "/nordjylland/life/1.3/practice"
CHOSEN = {"for": "Rebild", "replaces": "1.3x", "op-faellessamtale": "steps", "op-jobsamtale": "forms"}
WRITTEN = {
    "v-faellessamtale-how-1": "in_week",
    "v-faellessamtale-week-1": "6",
    "v-faellessamtale-how-3": "due",
    "v-faellessamtale-due-3": "12",
    "v-faellessamtale-due-3-unit": "months",
    "v-jobsamtale-forms": "personligt\ntelefonisk\nvideo",
    "title": "første fællessamtale i 6. uge",
    "effect": "2019-11-01",
    "basis": "lov om frikommunenetværk § 9 d",
}


def book() -> Book:
    return book_of(Programme.objects.get(slug="nordjylland"))


def sent(client, **changed):
    kept = hidden(client.get(ADDRESS, CHOSEN).content)
    given = {**kept, **CHOSEN, **WRITTEN, "document": letter(), **changed}
    return client.post(ADDRESS, {key: one for key, one in given.items() if one is not None})


@pytest.fixture
def practised(as_rebild, as_coordinator):
    address = sent(as_rebild).headers["Location"]
    assert confirm(as_coordinator, address).status_code == 302
    return book()


def windows(one: Book, place: str, day: date) -> list[str]:
    rule = one.pack.rulebook.all_trials.rule("faellessamtale", place, "dagpenge", day)
    return [layer.id for layer in rule.layers]


def test_it_holds_there_from_its_day_in_the_place_of_what_no_source_gives(practised):
    assert windows(practised, "Rebild", date(2019, 10, 31)) == ["1.3x"]
    assert windows(practised, "Rebild", date(2019, 11, 1)) == ["1.3-rebild"]
    assert windows(practised, "Thisted", date(2019, 11, 1)) == ["1.3x"]


def test_it_ends_when_the_exemption_it_replaced_would_have(practised):
    ends = {(one.exemption, one.municipality): one.end for one in practised.pack.rulebook.grants}
    assert ends["1.3x", "Rebild"] == date(2019, 11, 1)
    assert ends["1.3-rebild", "Rebild"] == ends["1.3x", "Thisted"]


def test_its_words_are_those_that_were_filled_in(practised, visitor):
    exemption = practised.pack.rulebook.exemptions["1.3-rebild"]
    assert exemption.title.da == "Rebild: første fællessamtale i 6. uge"
    assert exemption.groups == {"dagpenge"}
    assert "1.3-rebild Rebild: første fællessamtale i 6. uge" in words(
        visitor.get("/nordjylland/life/1.3").content
    )


def test_the_second_person_sees_the_unknown_become_known(as_rebild, as_coordinator):
    address = sent(as_rebild).headers["Location"]
    page = words(as_coordinator.get(address).content)
    assert "Rebild · Jobparate dagpengemodtagere · Fællessamtale med a-kassen" in page
    assert "Før kan ikke afgøres, fordi ingen kilde siger" in page
    assert "Efter nr. 1: i uge 6; nr. 2: i måned 5–6; nr. 3: senest efter 12 måneder" in page.replace(
        " nr. 2", "; nr. 2"
    ).replace(" nr. 3", "; nr. 3").replace(";;", ";")
    assert 'id = "1.3-rebild"' in as_coordinator.get(address).content.decode().replace("&quot;", '"')


def test_a_second_practice_replaces_the_first(practised, as_rebild, as_coordinator, settings):
    settings.TODAY = date(2019, 12, 1)
    again = {"replaces": "1.3-rebild", "op-jobsamtale": None, "v-faellessamtale-week-1": "7"}
    kept = hidden(as_rebild.get(ADDRESS, {**CHOSEN, "replaces": "1.3-rebild"}).content)
    answer = sent(as_rebild, **{**kept, **again, "effect": "2020-01-01"})
    confirm(as_coordinator, answer.headers["Location"])
    assert windows(book(), "Rebild", date(2019, 12, 31)) == ["1.3-rebild"]
    assert windows(book(), "Rebild", date(2020, 1, 1)) == ["1.3-rebild-2"]


def test_nothing_chosen_is_refused(as_rebild):
    answer = sent(as_rebild, **{"op-faellessamtale": "", "op-jobsamtale": ""})
    assert answer.status_code == 422
    assert "Der er ikke valgt nogen ændring" in words(answer.content)


def test_a_field_that_is_empty_is_refused_by_name_and_the_rest_is_kept(as_rebild):
    answer = sent(as_rebild, **{"v-faellessamtale-week-1": ""})
    assert answer.status_code == 422
    assert "Udfyld “Uge”" in words(answer.content)
    assert 'value="første fællessamtale i 6. uge"' in answer.content.decode()
    assert Pending.objects.count() == 0


def test_what_the_law_cannot_read_is_refused(as_rebild):
    answer = sent(as_rebild, **{"v-faellessamtale-week-1": "0"})
    assert answer.status_code == 422
    assert "1 eller mere" in words(answer.content)


def test_a_municipality_that_is_not_in_the_trial_is_refused(as_coordinator):
    answer = sent(as_coordinator, **{"for": "Morsø"})
    assert answer.status_code == 422
    assert "Morsø kan ikke fastsætte egen praksis, for kommunen er ikke med" in words(answer.content)


def test_a_leader_writes_for_their_own_municipality_only(as_leader):
    assert as_leader.get(ADDRESS, CHOSEN).status_code == 404
    assert as_leader.get(ADDRESS).status_code == 200


def test_what_was_sent_twice_is_one(as_rebild):
    kept = hidden(as_rebild.get(ADDRESS, CHOSEN).content)
    given = {**kept, **CHOSEN, **WRITTEN}
    answers = [as_rebild.post(ADDRESS, {**given, "document": letter()}) for _ in range(2)]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert Pending.objects.count() == 1
