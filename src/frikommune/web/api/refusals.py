"""What the API says when it does not answer."""

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


def no_such_address(path: str) -> Stopped:
    """An address under the API that is none."""
    return Stopped(
        404,
        refuse(
            "no_such_address",
            problem=Text("Adressen findes ikke", "There is no such address"),
            where=path,
            given=path,
            expected=Text("en adresse i /api/v1/openapi.json", "an address in /api/v1/openapi.json"),
            do_next=Text("Ret adressen; /api/ viser dem alle.", "Correct it; /api/ shows them all."),
        ),
    )


def strange_host(path: str) -> Stopped:
    """A name that the site is not known by."""
    return Stopped(
        400,
        refuse(
            "strange_host",
            problem=Text("Siden kendes ikke under det navn", "The site is not known by that name"),
            where=path,
            given="Host",
            expected=Text("sidens eget navn", "the site's own name"),
            do_next=Text(
                "Ret adressen, eller få administratoren til at føje navnet til FRIKOMMUNE_HOSTS.",
                "Correct the address, or have the administrator add the name to FRIKOMMUNE_HOSTS.",
            ),
        ),
    )


def wrong_method(path: str, given: str, allowed: Iterable[str]) -> Stopped:
    """An address called in a way that it does not take."""
    names = ", ".join(allowed)
    return Stopped(
        405,
        refuse(
            "wrong_method",
            problem=Text("Adressen kaldes på en anden måde", "The address is called another way"),
            where=path,
            given=given,
            expected=Text.same(names),
            do_next=Text(f"Kald med {names}.", f"Call with {names}."),
        ),
        {"Allow": names},
    )


def too_large(path: str, given: int, most: int) -> Stopped:
    """A body that is larger than the address takes."""
    return Stopped(
        413,
        refuse(
            "too_large",
            problem=Text("Der sendes for meget på én gang", "Too much is sent at once"),
            where=path,
            given=f"{given:,} bytes",
            expected=Text(f"højst {most:,} bytes", f"at most {most:,} bytes"),
            do_next=Text("Send det i flere kald.", "Send it in several calls."),
        ),
    )


def length_missing(path: str) -> Stopped:
    """A body whose length is not told: it would be read as empty."""
    return Stopped(
        411,
        refuse(
            "length_missing",
            problem=Text("Længden af det sendte er ikke oplyst", "The length of what is sent is not told"),
            where=path,
            given="Transfer-Encoding: chunked",
            expected=Text.same("Content-Length"),
            do_next=Text("Send Content-Length med.", "Send Content-Length along."),
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
