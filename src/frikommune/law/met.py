"""Whether the law of a later day, without the exemption, already gives what an exemption changes.

A piece of an exemption is met when whatever it allows, the later law allows by itself; or when the later law
no longer asks for it at all. What an exemption asks on its own account (a norm that only it adds), no law has
to meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from frikommune.language import Text
from frikommune.law.compare import groups_of, law_on, names, sentence
from frikommune.law.exemption import Change, Exemption
from frikommune.law.piece_met import MET_WORDS, Met, PieceMet, change_met
from frikommune.law.rulebook import Rulebook

_ONLY_OWN = Text(
    "fravigelsen ændrer intet, som loven selv har krævet indtil den senere dag",
    "the exemption changes nothing that the law itself has asked up to the later day",
)


@dataclass(frozen=True, slots=True)
class ExemptionMet:
    """An exemption, whether the later law has met it, and why, piece by piece.

    `own_demands` are norms that only the exemption adds; they count neither way.
    """

    exemption: Exemption
    met: Met
    why: Text
    pieces: tuple[PieceMet, ...]
    own_demands: tuple[str, ...]


def met_by_law(rulebook: Rulebook, exemption: Exemption, earlier: date, later: date) -> ExemptionMet:
    """Hold an exemption from the earlier day's law against the later day's law, which stands alone."""
    own = tuple(one.norm for one in exemption.changes if not rulebook.norms[one.norm].versions)
    pieces: list[PieceMet] = []
    for change in exemption.changes:
        if not _followed(rulebook, exemption, change, later):
            pieces += _met(rulebook, exemption, change, earlier, later)
    met = together(piece.met for piece in pieces)
    titles = {norm.id: norm.title for norm in rulebook.norms.values()}
    return ExemptionMet(exemption, met, _summed_up(pieces, titles), tuple(pieces), own)


def together(parts: Iterable[Met]) -> Met:
    """What several answers make together. Some met and some not is `partly`, whatever else is unknown."""
    found = set(parts)
    if "partly" in found or {"fully", "not"} <= found:
        return "partly"
    if "unknown" in found or not found:
        return "unknown"
    return found.pop()


def _summed_up(pieces: list[PieceMet], titles: Mapping[str, Text]) -> Text:
    if not pieces:
        return sentence([_ONLY_OWN])
    if len(pieces) == 1:
        return pieces[0].why
    groups = [(met, [one for one in pieces if one.met == met]) for met in MET_WORDS]
    if len({piece.norm for piece in pieces}) == 1:
        titles = {}
    return sentence(_counted(met, some, titles) for met, some in groups if some)


def _counted(met: Met, pieces: list[PieceMet], titles: Mapping[str, Text]) -> Text:
    which = names(dict.fromkeys(_named(piece, titles) for piece in pieces))
    words = MET_WORDS[met]
    return Text(f"{words.da}: {which.da}", f"{words.en}: {which.en}")


def _named(piece: PieceMet, titles: Mapping[str, Text]) -> Text:
    """The piece, with the title of its norm where there are several norms."""
    what, norm = piece.what, titles.get(piece.norm)
    return Text(f"{what.da} i “{norm.da}”", f"{what.en} of “{norm.en}”") if norm else what


def _followed(rulebook: Rulebook, exemption: Exemption, change: Change, later: date) -> bool:
    """Whether the norm has lapsed, and the exemption followed the law to a norm that began then.

    An exemption from a norm that began no sooner than another lapsed is the same exemption, made from what
    came instead. Then the new norm alone tells whether it is met.
    """
    lapsed = rulebook.norms[change.norm].lapsed(later)
    if lapsed is None:
        return False
    others = (rulebook.norms[one.norm] for one in exemption.changes if one.operation == change.operation)
    return any(norm.began is not None and lapsed <= norm.began <= later for norm in others)


def _scope(rulebook: Rulebook, exemption: Exemption, change: Change) -> Iterator[str]:
    groups = groups_of(rulebook, rulebook.norms[change.norm])
    return (group for group in groups if exemption.covers_group(group))


def _met(
    rulebook: Rulebook, exemption: Exemption, change: Change, earlier: date, later: date
) -> list[PieceMet]:
    """The pieces of one change; a piece that is judged alike for several groups stands once."""
    norm = rulebook.norms[change.norm]
    if not norm.versions:
        return []
    found: dict[PieceMet, None] = {}
    for group in _scope(rulebook, exemption, change):
        rules = law_on(rulebook, norm, group, earlier), law_on(rulebook, norm, group, later)
        found |= dict.fromkeys(change_met(norm, change, rules, later, group, rulebook.words))
    return list(found)
