"""Who was asked and how many answered, with the warnings that belong beside every result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from frikommune.evaluation.counts.proportions import Share
from frikommune.evaluation.shown.laid_out import Column, Table
from frikommune.evaluation.shown.quantities import percent
from frikommune.evaluation.surveys.groups import Cell, Group, shown_groups
from frikommune.evaluation.surveys.waves import ALL, capital, group_words
from frikommune.language import Text

HALF, THIRD, FEW = 0.5, 0.3, 10
HIDDEN = Text("skjult", "hidden")


@dataclass(frozen=True, slots=True)
class Asked:
    """One invitation: where and whom, and whether it was used."""

    municipality: str
    role: str
    used: bool


@dataclass(frozen=True, slots=True)
class Rate:
    """A group's response rate. `answered` is None where so few answered that it is hidden."""

    group: Group
    name: Text
    invited: int
    answered: int | None

    @property
    def share(self) -> Share | None:
        """Answered of invited; None where hidden or nobody was invited."""
        return Share(self.answered, self.invited) if self.answered is not None and self.invited else None

    @property
    def warnings(self) -> tuple[Text, ...]:
        """What must be borne in mind, the gravest first; nothing of a hidden group."""
        share = self.share.share if self.share else None
        if share is None or self.answered is None:
            return ()
        found = []
        if share < THIRD:
            found.append(
                Text(
                    "Under 30 % har svaret: brug svarene som stemning, ikke som måling",
                    "Under 30 % answered: use the answers as an impression, not as a measurement",
                )
            )
        elif share < HALF:
            found.append(
                Text(
                    "Under halvdelen har svaret: de, der svarede, kan mene noget andet end resten",
                    "Under half answered: those who did may think otherwise than the rest",
                )
            )
        if self.answered < FEW:
            found.append(Text("Få svar: hver enkelt vejer tungt", "Few answers: each weighs heavily"))
        return tuple(found)


def rates_of(asked: Iterable[Asked]) -> tuple[Rate, ...]:
    """The rate of all, of each role and of each municipality; who answered in small groups is hidden."""
    invited, used = Counter[Cell](), Counter[Cell]()
    for one in asked:
        cell = Cell(one.municipality, one.role)
        invited[cell] += 1
        used[cell] += one.used
    roles, places = ({getattr(cell, name) for cell in invited} for name in ("role", "municipality"))
    groups = [ALL]
    for some in (
        [Group(role=one) for one in roles if len(roles) > 1],
        [Group(municipality=one) for one in places if len(places) > 1],
    ):
        groups += sorted(some, key=lambda one: (-_sum(used, one), group_words(one).da))
    shown = shown_groups(used, groups)
    ordered = sorted(groups, key=lambda one: (_rank(one), group_words(one).da.casefold()))
    return tuple(
        Rate(one, capital(group_words(one)), _sum(invited, one), _sum(used, one) if one in shown else None)
        for one in ordered
    )


def _rank(group: Group) -> int:
    return 0 if group == Group() else 1 if group.role is not None else 2


def _sum(counted: Counter[Cell], group: Group) -> int:
    return sum(many for cell, many in counted.items() if group.holds(cell))


def rate_table(rates: Iterable[Rate]) -> Table:
    """The rates as a table."""
    columns = (
        Column(Text("Gruppe", "Group")),
        Column(Text("Spurgt", "Asked"), "number", 0),
        Column(Text("Svaret", "Answered"), "number", 0),
        Column(Text("Svarprocent", "Response rate"), "share", 0),
        Column(Text("Vær opmærksom på", "Bear in mind")),
    )
    rows = tuple(
        (
            one.name,
            one.invited,
            HIDDEN if one.answered is None else one.answered,
            one.share.share if one.share else None,
            Text(". ".join(w.da for w in one.warnings), ". ".join(w.en for w in one.warnings)),
        )
        for one in rates
    )
    return Table(Text("Svarprocent", "Response rate"), columns, rows, _NOTE)


_NOTE = Text(
    "Har færre end fem i en gruppe svaret, er antallet skjult, og om nødvendigt også den næste gruppes.",
    "Where fewer than five of a group answered, the number is hidden, and if need be the next group's too.",
)


def told(rate: Rate) -> Text:
    """`34 af 52 har svaret (65 %)`."""
    if rate.answered is None or rate.share is None:
        return Text("Færre end fem har svaret", "Fewer than five have answered")
    share = percent(rate.share.share, 0)
    return Text(
        f"{rate.answered} af {rate.invited} har svaret ({share.da})",
        f"{rate.answered} of {rate.invited} have answered ({share.en})",
    )
