"""The papers that can be written: what each is, for whom, and what must be known to write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Literal

from frikommune.errors import Refused, closest, refuse
from frikommune.language import Text, day_text
from frikommune.reports.bundle import Bundle
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Paper, Shape

Need = Literal["municipality", "trial", "since", "survey", "round"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper. `module` has `build(facts, …)`, which takes what `needs` and `takes` name, in order.

    `own_day` is the day of the paper that it follows; empty municipality: the whole network. `encloses`: it
    goes out with other papers, and `module` has `bundle(facts, …)` as well.
    """

    id: str
    title: Text
    reader: Text
    module: str
    shape: Shape = "document"
    needs: tuple[Need, ...] = ()
    takes: tuple[Need, ...] = ()
    own_day: date | None = None
    encloses: bool = False

    def build(self, facts: Facts, given: Mapping[str, str]) -> Paper:
        """The paper as of the facts' day. Raises Refused where something is missing or unsupported."""
        paper: Paper = import_module(self.module).build(facts, *self._told(facts, given))
        return paper

    def bundle(self, facts: Facts, given: Mapping[str, str]) -> Bundle:
        """The paper with all that it encloses. Raises Refused as `build`, and where it encloses nothing."""
        if not self.encloses:
            raise _encloses_nothing(self)
        bundle: Bundle = import_module(self.module).bundle(facts, *self._told(facts, given))
        return bundle

    def _told(self, facts: Facts, given: Mapping[str, str]) -> list[str | date | None]:
        """What the module's functions take, checked."""
        for need in self.needs:
            if not given.get(need):
                raise _needed(self, need)
        if given.get("since") and "since" not in self.takes:
            raise _no_since(self, given["since"])
        self._check(facts, given)
        return [_since(given) if one == "since" else given.get(one, "") for one in (*self.needs, *self.takes)]

    def _check(self, facts: Facts, given: Mapping[str, str]) -> None:
        places, trials = facts.pack.rulebook.municipalities, facts.pack.trials
        if given.get("municipality") and given["municipality"] not in places:
            raise _unknown("municipality", given["municipality"], closest(given["municipality"], places))
        if given.get("trial") and given["trial"] not in trials:
            raise _unknown("trial", given["trial"], closest(given["trial"], trials))
        if not facts.now.known:
            raise _too_early(facts)


_COMMITTEE = Text("kommunens udvalg", "the municipality's committee")
_KKR = Text("KKR Nordjylland", "KKR Nordjylland")
KINDS: Mapping[str, Kind] = {
    one.id: one
    for one in (
        Kind(
            "application",
            Text("Ansøgning om frikommunenetværk", "Application for a free-municipality network"),
            Text("ministeriet", "the ministry"),
            "frikommune.reports.papers.application",
            own_day=date(2016, 5, 1),
        ),
        Kind(
            "orientation",
            Text("Orientering om frikommuneforsøg", "Orientation on the trials"),
            _COMMITTEE,
            "frikommune.reports.papers.orientation",
            needs=("municipality",),
            own_day=date(2018, 1, 31),
        ),
        Kind(
            "committee_status",
            Text("Status på frikommuneforsøg", "Status of the trials"),
            _COMMITTEE,
            "frikommune.reports.papers.committee_status",
            needs=("municipality",),
            own_day=date(2019, 9, 30),
        ),
        Kind(
            "bylaw",
            Text("Vedtægt", "Bylaw"),
            Text("borgerne og ministeriet", "the citizens and the ministry"),
            "frikommune.reports.papers.bylaw",
            needs=("municipality",),
            takes=("trial",),
        ),
        Kind(
            "steering_status",
            Text("Status til styregruppen", "Status to the steering group"),
            Text("styregruppen", "the steering group"),
            "frikommune.reports.papers.steering_status",
            takes=("since",),
        ),
        Kind(
            "kkr_status",
            Text("Status til KKR", "Status to KKR"),
            _KKR,
            "frikommune.reports.papers.kkr_status",
            shape="slides",
            takes=("since",),
            own_day=date(2019, 11, 8),
        ),
        Kind(
            "evaluation_report",
            Text("Evalueringsrapport for et forsøg", "Evaluation report of a trial"),
            Text("ministeriet, KKR og offentligheden", "the ministry, KKR and the public"),
            "frikommune.reports.papers.evaluation_report",
            needs=("trial",),
        ),
        Kind(
            "kkr_final",
            Text("Slutpræsentation til KKR", "Final presentation to KKR"),
            _KKR,
            "frikommune.reports.papers.kkr_final",
            shape="slides",
            own_day=date(2020, 11, 13),
        ),
        Kind(
            "cross_cutting_report",
            Text("Tværgående evalueringsrapport", "Cross-cutting evaluation report"),
            Text("ministeriet, KKR og offentligheden", "the ministry, KKR and the public"),
            "frikommune.reports.papers.cross_cutting_report",
            own_day=date(2020, 11, 13),
        ),
        Kind(
            "trial_application",
            Text("Ansøgning om et forsøg", "Application for a trial"),
            Text("ministeriet", "the ministry"),
            "frikommune.reports.papers.trial_application",
            needs=("trial",),
        ),
        Kind(
            "application_package",
            Text("Ansøgningspakke for en runde", "Application package of a round"),
            Text("ministeriet", "the ministry"),
            "frikommune.reports.papers.application_package",
            needs=("round",),
            encloses=True,
        ),
        Kind(
            "survey_report",
            Text("Rapport om et spørgeskema", "Report of a survey"),
            Text("dem, der blev spurgt, og udvalget", "those who were asked, and the committee"),
            "frikommune.reports.papers.survey_report",
            needs=("survey",),
        ),
        Kind(
            "pixi",
            Text("Pixi", "Pixi"),
            Text("politikere og borgere", "politicians and citizens"),
            "frikommune.reports.papers.pixi",
            own_day=date(2020, 11, 13),
        ),
        Kind(
            "submission",
            Text("Indsendelse til ministeriet", "Submission to the ministry"),
            Text("ministeriet", "the ministry"),
            "frikommune.reports.papers.submission",
            own_day=date(2020, 11, 13),
            encloses=True,
        ),
    )
}


def kind_of(name: str) -> Kind:
    """The kind of that name. Raises Refused."""
    found = KINDS.get(name)
    if found is None:
        raise _unknown("KIND", name, closest(name, KINDS))
    return found


def _no_since(kind: Kind, given: str) -> Refused:
    return refuse(
        "paper_of_no_since",
        problem=Text(
            f"“{kind.title.da}” fortæller ikke, hvad der er nyt",
            f"“{kind.title.en}” does not tell what is new",
        ),
        where="since",
        given=given,
        expected=Text("en status, der fortæller det", "a status that tells it"),
        do_next=Text("Skriv papiret uden den dag.", "Write it without that day."),
    )


def _since(given: Mapping[str, str]) -> date | None:
    """The day of the paper before; None: the paper itself finds it. Raises Refused for what is no day."""
    if not (words := given.get("since", "")):
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise refuse(
            "since_no_day",
            problem=Text("“Siden” er ikke en dag", "“Since” is no day"),
            where="since",
            given=words,
            expected=Text("en dag, fx 2019-06-30", "a day, such as 2019-06-30"),
            do_next=Text("Skriv dagen for den forrige status.", "Give the day of the status before."),
        ) from None


def _unknown(where: str, given: str, do_next: Text) -> Refused:
    return refuse(
        "unknown_for_paper",
        problem=Text(f"“{given}” kendes ikke", f"“{given}” is not known"),
        where=where,
        given=given,
        expected=Text("et, der findes i pakken", "one that the pack has"),
        do_next=do_next,
    )


_NEEDED: Mapping[Need, Text] = {
    "municipality": Text("en kommune", "a municipality"),
    "survey": Text("et lukket spørgeskema", "a closed survey"),
    "round": Text("en ansøgningsrunde", "a round of applications"),
}


def _needed(kind: Kind, need: Need) -> Refused:
    return refuse(
        "paper_needs",
        problem=Text(f"“{kind.title.da}” er om noget bestemt", f"“{kind.title.en}” is about something given"),
        where=need,
        given="–",
        expected=_NEEDED.get(need, Text("et forsøg", "a trial")),
        do_next=Text(f"Skriv --{need}.", f"Give --{need}."),
    )


def _encloses_nothing(kind: Kind) -> Refused:
    return refuse(
        "paper_encloses_nothing",
        problem=Text(
            f"“{kind.title.da}” går ud uden bilag i filer for sig",
            f"“{kind.title.en}” goes out without files beside it",
        ),
        where=kind.id,
        given="zip",
        expected=Text("et papir, der samler andre", "a paper that gathers others"),
        do_next=Text(
            "Skriv det som .pdf, .docx, .pptx, .xlsx eller .html.",
            "Write it as .pdf, .docx, .pptx, .xlsx or .html.",
        ),
    )


def _too_early(facts: Facts) -> Refused:
    first = min((one.recorded.last for one in facts.pack.journal), default=None)
    known = day_text(first) if first else Text("aldrig", "never")
    return refuse(
        "nothing_known_yet",
        problem=Text("Netværket fandtes ikke endnu", "The network did not exist yet"),
        where="--as-of",
        given=facts.on.isoformat(),
        expected=Text(f"{known.da} eller senere", f"{known.en} or later"),
        do_next=Text("Vælg en senere dag.", "Choose a later day."),
    )
