"""A file that is about to be evaluated: held for an hour at most, readable by its sender alone, then gone."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest
from django.utils import timezone

from frikommune.cases.cpr import LIKE_CPR, holds_cpr, is_like_cpr, shown_name
from frikommune.cases.source import Content
from frikommune.errors import Refused, refuse
from frikommune.evaluation.evaluated.sources import in_words
from frikommune.evaluation.observations.reading import read
from frikommune.language import Text
from frikommune.ledger.atomic import file_in_place

HELD_SECONDS = 3600
_TOKEN = re.compile(r"[0-9a-f]{32}")
_LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True)
class Received:
    """A file's rows, and by which token they are found again."""

    token: str
    name: str
    frame: pl.DataFrame


def take_in(request: HttpRequest, file: UploadedFile | None) -> Received:
    """Hold a file that was sent. Raises Refused where missing, too large, no table, or with CPR numbers."""
    _forget_old()
    if file is None or not file.name:
        raise _refused("file_missing", "–", Text("en fil", "a file"), _CHOOSE)
    if file.size > settings.LARGEST_DOCUMENT:
        largest = settings.LARGEST_DOCUMENT // (1024 * 1024)
        given = f"{file.size / (1024 * 1024):.1f} MB"
        raise _refused("file_too_large", given, Text(f"højst {largest} MB", f"at most {largest} MB"), _FEWER)
    name, content = Path(file.name).name[-100:], file.read()
    frame = _read(name, content)
    _check_cpr(frame)
    token = secrets.token_hex(16)
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with file_in_place(_path(request, token)) as part:
        part.touch(0o600)
        part.write_bytes(name.encode() + b"\n" + content)
    return Received(token, name, frame)


def received(request: HttpRequest, token: str) -> Received:
    """The file again. Raises 404 where it was never sent by this person, was used, or is too old."""
    _forget_old()
    if not _TOKEN.fullmatch(token):
        raise Http404
    try:
        name, _, content = _path(request, token).read_bytes().partition(b"\n")
    except FileNotFoundError:
        raise _refused(
            "file_gone",
            "–",
            Text("en fil, der er sendt inden for en time", "a file sent within an hour"),
            _AGAIN,
        ) from None
    return Received(token, name.decode(), _read(name.decode(), content))


def forget(request: HttpRequest, token: str) -> None:
    """The file is used: nothing of it is left."""
    _path(request, token).unlink(missing_ok=True)


def _read(name: str, content: bytes) -> pl.DataFrame:
    with in_words(name):
        return read(Content(name, content))


def _path(request: HttpRequest, token: str) -> Path:
    return _folder() / f"{request.user.pk}-{token}"


def _folder() -> Path:
    return Path(settings.DATA) / "received"


def _forget_old() -> None:
    now = timezone.now().timestamp()
    for path in _folder().glob("*"):
        with suppress(FileNotFoundError):
            if now - path.stat().st_mtime > HELD_SECONDS:
                path.unlink()


def _check_cpr(frame: pl.DataFrame) -> None:
    """Raises Refused where a column's name or cells are CPR numbers; they are not repeated."""
    found = list(_with_cpr(frame.head(_LOOKED_AT)))
    if found:
        raise _refused(
            "cpr_in_file",
            ", ".join(found),
            Text("ingen CPR-numre", "no CPR numbers"),
            Text(
                "Fjern kolonnen, eller erstat numrene med løbenumre, og send filen igen.",
                "Remove the column, or replace the numbers by running ones, and send the file again.",
            ),
        )


def _with_cpr(frame: pl.DataFrame) -> Iterator[str]:
    for number, column in enumerate(frame.get_columns(), 1):
        name = shown_name(column.name)
        cells = column.drop_nulls()
        if name != column.name:
            yield f"{number}"
        elif cells.dtype == pl.String:
            if cells.str.contains(LIKE_CPR).any() or any(holds_cpr(one) for one in cells if len(one) > 9):
                yield name
        elif (
            cells.dtype.is_integer()
            and cells.len()
            and all(len(str(one)) > 8 and is_like_cpr(one) for one in cells)
        ):
            yield name


_CHOOSE = Text("Vælg en fil.", "Choose a file.")
_FEWER = Text("Send færre kolonner, eller brug terminalen.", "Send fewer columns, or use the terminal.")
_AGAIN = Text("Send filen igen.", "Send the file again.")


def _refused(code: str, given: str, expected: Text, do_next: Text) -> Refused:
    problem = Text("Filen kan ikke bruges", "The file cannot be used")
    return refuse(code, problem=problem, where="fil", given=given, expected=expected, do_next=do_next)
