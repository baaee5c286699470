"""The bodies of a programme and the working groups of its trials, and who may hold their meetings."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from frikommune.language import Text
from frikommune.programme.entry import Entry, Subject, Word
from frikommune.programme.state import State
from frikommune.programme.trial import by_number
from frikommune.programme.vocabulary import PLACES
from frikommune.programme.words import subject_text
from frikommune.web.people.rights import may

_NO_GROUP = ("unknown", "idea", "application", "sent", "refused")


@dataclass(frozen=True, slots=True)
class Group:
    """A body or a working group. `place` is its code in the organisation; empty: around it."""

    subject: Subject
    name: Text
    place: str = ""

    @property
    def is_working_group(self) -> bool:
        """Whether it is a trial's."""
        return self.subject.kind == "trial"


def bodies(request: HttpRequest) -> tuple[Group, ...]:
    """The bodies that are known of: the network's own in their order, then those around it."""
    now, names = _now(request), request.book.names(request.on, request.known_on)
    found = [Group(one, subject_text(one, names), _place(now, one)) for one in now.subjects("body")]
    own = sorted((one for one in found if one.place), key=lambda one: PLACES.index(one.place))
    return (*own, *sorted((one for one in found if not one.place), key=lambda one: one.name.da))


def working_groups(request: HttpRequest) -> tuple[Group, ...]:
    """One for each trial that was granted, in order of number."""
    found = request.book.trials(request.on, request.known_on)
    names = [one.trial.name for one in found if one.status not in _NO_GROUP]
    return tuple(working_group(request, Subject("trial", one)) for one in sorted(names, key=by_number))


def working_group(request: HttpRequest, trial: Subject) -> Group:
    """The working group of a trial."""
    found = request.book.trials(request.on, request.known_on)
    named = next((one.name for one in found if one.trial == trial), None) or Text.same("")
    return Group(
        trial,
        Text(
            f"Arbejdsgruppen for {trial.name} {named.da}".strip(),
            f"Working group of {trial.name} {named.en}".strip(),
        ),
    )


def group_of(request: HttpRequest, written: str) -> Group | None:
    """The body or working group that an address names; None where there is none."""
    kind, _, name = written.partition(":")
    if kind == "trial" and name in request.book.parts:
        return working_group(request, Subject("trial", name))
    now = request.book.now(request.on, request.known_on)
    about = Subject("body", name)
    if kind != "body" or about not in now.subjects("body"):
        return None
    names = request.book.names(request.on, request.known_on)
    return Group(about, subject_text(about, names), _place(now, about))


def tovholder(request: HttpRequest, trial: Subject) -> Entry | None:
    """The entry that names the trial's coordinating municipality; None where none is held to."""
    return _now(request).question(trial, "coordinator").one


def may_hold(request: HttpRequest, subject: Subject) -> bool:
    """Whether whoever asks may hold its meetings: a working group's are its coordinating municipality's."""
    entry = tovholder(request, subject) if subject.kind == "trial" else None
    place = entry.value.name if entry and isinstance(entry.value, Subject) else ""
    return may(request.user, request.programme, "meet", place)


def _now(request: HttpRequest) -> State:
    now: State = request.book.now(request.on, request.known_on)
    return now


def _place(now: State, about: Subject) -> str:
    said = [fact.entry.value for fact in now.question(about, "place").facts]
    return next((one.code for one in said if isinstance(one, Word)), "")
