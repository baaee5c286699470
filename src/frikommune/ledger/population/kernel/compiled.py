"""How a kernel is compiled: once per machine, and anew when any kernel's source has changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import gettempdir
from typing import Any, TypeVar, cast

import numba
from numba.core import types
from numba.extending import intrinsic

F = TypeVar("F", bound=Callable[..., Any])


_OPTIONS: dict[str, Any] = {"cache": True, "nogil": True, "_nrt": False}
"""Kernels make no arrays, so references need not be counted (`_nrt`): counting them costs more than the work
itself, and two threads would fight over the counters."""


def compiled(function: F) -> F:
    """The function compiled to machine code, free of the interpreter's lock."""
    return cast(F, numba.njit(**_OPTIONS, forceinline=False)(function))  # else its first caller decides


def inlined(function: F) -> F:
    """A small function, compiled into every function that calls it."""
    return cast(F, numba.njit(**_OPTIONS, forceinline=True)(function))


def _seldom(typingctx: Any) -> Any:
    """The function that says so is seldom called, and never compiled into its callers."""

    def lowered(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        builder.function.attributes.add("noinline")
        builder.function.attributes.add("cold")
        return context.get_dummy_value()

    return types.none(), lowered


seldom = cast(Callable[[], None], intrinsic(_seldom))


def _stamp() -> str:
    """A digest of every kernel's source: numba itself only looks at that of the function called first.

    And of whether places are checked (`kernel.tables`), and of where the source lies: numba keeps for each
    place what it has compiled, so another installation's is of no use here.
    """
    checked, here = numba.config.BOUNDSCHECK, Path(__file__).parent  # type: ignore[attr-defined]
    digest = hashlib.sha256(f"{numba.__version__}, {checked}, {here}".encode())
    for file in sorted(here.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _keep_in(stamp: str) -> str:
    """A folder for compiled kernels that this user may write to."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    for base in (home, Path(gettempdir())):
        folder = base / "frikommune" / f"kernels-{stamp}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        return str(folder)
    return ""


if "NUMBA_CACHE_DIR" not in os.environ:
    numba.config.CACHE_DIR = _keep_in(_stamp())  # type: ignore[attr-defined]
