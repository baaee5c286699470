"""One history as a JSON file, for `frikommune explain`: read strictly, written to be read back the same.

Spells are half-open: `to` is the first day after the spell, null while it is open. See docs/case-files.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from frikommune.cases import json_refusals, refusals
from frikommune.cases.checks import faults
from frikommune.cases.cpr import holds_cpr, is_like_cpr
from frikommune.cases.draft import Draft, Known
from frikommune.cases.history import Event, History, Spell, Use, Value
from frikommune.cases.json_values import attributes_from_json
from frikommune.cases.json_write import EVENT_KEYS, USE_TEXTS, is_near
from frikommune.cases.section import Section, missing_key, unknown_key
from frikommune.cases.source import opened
from frikommune.cases.strict_json import parse_json
from frikommune.dates import parse_iso_day, parse_moment
from frikommune.errors import Refused
from frikommune.language import Text

_TOP = ("subject", "synthetic", "spells", "events", "uses")
_SPELL = ("id", "group", "municipality", "from", "to", "attributes")
_EVENT = frozenset(EVENT_KEYS)
_USE = (
    "id",
    "exemption",
    "norm",
    "occurrence",
    "decided_on",
    "recorded_on",
    "reason",
    "replaced_by",
    "approved_by",
    "approved_on",
)


@dataclass(frozen=True, slots=True)
class _JsonPlace:
    """One object in the file."""

    section: Section

    def where(self, field: str) -> str:
        return self.section.where("id" if field in ("event", "use") else field)


def read_json_history(path: Path, known: Known | None) -> History:
    """The history in a file; with `known`, its groups and municipalities are checked too. Raises Refused."""
    with opened(path, json_refusals.json_empty) as file:
        content = file.read()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise json_refusals.json_not_utf_8(f"{path.name}:{line}", content[error.start]) from None
    return parse_json_history(text, path.name, known)


def parse_json_history(text: str, where: str, known: Known | None) -> History:
    """The history in a text; `where` names it in refusals. Raises Refused with everything wrong."""
    top = Section(parse_json(text, where), where, "", _TOP)
    draft = Draft(top.required("subject", str), synthetic=top.required("synthetic", bool))
    top.required("spells", list)
    draft.spells = [(_spell(one), _JsonPlace(one)) for one in _listed(top, "spells", _SPELL)]
    draft.events = [
        (_event(one, n), _JsonPlace(one)) for n, one in enumerate(_listed(top, "events", None), 1)
    ]
    draft.uses = [(_use(one), _JsonPlace(one)) for one in _listed(top, "uses", _USE)]
    _refuse_cpr(draft, top)
    if known is not None:
        draft.spell_as(known)
    wrong = [fault.refusal for fault in faults(draft, known)]
    if wrong:
        raise Refused(*wrong)
    return draft.history()


def _listed(top: Section, key: str, known: tuple[str, ...] | None) -> Iterator[Section]:
    for number, one in enumerate(top.optional(key, list, [])):
        yield Section(one, top.file, f"{key}[{number}]", known)


def _day(section: Section, key: str) -> date:
    text = section.required(key, str)
    try:
        return parse_iso_day(text)
    except Refused:  # where it stands is only told where it is needed: there are many days in a file
        return parse_iso_day(text, section.where(key))


def _spell(one: Section) -> Spell:
    if "to" not in one:
        raise missing_key(
            "to",
            object,
            one.where(),
            Text(
                "Skriv første dag efter forløbet, eller null, hvis det er åbent.",
                "Write the first day after the spell, or null if it is open.",
            ),
        )
    return Spell(
        id=one.required("id", str),
        group=one.required("group", str),
        municipality=one.required("municipality", str),
        start=_day(one, "from"),
        end=None if one.data["to"] is None else _day(one, "to"),
        attributes=_attributes(one),
    )


def _event(one: Section, number: int) -> Event:
    inline = {key: value for key, value in one.data.items() if key not in _EVENT}
    for key in inline:
        if is_near(key):
            raise unknown_key(key, EVENT_KEYS, one.where(key))
    moment = parse_moment(one.required("moment", str), one.where("moment")) if "moment" in one else None
    day = moment.date() if moment and "day" not in one else _day(one, "day")
    return Event(
        id=one.required("id", str),
        day=day,
        sequence=one.optional("sequence", int, number),
        kind=one.required("kind", str),
        type=one.optional("type", str, ""),
        form=one.optional("form", str, ""),
        spell=one.optional("spell", str, ""),
        moment=moment,
        attributes=(attributes_from_json(inline, one.where()) if inline else {}) | _attributes(one),
    )


def _use(one: Section) -> Use:
    return Use(
        id=one.required("id", str),
        exemption=one.required("exemption", str),
        norm=one.required("norm", str),
        decided_on=_day(one, "decided_on"),
        recorded_on=_day(one, "recorded_on"),
        occurrence=one.optional("occurrence", int, 0),
        approved_on=_day(one, "approved_on") if "approved_on" in one else None,
        **{key: one.optional(key, str, "") for key in USE_TEXTS},
    )


def _attributes(one: Section) -> dict[str, Value]:
    return (
        attributes_from_json(one.data["attributes"], one.where("attributes")) if "attributes" in one else {}
    )


def _refuse_cpr(draft: Draft, top: Section) -> None:
    ids = [("subject", draft.subject)]
    ids += [("spells", spell.id) for spell, _ in draft.spells]
    ids += [("events", event.id) for event, _ in draft.events]
    ids += [("uses", text) for use, _ in draft.uses for text in (use.id, use.approved_by)]
    texts = [("uses", use.reason) for use, _ in draft.uses]
    codes = {text for event, _ in draft.events for text in (event.kind, event.type, event.form)}
    texts += [("events", text) for text in codes]
    kept = [("spells", spell.attributes) for spell, _ in draft.spells]
    kept += [("events", event.attributes) for event, _ in draft.events]
    texts += [(key, str(value)) for key, attributes in kept for value in attributes.values()]
    for key, text in ids:
        if is_like_cpr(text):
            raise refusals.cpr_in_data(top.where(key), 1)
    for key, text in texts:
        if holds_cpr(text):
            raise refusals.cpr_in_data(top.where(key), 1)
