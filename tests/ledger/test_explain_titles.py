"""What was noticed on the way is said in the titles that a pack gives."""

from dataclasses import replace

import pytest

from frikommune.language import Text
from frikommune.law.words import AttributeWords, EventWords, TypeWords
from frikommune.ledger.explain import explain
from frikommune.ledger.notes import NOTES
from tests.ledger.building import day, event, law, rows, spell

WEEK_4 = "step = { number = 1, in_week = 4 }"
TITLES = {
    "events": {
        "attest": EventWords(
            Text("attest", "certificate"),
            Text("en attest", "a certificate"),
            {"l": TypeWords(Text("LÆ265", "LÆ265"), Text("en LÆ265", "an LÆ265"))},
        ),
        "afgang": EventWords(Text("afgang", "departure"), Text("afgang", "departure")),
        "samtale": EventWords(Text("samtale", "talk"), Text("en samtale", "a talk")),
    },
    "attributes": {
        "form": AttributeWords(
            Text("form", "form"),
            values={"p": Text("personligt", "in person"), "t": Text("telefonisk", "by phone")},
        ),
        "grund": AttributeWords(
            Text("grunden", "the reason"),
            Text("grunden er", "the reason is"),
            {"s": Text("sygdom", "illness")},
        ),
    },
}


@pytest.mark.parametrize(
    ("text", "parts", "wanted"),
    [
        (
            'trigger = { event = "moede" }\nrequires = { event = "attest" }\ncarry_over = false',
            [event(10, "attest", "l"), event(20, "moede")],
            ("På sagen forelå en LÆ265 fra 11.01.2018.", "On file was an LÆ265 of 11 January 2018."),
        ),
        (
            WEEK_4,
            [event(14)],
            (
                "Hændelsen 15.01.2018 (en samtale) lå før vinduet, der åbner 22.01.2018, "
                "og tæller derfor ikke.",
                "The event on 15 January 2018 (a talk) came before the window, which opens 22 January 2018, "
                "and so does not count.",
            ),
        ),
        (
            WEEK_4 + '\nform = { form = "p" }',
            [event(24, form="t")],
            (
                "Hændelsen 25.01.2018 tæller ikke: formen “telefonisk” er den dag ikke tilladt "
                "(tilladt: personligt).",
                "The event on 25 January 2018 does not count: the form “by phone” is not allowed that day "
                "(allowed: in person).",
            ),
        ),
        (
            WEEK_4 + '\nreleased_by = { event = "afgang", until = "den" }',
            [event(10, "afgang", den=day(40))],
            (
                "Borgeren er fritaget ved afgang, registreret 11.01.2018 og gældende til 10.02.2018.",
                "The citizen is released by departure, registered on 11 January 2018 "
                "and holding until 10 February 2018.",
            ),
        ),
        (
            'trigger = { event = "grant" }\ntest = { attribute = "grund", one_of = ["s"] }',
            [event(10, "grant", grund="job")],
            ("Grunden er job; tilladt: sygdom.", "The reason is job; allowed: illness."),
        ),
        (
            'trigger = { event = "grant" }\ntest = { attribute = "grund", one_of = ["s"] }',
            [event(10, "grant")],
            (
                "Kan ikke afgøres, fordi grunden ikke er oplyst på hændelsen.",
                "Cannot be determined, because the event does not state the reason.",
            ),
        ),
    ],
)
def test_what_has_a_title_is_called_by_it(text, parts, wanted):
    book = replace(law(text), **TITLES)  # type: ignore[arg-type]
    (row,) = rows(book, spell(), *parts, on=40)
    assert [step.text for step in explain(row, book.words) if step.code in NOTES] == [Text(*wanted)]
