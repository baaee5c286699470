"""What is said when a delivery cannot be begun, confirmed or given up."""

from __future__ import annotations

from collections.abc import Collection

from frikommune.cases.cpr import shown_name
from frikommune.cases.refusals import empty_file
from frikommune.casework.delivery.preview import Preview
from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.web.deliveries.models import STATES, Delivery
from frikommune.web.pages.speech import said

__all__ = [
    "asks_for_a_yes",
    "changed_meanwhile",
    "compared_with_other",
    "empty_file",
    "how_many_files",
    "upload_too_large",
    "waits_no_more",
    "wrong_kind",
]
_FILES = Text("Filer", "Files")


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
            "Se leveringens tilstand, eller send filen igen.", "See how it stands, or send the file again."
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
        expected=Text("et udtrykkeligt ja til, at de er væk", "an explicit yes that they are gone"),
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


def how_many_files(given: int, most: int) -> Refused:
    """No file was chosen, or far too many."""
    return refuse(
        "how_many_files",
        problem=Text("Der er ikke valgt en fil", "No file was chosen")
        if given == 0
        else Text("Der er valgt for mange filer", "Too many files were chosen"),
        where=said(_FILES),
        given=str(given),
        expected=Text(
            f"én fil, eller op til {most}, der hører sammen",
            f"one file, or up to {most} that belong together",
        ),
        do_next=Text("Vælg udtrækket, og send igen.", "Choose the export, and send again."),
    )


def wrong_kind(names: Collection[str], endings: Collection[str]) -> Refused:
    """A file that no reader knows: the wrong one, most likely."""
    return refuse(
        "wrong_kind",
        problem=Text("Filen er ikke et udtræk, der kan læses", "The file is no export that can be read"),
        where=said(_FILES),
        given=", ".join(map(shown_name, names)),
        expected=Text(f"en fil, der ender på {', '.join(endings)}", f"a file ending in {', '.join(endings)}"),
        do_next=Text(
            "Se efter, at det er den rigtige fil; lav ellers udtrækket i et af formaterne. Intet er gemt.",
            "See that it is the right file; otherwise make the export in one of the formats. Nothing was "
            "stored.",
        ),
    )


def upload_too_large(length: str, most: int) -> Refused:
    """More than may be held in memory, or so much that its length is not said."""
    mega = 2**20
    return refuse(
        "upload_too_large",
        problem=Text("Det sendte fylder for meget", "What was sent is too large"),
        where=said(_FILES),
        given=f"{int(length) // mega} MB" if length.isdecimal() else "–",
        expected=Text(f"højst {most // mega} MB i alt", f"at most {most // mega} MB in all"),
        do_next=Text(
            "Pak filerne (zip eller gz), tag færre kolonner med, eller del udtrækket. Større læses ind "
            "med kommandoen frikommune import.",
            "Pack the files (zip or gz), take fewer columns, or split it. Larger ones are taken in by "
            "the command frikommune import.",
        ),
    )


def changed_meanwhile(name: str, who: str) -> Refused:
    """Someone else saved the mapping after this form was opened."""
    return refuse(
        "mapping_changed_meanwhile",
        problem=Text(
            "Mappingen er ændret, siden du åbnede den", "The mapping was changed since you opened it"
        ),
        where=name,
        given=who or "–",
        expected=Text("den udgave, der gælder nu", "the version that holds now"),
        do_next=Text(
            "Det, du skrev, står her endnu. Se den nye udgave nederst; gem igen, hvis din skal gælde.",
            "What you typed is still here. See the new version below; save again if yours is to hold.",
        ),
    )
