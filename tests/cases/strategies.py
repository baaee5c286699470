"""Histories for property tests: any spells of two groups one after another, any events within them."""

from datetime import date, timedelta, timezone
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from frikommune.cases.history import Event, History, Spell, Use, Value

LETTERS = "abcxyzæøåÆØÅ"
WORDS = st.text(LETTERS, min_size=1, max_size=6)
SAID = st.one_of(st.just(""), st.text(LETTERS + ' ",;\n{}', max_size=8).map(str.strip))
DAYS = st.dates(date(2015, 1, 1), date(2022, 12, 31))
OFFSETS = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
VALUES: st.SearchStrategy[Value] = st.one_of(
    SAID,
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    DAYS,
    st.datetimes(timezones=OFFSETS),
)
ATTRIBUTES = st.dictionaries(
    st.one_of(WORDS, st.sampled_from(["id", "typ", "until", "spell"])), VALUES, max_size=3
)


@st.composite
def spells(draw: Any) -> tuple[Spell, ...]:
    edges = sorted(draw(st.sets(DAYS, min_size=2, max_size=6)))
    found = [
        Spell(
            f"f{n}",
            draw(st.sampled_from(["dagpenge", "virksomhed"])),
            "aalborg",
            start,
            end,
            draw(ATTRIBUTES),
        )
        for n, (start, end) in enumerate(pairwise(edges))
    ]
    if draw(st.booleans()):
        found.append(Spell("last", "dagpenge", "rebild", edges[-1], None))
    return tuple(found)


@st.composite
def events(draw: Any, inside: tuple[Spell, ...]) -> list[Event]:
    found = []
    for number in range(draw(st.integers(0, 5))):
        spell = draw(st.sampled_from(inside))
        last = spell.end or date(2023, 1, 1)
        day = draw(st.dates(spell.start, last - timedelta(days=1)))
        moment = draw(st.none() | st.datetimes(timezones=OFFSETS))
        if moment is not None and draw(st.booleans()):
            moment = moment.replace(year=day.year, month=day.month, day=day.day)
        tied = draw(st.sampled_from(["", spell.id]))
        kind, sequence = draw(WORDS), draw(st.integers(1, 99))
        found.append(
            Event(f"e{number}", day, sequence, kind, draw(SAID), draw(SAID), tied, moment, draw(ATTRIBUTES))
        )
    return sorted(found, key=lambda event: (event.day, event.sequence))


@st.composite
def uses(draw: Any) -> list[Use]:
    return [
        Use(
            f"u{n}",
            draw(WORDS),
            draw(WORDS),
            draw(DAYS),
            draw(DAYS),
            draw(SAID),
            draw(st.integers(0, 9)),
            draw(SAID),
            draw(SAID),
            draw(st.none() | DAYS),
        )
        for n in range(draw(st.integers(0, 2)))
    ]


@st.composite
def histories(draw: Any) -> History:
    inside = draw(spells())
    return History("p1", inside, tuple(draw(events(inside))), tuple(draw(uses())), draw(st.booleans()))
