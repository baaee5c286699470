"""Totals say over whom they are; what cannot be added is not, and small counts do not show in public."""

from decimal import Decimal

from frikommune.programme.collecting.answer import Asked, Given, Typed, read_answer
from frikommune.programme.collecting.hiding import public_figure
from frikommune.programme.collecting.totals import total_of

CASES = Asked("figure", "Sager", "2.1")
SHARE = Asked("figure", "I job", "1.1", unit="percent", counted="persons")
WEEKS = Asked("figure", "Uger", "1.1", unit="weeks")


def _cases(number, **more):
    return read_answer(CASES, Typed(number=str(number), **more), "1")


def _share(part, whole, unfinished=""):
    return read_answer(SHARE, Typed(numerator=str(part), denominator=str(whole), unfinished=unfinished), "1")


def test_total_says_who_gave_who_had_not_and_who_is_missing():
    answers = {"Aalborg": _cases(272), "Rebild": Given("have_not"), "Morsø": Given("not_ours"), "Læsø": None}
    total = total_of(CASES, answers, public=False)
    assert (total.asked, total.given, total.have_not) == (4, ("Aalborg",), ("Rebild",))
    assert (total.not_ours, total.missing) == (("Morsø",), ("Læsø",))
    assert total.sums["number"].text.da == "272"


def test_percentages_come_from_the_sums_never_from_percentages():
    total = total_of(SHARE, {"A": _share(10, 100), "B": _share(9, 10)}, public=False)
    assert total.percent.low == Decimal("17.3")


def test_those_finished_have_a_share_of_their_own():
    total = total_of(SHARE, {"A": _share(24, 54, "20")}, public=False)
    assert (total.percent.low, total.percent_of_finished.low) == (Decimal("44.4"), Decimal("70.6"))


def test_no_share_of_the_finished_where_one_did_not_tell_how_many_are_not():
    total = total_of(SHARE, {"A": _share(24, 54, "20"), "B": _share(5, 10)}, public=False)
    assert total.percent_of_finished is None


def test_durations_are_not_added_but_span():
    weeks = {name: read_answer(WEEKS, Typed(number=n), "1") for name, n in (("A", "4"), ("B", "13,5"))}
    total = total_of(WEEKS, weeks, public=False)
    assert (total.sums, total.lowest, total.highest) == ({}, Decimal(4), Decimal("13.5"))
    assert total.not_added.da == "Lægges ikke sammen: det er varigheder, ikke antal."


def test_bounds_are_not_added():
    total = total_of(CASES, {"A": _cases(30, qualifier="up_to"), "B": _cases(9)}, public=False)
    assert total.not_added.da.startswith("Lægges ikke sammen: mindst ét tal er en grænse")


def test_one_approximate_figure_makes_the_total_approximate():
    assert total_of(CASES, {"A": _cases(30, qualifier="circa"), "B": _cases(9)}, public=False).about


def test_a_denominator_that_one_lacks_is_not_summed():
    total = total_of(CASES, {"A": _cases(30, denominator="60"), "B": _cases(9)}, public=False)
    assert total.percent is None
    assert total.sums["number"].low == 39


def test_public_total_gives_no_more_than_its_parts():
    total = total_of(CASES, {"A": _cases(272), "B": _cases(3)}, public=True)
    assert total.sums["number"].text.da == "273–276"


def test_public_figure_hides_a_small_count():
    assert public_figure(CASES, _cases(3).figure).text.da == "Sager: 1–4 sager"


def test_public_figure_shows_nought_and_five():
    shown = [public_figure(CASES, _cases(number).figure).text.da for number in (0, 5)]
    assert shown == ["Sager: 0 sager", "Sager: 5 sager"]


def test_public_share_hides_what_its_percentage_would_tell():
    assert public_figure(SHARE, _share(3, 200).figure).text.da == "I job: 0,5–2,0 % (? af 200)"


def test_public_share_of_very_few_is_a_count():
    assert public_figure(SHARE, _share(2, 4).figure).text.da == "I job: 1–4 personer"


def test_money_is_never_hidden():
    kroner = Asked("figure", "Sparet", unit="kroner")
    given = read_answer(kroner, Typed(number="3"), "1").figure
    assert given is not None
    assert public_figure(kroner, given).number == 3
