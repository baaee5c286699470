"""The data dictionary of a snapshot: each column in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from frikommune.evaluation.indicators.from_efforts import good_endings, told_endings
from frikommune.evaluation.indicators.leaving import WAYS_OUT
from frikommune.evaluation.indicators.of_trial import Reach
from frikommune.evaluation.snapshots.snapshot import Described
from frikommune.language import Text, small
from frikommune.law.effort import Effort

_YES_NO = Text("0 eller 1", "0 or 1")
_YES_NO_OPEN = Text(
    "0 (endnu ikke) eller 1; tom: ikke fulgt længe nok",
    "0 (not yet) or 1; empty: not watched for long enough",
)
_OPEN = (
    Described(
        "unfinished",
        Text("ikke færdig: kan endnu nå det", "unfinished: may still come to it"),
        _YES_NO,
        "open",
    ),
    Described(
        "untold", Text("slut, uden at det er oplyst hvordan", "over, and nobody told how"), _YES_NO, "open"
    ),
)
_DAYS, _NUMBER, _TEXT = Text("dage", "days"), Text("antal", "number"), Text("tekst", "text")
_UNIT = Described(
    "unit",
    Text("pseudonym, der kun findes i dette udtræk", "pseudonym that only this snapshot has"),
    _TEXT,
    "key",
)
_GROUP = Described("group", Text("målgruppe", "target group"), _TEXT, "key")
_BEFORE = (
    Described(
        "earlier_courses",
        Text("tidligere forløb på ydelse", "earlier courses on benefits"),
        _NUMBER,
        "before",
    ),
    Described(
        "days_before",
        Text("dage på ydelse i de to år før", "days on benefits in the two years before"),
        _DAYS,
        "before",
    ),
)
_AGE = Described("age_band", Text("aldersgruppe på første dag", "age band on the first day"), _TEXT, "before")


_RUN = (
    _UNIT,
    Described(
        "municipality",
        Text("kommunen på indsatsens første dag", "municipality on the first day"),
        _TEXT,
        "key",
    ),
    Described("period", Text("kvartalet, hvor indsatsen begyndte", "quarter it began"), _TEXT, "key"),
    _GROUP,
    Described(
        "held",
        Text("om forsøget gjaldt dér på et af trinnene", "whether the trial held there on one of the steps"),
        _YES_NO,
        "treatment",
    ),
    Described(
        "treated",
        Text("om kun forsøget gjorde indsatsen mulig", "whether only the trial made it possible"),
        _YES_NO,
        "treatment",
    ),
    Described(
        "earlier_courses",
        Text(
            "forløb på ydelse begyndt før, også det løbende", "courses on benefits begun before, this one too"
        ),
        _NUMBER,
        "before",
    ),
    _BEFORE[1],
    Described(
        "days_on_benefits",
        Text("dage på ydelse i forløbet, da indsatsen begyndte", "days of the course when it began"),
        _DAYS,
        "treatment",  # a trial may be for just those who had so few
    ),
)
"""What is known of a run of an effort from its first day."""
_RUN_TIME = (
    Described(
        "duration",
        Text(
            "dage fra indsatsens begyndelse, til den var slut, eller til opgørelsen",
            "days from the start of the effort until it was over, or until counted",
        ),
        _DAYS,
    ),
    Described(
        "event",
        Text(
            "hændelse: slut, fordi borgeren gik fra ydelse til noget",
            "event: over because the citizen left benefits for something",
        ),
        _YES_NO,
    ),
)


def column_of(id_: str) -> str:
    """An indicator's id as the name of a column: `spared:lae265` is `spared_lae265`."""
    return re.sub(r"[^a-z0-9]+", "_", id_.lower())


def course_columns(reach: Reach, *, with_age: bool) -> tuple[Described, ...]:
    """The columns of a snapshot of courses, in order."""
    return tuple(_course_columns(reach, with_age))


def run_columns(effort: Effort) -> tuple[Described, ...]:
    """The columns of a snapshot of runs through an effort, in order."""
    return tuple(_run_columns(effort))


def _course_columns(reach: Reach, with_age: bool) -> Iterator[Described]:
    yield _UNIT
    yield Described(
        "municipality", Text("kommunen, hvor forløbet begyndte", "where the course began"), _TEXT, "key"
    )
    yield Described("period", Text("kvartalet, hvor forløbet begyndte", "quarter it began"), _TEXT, "key")
    yield _GROUP
    yield Described(
        "treated",
        Text(
            f"om forsøg {reach.trial.id} gjaldt dér for målgruppen på forløbets første dag",
            f"whether trial {reach.trial.id} held there for the group on the course's first day",
        ),
        _YES_NO,
        "treatment",
    )
    yield Described(
        "touched",
        Text(
            "om der blev krævet noget andet end uden forsøget",
            "whether something else was asked than without",
        ),
        _YES_NO,
        "treatment",
    )
    yield Described(
        "used", Text("gange, forsøget blev brugt", "times the trial was used"), _NUMBER, "treatment"
    )
    yield from _BEFORE
    if with_age:
        yield _AGE
    for way in WAYS_OUT.values():
        title = Text(small(way.title.da), small(way.title.en))
        yield Described(column_of(f"exit:{way.id}"), title, _YES_NO_OPEN)
    yield from _OPEN
    yield Described(
        "duration",
        Text(
            "dage fra forløbets begyndelse, til borgeren var ude af alle ydelser, eller til opgørelsen",
            "days from the course's start until the citizen was off all benefits, or until counted",
        ),
        _DAYS,
    )
    for way in WAYS_OUT.values():
        title = Text(f"hændelse: {small(way.title.da)}", f"event: {small(way.title.en)}")
        yield Described(column_of(f"event:{way.id}"), title, _YES_NO)
    yield Described("course_days", Text("forløbets længde til nu", "length of the course so far"), _DAYS)
    yield Described("course_over", Text("om forløbet er slut", "whether the course is over"), _YES_NO)
    yield Described("due", Text("krav, der er forfaldet", "demands that fell due"), _NUMBER)
    yield Described("met_in_time", Text("heraf opfyldt til tiden", "of them met in time"), _NUMBER)
    for unit in reach.units:
        title = Text(
            f"undgåede: {small(unit.title.da)} (ved borgerens første forløb med forsøget)",
            f"avoided: {small(unit.title.en)} (at the citizen's first course with the trial)",
        )
        yield Described(column_of(f"spared:{unit.id}"), title, _NUMBER)


def _run_columns(effort: Effort) -> Iterator[Described]:
    yield from _RUN
    for ending in told_endings(effort):
        title = Text(small(ending.title.da), small(ending.title.en))
        yield Described(column_of(f"end:{ending.id}"), title, _YES_NO_OPEN)
    if len(good := good_endings(effort)) > 1:
        titles = [Text(small(one.title.da), small(one.title.en)) for one in good]
        both = Text(" eller ".join(one.da for one in titles), " or ".join(one.en for one in titles))
        yield Described("end_out", both, _YES_NO_OPEN)
    for step in effort.steps[1:]:
        title = Text(f"trin taget: {small(step.title.da)}", f"step taken: {small(step.title.en)}")
        yield Described(column_of(f"step:{step.id}"), title, _YES_NO)
    yield from _OPEN
    yield from _RUN_TIME
