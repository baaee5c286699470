"""What is said when a step in a trial's life cannot be taken: why, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from frikommune.errors import Refused, closest, refuse
from frikommune.language import Text, day_text, listed
from frikommune.programme.entry import Entry
from frikommune.programme.when import When

_OR = Text("eller", "or")
_IN_BETWEEN = Text("Tag de mellemliggende skridt først.", "Take the steps in between first.")
_NEEDS = {
    "names": Text("hvilke kommuner det gælder", "which municipalities it is about"),
    "document": Text("beslutningens dokument", "the decision's document"),
    "basis": Text("hjemlen", "the legal basis"),
    "second": Text("en anden person, der godkender", "a second person who approves"),
    "reason": Text("en begrundelse", "a reason"),
    "outcome": Text("udfaldet", "the outcome"),
    "verdict": Text("hvad loven gør ved forsøget", "what the law does to the trial"),
    "when": Text("dagen, der forlænges til", "the day it is extended to"),
    "part": Text(
        "hvilken undtagelse det gælder, fx part:3.2", "which exemption it is about, such as part:3.2"
    ),
    "replaces": Text(
        "hvilken undtagelse den træder i stedet for, i “concerns”",
        "which exemption it takes the place of, in “concerns”",
    ),
    "round": Text("hvilken runde den sendes i", "the round it is sent in"),
}


def unknown_act(act: Entry, known: Iterable[str]) -> Refused:
    """An act that is not among the steps."""
    return refuse(
        "unknown_act",
        problem=Text(f"Skridtet “{act.says}” findes ikke", f"There is no step “{act.says}”"),
        where=str(act.about),
        given=act.says,
        expected=Text("et af de skridt, et forsøg kan tage", "one of the steps that a trial can take"),
        do_next=closest(act.says, known),
    )


def not_from_here(act: Entry, step: Text, stage: Text, allowed: Sequence[Text]) -> Refused:
    """A step that the trial's stage does not allow."""
    return refuse(
        "step_not_allowed",
        problem=Text(
            f"Man kan ikke {step.da}, for forsøget {stage.da}",
            f"One cannot {step.en}, as the trial {stage.en}",
        ),
        where=str(act.about),
        given=act.says,
        expected=Text(f"at forsøget {_any(allowed, 'da')}", f"that the trial {_any(allowed, 'en')}"),
        do_next=_IN_BETWEEN,
    )


def not_from_there(act: Entry, step: Text, name: str, stands: Text, allowed: Sequence[Text]) -> Refused:
    """A step that the municipality's stage does not allow."""
    return refuse(
        "step_not_allowed_there",
        problem=Text(
            f"{name} kan ikke {step.da}, for kommunen {stands.da}",
            f"{name} cannot {step.en}, as the municipality {stands.en}",
        ),
        where=str(act.about),
        given=f"{act.says}, {name}",
        expected=Text(f"at kommunen {_any(allowed, 'da')}", f"that the municipality {_any(allowed, 'en')}"),
        do_next=_IN_BETWEEN,
    )


def lacks(act: Entry, step: Text, need: str) -> Refused:
    """A step that lacks something it needs."""
    return refuse(
        f"{need}_missing",
        problem=Text(f"Der mangler noget for at {step.da}", f"Something is missing to {step.en}"),
        where=str(act.about),
        given="–",
        expected=_NEEDS[need],
        do_next=Text("Tilføj det, og prøv igen.", "Add it, and try again."),
    )


def no_day(act: Entry, step: Text) -> Refused:
    """A step that makes law, without the day from which it does."""
    return refuse(
        "effect_missing",
        problem=Text(f"Der mangler en dag for at {step.da}", f"A day is missing to {step.en}"),
        where=str(act.about),
        given="–",
        expected=Text("dagen, det gælder fra", "the day from which it holds"),
        do_next=Text("Skriv dagen i “effect”.", "Write the day in “effect”."),
    )


def backdated(act: Entry, step: Text) -> Refused:
    """A step that makes law, and would do so before it was recorded."""
    assert act.effect is not None
    return refuse(
        "backdated",
        problem=Text(
            f"Man kan ikke {step.da} med virkning bagud i tid", f"One cannot {step.en} back in time"
        ),
        where=str(act.about),
        given=f"{act.effect.written} < {act.recorded.written}",
        expected=Text(
            "en dag, der ikke ligger før den dag, skridtet blev registreret",
            "a day that is not before the day on which the step was recorded",
        ),
        do_next=Text(
            "Skriv en rettelse, der nævner det skridt, den retter.",
            "Write a correction that names the step it corrects.",
        ),
    )


def committees_missing(act: Entry, waiting: Sequence[str]) -> Refused:
    """An application that some of its municipalities have not approved."""
    return refuse(
        "committees_missing",
        problem=Text("Ikke alle udvalg har godkendt", "Not all committees have approved"),
        where=str(act.about),
        given=", ".join(waiting),
        expected=Text(
            "at alle de ansøgende kommuner har godkendt", "that all the applying municipalities have approved"
        ),
        do_next=Text(
            "Vent på godkendelsen, eller tag kommunen ud af ansøgningen.",
            "Wait for the approval, or take the municipality out of the application.",
        ),
    )


def deadline_passed(act: Entry, deadline: When) -> Refused:
    """An application sent after the round's deadline."""
    sent, last = (act.effect or act.recorded).written, deadline.text
    return refuse(
        "deadline_passed",
        problem=Text("Fristen er overskredet", "The deadline has passed"),
        where=str(act.about),
        given=sent,
        expected=Text(f"senest {last.da}", f"no later than {last.en}"),
        do_next=Text("Send ansøgningen i en senere runde.", "Send the application in a later round."),
    )


def must_apply_anew(act: Entry) -> Refused:
    """A trial that others may only join by an application of their own."""
    return refuse(
        "must_apply_anew",
        problem=Text(
            "Andre kommuner kan ikke bare tilslutte sig dette forsøg",
            "Other municipalities cannot simply join this trial",
        ),
        where=str(act.about),
        given=str(act.about),
        expected=Text("en ny ansøgning til ministeriet", "a new application to the ministry"),
        do_next=Text("Skriv en ansøgning for kommunen.", "Write an application for the municipality."),
    )


def bylaw_after_start(act: Entry, name: str, published: date) -> Refused:
    """A start that is not after the day on which the bylaw became public."""
    assert act.effect is not None
    shown = day_text(published)
    return refuse(
        "bylaw_after_start",
        problem=Text(
            f"{name} kan ikke gå i gang, før vedtægten er offentlig",
            f"{name} cannot start before the bylaw is public",
        ),
        where=str(act.about),
        given=act.effect.written,
        expected=Text(f"en dag efter {shown.da}", f"a day after {shown.en}"),
        do_next=Text("Vælg en senere startdag.", "Choose a later day to start."),
    )


def bylaw_missing(act: Entry, name: str) -> Refused:
    """A start of one more part where no bylaw was ever published here."""
    return refuse(
        "bylaw_missing",
        problem=Text(
            f"{name} kan ikke gå i gang, før vedtægten er offentlig",
            f"{name} cannot start before the bylaw is public",
        ),
        where=str(act.about),
        given="–",
        expected=Text("en offentliggjort vedtægt", "a published bylaw"),
        do_next=Text("Offentliggør vedtægten først.", "Publish the bylaw first."),
    )


def runs_already(act: Entry, name: str, start: date) -> Refused:
    """A start of what runs there that day already."""
    since = day_text(start)
    return refuse(
        "runs_already",
        problem=Text(
            f"{act.about.name} er allerede i gang i {name}", f"{act.about.name} is already running in {name}"
        ),
        where=str(act.about),
        given=act.effect.written if act.effect else "–",
        expected=Text(
            f"en undtagelse, der ikke er i gang; denne er det fra {since.da}",
            f"an exemption that is not running; this one is from {since.en}",
        ),
        do_next=Text("Vælg en anden undtagelse eller kommune.", "Choose another exemption or municipality."),
    )


def part_not_granted(act: Entry, part: str) -> Refused:
    """A start of a part that was never granted."""
    return refuse(
        "part_not_granted",
        problem=Text(f"Undtagelsen {part} er ikke givet", f"The exemption {part} has not been granted"),
        where=str(act.about),
        given=part,
        expected=Text("en undtagelse, som ministeriet har givet", "an exemption that the ministry granted"),
        do_next=Text("Registrér afgørelsen først.", "Record the decision first."),
    )


def not_an_applicant(act: Entry, name: str) -> Refused:
    """An approval by a municipality that is not in the application."""
    return refuse(
        "not_an_applicant",
        problem=Text(f"{name} er ikke med i ansøgningen", f"{name} is not in the application"),
        where=str(act.about),
        given=name,
        expected=Text("en kommune, der søger", "a municipality that applies"),
        do_next=Text(
            "Tag kommunen med i ansøgningen, eller lad den tilslutte sig senere.",
            "Put the municipality in the application, or let it join later.",
        ),
    )


def period_over(act: Entry, last_day: date) -> Refused:
    """A step that would take effect after the network's period."""
    assert act.effect is not None
    shown = day_text(last_day)
    return refuse(
        "period_over",
        problem=Text("Perioden er forbi den dag", "The period is over by that day"),
        where=str(act.about),
        given=act.effect.written,
        expected=Text(f"en dag før {shown.da}", f"a day before {shown.en}"),
        do_next=Text(
            "Vælg en tidligere dag, eller få forsøget forlænget først.",
            "Choose an earlier day, or have the trial extended first.",
        ),
    )


def corrects_nothing(act: Entry, corrected: str) -> Refused:
    """A correction of an act that is not there, or of another trial."""
    return refuse(
        "corrects_nothing",
        problem=Text(
            f"Der er intet skridt “{corrected}” i dette forsøg at rette",
            f"This trial has no step “{corrected}” to correct",
        ),
        where=str(act.about),
        given=corrected,
        expected=Text("id for et tidligere skridt i forsøget", "the id of an earlier step of the trial"),
        do_next=Text("Ret id'et.", "Correct the id."),
    )


def changed_meanwhile(act: Entry, seen: int, now: int) -> Refused:
    """An act based on what has been added to since."""
    return refuse(
        "changed_meanwhile",
        problem=Text("Forsøget er ændret imens", "The trial has changed meanwhile"),
        where=str(act.about),
        given=str(seen),
        expected=Text(f"at alle {now} skridt er set", f"that all {now} steps have been seen"),
        do_next=Text("Se forsøget igen, og tag stilling på ny.", "Look at the trial again, and decide anew."),
    )


def _any(words: Sequence[Text], language: str) -> str:
    if language == "da":
        return listed((one.da for one in words), "da", _OR)
    return listed((one.en for one in words), "en", _OR)
