"""What is said when something cannot be done about what is planned: why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from frikommune.errors import Refused, refuse
from frikommune.language import Text, day_text, listed
from frikommune.programme.entry import Entry
from frikommune.programme.plans import Plan


def not_yet(act: Entry, step: Text) -> Refused:
    """Nothing has been done on a day that has not come."""
    effect = act.effect or act.recorded
    today = day_text(act.recorded.last)
    return refuse(
        "day_to_come",
        problem=Text(
            f"Man kan ikke {step.da} på en dag, der ikke er kommet",
            f"One cannot {step.en} on a day that has not come",
        ),
        where=str(act.about),
        given=effect.written,
        expected=Text(f"senest i dag, {today.da}", f"today at the latest, {today.en}"),
        do_next=Text("Ret dagen, eller vent, til det er sket.", "Correct the day, or wait until it is done."),
    )


def settled(act: Entry, step: Text, plan: Plan) -> Refused:
    """It was held or called off already."""
    was = Text("aflyst", "called off") if plan.called_off else Text("holdt", "held")
    entry = plan.called_off or plan.held
    source = f" ({entry.paper.reference}, {entry.id})" if entry else ""
    return refuse(
        "plan_settled",
        problem=Text(
            f"Man kan ikke {step.da}, for det er allerede {was.da}",
            f"One cannot {step.en}, as it is {was.en} already",
        ),
        where=str(act.about),
        given=f"{act.says}{source}",
        expected=Text("noget planlagt, der hverken er holdt eller aflyst", "what is neither held nor off"),
        do_next=Text(
            "Se, hvad der står; er det forkert, så skriv en rettelse.",
            "See what is recorded; if it is wrong, write a correction.",
        ),
    )


def still_waiting(act: Entry, waiting: Sequence[str]) -> Refused:
    """It is not done before everyone asked has approved."""
    names = Text(listed(waiting, "da"), listed(waiting, "en"))
    return refuse(
        "approvals_missing",
        problem=Text(
            f"Det er ikke gjort, før alle har godkendt: {names.da} mangler",
            f"It is not done before all have approved: {names.en} missing",
        ),
        where=str(act.about),
        given=act.says,
        expected=Text(f"en godkendelse fra {names.da}", f"an approval by {names.en}"),
        do_next=Text(
            "Registrér hver kommunes godkendelse først.", "Record each municipality's approval first."
        ),
    )


def not_asked(act: Entry, name: str, asked: Sequence[str]) -> Refused:
    """The municipality's approval is not needed."""
    nobody = Text("ingen kommuner", "no municipalities")
    names = Text(listed(asked, "da"), listed(asked, "en")) if asked else nobody
    return refuse(
        "not_asked",
        problem=Text(f"{name} skal ikke godkende dette", f"{name} is not asked to approve this"),
        where=str(act.about),
        given=name,
        expected=Text(f"en af dem, der skal: {names.da}", f"one of those asked: {names.en}"),
        do_next=Text("Vælg en anden kommune.", "Choose another municipality."),
    )


def endorsed_already(act: Entry, name: str, entry: Entry) -> Refused:
    """Each municipality approves once."""
    day = (entry.effect or entry.recorded).text
    document = entry.deed.document if entry.deed else ""
    return refuse(
        "approved_already",
        problem=Text(f"{name} har allerede godkendt", f"{name} has approved already"),
        where=str(act.about),
        given=f"{name}: {day.da}, {document}" if document else f"{name}: {day.da}",
        expected=Text("en kommune, der ikke har godkendt endnu", "a municipality that has not approved yet"),
        do_next=Text(
            "Gør ingenting, hvis det er samme beslutning; ellers skriv en rettelse af den første.",
            "Do nothing if it is the same decision; else write a correction of the first.",
        ),
    )


def corrects_nothing(act: Entry, corrected: str) -> Refused:
    """A correction of what is not an act of the same kind on the same plan."""
    return refuse(
        "corrects_nothing",
        problem=Text(
            f"Der er intet “{corrected}” her at rette", f"There is no “{corrected}” here to correct"
        ),
        where=str(act.about),
        given=corrected,
        expected=Text(
            "id for en tidligere registrering af samme slags", "the id of an earlier record of the same kind"
        ),
        do_next=Text("Ret id'et.", "Correct the id."),
    )
