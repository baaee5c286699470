"""What is said when JSON is none, or holds what cannot be kept."""

from __future__ import annotations

from frikommune.cases.refusals import empty_file
from frikommune.errors import Refused, refuse
from frikommune.language import Text

_JSON = {
    "Expecting property name": Text("her mangler en nøgle i anførselstegn", "a quoted key is missing here"),
    "Expecting value": Text("her mangler en værdi", "a value is missing here"),
    "Expecting ',' delimiter": Text(
        "her mangler et komma eller en slutning", "a comma or an end is missing here"
    ),
    "Expecting ':' delimiter": Text("her mangler et kolon", "a colon is missing here"),
    "Extra data": Text("der står mere efter slutningen", "something follows the end"),
    "Unterminated string": Text("en tekst lukkes ikke", "a text is not closed"),
    "Invalid control character": Text("en tekst går over flere linjer", "a text runs over several lines"),
    "Invalid \\": Text("en omvendt skråstreg står forkert", "a backslash is out of place"),
    "Illegal trailing comma": Text("her står et komma for meget", "there is a comma too many here"),
}


def json_empty(where: str) -> Refused:
    """A JSON file with nothing in it."""
    (said,) = empty_file(where).refusals
    return refuse(
        said.code,
        problem=said.problem,
        where=where,
        given=said.given,
        expected=_ONE_HISTORY,
        do_next=Text(
            "Skriv historien; docs/case-files.md viser et eksempel.",
            "Write the history; docs/case-files.md shows an example.",
        ),
    )


def json_not_utf_8(where: str, byte: int) -> Refused:
    """JSON is always UTF-8; no mapping has a say in it."""
    return refuse(
        "wrong_encoding",
        problem=Text("Teksten er ikke UTF-8", "The text is not UTF-8"),
        where=where,
        given=f"0x{byte:02X}",
        expected=Text("JSON gemt som UTF-8", "JSON saved as UTF-8"),
        do_next=Text("Gem filen igen som UTF-8.", "Save the file again as UTF-8."),
    )


def json_broken(where: str, message: str, given: str) -> Refused:
    """JSON that its parser gives up on; `message` is the parser's own, in English."""
    words = next((text for start, text in _JSON.items() if message.startswith(start)), None)
    return _not_json(where, given, words)


def json_no_number(where: str, name: str) -> Refused:
    """NaN or Infinity, which JSON has not."""
    return _not_json(where, name, Text(f"{name} er ikke et tal i JSON", f"{name} is not a number in JSON"))


def json_long_number(where: str) -> Refused:
    """A number of thousands of digits."""
    return _not_json(where, "…", Text("et tal har flere tusinde cifre", "a number has thousands of digits"))


def json_too_large(where: str, given: str) -> Refused:
    """A number that would be read as infinite, and not be read back."""
    words = Text("et tal er større, end der kan regnes med", "a number is larger than can be counted with")
    return _not_json(where, given, words)


def json_half_character(where: str, given: str) -> Refused:
    """Half of a character, which nothing can be written with; `given` is how JSON writes it."""
    return _not_json(where, given, Text("en tekst har et halvt tegn", "a text has half a character"))


def json_too_deep(where: str) -> Refused:
    """Lists in lists in lists."""
    return _not_json(where, "[[[…", Text("den er indlejret alt for dybt", "it is nested far too deep"))


def nul_in_text(where: str) -> Refused:
    """NUL, which JSON has and PostgreSQL does not keep."""
    return refuse(
        "nul_in_text",
        problem=Text("En tekst har tegnet NUL", "A text has the character NUL"),
        where=where,
        given="\\u0000",
        expected=Text("Tekst uden NUL", "Text without NUL"),
        do_next=Text("Fjern tegnet; ingen database gemmer det.", "Remove it; it cannot be kept."),
    )


_ONE_HISTORY = Text("Én historie som et JSON-objekt", "One history as a JSON object")


def _not_json(where: str, given: str, words: Text | None) -> Refused:
    da, en = (f": {words.da}", f": {words.en}") if words else ("", "")
    return refuse(
        "broken_json",
        problem=Text(f"Teksten er ikke gyldig JSON{da}", f"The text is not valid JSON{en}"),
        where=where,
        given=given,
        expected=_ONE_HISTORY,
        do_next=Text(
            "Ret linjen; docs/case-files.md viser et eksempel.",
            "Correct the line; docs/case-files.md shows an example.",
        ),
    )
