"""The pages under load: the full pack, 100,000 cases, 20 people at once; and what a page weighs."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from time import perf_counter
from urllib.parse import urlencode

from bench.measuring import table

LIMIT_S, USERS, SECONDS, PERSONS = 0.2, 20, 20, 100_000
THINKING_S = 1.0
"""What a person at least takes to read a page before the next click."""
PAGES = {
    "front page": "/nordjylland/",
    "portfolio": "/nordjylland/portfolio/",
    "portfolio, another day": "/nordjylland/portfolio/?on=2018-01-31",
    "trial 1.3": "/nordjylland/trial/1.3",
    "what applies": "/nordjylland/law/applies?municipality=Aalborg&group=dagpenge&on=2019-03-01",
    "norms": "/nordjylland/law/norms",
    "calendar": "/nordjylland/calendar/",
    "my municipality": "/nordjylland/municipality/one/Aalborg",
    "applications": "/nordjylland/applications/",
    "search": "/nordjylland/search/?q=samtale",
}


def main() -> int:
    """Measure, print, and answer 1 if the limit was not kept or a page failed."""
    with tempfile.TemporaryDirectory() as folder:
        cases = Path(folder) / "cases"
        command = ["caseload", "--persons", str(PERSONS), "--seed", "1", "--out", str(cases)]
        subprocess.run([sys.executable, "-m", "frikommune", *command], check=True, stdout=subprocess.DEVNULL)
        with server(Path(folder), cases) as port:
            kept = _report(port)
    return 0 if kept else 1


def _report(port: int) -> bool:
    cookie = signed_in(port, "demo-leder")
    weights = {name: weight(port, path, cookie) for name, path in PAGES.items()}
    paused = load(port, cookie, THINKING_S)
    pressed = load(port, cookie, 0.0)
    lines = [
        (name, *_milliseconds(paused[name]), *_milliseconds(pressed[name])[1:], *weights[name])
        for name in PAGES
    ]
    everything = [one for taken in paused.values() for one in taken]
    relentless = [one for taken in pressed.values() for one in taken]
    print(f"{USERS} people at once, {PERSONS:,} cases, {SECONDS} s; one worker process for each core\n")
    heads = ("median ms", "95 % ms", "95 % ms without a pause", "kB sent", "kB with its parts", "requests")
    print(table(("", *heads), lines))
    worst = quantile(everything)
    kept = worst <= LIMIT_S
    rate = len(relentless) / SECONDS
    print(f"\nAll pages, {THINKING_S:.0f} s to read each: 95 % within {worst * 1000:.0f} ms", end="")
    print(f" ({len(everything):,} pages). Without a pause: 95 % within", end="")
    print(f" {quantile(relentless) * 1000:.0f} ms, {rate:.0f} pages a second.")
    print(f"Limit: 95 % within {LIMIT_S * 1000:.0f} ms, no error. {'Kept' if kept else 'NOT kept'}.\n")
    return kept


def _milliseconds(taken: list[float]) -> tuple[str, str]:
    return f"{median(taken) * 1000:.0f}", f"{quantile(taken) * 1000:.0f}"


def quantile(taken: list[float], share: float = 0.95) -> float:
    """The least that is not exceeded by that share."""
    ordered = sorted(taken)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


@contextmanager
def server(folder: Path, cases: Path) -> Iterator[int]:
    """The product as `frikommune web` serves it, on an empty folder."""
    with served(folder, {"FRIKOMMUNE_CASES": str(cases)}) as (port, _):
        yield port


@contextmanager
def served(folder: Path, settings: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """The same with other settings: the port, and the process that all its workers are children of."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    workers = str(os.cpu_count() or 1)
    command = ["web", "--demo", "--data", str(folder / "data"), "--port", str(port), "--workers", workers]
    with (folder / "log").open("w") as log, subprocess.Popen(
        [sys.executable, "-m", "frikommune", *command], env={**os.environ, **settings}, stdout=log, stderr=log
    ) as process:  # fmt: skip
        try:
            _wait(port, process)
            yield port, process.pid
        finally:
            process.terminate()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    """Five minutes: a demonstration is made first. A server that has stopped is noticed at once."""
    for _ in range(1200):
        if process.poll() is not None:
            break
        with suppress(OSError):
            if get(port, "/health", "")[0] == 200:
                return
        time.sleep(0.25)
    raise SystemExit("The server did not start.")


def get(port: int, path: str, cookie: str) -> tuple[int, bytes]:
    """One page by a new connection, as sent: compressed."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, content


def signed_in(port: int, name: str) -> str:
    """The cookie of a made-up person."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/people/sign-in")
    answer = connection.getresponse()
    page = answer.read()
    token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    first = (answer.getheader("Set-Cookie") or "").partition(";")[0]
    if token is None:
        raise SystemExit(f"{answer.status} of the page to sign in: {page[:2000].decode()}")
    body = urlencode({"username": name, "csrfmiddlewaretoken": token[1].decode()})
    headers = {"Cookie": first, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/people/sign-in/demo", body, headers)
    answer = connection.getresponse()
    answer.read()
    cookies = [one.partition(";")[0] for key, one in answer.getheaders() if key.lower() == "set-cookie"]
    return "; ".join(cookies)


def load(port: int, cookie: str, thinking: float) -> dict[str, list[float]]:
    """Seconds of every page that `USERS` people saw, each going round all pages from a place of their own."""
    found: dict[str, list[float]] = {name: [] for name in PAGES}
    until, lock, faults = perf_counter() + SECONDS, threading.Lock(), list[str]()

    def person(number: int) -> None:
        names = list(PAGES)
        time.sleep(thinking * number / USERS)
        at = number
        while perf_counter() < until:
            name = names[at % len(names)]
            begun = perf_counter()
            status, _ = get(port, PAGES[name], cookie)
            taken = perf_counter() - begun
            with lock:
                found[name].append(taken)
                faults.extend([f"{status} {PAGES[name]}"] if status != 200 else [])
            time.sleep(thinking)
            at += 1

    people = [threading.Thread(target=person, args=(number,)) for number in range(USERS)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    if faults:
        raise SystemExit("\n".join(sorted(set(faults))))
    return found


def weight(port: int, path: str, cookie: str) -> tuple[str, str, str]:
    """Kilobytes of the page, of it with what it asks for at once, and the number of requests."""
    status, content = get(port, path, cookie)
    if status != 200:
        raise SystemExit(f"{status} {path}")
    page = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
    parts = set(re.findall(rb'(?:src|href)="(/static/[^"#]+)', page))
    sizes = [len(get(port, one.decode(), cookie)[1]) for one in parts]
    return f"{len(content) / 1000:.0f}", f"{(len(content) + sum(sizes)) / 1000:.0f}", str(1 + len(parts))


if __name__ == "__main__":
    sys.exit(main())
