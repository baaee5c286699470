"""What cannot be done with a survey, in words."""

from __future__ import annotations

from datetime import date

from frikommune.errors import Refused, refuse
from frikommune.language import Text, day_text
from frikommune.web.pages.speech import said, say


def already_open(title: str) -> Refused:
    """Its words are locked."""
    return refuse(
        "survey_open",
        problem=Text(
            "Spørgeskemaet er åbnet, så det kan ikke ændres", "The survey is open and cannot change"
        ),
        where=title,
        given=say("en ændring", "a change"),
        expected=Text("et spørgeskema, der ikke er åbnet", "a survey that has not been opened"),
        do_next=Text("Luk det, og lav en ny runde.", "Close it, and make a new wave."),
    )


def changed_meanwhile(title: str) -> Refused:
    """Two edited at once."""
    return refuse(
        "changed_meanwhile",
        problem=Text("En anden har gemt imens", "Somebody else saved in the meantime"),
        where=title,
        given=say("en ældre udgave af siden", "an older version of the page"),
        expected=Text("den nyeste udgave", "the newest version"),
        do_next=Text(
            "Det, du skrev, står her endnu. Åbn siden i et nyt vindue, se hvad der er ændret, og send igen.",
            "What you wrote still stands here. Open the page in a new window, see what changed, send again.",
        ),
    )


def not_open(title: str) -> Refused:
    """Not open, or no longer."""
    return refuse(
        "survey_not_open",
        problem=Text("Spørgeskemaet er ikke åbent", "The survey is not open"),
        where=title,
        given=say("lukket eller kladde", "closed or a draft"),
        expected=Text("et åbent spørgeskema", "an open survey"),
        do_next=Text("Åbn det først, eller lav en ny runde.", "Open it first, or make a new wave."),
    )


def bad_addresses(bad: list[str]) -> Refused:
    """Some lines are no mail addresses; the first are named."""
    some = ", ".join(bad[:5])
    return refuse(
        "not_an_address",
        problem=Text(f"{len(bad)} linjer er ikke mailadresser", f"{len(bad)} lines are no mail addresses"),
        where=say("Adresser", "Addresses"),
        given=f"{some} …" if len(bad) > 5 else some,
        expected=Text("én mailadresse på hver linje", "one mail address a line"),
        do_next=Text(
            "Ret dem, og send igen. Intet er gemt.", "Correct them, and send again. Nothing was stored."
        ),
    )


def nobody_invited() -> Refused:
    """A list without anybody new."""
    return refuse(
        "nobody_new",
        problem=Text("Der er ingen nye at invitere", "There is nobody new to invite"),
        where=say("Adresser", "Addresses"),
        given="0",
        expected=Text("mindst én ny adresse eller kode", "one new address or code at least"),
        do_next=Text(
            "Indsæt adresser, eller skriv et antal koder.", "Paste addresses, or say how many codes."
        ),
    )


def mail_failed(sent: int, reason: str) -> Refused:
    """The mail server did not take it."""
    return refuse(
        "mail_failed",
        problem=Text("Mailserveren tog ikke imod", "The mail server did not take it"),
        where=say("Mail", "Mail"),
        given=reason[:120],
        expected=Text(f"at alle blev sendt; {sent} nåede ud", f"that all were sent; {sent} went out"),
        do_next=Text(
            "Prøv igen om lidt: ingen får den samme mail to gange. Bliver det ved, så spørg administratoren.",
            "Try again in a while: nobody gets the same mail twice. If it goes on, ask the administrator.",
        ),
    )


def not_yet_results(closes: date) -> Refused:
    """Answers are shown when nobody can add to them."""
    return refuse(
        "results_not_yet",
        problem=Text(
            "Svarene vises først, når spørgeskemaet er lukket", "Answers are shown when it has closed"
        ),
        where=say("Resultater", "Results"),
        given=say("et åbent spørgeskema", "an open survey"),
        expected=Text(
            f"lukket; sidste dag er {day_text(closes).da}", f"closed; the last day is {day_text(closes).en}"
        ),
        do_next=Text(
            "Vent, eller luk det nu. Ellers kunne et nyt svar kendes på, hvad der ændrede sig.",
            "Wait, or close it now. Else a new answer could be told by what changed.",
        ),
    )


def said_of(refused: Refused) -> str:
    """A refusal in one sentence, for a message."""
    return " ".join(f"{said(one.problem)}: {one.given}. {said(one.do_next)}" for one in refused.refusals)


def last_day_is_past(closes: date) -> Refused:
    """Nobody could answer."""
    return refuse(
        "last_day_past",
        problem=Text("Sidste dag for svar er passeret", "The last day to answer has passed"),
        where=say("Sidste dag", "Last day"),
        given=said(day_text(closes)),
        expected=Text("i dag eller senere", "today or later"),
        do_next=Text("Ret sidste dag, og åbn så.", "Correct the last day, then open it."),
    )
