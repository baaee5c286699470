"""The facts of a programme as of a day, each with its source: what every paper is written from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from frikommune.errors import Refused, refuse
from frikommune.evaluation.surveys.found import SurveyFound
from frikommune.language import Text, day_text
from frikommune.packfiles.pack import Pack
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.state import Question, State, state
from frikommune.programme.views import TrialNow, names_on, trials
from frikommune.programme.words import subject_text, value_text
from frikommune.reports.paper import Cited, Ref
from frikommune.reports.parts.results_hidden import is_hidden
from frikommune.reports.results import NO_RESULTS, SOURCE_WORDS, STAGE_WORDS, Found, Results


@dataclass(frozen=True)
class Facts:
    """A pack with its journal, as it was on `on` and as known on `on`: nothing recorded later is seen.

    `results` are those of evaluations that had come out by then, and `surveys` those that were closed by
    then, whatever was handed in.
    """

    pack: Pack
    on: date
    results: Results = NO_RESULTS
    surveys: tuple[SurveyFound, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "results", self.results.known(self.on))
        closed = tuple(one for one in self.surveys if one.closed <= self.on)
        object.__setattr__(self, "surveys", closed)

    @cached_property
    def now(self) -> State:
        """The state of the journal."""
        return state(self.pack.journal, self.on, self.on)

    @cached_property
    def names(self) -> Mapping[Subject, Text]:
        """What each subject is called on the day."""
        return names_on(self.now)

    @cached_property
    def trials(self) -> tuple[TrialNow, ...]:
        """Every trial known of on the day."""
        return trials(self.now, self.pack.parts)

    def name(self, about: Subject) -> Text:
        """What a subject is called."""
        return subject_text(about, self.names)

    def cite(self, entry: Entry, text: Text | None = None) -> Cited:
        """What an entry says (or `text`, which says the same otherwise), with its source and its rivals."""
        question = self.now.question(entry.about, entry.says)
        beside = [one.entry for one in question.rivals if one.entry.value != entry.value]
        said = text if text is not None else value_text(entry.value, self.names)
        return Cited(said, self._ref(entry, tuple(self._ref(one) for one in beside)))

    def found(self, about: Subject, says: str) -> Cited | None:
        """What is held to be so: the adopted, else the latest recorded; None where nothing is said."""
        entry = _chosen(self.now.question(about, says))
        return self.cite(entry) if entry else None

    def all_of(self, about: Subject, says: str) -> Iterator[Cited]:
        """Everything that stands under a word, in order of recording."""
        return (self.cite(one.entry) for one in self.now.question(about, says).facts)

    def cite_result(self, found: Found, text: Text, *, says: Text | None = None) -> Cited:
        """What a result says, or what `evaluation` says of it, with the result as its source."""
        stage, of = STAGE_WORDS[found.stage], SOURCE_WORDS[found.source]
        day = day_text(found.on)
        data = "" if found.id in self._untold else f"; data {found.data_digest[:12]}"
        source = Text(
            f"Egen beregning ({stage.da}) af {of.da}, {day.da}{data}",
            f"Own computation ({stage.en}) of {of.en}, {day.en}{data}",
        )
        said = says if says is not None else text
        return Cited(text, Ref(f"{found.id}:{said.da}", said, source, found.link, mark=found.mark))

    def cite_survey(self, found: SurveyFound, text: Text, *, says: Text | None = None) -> Cited:
        """What a closed survey told, with the survey as its source."""
        day = day_text(found.closed)
        source = Text(
            f"Spørgeskemaet “{found.title.da}”, {found.wave}. runde, lukket {day.da}; {found.digest[:12]}",
            f"The survey “{found.title.en}”, wave {found.wave}, closed {day.en}; {found.digest[:12]}",
        )
        said = says if says is not None else text
        return Cited(text, Ref(f"{found.id}:{said.da}", said, source, found.link, mark=found.mark))

    @cached_property
    def _untold(self) -> frozenset[str]:
        """Results whose numbers are hidden: who tries small counts would find them by the digest."""
        return frozenset(one.id for one in self.results.found if is_hidden(one))

    def need(self, about: Subject, says: str) -> Cited:
        """As `found`. Raises Refused where no fact says it: a paper cannot state what nothing supports."""
        cited = self.found(about, says)
        if cited is None:
            raise unsupported(self.name(about), says, self.on)
        return cited

    def _ref(self, entry: Entry, beside: tuple[Ref, ...] = ()) -> Ref:
        heading = f", “{entry.heading}”" if entry.heading else ""
        return Ref(
            id=entry.id,
            says=value_text(entry.value, self.names),
            source=Text.same(f"{entry.paper.reference}{heading}"),
            link=f"subject/{entry.about}",
            certainty=entry.certainty,
            beside=beside,
            because=entry.because,
        )


def unsupported(about: Text, says: str, on: date) -> Refused:
    """The refusal of a paper that would state what no fact supports."""
    day = day_text(on)
    return refuse(
        "no_fact_supports_it",
        problem=Text("Papiret mangler en oplysning", "The paper lacks a fact"),
        where=about.da,
        given=says,
        expected=Text(
            f"en oplysning i journalen, kendt den {day.da}", f"a fact in the journal, known on {day.en}"
        ),
        do_next=Text(
            "Indfør oplysningen med dens kilde, eller vælg en senere dag.",
            "Enter the fact with its source, or choose a later day.",
        ),
    )


def _chosen(question: Question) -> Entry | None:
    found = question.adopted or tuple(one.entry for one in question.facts)
    return found[-1] if found else None
