"""Machine code kept on this machine: of this version, for this processor, and nobody else's."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from tempfile import gettempdir

from frikommune.ledger.atomic import file_in_place
from frikommune.ledger.population import kernel
from frikommune.ledger.population.kernel.machine import Code, processor

_OTHERS_WRITE = 0o022


def kept() -> Code | None:
    """The code that `keep` was given; None where none lies there that is whole and this user's."""
    for folder in _folders():
        with suppress(OSError, ValueError):
            if not _is_own(folder / _name()):
                continue
            digest, name, content = (folder / _name()).read_bytes().split(b"\n", 2)
            if digest == _digest(name, content):
                return Code(name.decode(), content)
    return None


def keep(code: Code) -> None:
    """Keep code for later processes in the first folder that can be written to, if there is one."""
    name = code.name.encode()
    for folder in _folders():
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with file_in_place(folder / _name()) as part:
                part.write_bytes(b"\n".join((_digest(name, code.content), name, code.content)))
                part.chmod(0o600)
            return


def _folders() -> Iterator[Path]:
    """Where code may be kept: among the user's own, else among what is temporary, under the user's number."""
    with suppress(RuntimeError):
        yield Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "frikommune"
    if sys.platform != "win32":
        yield Path(gettempdir()) / f"frikommune-{os.geteuid()}"


def _is_own(path: Path) -> bool:
    """Whether nobody else can have written it, as it is run."""
    if sys.platform == "win32":
        return path.exists()
    found = path.lstat()
    return found.st_uid == os.geteuid() and not found.st_mode & _OTHERS_WRITE


def _digest(name: bytes, content: bytes) -> bytes:
    return hashlib.sha256(name + content).hexdigest().encode()


def _name() -> str:
    """Another for each source of the kernels, each compiler, what it is told, and each processor."""
    told = sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith("NUMBA_"))
    digest = hashlib.sha256("\n".join([version("numba"), version("llvmlite"), *told, *processor()]).encode())
    for file in sorted(Path(kernel.__path__[0]).glob("*.py")):
        digest.update(file.read_bytes())
    return f"kernels-{digest.hexdigest()[:16]}.o"
