"""The rules of retention, as data: what, for what, on which basis, how long from when, and what happens then.

The lengths are proposals of ours (no source of the programme gives one): the controller decides them, in a
file of its own (`FRIKOMMUNE_RETENTION`: `{"cases": 36}`, months by rule).
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.conf import settings

from frikommune.cases.plain_json import json_of
from frikommune.errors import Refused, closest, refuse
from frikommune.language import Text

LONGEST = 1200
OF_THE_CONTROLLER = Text("udfyldes af den dataansvarlige", "to be filled in by the controller")
_CASEWORK = Text(
    "sagsbehandling efter den lov, som forsøget fraviger; udfyldes af den dataansvarlige",
    "casework under the law that the trial departs from; to be filled in by the controller",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """`months` after `clock`, `what` is deleted, and `left` is what is left of it."""

    id: str
    what: Text
    purpose: Text
    basis: Text
    months: int
    clock: Text
    left: Text


RULES: tuple[Rule, ...] = (
    Rule(
        "cases",
        Text(
            "en borgers sag: forløb, hændelser, brug, bemærkninger, numre",
            "a citizen's case: spells, events, uses, remarks, numbers",
        ),
        Text("at vise frister og muligheder i sagen", "to show deadlines and possibilities in the case"),
        _CASEWORK,
        60,
        Text("sagen er lukket, eller fagsystemet fortæller ikke længere om borgeren",
             "the case has closed, or the case system tells of the citizen no more"),
        Text("antal brug pr. undtagelse, kommune og år; 1–4 skjules",
             "number of uses by exemption, municipality and year; 1–4 are hidden"),
    ),
    Rule(
        "trial",
        Text("brug af et forsøgs undtagelser, og rækkerne i dets udtræk",
             "uses of a trial's exemptions, and the rows of its extracts"),
        Text("at følge og evaluere forsøget", "to follow and evaluate the trial"),
        OF_THE_CONTROLLER,
        24,
        Text("forsøget er ophørt i alle kommuner", "the trial has ended in all municipalities"),
        Text("resultater og indikatorer, der er talt op; antal brug, hvor 1–4 skjules",
             "results and indicators that are counted; numbers of uses, 1–4 hidden"),
    ),
    Rule(
        "programme",
        Text("alle sager i en kommune, åbne som lukkede", "all cases of a municipality, open or closed"),
        Text("at vise frister og muligheder i sagen", "to show deadlines and possibilities in the case"),
        _CASEWORK,
        24,
        Text("kommunens sidste forsøg er ophørt", "the municipality's last trial has ended"),
        Text("som for sager", "as for cases"),
    ),
    Rule(
        "deliveries",
        Text("det, der ventede på svar efter en levering, og dens afviste rækker",
             "what waited for an answer after a delivery, and its refused rows"),
        Text("at rette og gemme leveringen", "to mend and store the delivery"),
        _CASEWORK,
        1,
        Text("leveringen kom", "the delivery came"),
        Text("at leveringen kom, hvornår, og hvor mange rækker", "that it came, when, and how many rows"),
    ),
    Rule(
        "received",
        Text("rækker, der er sendt til evaluering og ikke gemt", "rows sent for evaluation and not kept"),
        Text("at regne på dem", "to evaluate them"),
        OF_THE_CONTROLLER,
        0,
        Text("filen blev sendt (slettes dagen efter)", "the file was sent (deleted the day after)"),
        Text("intet", "nothing"),
    ),
    Rule(
        "survey_texts",
        Text("fritekster i en spørgeskemaundersøgelse", "free texts of a survey"),
        Text("at forstå svarene", "to understand the answers"),
        OF_THE_CONTROLLER,
        24,
        Text("undersøgelsen lukkede", "the survey closed"),
        Text("de afkrydsede svar, uden vej til nogen person", "the ticked answers, with no path to anybody"),
    ),
    Rule(
        "trail",
        Text("spor og opslag", "traces and look-ups"),
        Text("at kunne vise, hvem der så og ændrede hvad", "to be able to show who saw and changed what"),
        OF_THE_CONTROLLER,
        60,
        Text("sporet blev sat", "the trace was made"),
        Text("summen af det sidste, så resten af kæden stadig kan efterprøves",
             "the digest of the last, so that the rest of the chain can still be verified"),
    ),
)  # fmt: skip


def rules() -> tuple[Rule, ...]:
    """The rules with the controller's own lengths. Raises Refused for a file that cannot be read."""
    path = getattr(settings, "RETENTION", "")
    if not path:
        return RULES
    own = _read(Path(path))
    return tuple(replace(one, months=own.get(one.id, one.months)) for one in RULES)


def _read(path: Path) -> Mapping[str, int]:
    try:
        told = json_of(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise _unreadable(path, errno.errorcode.get(fault.errno or 0, "–"), "FRIKOMMUNE_RETENTION") from None
    except ValueError:
        raise _unreadable(path, "–", "FRIKOMMUNE_RETENTION") from None
    if not isinstance(told, dict):
        raise _unreadable(path, "–", "FRIKOMMUNE_RETENTION")
    known = {one.id for one in RULES}
    for key, months in told.items():
        if key not in known:
            raise refuse(
                "unknown_rule",
                problem=Text(f"Der er ingen regel “{key}”", f"There is no rule “{key}”"),
                where=path.name,
                given=key,
                expected=Text("en regels navn", "the name of a rule"),
                do_next=closest(key, known),
            )
        if not isinstance(months, int) or isinstance(months, bool) or not 0 <= months <= LONGEST:
            raise _unreadable(path, str(months), f"{path.name}, {key}")
    return told


def _unreadable(path: Path, given: str, where: str) -> Refused:
    return refuse(
        "retention_unreadable",
        problem=Text("Slettefristerne kan ikke læses", "The times of retention cannot be read"),
        where=where,
        given=given,
        expected=Text(
            'en JSON-fil med måneder pr. regel, fx {"cases": 36}',
            'a JSON file with months by rule, such as {"cases": 36}',
        ),
        do_next=Text(f"Ret {path.name}. Intet er slettet.", f"Mend {path.name}. Nothing was deleted."),
    )


def before(rule: Rule, on: date) -> date:
    """The first day that is too late to have begun the clock: what began before it is due on `on`."""
    months = on.year * 12 + on.month - 1 - rule.months
    year, month = divmod(months, 12)
    for day in range(on.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, min(on.day, 28))
