"""Whole laws by lot: several norms, exemptions and grants that the packs' reader accepts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from frikommune.errors import Refused
from frikommune.law.checks import check_rulebook
from frikommune.law.exemption import Grant
from frikommune.law.rulebook import Rulebook
from tests.ledger.building import day, exemption_of, law, norm_of
from tests.ledger.population.chance.duties import ANCHOR, DEEDS, PAUSED, RELEASED
from tests.ledger.population.chance.norms import norm
from tests.ledger.population.chance.trials import exemption, grants
from tests.ledger.population.chance.triggers import GRANTED, RECORDS
from tests.ledger.population.chance.words import GROUPS, Toml, chance, document

KINDS = (*DEEDS, RELEASED, *PAUSED, ANCHOR, *RECORDS, *GRANTED)
_TRIES = 40


@dataclass(frozen=True)
class WrittenLaw:
    """A law as it is written; `around` is the day that its dates lie around."""

    norms: tuple[Toml, ...]
    exemptions: tuple[Toml, ...]
    grants: tuple[Grant, ...]
    around: int

    def rulebook(self) -> Rulebook:
        """The law as it is read. Raises Refused where the packs' reader would."""
        norms = [document(one) for one in self.norms]
        exemptions = [document(one) for one in self.exemptions]
        found = law(*norms, exemptions=exemptions, grants=self.grants)
        check_rulebook(found)
        return found

    def days(self) -> list[int]:
        """The days on which something in the law changes, numbered from 1 January 2018."""
        found = [one["day"] for norm in self.norms for one in norm.get("version", ())]
        found += [(one - day(0)).days for given in self.grants for one in (given.start, given.end) if one]
        return [one for one in found if abs(one - self.around) < 1000]

    def groups(self) -> set[str]:
        """The groups that some norm concerns."""
        named = [GROUPS if one["groups"] == "all" else one["groups"] for one in self.norms]
        return {group for groups in named for group in groups} or set(GROUPS)

    def kinds(self) -> list[str]:
        """The kinds of events that the law speaks of, those of deeds more than once; and one it does not."""
        written = " ".join(document(one) for one in (*self.norms, *self.exemptions))
        spoken = [kind for kind in KINDS if f'"{kind}"' in written]
        counted = ["ansatte"] if "ratio" in written else []
        often = [kind for kind in spoken if kind in (*DEEDS, ANCHOR, *GRANTED, *RECORDS)]
        return [*spoken, *counted, *often, *often, "ukendt"]

    def words(self) -> str:
        """The law, to be read by someone who looks for a fault."""
        files = [document(one) for one in (*self.norms, *self.exemptions)]
        given = [f"{one.exemption}, {one.municipality}: [{one.start}, {one.end})" for one in self.grants]
        return "\n\n".join([*files, "\n".join(given)])


def written_law(r: Random) -> WrittenLaw:
    """A law that can be read; what does not fit is left out."""
    around = r.choice((0, 0, 20, 310, 700, 700, 1000, -17600))
    days = sorted({around + r.choice((0, 7, 30, 31, 58, 59, 60, r.randint(-30, 260))) for _ in range(8)})
    days += range(around + 300, around + 304)
    norms = [one for n in range(r.choice((1, 1, 2, 3))) if (one := _drawn(r, f"norm-{n + 1}", days))]
    made = WrittenLaw(tuple(norms), (), (), around)
    if chance(r, 0.2):
        made = _with_added_norm(r, made, days) or made
    for nth in range(r.choice((0, 1, 2, 2, 3))):
        made = _with_exemption(r, made, f"forsøg-{nth + 1}", days) or made
    return made


def _drawn(r: Random, name: str, days: list[int]) -> Toml | None:
    for _ in range(_TRIES):
        one = norm(r, name, days)
        try:
            norm_of(document(one))
        except Refused:
            continue
        return one
    return None


def _with_exemption(r: Random, made: WrittenLaw, name: str, days: list[int]) -> WrittenLaw | None:
    if not made.norms:
        return None
    read = {one["id"]: norm_of(document(one)) for one in made.norms}
    before = [one["id"] for one in made.exemptions]
    does = r.choice(("use", "use", "suspend", "replace", "replace", "replace", "add", "add"))
    for _ in range(_TRIES):
        one = exemption(r, name, does, list(made.norms), before)
        given = tuple(grants(r, one, days))
        found = replace(made, exemptions=(*made.exemptions, one), grants=(*made.grants, *given))
        try:
            exemption_of(document(one), read)
            found.rulebook()
        except Refused:
            continue
        return found
    return None


def _with_added_norm(r: Random, made: WrittenLaw, days: list[int]) -> WrittenLaw | None:
    """A norm that the law lacks and an exemption adds."""
    bare: Toml = {"id": "tilføjet", "groups": "all", "only_by_exemption": True, "month_end": "down"}
    bare["kind"] = r.choice(("duty", "duty", "precondition", "limit"))
    if bare["kind"] == "duty":
        bare["read_at"] = r.choice(("opens", "due"))
        bare["anchor"] = r.choice(("course.start", {"each_event": "sygemelding"}))
    for _ in range(_TRIES):
        one = exemption(r, "tilføjer", "add", [bare], [])
        given = tuple(grants(r, one, days))
        found = replace(made, norms=(*made.norms, bare), exemptions=(one,), grants=given)
        try:
            found.rulebook()
        except Refused:
            continue
        return found
    return None
