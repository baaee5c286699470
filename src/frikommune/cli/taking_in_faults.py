"""What is said when an import cannot even begin."""

from __future__ import annotations

from collections.abc import Iterable

from frikommune.errors import Refused, closest, refuse
from frikommune.language import Text


def file_or_folder() -> Refused:
    """Neither a file nor a folder, or both."""
    return refuse(
        "file_or_folder",
        problem=Text("Der skal en fil til, eller --folder", "It takes a file, or --folder"),
        where="frikommune import",
        given="–",
        expected=Text("enten en fil eller --folder MAPPE", "either a file or --folder FOLDER"),
        do_next=Text("Kør “frikommune import --help”.", "Run “frikommune import --help”."),
    )


def no_database(where: str) -> Refused:
    """A data folder that no application was ever started on."""
    return refuse(
        "no_database",
        problem=Text("Der er ingen database her", "There is no database here"),
        where="--data",
        given=where,
        expected=Text(
            "datamappen, som “frikommune web” bruger", "the data folder that “frikommune web” uses"
        ),
        do_next=Text(
            "Ret --data, eller start “frikommune web” én gang først.",
            "Correct --data, or start “frikommune web” once first.",
        ),
    )


def unknown(option: str, given: str, known: Iterable[str]) -> Refused:
    """A programme or municipality that is not there."""
    return refuse(
        "unknown_name",
        problem=Text(f"“{given}” kendes ikke", f"“{given}” is not known"),
        where=option,
        given=given,
        expected=Text("et af dem, der er i databasen", "one of those in the database"),
        do_next=closest(given, known),
    )


def no_such_system(given: str, known: Iterable[str]) -> Refused:
    """A case system that has no mapping yet."""
    names = ", ".join(known) or "–"
    return refuse(
        "unknown_system",
        problem=Text(f"Fagsystemet “{given}” kendes ikke", f"The case system “{given}” is not known"),
        where="--system",
        given=given,
        expected=Text(f"et af: {names}", f"one of: {names}"),
        do_next=Text(
            "Ret navnet, eller giv systemets mapping med --mapping.",
            "Correct the name, or give the system's mapping by --mapping.",
        ),
    )
