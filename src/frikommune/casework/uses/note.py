"""The note for the citizen's file, in Danish: the law wants every use of an exemption noted there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from frikommune.casework.uses.state import UseState
from frikommune.language import day_in_words, small
from frikommune.law.exemption import Exemption, Grant
from frikommune.law.norm import Norm


@dataclass(frozen=True, slots=True)
class Checked:
    """What a leader said last: the day, who, at which meeting, with which words."""

    on: date
    by: str
    meeting: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A use as its note tells it. `trial` is the trial's number and name, `reason` its words."""

    number: str
    municipality: str
    norm: Norm
    occurrence: int
    exemption: Exemption
    trial: str
    grant: Grant | None
    reason: str
    replaced_by: str
    decided_on: date
    recorded_on: date
    by: str
    state: UseState
    checked: Checked | None = None
    synthetic: bool = False


def note_text(use: Noted) -> str:
    """The note, one sentence a line."""
    return "\n".join(_lines(use)) + "\n"


def _lines(use: Noted) -> Iterator[str]:
    head = f"Notat om brug af frikommuneforsøg – sag {use.number or '–'}, {use.municipality} Kommune"
    yield f"{head} (opdigtet borger)" if use.synthetic else head
    yield _left_out(use)
    yield _basis(use)
    yield f"Begrundelse: {_sentence(use.reason)}"
    yield f"I stedet er brugt: {_sentence(use.replaced_by)}" if use.replaced_by else "Intet er sat i stedet."
    later = "" if use.recorded_on == use.decided_on else f", registreret {_day(use.recorded_on)}"
    yield f"Besluttet {_day(use.decided_on)} af {use.by}{later}."
    yield from _check(use)


def _left_out(use: Noted) -> str:
    rest = use.exemption.use is not None and use.exemption.use.covers == "rest_of_course"
    number = f" nr. {use.occurrence}" if use.occurrence and use.norm.kind == "duty" else ""
    until = " i resten af forløbet" if rest else ""
    return f"Fraveget: {small(use.norm.title.da)}{number}{until}, efter forsøg {use.trial}."


def _basis(use: Noted) -> str:
    sources = "; ".join(source.short for source in use.exemption.sources)
    if use.grant is None:
        return f"Hjemmel: {use.exemption.id} {use.exemption.title.da} ({sources})."
    since = f"gælder i {use.municipality} fra {_day(use.grant.start)}"
    if use.grant.source not in use.exemption.sources:
        since += f", jf. {use.grant.source.short}"
    return f"Hjemmel: {use.exemption.id} {use.exemption.title.da} ({sources}); {since}."


def _check(use: Noted) -> Iterator[str]:
    said = use.checked
    if use.state in ("waiting", "asked", "answered"):
        yield "Ledelsens kontrol afventer; undtagelsen tæller først, når den er godkendt."
    elif use.state == "withdrawn":
        yield "Beslutningen er trukket tilbage; lovens krav gælder igen."
    elif said is not None:
        at = f" på {said.meeting}" if said.meeting else ""
        if use.state == "approved":
            yield f"Godkendt {_day(said.on)} af {said.by}{at}."
        elif use.state == "declined":
            why = f": {_sentence(said.words)}" if said.words else "."
            yield f"Ikke godkendt {_day(said.on)} af {said.by}{at}{why} Lovens krav gælder igen."


def _sentence(words: str) -> str:
    """Typed words with a full stop at their end."""
    text = " ".join(words.split())
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _day(day: date) -> str:
    return day_in_words(day, "da")
