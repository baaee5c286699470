"""What is known of one trial, gathered once for all its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from frikommune.programme.entry import Entry, Names, Subject, Verdict, Word, own_subjects
from frikommune.programme.grants import Holding, counted_in, held_by
from frikommune.programme.journal import adoptions
from frikommune.programme.life import Life, life_of
from frikommune.programme.state import Fact, Question, State
from frikommune.programme.when import When


@dataclass(frozen=True)
class RowFacts:
    """`stage` is where the application stands on the day; `life` where acts have brought the trial, if any.

    `held` are the holdings of each municipality, whatever the day; `naming` what names each municipality;
    `endings` what may have ended them.
    """

    now: State
    trial: str
    parts: tuple[str, ...]
    stage: str
    life: Life | None
    held: Mapping[str, tuple[Holding, ...]]
    naming: Mapping[str, tuple[Entry, ...]]
    first_named: tuple[str, ...]
    about_outcome: tuple[Entry, ...]
    not_started: tuple[Entry, ...]
    laws: tuple[Entry, ...]
    acts: tuple[Entry, ...]
    endings: tuple[Entry, ...]
    contested: frozenset[str]
    is_outcome_near: bool

    @property
    def is_begun(self) -> bool:
        """Whether it has begun anywhere."""
        return any(one.start <= self.now.on for held in self.held.values() for one in held)


def row_facts(now: State, trial: str, parts: tuple[str, ...]) -> RowFacts:
    """Gather them. What contradicts what was adopted does not count; where nothing is adopted, all counts."""
    own = own_subjects(trial, parts)
    known = [one for one in now.known if one.about in own]
    acts = tuple(one for one in known if one.family == "act" and _has_come(one, now.on))
    until_now = [one for one in now.known if _has_come(one, now.on)]
    life = life_of(until_now, trial, parts) if acts else None
    application = Subject("application", trial)
    outcomes = counting(now.question(application, "outcome"))
    participants = counting(now.question(Subject("trial", trial), "participants"))
    naming = _naming(participants, acts, life)
    return RowFacts(
        now=now,
        trial=trial,
        parts=parts,
        stage=life.stage if life else _stage(now, application, outcomes),
        life=life,
        held=_held(now, trial, parts),
        naming=naming,
        first_named=_first_named(participants, acts),
        about_outcome=tuple(one.entry for one in (*now.question(application, "sent_in").facts, *outcomes)),
        not_started=tuple(one.entry for one in now.question(Subject("trial", trial), "not_started").facts),
        laws=tuple(one for one in known if isinstance(one.value, Verdict)),
        acts=acts,
        endings=tuple(one for one in now.known if _is_own(one, own) and one.says in _ENDING),
        contested=_contested(now, trial, participants),
        is_outcome_near=any(one.standing == "maybe" for one in outcomes),
    )


_ENDING = frozenset({"leave", "end", "period_end", "extend", "met_by_law", "meet_by_law", "make_permanent"})


def _is_own(entry: Entry, own: frozenset[Subject]) -> bool:
    return entry.about in own or entry.about.kind == "network"


def _has_come(entry: Entry, on: date) -> bool:
    return entry.effect is None or entry.effect.start <= on


def counting(question: Question) -> tuple[Fact, ...]:
    """The facts that no adopted one has taken the place of."""
    is_chosen = any(one.adopted for one in question.facts)
    return tuple(one for one in question.facts if one.adopted is not False or not is_chosen)


def _stage(now: State, application: Subject, outcomes: Sequence[Fact]) -> str:
    """By claims alone, each from the last day on which it can have come true."""
    held = [one.entry.value for one in outcomes if one.standing == "holds"]
    codes = {one.code for one in held if isinstance(one, Word)}
    if codes:
        return "refused" if codes == {"refused"} else "granted"
    sent = now.question(application, "sent_in")
    return "sent" if any(one.standing == "holds" for one in sent.facts) else "none"


def _naming(
    participants: Sequence[Fact], acts: Sequence[Entry], life: Life | None
) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in (*(one.entry for one in participants), *acts):
        if isinstance(entry.value, Names):
            for name in entry.value.names:
                found.setdefault(name, []).append(entry)
    withdrawn = set(found) - set(life.applicants) - set(life.there) if life and not participants else set()
    return {name: tuple(entries) for name, entries in found.items() if name not in withdrawn}


def _first_named(participants: Sequence[Fact], acts: Sequence[Entry]) -> tuple[str, ...]:
    """Those in it from the grant on: by the earliest source, or by the last application."""
    applied = [one.value for one in acts if one.says == "apply"][-1:]
    named = applied or [one.entry.value for one in participants]
    return next((one.names for one in named if isinstance(one, Names)), ())


def _contested(now: State, trial: str, participants: Sequence[Fact]) -> frozenset[str]:
    """Municipalities of which the sources disagree whether they are in it."""
    named = [one.entry.value.names for one in participants if isinstance(one.entry.value, Names)]
    apart = {name for names in named for name in names if not all(name in others for others in named)}
    about = Subject("trial", trial)
    for one in now.disagreements:
        if not one.adopted and any(about in claim.subjects for claim in one.claims):
            places = [claim for claim in one.claims if claim.about.kind == "municipality"]
            apart |= {claim.about.name for claim in places if about in claim.subjects}
    return frozenset(apart)


def _held(now: State, trial: str, parts: tuple[str, ...]) -> Mapping[str, tuple[Holding, ...]]:
    own = own_subjects(trial, parts)
    counted = tuple(one for one in counted_in(now.known) if _is_own(one, own))
    if not any(one.says in ("started", "start") for one in counted):
        counted, parts = _as_claimed(now.known, own), tuple(dict.fromkeys((*parts, trial)))
    found: dict[str, list[Holding]] = {}
    for one in held_by(counted, {trial: parts}):
        found.setdefault(one.municipality, []).append(one)
    return {name: tuple(held) for name, held in found.items()}


def _as_claimed(known: Sequence[Entry], own: frozenset[Subject]) -> tuple[Entry, ...]:
    """What counts while nobody has adopted any start: all that nobody has chosen another in place of.

    A start of the whole trial is read as one of a part with the trial's own name, where nothing more exact is
    said of the municipality.
    """
    chosen = adoptions(known)
    left = [
        one
        for one in known
        if _is_own(one, own)
        and (one.id not in chosen or one.id in chosen[one.id][1].adopts or not chosen[one.id][1].adopts)
    ]
    last = max((one.value.end for one in left if _is_period_end(one)), default=None)  # type: ignore[union-attr]
    return tuple(_kept(left, own, last))


def _kept(left: Sequence[Entry], own: frozenset[Subject], last: date | None) -> Iterator[Entry]:
    doubted = {one.about for one in left if isinstance(one.value, Verdict) and one.value.verdict != "fully"}
    more_exact = [one.value for one in left if one.about in own and one.about.kind == "part"]
    exact = {name for value in more_exact if isinstance(value, Names) for name in value.names}
    for one in left:
        if isinstance(one.value, Verdict) and one.about in doubted:
            continue
        if _is_period_end(one) and isinstance(one.value, When) and one.value.end != last:
            continue
        if one.about.kind == "trial" and one.about in own and isinstance(one.value, Names):
            if one.says == "started":
                names = Names(tuple(name for name in one.value.names if name not in exact))
                yield replace(one, about=Subject("part", one.about.name), value=names)
        else:
            yield one


def _is_period_end(entry: Entry) -> bool:
    return entry.says == "period_end" and isinstance(entry.value, When)
