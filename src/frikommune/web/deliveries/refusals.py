"""What is said when a delivery cannot be begun, confirmed or given up."""

from __future__ import annotations

from frikommune.cases.refusals import empty_file
from frikommune.casework.delivery.preview import Preview
from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.web.deliveries.models import STATES, Delivery

__all__ = ["asks_for_a_yes", "compared_with_other", "empty_file", "waits_no_more"]


def waits_no_more(delivery: Delivery) -> Refused:
    """A delivery that was answered already, or never came so far."""
    state = STATES[delivery.state]
    return refuse(
        "delivery_waits_no_more",
        problem=Text("Leveringen venter ikke længere på svar", "The delivery no longer waits for an answer"),
        where=delivery.file,
        given=f"{state.da} / {state.en}",
        expected=Text("en levering, der venter på svar", "a delivery that waits for an answer"),
        do_next=Text(
            "Se leverancens tilstand, eller send filen igen.", "See how it stands, or send the file again."
        ),
    )


def asks_for_a_yes(delivery: Delivery, found: Preview) -> Refused:
    """More than a third of what is stored would be gone."""
    gone = sum(one.gone for one in found.rows.values())
    return refuse(
        "delivery_shrunk",
        problem=Text(
            "Mere end en tredjedel af de gemte rækker er ikke i filen",
            "More than a third of the stored rows are not in the file",
        ),
        where=delivery.file,
        given=str(gone),
        expected=Text("et udtrækkende ja til, at de er væk", "an explicit yes that they are gone"),
        do_next=Text(
            "Se efter, at filen er hel og fra det rigtige system. Sæt så kryds ved, at det er meningen.",
            "See that the file is whole and of the right system. Then tick that it is meant.",
        ),
    )


def compared_with_other(delivery: Delivery) -> Refused:
    """Another delivery was stored since: what was shown is not what would happen."""
    return refuse(
        "delivery_compared_with_other",
        problem=Text(
            "En anden levering er gemt, siden denne blev sammenlignet",
            "Another delivery was stored since this one was compared",
        ),
        where=delivery.file,
        given=delivery.system.name,
        expected=Text("et resultat af det, der er gemt nu", "a result of what is stored now"),
        do_next=Text("Send filen igen, og se forskellen på ny.", "Send the file again, and look at it anew."),
    )
