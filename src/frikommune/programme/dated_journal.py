"""Everything in the journal that has a day of its own: plans, deadlines, starts, ends, law, activities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from frikommune.language import Text, listed
from frikommune.programme.dated import Dated, DatedKind, in_order, passing
from frikommune.programme.entry import Entry, Names, Subject, Verdict
from frikommune.programme.plans import Plan, Told, network_over, plans_of
from frikommune.programme.state import Question, State
from frikommune.programme.views import names_on
from frikommune.programme.when import When
from frikommune.programme.words import subject_text


def dated(now: State, parts: Mapping[str, tuple[str, ...]]) -> tuple[Dated, ...]:
    """By first day: what is known on the state's day, also of days to come. `parts` of each trial."""
    found = [
        *_plans(now),
        *_rounds(now),
        *_starts(now, parts),
        *_ends(now),
        *_network(now),
        *_law(now),
        *_activities(now),
    ]
    return tuple(sorted(found, key=in_order))


def _plans(now: State) -> Iterator[Dated]:
    over = network_over(now.known)
    for plan in plans_of(now):
        if plan.times:
            yield Dated(
                f"{plan.about}",
                _plan_kind(plan),
                plan.name,
                plan.times,
                plan.standing(now.on, over),
                plan.about,
                plan.body,
                plan.asked,
            )


def _plan_kind(plan: Plan) -> DatedKind:
    if plan.asked or (plan.follows and plan.body):
        return "approval"
    if any(one.when.written.startswith("by ") for one in plan.times):
        return "deadline"
    return "meeting" if plan.body else "plan"


_ROUND = {
    "deadline": ("deadline", "Runde {}: ansøgningsfrist", "Round {}: deadline for applications"),
    "answered": ("answer", "Runde {}: ministeriets svar", "Round {}: the ministry's answer"),
    "start": ("start", "Runde {}: forsøg kan begynde", "Round {}: trials may begin"),
}


def _rounds(now: State) -> Iterator[Dated]:
    for about in now.subjects("round"):
        for says, (kind, da, en) in _ROUND.items():
            times = _told(now.question(about, says))
            if times:
                text = Text(da.format(about.name), en.format(about.name))
                standing = passing(times, now.on)
                yield Dated(f"{about}/{says}", kind, text, times, standing, about)  # type: ignore[arg-type]


def _told(question: Question) -> tuple[Told, ...]:
    """The times that a question's facts and coming entries give, equal ones together."""
    grouped: dict[When, list[Entry]] = {}
    for entry in (*(fact.entry for fact in question.facts), *question.coming):
        if isinstance(entry.value, When):
            grouped.setdefault(entry.value, []).append(entry)
    adopted = {one.id for one in question.adopted}
    return tuple(
        Told(when, tuple(entries), len(grouped) == 1 or any(one.id in adopted for one in entries))
        for when, entries in grouped.items()
    )


def _everything(question: Question) -> Iterator[Entry]:
    yield from (fact.entry for fact in question.facts if fact.adopted is not False)
    yield from (*question.coming, *question.over)


def _starts(now: State, parts: Mapping[str, tuple[str, ...]]) -> Iterator[Dated]:
    """One for each trial and day, whoever starts."""
    trial_of = {f"part:{part}": trial for trial, names in parts.items() for part in names}
    grouped: dict[tuple[str, When], list[Entry]] = {}
    for question in now.questions.values():
        if question.says in ("started", "start") and question.about.kind in ("part", "trial"):
            trial = trial_of.get(str(question.about), question.about.name)
            for entry in _everything(question):
                if entry.effect and isinstance(entry.value, Names):
                    grouped.setdefault((trial, entry.effect), []).append(entry)
    for (trial, when), entries in grouped.items():
        places, some = _places(entries), _some_parts(entries, parts.get(trial, ()))
        text = Text(
            f"Forsøg {trial}{some} begynder: {listed(places, 'da')}",
            f"Trial {trial}{some} starts: {listed(places, 'en')}",
        )
        about, times = Subject("trial", trial), (Told(when, tuple(entries), True),)
        yield Dated(
            f"{about}/start/{when.written}",
            "start",
            text,
            times,
            passing(times, now.on),
            about,
            places=places,
        )


def _places(entries: Sequence[Entry]) -> tuple[str, ...]:
    named = (entry.value.names for entry in entries if isinstance(entry.value, Names))
    return tuple(dict.fromkeys(name for names in named for name in names))


def _some_parts(entries: Sequence[Entry], parts: Sequence[str]) -> str:
    """` (1.3b)`: the parts that start, where they are not all."""
    named = {entry.about.name for entry in entries}
    some = [one for one in parts if one in named]
    whole = any(entry.about.kind == "trial" for entry in entries) or len(some) == len(parts)
    return "" if whole else f" ({', '.join(some)})"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _ends(now: State) -> Iterator[Dated]:
    """What the law met fully, what was ended, left or extended here."""
    grouped: dict[tuple[Subject, str, When], list[Entry]] = {}
    for question in now.questions.values():
        if question.about.kind in ("part", "trial"):
            for entry in _everything(question):
                if (when := _end_of(entry)) is not None:
                    grouped.setdefault((question.about, question.says, when), []).append(entry)
    for (about, says, when), entries in grouped.items():
        title, (da, en) = subject_text(about, {}), _END_WORDS[says]
        places = _places(entries)
        text = Text(
            f"{_capital(title.da)}: {da} {listed(places, 'da')}".strip(),
            f"{_capital(title.en)}: {en} {listed(places, 'en')}".strip(),
        )
        times = (Told(when, tuple(entries), True),)
        yield Dated(
            f"{about}/{says}/{when.written}", "end", text, times, passing(times, now.on), about, places=places
        )


_END_WORDS: Mapping[str, tuple[str, str]] = {
    "met_by_law": ("helt imødekommet af loven", "met fully by the law"),
    "meet_by_law": ("helt imødekommet af loven", "met fully by the law"),
    "make_permanent": ("gøres permanent", "is made permanent"),
    "end": ("ophører", "ends"),
    "leave": ("forlades af", "is left by"),
    "extend": ("forlænget til", "extended to"),
}


def _end_of(entry: Entry) -> When | None:
    if isinstance(entry.value, Verdict):
        return When.on(entry.value.law_from) if entry.value.verdict == "fully" else None
    if entry.says == "extend":
        return entry.value if isinstance(entry.value, When) else None
    return entry.effect if entry.says in ("end", "leave") else None


_NETWORK: Mapping[str, tuple[DatedKind, Text]] = {
    "application_deadline": (
        "deadline",
        Text("Frist for at søge om at blive netværk", "Deadline for applying to be a network"),
    ),
    "period_end": ("end", Text("Netværkets periode slutter", "The network's period ends")),
}


def _network(now: State) -> Iterator[Dated]:
    for about in now.subjects("network"):
        for says, (kind, text) in _NETWORK.items():
            if times := _told(now.question(about, says)):
                yield Dated(f"{about}/{says}", kind, text, times, passing(times, now.on), about)


def _law(now: State) -> Iterator[Dated]:
    names = names_on(now)
    for about in now.subjects("law"):
        if times := _told(now.question(about, "in_force")):
            name = subject_text(about, names)
            text = Text(f"I kraft: {name.da}", f"In force: {name.en}")
            yield Dated(f"{about}/in_force", "law", text, times, passing(times, now.on), about)


def _activities(now: State) -> Iterator[Dated]:
    names = names_on(now)
    for about in now.subjects("advocacy"):
        if times := _told(now.question(about, "held")):
            yield Dated(
                f"{about}/held",
                "activity",
                subject_text(about, names),
                times,
                passing(times, now.on),
                about,
            )
