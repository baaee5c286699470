"""What a municipality types becomes an answer, or is refused in words."""

from decimal import Decimal

import pytest

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.programme.collecting.answer import Asked, Typed, read_answer
from frikommune.programme.collecting.typed import number_typed, whole_typed

CASES = Asked("figure", "Sager, hvor forsøget er brugt", "2.1")
SHARE = Asked("figure", "Borgere i job", "1.1", unit="percent", counted="persons")
CHOICE = Asked("choice", "Har udvalget besluttet at fortsætte?", choices=("Ja", "Nej"))
ANTAL = Text("Antal", "Number")


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1.234,5", "1234.5"), ("272", "272"), ("1 672", "1672"), ("45,0 %", "45.0"), ("469.200 kr.", "469200")],
)
def test_danish_numbers_are_read(typed, number):
    assert number_typed(typed, "1", ANTAL) == Decimal(number)


@pytest.mark.parametrize("typed", ["12.5", "-3", "ca. 40", "1.23.4", "", "1,2,3", "9" * 40])
def test_what_may_be_two_numbers_or_none_is_refused(typed):
    with pytest.raises(Refused) as refused:
        number_typed(typed, "Spørgsmål 1", ANTAL)
    assert "Forventede: et tal, der ikke er negativt, med komma før decimaler" in refused.value.said_in("da")


def test_a_count_has_no_decimals():
    with pytest.raises(Refused, match=r"“Number” is a count"):
        whole_typed("3,5", "1", ANTAL)


def test_an_amount_keeps_what_an_honest_reader_asks_about():
    typed = Typed(number="1.234", denominator="2.000", unfinished="10", qualifier="circa", method="survey")
    figure = read_answer(CASES, typed, "1").figure
    assert figure.text.da == (
        "Sager, hvor forsøget er brugt: ca. 1.234 sager (1234 af 2000; 10 ikke færdige; survey)"
    )


def test_a_share_is_calculated_from_its_two_numbers():
    assert read_answer(SHARE, Typed(numerator="24", denominator="54"), "1").figure.number == Decimal("44.4")


@pytest.mark.parametrize(
    ("asked", "typed", "problem", "do_next"),
    [
        (
            SHARE,
            Typed(number="45"),
            "Hvor mange ud af hvor mange?",
            "Skriv begge. Kendes kun procenten, så vælg “Vi har ikke svaret”, og skriv den i bemærkningen.",
        ),
        (
            SHARE,
            Typed(numerator="54", denominator="24"),
            "Der er flere, end der er i alt",
            "Er de to tal byttet om? Ret dem.",
        ),
        (
            CASES,
            Typed(number="54", denominator="24"),
            "Der er flere, end der er i alt",
            "Er de to tal byttet om? Ret dem.",
        ),
        (
            SHARE,
            Typed(numerator="24", denominator="54", unfinished="31"),
            "Så mange kan ikke være uafsluttede",
            "Uafsluttede tælles med i “ud af”, men ikke i antallet. Ret et af tallene.",
        ),
        (
            SHARE,
            Typed(numerator="0", denominator="0"),
            "Der kan ikke regnes en andel ud af 0",
            "Er der ingen endnu, så vælg “Vi har ikke svaret”, og skriv det i bemærkningen.",
        ),
        (
            SHARE,
            Typed(numerator="24", denominator="54", number="70,6"),
            "Procenten passer ikke til de to tal",
            "Ret et af tallene, eller slet procenten.",
        ),
        (
            CASES,
            Typed(),
            "“Antal” mangler",
            "Svar, eller vælg “Vi har ikke svaret” eller “Vi bruger ikke forsøget”.",
        ),
        (
            Asked("text", "Erfaringer"),
            Typed(words="  "),
            "“Svar” mangler",
            "Svar, eller vælg “Vi har ikke svaret” eller “Vi bruger ikke forsøget”.",
        ),
        (CHOICE, Typed(words="Måske"), "Det er ikke et af svarene", "Vælg et af dem."),
        (CASES, Typed(number="3", qualifier="vist"), "Det er ikke et af svarene", "Vælg et af dem."),
        (
            CASES,
            Typed("not_ours", number="12"),
            "Der står både et svar, og at I ikke svarer",
            "Vælg “Vi svarer her”, eller slet det, der står i felterne.",
        ),
        (
            Asked("text", "Erfaringer"),
            Typed("not_ours", words="Godt"),
            "Der står både et svar, og at I ikke svarer",
            "Vælg “Vi svarer her”, eller slet det, der står i felterne.",
        ),
        (CASES, Typed(standing="ved ikke"), "Det er ikke et af svarene", "Vælg et af dem."),
    ],
)
def test_refused_with_the_place_and_what_to_do(asked, typed, problem, do_next):
    with pytest.raises(Refused) as refused:
        read_answer(asked, typed, "Spørgsmål 4")
    (one,) = refused.value.refusals
    assert (one.problem.da, one.do_next.da, one.where) == (problem, do_next, "Spørgsmål 4")


def test_no_answer_is_an_answer_with_its_reason():
    given = read_answer(CASES, Typed("have_not", words="Tælles fra nytår"), "1")
    assert (given.standing, given.figure, given.words) == ("have_not", None, "Tælles fra nytår")
