"""Short journals: claims, adoptions and acts with what does not matter filled in."""

from __future__ import annotations

from frikommune.language import NO_WORDS, Text
from frikommune.programme.entry import Adoption, Deed, Entry, Names, Paper, Subject, Value
from frikommune.programme.when import When

PAPER = Paper("papir", "Papiret", Text.same("Papiret"), When.parse("2018-01-31"), "source")


def subject(written: str) -> Subject:
    """`trial:1` as a subject."""
    kind, _, name = written.partition(":")
    return Subject(kind, name)  # type: ignore[arg-type]


def when(written: str | None) -> When | None:
    """A time, or none."""
    return None if written is None else When.parse(written)


def claim(
    id: str,
    about: str,
    says: str,
    value: Value | str | list[str],
    effect: str | None = None,
    recorded: str = "2018-01-31",
    until: str | None = None,
    concerns: tuple[str, ...] = (),
) -> Entry:
    """What a source says; a plain text is the same in both languages, a list is municipalities."""
    return Entry(
        id=id,
        family="claim",
        about=subject(about),
        says=says,
        value=_value(value),
        effect=when(effect),
        recorded=When.parse(recorded),
        paper=PAPER,
        heading="Runde 1",
        certainty="source",
        until=when(until),
        concerns=tuple(map(subject, concerns)),
    )


def _value(value: Value | str | list[str]) -> Value:
    if isinstance(value, str):
        return Text.same(value)
    return Names(tuple(value)) if isinstance(value, list) else value


def adoption(id: str, adopts: str = "", over: str = "", recorded: str = "2018-02-01") -> Entry:
    """An adoption of claims by id, over others."""
    reason = Text("Derfor.", "Therefore.")
    chosen = Adoption(tuple(adopts.split()), tuple(over.split()), reason)
    return Entry(
        id,
        "act",
        Subject("adoption", id),
        "adopts",
        chosen,
        None,
        When.parse(recorded),
        PAPER,
        "",
        "source",
        because=reason,
        deed=Deed("koordinatoren"),
    )


def act(
    does: str,
    value: Value | str | list[str] = NO_WORDS,
    about: str = "trial:1",
    effect: str | None = "2018-03-01",
    recorded: str | None = None,
    reason: str = "",
    based_on: int | None = None,
    concerns: tuple[str, ...] = (),
    **deed: str,
) -> Entry:
    """An act with everything it may need, unless it says otherwise; recorded the day it takes effect."""
    given = {
        "by": "jobcenterchefen",
        "second": "koordinatoren",
        "document": "sag 1",
        "basis": "loven",
        **deed,
    }
    return Entry(
        f"{does}-{about}-{effect}-{value}",
        "act",
        subject(about),
        does,
        _value(value),
        when(effect),
        When.parse(recorded or effect or "2018-03-01"),
        PAPER,
        "Beslutning",
        "source",
        concerns=tuple(map(subject, concerns)),
        because=Text.same(reason),
        deed=Deed(**given, based_on=based_on),
    )
