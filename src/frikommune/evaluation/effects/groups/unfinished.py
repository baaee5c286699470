"""Counts in which some have not finished: what is open until they do."""

from __future__ import annotations

from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.counts.proportions import Share
from frikommune.evaluation.effects.effect import Estimate
from frikommune.evaluation.effects.groups import two_shares
from frikommune.evaluation.effects.groups.figures import TREATED, UNTREATED, Group
from frikommune.evaluation.shown.laid_out import Point
from frikommune.evaluation.shown.quantities import number
from frikommune.language import Text

NONE_SUCCEED = Text("hvis ingen af de uafsluttede når målet", "if none of the unfinished succeed")
ALL_SUCCEED = Text("hvis alle de uafsluttede når målet", "if all of the unfinished succeed")


def all_succeed(counted: Counted) -> Share:
    """The share if all of the unfinished succeed."""
    return Share(counted.succeeded + counted.unfinished, counted.started)


def group_of(name: Text, share: Share, level: float) -> Group:
    """A share as a line of the groups' table."""
    value = share.numerator / share.denominator
    return Group(
        name, share.denominator, value, two_shares.wilson_at(share, level), successes=share.numerator
    )


def lines_of(name: Text, counted: Counted, level: float) -> tuple[Group, ...]:
    """All who started, and where some have not finished also those who have."""
    lines = [group_of(name, counted.of_all, level)]
    if counted.unfinished and counted.of_finished.denominator:
        finished = Text(f"{name.da}: kun de færdige", f"{name.en}: only those who finished")
        lines.append(group_of(finished, counted.of_finished, level))
    return tuple(lines)


def open_points(*of: tuple[Text, Counted]) -> tuple[Point, ...]:
    """The spans that the unfinished leave open, on their groups' lines of the picture."""
    return tuple(
        Point(name, None, *counted.bounds, mark="open")
        for name, counted in of
        if counted.unfinished and counted.bounds
    )


def groups_of_two(treated: Counted, untreated: Counted, level: float) -> tuple[Group, ...]:
    """Both groups' lines."""
    return (*lines_of(TREATED, treated, level), *lines_of(UNTREATED, untreated, level))


def bounds_of_two(treated: Counted, untreated: Counted, level: float) -> tuple[Estimate, Estimate]:
    """The difference at its least and at its most: the unfinished succeed only outside, and only inside."""
    least = Text(
        "Forskel, hvis de uafsluttede kun når målet uden for forsøget",
        "Difference if the unfinished succeed only outside the trial",
    )
    most = Text(
        "Forskel, hvis de uafsluttede kun når målet i forsøget",
        "Difference if the unfinished succeed only in the trial",
    )
    return (
        two_shares.difference(treated.of_all, all_succeed(untreated), level, least),
        two_shares.difference(all_succeed(treated), untreated.of_all, level, most),
    )


def unfinished_note(unfinished: int) -> tuple[Text, ...]:
    """What a reader must know where some have not finished."""
    if not unfinished:
        return ()
    count = number(unfinished, 0)
    return (
        Text(
            f"{count.da} er ikke færdige endnu og tæller som ikke nået. Derfor står grænserne ved siden af: "
            "hvis "
            "ingen af dem når målet, og hvis alle gør. Andelen af de færdige kan vildlede, for de hurtige er "
            "færdige først.",
            f"{count.en} have not finished yet and count as not succeeding. So the bounds stand beside: if "
            "none of "
            "them succeed, and if all do. The share of those who finished may mislead, for the quick finish "
            "first.",
        ),
    )
