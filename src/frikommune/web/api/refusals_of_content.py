"""What a call asks for and is not there, or is there already: names, cases, keys, notes, deliveries."""

from __future__ import annotations

from collections.abc import Iterable

from frikommune.errors import Refused, closest, refuse
from frikommune.language import Text
from frikommune.web.api.refusing import Stopped


def unknown_name(code: str, key: str, given: str, known: Iterable[str]) -> Refused:
    """A municipality, a group or a norm that the programme does not know."""
    names = list(known)
    return refuse(
        code,
        problem=Text("Navnet kendes ikke", "The name is not known"),
        where=key,
        given=given,
        expected=Text("et navn fra pakken", "a name of the pack"),
        do_next=closest(given, names),
    )


def asked_twice(key: str) -> Refused:
    """A key of the address that has two values."""
    return refuse(
        "doubled_key",
        problem=Text(f"Nøglen “{key}” står to gange", f"The key “{key}” is there twice"),
        where="query",
        given=key,
        expected=Text("Hver nøgle én gang", "Each key once"),
        do_next=Text("Fjern den ene.", "Remove one of them."),
    )


def no_such_case(municipality: str, number: str) -> Stopped:
    """A citizen who has no case in the municipality, or has one elsewhere: the answer is the same."""
    return Stopped(
        404,
        refuse(
            "no_such_case",
            problem=Text(f"{municipality} har ingen sådan sag", f"{municipality} has no such case"),
            where="body",
            given=number,
            expected=Text("en sag, som fagsystemet har sendt", "a case that the case system has sent"),
            do_next=Text(
                "Ret nummeret, eller send forløbet først (/api/v1/rows).",
                "Correct the number, or send the spell first (/api/v1/rows).",
            ),
        ),
    )


def several_cases(number: str, found: int) -> Stopped:
    """A number that more than one citizen's spell is known by."""
    return Stopped(
        409,
        refuse(
            "several_cases",
            problem=Text("Flere borgere har det sagsnummer", "Several citizens have that case number"),
            where="body, number",
            given=number,
            expected=Text("et nummer, som kun én har", "a number that only one has"),
            do_next=Text("Nævn borgeren ved CPR-nummer.", "Name the citizen by CPR number."),
        ),
    )


def key_taken(key: str) -> Stopped:
    """A key that came before with something else."""
    return Stopped(
        409,
        refuse(
            "key_taken",
            problem=Text("Nøglen er brugt til noget andet", "The key was used for something else"),
            where="body, key",
            given=key,
            expected=Text(
                "det samme som første gang, eller en ny nøgle", "the same as the first time, or a new key"
            ),
            do_next=Text(
                "Lav en ny nøgle for hver brug; gentag kun et kald uændret.",
                "Make a new key for each use; repeat a call only unchanged.",
            ),
        ),
    )


def no_such_note(note: str) -> Refused:
    """A note that the municipality has not."""
    return refuse(
        "no_such_note",
        problem=Text("Notatet kendes ikke her", "The note is not known here"),
        where="body, notes",
        given=note,
        expected=Text("et notat fra /api/v1/notes", "a note from /api/v1/notes"),
        do_next=Text(
            "Hent notaterne igen, og kvittér for dem, der står der. Ingen blev kvitteret.",
            "Get the notes again, and acknowledge those. None was acknowledged.",
        ),
    )


def no_such_delivery(number: int) -> Stopped:
    """A delivery that the municipality has not."""
    return Stopped(
        404,
        refuse(
            "no_such_delivery",
            problem=Text("Leveringen findes ikke her", "There is no such delivery here"),
            where="/api/v1/deliveries",
            given=str(number),
            expected=Text(
                "nummeret fra svaret, da filen blev sendt", "the number answered when the file was sent"
            ),
            do_next=Text("Ret nummeret, eller send filen igen.", "Correct it, or send the file again."),
        ),
    )
