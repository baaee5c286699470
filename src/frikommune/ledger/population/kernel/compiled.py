"""How a kernel is compiled. numba is needed for that alone: what it made is kept, and loaded without it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
from numba.core import types
from numba.extending import intrinsic

from frikommune.ledger.population.kernel.machine import Code, made

F = TypeVar("F", bound=Callable[..., Any])


_OPTIONS: dict[str, Any] = {
    "nogil": True,
    "_nrt": False,
    "no_cpython_wrapper": True,
    "no_cfunc_wrapper": True,
}
"""Kernels make no arrays, so references need not be counted (`_nrt`): counting them costs more than the work
itself, and two threads would fight over the counters. Python does not call them: they need no doors to it."""


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


def code_of(kernel: Callable[..., int]) -> Code:
    """The machine code of a kernel that is told whole numbers and returns one."""
    known: Any = kernel
    known.compile((types.int64,) * known.py_func.__code__.co_argcount)
    (signature,) = known.signatures
    return made(known.overloads[signature].fndesc.llvm_func_name, known.inspect_llvm(signature))
