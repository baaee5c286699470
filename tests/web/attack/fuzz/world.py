"""What is there when the fuzzer calls: cases, exports that wait, a use, and tokens of every kind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.web.attack.fuzz.known import CSV, NUMBERS, SYSTEM, USE, known
from tests.web.attack.fuzz.request import Request
from tests.web.casework import TODAY, case_of

MAPPING = """synthetic = true
[delivery]
covers = "changes"
[spells]
end_is = "first_day_after"
[spells.columns]
person = { column = "CPR", keyed = true }
spell = "Id"
group = "Gruppe"
municipality = { constant = "Aalborg" }
from = "Fra"
to = "Til"
[spells.attributes]
sagsnummer = "Sag"
"""
WORKER, EXPORT = "Herlev Hansen", "hemmelig.csv"
HIDDEN = (WORKER, EXPORT)
"""What stands in the municipality's own rows, and may be told to no other."""


@dataclass(frozen=True)
class World:
    """`known`: by operation, requests that are answered. `tokens`: by caller, `own` first.

    `own` may do everything in Aalborg, `elsewhere` in Rebild; `only …` have one right, `closed …` none.
    """

    known: Mapping[str, list[dict[str, Any]]]
    tokens: Mapping[str, str]
    exports: tuple[int, ...]

    def ready(self, request: Request) -> Request:
        """The request, about a new export where it is sound and answers one that was answered long ago."""
        found = re.match(r"/api/v1/deliveries/([0-9]{1,9})/(?=confirm|give-up)", request.url)
        is_sound = request.caller == "own" and request.origin.startswith(("sound", "positive"))
        if not is_sound or found is None or int(found[1]) not in self.exports:
            return request
        return request.but(request.origin, url=f"/api/v1/deliveries/{_export()}/{request.url[found.end() :]}")


def made() -> World:
    """Add it all to the programme that is there. The settings' day is TODAY; no export is read apart."""
    from frikommune.web.deliveries.models import System
    from frikommune.web.journal.models import Programme
    from frikommune.web.uses.models import Use

    programme = Programme.objects.get(slug="nordjylland")
    named = {"programme": programme, "name": SYSTEM, "mapping": MAPPING}
    for one in ("Aalborg", "Rebild"):
        System.objects.create(municipality=one, **named)
    for place, number in enumerate(NUMBERS):
        case = case_of("sygedagpenge", "2019-06-03", number=number, person=f"borger-{place}", worker=WORKER)
    Use.objects.create(
        case=case, decided_on=date(2019, 11, 1), recorded_on=TODAY, occurrence=0, key="k", **USE
    )
    exports = [_export() for _ in range(4)]
    return World(known(exports), _tokens(programme), tuple(exports))


def _export() -> int:
    """The number of a new one, read and waiting."""
    from frikommune.web.deliveries.models import System
    from frikommune.web.deliveries.working import begin

    return begin(System.objects.get(municipality="Aalborg", name=SYSTEM), EXPORT, CSV.encode(), None).pk


def _tokens(programme: Any) -> dict[str, str]:
    from frikommune.web.api.models import RIGHTS
    from frikommune.web.api.tokens import make_token, revoke_token

    def token(label: str, municipality: str = "Aalborg", rights: tuple[str, ...] = tuple(RIGHTS)) -> str:
        return make_token(programme, municipality, label, rights, None)[1]

    revoked, secret = make_token(programme, "Aalborg", "Taget tilbage", tuple(RIGHTS), None)
    revoke_token(revoked, None)
    closed = {
        "none": "",
        "strange": f"frikommune_{'x' * 43}",
        "revoked": secret,
        "of others": "eyJhbGciOiJub25l",
    }
    return (
        {"own": token("Fuzz"), "elsewhere": token("Fuzz", "Rebild")}
        | {f"only {right}": token(right, rights=(right,)) for right in RIGHTS}
        | {f"closed {name}": one for name, one in closed.items()}
    )
