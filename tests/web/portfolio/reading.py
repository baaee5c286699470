"""What the portfolio's page shows, read from its HTML, and the lists written from the seeds."""

import csv
import re
from pathlib import Path

from frikommune.programme.cell import Mark
from frikommune.web.portfolio.shown import signs

_ROW = re.compile(r'<tr role="row">\s*<th role="rowheader".*?</tr>', re.DOTALL)
_TRIAL = re.compile(r'href="/nordjylland/trial/([^"?]+)')
_WHOLE = re.compile(r'swatch-small cell-(\w+)"')
_CELL = re.compile(
    r'<td role="cell" class="(?:one-unknown )?cell-(\w+)" data-place="([^"]+)">(.*?)</td>', re.DOTALL
)
_MARK_OF: dict[str, Mark] = {sign: mark for mark, sign in signs().items()}


def rows(html: str) -> dict[str, str]:
    """The state of each row as a whole."""
    return {_TRIAL.search(row)[1]: _WHOLE.search(row)[1] for row in _ROW.findall(html)}


def cells(html: str) -> dict[tuple[str, str], str]:
    """State and marks of each cell, `running partly`; a mark that is not there is not written."""
    found = {}
    for row in _ROW.findall(html):
        for state, place, inner in _CELL.findall(row):
            marks = [_MARK_OF[sign] for sign in re.findall(r'class="sign" aria-hidden="true">(.)<', inner)]
            found[_TRIAL.search(row)[1], place] = " ".join([state, *marks])
    return found


def seed_list(day: str) -> list[dict[str, str]]:
    """The rows of `2018-01-31.csv`: one for each cell that the seed of the day tells of."""
    with (Path(__file__).parent / f"{day}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
