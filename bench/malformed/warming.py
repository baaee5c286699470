"""What takes long the first time is done before anything is timed, and what never changes is read once."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from bench.malformed.commands import Command, run
from bench.malformed.files_of_cases import EXAMPLES
from bench.malformed.files_of_papers import CASES, QUICK, ROLES


def warm() -> None:
    """Load what compiles or reads for seconds."""
    read_the_own_pack_once()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "made"
        for words in (
            ["ledger", *CASES, "--out", str(out)],
            ["savings", *CASES],
            ["caseload", "--persons", "1", "--out", str(out.with_name("caseload"))],
            ["evaluate-trial", str(EXAMPLES / "quarters.csv"), *ROLES, *QUICK],
            ["report", "evaluation_report", "--trial", "3.3", "--out", str(out.with_suffix(".pdf"))],
            ["report", "pixi", "--out", str(out.with_suffix(".pptx"))],
        ):
            run(Command(words), seconds=600)


def read_the_own_pack_once() -> None:
    """The pack that comes with the program is the same for every input; those of the inputs are read anew."""
    from frikommune.cli import speaking
    from frikommune.packfiles.pack import Pack, load_pack

    own = cache(load_pack)

    def read(folder: Path | None = None) -> Pack:
        return load_pack(folder) if folder else own()

    setattr(speaking, "load_pack", read)  # noqa: B010
