"""The fuzzer: every operation, with requests from its description and with hostile ones."""

import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.conftest import ROOT
from tests.web.attack.fuzz.calling import Caller
from tests.web.attack.fuzz.described import Description
from tests.web.attack.fuzz.hostile import hostile, sound
from tests.web.attack.fuzz.judging import faults_of
from tests.web.attack.fuzz.request import Request
from tests.web.attack.fuzz.world import World


@dataclass(frozen=True)
class Share:
    """How much is sent. Of each operation `examples` meant to be valid and as many meant not to be; all
    boundaries of this share of the operations; of what is done to sound requests this share, and `others` of
    those with the token of each other caller.
    """

    examples: int
    boundaries: float = 1.0
    hostile: float = 1.0
    others: int = 5


@dataclass
class Found:
    """What came of a run: how many requests of which operation and with which status; each fault once."""

    seed: int
    sent: Counter[tuple[str, int]] = field(default_factory=Counter)
    faults: dict[tuple[str, str], list[Request]] = field(default_factory=dict)

    def __str__(self) -> str:
        lines = [f"seed {self.seed}: {len(self.faults)} kinds of fault in {self.sent.total()} requests"]
        for (operation, fault), requests in self.faults.items():
            one = requests[0]
            lines += [f"\n{operation}: {fault} ({len(requests)} times)", f"  {one.caller}, {one.origin}"]
            lines.append(f"  {one.as_curl()}")
        return "\n".join(lines)


def description() -> Description:
    """The document, asked of the API itself."""
    answer = Caller({"own": ""})(Request("", "GET", "/api/v1/openapi.json"))
    return Description(json.loads(answer.content))


def fuzz(world: World, share: Share, seed: int, names: Iterable[str] = ()) -> Found:
    """Send it all, in an order drawn by lot, and judge each answer. `names`: of these operations only."""
    described, caller, found = description(), Caller(world.tokens), Found(seed)
    for made in requests(described, world, share, seed, list(names or described.operations)):
        request = world.ready(made)
        answer = caller(request)
        found.sent[request.operation, answer.status] += 1
        for fault in faults_of(request, answer, described):
            found.faults.setdefault((request.operation, fault), []).append(request)
    return found


def requests(
    described: Description, world: World, share: Share, seed: int, names: Sequence[str]
) -> list[Request]:
    """What is sent, the same for the same seed."""
    lot = random.Random(seed)
    asked = _asked(described, world, share, seed, names)
    made = generated(asked) if share.examples or share.boundaries else []
    for name in names:
        operation = described.operations[name]
        for known in world.known[name][:2]:
            request = sound(operation, known)
            evil = [one for one in hostile(request, operation) if lot.random() < share.hostile]
            made += [request, *evil]
            for caller in list(world.tokens)[1:]:
                some = [request, *lot.sample(evil, min(len(evil), share.others))]
                made += [one.but(one.origin, caller=caller) for one in some]
    lot.shuffle(made)
    return made


def _asked(
    described: Description, world: World, share: Share, seed: int, names: Sequence[str]
) -> dict[str, Any]:
    return {
        "document": _without_tokens(described.document),
        "operations": names,
        "known": dict(world.known),
        "examples": share.examples,
        "boundaries": share.boundaries,
        "seed": seed,
    }


def generated(asked: dict[str, Any]) -> list[Request]:
    """The requests that `generate` makes."""
    command = [sys.executable, "-m", "tests.web.attack.fuzz.generate"]
    made = subprocess.run(
        command, cwd=ROOT, input=json.dumps(asked), stdout=subprocess.PIPE, text=True, check=True
    )
    return [Request.of_line(line) for line in made.stdout.splitlines()]


def _without_tokens(document: dict[str, Any]) -> dict[str, Any]:
    """The caller shows its token: the generator need not try some of its own."""
    told = json.loads(json.dumps(document))
    told["components"].pop("securitySchemes", None)
    for methods in told["paths"].values():
        for one in methods.values():
            one.pop("security", None)
    return told
