"""A mapping file is read strictly: what is unknown, missing or ambiguous is refused."""

import pytest

from frikommune.errors import Refused
from tests.cases.support import mapping, read

TABLE = """
synthetic = false
[spells]
end_is = "last_day"
[spells.columns]
person = "a"
spell = "b"
group = "c"
municipality = "d"
from = "e"
to = "f"
"""
LOG = """
synthetic = false
[log]
case = "a"
activity = "b"
time = "c"
group = { constant = "d" }
municipality = { constant = "e" }
start = "first_event"
end = { column = "f" }
end_is = "last_day"
events_after_end = "keep"
"""


def said(text: str) -> str:
    with pytest.raises(Refused) as caught:
        mapping(text)
    return caught.value.said_in("da")


def test_both_examples_are_whole():
    assert mapping(TABLE).tables.keys() == {"spells"}
    assert mapping(LOG).log is not None


def test_the_meaning_of_an_end_is_never_implied():
    assert said(TABLE.replace('end_is = "last_day"', "")) == (
        "Afvist: Nøglen “end_is” mangler\n"
        "  Hvor: mapping.toml, spells\n"
        "  Fik: –\n"
        "  Forventede: “end_is” med tekst\n"
        '  Gør nu: Skriv end_is = "last_day", hvis slutdagen selv er med, '
        'eller "first_day_after", hvis den ikke er.'
    )


def test_an_unknown_key_is_refused_with_the_closest_known_one():
    assert said(TABLE.replace("municipality", "municipalty")) == (
        "Afvist: Nøglen “municipalty” kendes ikke\n"
        "  Hvor: mapping.toml, spells.columns.municipalty\n"
        "  Fik: municipalty\n"
        "  Forventede: En af: person, spell, group, municipality, from, to\n"
        "  Gør nu: Mente du “municipality”?"
    )


def test_a_choice_must_be_one_of_its_words():
    assert said(LOG.replace('"keep"', '"kep"')) == (
        "Afvist: “events_after_end” kan ikke være dette\n"
        "  Hvor: mapping.toml, log.events_after_end\n"
        "  Fik: kep\n"
        "  Forventede: keep | refuse\n"
        "  Gør nu: Mente du “keep”?"
    )


def test_a_start_must_be_said():
    assert said(LOG.replace('start = "first_event"\n', "")).endswith(
        'Gør nu: Skriv start = "first_event" | { column = "…" }.'
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (TABLE.replace("synthetic = false", ""), "Nøglen “synthetic” mangler"),
        (TABLE.replace("synthetic = false", 'synthetic = "nej"'), "Værdien er af en forkert slags"),
        (TABLE.replace('group = "c"', ""), "Nøglen “group” mangler"),
        (TABLE.replace('group = "c"', "group = 3"), "Værdien er af en forkert slags"),
        (TABLE.replace('group = "c"', "group = {}"), "Værdien skal komme fra ét sted"),
        (
            TABLE.replace('group = "c"', 'group = { column = "c", constant = "d" }'),
            "Værdien skal komme fra ét sted",
        ),
        (
            TABLE.replace("synthetic = false", 'synthetic = false\nencoding = "utf-9"'),
            "Tegnsættet kendes ikke",
        ),
        (TABLE.replace("synthetic = false", 'synthetic = false\nzone = "Europa/København"'), "Tidszonen"),
        (TABLE.replace("synthetic = false", 'synthetic = false\nday_by = "zone"'), "Nøglen “zone” mangler"),
        (TABLE + '[events.columns]\nperson = "a"\nkind = "b"\n', "Nøglen “day” mangler"),
        (LOG.replace('end_is = "last_day"\n', ""), "Nøglen “end_is” mangler"),
        (LOG.replace('events_after_end = "keep"\n', ""), "Nøglen “events_after_end” mangler"),
        (LOG.replace('{ column = "f" }', '"open"'), "Nøglen “end_is” kendes ikke"),
        (LOG.replace('start = "first_event"', 'start = "first"'), "“start” kan ikke være dette"),
        (LOG + '[[log.case_event]]\nkind = "x"\n', "Nøglen “at” mangler"),
        (LOG + TABLE.replace("synthetic = false", ""), "Filen skal beskrive enten en log eller tabeller"),
        ("synthetic = false", "Filen skal beskrive enten en log eller tabeller"),
    ],
)
def test_what_is_missing_or_ambiguous_is_refused(text: str, problem: str):
    assert problem in said(text)


def test_a_last_day_that_no_day_comes_after_means_no_end(tmp_path):
    """Many systems write 31 December 9999 where nothing has ended."""
    (tmp_path / "spells.csv").write_text("a,b,c,d,e,f\np,s,dagpenge,aalborg,2019-01-01,9999-12-31\n")
    (tmp_path / "events.csv").write_text("a,g,h,i\np,kursus,2019-02-01,9999-12-31\n")
    events = (
        '[events]\nend_is = "last_day"\n[events.columns]\nperson = "a"\nkind = "g"\nday = "h"\nuntil = "i"\n'
    )
    (history,) = read(tmp_path, TABLE + events).histories
    assert history.spells[0].end is None
    assert "until" not in history.events[0].attributes
