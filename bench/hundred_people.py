"""A hundred people at once against the product as `frikommune web` serves it: no error, no lost update.

    python -m bench.hundred_people [SECONDS] [--hurried]

People pause for 2 to 8 s between two clicks, as those who read and write do; `--hurried`: for 0.5 to 3.5.
Ninety caseworkers and ten leaders of one municipality, each with cases of their own, read pages, register
uses and write remarks, and the leaders write into the same text of the same paper at once. Everything that
was answered with “stored” is looked for afterwards in the database, and must be there exactly once; each
version of the text must stand on the one before it. The database is an SQLite file of its own, or that of
FRIKOMMUNE_DATABASE, which must be empty.
"""

from __future__ import annotations

import http.client
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from urllib.parse import urlencode

from bench.measuring import table
from bench.web import quantile, served, signed_in

PEOPLE, LEADERS, SECONDS, CASES_EACH, TODAY = 100, 10, 600, 8, "2019-11-08"
SLOWEST = 10
THINKING_S, HURRIED_S = (2.0, 8.0), (0.5, 3.5)
"""Between two clicks: drawn by lot between these."""
PAGES = {
    "front page": "/nordjylland/",
    "portfolio": "/nordjylland/portfolio/",
    "trial 1.3": "/nordjylland/trial/1.3",
    "what applies": "/nordjylland/law/applies?municipality=Aalborg&group=dagpenge&on=2019-03-01",
    "today's list": "/nordjylland/today/Aalborg/",
    "calendar": "/nordjylland/calendar/",
}
STEP, REASON = "lae265-rehabiliteringsmoede|0|2.1a", "tilstraekkelig-dokumentation"
TEXT = "/nordjylland/papers/committee_status/text/background?municipality=Aalborg"


@dataclass
class Seen:
    """What everybody saw, together."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    seconds: dict[str, list[float]] = field(default_factory=dict)
    when: list[tuple[float, float, str]] = field(default_factory=list)
    """Of each answer: how long it took, when it was there, and what it was."""
    faults: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)
    uses: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    conflicts: int = 0

    def took(self, name: str, seconds: float, status: int, allowed: tuple[int, ...]) -> None:
        """One answer."""
        with self.lock:
            self.seconds.setdefault(name, []).append(seconds)
            self.when.append((seconds, perf_counter(), name))
            if status not in allowed:
                self.faults[f"{status} {name}"] += 1


class Human:
    """Somebody with a browser: one connection, one session, time to think."""

    def __init__(
        self, port: int, number: int, cases: list[int], seen: Seen, thinking: tuple[float, float]
    ) -> None:
        self.port, self.number, self.seen, self.thinking = port, number, seen, thinking
        self.lot, self.fresh, self.cases = random.Random(number), list(cases), cases
        self.cookie = _signed_in(port, username(number))
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.written = 0

    def live(self, until: float) -> None:
        """Click until then."""
        while perf_counter() < until:
            chance = self.lot.random()
            if self.number < LEADERS and chance < 0.3:
                self.write_text()
            elif chance < 0.1 and self.fresh:
                self.register()
            elif chance < 0.25:
                self.remark()
            elif chance < 0.5:
                self.ask("case page", f"/nordjylland/cases/Aalborg/{self.lot.choice(self.cases)}")
            else:
                name = self.lot.choice(list(PAGES))
                self.ask(name, PAGES[name])
            time.sleep(self.lot.uniform(*self.thinking))

    def ask(
        self, name: str, path: str, body: dict[str, str] | None = None, allowed: tuple[int, ...] = (200,)
    ) -> tuple[int, str]:
        """One request; a broken connection is a fault, and the next is made anew."""
        headers = {"Cookie": self.cookie}
        if body is not None:
            token = re.search(r"csrftoken=([^;]+)", self.cookie)
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "X-CSRFToken": token[1] if token else "",
            }
        began = perf_counter()
        try:
            self.connection.request(
                "POST" if body is not None else "GET", path, urlencode(body) if body else None, headers
            )
            answer = self.connection.getresponse()
            status, page = answer.status, answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as fault:
            self.connection.close()
            status, page = 0, type(fault).__name__
        self.seen.took(name, perf_counter() - began, status, allowed)
        return status, page

    def register(self) -> None:
        """The form is opened, filled in and sent; one in four is sent twice, as with a double click."""
        case = self.fresh.pop()
        path = f"/nordjylland/uses/Aalborg/{case}/use"
        status, page = self.ask("form of a use", path)
        token = re.search(r'name="token" value="([^"]+)"', page)
        if status != 200 or token is None:
            return
        sent = {
            "token": token[1],
            "step": STEP,
            f"reason|{STEP}": REASON,
            f"own|{STEP}": "",
            f"replaced_by|{STEP}": "",
        }
        for _ in range(2 if self.lot.random() < 0.25 else 1):
            status, _ = self.ask("register a use", path, sent, (302,))
        if status == 302:
            with self.seen.lock:
                self.seen.uses.append(case)

    def remark(self) -> None:
        """A line in one's own case."""
        self.written += 1
        words = f"linje {self.number}-{self.written}"
        sent = {
            "exemption": "2.1a",
            "kind": "side_effect",
            "words": words,
            "key": f"k{self.number}-{self.written}",
        }
        case = self.lot.choice(self.cases)
        status, _ = self.ask("write a remark", f"/nordjylland/uses/Aalborg/{case}/remark", sent, (302,))
        if status == 302:
            with self.seen.lock:
                self.seen.remarks.append(words)

    def write_text(self) -> None:
        """Read the text, think, and write it anew on the version that was read; somebody may be quicker."""
        status, page = self.ask("read the text", TEXT)
        version = re.search(r'name="version" value="(\d+)"', page)
        if status != 200 or version is None:
            return
        time.sleep(self.lot.uniform(*self.thinking))
        self.written += 1
        words = f"Vi har lært {self.number}-{self.written}."
        status, page = self.ask("write the text", TEXT, {"text": words, "version": version[1]}, (302, 422))
        with self.seen.lock:
            if status == 302:
                self.seen.texts.append(words)
            elif "En anden har gemt" in page:
                self.seen.conflicts += 1
            elif status == 422:
                self.seen.faults["422 write the text, for another reason"] += 1


def _signed_in(port: int, name: str) -> str:
    """The first pages of a server that was just started may take long on a busy machine."""
    for _ in range(5):
        try:
            return signed_in(port, name)
        except TimeoutError:
            continue
    raise SystemExit("nobody could sign in")


def username(number: int) -> str:
    """Of a made-up person."""
    return f"demo-hundred-{number:03}"


def main() -> int:
    """Let them work, look, print, and answer 1 if there was an error or a lost update."""
    seconds = next((int(one) for one in sys.argv[1:] if one.isdecimal()), SECONDS)
    thinking = HURRIED_S if "--hurried" in sys.argv else THINKING_S
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        told = _apart("prepare", data)
        cases = [[int(one) for one in line.split()] for line in told.splitlines()]
        seen = Seen()
        with served(data, {"FRIKOMMUNE_TODAY": TODAY}) as (port, _):
            people = [Human(port, number, cases[number], seen, thinking) for number in range(PEOPLE)]
            began = perf_counter()
            until = began + seconds
            threads = [threading.Thread(target=one.live, args=(until,)) for one in people]
            for one in threads:
                one.start()
            for one in threads:
                one.join()
        wrong = _wrong(seen, _apart("look", data))
        _say_the_slowest(seen, began)
        return _report(seen, seconds, thinking, wrong)


def _apart(what: str, data: Path) -> str:
    """Done by a process of its own, that has Django on that folder."""
    command = [sys.executable, "-m", "bench.hundred_people_data", what, str(data / "data")]
    environment = {**os.environ, "FRIKOMMUNE_TODAY": TODAY}
    return subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout


def _wrong(seen: Seen, there: str) -> dict[str, int]:
    """How many that were answered “stored” are missing, and how many are there twice."""
    found: dict[str, list[str]] = {"remark": [], "use": [], "text": []}
    for line in there.splitlines():
        kind, _, what = line.partition(" ")
        found[kind].append(what)
    versions = [int(one.partition(" ")[0]) for one in found["text"]]
    texts = [one.partition(" ")[2] for one in found["text"]]
    wanted = {"remark": seen.remarks, "use": [str(one) for one in seen.uses], "text": seen.texts}
    there_now = {"remark": found["remark"], "use": found["use"], "text": texts}
    wrong = {}
    for kind, stored in wanted.items():
        count = Counter(there_now[kind])
        wrong[f"{kind}s lost"] = sum(not count[one] for one in stored)
        wrong[f"{kind}s doubled"] = sum(number > 1 for number in count.values())
    wrong["versions of the text left out or doubled"] = int(versions != list(range(1, len(versions) + 1)))
    return wrong


def _say_the_slowest(seen: Seen, began: float) -> None:
    slowest = sorted(seen.when, reverse=True)[:SLOWEST]
    said = (f"{name} ({seconds:.1f} s, at {at - began:.0f} s)" for seconds, at, name in slowest)
    print(f"The slowest, and when they were there: {', '.join(said)}.\n")


def _report(seen: Seen, seconds: int, thinking: tuple[float, float], wrong: dict[str, int]) -> int:
    database = "PostgreSQL" if os.environ.get("FRIKOMMUNE_DATABASE", "").startswith("postgres") else "SQLite"
    everything = [one for taken in seen.seconds.values() for one in taken]
    print(
        f"{PEOPLE} people at once, {seconds} s, {database}, {os.cpu_count()} worker processes, "
        f"{thinking[0]:g} to {thinking[1]:g} s between clicks, "
        f"load {os.getloadavg()[0]:.1f}\n"
    )
    rows = [
        (
            name,
            str(len(taken)),
            f"{median(taken) * 1000:.0f}",
            f"{quantile(taken) * 1000:.0f}",
            f"{max(taken) * 1000:.0f}",
        )
        for name, taken in sorted(seen.seconds.items())
    ]
    print(table(("", "requests", "median ms", "95 % ms", "slowest ms"), rows))
    print(
        f"\nAll: {len(everything):,} requests, {len(everything) / seconds:.0f} a second, "
        f"95 % within {quantile(everything) * 1000:.0f} ms."
    )
    print(
        f"Stored: {len(seen.remarks)} remarks, {len(seen.uses)} uses, {len(seen.texts)} versions of one text",
        end="",
    )
    print(f"; {seen.conflicts} who were overtaken were told.")
    print(f"Errors: {dict(seen.faults) or 'none'}.")
    print(f"Lost or doubled: { {name: number for name, number in wrong.items() if number} or 'none' }.")
    return int(bool(seen.faults) or any(wrong.values()))


if __name__ == "__main__":
    sys.exit(main())
