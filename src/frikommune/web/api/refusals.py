"""What the API says to whoever may not call, or calls too often, and when it fails itself."""

from __future__ import annotations

from collections.abc import Iterable

from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.web.api.models import RIGHTS
from frikommune.web.api.refusing import Stopped
from frikommune.web.operations.faults import RETRY_AFTER

BEARER = {"WWW-Authenticate": 'Bearer realm="frikommune"'}


def no_token() -> Stopped:
    """A call without a token."""
    return Stopped(
        401,
        refuse(
            "no_token",
            problem=Text("Der mangler en adgangsnøgle", "A token is missing"),
            where="Authorization",
            given="–",
            expected=Text("Authorization: Bearer frikommune_…", "Authorization: Bearer frikommune_…"),
            do_next=Text(
                "Send kommunens adgangsnøgle med. En leder laver den under Sager, Adgang for fagsystemer.",
                "Send the municipality's token. A leader makes it under Cases, Access for case systems.",
            ),
        ),
        BEARER,
    )


def unknown_token() -> Stopped:
    """A token that opens nothing; it is not repeated."""
    return Stopped(
        401,
        refuse(
            "unknown_token",
            problem=Text("Adgangsnøglen gælder ikke", "The token is not valid"),
            where="Authorization",
            given="…",
            expected=Text("en adgangsnøgle, som ikke er lukket", "a token that was not revoked"),
            do_next=Text(
                "Ret adgangsnøglen i fagsystemet, eller få en leder til at lave en ny.",
                "Correct the token in the case system, or have a leader make a new one.",
            ),
        ),
        BEARER,
    )


def too_often(wait: int, rate: float, headers: dict[str, str]) -> Stopped:
    """More calls than a token may make."""
    return Stopped(
        429,
        refuse(
            "too_often",
            problem=Text("Der kaldes for ofte", "The calls come too often"),
            where="Authorization",
            given=headers["RateLimit-Remaining"],
            expected=Text(
                f"højst {rate:g} kald i sekundet i det lange løb",
                f"at most {rate:g} calls a second in the long run",
            ),
            do_next=Text(
                f"Vent {wait} s, og kald igen; svaret siger det i Retry-After.",
                f"Wait {wait} s and call again; the answer says so in Retry-After.",
            ),
        ),
        headers,
    )


def right_missing(right: str, has: Iterable[str]) -> Stopped:
    """A token that may do other things than this one."""
    may = RIGHTS[right]
    return Stopped(
        403,
        refuse(
            "right_missing",
            problem=Text("Det må adgangsnøglen ikke", "The token may not do this"),
            where="Authorization",
            given=", ".join(has) or "–",
            expected=Text(f"{right}: {may.da}", f"{right}: {may.en}"),
            do_next=Text(
                "Få en leder til at lave en adgangsnøgle, der må, eller lad være med at kalde det.",
                "Have a leader make a token that may, or do not call this.",
            ),
        ),
    )


def fault(path: str) -> Stopped:
    """Something failed here. Nothing of it is shown."""
    return Stopped(
        500,
        refuse(
            "fault",
            problem=Text("Der skete en fejl hos os", "Something failed here"),
            where=path,
            given="–",
            expected=Text("et svar", "an answer"),
            do_next=Text(
                "Intet er gemt halvt. Kald igen; samme nøgle skrives ikke to gange.",
                "Nothing was half-stored. Call again; the same key is not written twice.",
            ),
        ),
    )


def unavailable(path: str, words: Text) -> Stopped:
    """The machine's fault and not the program's: the database is gone or slow, or the disk is full."""
    return Stopped(
        503,
        refuse(
            "unavailable",
            problem=Text("Serveren kan ikke lige nu", "The server cannot just now"),
            where=path,
            given="–",
            expected=Text("et svar", "an answer"),
            do_next=words,
        ),
        {"Retry-After": str(RETRY_AFTER)},
    )
