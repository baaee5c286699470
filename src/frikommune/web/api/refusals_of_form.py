"""What the API says of a request as it came over the line: its address, method, size and form."""

from __future__ import annotations

from collections.abc import Iterable

from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.web.api.refusing import Stopped


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


def cut_short(path: str) -> Stopped:
    """A body that ended before its length: the line was broken, or the length is wrong."""
    return Stopped(
        400,
        refuse(
            "cut_short",
            problem=Text("Det sendte kom ikke helt frem", "What was sent did not arrive whole"),
            where=path,
            given="–",
            expected=Text("så mange bytes, som Content-Length siger", "as many bytes as Content-Length says"),
            do_next=Text("Send det igen; intet er gemt.", "Send it again; nothing was stored."),
        ),
    )


def other_kind(given: str, expected: str) -> Stopped:
    """A body in another form than the call reads."""
    return Stopped(
        415,
        refuse(
            "other_kind",
            problem=Text("Det sendte er i en anden form", "What is sent is in another form"),
            where="Content-Type",
            given=given or "–",
            expected=Text.same(expected),
            do_next=Text(
                f"Send {expected}, og sig det i Content-Type.",
                f"Send {expected}, and say so in Content-Type.",
            ),
        ),
    )


def packed(given: str) -> Stopped:
    """A body that is compressed on its way."""
    return Stopped(
        415,
        refuse(
            "packed",
            problem=Text("Det sendte er pakket", "What is sent is compressed"),
            where="Content-Encoding",
            given=given,
            expected=Text("det sendte, som det er", "the body as it is"),
            do_next=Text(
                "Send uden Content-Encoding. Et udtræk må gerne selv være en zip-fil.",
                "Send without Content-Encoding. An export may itself be a zip file.",
            ),
        ),
    )
