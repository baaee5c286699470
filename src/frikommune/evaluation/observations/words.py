"""What the roles of columns are called, and the refusals that reading and estimators share."""

from __future__ import annotations

from frikommune.errors import Refused, refuse
from frikommune.language import Text

ROLE_WORDS: dict[str, Text] = {
    "outcome": Text("udfald", "outcome"),
    "treatment": Text("behandling (med i forsøget eller ej)", "treatment (in the trial or not)"),
    "unit": Text("enhed (fx borger eller kommune)", "unit (a citizen or municipality, say)"),
    "period": Text("periode", "period"),
    "start": Text("første periode i forsøget", "first period in the trial"),
    "cluster": Text("klynge (fx kommune)", "cluster (a municipality, say)"),
    "weight": Text("vægt", "weight"),
    "exposure": Text("tid under risiko", "exposure"),
    "duration": Text("varighed", "duration"),
    "event": Text("hændelse (indtruffet eller ej)", "event (happened or not)"),
    "covariates": Text("baggrundsoplysninger", "covariates"),
}


def lacks_role(where: str, role: str, columns: str) -> Refused:
    """A role that the estimator cannot do without, and that no column was given."""
    name = ROLE_WORDS[role]
    return refuse(
        "role_missing",
        problem=Text(f"Der mangler en kolonne med {name.da}", f"A column with the {name.en} is missing"),
        where=where,
        given=columns or "–",
        expected=Text(f"Navnet på kolonnen med {name.da}", f"The name of the column with the {name.en}"),
        do_next=Text(f"Angiv kolonnen som “{role}”.", f"Give the column as “{role}”."),
    )


def too_few(where: str, given: str, least: Text, do_next: Text) -> Refused:
    """Too little to compute from; `least` says what was needed."""
    return refuse(
        "too_few",
        problem=Text(
            "Der er for lidt at regne på; et tal ville ikke betyde noget",
            "There is too little to compute from; a number would mean nothing",
        ),
        where=where,
        given=given,
        expected=least,
        do_next=do_next,
    )
