"""What cannot be an answer, in words. `where` is the question as the form shows it."""

from __future__ import annotations

from collections.abc import Iterable

from frikommune.errors import Refused, refuse
from frikommune.language import Text, listed


def not_a_number(where: str, given: str, field: Text) -> Refused:
    """Neither `1.234,5` nor anything like it."""
    return refuse(
        "not_a_number",
        problem=Text(f"Tallet i “{field.da}” kan ikke læses", f"The number in “{field.en}” cannot be read"),
        where=where,
        given=given[:40],
        expected=Text(
            "et tal, der ikke er negativt, med komma før decimaler, fx 1.234,5",
            "a number, not negative, with a comma before decimals as in Danish, such as 1.234,5",
        ),
        do_next=Text(
            "Skriv tallet om. Et punktum er kun tusindskille.",
            "Write it anew. A full stop only parts thousands.",
        ),
    )


def not_whole(where: str, given: str, field: Text) -> Refused:
    """A count with decimals."""
    return refuse(
        "not_whole",
        problem=Text(f"“{field.da}” er et antal", f"“{field.en}” is a count"),
        where=where,
        given=given[:40],
        expected=Text("et helt tal", "a whole number"),
        do_next=Text("Rund ikke: skriv det talte.", "Do not round: write what was counted."),
    )


def answered_and_not(where: str, given: str, standing: Text) -> Refused:
    """An answer, and that there is none."""
    return refuse(
        "answered_and_not",
        problem=Text(
            "Der står både et svar, og at I ikke svarer", "It has an answer, and that there is none"
        ),
        where=where,
        given=f"{given[:40]} / {standing.da}",
        expected=Text("det ene eller det andet", "one or the other"),
        do_next=Text(
            "Vælg “Vi svarer her”, eller slet det, der står i felterne.",
            "Choose “We answer here”, or clear the fields.",
        ),
    )


def missing(where: str, field: Text) -> Refused:
    """Nothing was written, and nothing was said of why."""
    return refuse(
        "answer_missing",
        problem=Text(f"“{field.da}” mangler", f"“{field.en}” is missing"),
        where=where,
        given="–",
        expected=Text("et svar", "an answer"),
        do_next=Text(
            "Svar, eller vælg “Vi har ikke svaret” eller “Vi bruger ikke forsøget”.",
            "Answer, or choose “We do not have the answer” or “We do not use the trial”.",
        ),
    )


def share_without_denominator(where: str, given: str) -> Refused:
    """A percentage alone."""
    return refuse(
        "share_without_denominator",
        problem=Text("Hvor mange ud af hvor mange?", "How many out of how many?"),
        where=where,
        given=given or "–",
        expected=Text(
            "begge tal: hvor mange, og ud af hvor mange. Procenten regnes af dem",
            "both numbers: how many, and out of how many. The percentage is calculated from them",
        ),
        do_next=Text(
            "Skriv begge. Kendes kun procenten, så vælg “Vi har ikke svaret”, og skriv den i bemærkningen.",
            "Write both. If only the percentage is known, choose “We do not have the answer” and put it in "
            "the remark.",
        ),
    )


def more_than_all(where: str, part: int, whole: int) -> Refused:
    """A numerator above its denominator."""
    return refuse(
        "numerator_above_denominator",
        problem=Text("Der er flere, end der er i alt", "There are more than there are in all"),
        where=where,
        given=Text(f"{part} ud af {whole}", f"{part} out of {whole}").da,
        expected=Text("højst så mange, som der er i alt", "at most as many as there are in all"),
        do_next=Text("Er de to tal byttet om? Ret dem.", "Were the two swapped? Correct them."),
    )


def unfinished_above_rest(where: str, unfinished: int, rest: int) -> Refused:
    """More unfinished than are left."""
    return refuse(
        "unfinished_above_rest",
        problem=Text("Så mange kan ikke være uafsluttede", "So many cannot be unfinished"),
        where=where,
        given=str(unfinished),
        expected=Text(
            f"højst {rest}: i alt, minus dem der er talt", f"at most {rest}: all, less those counted"
        ),
        do_next=Text(
            "Uafsluttede tælles med i “ud af”, men ikke i antallet. Ret et af tallene.",
            "The unfinished count in “out of” but not in the number. Correct one of them.",
        ),
    )


def share_of_none(where: str) -> Refused:
    """Out of nought."""
    return refuse(
        "share_of_none",
        problem=Text("Der kan ikke regnes en andel ud af 0", "No share can be calculated out of 0"),
        where=where,
        given="0",
        expected=Text("mindst 1 i alt", "at least 1 in all"),
        do_next=Text(
            "Er der ingen endnu, så vælg “Vi har ikke svaret”, og skriv det i bemærkningen.",
            "If there are none yet, choose “We do not have the answer” and say so in the remark.",
        ),
    )


def share_disagrees(where: str, given: str, calculated: str) -> Refused:
    """The percentage typed is another than the two numbers give."""
    return refuse(
        "share_disagrees",
        problem=Text("Procenten passer ikke til de to tal", "The percentage does not fit the two numbers"),
        where=where,
        given=f"{given} %",
        expected=Text(
            f"{calculated} %, regnet af de to tal", f"{calculated}%, calculated from the two numbers"
        ),
        do_next=Text(
            "Ret et af tallene, eller slet procenten.", "Correct one of them, or clear the percentage."
        ),
    )


def not_a_choice(where: str, given: str, choices: Iterable[str]) -> Refused:
    """None of those to choose among."""
    names = list(choices)
    return refuse(
        "not_a_choice",
        problem=Text("Det er ikke et af svarene", "It is not one of the answers"),
        where=where,
        given=given[:40],
        expected=Text(listed(names, "da", Text("eller", "or")), listed(names, "en", Text("eller", "or"))),
        do_next=Text("Vælg et af dem.", "Choose one of them."),
    )
