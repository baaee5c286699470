"""A measured value, its interval and its bounds, as numbers, as a table, as a picture and for programs."""

from __future__ import annotations

import pytest

from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.indicators.as_json import measured_json
from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.indicators.shown import drawing_of, numbers_of, short_table_of, table_of
from frikommune.language import Text

TOLERANCE = 5e-4
"""Published to a tenth of a percent."""
ROTATIONS = Measured("end", Text("I arbejde", "In work"), counted=Counted(24, 54, 20), municipality="Aalborg")
BARE = Measured("before", Text("Før", "Before"), share=0.556, series="before")
DAYS = Measured("duration", Text("Varighed", "Length"), number=254.0, low=181.0, unit=Text("dage", "days"))


def test_24_of_54_with_20_unfinished():
    assert ROTATIONS.of_all == pytest.approx(0.444, abs=TOLERANCE)
    assert ROTATIONS.interval == pytest.approx((0.320, 0.576), abs=TOLERANCE)
    assert ROTATIONS.of_finished is not None
    assert ROTATIONS.of_finished.share == pytest.approx(0.706, abs=TOLERANCE)
    assert ROTATIONS.bounds == pytest.approx((0.444, 0.815), abs=TOLERANCE)


def test_a_bare_share_has_no_interval_and_no_bounds():
    assert (BARE.of_all, BARE.interval, BARE.bounds, BARE.of_finished) == (0.556, None, None, None)


def test_the_table_has_numerator_denominator_unfinished_interval_and_bounds():
    (row,) = table_of([ROTATIONS, DAYS]).rows
    assert row[2:6] == (24, 54, 20, 0)
    assert row[6:] == pytest.approx((24 / 54, 0.320, 0.576, 24 / 34, 24 / 54, 44 / 54), abs=TOLERANCE)


def test_the_short_table_says_them_in_words():
    (row,) = short_table_of([ROTATIONS]).rows
    assert [getattr(cell, "da", cell) for cell in row] == [
        "I arbejde", "Aalborg", "24 af 54", 20, "44,4 %", "32,0–57,6 %", "44,4–81,5 %",
    ]  # fmt: skip


def test_where_nothing_is_parted_the_short_table_has_no_column_for_it():
    assert len(short_table_of([BARE]).columns) == len(short_table_of([ROTATIONS]).columns) - 1


def test_what_is_no_share_has_a_table_of_its_own():
    assert [row[2:] for row in numbers_of([ROTATIONS, DAYS]).rows] == [(254, 181, None, Text("dage", "days"))]


def test_the_picture_shows_what_the_unfinished_leave_open_and_says_so():
    drawing = drawing_of([ROTATIONS, BARE, DAYS])
    assert drawing is not None
    points = drawing.series[0].points
    assert [one.mark for one in points] == ["", "open", "benchmark"]
    assert points[1].y is None
    assert (points[1].low, points[1].high) == ROTATIONS.bounds
    assert "44,4 %" in drawing.told.da
    assert "81.5%" in drawing.told.en


def test_there_is_no_picture_of_nothing():
    assert drawing_of([DAYS]) is None


def test_for_programs_keys_are_the_same_in_both_languages():
    danish, english = (measured_json(ROTATIONS, language) for language in ("da", "en"))
    assert list(danish) == list(english)
    assert danish["bounds"] == {"low": 24 / 54, "high": 44 / 54}
    assert (danish["title"], english["title"]) == ("I arbejde", "In work")
