"""The rules put to the two public logs, and the figures of `shared/data/README.md` for them."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Rule:
    """`response`: each `first` is followed by a `then`. `precedence`: each `then` has a `first` before it."""

    norm: str
    """The id of the norm in our pack that says the same."""
    template: Literal["response", "precedence"]
    first: str
    then: str
    figures: tuple[int, int]
    """Activations, and those of them that are satisfied, in file order."""
    fixed_days: int | None = None
    """Within so many times 86,400 seconds."""
    local_days: int | None = None
    """Within so many local calendar days."""


@dataclass(frozen=True)
class Log:
    """A log, our pack and mapping for it, and its rules in sets: each set is one measurement."""

    name: str
    file: str
    pack: str
    mapping: str
    sets: dict[str, tuple[Rule, ...]]

    @property
    def path(self) -> Path:
        """Beside the repository, or in the folder that FRIKOMMUNE_SHARED names."""
        shared = Path(os.environ.get("FRIKOMMUNE_SHARED") or ROOT.parent / "shared")
        return shared / "data" / self.file

    def asked(self, *names: str) -> dict[str, list[dict[str, Any]]]:
        """Some of its sets, as JSON can carry them."""
        return {name: [asdict(rule) for rule in self.sets[name]] for name in names}


ORDER, DEADLINE, LOCAL = "order", "order and fixed seconds", "order and local days"
"""The sets: process-mining tools know the first two."""

_CONFIRMED, _SENT = "Confirmation of receipt", "T05 Print and send confirmation of receipt"
_DETERMINED, _CHECKED = "T04 Determine confirmation of receipt", "T02 Check confirmation of receipt"
_STOP = "T10 Determine necessity to stop indication"
_BEGUN, _DECIDED = "01_HOOFD_010", "01_HOOFD_490_1"

RECEIPT = Log(
    "receipt", "receipt.xes.gz", "tests/packs/receipt", "tests/packs/receipt-traces.toml",
    {
        ORDER: (
            Rule("confirmation-sent", "response", _CONFIRMED, _SENT, (1434, 1300)),
            Rule("determined-before-sent", "precedence", _DETERMINED, _SENT, (1300, 1299)),
        ),
        DEADLINE: (
            Rule("confirmation-sent-7-days-seconds", "response", _CONFIRMED, _SENT, (1434, 1141), 7),
            Rule("stop-indication-14-days-seconds", "response", _CONFIRMED, _STOP, (1434, 1190), 14),
            Rule("checked-1-day-before-determined", "precedence", _CHECKED, _DETERMINED, (1307, 1199), 1),
        ),
        LOCAL: (
            Rule("confirmation-sent-7-days", "response", _CONFIRMED, _SENT, (1434, 1151), local_days=7),
        ),
    },
)  # fmt: skip
BPIC15 = Log(
    "BPIC15_1", "BPIC15_1.xes.gz",
    "tests/packs/building-permits", "tests/packs/building-permits-traces.toml",
    {
        ORDER: (
            Rule("decision-made", "response", _BEGUN, _DECIDED, (1199, 919)),
            Rule("decision-before-510-2", "precedence", _DECIDED, "01_HOOFD_510_2", (903, 866)),
            Rule("375-before-decision", "precedence", "01_HOOFD_375", _DECIDED, (924, 782)),
        ),
        DEADLINE: (
            Rule("decision-56-days-seconds", "response", _BEGUN, _DECIDED, (1199, 601), 56),
            Rule("confirmation-14-days-seconds", "response", _BEGUN, "01_HOOFD_030_2", (1199, 963), 14),
        ),
        LOCAL: (Rule("decision-56-days", "response", _BEGUN, _DECIDED, (1199, 609), local_days=56),),
    },
)  # fmt: skip
LOGS = (RECEIPT, BPIC15)
