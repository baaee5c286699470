"""Numbers as each language writes them, and how they stand in JSON."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from frikommune.language import Language


def number_in_words(number: int | Fraction, language: Language, decimals: int = 0) -> str:
    """`1.234,5` in Danish, `1,234.5` in English; halves are rounded away from zero."""
    words = f"{_rounded(number, decimals):,}"
    return words.translate(str.maketrans(",.", ".,")) if language == "da" else words


def cases_in_words(number: int, language: Language) -> str:
    """`1 sag`, `1,234 cases`."""
    one, many = ("sag", "sager") if language == "da" else ("case", "cases")
    return f"{number_in_words(number, language)} {one if number == 1 else many}"


def share_in_words(part: int, whole: int, language: Language) -> str:
    """`80,0 %` in Danish, `80.0%` in English; a dash where there is no whole."""
    if not whole:
        return "–"
    sign = " %" if language == "da" else "%"
    return f"{number_in_words(Fraction(100 * part, whole), language, 1)}{sign}"


def plain(number: Fraction | None, decimals: int = 2) -> float | int | None:
    """A number for JSON: whole where it is, otherwise rounded."""
    if number is None or number.denominator == 1:
        return None if number is None else int(number)
    return float(_rounded(number, decimals))


def _rounded(number: int | Fraction, decimals: int) -> Decimal:
    scaled = abs(number * 10**decimals) + Fraction(1, 2)
    whole = int(scaled) if number >= 0 else -int(scaled)
    return Decimal(whole).scaleb(-decimals)
