"""What must hold within one subject's history, and which groups and municipalities are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from frikommune.cases.draft import STRICT, Draft, Known, Tolerance, Where
from frikommune.cases.history import Event, Spell
from frikommune.errors import Refusal, closest
from frikommune.language import Text


@dataclass(frozen=True, slots=True)
class Fault:
    """One refusal, and the place and the field that it is about."""

    place: Where
    field: str
    refusal: Refusal


def faults(draft: Draft, known: Known | None, tolerance: Tolerance = STRICT) -> Iterator[Fault]:
    """Everything that is wrong in a draft; its events are judged only where its spells are sound."""
    wrong_spells = [*_unknown(draft, known), *_backwards(draft), *_overlapping(draft)]
    yield from wrong_spells
    yield from _unknown_uses(draft, known)
    yield from _duplicates(draft)
    if not wrong_spells:
        yield from _outside(draft, tolerance)


def duplicate(place: Where, name: str, given: str, first: Where) -> Fault:
    """A key that was already used."""
    return _fault(
        "duplicate_id",
        Text(f"Nøglen “{given}” er brugt før", f"The key “{given}” was used before"),
        place,
        name,
        given,
        Text(
            f"En nøgle, der kun bruges én gang (først i {first.where(name)})",
            f"A key that is used only once (first in {first.where(name)})",
        ),
        Text(
            "Fjern gentagelsen, eller giv rækken sin egen nøgle.",
            "Remove the repetition, or give the row a key of its own.",
        ),
    )


def _unknown(draft: Draft, known: Known | None) -> Iterator[Fault]:
    if known is None:
        return
    for spell, place in draft.spells:
        if spell.group not in known.groups:
            yield _fault(
                "unknown_group",
                Text(f"Målgruppen “{spell.group}” kendes ikke", f"The group “{spell.group}” is not known"),
                place,
                "group",
                spell.group,
                Text("En målgruppe, som lovpakken kender", "A group that the law pack knows"),
                closest(spell.group, known.groups),
            )
        if spell.municipality not in known.municipalities:
            name = spell.municipality
            yield _fault(
                "unknown_municipality",
                Text(f"Kommunen “{name}” kendes ikke", f"The municipality “{name}” is not known"),
                place,
                "municipality",
                name,
                Text("En kommune, som programmet kender", "A municipality that the programme knows"),
                closest(name, known.municipalities),
            )


def _unknown_uses(draft: Draft, known: Known | None) -> Iterator[Fault]:
    """A use of an exemption or norm that the pack has not would count for nothing, without a word."""
    if known is None:
        return
    for use, place in draft.uses:
        if known.exemptions and use.exemption not in known.exemptions:
            yield _fault(
                "unknown_exemption",
                Text(
                    f"Fravigelsen “{use.exemption}” kendes ikke",
                    f"The exemption “{use.exemption}” is not known",
                ),
                place,
                "exemption",
                use.exemption,
                Text("En fravigelse, som lovpakken kender", "An exemption that the law pack knows"),
                closest(use.exemption, known.exemptions),
            )
        if known.norms and use.norm not in known.norms:
            yield _fault(
                "unknown_norm",
                Text(f"Normen “{use.norm}” kendes ikke", f"The norm “{use.norm}” is not known"),
                place,
                "norm",
                use.norm,
                Text("En norm, som lovpakken kender", "A norm that the law pack knows"),
                closest(use.norm, known.norms),
            )


def _backwards(draft: Draft) -> Iterator[Fault]:
    for spell, place in draft.spells:
        if spell.end is not None and spell.end <= spell.start:
            yield _fault(
                "spell_backwards",
                Text("Forløbet slutter, før det begynder", "The spell ends before it starts"),
                place,
                "to",
                _span(spell.start, spell.end),
                Text(
                    "En første dag efter forløbet, der ligger efter dets første dag",
                    "A first day after the spell that lies after its first day",
                ),
                Text(
                    "Ret start eller slut; se også “end_is” i mappingfilen.",
                    "Correct the start or the end; see also “end_is” in the mapping.",
                ),
            )


def _overlapping(draft: Draft) -> Iterator[Fault]:
    last: dict[str, Spell] = {}
    for spell, place in sorted(draft.spells, key=lambda one: one[0].start):
        before = last.get(spell.group)
        if before is not None and (before.end is None or spell.start < before.end):
            yield _fault(
                "spells_overlap",
                Text(
                    f"Forløbet overlapper “{before.id}” i samme målgruppe",
                    f"The spell overlaps “{before.id}” in the same group",
                ),
                place,
                "from",
                _span(spell.start, spell.end),
                Text(
                    f"Dage uden for {_span(before.start, before.end)}",
                    f"Days outside {_span(before.start, before.end)}",
                ),
                Text(
                    "Afslut det første forløb, før det næste begynder, eller slå dem sammen.",
                    "End the first spell before the next one starts, or make them one.",
                ),
            )
        if before is None or (before.end is not None and (spell.end is None or spell.end > before.end)):
            last[spell.group] = spell


def _duplicates(draft: Draft) -> Iterator[Fault]:
    parts: Iterable[tuple[str, list[tuple[str, Where]]]] = (
        ("spell", [(spell.id, place) for spell, place in draft.spells]),
        ("event", [(event.id, place) for event, place in draft.events]),
        ("use", [(use.id, place) for use, place in draft.uses]),
    )
    for name, ids in parts:
        first: dict[str, Where] = {}
        for given, place in ids:
            if given in first:
                yield duplicate(place, name, given, first[given])
            first.setdefault(given, place)


def _outside(draft: Draft, tolerance: Tolerance) -> Iterator[Fault]:
    spells = {spell.id: spell for spell, _ in draft.spells}
    for event, place in draft.events:
        if event.spell and event.spell not in spells:
            yield _fault(
                "unknown_spell",
                Text(
                    f"Borgeren har intet forløb “{event.spell}”", f"The citizen has no spell “{event.spell}”"
                ),
                place,
                "spell",
                event.spell,
                Text("Et af borgerens egne forløb", "One of the citizen's own spells"),
                closest(event.spell, spells),
            )
        elif event.spell:
            if not _lies_in(event.day, spells[event.spell], tolerance):
                yield _outside_spells(event, place, [spells[event.spell]])
        elif not any(_lies_in(event.day, spell, STRICT) for spell in spells.values()):
            yield _outside_spells(event, place, list(spells.values()))
    if not spells:
        for _, place in draft.uses:
            yield _fault(
                "use_without_spell",
                Text("Brugen gælder en borger uden forløb", "The use is about a citizen without spells"),
                place,
                "person",
                draft.subject,
                Text("En borger med mindst ét forløb", "A citizen with at least one spell"),
                Text(
                    "Tag borgerens forløb med, eller ret nøglen.",
                    "Include the citizen's spells, or correct the id.",
                ),
            )


def _lies_in(day: date, spell: Spell, tolerance: Tolerance) -> bool:
    after_start = spell.start <= day or tolerance.before_start
    return after_start and (spell.end is None or day < spell.end or tolerance.after_end)


def _outside_spells(event: Event, place: Where, spells: list[Spell]) -> Fault:
    spans = ", ".join(_span(spell.start, spell.end) for spell in spells) or "–"
    return _fault(
        "event_outside_spells",
        Text("Hændelsen ligger uden for borgerens forløb", "The event lies outside the citizen's spells"),
        place,
        "moment" if event.moment else "day",
        event.day.isoformat(),
        Text(f"En dag i {spans}", f"A day in {spans}"),
        Text(
            "Ret dagen, eller tag det forløb med, som hændelsen hører til.",
            "Correct the day, or include the spell that the event belongs to.",
        ),
    )


def _span(start: date, end: date | None) -> str:
    """A half-open period: `[2018-03-01, 2018-05-01)`."""
    return f"[{start}, {end or '…'})"


def _fault(
    code: str, problem: Text, place: Where, name: str, given: str, expected: Text, do_next: Text
) -> Fault:
    return Fault(place, name, Refusal(code, problem, place.where(name), given, expected, do_next))
