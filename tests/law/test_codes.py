"""Every code that a rule names is found, and those without a title are told apart."""

import pytest

from frikommune.language import Text
from frikommune.law.codes import Code, code_words, codes_in, codes_of, untitled
from frikommune.law.effort import Detail, EffortStep, Ending
from frikommune.law.terms import Match
from frikommune.law.words import AttributeWords, EventWords, TypeWords, Words
from tests.ledger.building import law

IN_TIME = 'step = { number = 1, due = "1 week" }\n'
TALK = {Code("event", "samtale")}
NAMED = {
    "what does a duty": (
        IN_TIME + 'done_by = { event = "brev", types = ["a"] }',
        {Code("event", "brev"), Code("type", "a", "brev")},
    ),
    "a form and its condition": (
        IN_TIME + 'form = { form = "t", only_if = { attribute = "grund", one_of = ["syg"] } }',
        TALK
        | {Code("attribute", "form"), Code("value", "t", "form")}
        | {Code("attribute", "grund"), Code("value", "syg", "grund")},
    ),
    "a release": (
        IN_TIME + 'released_by = { event = "afgang", until = "den" }',
        TALK | {Code("event", "afgang"), Code("attribute", "den")},
    ),
    "a day that the case names": (
        'step = { number = 1, due_attribute = "planned" }',
        TALK | {Code("attribute", "planned")},
    ),
    "a pause": (
        IN_TIME + 'paused_by = ["orlov"]',
        TALK | {Code("event", "orlov"), Code("attribute", "until")},
    ),
    "an anchor": (
        IN_TIME + 'anchor = { each_event = "mentor" }',
        TALK | {Code("event", "mentor")},
    ),
    "a precondition": (
        'trigger = { event = "moede" }\nrequires = [{ event = "attest" }]\ncarry_over = true',
        {Code("event", "moede"), Code("event", "attest")},
    ),
    "a sum": (
        'trigger = { event = "laan" }\ntest = { sum_of = "uger", at_most = 6 }',
        {Code("event", "laan"), Code("attribute", "uger")},
    ),
    "an attribute": (
        'trigger = { event = "laan" }\ntest = { attribute = "grund", one_of = ["syg"] }',
        {Code("event", "laan"), Code("attribute", "grund"), Code("value", "syg", "grund")},
    ),
    "a longest time": (
        'trigger = { event = "laan" }\ntest = { longest = "5 years" }',
        {Code("event", "laan"), Code("attribute", "until")},
    ),
}


@pytest.mark.parametrize(("text", "found"), NAMED.values(), ids=NAMED)
def test_what_a_norm_names_is_found(text, found):
    assert codes_of(law(text)) == found


def test_what_an_exemption_names_is_found_too():
    change = 'id = "x"\nchange = { norm = "samtale", add = { done_by = { event = "plan", types = ["ny"] } } }'
    found = codes_of(law(IN_TIME, exemptions=[change]))
    assert found == TALK | {Code("event", "plan"), Code("type", "ny", "plan")}


def test_a_pause_that_an_exemption_adds_is_found():
    change = 'id = "x"\nchange = { norm = "samtale", add = { paused_by = ["orlov"] } }'
    found = codes_of(law(IN_TIME, exemptions=[change]))
    assert found == TALK | {Code("event", "orlov"), Code("attribute", "until")}


def test_only_what_has_no_title_is_untitled():
    some = Text("noget", "some")
    words = Words(
        events={"samtale": EventWords(some, some, {"faelles": TypeWords(some)})},
        attributes={"form": AttributeWords(some, values={"brev": some})},
    )
    titled = {Code("event", "samtale"), Code("type", "faelles", "samtale")}
    titled |= {Code("attribute", "form"), Code("value", "brev", "form")}
    bare = [
        Code("attribute", "x"),
        Code("event", "y"),
        Code("type", "z", "samtale"),
        Code("value", "w", "form"),
    ]
    assert untitled({*titled, *bare}, words) == bare


def test_a_code_is_named_with_what_it_is_of():
    assert code_words(Code("type", "a", "brev")) == Text("typen “a” af “brev”", "the type “a” of “brev”")
    assert code_words(Code("event", "brev")) == Text("hændelsen “brev”", "the event “brev”")


def test_what_an_effort_records_and_what_it_ends_with_is_found():
    detail = Detail("mentortimer", "number", needed=True, choices=("a",))
    step = EffortStep(
        "forloeb", Text("Forløb", "Course"), Match("kursus", frozenset({"nyt"})), details=(detail,)
    )
    ending = Ending("job", Text("I job", "In a job"), left_to=frozenset({"job"}))
    assert codes_in([step, ending]) == {
        Code("event", "kursus"),
        Code("type", "nyt", "kursus"),
        Code("attribute", "mentortimer"),
        Code("value", "a", "mentortimer"),
        Code("attribute", "afgang_til"),
        Code("value", "job", "afgang_til"),
    }
