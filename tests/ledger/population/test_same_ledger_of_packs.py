"""Both engines read real laws alike: North Jutland with its trials, and the rule files of two public logs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

import polars as pl
import pytest

from frikommune.cases import xes_file
from frikommune.cases.block import block_of
from frikommune.cases.draft import Known
from frikommune.cases.history import Event, History, Spell, Use
from frikommune.cases.read import read_histories
from frikommune.law.rulebook import Rulebook
from frikommune.law.terms import DutyTerms, Match, PreconditionTerms
from frikommune.ledger.population.engine import Engine
from frikommune.ledger.table import table_of
from frikommune.ledger.worlds import actual_world, every_world
from frikommune.packfiles.mappings import load_mapping
from frikommune.packfiles.pack import load_pack
from tests.ledger.population.chance.compare import compare, plain
from tests.ledger.population.chance.events import event_of
from tests.ledger.population.chance.words import chance

RULES = Path(__file__).parents[2] / "packs"
FIRST_DAY, DAYS = date(2017, 1, 1), 1500


@cache
def matches(rulebook: Rulebook) -> list[Match]:
    """Every kind of event that the law or an exemption speaks of."""
    found: dict[Match, None] = {}
    for norm in rulebook.norms.values():
        for place in rulebook.municipalities:
            for group in norm.groups or rulebook.groups:
                for terms in rulebook.all_trials.timeline(norm.id, place, group).all_terms:
                    found.update(dict.fromkeys(_matches_in(terms)))
    return list(found)


def _matches_in(terms: object) -> Iterator[Match]:
    if isinstance(terms, DutyTerms):
        yield from terms.done_by
        yield from [terms.released_by.match] if terms.released_by else []
        yield from map(Match, sorted(terms.pauses))
        return
    yield from [terms.trigger] if getattr(terms, "trigger", None) else []
    if isinstance(terms, PreconditionTerms) and isinstance(terms.requires, tuple):
        yield from terms.requires


def history_by_lot(r: Random, rulebook: Rulebook, subject: str) -> History:
    """A life of some years in some of the law's groups and municipalities."""
    days = sorted((r.randrange(600), *r.sample(range(DAYS), r.randint(0, 3))))
    groups, places = list(rulebook.groups), list(rulebook.municipalities)
    spells: list[Spell] = []
    group = r.choice(groups)
    for n, start in enumerate(days):
        group = group if chance(r, 0.4) else r.choice(groups)
        end = _day(days[n + 1]) if n + 1 < len(days) else None
        place = r.choice((*places[:2], r.choice(places)))
        spells.append(Spell(f"f{n}", group, place, _day(start), end))
    events = [_event(r, rulebook, n, days[0]) for n in range(r.randint(0, 25))]
    uses = [_use(r, rulebook, n, days[0]) for n in range(r.randint(0, 3))]
    in_order = sorted(events, key=lambda one: (one.day, one.sequence))
    return History(subject, tuple(spells), tuple(in_order), tuple(uses), synthetic=True)


def _day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number)


def _event(r: Random, rulebook: Rulebook, n: int, first: int) -> Event:
    match = r.choice(matches(rulebook))
    one = event_of(r, f"h{n}", _day(r.randint(first, min(first + r.choice((100, 500)), DAYS))), n, match.kind)
    types = (*sorted(match.types), one.type)
    return Event(one.id, one.day, n, match.kind, r.choice(types), r.choice(("personligt", "telefonisk", "")),
                 moment=one.moment, attributes=one.attributes)  # fmt: skip


def _use(r: Random, rulebook: Rulebook, n: int, first: int) -> Use:
    exemption = r.choice([one for one in rulebook.exemptions.values() if one.use])
    assert exemption.use is not None
    on = _day(r.randint(first, min(first + 500, DAYS)))
    reason = r.choice((*sorted(exemption.use.reasons), "andet"))
    norm = r.choice(exemption.changes).norm
    return Use(f"b{n}", exemption.id, norm, on, on, reason, approved_by="l-1", approved_on=on)


@pytest.mark.parametrize("seed", range(6))
def test_the_law_of_north_jutland_is_read_alike(seed: int):
    pack = load_pack()
    worlds = every_world(pack.rulebook, {one.id: one.exemptions for one in pack.trials.values()})
    r = Random(seed)
    histories = [history_by_lot(r, pack.rulebook, f"p{n}") for n in range(40)]
    found = compare(worlds, histories, _day(r.randint(900, DAYS + 200)))
    assert not found.differ, [histories[place] for place in found.differ[:1]]
    assert found.rows > 200


@pytest.fixture(scope="module", autouse=True)
def each_log_is_parsed_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("frikommune.cases.read.read_xes", cache(xes_file.read_xes))
        yield


@pytest.mark.parametrize(
    ("pack", "log", "mapping", "on"),
    [
        ("receipt", "receipt.xes.gz", "receipt-traces", date(2015, 12, 31)),
        ("building-permits", "BPIC15_1.xes.gz", "building-permits-traces", date(2015, 12, 31)),
        ("building-permits", "BPIC15_1.xes.gz", "building-permits-cases", date(2014, 12, 31)),
    ],
)
def test_a_public_log_is_read_alike(shared_data: Path, pack: str, log: str, mapping: str, on: date):
    rulebook = load_pack(RULES / pack).rulebook
    known = Known(frozenset(rulebook.groups), frozenset(rulebook.municipalities))
    histories = read_histories(shared_data / log, load_mapping(RULES / f"{mapping}.toml"), known).histories
    worlds = actual_world(rulebook)
    expected = plain(table_of(histories, worlds, on))
    found = plain(Engine(worlds, on).ledger_of(block_of(histories)))
    assert len(expected) > 5000
    differ = expected.join(found, on=expected.columns, how="anti", nulls_equal=True)
    assert found.equals(expected), pl.DataFrame.head(differ, 3)
