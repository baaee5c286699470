"""Numbers that a paper counts itself: cited as counted, with what they were counted from."""

from __future__ import annotations

from frikommune.language import Text, day_text
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Cited, Ref


def counted(facts: Facts, number: int, name: str, says: Text, link: str = "") -> Cited:
    """A number counted in the journal on the paper's day. `name` is unique in a paper; `says` what it is of.

    `link` is the page that lists what was counted.
    """
    day = day_text(facts.on)
    source = Text(
        f"Talt i journalen, som den var kendt den {day.da}",
        f"Counted in the journal as it was known on {day.en}",
    )
    text = Text.same(str(number))
    return Cited(
        text, Ref(f"counted:{name}", Text(f"{says.da}: {number}", f"{says.en}: {number}"), source, link)
    )
