"""Which column of a file is likely to mean what: guesses for a form, from names and values."""

from __future__ import annotations

import polars as pl

from frikommune.language import Text

ROLES: dict[str, Text] = {
    "outcome": Text("Resultatet: et tal, eller 0 og 1", "The outcome: a number, or 0 and 1"),
    "treatment": Text("Hvem er med: 0 og 1, ja og nej", "Who takes part: 0 and 1, yes and no"),
    "cluster": Text("Hvor det blev besluttet, fx kommunen", "Where it was decided, such as the municipality"),
    "period": Text("Hvornår: år, kvartal eller måned", "When: year, quarter or month"),
    "unit": Text("Hvem eller hvad rækken handler om", "Whom or what the row is about"),
    "start": Text("Enhedens første periode med forsøget", "The unit's first period in the trial"),
    "weight": Text("Rækkens vægt", "The row's weight"),
    "duration": Text("Tid til en hændelse", "Time to an event"),
    "event": Text("Om hændelsen kom: 0 og 1", "Whether the event came: 0 and 1"),
    "exposure": Text(
        "Hvad et antal er talt over, fx måneder", "What a count was counted over, such as months"
    ),
}
_NAMES: dict[str, tuple[str, ...]] = {
    "outcome": ("outcome", "udfald", "resultat", "i_job", "job", "exit_work", "y"),
    "treatment": ("treated", "treatment", "forsoeg", "forsøg", "med", "trial"),
    "cluster": ("municipality", "kommune", "cluster", "klynge", "state"),
    "period": ("period", "periode", "quarter", "kvartal", "year", "aar", "år", "month", "maaned", "måned"),
    "unit": ("unit", "enhed", "borger", "id", "person"),
    "start": ("start", "first_treat", "foerste", "første"),
    "weight": ("weight", "vaegt", "vægt"),
    "duration": ("duration", "varighed", "dage", "week", "time"),
    "event": ("event", "haendelse", "hændelse"),
    "exposure": ("exposure", "eksponering"),
}


def guesses(frame: pl.DataFrame) -> dict[str, str]:
    """A column for each role whose name says so; an outcome only where it is a number."""
    plain = {one.strip().lower(): one for one in frame.columns}
    found: dict[str, str] = {}
    for role, names in _NAMES.items():
        column = next((plain[name] for name in names if name in plain), "")
        if column and column not in found.values():
            found[role] = column
    if found.get("start") and found.get("treatment"):
        del found["start"]
    return found
