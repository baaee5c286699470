"""caseload.toml: what a synthetic caseload is drawn from, and the published figures that it must give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from frikommune.caseload.aggregates import COUNTS
from frikommune.caseload.profile import QUOTAS, Figure, Group, Place, Plan, Profile, Quota, Reserved
from frikommune.errors import Refused, closest, refuse
from frikommune.language import Text
from frikommune.packfiles import folder as folders
from frikommune.packfiles.caseload_plans import Names, known_names, read_group, read_plans
from frikommune.packfiles.caseload_values import above_zero, above_zero_whole, days, read_origin, share, whole
from frikommune.packfiles.files import read_toml
from frikommune.packfiles.pack import Pack
from frikommune.packfiles.table import Table, gather

FILE = "caseload.toml"
One = TypeVar("One", Figure, Quota)


def read_caseload(pack: Pack) -> Profile:
    """The caseload of a pack, or of the last of those it builds on that has one.

    Raises Refused, naming the file and the key; also when no pack has one.
    """
    found = _folder_of(pack)
    if found is not None:
        return _read(found, pack)
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


def has_caseload(pack: Pack) -> bool:
    """Whether the pack, or one that it builds on, has a caseload."""
    return _folder_of(pack) is not None


def _folder_of(pack: Pack) -> Path | None:
    return next((folder for folder in reversed(pack.folders) if (folder / FILE).exists()), None)


def _read(folder: Path, pack: Pack) -> Profile:
    shown = folders.shown(folder, folder / FILE)
    table = Table(read_toml(folder / FILE, shown), shown)
    first, end = days(table, "from", "to")
    places, groups, plans, reserved = _drawn_from(table, known_names(pack.rulebook))
    drawn = Names(frozenset(one.id for one in groups), frozenset(one.name for one in places))
    figures = gather(*(lambda row=row: _figure(row, drawn) for row in table.need_tables("figure")))
    quotas = gather(*(lambda row=row: _quota(row) for row in table.need_tables("quota")))
    profile = Profile(
        id=table.need("id", str),
        title=table.text("title"),
        first_day=first,
        end=end,
        **_single_numbers(table),
        places=tuple(places),
        groups=tuple(groups),
        plans=tuple(plans),
        reserved=tuple(reserved),
        figures=_by_id(figures, COUNTS, shown),
        quotas=_by_id(quotas, QUOTAS, shown),
    )
    table.done()
    return profile


def _drawn_from(table: Table, known: Names) -> tuple[list[Place], list[Group], list[Plan], list[Reserved]]:
    """What citizens are drawn from; plans name only the groups and the places of the file itself."""
    places = gather(*(lambda row=row: _place(row, known) for row in table.need_tables("municipality")))
    groups = gather(*(lambda row=row: read_group(row, known) for row in table.need_tables("group")))
    names = replace(
        known, groups=frozenset(one.id for one in groups), places=frozenset(one.name for one in places)
    )
    some = gather(*(lambda row=row: read_plans(row, names) for row in table.need_tables("plan")))
    plans = [plan for several in some for plan in several]
    ids = frozenset(plan.id for plan in plans)
    reserved = gather(*(lambda row=row: _reserved(row, names, ids) for row in table.tables("reserved")))
    return places, groups, plans, reserved


def _single_numbers(table: Table) -> dict[str, Any]:
    """What stands in a table of its own: each with its origin."""
    size, moves = table.table("published_size"), table.table("moves")
    region, employers = table.table("region"), table.table("employers")
    found = {
        "published_size": whole(size, "persons"),
        "size_origin": read_origin(size),
        "moves": share(moves, "share"),
        "moves_origin": read_origin(moves),
        "region_unemployment": above_zero(region, "unemployment"),
        "region_origin": read_origin(region),
        "employers": (above_zero_whole(employers, "one_per"), whole(employers, "at_least")),
        "employers_origin": read_origin(employers),
    }
    for one in (size, moves, region, employers):
        one.done()
    return found


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
        groups=names.some_or_all(row, "groups", "groups") or frozenset(),
        plans=frozenset(row.names("plans")),
        start=start,
        end=end,
        why=row.text("why"),
    )
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
