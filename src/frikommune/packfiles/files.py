"""Reading a file whole: text in UTF-8, and TOML."""

from __future__ import annotations

import pickle
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from frikommune.cases.file_refusals import cannot_open
from frikommune.errors import Refused, refuse
from frikommune.language import Text

_LINE = re.compile(r"at line (\d+)")
_LONG = re.compile(r"[0-9][0-9_]{300,}")
_MOST = int(sys.float_info.max)
_TWICE = ("Cannot overwrite", "Cannot declare", "Duplicate", "Cannot redefine", "Cannot mutate")


def read_text(path: Path, shown: str) -> str:
    """The text of a file. `shown` is how the file is named to the user.

    Raises Refused when the file is missing, a folder, closed to the reader, empty or not UTF-8.
    """
    try:
        content = path.read_bytes()
        words = content.decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        raise _file_missing(shown) from None
    except OSError as fault:
        raise cannot_open(shown, fault) from None
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise _wrong_encoding(f"{shown}:{line}", content[fault.start]) from None
    if not words.strip():
        raise _file_empty(shown)
    return words


def read_toml(path: Path, shown: str) -> dict[str, Any]:
    """The content of a TOML file. `shown` is how the file is named to the user.

    Raises Refused when the file is missing, empty, not UTF-8 or not TOML.
    """
    return toml_of(read_text(path, shown), shown)


def toml_of(words: str, shown: str) -> dict[str, Any]:
    """The content of a TOML text, as `read_toml` reads a file's. Raises Refused when it is not TOML."""
    try:
        content: dict[str, Any] = pickle.loads(_parsed(words))
    except RecursionError:
        raise _toml_refused("", "[[[…", shown) from None
    except ValueError as fault:
        raise _toml_refused(str(fault), words, shown) from None
    if (long := _LONG.search(words)) and any(abs(one) > _MOST for one in _whole_numbers(content)):
        raise _too_large(f"{shown}:{words.count(chr(10), 0, long.start()) + 1}", long[0])
    return content


def _whole_numbers(content: Any) -> Iterator[int]:
    inside = content.values() if isinstance(content, dict) else content if isinstance(content, list) else ()
    for one in inside:
        if isinstance(one, int):
            yield one
        else:
            yield from _whole_numbers(one)


@lru_cache(maxsize=2048)
def _parsed(words: str) -> bytes:
    """What a text says, to be unpacked for each reader: with every entry a pack is read anew."""
    return pickle.dumps(tomllib.loads(words), pickle.HIGHEST_PROTOCOL)


def _toml_refused(fault: str, words: str, shown: str) -> Refused:
    """Say in both languages what the TOML reader says in English, and show the line as it stands."""
    found, lines = _LINE.search(fault), words.splitlines()
    number = int(found[1]) if found else len(lines)
    given = lines[number - 1].strip() or "–"
    where = f"{shown}:{number}"
    if fault.startswith(_TWICE):
        return _key_twice(where, given)
    if fault.startswith("Invalid date"):
        return _no_such_day(where, given)
    return refuse(
        "toml_unreadable",
        problem=Text("Linjen kan ikke læses som TOML", "The line cannot be read as TOML"),
        where=where,
        given=given,
        expected=Text(
            "nøgle = værdi; tekster i anførselstegn, lister i [ ], tabeller i { }",
            "key = value; texts in quotation marks, lists in [ ], tables in { }",
        ),
        do_next=Text(
            "Ret linjen; fejlen kan også stå før den, fx et anførselstegn, der ikke lukker.",
            "Correct the line; the fault may also stand before it, such as a quotation mark left open.",
        ),
    )


def _too_large(where: str, given: str) -> Refused:
    return refuse(
        "number_too_large",
        problem=Text(
            "Tallet er større, end der kan regnes med", "The number is larger than can be counted with"
        ),
        where=where,
        given=f"{given[:20]}…",
        expected=Text("et tal på under 300 cifre", "a number of fewer than 300 digits"),
        do_next=Text("Ret tallet.", "Correct the number."),
    )


def _key_twice(where: str, given: str) -> Refused:
    return refuse(
        "duplicate_toml_key",
        problem=Text("Den samme nøgle står to gange", "The same key stands twice"),
        where=where,
        given=given,
        expected=Text("hver nøgle én gang", "every key once"),
        do_next=Text(
            "Slet den ene; ellers ville den ene skjule den anden.",
            "Delete one of them; otherwise one would hide the other.",
        ),
    )


def _no_such_day(where: str, given: str) -> Refused:
    return refuse(
        "no_such_day",
        problem=Text("Dagen findes ikke", "There is no such day"),
        where=where,
        given=given,
        expected=Text("en dag, der findes i kalenderen", "a day that is in the calendar"),
        do_next=Text("Ret dag, måned eller år.", "Correct the day, the month or the year."),
    )


def _file_missing(shown: str) -> Refused:
    return refuse(
        "file_missing",
        problem=Text("Filen findes ikke", "The file does not exist"),
        where=shown,
        given="–",
        expected=Text("en fil med det navn", "a file of that name"),
        do_next=Text("Ret stien, eller opret filen.", "Correct the path, or create the file."),
    )


def _wrong_encoding(where: str, byte: int) -> Refused:
    return refuse(
        "wrong_encoding",
        problem=Text("Filen er ikke UTF-8", "The file is not UTF-8"),
        where=where,
        given=f"0x{byte:02x}",
        expected=Text("en fil gemt som UTF-8", "a file saved as UTF-8"),
        do_next=Text("Gem filen igen som UTF-8.", "Save the file again as UTF-8."),
    )


def _file_empty(shown: str) -> Refused:
    return refuse(
        "file_empty",
        problem=Text("Filen er tom", "The file is empty"),
        where=shown,
        given="–",
        expected=Text("indhold", "content"),
        do_next=Text("Skriv indholdet, eller slet filen.", "Write its content, or delete the file."),
    )
