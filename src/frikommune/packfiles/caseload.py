"""caseload.toml: what a synthetic caseload is drawn from, and the published figures that it must give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from frikommune.caseload.aggregates import COUNTS
from frikommune.caseload.profile import QUOTAS, Figure, Origin, Place, Profile, Quota, Reserved
from frikommune.errors import Refused, closest, refuse
from frikommune.language import Text
from frikommune.packfiles import folder as folders
from frikommune.packfiles.caseload_plans import Names, known_names, read_group, read_plans
from frikommune.packfiles.caseload_values import days, read_origin, share, whole
from frikommune.packfiles.files import read_toml
from frikommune.packfiles.pack import Pack
from frikommune.packfiles.table import Table, gather

FILE = "caseload.toml"
One = TypeVar("One", Figure, Quota)


def read_caseload(pack: Pack) -> Profile:
    """The caseload of a pack, or of the last of those it builds on that has one.

    Raises Refused, naming the file and the key; also when no pack has one.
    """
    for folder in reversed(pack.folders):
        if (folder / FILE).exists():
            return _read(folder, pack)
    raise refuse(
        "caseload_missing",
        problem=Text("Pakken har ingen sagsmængde", "The pack has no caseload"),
        where=f"{pack.folder.name}/{FILE}",
        given="–",
        expected=Text(f"en {FILE} i pakken", f"a {FILE} in the pack"),
        do_next=Text(
            "Vælg en pakke, der har en; packs/nordjylland viser en.",
            "Choose a pack that has one; packs/nordjylland shows one.",
        ),
    )


def _read(folder: Path, pack: Pack) -> Profile:
    shown = folders.shown(folder, folder / FILE)
    table = Table(read_toml(folder / FILE, shown), shown)
    names = known_names(pack.rulebook)
    first, end = days(table, "from", "to")
    places = gather(*(lambda row=row: _place(row, names) for row in table.need_tables("municipality")))
    groups = gather(*(lambda row=row: read_group(row, names) for row in table.need_tables("group")))
    drawn = Names(
        frozenset(one.id for one in groups),
        frozenset(one.name for one in places),
        names.exemptions,
        names.norms,
    )
    plans = gather(*(lambda row=row: read_plans(row, drawn) for row in table.need_tables("plan")))
    every_plan = tuple(plan for some in plans for plan in some)
    plan_ids = frozenset(plan.id for plan in every_plan)
    reserved = gather(*(lambda row=row: _reserved(row, drawn, plan_ids) for row in table.tables("reserved")))
    figures = gather(*(lambda row=row: _figure(row, drawn) for row in table.need_tables("figure")))
    quotas = gather(*(lambda row=row: _quota(row) for row in table.need_tables("quota")))
    size, size_origin = _number(table.table("published_size"), "persons")
    moves, moves_origin = _share(table.table("moves"))
    unemployment, region_origin = _unemployment(table.table("region"))
    employers, employers_origin = _employers(table.table("employers"))
    profile = Profile(
        id=table.need("id", str),
        title=table.text("title"),
        first_day=first,
        end=end,
        published_size=size,
        size_origin=size_origin,
        moves=moves,
        moves_origin=moves_origin,
        region_unemployment=unemployment,
        region_origin=region_origin,
        places=tuple(places),
        groups=tuple(groups),
        plans=every_plan,
        reserved=tuple(reserved),
        figures=_by_id(figures, COUNTS, shown),
        quotas=_by_id(quotas, QUOTAS, shown),
        employers=employers,
        employers_origin=employers_origin,
    )
    table.done()
    return profile


def _place(row: Table, names: Names) -> Place:
    place = Place(
        name=names.one(row, "name", "places"),
        inhabitants=whole(row, "inhabitants"),
        unemployment=row.get("unemployment", float),
        origin=read_origin(row),
    )
    row.done()
    return place


def _reserved(row: Table, names: Names, plans: frozenset[str]) -> Reserved:
    start, end = days(row, "from", "to")
    for plan in row.names("plans"):
        if plan not in plans:
            words = Text("id for en plan i filen", "the id of a plan of the file")
            raise row.refusal("unknown_plan", "plans", plan, words, closest(plan, plans))
    reserved = Reserved(
        place=names.one(row, "municipality", "places"),
        groups=names.some(row, "groups", "groups") if "groups" in row else frozenset(),
        plans=frozenset(row.names("plans")),
        start=start,
        end=end,
        why=row.text("why"),
    )
    row.get("groups", list)
    row.done()
    return reserved


def _figure(row: Table, names: Names) -> Figure:
    start, end = days(row, "from", "to")
    figure = Figure(
        id=row.need("id", str),
        title=row.text("title"),
        value=whole(row, "value"),
        qualifier=row.text("qualifier", required=False),
        place=names.one(row, "municipality", "places") if "municipality" in row else "",
        start=start,
        end=end,
        about=share(row, "about", 0.0),
        at_size=row.get("at_published_size", bool) or False,
        counted=row.text("counted"),
        origin=read_origin(row),
    )
    row.get("municipality", str)
    row.done()
    return figure


def _quota(row: Table) -> Quota:
    quota = Quota(row.need("id", str), whole(row, "value"), row.text("title"), read_origin(row))
    row.done()
    return quota


def _number(row: Table, key: str) -> tuple[int, Origin]:
    found = whole(row, key), read_origin(row)
    row.done()
    return found


def _share(row: Table) -> tuple[float, Origin]:
    found = share(row, "share"), read_origin(row)
    row.done()
    return found


def _unemployment(row: Table) -> tuple[float, Origin]:
    found = row.need("unemployment", float), read_origin(row)
    row.done()
    return found


def _employers(row: Table) -> tuple[tuple[int, int], Origin]:
    found = (whole(row, "one_per"), whole(row, "at_least")), read_origin(row)
    row.done()
    return found


def _by_id(found: Sequence[One], wanted: Mapping[str, object] | Sequence[str], shown: str) -> dict[str, One]:
    """By id. Raises Refused for one that stands twice, is not counted, or is not there."""
    by_id: dict[str, One] = {}
    for one in found:
        folders.refuse_if_known(by_id, one.id, shown)
        if one.id not in wanted:
            raise _not_wanted(one.id, wanted, shown)
        by_id[one.id] = one
    for name in wanted:
        if name not in by_id:
            raise _not_given(name, shown)
    return by_id


def _not_wanted(given: str, wanted: Mapping[str, object] | Sequence[str], shown: str) -> Refused:
    return refuse(
        "unknown_figure",
        problem=Text(f"Tallet “{given}” tælles ikke", f"The number “{given}” is not counted"),
        where=shown,
        given=given,
        expected=Text("et tal, som programmet tæller", "a number that the program counts"),
        do_next=closest(given, wanted),
    )


def _not_given(name: str, shown: str) -> Refused:
    return refuse(
        "figure_missing",
        problem=Text(f"Tallet “{name}” mangler", f"The number “{name}” is missing"),
        where=shown,
        given="–",
        expected=Text(
            "alle tal, som rekonstruktionen bygges af", "all numbers that the reconstruction is built from"
        ),
        do_next=Text(f"Skriv “{name}” med værdi og kilde.", f"Write “{name}” with its value and source."),
    )
