"""The trials, their exemptions, and where and when each held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from frikommune.language import Text
from frikommune.programme.entry import Entry, Names, Subject
from frikommune.programme.grants import grants_of
from frikommune.programme.views import STATUS_WORDS
from frikommune.reports.facts import Facts
from frikommune.reports.open_data.dataset import (
    Column,
    Dataset,
    Row,
    code_of,
    coded,
    codes,
    columns,
    in_both,
    worded,
)
from frikommune.reports.open_data.sources import (
    ENTRY,
    GROUPS,
    SOURCE,
    groups_of,
    held,
    law_source_of,
    source_of,
)

TRIAL = Column("trial", "string", Text("Forsøgets nummer", "The trial's number"))
EXEMPTION = Column(
    "exemption",
    "string",
    Text("Undtagelsens nummer: en del af forsøget", "The exemption's number: a part of the trial"),
)
MUNICIPALITY = Column("municipality", "string", Text("Kommunens navn", "The municipality's name"))
CODE = Column(
    "municipality_code",
    "string",
    Text("Kommunens kode hos Danmarks Statistik", "The code of Statistics Denmark"),
)
_STATUS: Mapping[str, Text] = codes(STATUS_WORDS)
_EFFECTS: Mapping[str, Text] = {
    "replace": Text("noget andet gælder i stedet", "something else holds instead"),
    "suspend": Text("normen gælder ikke", "the norm does not hold"),
    "add": Text("noget kommer til", "something is added"),
}


def _trials(facts: Facts) -> Iterator[Row]:
    for one in facts.trials:
        named = held(facts.now.question(one.trial, "named"))
        members = held(one.participants)
        yield {
            "trial": one.trial.name,
            **in_both("name", one.name),
            "round": one.round or None,
            **code_of("status", one.status, _STATUS),
            "exemptions": facts.pack.parts[one.trial.name] if one.name else (),
            "municipalities": members.value.names if members and isinstance(members.value, Names) else (),
            "running_in": one.running_in,
            **source_of(named or held(facts.now.question(Subject("application", one.trial.name), "sent_in"))),
        }


TRIALS = Dataset(
    "trials",
    Text("Forsøg", "Trials"),
    Text(
        "Hvert kendt forsøg, og hvor langt det er. En ansøgning, som ingen kilde beskriver, har intet navn.",
        "Each known trial, and how far it is. An application that no source describes has no name.",
    ),
    columns(
        TRIAL,
        worded("name", Text("Forsøgets navn", "The trial's name")),
        Column("round", "string", Text("Ansøgningsrunden", "The round of applications")),
        coded("status", Text("Hvor forsøget står", "Where the trial stands"), _STATUS),
        Column("exemptions", "list", Text("Forsøgets undtagelser", "The trial's exemptions")),
        Column(
            "municipalities",
            "list",
            Text("Kommuner, der er nævnt som deltagere", "Municipalities named as taking part"),
        ),
        Column(
            "running_in",
            "list",
            Text("Kommuner, hvor forsøget er i gang", "Municipalities where it is running"),
        ),
        SOURCE,
        ENTRY,
    ),
    _trials,
    ("trial",),
)


def _exemptions(facts: Facts) -> Iterator[Row]:
    book = facts.pack.rulebook
    for trial in (one.trial.name for one in facts.trials if one.name):
        for exemption in (book.exemptions[one] for one in facts.pack.parts[trial]):
            for norm, effect in dict.fromkeys((one.norm, one.operation) for one in exemption.changes):
                yield {
                    "exemption": exemption.id,
                    "trial": trial,
                    **in_both("title", exemption.title),
                    "norm": norm,
                    **in_both("norm_title", book.norms[norm].title),
                    **code_of("effect", effect, _EFFECTS),
                    "case_by_case": exemption.use is not None,
                    **groups_of(exemption.groups or book.norms[norm].groups, book.groups),
                    **law_source_of(exemption.sources, exemption.certainty),
                }


EXEMPTIONS = Dataset(
    "exemptions",
    Text("Undtagelser og de normer, de ændrer", "Exemptions and the norms that they change"),
    Text(
        "Hvert forsøgs dele: en række for hver norm, som en undtagelse ændrer eller sætter ud af kraft.",
        "The parts of each trial: a row for each norm that an exemption changes or sets aside.",
    ),
    columns(
        EXEMPTION,
        TRIAL,
        worded("title", Text("Undtagelsens titel", "The exemption's title")),
        Column("norm", "string", Text("Normens id", "The norm's id")),
        worded("norm_title", Text("Normens titel", "The norm's title")),
        coded(
            "effect", Text("Hvad undtagelsen gør ved normen", "What the exemption does to the norm"), _EFFECTS
        ),
        Column(
            "case_by_case",
            "boolean",
            Text(
                "Om den bruges sag for sag; ellers gælder den alle",
                "Whether it is used case by case; else it holds for all",
            ),
        ),
        GROUPS,
        SOURCE,
    ),
    _exemptions,
    ("exemption", "norm", "effect"),
)


def _periods(facts: Facts) -> Iterator[Row]:
    """What is held to be so; beside it what sources say of places that nobody has decided about yet."""
    found = grants_of(facts.now, facts.pack.parts)
    decided = {(one.part, one.municipality) for one in found}
    for one in found:
        yield _period(facts, one.part, one.municipality, (one.start, one.last_day), one.entry, adopted=True)
    for part in (part for parts in facts.pack.parts.values() for part in parts):
        for fact in facts.now.question(Subject("part", part), "started").facts:
            entry = fact.entry
            places = entry.value.names if isinstance(entry.value, Names) and fact.adopted is None else ()
            for place in places:
                if entry.effect and (part, place) not in decided:
                    last = entry.until.last if entry.until else None
                    yield _period(facts, part, place, (entry.effect.last, last), entry, adopted=False)


def _period(
    facts: Facts, part: str, place: str, days: tuple[date, date | None], entry: Entry, *, adopted: bool
) -> Row:
    first, last = days
    trial = facts.pack.trial_of(part)
    return {
        "exemption": part,
        "trial": trial.id if trial else None,
        "municipality": place,
        "municipality_code": facts.pack.rulebook.municipalities.get(place) or None,
        "first_day": first,
        "last_day": last,
        "holds": first <= facts.on and (last is None or facts.on <= last),
        "adopted": adopted,
        **source_of(entry),
    }


PERIODS = Dataset(
    "periods",
    Text("Hvor og hvornår undtagelser gælder", "Where and when exemptions hold"),
    Text(
        "En række for hver kommune og undtagelse. Uden sidste dag er intet ophør kendt.",
        "A row for each municipality and exemption. Without a last day no end is known.",
    ),
    columns(
        EXEMPTION,
        TRIAL,
        MUNICIPALITY,
        CODE,
        Column("first_day", "date", Text("Første dag", "First day")),
        Column("last_day", "date", Text("Sidste dag, så vidt det er kendt", "Last day, as far as known")),
        Column(
            "holds", "boolean", Text("Om den gælder på den valgte dag", "Whether it holds on the chosen day")
        ),
        Column(
            "adopted",
            "boolean",
            Text(
                "Om netværket har lagt det til grund; nej: kilden siger det, og intet er afgjort",
                "Whether the network holds it to be so; no: the source says it, and nothing is decided",
            ),
        ),
        SOURCE,
        ENTRY,
    ),
    _periods,
    ("exemption", "municipality", "first_day"),
)
