"""What a journal says must be about something: trials, parts, municipalities, entries that exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from frikommune.errors import Refusal, Refused, closest, refuse
from frikommune.language import Text
from frikommune.law.exemption import Grant
from frikommune.law.source import Source
from frikommune.programme.entry import Adoption, Entry, Names, Subject
from frikommune.programme.grants import grants_of
from frikommune.programme.journal import Journal
from frikommune.programme.life_checks import check_act
from frikommune.programme.plan_steps import check_plan_act
from frikommune.programme.state import state

_PACK_KINDS = {
    "trial": Text("et forsøg i trials/", "a trial in trials/"),
    "part": Text("id for en fravigelse i trials/", "the id of an exemption in trials/"),
    "municipality": Text("en kommune fra pack.toml", "a municipality of pack.toml"),
}


def check_journal(
    journal: Journal, parts: Mapping[str, tuple[str, ...]], municipalities: Iterable[str]
) -> None:
    """Refuse what is about nothing, and acts that the steps do not allow. Raises Refused with all of it."""
    check_added(Journal(), journal.entries, parts, municipalities)


def check_added(
    before: Journal,
    added: Sequence[Entry],
    parts: Mapping[str, tuple[str, ...]],
    municipalities: Iterable[str],
) -> None:
    """As `check_journal`, of what is added to a journal that was checked. Raises Refused with all of it."""
    journal = before.with_entries(*added)
    known = {
        "trial": set(parts),
        "part": {name for names in parts.values() for name in names},
        "municipality": set(municipalities),
    }
    refusals: list[Refusal] = []
    told = {entry.about for entry in journal if entry.says != "adopts"}
    for entry in added:
        for found in _wrong(entry, journal, known, told):
            refusals += found.refusals
    refusals = refusals or list(_acts(before, added, parts))
    if refusals:
        raise Refused(*refusals)


def _wrong(
    entry: Entry, journal: Journal, known: Mapping[str, set[str]], told: set[Subject]
) -> Iterator[Refused]:
    if isinstance(entry.value, Adoption):
        for name in (*entry.value.adopts, *entry.value.over):
            if name not in journal.by_id:
                yield _unknown_entry(entry, name, journal.by_id)
        return
    pointed = (entry.value,) if isinstance(entry.value, Subject) else ()
    for subject in (*entry.subjects, *pointed):
        if subject.kind in known:
            if subject.name not in known[subject.kind]:
                yield _unknown(entry, subject, known[subject.kind])
        elif subject not in told:
            yield _untold(entry, subject)
    if isinstance(entry.value, Names):
        for name in entry.value.names:
            if name not in known["municipality"]:
                yield _unknown(entry, Subject("municipality", name), known["municipality"])


def _acts(
    earlier: Journal, added: Sequence[Entry], parts: Mapping[str, tuple[str, ...]]
) -> Iterator[Refusal]:
    """Each act held against what had been recorded before it."""
    claims = [one for one in added if one.family == "claim" or one.says == "adopts"]
    before = [*earlier, *claims]
    for act in (one for one in added if one.family == "act" and one.says != "adopts"):
        try:
            _check(Journal(tuple(before)), act, parts)
        except Refused as refused:
            yield from refused.within(act.where).refusals
        before.append(act)


def _check(journal: Journal, act: Entry, parts: Mapping[str, tuple[str, ...]]) -> None:
    """What is planned has steps of its own; every other act is on a trial. Raises Refused."""
    if act.about.kind == "calendar":
        check_plan_act(journal, act)
        return
    of_part = (trial for trial, names in parts.items() if act.about.name in names)
    trial = next(of_part, act.about.name) if act.about.kind == "part" else act.about.name
    check_act(journal, act, trial, parts.get(trial, ()))


def journal_grants(journal: Journal, parts: Mapping[str, Sequence[str]]) -> list[Grant]:
    """The grants that the journal's acts and adopted claims yield, as the law knows them."""
    if not len(journal):
        return []
    first = min(one.recorded.start for one in journal)
    return [
        Grant(
            one.part,
            one.municipality,
            one.start,
            one.end,
            Source(one.entry.paper.reference, one.entry.heading),
            one.entry.certainty,
            one.entry.where,
        )
        for one in grants_of(state(journal, first), parts)
    ]


def _unknown(entry: Entry, subject: Subject, known: Iterable[str]) -> Refused:
    return refuse(
        f"unknown_{subject.kind}",
        problem=Text(f"Pakken har ikke “{subject}”", f"The pack does not have “{subject}”"),
        where=entry.where,
        given=subject.name,
        expected=_PACK_KINDS[subject.kind],
        do_next=closest(subject.name, known),
    )


def _untold(entry: Entry, subject: Subject) -> Refused:
    return refuse(
        "untold_subject",
        problem=Text(
            f"Intet i journalen handler om “{subject}”", f"Nothing in the journal is about “{subject}”"
        ),
        where=entry.where,
        given=str(subject),
        expected=Text("noget, som en indførsel har i “about”", "something that an entry has in “about”"),
        do_next=Text(
            f"Ret “{subject}”, eller skriv en indførsel om det.",
            f"Correct “{subject}”, or write an entry about it.",
        ),
    )


def _unknown_entry(entry: Entry, name: str, known: Iterable[str]) -> Refused:
    return refuse(
        "unknown_entry",
        problem=Text(f"Journalen har ingen indførsel “{name}”", f"The journal has no entry “{name}”"),
        where=entry.where,
        given=name,
        expected=Text("id for en indførsel", "the id of an entry"),
        do_next=closest(name, known),
    )
