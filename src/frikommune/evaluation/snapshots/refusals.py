"""What is refused of a snapshot's folder."""

from __future__ import annotations

from pathlib import Path

from frikommune.errors import Refused, refuse
from frikommune.language import Text


def lies_there(folder: Path) -> Refused:
    """A snapshot is never written over."""
    return refuse(
        "snapshot_lies_there",
        problem=Text("Der ligger allerede et udtræk", "A snapshot lies there already"),
        where=str(folder),
        given=folder.name,
        expected=Text("en mappe, der ikke findes endnu", "a folder that is not there yet"),
        do_next=Text(
            "Vælg en anden mappe. Et udtræk skrives aldrig over, for en evaluering kan hvile på det.",
            "Choose another folder. A snapshot is never written over, as an evaluation may rest on it.",
        ),
    )


def no_snapshot(path: Path, given: str) -> Refused:
    """A folder without what makes it a snapshot."""
    return refuse(
        "no_snapshot",
        problem=Text("Det kan ikke læses som et udtræk", "It cannot be read as a snapshot"),
        where=str(path),
        given=given,
        expected=Text(
            "en mappe med rows.parquet og snapshot.json, lavet af “frikommune snapshot”",
            "a folder with rows.parquet and snapshot.json, made by “frikommune snapshot”",
        ),
        do_next=Text("Find mappen frem igen, hel.", "Find the whole folder again."),
    )


def changed(path: Path, expected: str, found: str) -> Refused:
    """A file that says something else than when the snapshot was taken."""
    return refuse(
        "snapshot_changed",
        problem=Text(
            "Udtrækket er ændret, efter at det blev taget", "The snapshot was changed after it was taken"
        ),
        where=str(path),
        given=found[:64],
        expected=Text.same(expected[:64] or "–"),
        do_next=Text(
            "Brug den oprindelige mappe. Et ændret udtræk kan intet fund hvile på; tag ellers et nyt.",
            "Use the original folder. No finding can rest on a changed snapshot; or take a new one.",
        ),
    )


def unlike(where: str, one: str, two: str) -> Refused:
    """Two snapshots that cannot be compared."""
    return refuse(
        "snapshots_unlike",
        problem=Text(
            "De to udtræk kan ikke sammenlignes: de er ikke af det samme",
            "The two snapshots cannot be compared: they are not of the same thing",
        ),
        where=where,
        given=f"{one} / {two}",
        expected=Text(
            "to udtræk af samme forsøg, enhed og tidsrum for udfaldet",
            "two snapshots of one trial, unit and horizon",
        ),
        do_next=Text("Vælg to udtræk af samme forsøg.", "Choose two snapshots of one trial."),
    )


def no_column(snapshot: str, given: str, known: tuple[str, ...]) -> Refused:
    """An outcome that the snapshot does not have."""
    names = ", ".join(known)
    return refuse(
        "no_such_outcome",
        problem=Text("Udtrækket har intet sådant udfald", "The snapshot has no such outcome"),
        where=snapshot,
        given=given,
        expected=Text(f"et af: {names}", f"one of: {names}"),
        do_next=Text("Se dictionary.csv.", "See dictionary.csv."),
    )
