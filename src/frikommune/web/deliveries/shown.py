"""A delivery as its pages show it: who sent it, where it stands, and what it would change, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from frikommune.casework.delivery.preview import Counts, Example, Preview
from frikommune.errors import Refusal
from frikommune.language import Text
from frikommune.law.words import Words
from frikommune.web.deliveries.models import RUNNING, STATES, Delivery
from frikommune.web.deliveries.turns import is_alive
from frikommune.web.deliveries.working import preview

PARTS: Mapping[str, Text] = {
    "spells": Text("Forløb", "Spells"),
    "events": Text("Hændelser", "Events"),
    "uses": Text("Brug af undtagelser", "Uses of exemptions"),
}
STAGES: Mapping[str, Text] = {
    "": Text("Begynder", "Beginning"),
    "open": Text("Åbner filen", "Opening the file"),
    "columns": Text("Læser kolonnerne", "Reading the columns"),
    "check": Text("Efterser rækkerne", "Checking the rows"),
    "compare": Text("Sammenligner med det, der er gemt", "Comparing with what is stored"),
    "store": Text("Gemmer", "Storing"),
    "switch": Text("Tager det nye i brug", "Making the new count"),
}
WAS: Mapping[str, Text] = {
    "new": Text("ny", "new"),
    "changed": Text("ændret", "changed"),
    "gone": Text("væk", "gone"),
}
_BADGES = {"preview": "warning", "stored": "success", "refused": "error"}
_STOPPED = Text("afbrudt", "interrupted")
_FIELDS: Mapping[str, Text] = {
    "day": Text("dag", "day"),
    "moment": Text("tidspunkt", "moment"),
    "from": Text("fra", "from"),
    "to": Text("til og uden", "until (not included)"),
    "until": Text("til og uden", "until (not included)"),
    "group": Text("målgruppe", "target group"),
    "municipality": Text("kommune", "municipality"),
    "kind": Text("art", "kind"),
    "type": Text("type", "type"),
    "spell": Text("forløb", "spell"),
    "attributes": Text("oplysninger", "details"),
    "sagsbehandler": Text("sagsbehandler", "caseworker"),
    "team": Text("team", "team"),
    "sagsnummer": Text("sagsnummer", "case number"),
    "reason": Text("begrundelse", "reason"),
    "decided_on": Text("besluttet", "decided on"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A delivery in a list. `found` is None until it was read."""

    delivery: Delivery
    state: Text
    badge: str
    who: Text
    found: Preview | None


@dataclass(frozen=True, slots=True)
class Altered:
    """One field of a row, before and after."""

    name: Text
    before: Text
    after: Text


@dataclass(frozen=True, slots=True)
class Shown:
    """An example of a row that is not as it was."""

    was: Text
    part: Text
    title: Text
    number: str
    altered: tuple[Altered, ...]


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A refused row: file, line and column, as far as they are told."""

    file: str
    line: str
    column: str
    problem: Text
    do_next: Text


def line_of(delivery: Delivery) -> Line:
    """A delivery as a list shows it."""
    stopped = delivery.state in RUNNING and not is_alive(delivery)
    state = _STOPPED if stopped else STATES[delivery.state]
    badge = "error" if stopped else _BADGES.get(delivery.state, "info")
    return Line(delivery, state, badge, who_sent(delivery), preview(delivery))


def who_sent(delivery: Delivery) -> Text:
    """A person, the case system by itself, or the command line, which timers call too."""
    if delivery.made_by:
        return Text.same(delivery.made_by.name)
    if delivery.by_system == "import":
        return Text("kommandolinjen eller den planlagte import", "the command line or the scheduled import")
    if delivery.by_system:
        return Text(
            f"fagsystemet selv ({delivery.by_system})", f"the case system itself ({delivery.by_system})"
        )
    return Text("opsætningen", "the setting-up")


def refusals_of(delivery: Delivery) -> tuple[Refusal, ...]:
    """What was wrong with it as a whole."""
    return tuple(_refusal(one["da"], one["en"]) for one in delivery.refusals)


def _refusal(da: Mapping[str, str], en: Mapping[str, str]) -> Refusal:
    problem, expected, do_next = (Text(da[key], en[key]) for key in ("problem", "expected", "do_next"))
    return Refusal(da["code"], problem, da["where"], da["given"], expected, do_next)


def counted(found: Preview) -> list[tuple[Text, Counts]]:
    """Citizens, and each table that it tells of or that something is stored of."""
    rows = [(PARTS[part], one) for part, one in found.rows.items() if part in found.tables or _any(one)]
    return [(Text("Borgere", "Citizens"), found.citizens), *rows]


def _any(one: Counts) -> bool:
    return bool(one.new or one.changed or one.gone or one.same)


def examples_of(found: Preview, words: Words) -> list[Shown]:
    """The examples: new ones first, then changed, then gone."""
    order = list(WAS)
    return [_shown(one, words) for one in sorted(found.examples, key=lambda one: order.index(one.was))]


def _shown(one: Example, words: Words) -> Shown:
    titled: Mapping[str, Callable[[str], Text]] = {"spells": words.group, "events": words.event}
    title = titled.get(one.table, Text.same)(one.kind)
    altered = tuple(_altered(change.name, change.before, change.after, words) for change in one.changes)
    return Shown(WAS[one.was], PARTS[one.table], title, one.number, altered)


def _altered(name: str, before: str, after: str, words: Words) -> Altered:
    title = _FIELDS.get(name) or words.attribute(name)
    return Altered(title, _value(name, before, words), _value(name, after, words))


def _value(name: str, value: str, words: Words) -> Text:
    """A value by its title, where it has one; a dash where there is none."""
    if not value:
        return Text.same("–")
    if name == "group":
        return words.group(value)
    return words.event(value) if name == "kind" else words.value(name, value)


def refused_lines(found: Preview) -> Iterable[RefusedLine]:
    """`aktiviteter.csv:12, Dato` as file, line and column."""
    for one in found.refused:
        place, _, column = one.where.partition(", ")
        file, colon, line = place.rpartition(":")
        yield RefusedLine(file if colon else place, line if colon else "", column, one.problem, one.do_next)
