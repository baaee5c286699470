"""Why a row is what it is, in words; and every note that the engine can make has its sentence."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

import frikommune.ledger
from frikommune.language import Text
from frikommune.law.wording import asked
from frikommune.law.words import Words
from frikommune.ledger.explain import OUTCOME_WORDS, STANDING_WORDS, explain
from frikommune.ledger.notes import NOTES
from frikommune.ledger.row import OUTCOMES, STANDINGS, Row
from tests.ledger.building import day, event, grant, law, rows, spell, use

WEEK_4 = "step = { number = 1, in_week = 4 }"
SUSPENDED = 'id = "fri"\nchange = { norm = "samtale", suspend = true }'
WEEK_8 = 'id = "uge8"\nchange = { norm = "samtale", replace = { step = [{ number = 1, in_week = 8 }] } }'
WORDS = Words()
BECAUSE = 'because = { da = "Ingen kilde siger det.", en = "No source says so." }'


def steps(row: Row, words: Words = WORDS) -> list[tuple[str, str, str]]:
    return [(step.code, step.text.da, step.text.en) for step in explain(row, words)]


def test_every_note_that_the_engine_makes_has_a_sentence_and_every_sentence_is_used():
    folder = Path(frikommune.ledger.__file__).parent
    source = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    made = set(re.findall(r'Note\(\s*"([a-z_]+)"', source))
    made |= set(re.findall(r'code = "([a-z_]+)" if .* else "(?:[a-z_]+)"', source))
    made |= set(re.findall(r'code = "(?:[a-z_]+)" if .* else "([a-z_]+)"', source))
    assert made == set(NOTES)


def test_every_outcome_and_standing_has_its_words_and_no_two_the_same():
    assert set(OUTCOME_WORDS) == set(OUTCOMES)
    assert set(STANDING_WORDS) == set(STANDINGS)
    for words in (OUTCOME_WORDS, STANDING_WORDS):
        for language in ("da", "en"):
            said = [text.said_in(language) for text in words.values()]
            assert len(said) == len(set(said))


def test_a_met_duty_is_explained_from_the_law_to_the_result():
    (row,) = rows(law(WEEK_4), spell(), event(24), on=40)
    assert steps(row) == [
        (
            "version_read",
            "Loven er læst pr. 01.01.2018 (den dag, pligten regnes fra): versionen fra 01.01.2010. "
            "Kilde: En kilde, Et afsnit.",
            "The law is read on 1 January 2018 (the day the duty is counted from): "
            "the version from 1 January 2010. Source: En kilde, Et afsnit.",
        ),
        (
            "window",
            "I uge 4, regnet fra 01.01.2018: 22.01.2018–28.01.2018.",
            "In week 4, counted from 1 January 2018: 22 January 2018 to 28 January 2018.",
        ),
        ("result", "Resultat: kræves – opfyldt 25.01.2018.", "Result: required – met on 25 January 2018."),
    ]


def test_a_trial_and_the_law_it_displaces_stand_one_under_the_other():
    book = law(WEEK_4, exemptions=[WEEK_8], grants=[grant("uge8")])
    (row,) = rows(book, spell(), event(57), on=60)
    assert steps(row)[1:] == [
        (
            "layer",
            "Forsøg uge8 er lagt over: Fravigelsen uge8. Kilde: En kilde, Et afsnit.",
            "Trial uge8 is laid over it: The exemption uge8. Source: En kilde, Et afsnit.",
        ),
        (
            "window",
            "I uge 8, regnet fra 01.01.2018: 19.02.2018–25.02.2018.",
            "In week 8, counted from 1 January 2018: 19 February 2018 to 25 February 2018.",
        ),
        (
            "displaced",
            "Uden forsøget siger loven i uge 4: 22.01.2018–28.01.2018. Kilde: En kilde, Et afsnit.",
            "Without the trial the law says in week 4: 22 January 2018 to 28 January 2018. "
            "Source: En kilde, Et afsnit.",
        ),
        (
            "result",
            "Resultat: kræves – opfyldt for sent 27.02.2018, 2 dage efter fristen.",
            "Result: required – met late on 27 February 2018, 2 days after the limit.",
        ),
    ]


def test_every_anchor_s_window_is_explained_and_not_only_the_first():
    text = 'anchor = { each_event = "sygemelding" }\nstep = { number = 1, due = "1 week" }'
    found = rows(law(text), spell(), event(0, "sygemelding"), event(10, "sygemelding"), on=40)
    windows = [said for row in found for code, _, said in steps(row) if code == "window"]
    assert windows == [
        "Within 1 week, counted from 1 January 2018: 1 January 2018 to 8 January 2018.",
        "Within 1 week, counted from 11 January 2018: 11 January 2018 to 18 January 2018.",
    ]


def said(rulebook, *parts, on: int = 40) -> list[tuple[str, str]]:
    """The last row's notes and its result, in both languages."""
    row = rows(rulebook, *parts, on=on)[-1]
    return [(da, en) for code, da, en in steps(row, rulebook.words) if code in NOTES or code == "result"]


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        (
            [event(14)],
            (
                "Hændelsen 15.01.2018 (samtale) lå før vinduet, der åbner 22.01.2018, og tæller derfor ikke.",
                "The event on 15 January 2018 (samtale) came before the window, which opens 22 January 2018, "
                "and so does not count.",
            ),
        ),
        (
            [event(24, form="telefon")],
            (
                "Hændelsen 25.01.2018 tæller ikke: formen “telefon” er den dag ikke tilladt "
                "(tilladt: personligt).",
                "The event on 25 January 2018 does not count: the form “telefon” is not allowed that day "
                "(allowed: personligt).",
            ),
        ),
        (
            [use(30)],
            (
                "Fravigelse fri tæller ikke: den blev først besluttet 31.01.2018, efter 28.01.2018.",
                "Exemption fri does not count: it was decided only on 31 January 2018, "
                "after 28 January 2018.",
            ),
        ),
        (
            [use(10)],
            (
                "Fravigelse fri er brugt 11.01.2018 med begrundelsen “grund”; betingelserne er opfyldt.",
                "Exemption fri was used on 11 January 2018 with the reason “grund”; its conditions are met.",
            ),
        ),
    ],
)
def test_what_was_noticed_on_the_way_is_said(parts, wanted):
    text = WEEK_4 + '\nform = [{ form = "personligt" }]'
    book = law(text, exemptions=[SUSPENDED + "\nuse = {}"], grants=[grant("fri")])
    assert said(book, spell(), *parts)[0] == wanted


def test_a_waived_duty_names_the_trial():
    book = law(WEEK_4, exemptions=[SUSPENDED], grants=[grant("fri")])
    assert said(book, spell()) == [
        (
            "Resultat: fraveget ved forsøg fri.",
            "Result: waived by trial fri.",
        )
    ]


def test_what_cannot_be_determined_says_why():
    text = f'version = [{{ {BECAUSE}, step = "unknown" }}]'
    assert said(law(text), spell()) == [
        (
            "Kan ikke afgøres, fordi ingen kilde siger det.",
            "Cannot be determined, because no source says so.",
        ),
        ("Resultat: kan ikke afgøres.", "Result: cannot be determined."),
    ]


def test_a_breach_says_what_was_missing_and_a_record_what_was_there():
    text = 'trigger = { event = "moede" }\nrequires = { event = "attest", types = ["LÆ265"] }'
    text += "\ncarry_over = false"
    assert said(law(text), spell(), event(20, "moede"))[0] == (
        "Det krævede forelå ikke på sagen før 21.01.2018.",
        "What was required was not on file before 21 January 2018.",
    )
    assert said(law(text), spell(), event(10, "attest", "LÆ265"), event(20, "moede")) == [
        ("På sagen forelå attest (LÆ265) fra 11.01.2018.", "On file was attest (LÆ265) of 11 January 2018."),
        ("Resultat: kræves – opfyldt 11.01.2018.", "Result: required – met on 11 January 2018."),
    ]


def test_every_sentence_is_filled_in_both_languages_for_every_note_in_these_cases():
    """No place is left open: a sentence never holds a brace."""
    text = WEEK_4 + '\nreleased_by = { event = "afgang", until = "den" }'
    found = rows(law(text), spell(), event(10, "afgang", den=day(40)), on=40)
    for _, da, en in steps(found[0]):
        assert "{" not in da + en


def test_a_window_put_off_by_a_move_keeps_its_words_and_names_the_move():
    """0 ─ 21[═══]27 ─ 37 Morsø, where week 4 is asked; Aalborg asks week 8."""
    book = law(WEEK_4, exemptions=[WEEK_8], grants=[grant("uge8")])
    row = rows(book, spell(0, 37), spell(37, None, "morsø"), on=40)[-1]
    assert steps(row)[1:3] == [
        (
            "window",
            "I uge 4, regnet fra 01.01.2018: 22.01.2018–28.01.2018.",
            "In week 4, counted from 1 January 2018: 22 January 2018 to 28 January 2018.",
        ),
        (
            "moved",
            "Borgeren flyttede til morsø 07.02.2018; fristen er tidligst flyttedagen.",
            "The citizen moved to morsø on 7 February 2018; "
            "the limit is no earlier than the day of the move.",
        ),
    ]


def test_a_repealed_row_names_the_repeal_its_source_and_its_readings():
    gone = '{ day = 25, repealed = true, assumed = [{ da = "Bortfaldet.", en = "Gone." }] }'
    (row,) = rows(law(f"version = [{{ {WEEK_4} }}, {gone}]"), spell(), on=40)
    found = steps(row)
    assert found[2] == (
        "repealed",
        "Normen er ophævet fra 26.01.2018. Kilde: En kilde, Et afsnit.",
        "The norm is repealed from 26 January 2018. Source: En kilde, Et afsnit.",
    )
    assert found[-1] == ("assumed", "Antaget: Bortfaldet.", "Assumed: Gone.")


def test_a_listed_reason_is_said_in_words_and_so_are_those_that_would_do():
    listed = '\n[use]\nown_words = false\nreasons = { grund = { da = "En grund", en = "A reason" } }'
    book = law(WEEK_4, exemptions=[SUSPENDED + listed], grants=[grant("fri")])
    assert "med begrundelsen “En grund”;" in said(book, spell(), use(10))[0][0]
    assert said(book, spell(), use(10, reason="x"))[0][0].endswith("begrundelsen “x” er ikke en af En grund.")


def test_a_limit_names_groups_by_their_titles():
    book = law('trigger = { event = "grant" }\ntest = { only_groups = ["kontanthjaelp"] }')
    book = replace(
        book, groups={**book.groups, "dagpenge": Text("Jobparate på dagpenge", "Job-ready people")}
    )
    assert said(book, spell(), event(10, "grant"))[0] == (
        "Målgruppen er jobparate på dagpenge; tilladt for kontanthjaelp.",
        "The group is job-ready people; allowed for kontanthjaelp.",
    )


def test_a_record_of_the_same_day_is_asked_for_in_those_words():
    text = 'trigger = { event = "moede" }\nrequires = { event = "attest" }\nmax_age = "0 days"'
    terms = law(text + "\ncarry_over = false").norms["samtale"].versions[0].terms
    assert terms is not None
    (words,) = asked(terms, WORDS)
    assert words == (
        "attest skal foreligge før moede, fra samme dag",
        "attest must be on file before moede, of the same day",
    )


def test_before_the_first_version_the_danish_clause_has_its_verb_in_place():
    text = f"version = [{{ day = 10, {WEEK_4} }}]"
    assert said(law(text), spell())[0][0] == (
        "Kan ikke afgøres, fordi pakken ingen version har af normen, der er så gammel."
    )


@pytest.mark.parametrize(("value", "words"), [(1, "1"), (True, "True"), (1.0, "1.0")])
def test_values_that_are_equal_but_written_otherwise_are_said_as_they_were_written(value, words):
    book = law('trigger = { event = "grant" }\ntest = { attribute = "slags", one_of = ["a"] }')
    assert said(book, spell(), event(10, "grant", slags=value))[0] == (
        f"“slags” er {words}; tilladt: a.",
        f"“slags” is {words}; allowed: a.",
    )
