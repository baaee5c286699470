"""How long the server takes for the pages of cases drawn by lot. Import it only once Django is set up."""

from __future__ import annotations

import random
import re
from time import perf_counter, process_time

from django.http import HttpResponse
from django.test import Client

from bench.casework import TODAY
from bench.many_cases import PLACE, example_network, put_cases
from bench.measuring import spread, table, verdict
from frikommune.web.cases.models import Case
from frikommune.web.people.models import Person

PAGES, OWN_LISTS, LIMIT_MS = 200, 20, 150
HOME = f"/nordjylland/cases/{PLACE}/"


def measured(count: int) -> int:
    """Put so many cases in, look at some of them, print; 1 if the limit was not kept."""
    begun = perf_counter()
    put_cases(example_network(), count, TODAY)
    print(f"{count:,} cases put in: {perf_counter() - begun:.0f} s. {PAGES} of them drawn by lot.\n")
    clock = Clock()
    for pk, number in random.Random(1).sample(list(Case.objects.values_list("pk", "number")), PAGES):
        look_at(clock, _client("demo-leder"), pk, number)
    for _ in range(OWN_LISTS):
        clock.get("own cases, and the form to find one", _client("demo-sagsbehandler"), HOME)
    lines = [(name, *_row(some), *_row(clock.worked[name])) for name, some in clock.taken.items()]
    print(table(("ms", "median", "95 %", "of the processor", "95 %"), lines), "\n")
    worst = max(spread(some)[2] for name, some in clock.taken.items() if name.startswith("case page"))
    return 0 if verdict("95 % of case pages, ms", worst, at_most=LIMIT_MS) else 1


def _row(taken: list[float]) -> tuple[str, str]:
    middle, _, most = spread(taken)
    return f"{middle:.0f}", f"{most:.0f}"


class Clock:
    """Milliseconds of each kind of page: by the clock, and of the processor, which others do not disturb."""

    def __init__(self) -> None:
        self.taken: dict[str, list[float]] = {}
        self.worked: dict[str, list[float]] = {}

    def get(self, name: str, client: Client, path: str) -> HttpResponse:
        """Ask for a page, and note how long it took."""
        begun = perf_counter(), process_time()
        answer = client.get(path)
        return self._noted(name, begun, answer, 200)

    def post(self, name: str, client: Client, path: str, told: dict[str, str]) -> HttpResponse:
        """Send a form that leads on, and note how long it took."""
        begun = perf_counter(), process_time()
        answer = client.post(path, told)
        return self._noted(name, begun, answer, 302)

    def _noted(
        self, name: str, begun: tuple[float, float], answer: HttpResponse, status: int
    ) -> HttpResponse:
        content = answer.content
        self.taken.setdefault(name, []).append((perf_counter() - begun[0]) * 1000)
        self.worked.setdefault(name, []).append((process_time() - begun[1]) * 1000)
        if answer.status_code != status:
            raise SystemExit(f"{name}: {answer.status_code} {content[:500]!r}")
        return answer


def look_at(clock: Clock, client: Client, pk: int, number: str) -> None:
    """Find a case by its number, open it, see the whole of it, and ask why."""
    page = f"{HOME}{pk}"
    told = {"number": number, "purpose": "check"}
    clock.post("found by its number, the look written down", client, HOME, told)
    shown = clock.get("case page", client, page)
    clock.get("case page, from the beginning", client, f"{page}?span=all")
    if why := re.search(r'hx-get="([^"]+/why/[^"]+)"', shown.content.decode()):
        clock.get("why", client, why[1])


def _client(name: str) -> Client:
    client = Client()
    client.force_login(Person.objects.get(username=name))
    return client
