"""Answers and totals in words."""

from __future__ import annotations

from dataclasses import replace

from frikommune.language import NO_WORDS, Text
from frikommune.programme.collecting.answer import STANDING_WORDS, Asked, Given
from frikommune.programme.collecting.hiding import Span, public_figure
from frikommune.programme.collecting.totals import Total
from frikommune.programme.figure import UNIT_WORDS, Unit, number_text

_ABOUT = Text("ca.", "about")


def answer_text(asked: Asked, given: Given, public: bool) -> Text:
    """One municipality's answer, without its remark."""
    if given.figure is not None:
        figure = public_figure(asked, given.figure) if public else given.figure
        return replace(figure, measure=NO_WORDS).text
    return Text.same(given.words) if given.standing == "given" else STANDING_WORDS[given.standing]


def sum_texts(asked: Asked, total: Total) -> tuple[Text, ...]:
    """What the network's figures come to: a line each; none where there is no figure or nothing to add."""
    lines = []
    if total.percent is not None and asked.is_share:
        lines.append(_share(asked, total))
    elif "number" in total.sums:
        lines.append(_amount(total.sums["number"], asked.unit, total.about))
    if total.percent is not None and not asked.is_share:
        lines.append(_share(asked, total))
    if total.percent_of_finished is not None:
        percent = total.percent_of_finished.text
        lines.append(Text(f"af de afsluttede {percent.da} %", f"of those finished {percent.en}%"))
    if "unfinished" in total.sums:
        lines.append(_unfinished(total))
    if total.lowest is not None and total.highest is not None:
        lines.append(_between(total, asked.unit))
    return tuple(lines) + ((total.not_added,) if total.not_added != NO_WORDS and total.given else ())


def _amount(span: Span, unit: Unit, about: bool) -> Text:
    words, number = UNIT_WORDS[unit], span.text
    return Text(
        f"{_ABOUT.da + ' ' if about else ''}{number.da} {words.da}",
        f"{_ABOUT.en + ' ' if about else ''}{number.en} {words.en}",
    )


def _share(asked: Asked, total: Total) -> Text:
    percent = total.percent.text if total.percent else NO_WORDS
    part, whole = total.sums["numerator"].text, total.sums["denominator"].text
    unit = UNIT_WORDS[asked.counted if asked.is_share else asked.unit]
    return Text(
        f"{percent.da} % ({part.da} af {whole.da} {unit.da})",
        f"{percent.en}% ({part.en} of {whole.en} {unit.en})",
    )


def _unfinished(total: Total) -> Text:
    number = total.sums["unfinished"].text
    known, given = total.unfinished_known, len(total.given)
    if known == given:
        return Text(f"{number.da} ikke afsluttede", f"{number.en} unfinished")
    return Text(
        f"{number.da} ikke afsluttede (oplyst af {known} af {given})",
        f"{number.en} unfinished (told by {known} of {given})",
    )


def _between(total: Total, unit: Unit) -> Text:
    low, high = total.lowest, total.highest
    if low is None or high is None or low == high:
        return (
            NO_WORDS
            if low is None
            else Text(*(_with_unit(number_text(low, da), unit, da) for da in (True, False)))
        )
    said = (f"{number_text(low, da)}–{number_text(high, da)}" for da in (True, False))
    return Text(*(_with_unit(one, unit, da) for one, da in zip(said, (True, False), strict=True)))


def _with_unit(words: str, unit: Unit, danish: bool) -> str:
    return f"{words} {UNIT_WORDS[unit].da if danish else UNIT_WORDS[unit].en}"


def coverage_text(total: Total) -> Text:
    """`10 af 11 kommuner; 1 bruger ikke forsøget; mangler: Læsø`: over whom a total is."""
    da = [f"{len(total.given)} af {total.asked} kommuner"]
    en = [f"{len(total.given)} of {total.asked} municipalities"]
    if total.have_not:
        da.append(f"har ikke svaret: {', '.join(total.have_not)}")
        en.append(f"do not have the answer: {', '.join(total.have_not)}")
    if total.not_ours:
        da.append(f"bruger ikke forsøget: {', '.join(total.not_ours)}")
        en.append(f"do not use the trial: {', '.join(total.not_ours)}")
    if total.missing:
        da.append(f"mangler: {', '.join(total.missing)}")
        en.append(f"missing: {', '.join(total.missing)}")
    return Text("; ".join(da), "; ".join(en))
