"""Decisions that no row speaks of, and events that no norm knows, are said and not dropped."""

from dataclasses import replace

import pytest

from frikommune.ledger.reference import evaluate
from frikommune.ledger.unplaced import unplaced
from tests.ledger.building import day, event, grant, history, law, spell, use

WEEK_4 = "step = { number = 1, in_week = 4 }"
FREE = 'id = "fri"\nchange = { norm = "samtale", suspend = true }\nuse = {}'
OTHER = 'id = "andet"\ntrigger = { event = "rehabiliteringsmoede" }\nrequires = { event = "attest" }'
OTHER += "\ncarry_over = false"
BOOK = law(WEEK_4, OTHER, exemptions=[FREE], grants=[grant("fri")])


def said(*parts, on: int = 40) -> list[tuple[str, str]]:
    told = history(*parts)
    rows = evaluate(told, BOOK.all_trials, day(on))
    return [(text.da, text.en) for text in unplaced(told, BOOK, rows, day(on))]


@pytest.mark.parametrize("decided", [10, 28])
def test_a_use_that_counts_or_is_declined_is_spoken_of(decided):
    assert said(spell(), use(decided)) == []


@pytest.mark.parametrize(
    ("one", "da", "en"),
    [
        (
            use(10, exemption="frii"),
            "Beslutningen 11.01.2018 om fravigelse frii indgår ikke: pakken kender ikke fravigelsen. "
            "Mente du “fri”?",
            "The decision of 11 January 2018 on exemption frii is not used: "
            "the pack knows no such exemption. "
            "Did you mean “fri”?",
        ),
        (
            use(10, "samtalen"),
            "Beslutningen 11.01.2018 om fravigelse fri indgår ikke: pakken kender ikke normen “samtalen”. "
            "Mente du “samtale”?",
            "The decision of 11 January 2018 on exemption fri is not used: "
            "the pack knows no norm “samtalen”. "
            "Did you mean “samtale”?",
        ),
        (
            use(10, "andet"),
            "Beslutningen 11.01.2018 om fravigelse fri indgår ikke: den ændrer ikke normen “Norm andet”.",
            "The decision of 11 January 2018 on exemption fri is not used: "
            "it does not change the norm “The norm andet”.",
        ),
        (
            use(-5),
            "Beslutningen 27.12.2017 om fravigelse fri indgår ikke: "
            "dagen ligger ikke i et forløb, som “Norm samtale” gælder for.",
            "The decision of 27 December 2017 on exemption fri is not used: "
            "the day lies in no course that “The norm samtale” is for.",
        ),
        (
            use(10, occurrence=7),
            "Beslutningen 11.01.2018 om fravigelse fri indgår ikke: “Norm samtale” nr. 7 er ikke opstået.",
            "The decision of 11 January 2018 on exemption fri is not used: "
            "“The norm samtale” no. 7 has not arisen.",
        ),
    ],
)
def test_a_use_that_no_row_speaks_of_is_said_with_the_reason(one, da, en):
    assert said(spell(), one) == [(da, en)]


def test_a_second_decision_on_what_is_exempt_already_is_said():
    two = replace(use(11, occurrence=1), id="to")
    (text,) = said(spell(), use(10, occurrence=1), two)
    assert text[1].endswith("“The norm samtale” no. 1 is exempt already by another decision.")


def test_a_use_not_yet_recorded_on_the_observation_day_is_not_missed():
    assert said(spell(), use(10, recorded=50), on=40) == []


def test_a_kind_that_no_norm_knows_is_said_once_with_the_closest_one():
    found = said(
        spell(), event(5, "rehabiliteringsmøde"), event(9, "rehabiliteringsmøde"), event(6, "picnic")
    )
    assert found == [
        (
            "Ingen norm kender hændelsen “rehabiliteringsmøde” (06.01.2018, 2 i alt). "
            "Mente du “rehabiliteringsmoede”?",
            "No norm knows the event “rehabiliteringsmøde” (6 January 2018, 2 in all). "
            "Did you mean “rehabiliteringsmoede”?",
        ),
        (
            "Ingen norm kender hændelsen “picnic” (07.01.2018).",
            "No norm knows the event “picnic” (7 January 2018).",
        ),
    ]


def test_every_place_where_a_norm_or_an_exemption_names_a_kind_is_known():
    duty = 'id = "pligt"\nanchor = { each_event = "start" }\nstep = { number = 1, due = "1 week" }'
    duty += '\nreleased_by = { event = "afgang", until = "den" }\npaused_by = ["pause"]'
    trial = 'id = "fri"\nchange = { norm = "andet", replace = { requires = { event = "erklaering" } } }'
    book = law(duty, OTHER, exemptions=[trial], grants=[grant("fri")])
    kinds = ("start", "samtale", "afgang", "pause", "attest", "rehabiliteringsmoede", "erklaering", "ansatte")
    told = history(spell(), *(event(5, kind) for kind in kinds))
    assert unplaced(told, book, evaluate(told, book.all_trials, day(40))) == []
