"""PostgreSQL's own programs: found, run, and heard where they complain."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from frikommune.errors import Refused
from frikommune.web.backup import refusals

_DEBIAN = Path("/usr/lib/postgresql")


def program(name: str, at_least: int) -> str:
    """One of PostgreSQL's programs, not older than the server. Raises Refused."""
    found = shutil.which(name)
    places = [Path(found)] if found else []
    places += sorted(_DEBIAN.glob(f"*/bin/{name}"), key=lambda one: -int(one.parent.parent.name))
    seen = []
    for place in places:
        told = subprocess.run([place, "--version"], capture_output=True, text=True, check=False).stdout
        version = next((word for word in told.split() if word[:1].isdigit()), "0")
        if int(version.partition(".")[0]) >= at_least:
            return str(place)
        seen.append(f"{place} ({version})")
    raise refusals.no_program(name, ", ".join(seen) or "–", at_least)


def run(command: list[str], environment: Mapping[str, str], where: str) -> str:
    """Run one of them. Raises Refused with the first line of what it complains of."""
    done = subprocess.run(
        command,
        env=_whole(environment),
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise _failed(command, where, done.stderr)
    return done.stdout


def fed(
    command: list[str], environment: Mapping[str, str], where: str, pieces: Iterable[bytes | IO[bytes]]
) -> None:
    """Run one that reads what is given it here: where this process dies, the last piece never comes.

    Raises Refused.
    """
    with TemporaryFile() as complaints:
        process = subprocess.Popen(
            command,
            env=_whole(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
        )
        with suppress(BrokenPipeError), process, process.stdin as to:  # type: ignore[union-attr]
            for one in pieces:
                shutil.copyfileobj(BytesIO(one) if isinstance(one, bytes) else one, to)
        complaints.seek(0)
        if process.returncode:
            raise _failed(command, where, complaints.read().decode("utf-8", "replace"))


def _whole(environment: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, **environment, "LC_ALL": "C"}


def _failed(command: list[str], where: str, complaints: str) -> Refused:
    lines = complaints.splitlines()
    told = [one for one in lines if "error" in one.lower()] or lines or ["–"]
    return refusals.program_failed(Path(command[0]).name, where, told[0][:300])
