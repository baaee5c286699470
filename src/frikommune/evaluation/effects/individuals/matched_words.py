"""What a matched comparison says of itself: names, tables and notes."""

from __future__ import annotations

import numpy as np

from frikommune.evaluation.effects.individuals.matching import Pairing
from frikommune.evaluation.effects.models import Flags
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.records import covariates_said
from frikommune.evaluation.shown.laid_out import Column, Table
from frikommune.evaluation.shown.quantities import number
from frikommune.language import Text

NAMES = {
    "corrected": Text(
        "Parrede personer, korrigeret for resterende forskelle",
        "Matched persons, corrected for differences that are left",
    ),
    "uncorrected": Text("Parrede personer", "Matched persons"),
    "plain": Text("Uden hensyn til oplysningerne", "Without covariates"),
}


def about(question: Question, covariates: int) -> Text:
    """Whom the figure is about, and how persons were matched."""
    whom = (
        Text("dem, der var med", "those who took part")
        if question.estimand == "treated"
        else Text("alle i rækkerne", "everybody in the rows")
    )
    number_of = covariates_said(covariates)
    near = (
        Text(
            f"{number_of.da} (Mahalanobis-afstand)",
            f"{number_of.en} (Mahalanobis distance)",
        )
        if question.distance == "mahalanobis"
        else Text(
            f"sandsynligheden for at være med, beregnet af {number_of.da}",
            f"the chance of taking part, computed from {number_of.en}",
        )
    )
    many = question.neighbours
    return Text(
        f"Virkningen gælder {whom.da}. Hver er parret med {_one(many).da}, der ligner mest i {near.da}; er "
        "flere lige nære, er de alle med. Den samme person kan være par for flere.",
        f"The effect is on {whom.en}. Each was matched with {_one(many).en} most like them in {near.en}; "
        "where several are equally near, all are used. One person may be the match of several.",
    )


def how_paired(question: Question) -> Text:
    """How errors were made, in words."""
    if question.distance == "mahalanobis":
        return Text(
            "Abadie–Imbens’ standardfejl; normalfordelingen.",
            "Abadie–Imbens standard errors; the normal distribution.",
        )
    return Text(
        "Abadie–Imbens’ standardfejl, hvor det er regnet med, at sandsynligheden er beregnet; "
        "normalfordelingen.",
        "Abadie–Imbens standard errors that know the propensity was estimated; the normal distribution.",
    )


def unmatched_words(pairing: Pairing, treated: Flags, question: Question) -> tuple[Text, ...]:
    """That some found no match, so that the figure is about the others; nothing where all did."""
    sought = treated if question.estimand == "treated" else np.ones_like(treated)
    without = int((sought & ~pairing.matched).sum())
    if not without:
        return ()
    few, all_of = number(without, 0), number(int(sought.sum()), 0)
    return (
        Text(
            f"{few.da} af {all_of.da} kunne ikke parres og er udeladt. Tallet gælder kun resten.",
            f"{few.en} of {all_of.en} found no match and are left out. The figure is about the others only.",
        ),
    )


def matches_table(pairing: Pairing, treated: Flags) -> Table:
    """How many were matched, and on how many it rests."""
    rows = []
    for name, side in (
        (Text("Med forsøget", "In the trial"), treated),
        (Text("Uden", "Outside"), ~treated),
    ):
        used = (pairing.weights * pairing.used)[side]
        total = used.sum()
        worth = float(total**2 / (used**2).sum()) if total > 0 else None
        heaviest = float(used.max() / total) if total > 0 else None
        found, stands_in = int((pairing.matched & side).sum()), int((used > 0).sum())
        rows.append((name, int(side.sum()), found, stands_in, worth, heaviest))
    return Table(
        Text("Hvem blev parret?", "Who was matched?"),
        (
            Column(Text("Gruppe", "Group"), "text"),
            Column(Text("Personer", "Persons"), "number", 0),
            Column(Text("Fandt et par", "Found a match"), "number", 0),
            Column(Text("Brugt som par for andre", "Used as a match of others"), "number", 0),
            Column(Text("Svarer til, lige vejet", "Worth, equally weighted"), "number", 0),
            Column(Text("Mest brugte persons andel", "Share of the most used person"), "share"),
        ),
        tuple(rows),
    )


def _one(many: int) -> Text:
    if many == 1:
        return Text("den", "the one")
    return Text(f"de {many}", f"the {many}")
