"""Answers as pictures: stacked bars about the neutral answer, and bars of choices."""

from __future__ import annotations

from collections.abc import Sequence

from frikommune.evaluation.shown.laid_out import Drawing, Point, Series
from frikommune.evaluation.shown.quantities import percent
from frikommune.evaluation.surveys.results import Line, marked
from frikommune.evaluation.surveys.scales import Scale
from frikommune.evaluation.surveys.scoring import Tally
from frikommune.language import Text, listed


def picture_of(lines: Sequence[Line], title: Text) -> Drawing | None:
    """The picture of the lines that may be shown; None where there is nothing to draw."""
    shown = [one for one in lines if one.tally is not None and one.tally.answered]
    if not shown or not shown[0].variable.is_coded:
        return None
    scale = shown[0].variable.scale
    if scale is not None:
        return _diverging(shown, scale, title)
    return _bars(shown[0], title) if len(shown) == len(lines) == 1 else None


def _diverging(lines: Sequence[Line], scale: Scale, title: Text) -> Drawing:
    """A series for each answer, lowest first; the neutral one is marked, to be split at zero."""
    series = tuple(
        Series(
            scale.words(code),
            tuple(
                Point(
                    marked(one),
                    one.tally.share(code).share,
                    mark="neutral" if code == scale.middle else "",
                )
                for one in lines
                if one.tally
            ),
        )
        for code in scale.codes
    )
    sentences = [_told(one, scale) for one in lines if one.tally]
    told = Text(" ".join(one.da for one in sentences), " ".join(one.en for one in sentences))
    return Drawing("diverging", title, told, series, unit="share")


def _told(line: Line, scale: Scale) -> Text:
    tally = line.tally
    assert tally is not None
    shares = [(percent(tally.share(code).share, 0), scale.words(code)) for code in scale.codes]
    return Text(
        f"{line.name.da}: {listed((f'{share.da} {words.da}' for share, words in shares), 'da')}.",
        f"{line.name.en}: {listed((f'{share.en} {words.en}' for share, words in shares), 'en')}.",
    )


def _bars(line: Line, title: Text) -> Drawing:
    tally = line.tally
    assert tally is not None
    points = tuple(_bar(tally, code) for code in line.variable.codes)
    said = [(line.variable.answer_words(code), percent(tally.share(code).share, 0)) for code in tally.counted]
    told = Text(
        f"{line.name.da}: {listed((f'{words.da} {share.da}' for words, share in said), 'da')}.",
        f"{line.name.en}: {listed((f'{words.en} {share.en}' for words, share in said), 'en')}.",
    )
    return Drawing("bars", title, told, (Series(Text("andel", "share"), points),), unit="share")


def _bar(tally: Tally, code: int) -> Point:
    share = tally.share(code)
    low, high = share.interval or (None, None)
    return Point(tally.variable.answer_words(code), share.share, low, high)
