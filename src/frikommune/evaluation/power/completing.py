"""A setting checked, and completed by what is assumed where nothing is known."""

from __future__ import annotations

from dataclasses import replace

from frikommune.errors import Refused
from frikommune.evaluation.power.asked import Asked
from frikommune.evaluation.power.checking import wrong
from frikommune.evaluation.shown.quantities import number
from frikommune.language import Text

ICC = 0.02
"""Assumed where nobody knows how alike citizens of one municipality are: middling for public services."""
AUTOCORRELATION = 0.7
"""Assumed likeness of a municipality's level from one period to the next."""


def completed(asked: Asked) -> tuple[Asked, tuple[Text, ...]]:
    """The setting with what is assumed where nothing is known, and that in words.

    Raises Refused with everything that is missing or impossible.
    """
    if asked.kind == "none":
        return asked, ()
    refusals = list(wrong(asked))
    if refusals:
        raise Refused(*refusals)
    assumed: list[Text] = []
    if asked.clustered and asked.icc is None:
        asked = replace(asked, icc=ICC)
        said = number(ICC, 2)
        assumed.append(
            Text(
                f"Ingen ved, hvor ens borgere i samme kommune er; der er regnet med en intraklassekorrelation"
                f" på {said.da}.",
                f"Nobody knows how alike citizens of one municipality are; an intraclass correlation of"
                f" {said.en} is assumed.",
            )
        )
    if asked.clustered and asked.size_cv == 0:
        assumed.append(_ONE_SIZE)
    if asked.kind == "did":
        asked = _with_periods(asked, assumed)
    if asked.untreated is None and asked.kind != "one_group" and asked.treated is not None:
        assumed.append(_AS_MANY_EACH if asked.clustered else _AS_MANY)
    return asked, tuple(assumed)


def _with_periods(asked: Asked, assumed: list[Text]) -> Asked:
    if asked.autocorrelation is None:
        asked = replace(asked, autocorrelation=AUTOCORRELATION)
        said = number(AUTOCORRELATION, 1)
        assumed.append(
            Text(
                f"En kommunes niveau antages at ligne sig selv fra periode til periode (autokorrelation"
                f" {said.da}).",
                f"A municipality's level is assumed to be like itself from one period to the next"
                f" (autocorrelation {said.en}).",
            )
        )
    return asked


_ONE_SIZE = Text(
    "Kommunerne er regnet for lige store; er de meget ulige, ses mindre.",
    "The municipalities are taken to be of one size; if they are very unequal, less is seen.",
)
_AS_MANY = Text(
    "Der er regnet med lige så mange borgere at sammenligne med.",
    "As many citizens to compare with are assumed.",
)
_AS_MANY_EACH = Text(
    "Der er regnet med lige så mange borgere i hver af de kommuner, der sammenlignes med.",
    "As many citizens are assumed in each of the municipalities compared with.",
)
