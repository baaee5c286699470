"""What cannot be done with a status, in words."""

from __future__ import annotations

from frikommune.errors import Refused, refuse
from frikommune.language import Text


def reference_in_use(given: str) -> Refused:
    """Two statuses that the journal could not tell apart."""
    return refuse(
        "reference_in_use",
        problem=Text("Der er allerede en status med det korte navn", "A status has that short name already"),
        where=Text("Kort navn", "Short name").da,
        given=given,
        expected=Text("et navn, der ikke er brugt", "a name that is not in use"),
        do_next=Text("Tilføj fx dagen.", "Add the day, for instance."),
    )


def not_asked_yet() -> Refused:
    """Freezing or answering what nobody was asked."""
    return refuse(
        "not_asked_yet",
        problem=Text("Kommunerne er ikke spurgt endnu", "The municipalities have not been asked yet"),
        where="",
        given=Text("en kladde", "a draft").da,
        expected=Text("en indsamling, der er sendt ud", "a request that was sent out"),
        do_next=Text("Send den ud først.", "Send it out first."),
    )


def asked_already() -> Refused:
    """Changing the questions that some have answered."""
    return refuse(
        "asked_already",
        problem=Text("Spørgsmålene er sendt ud", "The questions were sent out"),
        where="",
        given=Text("en ændring", "a change").da,
        expected=Text("ingen ændring: nogle kan have svaret", "no change: some may have answered"),
        do_next=Text(
            "Skriv til kommunerne, eller lav en ny indsamling ud fra denne.",
            "Write to the municipalities, or make a new request from this one.",
        ),
    )


def nothing_to_ask() -> Refused:
    """No question or no municipality."""
    return refuse(
        "nothing_to_ask",
        problem=Text("Der er intet at spørge om", "There is nothing to ask"),
        where="",
        given=Text("0 spørgsmål", "0 questions").da,
        expected=Text("mindst ét spørgsmål", "at least one question"),
        do_next=Text("Tilføj et spørgsmål, og send så ud.", "Add a question, then send it out."),
    )


def nothing_approved() -> Refused:
    """A status without a single answer."""
    return refuse(
        "nothing_approved",
        problem=Text("Ingen svar er godkendt endnu", "No answers have been approved yet"),
        where="",
        given=Text("0 godkendte svar", "0 approved answers").da,
        expected=Text("mindst én kommunes svar, godkendt", "at least one municipality's answers, approved"),
        do_next=Text("Læs og godkend svarene, og frys så.", "Read and approve the answers, then freeze."),
    )


def changed_meanwhile(where: str, by: str) -> Refused:
    """Somebody else saved since the page was opened."""
    return refuse(
        "changed_meanwhile",
        problem=Text("En anden har gemt imens", "Somebody else saved meanwhile"),
        where=where,
        given=by,
        expected=Text("at du har set det, der er gemt", "that you have seen what was saved"),
        do_next=Text(
            "Intet er tabt: dit står i felterne og er gemt ved siden af. Sammenlign nedenfor, og send igen.",
            "Nothing is lost: yours is in the fields and kept beside. Compare below, and send again.",
        ),
    )


def nothing_sent(where: str) -> Refused:
    """Approving or asking back what was not sent in."""
    return refuse(
        "nothing_sent",
        problem=Text(
            "Der er ikke sendt svar ind at tage stilling til", "No answers were sent in to decide on"
        ),
        where=where,
        given=Text("ingen ventende svar", "no answers waiting").da,
        expected=Text("svar, der er sendt ind", "answers that were sent in"),
        do_next=Text(
            "Genindlæs siden: noget er sket imens.", "Reload the page: something happened meanwhile."
        ),
    )
