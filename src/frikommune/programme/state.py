"""The programme as it was on a day, as known on a day: a pure fold of the journal.

Nothing is overwritten. Claims that contradict each other stand side by side; which one is adopted, if any, is
itself an entry. What a later entry follows is kept as history, and what is not yet in effect as coming.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from frikommune.language import Text
from frikommune.programme.entry import Adoption, Entry, Subject, SubjectKind
from frikommune.programme.journal import Journal, adoptions, in_order
from frikommune.programme.vocabulary import SAYINGS, Together
from frikommune.programme.when import Standing
from frikommune.programme.words import names_of


@dataclass(frozen=True, slots=True)
class Fact:
    """An entry on the day: `holds`, or `maybe` where the day lies inside what is only known as a span.

    `adopted` tells whether an adoption holds it to be so; None: no adoption speaks of it.
    """

    entry: Entry
    standing: Standing
    adopted: bool | None


@dataclass(frozen=True, slots=True)
class Question:
    """What is said of one subject under one word. `facts` stand side by side, in order of recording.

    `rivals` are those of them that contradict each other; `earlier` were followed by later ones, and `coming`
    are known but not yet in effect. `over` are no longer so: what they say had a last day, now past.
    """

    about: Subject
    says: str
    facts: tuple[Fact, ...] = ()
    rivals: tuple[Fact, ...] = ()
    earlier: tuple[Entry, ...] = ()
    coming: tuple[Entry, ...] = ()
    over: tuple[Entry, ...] = ()

    @property
    def adopted(self) -> tuple[Entry, ...]:
        """What is held to be so: the adopted, or what nobody contradicts."""
        chosen = tuple(one.entry for one in self.facts if one.adopted)
        if chosen or self.rivals:
            return chosen
        return tuple(one.entry for one in self.facts if one.adopted is None)

    @property
    def one(self) -> Entry | None:
        """The entry that is held to be so, where exactly one is."""
        return self.adopted[0] if len(self.adopted) == 1 else None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Claims that do not go together, and what was decided about them: nothing, none, or one."""

    claims: tuple[Entry, ...]
    adoption: Entry | None

    @property
    def adopted(self) -> tuple[Entry, ...]:
        """The claims held to be so; none where nothing is chosen."""
        if self.adoption is None or not isinstance(self.adoption.value, Adoption):
            return ()
        return tuple(one for one in self.claims if one.id in self.adoption.value.adopts)


@dataclass(frozen=True)
class State:
    """Everything that was so on `on`, by what was known on `known_on` (None: by all that is known)."""

    on: date
    known_on: date | None
    questions: Mapping[tuple[Subject, str], Question]
    disagreements: tuple[Disagreement, ...] = ()
    known: tuple[Entry, ...] = field(default=(), repr=False)

    @cached_property
    def names(self) -> Mapping[Subject, Text]:
        """What each subject is called by the last entry known that names it."""
        return names_of(self.known)

    def touching(self, subjects: Iterable[Subject]) -> tuple[Entry, ...]:
        """The entries known that are about one of the subjects or concern it, in order of recording."""
        places = {place for one in subjects for place in self._places.get(one, ())}
        return tuple(self.known[place] for place in sorted(places))

    @cached_property
    def _places(self) -> Mapping[Subject, list[int]]:
        found: dict[Subject, list[int]] = {}
        for place, entry in enumerate(self.known):
            for subject in entry.subjects:
                found.setdefault(subject, []).append(place)
        return found

    def question(self, about: Subject, says: str) -> Question:
        """What is said of a subject under a word; an empty question where nothing is."""
        return self.questions.get((about, says)) or Question(about, says)

    def about(self, subject: Subject) -> tuple[Question, ...]:
        """All that is said of a subject, in order of the vocabulary."""
        return tuple(one for one in self.questions.values() if one.about == subject)

    def concerning(self, subject: Subject) -> tuple[Entry, ...]:
        """The entries that are about other subjects but concern this one, in order of recording."""
        found = (fact.entry for one in self.questions.values() for fact in one.facts)
        return tuple(one for one in found if subject in one.concerns and one.about != subject)

    def subjects(self, kind: SubjectKind) -> tuple[Subject, ...]:
        """The subjects of a kind of which something is known, in order of first being told of."""
        found = dict.fromkeys(one.about for one in self.known if one.about.kind == kind)
        return tuple(found)


Chosen = Mapping[str, tuple[Entry, Adoption]]
"""The latest adoption that speaks of each claim."""


def state(journal: Journal, on: date, known_on: date | None = None) -> State:
    """Fold the journal. The order in which entries were appended makes no difference."""
    known = journal.known(known_on)
    chosen = adoptions(known)
    grouped: dict[tuple[Subject, str], list[Entry]] = {}
    for entry in known:
        if not isinstance(entry.value, Adoption):
            grouped.setdefault((entry.about, entry.says), []).append(entry)
    questions = {key: _question(key, entries, on, chosen) for key, entries in grouped.items()}
    return State(on, known_on, questions, _disagreements(questions.values(), known, on, chosen), known)


def _question(
    key: tuple[Subject, str],
    entries: list[Entry],
    on: date,
    chosen: Chosen,
) -> Question:
    together = together_of(entries[0])
    coming, over, current = [], [], []
    for entry in entries:
        if entry.effect is not None and entry.effect.standing(on) == "before":
            coming.append(entry)
        elif entry.until is not None and on > entry.until.last:
            over.append(entry)
        else:
            current.append(entry)
    earlier = _followed(current) if together == "dated" else []
    facts = [Fact(one, _standing(one, on), _adopted(one, chosen)) for one in current if one not in earlier]
    rivals = facts if together != "many" and len({one.entry.value for one in facts}) > 1 else []
    return Question(*key, tuple(facts), tuple(rivals), tuple(earlier), tuple(coming), tuple(over))


def together_of(entry: Entry) -> Together:
    """How several of what an entry says stand together; acts never contradict each other."""
    saying = SAYINGS[entry.about.kind].get(entry.says)
    return saying.together if saying and entry.family == "claim" else "many"


def _followed(current: list[Entry]) -> list[Entry]:
    """Those that took effect before the latest that took effect; what gives no day is older than all."""
    latest = max((one.effect.last if one.effect else date.min for one in current), default=date.min)
    return [one for one in current if (one.effect.last if one.effect else date.min) < latest]


def _standing(entry: Entry, on: date) -> Standing:
    return "holds" if entry.effect is None else entry.effect.standing(on)


def _adopted(entry: Entry, chosen: Chosen) -> bool | None:
    if entry.family == "act":
        return True
    found = chosen.get(entry.id)
    return None if found is None else entry.id in found[1].adopts


def _disagreements(
    questions: Iterable[Question], known: tuple[Entry, ...], on: date, chosen: Chosen
) -> tuple[Disagreement, ...]:
    """Those that an adoption names, and those that nobody has spoken of yet."""
    by_id = {entry.id: entry for entry in known}
    found = []
    for entry in known:
        if isinstance(entry.value, Adoption) and entry.value.over:
            names = (*entry.value.adopts, *entry.value.over)
            claims = [by_id[name] for name in names if name in by_id]
            if any(chosen[one.id][0] is entry for one in claims) and (met := _met(claims, on)):
                found.append(Disagreement(met, entry))
    spoken_of = {one.id for disagreement in found for one in disagreement.claims}
    for question in questions:
        if any(fact.entry.id not in spoken_of for fact in question.rivals):
            found.append(Disagreement(tuple(fact.entry for fact in question.rivals), None))
    return tuple(found)


def _met(claims: list[Entry], on: date) -> tuple[Entry, ...]:
    """The claims that have taken effect, where they are all of them or at least two."""
    met = [one for one in claims if one.effect is None or one.effect.standing(on) != "before"]
    enough = len(met) > 1 or len(met) == len(claims)
    return tuple(sorted(met, key=in_order)) if enough else ()
