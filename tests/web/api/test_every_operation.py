"""Every operation of the API is walked without a token, with too few rights, and from elsewhere.

What may be asked without a right is named; an operation that is added is walked by itself.
"""

import pytest
from django.utils import timezone

from frikommune.web.api.every import api as described
from frikommune.web.api.models import RIGHTS, ApiToken
from frikommune.web.cases.models import Case
from frikommune.web.uses.models import Use
from tests.web.casework import TODAY, case_of

NUMBER, PERSON = "2019-00017", "borger-17"
FOR_EVERY_TOKEN = frozenset({"token", "applies"})
CITIZENS = frozenset({"duties", "register_use", "see_export", "confirm_export", "give_up_export"})
"""Operations that name a case or a delivery of one municipality."""
BODIES = {
    "duties": {"number": NUMBER},
    "register_use": {"number": NUMBER, "exemption": "2.1b", "reason": "kun-arbejdsmarkedsrettet"},
}


def operations() -> list[tuple[str, str, str]]:
    """Name, method and path of each, with 1 in its gaps."""
    paths = described.get_openapi_schema()["paths"]
    return [
        (one["operationId"], method.upper(), path.removeprefix("/api/v1").replace("{number}", "1"))
        for path, methods in paths.items()
        for method, one in methods.items()
    ]


OPERATIONS = operations()
NAMES = [name for name, *_ in OPERATIONS]


@pytest.fixture
def case(nordjylland, settings):
    """In Aalborg."""
    settings.TODAY = TODAY
    return case_of("jobafklaring", "2019-09-02", number=NUMBER, person=PERSON)


@pytest.mark.parametrize(("name", "method", "path"), OPERATIONS, ids=NAMES)
def test_without_a_token_that_counts_nothing_is_answered(caller, case, name, method, path):
    gone = caller("Aalborg", label="Taget tilbage")
    ApiToken.objects.update(revoked_at=timezone.now())
    for one in ("", "frikommune_forkert", gone.secret):
        gone.secret = one
        answer = gone(method, path, BODIES.get(name, {}))
        assert answer.status_code == 401
        assert NUMBER not in answer.text


@pytest.mark.parametrize(("name", "method", "path"), OPERATIONS, ids=NAMES)
def test_each_operation_is_of_one_right_and_of_no_other(caller, case, name, method, path):
    opened = {
        right
        for right in RIGHTS
        if caller("Aalborg", right, label=right)(method, path, BODIES.get(name, {})).status_code != 403
    }
    assert len(opened) == (len(RIGHTS) if name in FOR_EVERY_TOKEN else 1)


@pytest.mark.parametrize(("name", "method", "path"), OPERATIONS, ids=NAMES)
def test_a_token_of_another_municipality_learns_nothing_of_the_case(caller, case, name, method, path):
    answer = caller("Rebild")(method, path, BODIES.get(name, {}))
    assert answer.status_code < 500
    assert PERSON not in answer.text
    assert case.person not in answer.text
    if name in CITIZENS:
        assert answer.status_code in (404, 422)
    assert Use.objects.count() == 0
    assert Case.objects.count() == 1


def test_every_operation_of_the_description_is_walked():
    assert len(set(NAMES)) == len(OPERATIONS) >= 12
    assert set(NAMES) >= CITIZENS | FOR_EVERY_TOKEN
