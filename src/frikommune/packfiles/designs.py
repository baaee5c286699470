"""A design as a file: the design at the top, then its lock, then its amendments.

Every key is a field of `evaluation/designs/design.py`, read by the one reader of designs (`as_json.py`);
lists of tables are named in the singular, as elsewhere in packs: `[[guardrail]]`, `[[cost]]`, `[[reform]]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from frikommune.errors import Refused, refuse
from frikommune.evaluation.designs.as_json import read
from frikommune.evaluation.designs.design import Amendment, Design, Lock, Registered
from frikommune.evaluation.designs.locking import verified
from frikommune.language import Text
from frikommune.packfiles.files import read_text, toml_of
from frikommune.packfiles.table import Table, gather

NAMES = {"guardrails": "guardrail", "costs": "cost", "reforms": "reform"}
"""What a file calls the fields that it names otherwise."""
LOCK, AMENDMENT = "lock", "amendment"


def read_design(path: Path) -> Registered:
    """The design that a file holds. Raises Refused as `design_of_text`, and when it cannot be read."""
    return design_of_text(read_text(path, str(path)), str(path))


def design_of_text(words: str, shown: str) -> Registered:
    """A design as text; `shown` is how it is named to the user.

    Raises Refused with every key that is unknown, missing or wrong; or when it was changed after its lock.
    """
    data = toml_of(words, shown)
    _check_keys(data, shown)
    said = {key: value for key, value in data.items() if key not in (LOCK, AMENDMENT)}
    file = Table(data, shown)
    parts: list[list[Design | Lock | Amendment]] = gather(
        lambda: [read(Design, said, shown, NAMES)],
        lambda: [read(Lock, one.data, one.where, NAMES) for one in file.tables(LOCK)],
        lambda: [read(Amendment, one.data, one.where, NAMES) for one in file.tables(AMENDMENT)],
    )
    found = [one for part in parts for one in part]
    (planned,) = (one for one in found if isinstance(one, Design))
    locks = [one for one in found if isinstance(one, Lock)]
    changed = tuple(one for one in found if isinstance(one, Amendment))
    if len(locks) > 1:
        raise _locked_twice(shown)
    try:
        return verified(Registered(planned, locks[0] if locks else None, changed))
    except Refused as refused:
        raise refused.within(shown) from None


def _check_keys(data: Mapping[str, Any], shown: str) -> None:
    """A misspelt lock must not be read as no lock."""
    for key in data:
        near = get_close_matches(key, (LOCK, AMENDMENT, "locks", "amendments"), n=1, cutoff=0.75)
        if near and key not in (LOCK, AMENDMENT):
            meant = near[0].removesuffix("s")
            raise refuse(
                "unknown_key",
                problem=Text(f"Nøglen “{key}” kendes ikke her", f"The key “{key}” is not known here"),
                where=shown,
                given=key,
                expected=Text.same(f"[{LOCK}], [[{AMENDMENT}]]"),
                do_next=Text(f"Mente du “{meant}”?", f"Did you mean “{meant}”?"),
            )


def _locked_twice(shown: str) -> Refused:
    return refuse(
        "locked_twice",
        problem=Text("Designet har to låse", "The design has two locks"),
        where=shown,
        given=f"[[{LOCK}]]",
        expected=Text(f"én [{LOCK}]", f"one [{LOCK}]"),
        do_next=Text("Hent den låste udgave frem igen.", "Bring back the locked version."),
    )
