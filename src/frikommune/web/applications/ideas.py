"""The ideas that the journal holds, what became of them, and how far each application has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from frikommune.language import NO_WORDS, Text
from frikommune.programme.entry import Entry, Subject, own_subjects
from frikommune.programme.life import Life, life_of
from frikommune.programme.state import Question, State
from frikommune.programme.trial import by_number
from frikommune.programme.views import Status
from frikommune.web.applications.models import Draft
from frikommune.web.journal.book import Book

STAGES: Mapping[str, Text] = {
    "idea": Text("idé", "idea"),
    "draft": Text("kladde", "draft"),
    "application": Text("indgivet, afventer høring", "handed in, awaits hearing"),
    "hearing": Text("hørt, afventer udvalg", "heard, awaits committees"),
    "committees": Text("i udvalgene", "in the committees"),
    "sent": Text("sendt", "sent"),
    "decided": Text("afgjort", "decided"),
    "dropped": Text("kasseret kladde", "dropped draft"),
}
"""How far an idea has come, for whoever looks for one."""


@dataclass(frozen=True, slots=True)
class Idea:
    """An idea with its problem and solution, where the journal tells them, and the trials it became."""

    about: Subject
    name: Text
    problem: Text
    solution: Text
    entry: Entry
    became: tuple[Subject, ...]
    municipalities: tuple[str, ...]
    stage: str


@dataclass(frozen=True, slots=True)
class Course:
    """An application that was handed in here: its trial, and where it stands."""

    trial: str
    title: Text
    life: Life
    stage: str


def ideas(book: Book, on: date, known_on: date | None) -> tuple[Idea, ...]:
    """Every idea known of on a day, the latest recorded first."""
    now = book.now(on, known_on)
    status = {one.trial.name: one.status for one in book.trials(on, known_on)}
    found = [idea for one in now.subjects("idea") if (idea := _idea(now, one, status))]
    return tuple(sorted(found, key=lambda one: one.entry.recorded.last, reverse=True))


def _idea(now: State, about: Subject, status: Mapping[str, Status]) -> Idea | None:
    told = {one.says: one for one in now.about(about)}
    first = next((fact.entry for one in told.values() for fact in one.facts), None)
    if first is None:
        return None
    became = tuple(fact.entry.value for fact in told["became"].facts) if "became" in told else ()
    trials = tuple(one for one in became if isinstance(one, Subject))
    return Idea(
        about=about,
        name=_text(told, "named") if "named" in told else Text.same(about.name),
        problem=_text(told, "problem"),
        solution=_text(told, "solution"),
        entry=first,
        became=trials,
        municipalities=tuple(one.name for one in first.concerns if one.kind == "municipality"),
        stage=_furthest(status.get(one.name, "unknown") for one in trials),
    )


def _text(told: Mapping[str, Question], says: str) -> Text:
    facts = told[says].facts if says in told else ()
    value = facts[-1].entry.value if facts else NO_WORDS
    return value if isinstance(value, Text) else NO_WORDS


def _furthest(statuses: Iterable[Status]) -> str:
    order = list(STAGES)
    reached = [_STAGE_OF.get(one, "decided") for one in statuses]
    return max(reached, key=order.index, default="idea")


_STAGE_OF: Mapping[Status, str] = {
    "unknown": "idea",
    "idea": "idea",
    "application": "application",
    "sent": "sent",
}


def courses(book: Book) -> tuple[Course, ...]:
    """The applications handed in here, in order of number, by all that is known."""
    known = book.journal.known(None)
    acted = {one.about.name for one in known if one.family == "act" and one.says == "apply"}
    return tuple(course_of(book, trial) for trial in sorted(acted & book.parts.keys(), key=by_number))


def course_of(book: Book, trial: str) -> Course:
    """Where one application stands. Raises KeyError where the pack has no such trial."""
    life = life_of(book.journal.known(None), trial, book.parts[trial])
    stage = life.stage if life.stage in STAGES else "decided"
    return Course(trial, book.pack.trials[trial].title, life, stage)


def done(book: Book, trial: str, says: str) -> tuple[Entry, ...]:
    """The acts of a kind that were done on a trial, in order."""
    own = own_subjects(trial, book.parts.get(trial, ()))
    return tuple(one for one in book.journal.known(None) if one.about in own and one.says == says)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader looks for in the list."""

    words: str = ""
    stage: str = ""
    municipality: str = ""

    def wants(self, stage: str, municipalities: Iterable[str], *texts: str) -> bool:
        """Whether something with these belongs in the list."""
        said = " ".join(texts).lower()
        return (
            all(word in said for word in self.words.lower().split())
            and self.stage in ("", stage)
            and (not self.municipality or self.municipality in municipalities)
        )


def wanted_ideas(found: Iterable[Idea], asked: Asked) -> Iterator[Idea]:
    """The ideas that are looked for."""
    for one in found:
        if asked.wants(one.stage, one.municipalities, *one.name, *one.problem, *one.solution):
            yield one


def wanted_drafts(found: Iterable[Draft], asked: Asked) -> Iterator[Draft]:
    """The drafts that are looked for."""
    for one in found:
        content = one.content
        stage = "dropped" if one.dropped else "draft"
        hidden = one.dropped and asked.stage != "dropped"
        if not hidden and asked.wants(
            stage, content["municipalities"], one.title, content["problem"], content["solution"]
        ):
            yield one


def wanted_courses(found: Iterable[Course], asked: Asked) -> Iterator[Course]:
    """The applications that are looked for."""
    for one in found:
        if asked.wants(one.stage, one.life.applicants, one.trial, *one.title):
            yield one
