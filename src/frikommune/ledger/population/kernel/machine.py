"""Machine code for this very machine: made from what the compiler says, and loaded without the compiler."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import NamedTuple

import llvmlite.binding as llvm  # type: ignore[import-untyped]

_NEAR = sys.platform == "linux"
"""All code lies in one place (`use_lmm`), so that calls within it are near; elsewhere as LLVM thinks best."""
Kernel = Callable[..., int]
"""A kernel that is told whole numbers and returns one."""


class Code(NamedTuple):
    """An object file, and what the kernel is called in it."""

    name: str
    content: bytes


def made(name: str, said: str) -> Code:
    """The code of a kernel, from what LLVM's own language says of it."""
    return Code(name, _machine().emit_object(llvm.parse_assembly(said)))


def loaded(code: Code, arguments: int) -> Kernel:
    """A kernel that is told so many numbers; it lets go of the interpreter's lock while it works.

    Called as numba does: a place for what is returned and one for what went wrong go before the numbers.
    """
    engine = llvm.create_mcjit_compiler(llvm.parse_assembly(""), _machine(), use_lmm=_NEAR or None)
    engine.add_object_file(llvm.ObjectFileRef.from_data(code.content))
    engine.finalize_object()
    places, numbers = [ctypes.c_void_p] * 2, [ctypes.c_int64] * arguments
    called = ctypes.CFUNCTYPE(ctypes.c_int32, *places, *numbers)(engine.get_function_address(code.name))

    def asked(*told: int) -> int:
        found, wrong = ctypes.c_int64(), ctypes.c_void_p()
        if called(ctypes.addressof(found), ctypes.addressof(wrong), *told):
            raise AssertionError(f"{code.name} failed")
        return found.value

    asked.engine = engine  # type: ignore[attr-defined]  # the code is there as long as its engine
    return asked


def processor() -> tuple[str, str]:
    """What code is made for: the processor's name, and what it can do."""
    return llvm.get_host_cpu_name(), llvm.get_host_cpu_features().flatten()


def _machine() -> llvm.TargetMachine:
    """A description of it, for one engine alone, which ends it."""
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    cpu, features = processor()
    target = llvm.Target.from_triple(llvm.get_process_triple())
    near = {"reloc": "pic", "codemodel": "small"} if _NEAR else {}
    return target.create_target_machine(cpu, features, opt=3, jit=True, **near)
