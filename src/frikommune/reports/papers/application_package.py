"""The applications of a round with their cover: who applies for what, and how it was answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frikommune.errors import Refused, refuse
from frikommune.language import NO_WORDS, Text
from frikommune.programme.entry import Subject
from frikommune.programme.views import rounds
from frikommune.reports.bundle import Bundle, Enclosed
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Grid, Paper, Section, Words
from frikommune.reports.papers import trial_application
from frikommune.reports.parts.rounds import (
    applications_in,
    municipalities_of,
    round_opening,
    trial_name,
)
from frikommune.reports.parts.sentences import found_day, listed_points, otherwise, paragraphs
from frikommune.reports.parts.told import networks
from frikommune.reports.writing import words, write

KIND = "application_package"
_COLUMNS = (
    Text("Ansøgning", "Application"),
    Text("Kommuner", "Municipalities"),
    Text("Fraviger", "Sets aside"),
    Text("Svar", "Answer"),
)


def build(facts: Facts, round_: str) -> Paper:
    """The cover of a round's applications. Raises Refused where the journal knows no such round that day."""
    return _cover(facts, _round(facts, round_), ())


def bundle(facts: Facts, round_: str) -> Bundle:
    """The cover with each application that was sent in the round, and those handed in but not yet sent.

    Raises Refused where there is none to send.
    """
    about = _round(facts, round_)
    sent, waiting = _sent(facts, about), _waiting(facts)
    if not (sent or waiting):
        raise _nothing_in(facts, round_)
    parts = tuple(Enclosed(trial_application.build(facts, one), about=one) for one in (*sent, *waiting))
    return Bundle(Enclosed(_cover(facts, about, waiting), about=f"runde {round_}"), parts)


def _cover(facts: Facts, about: Subject, waiting: Sequence[str]) -> Paper:
    found = networks(facts)
    return Paper(
        kind=KIND,
        title=Text(f"Ansøgninger i runde {about.name}", f"Applications of round {about.name}"),
        as_of=facts.on,
        sections=tuple(_sections(facts, about, waiting)),
        sender=facts.name(found[0]) if found else NO_WORDS,
    )


def _sections(facts: Facts, about: Subject, waiting: Sequence[str]) -> Iterator[Section]:
    opening = tuple(paragraphs(_deadline(facts, about), round_opening(facts, about)))
    if opening:
        yield Section(words(Text("Runden", "The round")), opening, 1, "round", "round")
    sent = tuple(_applications(facts, about))
    if sent:
        yield Section(
            words(Text("Ansøgningerne", "The applications")), sent, 1, "applications", "applications"
        )
    ready = waiting or _waiting(facts)
    if ready:
        said = [_line(facts, one) for one in ready]
        title = Text("Klar til at blive sendt", "Ready to be sent")
        yield Section(words(title), tuple(listed_points(said)), 1, "ready", "ready")


def _deadline(facts: Facts, about: Subject) -> Iterator[Words]:
    if found := found_day(facts, about, "deadline"):
        was = Text("var", "was") if found[1].last < facts.on else Text("er", "is")
        yield write(
            "Fristen i runde {round} {was} den {day}.", "The deadline of round {round} {was} {day}.",
            round=Text.same(about.name), day=found[0], was=was,
        )  # fmt: skip
        yield from otherwise(found[0])


def _applications(facts: Facts, about: Subject) -> Iterator[Block]:
    named = [one for one in applications_in(facts, about) if one.name in facts.pack.trials]
    rows = tuple(_row(facts, one) for one in named)
    if rows:
        caption = write(
            "Ansøgninger i runde {round}", "Applications of round {round}", round=Text.same(about.name)
        )
        yield Grid(caption, _COLUMNS, rows)


def _row(facts: Facts, application: Subject) -> tuple[Words, ...]:
    trial = Subject("trial", application.name)
    outcome = facts.found(application, "outcome")
    return (
        _line(facts, application.name),
        municipalities_of(facts, trial),
        _set_aside(facts, application.name),
        words(outcome) if outcome else words(Text("kendes ikke endnu", "not known yet")),
    )


def _set_aside(facts: Facts, trial: str) -> Words:
    told = facts.pack.trials.get(trial)
    if told is None or not any(told.norm_without):
        return words(Text("oplyses ikke", "not stated"))
    return words(trial_application.described(trial, "norm_without", told.norm_without))


def _line(facts: Facts, trial: str) -> Words:
    """`2.1 Rehabiliteringsteams`; of one that no source names, its number."""
    name = trial_name(facts, Subject("trial", trial))
    if name.plain == facts.name(Subject("trial", trial)) and trial in name.plain.da:
        return name
    return write("{number} {name}", "{number} {name}", number=Text.same(trial), name=name)


def _sent(facts: Facts, about: Subject) -> tuple[str, ...]:
    """The round's applications that the pack knows: of one that no source describes there is no paper."""
    return tuple(one.name for one in applications_in(facts, about) if one.name in facts.pack.trials)


def _waiting(facts: Facts) -> tuple[str, ...]:
    """Those handed in here that have not been sent in any round."""
    sent = {one.about.name for one in facts.now.known if one.says == "sent_in"}
    handed_in = dict.fromkeys(one.about.name for one in facts.now.known if one.says == "apply")
    return tuple(one for one in handed_in if one not in sent and one in facts.pack.trials)


def _round(facts: Facts, name: str) -> Subject:
    known = [one.round for one in rounds(facts.now)]
    for one in known:
        if one.name == name:
            return one
    named = ", ".join(one.name for one in known) or "–"
    raise refuse(
        "no_such_round",
        problem=Text("Den runde kendes ikke den dag", "That round is not known on that day"),
        where="round",
        given=name or "–",
        expected=Text(f"en af disse: {named}", f"one of these: {named}"),
        do_next=Text("Vælg en anden runde eller en senere dag.", "Choose another round or a later day."),
    )


def _nothing_in(facts: Facts, name: str) -> Refused:
    return refuse(
        "round_without_applications",
        problem=Text(f"Runde {name} har ingen ansøgninger endnu", f"Round {name} has no applications yet"),
        where="round",
        given=name,
        expected=Text("mindst én ansøgning, der er indsendt", "at least one application handed in"),
        do_next=Text("Vælg en anden runde eller en senere dag.", "Choose another round or a later day."),
    )
