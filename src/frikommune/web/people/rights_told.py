"""The rights in words, and docs/rights.md, which is written from them: nobody keeps a second list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from frikommune.language import Text
from frikommune.web.api.models import RIGHTS as TOKEN_RIGHTS
from frikommune.web.people.models import ROLES
from frikommune.web.people.rights import RIGHTS

CITIZENS = ("see_cases", "use_exemption", "record_event", "check_uses", "see_lookups", "give_access")
"""Rights to what identifies a citizen: they count in the seat's own municipality only."""

WORDS: Mapping[str, Text] = {
    "see_own": Text("se sin kommunes side", "see the page of one's own municipality"),
    "see_work": Text("se netværkets arbejde", "see the network's work"),
    "see_cases": Text("se borgeres sager i egen kommune", "see citizens' cases in the own municipality"),
    "use_exemption": Text("registrere brug af en undtagelse", "register a use of an exemption"),
    "record_event": Text("registrere en hændelse på en sag", "record an event on a case"),
    "check_uses": Text("godkende brug og se stikprøver", "approve uses and see samples"),
    "see_overview": Text(
        "se overblik over egen kommunes sager", "see the overview of the own municipality's cases"
    ),
    "see_lookups": Text(
        "se, hvem der har slået en borger op eller ændret i sagen",
        "see who has looked a citizen up, or changed the case",
    ),
    "give_access": Text("give en borger indsigt i opslag", "give a citizen access to the look-ups"),
    "see_counts": Text("se netværkets tal, små tal skjult", "see the network's counts, small ones hidden"),
    "take_deliveries": Text("indlæse leveringer fra fagsystemet", "take in deliveries of the case system"),
    "manage_tokens": Text("give fagsystemer adgang til API'et", "give case systems access to the API"),
    "propose": Text("foreslå en idé", "propose an idea"),
    "apply": Text("skrive en ansøgning", "write an application"),
    "hear": Text("registrere høring i LBR", "record the hearing in LBR"),
    "approve": Text("registrere godkendelse i udvalg", "record a committee's approval"),
    "send": Text("sende en ansøgning til ministeriet", "send an application to the ministry"),
    "decide": Text("registrere ministeriets afgørelse", "record the ministry's decision"),
    "publish_bylaw": Text("offentliggøre vedtægten", "publish the bylaw"),
    "start": Text("starte et forsøg", "start a trial"),
    "not_start": Text("beslutte ikke at starte", "decide not to start"),
    "postpone": Text("udsætte starten", "postpone the start"),
    "join": Text("træde ind i et forsøg", "join a trial"),
    "leave": Text("træde ud af et forsøg", "leave a trial"),
    "practice": Text("fastlægge egen praksis i et forsøg", "set an own practice within a trial"),
    "confirm": Text("bekræfte som den anden person", "confirm as the second person"),
    "recommend": Text("anbefale", "recommend"),
    "extend": Text("forlænge et forsøg", "extend a trial"),
    "end": Text("afslutte et forsøg", "end a trial"),
    "make_permanent": Text(
        "registrere, at et forsøg er gjort permanent", "record that a trial was made permanent"
    ),
    "meet_by_law": Text(
        "registrere, at loven har imødekommet et forsøg", "record that a law has met a trial"
    ),
    "adopt": Text("vælge mellem kilder, der er uenige", "choose between sources that differ"),
    "plan": Text("planlægge i kalenderen", "plan in the calendar"),
    "meet": Text("holde møder og godkende referater", "hold meetings and approve minutes"),
    "answer": Text("svare, når der samles ind til status", "answer when a status is collected"),
    "collect": Text("samle ind til en status", "collect for a status"),
    "tell_experience": Text("fortælle erfaringer", "tell experience"),
    "raise_barrier": Text("melde en barriere", "raise a barrier"),
    "advocate": Text("føre sager over for staten", "raise matters with the state"),
    "design": Text("skrive og låse evalueringsdesign", "write and lock designs of evaluations"),
    "evaluate": Text("evaluere et forsøg", "evaluate a trial"),
    "survey": Text("udsende spørgeskemaer", "send out surveys"),
    "assign_evaluators": Text("give en evaluator et forsøgs rækker", "give an evaluator a trial's rows"),
    "publish_paper": Text("udsende egen kommunes papirer", "send out the own municipality's papers"),
    "publish_network_paper": Text("udsende netværkets papirer", "send out the network's papers"),
    "publish_result": Text("offentliggøre et resultat", "publish a result"),
    "own_template": Text("lægge en egen papirskabelon ind", "put in an own template for papers"),
    "export": Text("hente programmet som filer", "take the programme away as files"),
    "found": Text("oprette et program", "start a programme"),
    "manage_people": Text("lukke personer ind og give roller", "let people in and give roles"),
    "see_changes": Text(
        "se, hvem der har ændret roller og opsætning", "see who has changed roles and settings"
    ),
}
"""What each right is called."""


def rights_page() -> str:
    """The text of docs/rights.md."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from (
        "# Who may do what",
        "",
        "Written from `src/frikommune/web/people/rights.py`, the one place where rights stand, by",
        "`FRIKOMMUNE_PIN=1 .venv/bin/pytest -q tests/web/people/test_rights_told.py`.",
        "",
        "A person has **seats**: a role in a programme, for one municipality or for the network. A seat of",
        "one municipality counts there only. Whoever has not signed in has none of these rights, and sees",
        "what is public. `tests/web/test_every_address.py` walks every address, and",
        "`tests/web/api/test_every_operation.py` every operation of the API, with every role and with",
        "municipalities that are not the case's own.",
        "",
        f"| right | | {' | '.join(ROLES[role].en for role in RIGHTS)} |",
        f"|---|---|{'---|' * len(RIGHTS)}",
    )
    for right, words in WORDS.items():
        marks = " | ".join("×" if right in RIGHTS[role] else "" for role in RIGHTS)
        yield f"| `{right}` | {words.en} | {marks} |"
    names = ", ".join(f"`{one}`" for one in CITIZENS)
    yield from (
        "",
        "## What identifies a citizen",
        "",
        f"{names}",
        "count in the seat's own municipality only; no seat for the network has them in any. Coordinators,",
        "evaluators and administrators therefore never see a case, a citizen's number or a look-up; what",
        "they see of cases are counts, with small ones hidden. An evaluator sees a trial's rows only where",
        "they were given that trial, pseudonymised, and each look needs a purpose.",
        "",
        "## What a case system's token may",
        "",
        "A token is of one municipality in one programme; a leader or an administrator there makes it.",
        "",
        "| right | |",
        "|---|---|",
        *(f"| `{right}` | {words.en} |" for right, words in TOKEN_RIGHTS.items()),
    )
