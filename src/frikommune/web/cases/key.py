"""Where the key to citizens' numbers is: apart from the data, so that a backup of the data holds none."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from frikommune.cases.keyed import Key, read_key
from frikommune.errors import Refused, refuse
from frikommune.language import Text


def person_key() -> Key:
    """The key of this installation; a demonstration has one of its own. Raises Refused, with what to do."""
    path = key_path()
    try:
        return _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return read_key(path)


def key_path() -> Path:
    """The file that it is in. Raises Refused where it may not be there."""
    data: Path = settings.DATA
    if not settings.PERSON_KEY:
        if not settings.DEMO:
            raise _not_apart("–")
        return data / "demo-person-key"
    path = Path(settings.PERSON_KEY)
    if path.resolve().is_relative_to(data) and not settings.DEMO:
        raise _not_apart(str(path))
    return path


@lru_cache(maxsize=4)
def _read(path: Path, _: int) -> Key:
    """Read once for each state of the file: a changed key counts at once, in every process."""
    return read_key(path)


def _not_apart(given: str) -> Refused:
    return refuse(
        "person_key_not_apart",
        problem=Text(
            "Nøglen til borgernes numre skal ligge for sig", "The key to citizens' numbers must lie apart"
        ),
        where="FRIKOMMUNE_PERSON_KEY",
        given=given,
        expected=Text("en fil uden for datamappen", "a file outside the data folder"),
        do_next=Text(
            "Sæt FRIKOMMUNE_PERSON_KEY til en fil, som sikkerhedskopien af data ikke omfatter. Den laves ved "
            "første brug; gem en kopi, for uden den kan ingen borger genfindes.",
            "Set FRIKOMMUNE_PERSON_KEY to a file that the backup of the data does not include. It is made at "
            "first use; keep a copy, for without it no citizen can be found again.",
        ),
    )
