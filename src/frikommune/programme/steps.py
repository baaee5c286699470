"""The life of a trial as data: the stages, and the acts that lead from one to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from frikommune.language import Text

STAGES: Mapping[str, Text] = {
    "none": Text("findes ikke endnu", "does not exist yet"),
    "idea": Text("er en idé", "is an idea"),
    "application": Text("er en ansøgning", "is an application"),
    "hearing": Text("er hørt i LBR", "has been heard in LBR"),
    "committees": Text("er godkendt i udvalg", "is approved in committees"),
    "sent": Text("er sendt til ministeriet", "has been sent to the ministry"),
    "granted": Text("er helt eller delvist imødekommet", "is granted fully or partly"),
    "refused": Text("er afslået", "is refused"),
    "ended": Text("er ophørt", "has ended"),
    "permanent": Text("er gjort permanent", "has been made permanent"),
}
"""Of a trial as a whole."""

THERE: Mapping[str, Text] = {
    "outside": Text("er ikke med", "is not in it"),
    "approved": Text("har godkendt", "has approved"),
    "bylaw": Text("har offentliggjort vedtægten", "has published the bylaw"),
    "started": Text("er i gang", "is running"),
    "not_started": Text("har besluttet ikke at gå i gang", "has decided not to start"),
    "postponed": Text("har udsat starten", "has postponed the start"),
    "left": Text("er trådt ud", "has left"),
}
"""Of a trial in one municipality."""


@dataclass(frozen=True, slots=True)
class Step:
    """An act: from which stages it may be done, where it leads, and what it needs.

    `there` are the municipality's stages, where the act is one municipality's. An empty `leads_to` or
    `leads_there` leaves the stage as it is; so does every act in a stage that it `keeps`. `of_a_part`: it is
    about one exemption, not the whole trial. Acts that make law, or unmake it, need document, legal basis and
    two people, and may not take effect before the day on which they are recorded.
    """

    act: str
    title: Text
    after: frozenset[str]
    leads_to: str = ""
    there: frozenset[str] = frozenset()
    leads_there: str = ""
    needs: tuple[str, ...] = ()
    makes_law: bool = False
    of_a_part: bool = False
    keeps: frozenset[str] = frozenset()

    def led_from(self, stage: str) -> str:
        """The stage of a trial that this was done to from a stage."""
        return stage if stage in self.keeps else self.leads_to or stage


def _step(act: str, da: str, en: str, after: str, to: str = "", there: str = "", **more: object) -> Step:
    stages, places = frozenset(after.split()), frozenset(there.split())
    return Step(act, Text(da, en), stages, to, places, **more)  # type: ignore[arg-type]


_LIVE = "granted"
STEPS: Mapping[str, Step] = {
    step.act: step
    for step in (
        _step("propose", "foreslå en idé", "propose an idea", "none", "idea"),
        _step(
            "apply",
            "skrive en ansøgning",
            "write an application",
            "idea application hearing committees",
            "application",
            needs=("names",),
            keeps=frozenset({"application", "hearing", "committees"}),
        ),
        _step(
            "hear",
            "høre LBR",
            "hear LBR",
            "application hearing committees",
            "hearing",
            needs=("document",),
            keeps=frozenset({"committees"}),
        ),
        _step(
            "approve",
            "godkende i udvalget",
            "approve in committee",
            "hearing committees",
            "committees",
            "outside",
            leads_there="approved",
            needs=("names", "document"),
        ),
        _step("send", "sende ansøgningen", "send the application", "committees", "sent", needs=("round",)),
        _step(
            "decide",
            "afgøre en undtagelse",
            "decide an exemption",
            "sent granted refused",
            "granted",
            needs=("outcome",),
            makes_law=True,
            of_a_part=True,
        ),
        _step(
            "publish_bylaw",
            "offentliggøre vedtægten",
            "publish the bylaw",
            _LIVE,
            "",
            "approved bylaw postponed started",
            leads_there="bylaw",
            needs=("names", "document"),
        ),
        _step(
            "start",
            "gå i gang",
            "start",
            _LIVE,
            "",
            "bylaw started",
            leads_there="started",
            needs=("names",),
            makes_law=True,
            of_a_part=True,
        ),
        _step(
            "not_start",
            "beslutte ikke at gå i gang",
            "decide not to start",
            _LIVE,
            "",
            "approved bylaw postponed",
            leads_there="not_started",
            needs=("names", "reason"),
        ),
        _step(
            "postpone",
            "udsætte starten",
            "postpone the start",
            _LIVE,
            "",
            "approved bylaw",
            leads_there="postponed",
            needs=("names", "reason"),
        ),
        _step(
            "join",
            "tilslutte sig",
            "join",
            _LIVE,
            "",
            "outside left not_started",
            leads_there="approved",
            needs=("names",),
            makes_law=True,
        ),
        _step(
            "leave",
            "træde ud",
            "leave",
            _LIVE,
            "",
            "started",
            leads_there="left",
            needs=("names", "reason"),
            makes_law=True,
        ),
        _step(
            "practice",
            "fastsætte egen praksis",
            "set an own practice",
            _LIVE,
            "",
            "approved bylaw started",
            needs=("names", "replaces"),
            makes_law=True,
            of_a_part=True,
        ),
        _step("recommend", "anbefale", "recommend", "granted ended", needs=("reason",)),
        _step("extend", "forlænge forsøget", "extend the trial", _LIVE, needs=("when",), makes_law=True),
        _step(
            "end", "lade forsøget ophøre", "end the trial", _LIVE, "ended", needs=("reason",), makes_law=True
        ),
        _step(
            "make_permanent",
            "gøre forsøget permanent",
            "make the trial permanent",
            "granted ended",
            "permanent",
            needs=("verdict",),
            makes_law=True,
        ),
        _step(
            "meet_by_law",
            "imødekomme forsøget ved lov",
            "meet the trial by law",
            "granted ended",
            needs=("verdict",),
            makes_law=True,
        ),
    )
}
