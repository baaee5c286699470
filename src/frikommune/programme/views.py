"""The state as the programme's pages ask for it: trials, rounds, plans, and lists of what was told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from frikommune.language import Text
from frikommune.programme.entry import Entry, Names, Subject, SubjectKind, Word, own_subjects
from frikommune.programme.figure import Figure
from frikommune.programme.life import life_of
from frikommune.programme.state import Question, State
from frikommune.programme.told import is_met_fully
from frikommune.programme.trial import by_number
from frikommune.programme.when import When
from frikommune.programme.words import names_of

Status = Literal[
    "unknown",
    "idea",
    "application",
    "sent",
    "refused",
    "granted",
    "never_started",
    "running",
    "ended",
    "permanent",
]
STATUS_WORDS: Mapping[Status, Text] = {
    "unknown": Text("ikke oplyst", "not stated"),
    "idea": Text("idé", "idea"),
    "application": Text("ansøgning på vej", "application under way"),
    "sent": Text("ansøgt", "applied for"),
    "refused": Text("afslået", "refused"),
    "granted": Text("imødekommet, ikke begyndt", "granted, not begun"),
    "never_started": Text("imødekommet, aldrig sat i gang", "granted, never started"),
    "running": Text("i gang", "running"),
    "ended": Text("ophørt", "ended"),
    "permanent": Text("gjort permanent", "made permanent"),
}
_STAGE_STATUS: Mapping[str, Status] = {
    "none": "unknown",
    "idea": "idea",
    "application": "application",
    "hearing": "application",
    "committees": "application",
    "sent": "sent",
    "refused": "refused",
    "ended": "ended",
    "permanent": "permanent",
}


@dataclass(frozen=True, slots=True)
class TrialNow:
    """A trial on the day. `running_in` are the municipalities whose start has come, by any claim or act.

    `name` is what it is called that day; `participants` may hold rivals.
    """

    trial: Subject
    name: Text | None
    status: Status
    round: str
    participants: Question
    running_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoundNow:
    """A round on the day: what is said of each of its days and numbers, rivals among them."""

    round: Subject
    deadline: Question
    start: Question
    sent: Question
    granted: Question


def trials(now: State, parts: Mapping[str, tuple[str, ...]]) -> tuple[TrialNow, ...]:
    """Every trial that is known of, in order of number. `parts` are the parts of each trial."""
    return tuple(
        _trial(now, name, parts[name]) for name in sorted(parts, key=by_number) if _is_known(now, name)
    )


def _is_known(now: State, name: str) -> bool:
    own = own_subjects(name, ())
    return any(one.about in own for one in now.known)


def _trial(now: State, name: str, parts: tuple[str, ...]) -> TrialNow:
    trial, application = Subject("trial", name), Subject("application", name)
    own = (trial, *(Subject("part", one) for one in parts))
    left = _places(now, own, "leave")
    running = [one for one in _places(now, own, "started", "start") if one not in left]
    named = now.question(trial, "named").facts
    sent_in = now.question(application, "sent_in").one
    status = _by_acts(now, name, parts, bool(running)) or _status(now, trial, application, bool(running))
    return TrialNow(
        trial=trial,
        name=named[0].entry.value if named and isinstance(named[0].entry.value, Text) else None,
        status=status,
        round=sent_in.value.name if sent_in and isinstance(sent_in.value, Subject) else "",
        participants=now.question(trial, "participants"),
        running_in=tuple(running) if status == "running" else (),
    )


def _by_acts(now: State, name: str, parts: tuple[str, ...], is_running: bool) -> Status | None:
    """Where acts have brought the trial; None where there are none."""
    own = own_subjects(name, parts)
    here = [one for one in now.known if one.about in own and one.family == "act"]
    if not any(one.effect is None or one.effect.start <= now.on for one in here):
        return None
    until_now = [one for one in now.known if one.effect is None or one.effect.start <= now.on]
    stage = life_of(until_now, name, parts).stage
    return _STAGE_STATUS.get(stage) or ("running" if is_running else "granted")


def _places(now: State, own: Iterable[Subject], *says: str) -> dict[str, None]:
    """The municipalities named in what holds on the day, in the order they are named."""
    return dict.fromkeys(
        place
        for about in own
        for one in says
        for fact in now.question(about, one).facts
        if fact.standing == "holds" and isinstance(fact.entry.value, Names)
        for place in fact.entry.value.names
    )


def _status(now: State, trial: Subject, application: Subject, is_running: bool) -> Status:
    code = outcome_of(now, application)
    if code == "refused":
        return "refused"
    if now.question(trial, "not_started").facts:
        return "never_started"
    if is_met_fully(now, trial):
        return "ended"
    if is_running:
        return "running"
    if code != "unknown":
        return "granted"
    return "sent" if now.question(application, "sent_in").facts else "unknown"


def outcome_of(now: State, application: Subject) -> str:
    """A code of the vocabulary; `unknown` where nothing is said, `contested` where sources contradict.

    “Fully or partly” does not contradict the one or the other: the more precise is taken.
    """
    facts = now.question(application, "outcome").facts
    said = [one.entry.value for one in facts if one.adopted is not False]
    codes = {one.code for one in said if isinstance(one, Word)}
    codes -= {"fully_or_partly"} if codes & {"fully", "partly"} else set()
    return "contested" if len(codes) > 1 else next(iter(codes), "unknown")


def names_on(now: State) -> Mapping[Subject, Text]:
    """What each subject is called on the day; what has no name that day, by any name it is known by."""
    current = (fact.entry for one in now.questions.values() for fact in one.facts)
    return {**names_of(now.known), **names_of(current)}


def rounds(now: State) -> tuple[RoundNow, ...]:
    """The rounds of applications, in order of number."""
    found = sorted(now.subjects("round"))
    return tuple(
        RoundNow(one, *(now.question(one, says) for says in ("deadline", "start", "sent", "granted")))
        for one in found
    )


def applications(now: State) -> Mapping[str, int]:
    """How many applications are known of, by outcome."""
    return Counter(outcome_of(now, one) for one in now.subjects("application"))


def figures(now: State) -> tuple[Question, ...]:
    """Every figure, with its rivals."""
    return tuple(one for one in now.questions.values() if any(_is_figure(fact.entry) for fact in one.facts))


def _is_figure(entry: Entry) -> bool:
    return isinstance(entry.value, Figure)


def plans(now: State) -> tuple[Question, ...]:
    """What is planned, by the first day it is planned for; rivals stand together."""
    found = [now.question(one, "planned") for one in now.subjects("calendar")]
    return tuple(sorted((one for one in found if one.facts), key=_first_day))


def _first_day(question: Question) -> tuple[str, str]:
    days = [fact.entry.value.start for fact in question.facts if isinstance(fact.entry.value, When)]
    return min(days).isoformat(), question.about.name


def listing(now: State, kind: SubjectKind) -> tuple[Question, ...]:
    """All that is said of every subject of a kind: recommendations, lessons, advocacy and so on."""
    return tuple(one for one in now.questions.values() if one.about.kind == kind and one.facts)
