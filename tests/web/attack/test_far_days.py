"""The first and the last day that there is, asked for on every page: taken or refused, and never a fault."""

import pytest

from tests.web.addresses import every_address
from tests.web.test_every_address import LEAVES, gaps_of, there

__all__ = ["there"]
DAYS = ("0001-01-01", "9999-12-31")
ASKED = ("on", "from", "to", "known_on")
ELSEWHERE = (302, 403, 404, 405)


@pytest.mark.parametrize("day", DAYS)
def test_no_page_falls_over_a_day_at_the_edge_of_the_calendar(there, as_leader, day):
    pages = [one.at(gaps_of(one, there)) for one in every_address() if one.name not in LEAVES]
    open_to_all = [one for one in pages if as_leader.get(one).status_code not in ELSEWHERE]
    assert len(open_to_all) > 50
    as_leader.raise_request_exception = False
    found = {
        f"{page}?{name}={day}"
        for page in open_to_all
        for name in ASKED
        if as_leader.get(page, {name: day}).status_code >= 500
    }
    assert found == set()
