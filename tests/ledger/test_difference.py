"""What a trial changed in one case, said in one sentence each, in both languages."""

from frikommune.ledger.difference import Difference, differences
from frikommune.ledger.reference import evaluate_both
from tests.ledger.building import day, event, grant, history, law, spell, use

WEEK_4 = 'title = { da = "Samtalen", en = "The talk" }\nstep = { number = 1, in_week = 4 }'
SUSPENDED = 'id = "fri"\nchange = { norm = "samtale", suspend = true }'
WEEK_8 = 'id = "uge8"\nchange = { norm = "samtale", replace = { step = [{ number = 1, in_week = 8 }] } }'
BECAUSE = 'because = { da = "ingen kilde siger det", en = "no source says so" }'
PAPER = """
title = { da = "Attesten", en = "The certificate" }
trigger = { event = "moede" }
requires = { event = "attest" }
carry_over = false
"""


def changed(norm: str, exemption: str, *parts, on: int = 60) -> list[Difference]:
    name = exemption.split('"')[1]
    book = law(norm, exemptions=[exemption], grants=[grant(name)])
    return differences(*evaluate_both(history(*parts), book.all_trials, book.no_trials, day(on)))


def only(found: list[Difference]) -> tuple[str, str, str]:
    (one,) = found
    return one.change, one.text.da, one.text.en


def test_nothing_differs_where_the_worlds_read_alike():
    book = law(WEEK_4, exemptions=[SUSPENDED], grants=[grant("fri", "morsø")])
    one, two = evaluate_both(history(spell()), book.all_trials, book.no_trials, day(60))
    assert one[0] is two[0]
    assert differences(one, two) == []


def test_a_waived_duty():
    assert only(changed(WEEK_4, SUSPENDED, spell(), event(24))) == (
        "waived",
        "Samtalen, nr. 1: fraveget ved forsøg fri; uden det: 22.01.2018–28.01.2018.",
        "The talk, no. 1: waived by trial fri; without it: 22 January 2018 to 28 January 2018.",
    )


def test_a_duty_let_off_by_a_decision():
    exemption = SUSPENDED + "\nuse = {}"
    assert only(changed(WEEK_4, exemption, spell(), use(10))) == (
        "exempt",
        "Samtalen, nr. 1: fritaget ved forsøg fri; uden det: 22.01.2018–28.01.2018.",
        "The talk, no. 1: exempt by trial fri; without it: 22 January 2018 to 28 January 2018.",
    )


def test_a_window_that_moved():
    assert only(changed(WEEK_4, WEEK_8, spell(), event(50))) == (
        "moved",
        "Samtalen, nr. 1: 19.02.2018–25.02.2018 (opfyldt 20.02.2018) med forsøg uge8; "
        "uden det: 22.01.2018–28.01.2018.",
        "The talk, no. 1: 19 February 2018 to 25 February 2018 (met 20 February 2018) with trial uge8; "
        "without it: 22 January 2018 to 28 January 2018.",
    )


def test_a_trigger_that_was_made_possible():
    limit = 'trigger = { event = "bevilling" }\ntest = { at_least = "26 weeks" }'
    trial = 'id = "fri"\nchange = { norm = "samtale", replace = { test = { permitted = true } } }'
    assert only(changed(limit, trial, spell(), event(40, "bevilling"))) == (
        "made_possible",
        "Norm samtale, nr. 1: blev mulig ved forsøg fri; uden det var den ikke lovlig.",
        "The norm samtale, no. 1: was made possible by trial fri; without it, it would not have been lawful.",
    )


def test_what_no_source_gives_stands_beside_what_the_law_alone_asks():
    trial = f'id = "fri"\n{BECAUSE}\nchange = {{ norm = "samtale", replace = {{ step = "unknown" }} }}'
    assert only(changed(WEEK_4, trial, spell(), event(24))) == (
        "unknown",
        "Samtalen, nr. 1: kan ikke afgøres under forsøg fri; uden det: 22.01.2018–28.01.2018.",
        "The talk, no. 1: cannot be determined under trial fri; "
        "without it: 22 January 2018 to 28 January 2018.",
    )


def test_an_unknown_rhythm_stands_beside_the_first_window_that_the_law_alone_asks():
    monthly = 'rhythm = { counted_from = "origin", every = "1 month" }'
    trial = f'id = "fri"\n{BECAUSE}\nchange = {{ norm = "samtale", replace = {{ rhythm = "unknown" }} }}'
    found = changed(monthly, trial, spell(), on=40)
    assert [(one.change, one.text.da) for one in found] == [
        (
            "unknown",
            "Norm samtale, nr. 1: kan ikke afgøres under forsøg fri; uden det: 01.01.2018–31.01.2018.",
        ),
        (
            "unknown",
            "Norm samtale, nr. 2: kan ikke afgøres under forsøg fri; uden det: 01.02.2018–28.02.2018.",
        ),
    ]
    assert found[1].with_trials is None


def test_the_municipality_is_named_where_the_course_has_more_than_one():
    """Week 4 is 21–27; Aalborg's trial asks week 8, and the citizen moves to Morsø on 37."""
    found = changed(WEEK_4, WEEK_8, spell(0, 37), spell(37, None, "morsø"))
    assert [one.text.en.split(":")[0] for one in found] == [
        "The talk, no. 1 (aalborg)",
    ]


def test_rows_that_arise_only_with_the_trial_or_only_without_it():
    monthly = WEEK_4.splitlines()[0] + '\nrhythm = { counted_from = "origin", every = "1 month" }'
    rarer = """
    id = "fri"
    [change]
    norm = "samtale"
    replace = { rhythm = { counted_from = "origin", every = "6 weeks" } }
    """
    found = changed(monthly, rarer, spell(), on=50)
    assert [(one.change, one.text.da) for one in found] == [
        (
            "moved",
            "Samtalen, nr. 1: 01.01.2018–11.02.2018 (ikke opfyldt) med forsøg fri; "
            "uden det: 01.01.2018–31.01.2018.",
        ),
        ("new", "Samtalen, nr. 2: opstår kun med forsøget (12.02.2018–25.03.2018)."),
        ("gone", "Samtalen, nr. 2: opstår kun uden forsøget (01.02.2018–28.02.2018)."),
    ]


def test_a_talk_in_a_form_that_only_the_trial_allows_counts():
    text = WEEK_4 + '\nform = [{ form = "personligt" }]'
    trial = 'id = "fri"\nchange = { norm = "samtale", add = { form = [{ form = "telefon" }] } }'
    (one,) = changed(text, trial, spell(), event(24, form="telefon"))
    assert (one.change, one.text.en) == (
        "counts",
        "The talk, no. 1: what happened on 25 January 2018 counts by trial fri; without it, it does not.",
    )


def test_triggers_are_the_same_when_the_event_is_the_same_and_not_the_number():
    """Without the trial both meetings are triggers; with it only the second kind is."""
    big = 'trigger = { event = "moede", types = ["stort"] }'
    trial = f'id = "fri"\nchange = {{ norm = "samtale", replace = {{ {big} }} }}'
    parts = spell(), event(10, "moede", "lille"), event(20, "moede", "stort")
    found = changed(PAPER, trial, *parts)
    assert [(one.change, one.without_trials and one.without_trials.opens) for one in found] == [
        ("gone", day(10))
    ]
