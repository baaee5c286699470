"""What is told here becomes claims of the journal, once, however often the form is sent."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest

from frikommune.language import Text
from frikommune.programme.entry import SUBJECT_KINDS, Entry, Subject, SubjectKind
from frikommune.programme.trial import by_number
from frikommune.programme.views import names_on
from frikommune.programme.words import subject_text
from frikommune.web.journal.append import append
from frikommune.web.journal.writing import Pen
from frikommune.web.people.models import Seat


def new_subject(kind: SubjectKind, said: str, today: date) -> Subject:
    """The subject of what is told today: its name follows from the words, so that twice told is once told."""
    return Subject(kind, f"{today.isoformat()}-{hashlib.sha256(said.encode()).hexdigest()[:8]}")


def subject_of(written: str) -> Subject:
    """`body:kl` as a subject, once it is known to be one that was offered."""
    kind, _, name = written.partition(":")
    return next(Subject(one, name) for one in SUBJECT_KINDS if one == kind)


def write(request: HttpRequest, pen: Pen, entries: Sequence[Entry]) -> bool:
    """Add claims that the journal does not hold yet; False where it held them all. Raises Refused."""
    known = {(one.about, one.says, one.value, one.effect) for one in request.book.journal}
    new = [one for one in entries if (one.about, one.says, one.value, one.effect) not in known]
    if not new:
        return False
    append(request.programme, new, papers=[pen.paper], made_by=request.user)
    return True


def places_of(seat: Seat) -> tuple[Subject, ...]:
    """The municipality that whoever writes sits for."""
    return (Subject("municipality", seat.municipality),) if seat.municipality else ()


def trials_of(request: HttpRequest) -> dict[str, Text]:
    """The trials that are known of on the day, with number and name."""
    found = request.book.trials(request.on, request.known_on)
    return {
        one.trial.name: _named(one.trial.name, one.name)
        for one in sorted(found, key=lambda one: by_number(one.trial.name))
    }


def _named(number: str, name: Text | None) -> Text:
    return Text(*(f"{number} {words}" for words in name)) if name else Text.same(number)


def subjects_of(request: HttpRequest, *kinds: SubjectKind) -> dict[str, Text]:
    """The subjects of some kinds that have a name, by `kind:name`."""
    now = request.book.now(request.today)
    names = names_on(now)
    found = (one for kind in kinds for one in now.subjects(kind) if one in names)
    return {str(one): subject_text(one, names) for one in found}
