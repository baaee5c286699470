"""What was known of a citizen before the first day of a course or a run: covariates that no trial touched."""

from __future__ import annotations

from datetime import date

import polars as pl

from frikommune.cases.block import CaseBlock
from frikommune.evaluation.population.courses import courses_of

_WINDOW = 730
AGE = "alder"
"""The attribute of a spell with the citizen's age on its first day, where a case file has it."""
_BAND = 10


def before_course(cases: CaseBlock, courses: pl.DataFrame, observed: date) -> pl.DataFrame:
    """For each course: `subject`, `course`, `earlier_courses` (of any group), `days_before` (days on benefits
    in the two years before), and `age_band` where some spell has an age. `courses` has `start`.
    """
    days = before(cases, courses.select("subject", "course", day="start"), observed)
    ages = _ages(cases)
    if ages is None:
        return days
    return days.join(ages, left_on=["subject", "course"], right_on=["subject", "spell"], how="left")


def before(cases: CaseBlock, at: pl.DataFrame, observed: date) -> pl.DataFrame:
    """`at` (`subject`, `course`, `day`) without its day, with `earlier_courses` begun and `days_before` spent
    on benefits in the two years before the day. Days in two courses at once count twice.
    """
    known = courses_of(cases, observed).select(
        "subject", begun="start", over=pl.coalesce("end", pl.lit(observed).dt.offset_by("1d"))
    )
    opens = pl.col("day") - pl.duration(days=_WINDOW)
    first, last = pl.max_horizontal("begun", opens), pl.min_horizontal("over", "day")
    inside = (last - first).dt.total_days().clip(lower_bound=0)
    keys = ["subject", "course", "day"]
    return (
        at.unique(keys, maintain_order=True)
        .join(known, on="subject", how="left")
        .group_by(keys, maintain_order=True)
        .agg(
            earlier_courses=(pl.col("begun") < pl.col("day")).sum().cast(pl.Int32),
            days_before=inside.filter(pl.col("begun") < pl.col("day")).sum().cast(pl.Int32),
        )
        .drop("day")
    )


def _ages(cases: CaseBlock) -> pl.DataFrame | None:
    attributes = pl.col("attributes")
    told = cases.spells.select(
        "who",
        pl.col("spell").cast(pl.String),
        age=pl.when(attributes != "")
        .then(attributes)
        .str.json_path_match(f"$.{AGE}")
        .cast(pl.Int32, strict=False),
    )
    if told["age"].null_count() == told.height:
        return None
    low = pl.col("age") // _BAND * _BAND
    return told.select(
        cases.persons.gather(told["who"]).cast(pl.String).alias("subject"),
        "spell",
        age_band=pl.concat_str(low, pl.lit("–"), low + (_BAND - 1)),
    )
