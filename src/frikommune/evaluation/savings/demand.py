"""What a world asks for, as demands on units: in which days an event of which types would meet it.

Semantics 21: savings count events, not duties. `docs/savings.md` says in words what is a demand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import polars as pl

from frikommune.dates import Step
from frikommune.evaluation.population.comparing import Pairing, apart, in_world
from frikommune.evaluation.savings.prices import Unit
from frikommune.law.rulebook import Rulebook
from frikommune.law.source import Unknown
from frikommune.law.terms import DutyTerms, Match, PreconditionTerms, Rhythm, Terms
from frikommune.ledger.worlds import Worlds

PERSON = ["trial", "unit", "subject"]
COURSE = ["trial", "subject", "course", "norm"]
_RULE = ["world", "group", "municipality", "norm", "version", "layer"]
"""Rows of one version under one layer read one rule."""
_READ = [
    *("subject", "course", "norm", "group", "municipality", "occurrence", "shape", "layer", "version"),
    *("read_on", "base", "opens", "due", "standing", "outcome", "met_by", "met_on", "days_late", "worlds"),
]
_CAME_DUE = ["met", "late", "overdue", "missed", "too_early", "breached"]
_OPEN = ["pending", "lapsed"]
_EVER, _NEVER = date(1, 1, 1), date(9999, 12, 31)
_ANY = "*"
_MONTH_DAYS = 30
"""Days in a month, where only the number of events in a long delay depends on it."""


def demands(
    ledger: pl.DataFrame,
    worlds: Worlds,
    compared: Sequence[Pairing],
    units: Sequence[Unit],
    courses: pl.DataFrame,
    municipalities: Collection[str] = (),
) -> pl.DataFrame | None:
    """The demands on each unit of the persons whose demand differs between the worlds of a pair.

    None if nobody's does. One row for each pair, unit, world and row of the ledger: `trial`, `unit`,
    `subject`, `course`, `norm` (as the ledger types them), `ours` (the world with the trial), `due`, `first`
    and `last` day in which an event would meet it, `tokens` (its kinds and types), `own` (an event meets one
    occurrence only), `met_by`, `settled` (false: pending in this world only) and `doubtful` (one of the
    worlds cannot say what some norm that needs the unit asks of the course). `courses` are those of the chunk
    (`courses_of`). Where municipalities are named, only what they had to do is a demand.
    """
    rows = _rows(ledger, compared, norms_of(worlds.rulebook, units))
    asked = _asked(rows, worlds, units)
    if asked is None:
        return None
    found = rows.join(asked, on="rule", how="inner").with_columns(
        pl.col("doubtful").any().over(*PERSON, "course")
    )
    if municipalities:
        here = pl.col("municipality").cast(pl.String).is_in(list(municipalities))
        found = found.filter(here.any().over(PERSON) & (here | pl.col("doubtful")))
    found = found.join(_persons_apart(found), on=PERSON, how="semi")
    return _within_course(_repeated(_with_days(found, courses))).select(
        *PERSON,
        "course",
        "norm",
        "ours",
        "due",
        "first",
        "last",
        "tokens",
        "own",
        "met_by",
        "settled",
        "doubtful",
    )


def norms_of(rulebook: Rulebook, units: Sequence[Unit]) -> frozenset[str]:
    """The norms that, in some version or under some exemption, cannot be met without one of the units."""
    return frozenset(norm for norm in rulebook.norms if any(_ever_needs(rulebook, norm, units)))


def _ever_needs(rulebook: Rulebook, norm: str, units: Sequence[Unit]) -> Iterator[bool]:
    versions: list[Terms | None] = [version.terms for version in rulebook.norms[norm].versions]
    for terms in versions or [None]:
        yield from (True for _ in _needs(terms, units))
        for exemption in rulebook.exemptions_on[norm]:
            for change in exemption.changes_to(norm):
                if terms is not None or change.operation == "add":
                    yield from (True for _ in _needs(change.apply(terms), units))


def _rows(ledger: pl.DataFrame, compared: Sequence[Pairing], norms: Collection[str]) -> pl.DataFrame:
    """What each world asks of the subjects in whom a pair differs; a row of both worlds stands twice.

    What lapsed counts only where a window of the same days stands in the other world too. `rule` numbers the
    rules that the rows read, each in its `world`.
    """
    asking = ledger.filter(pl.col("norm").is_in(list(norms))).select(_READ)
    near = asking.join(apart(asking, compared, ["subject"]), on="subject", maintain_order="left")
    both = pl.concat(
        near.filter(in_world(bit)).with_columns(ours=pl.lit(bit == "one"), world=pl.col(bit))
        for bit in ("one", "two")
    )
    outcome, done = pl.col("outcome"), pl.col("met_by").is_not_null()
    asked = (pl.col("standing") == "required") & outcome.is_in([*_CAME_DUE, *_OPEN])
    counts = (asked | (done & (pl.col("standing") != "unknown"))).fill_null(False)
    alike = counts & _in_both(*COURSE, "opens", "due", where=counts)
    rows = (
        both.join(_doubtful(both), on=COURSE, how="left")
        .with_columns(
            doubtful=pl.col("doubtful").fill_null(False),
            settled=alike | (outcome != "pending").fill_null(True),
        )
        .filter((counts & (alike | done | (outcome != "lapsed"))) | pl.col("doubtful"))
    )
    return rows.with_columns(rule=pl.struct(_RULE).rank("dense"))


def _in_both(*key: str, where: pl.Expr | None = None) -> pl.Expr:
    """Whether rows with this key stand in both worlds."""
    mine = pl.col("ours").cast(pl.Float32)
    share = (mine if where is None else pl.when(where).then(mine)).mean().over(key)
    return (share > 0) & (share < 1)


def _doubtful(both: pl.DataFrame) -> pl.DataFrame:
    """The courses and norms in which only one of the worlds, or each in its own way, is unknown."""
    unknown = both.filter(pl.col("standing") == "unknown")
    apart = unknown.filter(~_in_both(*COURSE, "occurrence", "base"))
    return apart.select(COURSE).unique().with_columns(doubtful=pl.lit(True))


def _persons_apart(found: pl.DataFrame) -> pl.DataFrame:
    """The persons and units in which the two worlds ask for different things."""
    alike = _in_both(*COURSE, "unit", "opens", "due", "outcome", "standing", "met_by")
    return found.filter(~alike | pl.col("doubtful")).select(PERSON).unique()


def _asked(rows: pl.DataFrame, worlds: Worlds, units: Sequence[Unit]) -> pl.DataFrame | None:
    """The units that each rule needs which some row reads, and how events meet it; None if there are none."""
    found: list[dict[str, Any]] = []
    needs: dict[int, list[dict[str, Any]]] = {}
    for key in rows.group_by("rule", *_RULE).agg(pl.col("read_on").min()).iter_rows(named=True):
        world = worlds.worlds[key["world"].bit_length() - 1]
        terms = world.rule(key["norm"], key["municipality"], key["group"], key["read_on"]).terms
        if id(terms) not in needs:
            needs[id(terms)] = list(_needs(terms, units))
        found += [{"rule": key["rule"], **one} for one in needs[id(terms)]]
    if not found:
        return None
    every = {token for one in found for token in one["tokens"]}
    spread = [{**one, "tokens": sorted(_spread(one["tokens"], every))} for one in found]
    schema = {
        "rule": rows.schema["rule"], "unit": pl.Enum([unit.id for unit in units]),
        "tokens": pl.List(pl.Enum(sorted(every))), "own": pl.Boolean(), "carry_over": pl.Boolean(),
        "max_age": pl.Int64(), "every": pl.Int64(),
    }  # fmt: skip
    return pl.DataFrame(spread, schema=schema)


def _spread(tokens: Iterable[str], every: Iterable[str]) -> set[str]:
    """Any type of a kind means each of those that something asks for, and any other."""
    kinds = {token.removesuffix(_ANY) for token in tokens if token.endswith(f"/{_ANY}")}
    return {*tokens, *(token for token in every if f"{token.partition('/')[0]}/" in kinds)}


def _needs(terms: Terms | None, units: Sequence[Unit]) -> Iterator[dict[str, Any]]:
    """The units without which a rule cannot be met: those that hold every event that would meet it."""
    matches = met_by(terms)
    if not matches:
        return
    for unit in units:
        if all(unit.holds(match) for match in matches):
            yield {"unit": unit.id, "tokens": sorted(_tokens(matches)), **_how(terms)}


def met_by(terms: Terms | None) -> tuple[Match, ...]:
    """The events that meet a duty, or the records that a precondition asks for; none where no source says."""
    if isinstance(terms, DutyTerms):
        return terms.done_by
    if isinstance(terms, PreconditionTerms) and not isinstance(terms.requires, Unknown):
        return terms.requires
    return ()


def _tokens(matches: Iterable[Match]) -> set[str]:
    return {f"{match.kind}/{type_}" for match in matches for type_ in match.types or {_ANY}}


def _how(terms: Terms | None) -> dict[str, Any]:
    if isinstance(terms, PreconditionTerms):
        age = _days(terms.max_age) if terms.max_age else None
        return {"own": False, "carry_over": terms.carry_over, "max_age": age, "every": None}
    rhythm = terms.rhythm if isinstance(terms, DutyTerms) else None
    first_differs = isinstance(rhythm, Rhythm) and rhythm.first_due is not None
    every = _days(rhythm.phases[0].every) if isinstance(rhythm, Rhythm) and first_differs else None
    return {"own": True, "carry_over": None, "max_age": None, "every": every}


def _days(step: Step) -> int:
    return (12 * step.years + step.months) * _MONTH_DAYS + 7 * step.weeks + step.days


def _with_days(found: pl.DataFrame, courses: pl.DataFrame) -> pl.DataFrame:
    """In which days an event would meet each demand: of a record, all days up to the trigger that count."""
    course = ["subject", "course"]
    known = courses.select(pl.col(name).cast(found.schema[name]) for name in course).with_columns(
        courses["start"], courses["end"]
    )
    record, due = ~pl.col("own"), pl.col("due")
    oldest = pl.when(pl.col("carry_over")).then(pl.lit(_EVER)).otherwise(pl.col("start"))
    aged = pl.max_horizontal(oldest, due - pl.duration(days=pl.col("max_age")))
    first = pl.when(pl.col("max_age").is_null()).then(oldest).otherwise(aged)
    last = pl.max_horizontal(due.fill_null(_NEVER), pl.col("met_on"))
    return found.join(known, on=course, how="left").with_columns(
        first=pl.when(record).then(first).otherwise(pl.col("opens")),
        last=pl.when(record).then(due).otherwise(last),
    )


def _within_course(found: pl.DataFrame) -> pl.DataFrame:
    """What meets a duty happens while its course runs."""
    last_day = pl.col("end") - pl.duration(days=1)
    return found.with_columns(last=pl.min_horizontal("last", pl.when("own").then(last_day)))


def _repeated(found: pl.DataFrame) -> pl.DataFrame:
    """A rhythm from the last time asks anew as often as its length fits into the delay."""
    length = pl.coalesce("every", (pl.col("due") - pl.col("base")).dt.total_days())
    times = pl.when((pl.col("shape") == "last_done") & (length > 0)).then(pl.col("days_late") // length)
    again = (
        found.with_columns(length=length, times=times.fill_null(0))
        .filter(pl.col("times") > 0)
        .with_columns(nth=pl.int_ranges(1, pl.col("times") + 1))
        .explode("nth")
        .with_columns(
            first=_plus("due", (pl.col("nth") - 1) * pl.col("length") + 1),
            last=_plus("due", pl.col("nth") * pl.col("length")),
            met_by=pl.lit(None, found.schema["met_by"]),
        )
    )
    return pl.concat([found, again.select(found.columns)])


def _plus(day: str, days: pl.Expr) -> pl.Expr:
    return pl.col(day) + pl.duration(days=days)
