"""Inputs are dealt out to workers; who dies or falls silent over one is ended, and another comes."""

from __future__ import annotations

import json
import queue
import select
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.malformed.kind import ROOT

SILENT_S, STARTING_S = 300, 1200
"""However busy the machine: so long no answer is waited for."""


@dataclass(frozen=True)
class Found:
    """What became of an input."""

    kind: str
    number: int
    what: str
    why: str


class Died(Exception):
    """A worker ended, or said nothing for too long."""


class Worker:
    """A process that sends inputs."""

    def __init__(self, made: Path, seed: str) -> None:
        command = [sys.executable, "-W", "ignore", "-m", "bench.malformed.worker", str(made), seed]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.kinds: list[tuple[str, float]] = [(name, share) for name, share in self._answer(STARTING_S)]

    def ask(self, kind: str, number: int) -> Found:
        """Have one sent. Raises Died."""
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(f"{kind}\t{number}\n".encode())
            self.process.stdin.flush()
        except OSError:
            raise Died("ended before") from None
        what, why = self._answer(SILENT_S)
        return Found(kind, number, what, why)

    def _answer(self, seconds: int) -> Any:
        stream = self.process.stdout
        assert stream is not None
        ready, _, _ = select.select([stream], [], [], seconds)
        line = stream.readline() if ready else b""
        if not line:
            self.end()
            raise Died("fell silent" if not ready else f"died with {self.process.returncode}")
        return json.loads(line)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()


class Run:
    """Some workers on one seed."""

    def __init__(self, made: Path, seed: str, workers: int) -> None:
        self.made, self.seed = made, seed
        self.workers = [Worker(made, seed) for _ in range(workers)]
        self.kinds = self.workers[0].kinds

    def sent(self, inputs: Sequence[tuple[str, int]]) -> list[Found]:
        """All of them, in the order of the inputs."""
        waiting: queue.SimpleQueue[tuple[str, int]] = queue.SimpleQueue()
        for one in inputs:
            waiting.put(one)
        found: list[Found] = []
        threads = [
            threading.Thread(target=self._work, args=(worker, waiting, found)) for worker in self.workers
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        places = {one: at for at, one in enumerate(inputs)}
        return sorted(found, key=lambda one: places[one.kind, one.number])

    def _work(self, worker: Worker, waiting: queue.SimpleQueue[tuple[str, int]], found: list[Found]) -> None:
        while True:
            try:
                kind, number = waiting.get_nowait()
            except queue.Empty:
                break
            try:
                found.append(worker.ask(kind, number))
            except Died as died:
                found.append(Found(kind, number, "fault", f"the process {died}"))
                worker = Worker(self.made, self.seed)
            if found[-1].what == "fault":
                print(
                    f"fault: {found[-1].kind} --number {found[-1].number}: {found[-1].why[:300]}", flush=True
                )
        worker.end()


def allotted(kinds: Sequence[tuple[str, float]], count: int) -> list[tuple[str, int]]:
    """So many inputs of each kind as its share says, at least one."""
    whole = sum(share for _, share in kinds)
    return [(name, number) for name, share in kinds for number in range(max(1, round(count * share / whole)))]
