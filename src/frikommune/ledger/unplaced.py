"""What a history holds that the ledger never speaks of: decisions that reach no row, and unknown events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from frikommune.cases.history import Event, History, Use
from frikommune.language import NO_WORDS, Text, day_text
from frikommune.law.codes import codes_of
from frikommune.law.rulebook import Rulebook
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
        return Text(
            f"den ændrer ikke normen “{norm.title.da}”.", f"it does not change the norm “{norm.title.en}”."
        )
    day = use.decided_on
    if not any(
        norm.concerns(spell.group) and spell.start <= day and (spell.end is None or day < spell.end)
        for spell in history.spells
    ):
        return Text(
            f"dagen ligger ikke i et forløb, som “{norm.title.da}” gælder for.",
            f"the day lies in no course that “{norm.title.en}” is for.",
        )
    return _no_row(use, norm.title, [row for row in rows if row.norm == norm.id])


def _no_row(use: Use, title: Text, rows: list[Row]) -> Text:
    """Why a decision that fits the norm and the course still met no row."""
    if use.occurrence and all(row.occurrence != use.occurrence for row in rows):
        return Text(
            f"“{title.da}” nr. {use.occurrence} er ikke opstået.",
            f"“{title.en}” no. {use.occurrence} has not arisen.",
        )
    if not rows:
        return Text(f"“{title.da}” har ikke krævet noget.", f"“{title.en}” has asked nothing.")
    mine = [row for row in rows if row.occurrence == use.occurrence]
    if mine and all(row.standing in ("waived", "unknown") for row in mine):
        return Text(
            f"“{title.da}” nr. {use.occurrence} er allerede fraveget eller kan ikke afgøres.",
            f"“{title.en}” no. {use.occurrence} is waived already or cannot be determined.",
        )
    if mine and all(row.standing == "exempt" for row in mine):
        return Text(
            f"“{title.da}” nr. {use.occurrence} er allerede fritaget ved en anden beslutning.",
            f"“{title.en}” no. {use.occurrence} is exempt already by another decision.",
        )
    return Text(
        f"intet, som “{title.da}” krævede, stod åbent for den.",
        f"nothing that “{title.en}” asked stood open for it.",
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
    """Every kind of event that a norm or an exemption names."""
    named = (code.code for code in codes_of(rulebook) if code.sort == "event")
    return frozenset((EMPLOYEES_KIND, *named))
