"""Measurements in processes of their own, so that each one's peak memory is its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from frikommune.cli.process import settings

ROOT = Path(__file__).resolve().parents[1]
Answer = dict[str, Any]


class NotMeasured(Exception):
    """A child could not do its work; the reason is in words."""


@dataclass(frozen=True)
class Child:
    """What is run, and where: `peer` names an environment in .venv/peers, nothing means the project's own."""

    name: str
    module: str
    function: str
    keywords: dict[str, Any] = field(default_factory=dict)
    peer: str = ""

    @property
    def python(self) -> str:
        """The interpreter of its environment."""
        return str(ROOT / ".venv" / "peers" / self.peer / "bin" / "python") if self.peer else sys.executable


def ask(child: Child) -> Answer:
    """Run one child and return what it answers, `peak_mb` among it. Raises NotMeasured."""
    if not Path(child.python).exists():
        raise NotMeasured(f"{child.name} has no environment: run `make bench` once")
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            [child.python, "-W", "ignore", "-m", "bench.child", child.module, child.function],
            input=json.dumps(child.keywords).encode(), stdout=subprocess.PIPE, stderr=said,
            cwd=ROOT, check=False, env=None if child.peer else {**settings(), **os.environ},
        )  # fmt: skip
        said.seek(0)
        last = said.read().decode(errors="replace").strip()[-2000:]
    if done.returncode:
        raise NotMeasured(f"{child.name}: {last or done.returncode}")
    answer: Answer = json.loads(done.stdout)
    return answer


def in_turn(children: Sequence[Child], rounds: int) -> dict[str, list[Answer]]:
    """Every child once a round, the order turned each round, so that a machine growing slower is fair to all.

    A child that cannot be measured is named on the terminal, and left out from then on.
    """
    found: dict[str, list[Answer]] = {child.name: [] for child in children}
    left = list(children)
    for _ in range(rounds):
        for child in list(left):
            try:
                found[child.name].append(ask(child))
            except NotMeasured as reason:
                print(f"Not measured: {reason}\n")
                left.remove(child)
        left.reverse()
    return {name: answers for name, answers in found.items() if answers}
