"""Whether the two groups have anybody in common to be compared: propensities, weights, who is left out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frikommune.errors import refuse
from frikommune.evaluation.effects.models import Fitted, Flags, Floats
from frikommune.evaluation.effects.question import Estimand
from frikommune.evaluation.shown.laid_out import Column, Table
from frikommune.evaluation.shown.quantities import number, percent
from frikommune.language import Text

EDGE = 0.001
"""Whoever had less than this chance of being on the other side has nobody there to be compared with."""
COMMON = (0.1, 0.9)
"""The propensities that Crump, Hotz, Imbens and Mitnik keep (Biometrika 96, 2009, 187–199)."""
FEW = 10.0
"""An effective number of persons below this carries no mean."""
HEAVY = 0.1
"""One person with more than this share of a side's weight decides the answer."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side under its weights: persons, how many equally weighted ones tell as much, and the heaviest.

    `tail` is the share of the weight that the heaviest hundredth (at least one person) carries.
    """

    rows: int
    effective: float
    heaviest: float
    tail: float
    low: float
    high: float

    @property
    def thin(self) -> bool:
        """Whether a few decide what this side says."""
        return self.effective < FEW or self.heaviest > HEAVY


@dataclass(frozen=True, slots=True)
class Overlap:
    """Both sides, and how many rows were left out because nobody on the other side is like them."""

    treated: Side
    untreated: Side
    left_out: int
    left_out_treated: int

    @property
    def thin(self) -> bool:
        """Whether a few persons decide the answer."""
        return self.treated.thin or self.untreated.thin


def comparable(propensity: Fitted, treated: Flags, estimand: Estimand, source: str) -> Flags:
    """Which rows (n) have somebody to be compared with. Raises Refused where too few have."""
    chance = propensity.value
    kept = chance <= 1 - EDGE if estimand == "treated" else (chance >= EDGE) & (chance <= 1 - EDGE)
    apart = bool(chance[treated].min() > chance[~treated].max())
    most = 0.5 * treated.sum()
    if apart or (kept & treated).sum() < max(2.0, most) or (kept & ~treated).sum() < 2:
        raise refuse(
            "no_overlap",
            problem=Text(
                "Grupperne har ingen at sammenligne: oplysningerne afgør næsten helt, hvem der er med",
                "The groups have nobody to compare: the covariates decide almost wholly who takes part",
            ),
            where=source,
            given=f"{int((kept & treated).sum())} / {int(treated.sum())}",
            expected=Text(
                "At mindst halvdelen af dem, der er med, ligner nogen, der ikke er",
                "That at least half of those who take part are like somebody who does not",
            ),
            do_next=Text(
                "Fjern oplysninger, der i sig selv afgør deltagelsen (fx kommunen), find en "
                "sammenligningsgruppe, der ligner, eller beskriv gruppen uden at sammenligne.",
                "Take out covariates that decide taking part by themselves (the municipality, say), find a "
                "comparison group that is alike, or describe the group without comparing.",
            ),
        )
    return np.asarray(kept)


def overlap_of(propensity: Fitted, treated: Flags, kept: Flags, weights: Floats) -> Overlap:
    """How well both sides overlap under these weights (n), 0 for rows left out."""
    sides = [_side(weights[side & kept], propensity.value[side & kept]) for side in (treated, ~treated)]
    return Overlap(sides[0], sides[1], int((~kept).sum()), int((~kept & treated).sum()))


def overlap_table(overlap: Overlap) -> Table:
    """Both sides' weights and propensities."""
    rows = tuple(
        (name, side.rows, side.effective, side.heaviest, side.tail, side.low, side.high)
        for name, side in (
            (Text("Med forsøget", "In the trial"), overlap.treated),
            (Text("Uden", "Outside"), overlap.untreated),
        )
    )
    return Table(
        Text("Overlap mellem grupperne", "Overlap between the groups"),
        (
            Column(Text("Gruppe", "Group"), "text"),
            Column(Text("Personer", "Persons"), "number", 0),
            Column(Text("Svarer til, lige vejet", "Worth, equally weighted"), "number", 0),
            Column(Text("Tungeste persons vægt", "Heaviest person's weight"), "share"),
            Column(Text("Tungeste hundrededels vægt", "Heaviest hundredth's weight"), "share"),
            Column(
                Text("Mindste sandsynlighed for at være med", "Lowest chance of taking part"), "number", 3
            ),
            Column(Text("Største", "Highest"), "number", 3),
        ),
        rows,
        Text(
            "Sandsynligheden for at være med er beregnet af oplysningerne (logistisk regression).",
            "The chance of taking part is computed from the covariates (logistic regression).",
        ),
    )


def overlap_words(overlap: Overlap, estimand: Estimand) -> tuple[Text, ...]:
    """Who is left out, and whether a few persons decide, in words; the gravest first."""
    notes = []
    if overlap.thin:
        notes.append(thin_words(overlap))
    if overlap.left_out:
        count, treated = number(overlap.left_out, 0), number(overlap.left_out_treated, 0)
        about = number(EDGE, 3)
        if estimand == "treated":
            notes.append(
                Text(
                    f"{count.da} rækker er udeladt ({treated.da} med forsøget): ingen uden forsøget ligner "
                    "dem. Tallet gælder kun resten.",
                    f"{count.en} rows are left out ({treated.en} in the trial): nobody outside is like them. "
                    "The figure is about the others only.",
                )
            )
        else:
            notes.append(
                Text(
                    f"{count.da} rækker er udeladt ({treated.da} med forsøget): deres sandsynlighed for at "
                    f"være på den anden side er under {about.da}. Tallet gælder kun resten.",
                    f"{count.en} rows are left out ({treated.en} in the trial): their chance of being on the "
                    f"other side is below {about.en}. The figure is about the others only.",
                )
            )
    return tuple(notes)


def thin_words(overlap: Overlap) -> Text:
    """That a few persons decide."""
    side, name = min(
        (
            (overlap.treated, Text("med forsøget", "in the trial")),
            (overlap.untreated, Text("uden forsøget", "outside the trial")),
        ),
        key=lambda pair: pair[0].effective,
    )
    worth, rows, heaviest = number(side.effective, 0), number(side.rows, 0), percent(side.heaviest, 0)
    return Text(
        f"Få personer afgør tallet: de {rows.da} {name.da} tæller kun som {worth.da}, og én person har "
        f"{heaviest.da} af vægten. Grupperne ligner for lidt hinanden til at stole på usikkerheden.",
        f"A few persons decide the figure: the {rows.en} {name.en} count as only {worth.en}, and one "
        f"person has {heaviest.en} of the weight. The groups are too unlike to trust how sure it is.",
    )


def _side(weights: Floats, chances: Floats) -> Side:
    ordered = np.sort(weights)[::-1]
    total = ordered.sum()
    tail = max(1, round(len(ordered) / 100))
    return Side(
        len(ordered),
        float(total**2 / (ordered**2).sum()),
        float(ordered[0] / total),
        float(ordered[:tail].sum() / total),
        float(chances.min()),
        float(chances.max()),
    )
