"""Every address of evaluations is walked by every role, with an extract, a result and a file behind it."""

from datetime import date

import pytest

from tests.web.addresses import every_address
from tests.web.evaluations import test_files
from tests.web.evaluations.extracts import TRIAL, some_cases, take, taken
from tests.web.evaluations.test_published import URL as PUBLISHED
from tests.web.evaluations.test_published import sent

WALKERS = ("", "sagsbehandler", "leder", "leder-rebild", "koordinator", "evaluator", "administrator")
LOOKS = ("home", "trial", "result", "result_json", "results_file", "snapshots", "snapshot")
READ = {f"evaluations:{one}" for one in LOOKS}
"""What whoever works in the network may see."""
ASSIGN = {"koordinator", "administrator"}
EVALUATE = {"koordinator", "evaluator"}
ROWS = "evaluations:rows"
"""For nobody here: no evaluator was assigned."""


@pytest.fixture
def there(nordjylland, as_coordinator, settings, tmp_path):
    """What stands in the gaps: a result, two extracts of the same rows, and a file that was sent."""
    from frikommune.web.evaluations.models import Evaluated

    settings.TODAY, settings.DATA, settings.WORK_APART = date(2019, 11, 8), tmp_path, False
    some_cases(4)
    take(as_coordinator)
    first = taken()
    take(as_coordinator)
    as_coordinator.post(PUBLISHED, sent())
    token = test_files.send(as_coordinator).url.rsplit("/", 1)[-1]
    gaps = {"programme": "nordjylland", "trial": TRIAL, "survey": 1, "token": token, "other": first.pk}
    return gaps, {"snapshot": taken().pk, "result": Evaluated.objects.get().pk}


def walk(client, gaps, numbers):
    """Each address with its two answers, and where it would lead."""
    for address in every_address():
        if address.app != "evaluations":
            continue
        about = "result" if address.name in ("evaluations:result", "evaluations:result_json") else "snapshot"
        url = address.at({**gaps, "number": numbers[about]})
        yield address.name, client.get(url), client.post(url, {})


def may_of(name, walker):
    if name in READ:
        return walker != ""
    if name == "evaluations:assign":
        return walker in ASSIGN
    return name != ROWS and walker in EVALUATE


@pytest.mark.parametrize("walker", WALKERS)
def test_no_address_breaks_and_none_lets_anybody_further_than_their_role(walker, there, signed_in, visitor):
    client = signed_in(walker) if walker else visitor
    client.raise_request_exception = False
    wrong = []
    for name, got, posted in walk(client, *there):
        statuses = (got.status_code, posted.status_code)
        is_kept_out = all(
            one.status_code in (403, 404, 405) or "/sign-in" in one.headers.get("Location", "")
            for one in (got, posted)
        )
        if max(statuses) >= 500 or (not may_of(name, walker) and not is_kept_out):
            wrong.append((name, statuses))
        if name in READ and walker and got.status_code != 200:
            wrong.append((name, statuses))
    assert wrong == []
