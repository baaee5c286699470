"""The API under load: a history evaluated for 20 callers at once, with and without a pause between calls."""

from __future__ import annotations

import http.client
import os
import re
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median
from time import perf_counter
from urllib.parse import urlencode

from bench.history import OBSERVED, history
from bench.measuring import table
from bench.web import quantile, served, signed_in
from frikommune.cases.json_write import json_history_text

LIMIT_S, CALLERS, SECONDS, WARM_UP = 0.05, 20, 20, 300
ALONE = 500
PAUSE_S = 1.0
"""Between two calls of one caller, where they are not relentless."""
TOKENS = "/nordjylland/tokens/Aalborg/"
MEASURED = "duties and rows"
"""What is answered when nothing else is asked for: the limit is on it."""
CALLS = {
    "duties only": f"/api/v1/evaluate?on={OBSERVED}&rows=false",
    MEASURED: f"/api/v1/evaluate?on={OBSERVED}",
    "every row explained": f"/api/v1/evaluate?on={OBSERVED}&explanations=true",
}


class Caller:
    """A case system that keeps its connection."""

    def __init__(self, port: int, path: str, secret: str, body: bytes) -> None:
        self.path, self.body = path, body
        self.headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.size = 0

    def call(self) -> float:
        """Seconds of one call. Any answer but 200 ends the measurement."""
        begun = perf_counter()
        self.connection.request("POST", self.path, self.body, self.headers)
        answer = self.connection.getresponse()
        self.size = len(answer.read())
        if answer.status != 200:
            raise SystemExit(f"{answer.status} {self.path}")
        return perf_counter() - begun


def main() -> int:
    """Measure, print, and answer 1 if the limit was not kept or a call failed."""
    body = json_history_text(history()).encode()
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder), {"FRIKOMMUNE_API_RATE": "1e6"}) as (
            port,
            pid,
        ),
    ):
        secret = token(port)
        lines = []
        kept = True
        for name, path in CALLS.items():
            caller = Caller(port, path, secret, body)
            for _ in range(WARM_UP):
                caller.call()
            lines.append(_line(name, caller.size, "one caller", *alone(caller, pid)))
            for pause in (PAUSE_S, 0.0):
                taken, spent = load([Caller(port, path, secret, body) for _ in range(CALLERS)], pause, pid)
                how = f"{CALLERS}, {pause:.0f} s between calls" if pause else f"{CALLERS} without a pause"
                lines.append(_line(name, caller.size, how, taken, spent))
                kept &= name != MEASURED or quantile(taken) <= LIMIT_S
    print(
        f"{os.cpu_count()} worker processes of 4 threads, the callers on the same machine, {SECONDS} s each\n"
    )
    heads = ("answered", "kB", "callers", "median ms", "95 % ms", "calls/s", "processor ms a call")
    print(table(heads, lines))
    print(f"\nLimit, “{MEASURED}”: 95 % within {LIMIT_S * 1000:.0f} ms. {'Kept' if kept else 'NOT kept'}.\n")
    return 0 if kept else 1


def alone(caller: Caller, pid: int) -> tuple[list[float], float]:
    """Seconds of calls one after the other, and the server's processor seconds for them."""
    before = processor_seconds(pid)
    taken = [caller.call() for _ in range(ALONE)]
    return taken, processor_seconds(pid) - before


def load(callers: list[Caller], pause: float, pid: int) -> tuple[list[float], float]:
    """Seconds of every call that the callers made at once, and the server's processor seconds for them."""
    taken: list[float] = []
    before, until = processor_seconds(pid), perf_counter() + SECONDS

    def run(number: int) -> None:
        time.sleep(pause * number / len(callers))
        while perf_counter() < until:
            taken.append(callers[number].call())
            time.sleep(pause)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(callers))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return taken, processor_seconds(pid) - before


def _line(name: str, size: int, how: str, taken: list[float], spent: float) -> tuple[str, ...]:
    rate = len(taken) / (sum(taken) if how == "one caller" else SECONDS)
    milliseconds = (f"{median(taken) * 1000:.1f}", f"{quantile(taken) * 1000:.1f}")
    return name, f"{size / 1000:.0f}", how, *milliseconds, f"{rate:.0f}", f"{spent * 1000 / len(taken):.1f}"


def processor_seconds(pid: int) -> float:
    """What a process and all its children have used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    used = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    children = [one.read_text().split() for one in Path(f"/proc/{pid}/task").glob("*/children")]
    return used + sum(processor_seconds(int(child)) for each in children for child in each)


def token(port: int) -> str:
    """A token of Aalborg, made on the page as a leader makes it."""
    cookie = signed_in(port, "demo-leder")
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", TOKENS, headers={"Cookie": cookie})
    answer = connection.getresponse()
    form = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', answer.read())
    assert form is not None
    body = urlencode({"label": "bench", "rights": "evaluate", "csrfmiddlewaretoken": form[1].decode()})
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", TOKENS, body, headers)
    made = re.search(r"frikommune_[\w-]{43}", connection.getresponse().read().decode())
    assert made is not None
    return made[0]


if __name__ == "__main__":
    sys.exit(main())
