"""What sources say as sentences: ended, with their days, in quotes, and with what others say instead."""

from datetime import date

import pytest

from frikommune.language import Text
from frikommune.packfiles.pack import load_pack
from frikommune.programme.entry import Subject
from frikommune.programme.when import When
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Cited, Ref
from frikommune.reports.parts.sentences import (
    by_heading,
    found_day,
    in_time,
    inside,
    lowered,
    otherwise,
    quoted,
    sentences,
)

NETWORK = Subject("network", "nordjylland")


@pytest.fixture(scope="module")
def facts():
    return Facts(load_pack(), date(2018, 1, 31))


def said(text):
    return Cited(text, Ref("x", text, Text.same("kilde")))


def test_every_sentence_ends_and_has_a_source(facts):
    found = sentences(facts, NETWORK, "occasion", "scope", "evaluates")
    assert found
    assert all(one.plain.da.endswith(".") and one.plain.en.endswith(".") for one in found)
    assert all(any(run.ref for run in one.da) for one in found)


def test_what_nobody_says_gives_no_sentence(facts):
    assert sentences(facts, NETWORK, "agenda") == ()
    assert found_day(facts, NETWORK, "named") is None


@pytest.mark.parametrize(
    ("written", "da", "en"),
    [
        ("2016-02-12", "den 12. februar 2016", "on 12 February 2016"),
        ("2016-autumn", "i efteråret 2016", "in autumn 2016"),
        ("2017-12", "i december 2017", "in December 2017"),
        ("by 2020-12-31", "senest 31.12.2020", "by 31 December 2020"),
    ],
)
def test_a_time_has_the_preposition_of_its_precision(facts, written, da, en):
    entry = facts.pack.journal.by_id["net-decided-004"]
    assert in_time(facts, entry, When.parse(written)).plain == Text(da, en)


def test_only_an_article_loses_its_capital_inside_a_sentence():
    assert inside(said(Text("De 11 kommuner", "The 11 municipalities"))).text == Text(
        "de 11 kommuner", "the 11 municipalities"
    )
    name = Text("Kommune Kontakt Rådet", "KKR Nordjylland")
    assert inside(said(name)).text == name
    assert lowered(said(Text("En gruppe", "A group"))).text == Text("en gruppe", "a group")


def test_a_note_belongs_after_the_quotes():
    (run,) = quoted(said(Text("navn", "name"))).da
    assert (run.text, run.ref.id) == ("“navn”", "x")


def test_the_same_in_the_same_words_is_not_said_instead(facts):
    end = found_day(facts, NETWORK, "period_end")
    assert [one.plain.da for one in otherwise(end[0])] == [
        "Lov om frikommunenetværk, “§ 1” siger i stedet: 31.12.2021."
    ]
    assert otherwise(facts.found(NETWORK, "responsible")) == ()


def test_what_stands_under_one_heading_stands_together(facts):
    assert [len(one) for one in by_heading(facts, NETWORK, "organises")] == [4, 4]
