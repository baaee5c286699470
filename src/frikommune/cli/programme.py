"""`frikommune programme`: the network as it was on a day, as known on a day, every fact with its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import click

from frikommune.cli.programme_json import programme_json
from frikommune.cli.speaking import DayType, Speaking, heading, line, open_pack, show_json
from frikommune.errors import Refused, closest, refuse
from frikommune.language import NO_WORDS, Text
from frikommune.law.source import CERTAINTY_WORDS, Source
from frikommune.packfiles.pack import Pack
from frikommune.programme import views
from frikommune.programme.entry import SUBJECT_KINDS, Entry, Subject, SubjectKind
from frikommune.programme.state import Disagreement, Fact, Question, State, state
from frikommune.programme.told import disagreement_text
from frikommune.programme.trial import by_number
from frikommune.programme.words import NAMING, entry_text, subject_text, value_text

KIND_WORDS: Mapping[SubjectKind, Text] = {
    "network": Text("Netværket", "The network"),
    "body": Text("Organisation", "Organisation"),
    "authority": Text("Myndigheder", "Authorities"),
    "municipality": Text("Kommuner", "Municipalities"),
    "round": Text("Runder", "Rounds"),
    "application": Text("Ansøgninger", "Applications"),
    "trial": Text("Forsøg", "Trials"),
    "part": Text("Forsøgenes fravigelser", "Exemptions of the trials"),
    "figure": Text("Tal", "Figures"),
    "calendar": Text("Kalender", "Calendar"),
    "theme": Text("Temaer", "Themes"),
    "conclusion": Text("Konklusioner", "Conclusions"),
    "recommendation": Text("Anbefalinger", "Recommendations"),
    "lesson": Text("Hvad der er lært", "Lessons"),
    "side_effect": Text("Bivirkninger", "Side effects"),
    "experience": Text("Erfaringer", "Experience"),
    "advocacy": Text("Interessevaretagelse", "Advocacy"),
    "barrier": Text("Barrierer", "Barriers"),
    "other_trial": Text("Andre forsøg om de samme borgere", "Other trials for the same citizens"),
    "challenge": Text("Udfordringer", "Challenges"),
    "idea": Text("Idéer", "Ideas"),
    "law": Text("Loven, som kilderne gengiver den", "The law as the sources tell it"),
}


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(
        on: date | None, known_on: date | None, subject: str | None, pack: Path | None, as_json: bool
    ) -> None:
        loaded = open_pack(pack)
        now = state(loaded.journal, on or date.today(), known_on)
        chosen = _chosen(now, subject)
        if as_json:
            show_json(programme_json(speaking, loaded, now, chosen))
        else:
            _Shown(speaking, now).show(loaded, chosen, whole=subject is None)

    return click.Command(
        "programme",
        callback=run,
        help=speaking.say(
            "Se netværket, som det var på en dag: forsøg, runder, tal og planer, hver med sin kilde.",
            "See the network as it was on a day: trials, rounds, figures and plans, each with its source.",
        ),
        params=[
            speaking.option(
                "--on",
                da="Dagen, det ses på (ellers i dag).",
                en="The day it is seen on (else today).",
                type=DayType(),
            ),
            speaking.option(
                "--known-on",
                da="Kun det, der var registreret den dag (ellers alt).",
                en="Only what had been recorded by that day (else all).",
                type=DayType(),
            ),
            speaking.option(
                "--subject",
                da="Kun dette emne, fx trial:1.3, eller denne slags, fx figure.",
                en="This subject only, such as trial:1.3, or this kind, such as figure.",
            ),
            speaking.pack_option(),
            speaking.json_option(),
        ],
    )


def _chosen(now: State, given: str | None) -> tuple[Question, ...]:
    """The questions asked for, in order of kind. Raises Refused for a subject that is not known that day."""
    kinds = [kind for kind in SUBJECT_KINDS if kind in KIND_WORDS]
    subjects = [one for kind in kinds for one in _in_order(now.subjects(kind))]
    if given is not None:
        wanted = [one for one in subjects if given in (str(one), one.kind)]
        if not wanted:
            raise _unknown_subject(given, subjects)
        subjects = wanted
    return tuple(question for one in subjects for question in now.about(one))


_NUMBERED = frozenset({"round", "application", "trial", "part", "theme", "conclusion", "recommendation"})


def _in_order(subjects: tuple[Subject, ...]) -> list[Subject]:
    """By number where they have one, else as they were first told of."""
    return sorted(subjects, key=lambda one: by_number(one.name) if one.kind in _NUMBERED else ())


def _unknown_subject(given: str, known: Iterable[Subject]) -> Refused:
    names = [str(one) for one in known]
    return refuse(
        "unknown_subject",
        problem=Text(f"Intet er kendt om “{given}”", f"Nothing is known of “{given}”"),
        where="--subject",
        given=given,
        expected=Text(
            "et emne, fx trial:1.3, eller en slags: " + ", ".join(KIND_WORDS),
            "a subject, such as trial:1.3, or a kind: " + ", ".join(KIND_WORDS),
        ),
        do_next=closest(given, names)
        if ":" in given
        else Text("Ret emnet, eller vælg en senere dag i --known-on.", "Correct it, or choose a later day."),
    )


class _Shown:
    """Writes a state in one language."""

    def __init__(self, speaking: Speaking, now: State) -> None:
        self.speaking, self.now = speaking, now
        self.names = views.names_on(now)

    def show(self, pack: Pack, questions: tuple[Question, ...], whole: bool) -> None:
        """Everything asked for; the whole begins with the trials and ends with the disagreements."""
        say, now = self.speaking.say, self.now
        day, known = self.speaking.day(now.on), self.speaking.day(now.known_on)
        known = say(f"kendt {known}", f"known on {known}") if now.known_on else say("kendt nu", "known now")
        heading(f"{self.speaking.text(pack.title)} · {day} · {known}")
        if whole:
            self._trials(pack)
        before: Subject | None = None
        for question in questions:
            about = question.about
            if before is None or about.kind != before.kind:
                click.echo()
                heading(self.speaking.text(KIND_WORDS[about.kind]))
            if about != before and self._has_name(about):
                self._name(about)
            before = about
            self._question(question)
        self._disagreements({question.about for question in questions})

    def _has_name(self, about: Subject) -> bool:
        """Whether it is called something else than its own short name; the network needs no line."""
        return about.kind != "network" and subject_text(about, self.names) != Text.same(about.name)

    def _naming(self, about: Subject) -> Entry | None:
        """The entry that alone says what a subject is called on the day."""
        facts = [fact for says in NAMING for fact in self.now.question(about, says).facts]
        return facts[0].entry if len(facts) == 1 and self._has_name(about) else None

    def _name(self, about: Subject) -> None:
        """A subject's line: what it is called, with the source of the name where one entry says it."""
        name, entry = self.speaking.text(subject_text(about, self.names)), self._naming(about)
        said = self.speaking.text(value_text(entry.value)) if entry else name
        words = name if said == name else f"{name}: {said}"
        line(f"{words} ({self._source(entry)})" if entry else words, 1)

    def _trials(self, pack: Pack) -> None:
        say, text = self.speaking.say, self.speaking.text
        counted = views.applications(self.now)
        refused, total = counted.get("refused", 0), sum(counted.values())
        line(say(f"{total} ansøgninger, {refused} afslået.", f"{total} applications, {refused} refused."), 1)
        for one in views.trials(self.now, pack.parts):
            name = text(one.name) if one.name else text(pack.trials[one.trial.name].title)
            places = f" ({', '.join(one.running_in)})" if one.running_in else ""
            line(f"{one.trial.name} {name}: {text(views.STATUS_WORDS[one.status])}{places}", 1, "• ")

    def _question(self, question: Question) -> None:
        for fact in question.facts:
            if fact.entry != self._naming(question.about):
                self._fact(question, fact)
        for entry in question.coming:
            self._entry(entry, self.speaking.say("kommer", "to come"))
        for entry in (*question.earlier, *question.over):
            self._entry(entry, self.speaking.say("tidligere", "earlier"))

    def _fact(self, question: Question, fact: Fact) -> None:
        say = self.speaking.say
        notes = []
        if fact.standing == "maybe":
            notes.append(say("måske allerede", "perhaps already"))
        if fact in question.rivals:
            chosen = {True: say("valgt", "adopted"), False: say("ikke valgt", "not adopted")}
            notes.append(say("omstridt", "contested"))
            notes += [chosen[fact.adopted]] if fact.adopted is not None else []
        self._entry(fact.entry, ", ".join(notes))

    def _entry(self, entry: Entry, note: str) -> None:
        said = self.speaking.text(entry_text(entry, self.names)) + (f" [{note}]" if note else "")
        line(f"{said} ({self._source(entry)})", 2 if self._has_name(entry.about) else 1, "• ")

    def _source(self, entry: Entry) -> str:
        """Since when, where it is said, and how sure that is."""
        text = self.speaking.text
        when = f"{text(entry.effect.text)}; " if entry.effect else ""
        sure = text(CERTAINTY_WORDS[entry.certainty])
        if entry.because != NO_WORDS:
            sure += f": {text(entry.because)}"
        return f"{when}{Source(entry.paper.reference, entry.heading).short}; {sure}"

    def _disagreements(self, about: set[Subject]) -> None:
        touching = [one for one in self.now.disagreements if _touches(one, about)]
        if touching:
            click.echo()
            heading(self.speaking.say("Hvor kilderne er uenige", "Where the sources disagree"))
        for one in touching:
            chosen = ", ".join(entry.id for entry in one.adopted)
            chosen = chosen or self.speaking.say("intet valgt", "none adopted")
            line(f"{self.speaking.text(disagreement_text(one))} [{chosen}]", 1, "• ")


def _touches(one: Disagreement, about: set[Subject]) -> bool:
    return any(about.intersection(claim.subjects) for claim in one.claims)
