"""What a history holds that the ledger never speaks of: decisions that reach no row, and unknown events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from frikommune.cases.history import Event, History, Use
from frikommune.language import NO_WORDS, Text, day_text
from frikommune.law.norm import EachEvent
from frikommune.law.rulebook import Rulebook
from frikommune.law.terms import DutyTerms, LimitTerms, Match, PreconditionTerms, Release
from frikommune.ledger.limits import EMPLOYEES_KIND
from frikommune.ledger.row import Row


def unplaced(
    history: History, rulebook: Rulebook, rows: Iterable[Row], observed: date = date.max
) -> list[Text]:
    """A sentence for each use that no row speaks of, and for each kind of event that no norm knows.

    `rows` are those of the world with all trials. What was not known on `observed` is left out.
    """
    found = list(rows)
    spoken = {note.facts[-1] for row in found for note in row.notes if note.code.startswith("use_")}
    left = [use for use in history.uses if use.id not in spoken and use.recorded_on <= observed]
    events = [event for event in history.events if event.day <= observed]
    return [*(_use(use, history, rulebook, found) for use in left), *_unknown_kinds(events, rulebook)]


def _use(use: Use, history: History, rulebook: Rulebook, rows: list[Row]) -> Text:
    on, why = day_text(use.decided_on), _why(use, history, rulebook, rows)
    return Text(
        f"Beslutningen {on.da} om fravigelse {use.exemption} indgår ikke: {why.da}",
        f"The decision of {on.en} on exemption {use.exemption} is not used: {why.en}",
    )


def _why(use: Use, history: History, rulebook: Rulebook, rows: list[Row]) -> Text:
    if use.exemption not in rulebook.exemptions:
        meant = _meant(use.exemption, rulebook.exemptions)
        return Text(
            f"pakken kender ikke fravigelsen.{meant.da}", f"the pack knows no such exemption.{meant.en}"
        )
    norm = rulebook.norms.get(use.norm)
    if norm is None:
        meant = _meant(use.norm, rulebook.norms)
        return Text(
            f"pakken kender ikke normen “{use.norm}”.{meant.da}",
            f"the pack knows no norm “{use.norm}”.{meant.en}",
        )
    if not rulebook.exemptions[use.exemption].changes_to(norm.id):
        return Text(f"den ændrer ikke normen “{norm.id}”.", f"it does not change the norm “{norm.id}”.")
    day = use.decided_on
    if not any(
        norm.concerns(spell.group) and spell.start <= day and (spell.end is None or day < spell.end)
        for spell in history.spells
    ):
        return Text(
            f"dagen ligger ikke i et forløb, som “{norm.id}” gælder for.",
            f"the day lies in no course that “{norm.id}” is for.",
        )
    return _no_row(use, [row for row in rows if row.norm == norm.id])


def _no_row(use: Use, rows: list[Row]) -> Text:
    """Why a decision that fits the norm and the course still met no row."""
    if use.occurrence and all(row.occurrence != use.occurrence for row in rows):
        return Text(
            f"“{use.norm}” nr. {use.occurrence} er ikke opstået.",
            f"“{use.norm}” no. {use.occurrence} has not arisen.",
        )
    if not rows:
        return Text(f"“{use.norm}” har ikke krævet noget.", f"“{use.norm}” has asked nothing.")
    mine = [row for row in rows if row.occurrence == use.occurrence]
    if mine and all(row.standing in ("waived", "unknown") for row in mine):
        return Text(
            f"“{use.norm}” nr. {use.occurrence} er allerede fraveget eller kan ikke afgøres.",
            f"“{use.norm}” no. {use.occurrence} is waived already or cannot be determined.",
        )
    if mine and all(row.standing == "exempt" for row in mine):
        return Text(
            f"“{use.norm}” nr. {use.occurrence} er allerede fritaget ved en anden beslutning.",
            f"“{use.norm}” no. {use.occurrence} is exempt already by another decision.",
        )
    return Text(
        f"intet, som “{use.norm}” krævede, stod åbent for den.",
        f"nothing that “{use.norm}” asked stood open for it.",
    )


def _unknown_kinds(events: list[Event], rulebook: Rulebook) -> Iterator[Text]:
    known = _known_kinds(rulebook)
    by_kind: dict[str, list[Event]] = {}
    for event in events:
        if event.kind not in known:
            by_kind.setdefault(event.kind, []).append(event)
    for kind, found in by_kind.items():
        first, meant, number = day_text(found[0].day), _meant(kind, known), len(found)
        more = Text(f", {number} i alt", f", {number} in all") if number > 1 else NO_WORDS
        yield Text(
            f"Ingen norm kender hændelsen “{kind}” ({first.da}{more.da}).{meant.da}",
            f"No norm knows the event “{kind}” ({first.en}{more.en}).{meant.en}",
        )


def _meant(given: str, known: Iterable[str]) -> Text:
    near = get_close_matches(given.lower(), sorted(known), n=1, cutoff=0.6)
    return Text(f" Mente du “{near[0]}”?", f" Did you mean “{near[0]}”?") if near else NO_WORDS


@lru_cache(maxsize=8)
def _known_kinds(rulebook: Rulebook) -> frozenset[str]:
    """Every kind of event that a version, an exemption or an anchor names."""
    found = {EMPLOYEES_KIND}
    for norm in rulebook.norms.values():
        if isinstance(norm.anchor, EachEvent):
            found.add(norm.anchor.match.kind)
        for version in norm.versions:
            found.update(_kinds(version.terms))
    for exemption in rulebook.exemptions.values():
        for change in exemption.changes:
            found.update(kind for value in change.values.values() for kind in _kinds(value))
            found.update(str(kind) for kind in _pauses(change.values.get("pauses")))
    return frozenset(found)


def _kinds(value: object) -> Iterator[str]:
    """The kinds that a part of some terms names."""
    if isinstance(value, Match):
        yield value.kind
    elif isinstance(value, Release):
        yield value.match.kind
    elif isinstance(value, tuple):
        for part in value:
            yield from _kinds(part)
    elif isinstance(value, DutyTerms):
        yield from _kinds((value.done_by, value.released_by))
        yield from value.pauses
    elif isinstance(value, PreconditionTerms):
        yield from _kinds((value.trigger, value.requires))
    elif isinstance(value, LimitTerms):
        yield from _kinds(value.trigger)


def _pauses(value: object) -> frozenset[object]:
    return value if isinstance(value, frozenset) else frozenset()
