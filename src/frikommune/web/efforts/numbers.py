"""Numbers of efforts in both languages."""

from __future__ import annotations

from decimal import Decimal

from frikommune.language import Text
from frikommune.programme.figure import number_text


def in_words(number: float) -> Text:
    """`1.234,5` and `1,234.5`, without decimals where there are none."""
    plain = Decimal(str(number))
    whole = plain.to_integral_value()
    shown = whole if plain == whole else plain
    return Text(number_text(shown, danish=True), number_text(shown, danish=False))
