"""A command of the command line, run in this process as its own program would run it, and judged."""

from __future__ import annotations

import io
import os
import signal
import sys
import tempfile
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import NoReturn

from bench.malformed.judging import Outcome, fault, insides_in, of_command
from frikommune.language import Language

PATIENCE = 20
"""Seconds of a processor's work after which it counts as hanging; who only waits is ended by `running`."""


@dataclass
class Command:
    """What is typed, and what a refusal must leave as it was."""

    words: list[str]
    kept: list[Path] = field(default_factory=list)
    """Files that must be as they were."""
    made: list[Path] = field(default_factory=list)
    """Where nothing may be that was not there."""


class Hangs(BaseException):
    """No code of ours catches it by mistake."""


@contextmanager
def patience(seconds: int = PATIENCE) -> Iterator[None]:
    """Raises Hangs when it takes longer."""

    def stop(_: int, frame: FrameType | None) -> NoReturn:
        raise Hangs("".join(traceback.format_stack(frame)[-4:]))

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def where_it_fell(thrown: BaseException) -> str:
    """The exception and the last places of ours, in a line."""
    frames = traceback.extract_tb(thrown.__traceback__)
    ours = [f"{Path(one.filename).name}:{one.lineno}" for one in frames if "/frikommune/" in one.filename]
    return f"{type(thrown).__name__}: {str(thrown)[:300]} at {' < '.join(reversed(ours[-3:]))}"


def run(command: Command, language: Language = "da", seconds: int = PATIENCE) -> Outcome:
    """Run it, and say what became of it."""
    from frikommune.cli.main import main

    before = _looked(command)
    out, err = _stream("strict"), _stream("backslashreplace")
    try:
        with (
            redirect_stdout(out),
            redirect_stderr(err),
            patience(seconds),
            warnings.catch_warnings(),
            below(err),
        ):
            for told in (UserWarning, RuntimeWarning, FutureWarning):
                warnings.simplefilter("always", told)
            code = main(["--lang", language, *command.words])
    except Hangs as thrown:
        return fault(f"hangs: {thrown}")
    except (Exception, SystemExit) as thrown:
        return fault(where_it_fell(thrown))
    except BaseException as thrown:  # Rust's panics are no Exception
        if type(thrown).__name__ == "KeyboardInterrupt":
            raise
        return fault(where_it_fell(thrown))
    outcome = of_command(code, _said(out), _said(err), language, as_json="--json" in command.words)
    if outcome.what == "refused" and (after := _looked(command)) != before:
        return fault(
            f"refused, but changed on the disk: {sorted(set(after) ^ set(before)) or 'a file that was there'}"
        )
    return outcome


def _stream(errors: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors=errors)


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8", "replace")


def _looked(command: Command) -> dict[str, bytes]:
    files = [*command.kept]
    for folder in command.made:
        files += [one for one in folder.rglob("*") if one.is_file()] if folder.is_dir() else []
    return {str(one): one.read_bytes() for one in files if one.is_file()}


@contextmanager
def below(err: io.TextIOWrapper) -> Iterator[None]:
    """What libraries write past Python, straight to the terminal, stands in `err` too."""
    with tempfile.TemporaryFile() as held:
        sys.__stderr__.flush() if sys.__stderr__ else None
        kept = os.dup(2)
        os.dup2(held.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
            held.seek(0)
            err.write(held.read().decode("utf-8", "replace"))


__all__ = ["Command", "Hangs", "insides_in", "patience", "run", "where_it_fell"]
