"""The inventory of data: every table and field with its kind, purpose, basis and retention.

The fields come from the models, what is said of them from `inventory_data.py`; docs/data-inventory.md is made
of both (`FRIKOMMUNE_PIN=1 pytest tests/web/privacy`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from django.apps import apps

from frikommune.language import Text
from frikommune.web.privacy.rules import OF_THE_CONTROLLER, RULES

Kind = Literal["citizen", "free", "staff", "secret", "key", "open"]
KINDS: Mapping[Kind, Text] = {
    "citizen": Text(
        "om en borger, under pseudonym; kan være følsomt (helbred, sociale forhold)",
        "of a citizen, pseudonymous; may be sensitive (health, social circumstances)",
    ),
    "free": Text(
        "fri tekst: kan røbe nogen, trods vejledning", "free text: may tell of somebody, despite the guidance"
    ),
    "staff": Text("om en medarbejder", "of an employee"),
    "secret": Text("hemmelighed eller sum, der giver adgang", "a secret or digest that gives access"),
    "key": Text("nøgle til en række", "key to a row"),
    "open": Text("om forsøg, lov og drift; ingen person", "of trials, law and operation; nobody"),
}
_AS_LONG_AS_USED = Text(
    "så længe programmet bruges; udfyldes af den dataansvarlige",
    "as long as the programme is in use; to be filled in by the controller",
)


@dataclass(frozen=True, slots=True)
class Group:
    """What the tables of one kind of work are for. `retention` is a rule's id, or words."""

    title: Text
    purpose: Text
    basis: Text
    retention: str | Text


_RULES = {one.id: one for one in RULES}
GROUPS: Mapping[str, Group] = {
    "casework": Group(
        Text("Sager", "Cases"), _RULES["cases"].purpose, _RULES["cases"].basis, "cases"
    ),
    "deliveries": Group(
        Text("Leveringer fra fagsystemer", "Deliveries from case systems"),
        _RULES["deliveries"].purpose, _RULES["deliveries"].basis, "deliveries",
    ),
    "trail": Group(
        Text("Spor og opslag", "Traces and look-ups"), _RULES["trail"].purpose, _RULES["trail"].basis, "trail"
    ),
    "deletion": Group(
        Text("Sletning", "Deletion"),
        Text("at vise, at der er slettet, og hvor meget", "to show that it was deleted, and how much"),
        OF_THE_CONTROLLER, _AS_LONG_AS_USED,
    ),
    "evaluation": Group(
        Text("Design og evaluering", "Design and evaluation"),
        _RULES["trial"].purpose, OF_THE_CONTROLLER, "trial",
    ),
    "surveys": Group(
        Text("Spørgeskemaer", "Surveys"),
        Text("at høre, hvordan forsøget opleves", "to hear how the trial is experienced"),
        OF_THE_CONTROLLER, "survey_texts",
    ),
    "programme": Group(
        Text("Programmets journal og papirer", "The programme's journal and papers"),
        Text("at vise, hvad der er besluttet, af hvem og på hvilket grundlag",
             "to show what was decided, by whom and on what basis"),
        OF_THE_CONTROLLER, _AS_LONG_AS_USED,
    ),
    "work": Group(
        Text("Kladder, møder og indsamling", "Drafts, meetings and collection"),
        Text("at forberede det, der indsendes og besluttes", "to prepare what is submitted and decided"),
        OF_THE_CONTROLLER, _AS_LONG_AS_USED,
    ),
    "staff": Group(
        Text("Personer og roller", "People and roles"),
        Text("at give adgang og vise, hvem der gjorde hvad", "to give access and show who did what"),
        OF_THE_CONTROLLER, _AS_LONG_AS_USED,
    ),
    "signin": Group(
        Text("Login", "Sign-in"),
        Text("at kende den, der logger ind, og standse gæt", "to know who signs in, and to stop guessing"),
        OF_THE_CONTROLLER,
        Text("til sessionen eller kontoen ophører", "until the session or the account ends"),
    ),
    "sessions": Group(
        Text("Sessioner", "Sessions"),
        Text("at være logget ind", "to be signed in"),
        OF_THE_CONTROLLER, Text("til sessionen udløber", "until the session runs out"),
    ),
    "api": Group(
        Text("Fagsystemers adgang", "Case systems' access"),
        Text("at lade et fagsystem sende og spørge", "to let a case system send and ask"),
        OF_THE_CONTROLLER, _AS_LONG_AS_USED,
    ),
    "frame": Group(
        Text("Rammeværkets egne tabeller", "The framework's own tables"),
        Text("bruges ikke til personer", "not used for people"),
        Text("ingen personoplysninger", "no personal data"), _AS_LONG_AS_USED,
    ),
}  # fmt: skip
FILES: tuple[tuple[str, Text, str], ...] = (
    (
        "documents/",
        Text(
            "uploadede dokumenter; hvad der står i dem, læses ikke",
            "uploaded documents; what stands in them is not read",
        ),
        "programme",
    ),
    (
        "snapshots/",
        Text("rækker i udtræk, under egne pseudonymer", "rows of extracts, under pseudonyms of their own"),
        "evaluation",
    ),
    (
        "deliveries/",
        Text("hvad der venter på svar, og afviste rækker", "what waits for an answer, and refused rows"),
        "deliveries",
    ),
    (
        "received/",
        Text("rækker, der er sendt til en evaluering", "rows sent for an evaluation"),
        "evaluation",
    ),
    (
        "counted/",
        Text("kladde, der er talt op af sager", "what was counted from cases, for speed"),
        "casework",
    ),
    ("paper-batches/", Text("samlinger af papirer", "bundles of papers"), "programme"),
    ("caseloads/", Text("opdigtede borgere", "made-up citizens"), "work"),
    ("gone.list", Text("summer af det, der er slettet", "digests of what was deleted"), "deletion"),
    ("secret-key", Text("nøgle, der underskriver sessioner", "key that signs sessions"), "sessions"),
)
"""What lies in the data folder beside the database: name, what it is, and its group."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a table holds: its group, and the kind of each field."""

    group: str
    kinds: Mapping[str, Kind]


def held(
    group: str,
    *,
    citizen: str = "",
    free: str = "",
    staff: str = "",
    secret: str = "",
    key: str = "",
    open: str = "",
) -> Held:
    """The fields by kind, with spaces between."""
    given: dict[Kind, str] = {
        "citizen": citizen, "free": free, "staff": staff, "secret": secret, "key": key, "open": open,
    }  # fmt: skip
    return Held(group, {name: kind for kind, names in given.items() for name in names.split()})


def fields_there() -> dict[str, list[str]]:
    """Every table of the application, and its fields."""
    return {
        model._meta.db_table: [one.name for one in model._meta.concrete_fields]
        for model in apps.get_models(include_auto_created=True)
    }


def faults() -> list[str]:
    """What the inventory lacks, or tells of and is not there."""
    from frikommune.web.privacy.inventory_data import HELD

    there = fields_there()
    found = [f"{table}: no such table" for table in HELD.keys() - there.keys()]
    for table, names in there.items():
        told = HELD[table].kinds if table in HELD else {}
        found += [f"{table}.{name}: missing in inventory_data.py" for name in names if name not in told]
        found += [f"{table}.{name}: no such field" for name in told if name not in names]
    return sorted(found)


def as_markdown() -> str:
    """docs/data-inventory.md."""
    from frikommune.web.privacy.inventory_data import HELD

    lines = [_HEAD, "", "| kind | what it is |", "|---|---|"]
    lines += [f"| **{kind}** | {text.en} |" for kind, text in KINDS.items()]
    for code, group in GROUPS.items():
        lines += ["", f"## {group.title.en} ({group.title.da})", "", *_group(group), "", *_TABLE]
        for table in sorted(one for one, told in HELD.items() if told.group == code):
            lines.append(f"| `{table}` | {' · '.join(_by_kind(HELD[table]))} |")
        lines += [f"| `{name}` (files) | {text.en} |" for name, text, of in FILES if of == code]
    return "\n".join(lines) + "\n"


def _group(group: Group) -> Iterator[str]:
    yield f"- Purpose: {group.purpose.en}."
    yield f"- Legal basis: {group.basis.en}."
    if isinstance(group.retention, Text):
        yield f"- Kept: {group.retention.en}."
        return
    rule = _RULES[group.retention]
    yield f"- Kept: rule `{rule.id}`, {rule.months} months after {rule.clock.en}. Left is: {rule.left.en}."


def _by_kind(one: Held) -> Iterator[str]:
    for kind in KINDS:
        names = [name for name, its in one.kinds.items() if its == kind]
        if names:
            yield f"**{kind}**: {', '.join(names)}"


_TABLE = ("| table | fields |", "|---|---|")
_HEAD = """# Data inventory

Written by `tests/web/privacy/test_inventory.py` from the models and `web/privacy/inventory_data.py`; it fails
while a field has no kind, purpose, basis and retention. Lengths are proposals until the controller sets them
([privacy.md](privacy.md)). No table holds a CPR number: one on its way into the database is refused."""
