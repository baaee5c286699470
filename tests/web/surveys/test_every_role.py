"""Every address of surveys is walked by every role, with a draft, an open and a closed survey behind it."""

import pytest

from tests.web.addresses import every_address
from tests.web.surveys.a_survey import BASE, TODAY, a_draft, at, opened, send

WALKERS = ("", "sagsbehandler", "leder", "leder-rebild", "koordinator", "evaluator", "administrator")
PUBLIC = {"surveys:enter", "surveys:answer", "surveys:thanks"}
READ = {
    *("surveys:home", "surveys:survey", "surveys:results", "surveys:one", "surveys:compare"),
    *("surveys:codebook", "surveys:export", "surveys:paper_file"),
}
"""What whoever works in the network may see."""


@pytest.fixture
def there(as_coordinator, settings):
    """A number of a draft, an open and a closed survey, and a code of the open one."""
    at(settings, TODAY)
    draft = a_draft(as_coordinator)
    going, codes = opened(as_coordinator, key="2", title_da="Åben")
    closed, others = opened(as_coordinator, key="3", title_da="Lukket", many=1)
    send(others[0])
    as_coordinator.post(f"{BASE}/{closed}/close")
    return {"draft": draft, "open": going, "closed": closed}, codes[0]


def walk(client, numbers, code):
    """Each address with each survey: the name, the survey, and the two answers."""
    for address in every_address():
        if address.app != "surveys":
            continue
        for state, number in numbers.items():
            gaps = {"programme": "nordjylland", "number": number, "key": "q1", "token": code}
            gaps |= {"table": "counts", "form": "csv"}
            url = address.at(gaps)
            yield address.name, state, client.get(url), client.post(url, {})


@pytest.mark.parametrize("walker", WALKERS)
def test_no_address_breaks_and_none_lets_anybody_further_than_their_role(walker, there, signed_in, visitor):
    client = signed_in(walker) if walker else visitor
    client.raise_request_exception = False
    makes = walker in ("koordinator", "evaluator")
    wrong = []
    for name, state, got, sent in walk(client, *there):
        statuses = (got.status_code, sent.status_code)
        is_kept_out = all(
            one.status_code in (403, 404, 405) or "/sign-in" in one.headers.get("Location", "")
            for one in (got, sent)
        )
        may = makes or name in PUBLIC or (walker != "" and name in READ and state != "draft")
        if max(statuses) >= 500 or (
            not may and not is_kept_out and (name, state) != ("surveys:home", "draft")
        ):
            wrong.append((name, state, statuses))
    assert wrong == []
