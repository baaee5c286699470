"""A status for KKR is collected from all eleven: one asked back, one late, reminded, approved, frozen."""

from datetime import date

import pytest

from frikommune.programme.entry import Subject
from tests.web.collect.a_status import BASE, MUNICIPALITIES, approve, asked, at, send, sheet
from tests.web.conftest import words


@pytest.fixture
def collected(settings, as_coordinator, as_leader):
    """Ten answered, Hjørring after the deadline; Aalborg was asked back once; Læsø was reminded in vain."""
    at(settings, "2019-10-01")
    number = asked(as_coordinator)
    send(as_leader, number, "Aalborg", used="2.720")
    ask = {"words": "Er det ikke 272?"}
    as_coordinator.post(f"{BASE}/{number}/ask-back/Aalborg", ask)
    as_coordinator.post(f"{BASE}/{number}/ask-back/Aalborg", ask)
    send(as_leader, number, "Aalborg", used="272", based_on="1")
    for one in MUNICIPALITIES[:-2]:
        if one != "Læsø":
            send(as_coordinator, number, one, used="3" if one == "Morsø" else "20")
    at(settings, "2019-10-21")
    as_coordinator.post(f"{BASE}/{number}/remind")
    as_coordinator.post(f"{BASE}/{number}/remind")
    send(as_coordinator, number, "Hjørring")
    for one in MUNICIPALITIES:
        approve(as_coordinator, number, one, based_on=2 if one == "Aalborg" else 1)
    at(settings, "2019-11-08")
    return number


@pytest.fixture
def frozen(collected, as_coordinator):
    as_coordinator.post(f"{BASE}/{collected}/freeze")
    return collected


def test_overview_says_who_answered_who_did_not_and_what_was_done_about_it(collected, as_coordinator):
    said = words(as_coordinator.get(f"{BASE}/{collected}/").content)
    assert "10 af 11 har svaret; 10 er godkendt; mangler: Læsø." in said
    assert "spurgt tilbage: 1" in said
    assert "efter fristen" in said
    assert "21.10.2019" in said


def test_a_reminder_is_given_once_a_day(collected):
    assert sheet(collected, "Læsø").reminders.count() == 1


def test_municipality_sees_the_question_that_came_back(collected, as_leader):
    said = words(as_leader.get(f"{BASE}/{collected}/answer/Aalborg").content)
    assert "spurgt tilbage Er det ikke 272? koordinator, 01.10.2019" in said


def test_freeze_page_names_what_it_takes_and_whom_it_leaves_out(collected, as_coordinator):
    said = words(as_coordinator.get(f"{BASE}/{collected}/freeze").content)
    assert "Kommer med 10 af 11" in said
    assert "Nævnes som manglende Læsø" in said


def test_frozen_page_says_over_whom_and_what_it_comes_to(frozen, as_coordinator):
    said = words(as_coordinator.get(f"{BASE}/{frozen}/status").content)
    assert "frosset 08.11.2019 Halvårsstatus 2019, til" in said
    assert "10 af 11 kommuner; mangler: Læsø." in said
    assert "435 sager 10 af 11 kommuner; mangler: Læsø." in said
    assert "50,0 % (300 af 600 personer)" in said
    assert "Ja: 0; Nej: 10" in said


def test_journal_has_each_answer_from_the_status_and_of_the_day_it_was_frozen(frozen, nordjylland):
    journal = _journal(nordjylland)
    (aalborg,) = [one for one in journal if one.about.name == f"status-{frozen}-1-aalborg"]
    assert aalborg.value.text.da.endswith("272 sager (statusnotat)")
    assert aalborg.paper.reference == "Halvårsstatus 2019"
    assert aalborg.heading == "Aalborg, spørgsmål 1 (leder, Aalborg)"
    assert (aalborg.recorded.start, aalborg.effect.start) == (date(2019, 11, 8), date(2019, 9, 30))
    assert set(aalborg.concerns) == {Subject("trial", "2.1"), Subject("municipality", "Aalborg")}


def test_journal_says_on_whose_behalf_an_answer_was_given(frozen, nordjylland):
    headings = {one.heading for one in _journal(nordjylland)}
    assert "Thisted, spørgsmål 2 (koordinator, på vegne af Thisted)" in headings


def test_journal_names_who_had_not_answered(frozen, nordjylland):
    said = [one.value.da for one in _journal(nordjylland) if one.heading == "Fastfrysningen"]
    assert said == [
        "Halvårsstatus 2019: havde ikke svaret, da status blev fastfrosset 08.11.2019.",
        "Halvårsstatus 2019: 10 af 11 kommuner havde svaret ved fastfrysningen; mangler: Læsø.",
    ]


def test_small_count_is_a_span_in_the_journal_which_is_public(frozen, nordjylland):
    (morsoe,) = [one for one in _journal(nordjylland) if one.about.name == f"status-{frozen}-1-morsø"]
    assert morsoe.value.text.da.endswith("1–4 sager (statusnotat)")
    assert morsoe.because.da == "Tal fra 1 til 4 vises ikke: nogen kunne kendes på dem."


def test_frozen_twice_is_frozen_once(frozen, as_coordinator, nordjylland):
    before = nordjylland.entries.count()
    as_coordinator.post(f"{BASE}/{frozen}/freeze")
    assert nordjylland.entries.count() == before


def test_nothing_is_in_the_journal_before_the_freeze(collected, nordjylland):
    assert not nordjylland.entries.filter(text__contains="Halvårsstatus 2019").exists()
    assert not nordjylland.papers.filter(paper=f"status-{collected}").exists()


@pytest.fixture
def with_late(frozen, settings, as_coordinator, as_leader):
    """After the freeze Læsø answers, and Aalborg corrects one figure."""
    at(settings, "2019-11-20")
    send(as_coordinator, frozen, "Læsø", used="7")
    send(as_leader, frozen, "Aalborg", used="280", based_on="2")
    approve(as_coordinator, frozen, "Læsø")
    approve(as_coordinator, frozen, "Aalborg", based_on=3)
    return frozen


def test_late_answer_stands_beside_and_the_frozen_totals_stay(with_late, as_coordinator):
    frozen, _, later = words(as_coordinator.get(f"{BASE}/{with_late}/status").content).partition(
        "Kommet til efter fastfrysningen"
    )
    assert "435 sager 10 af 11 kommuner; mangler: Læsø." in frozen
    assert "Læsø, 20.11.2019 svarede for sent" in later
    assert "Aalborg, 20.11.2019 rettelse" in later
    assert "450 sager 11 af 11 kommuner." in later


def test_correction_enters_only_what_changed_and_is_held_over_the_old(with_late, nordjylland):
    late = [one for one in _journal(nordjylland) if one.recorded.start == date(2019, 11, 20)]
    aalborg = [one for one in late if one.heading.startswith("Aalborg")]
    assert [one.value.number for one in aalborg] == [280]
    (adoption,) = [one for one in late if one.says == "adopts"]
    assert (
        adoption.value.reason.da == "Aalborg har rettet sit svar efter fastfrysningen af Halvårsstatus 2019."
    )


def test_the_journal_as_known_at_the_freeze_has_the_frozen_figure(with_late, nordjylland):
    from frikommune.web.journal.book import book_of

    nordjylland.refresh_from_db()
    figure = Subject("figure", f"status-{with_late}-1-aalborg")
    on, book = date(2019, 12, 1), book_of(nordjylland)
    then, now = book.now(on, date(2019, 11, 8)), book.now(on)
    assert then.question(figure, "number").one.value.number == 272
    assert now.question(figure, "number").one.value.number == 280


def _journal(programme):
    from frikommune.web.journal.book import book_of

    programme.refresh_from_db()
    return book_of(programme).journal
