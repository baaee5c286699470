"""A refusal says where, what was given, what was expected and what to do next; it is pinned word for word."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.errors import Refusal, Refused, closest, refuse
from frikommune.language import LANGUAGES, Language, Text

UNKNOWN_GROUP = Refusal(
    code="unknown_group",
    problem=Text("Målgruppen findes ikke", "There is no such group"),
    where="linje 7",
    given="dagpange",
    expected=Text("En målgruppe", "A group"),
    do_next=Text("Mente du “dagpenge”?", "Did you mean “dagpenge”?"),
)
IN_DANISH = """\
Afvist: Målgruppen findes ikke
  Hvor: linje 7
  Fik: dagpange
  Forventede: En målgruppe
  Gør nu: Mente du “dagpenge”?"""
IN_ENGLISH = """\
Refused: There is no such group
  Where: linje 7
  Given: dagpange
  Expected: A group
  Do next: Did you mean “dagpenge”?"""


def test_a_refusal_is_five_short_lines_in_each_language() -> None:
    assert UNKNOWN_GROUP.said_in("da") == IN_DANISH
    assert UNKNOWN_GROUP.said_in("en") == IN_ENGLISH


def test_where_no_place_is_known_none_is_said_but_programs_still_find_the_key() -> None:
    nowhere = replace(UNKNOWN_GROUP, where="")
    assert nowhere.said_in("da") == IN_DANISH.replace("  Hvor: linje 7\n", "")
    assert nowhere.said_in("en") == IN_ENGLISH.replace("  Where: linje 7\n", "")
    assert nowhere.within("linje 7") == UNKNOWN_GROUP
    assert nowhere.as_json("da")["where"] == ""


def test_programs_read_a_refusal_by_stable_keys() -> None:
    assert UNKNOWN_GROUP.as_json("da") == {
        "code": "unknown_group",
        "problem": "Målgruppen findes ikke",
        "where": "linje 7",
        "given": "dagpange",
        "expected": "En målgruppe",
        "do_next": "Mente du “dagpenge”?",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_a_refusal_knows_is_left_out_for_programs(language: Language) -> None:
    assert list(UNKNOWN_GROUP.as_json(language)) == [field.name for field in fields(Refusal)]


def test_a_refusal_can_be_located_in_ever_larger_places_and_stays_as_it_was() -> None:
    assert (
        UNKNOWN_GROUP.within("forløb.csv").within("nordjylland").where == "nordjylland, forløb.csv, linje 7"
    )
    assert UNKNOWN_GROUP.where == "linje 7"


def test_a_refusal_without_a_place_gets_the_first_it_is_located_in() -> None:
    nowhere = refuse(
        "c", problem=Text.same("p"), where="", given=7, expected=Text.same("e"), do_next=Text.same("d")
    )
    (refusal,) = nowhere.within("norm.toml").refusals
    assert (refusal.where, refusal.given) == ("norm.toml", "7")


def test_everything_wrong_is_said_at_once_with_a_blank_line_between() -> None:
    both = Refused(UNKNOWN_GROUP, UNKNOWN_GROUP)
    assert both.said_in("da") == f"{IN_DANISH}\n\n{IN_DANISH}"
    assert [refusal.where for refusal in both.within("a.csv").refusals] == ["a.csv, linje 7"] * 2
    assert both.refusals == (UNKNOWN_GROUP, UNKNOWN_GROUP)


def test_a_refusal_that_nobody_catches_still_says_everything() -> None:
    assert str(Refused(UNKNOWN_GROUP)) == IN_ENGLISH


def test_refuse_makes_one_refusal_ready_to_raise() -> None:
    refused = refuse(
        UNKNOWN_GROUP.code,
        problem=UNKNOWN_GROUP.problem,
        where=UNKNOWN_GROUP.where,
        given=UNKNOWN_GROUP.given,
        expected=UNKNOWN_GROUP.expected,
        do_next=UNKNOWN_GROUP.do_next,
    )
    assert isinstance(refused, Refused)
    assert refused.refusals == (UNKNOWN_GROUP,)


@pytest.mark.parametrize(
    ("given_words", "told"),
    [
        ("", "–"),
        ("  ", "“  ”"),
        ("a\x1b[31mb\0", "a␛[31mb␀"),
        ("one\ntwo\r\n", "one␊two␍␊"),
        ("\u202eabc\ud800\x7f\u2028", "<U+202E>abc<U+D800>␡<U+2028>"),
        ("1\u00a0000 kr. æøå 🧑", "1\u00a0000 kr. æøå 🧑"),
        ("x" * 600, f"{'x' * 500}…"),
    ],
)
def test_what_was_given_is_repeated_on_one_line_as_signs_that_nothing_obeys(
    given_words: str, told: str
) -> None:
    assert replace(UNKNOWN_GROUP, given=given_words).given == told


def test_other_words_of_a_refusal_are_fit_to_be_shown_too() -> None:
    strange = replace(
        UNKNOWN_GROUP,
        where="a\nb.csv",
        problem=Text("“\x1b” kendes ikke", "“\x1b” is not known"),
        do_next=Text.same("x" * 9_000),
    )
    assert (strange.where, strange.problem.da) == ("a␊b.csv", "“␛” kendes ikke")
    assert strange.do_next.en == f"{'x' * 2_000}…"
    strange.said_in("da").encode()


@pytest.mark.parametrize("given_name", ["dagpange", "Dagpenge", "DAGPENG"])
def test_a_near_miss_is_told_what_was_probably_meant(given_name: str) -> None:
    advice = Text("Mente du “dagpenge”?", "Did you mean “dagpenge”?")
    assert closest(given_name, ["sygedagpenge-forløb", "dagpenge", "kontanthjælp"]) == advice


def test_the_name_is_suggested_as_it_is_spelt() -> None:
    assert closest("læ256", ["LÆ265", "LÆ285x"]).da == "Mente du “LÆ265”?"


def test_a_wild_guess_is_shown_every_choice_in_order() -> None:
    advice = closest("xyz", iter(["uge", "dag", "år"]))
    assert advice == Text("Vælg en af: dag, uge, år.", "Choose one of: dag, uge, år.")


def test_where_nothing_is_known_nothing_is_suggested() -> None:
    assert closest("xyz", []) == Text("Vælg en af: –.", "Choose one of: –.")


@given(st.sampled_from(["dagpenge", "kontanthjælp", "sygedagpenge"]))
def test_a_name_that_is_known_suggests_itself(name: str) -> None:
    assert closest(name, ["kontanthjælp", "dagpenge", "sygedagpenge"]).en == f"Did you mean “{name}”?"
