"""A meeting that was planned: of KKR on a day of 2020, as the coordinator planned it."""

import pytest

from frikommune.web.meetings.models import Meeting

PAGE = "/nordjylland/meetings"


@pytest.fixture
def planned(as_coordinator):
    """`planned("body:kkr", "2020-09-01")`: plan one and get it."""

    def plan(body: str = "body:kkr", day: str = "2020-09-01", **more: str) -> Meeting:
        key = f"{body}{day}"[:32]
        answer = as_coordinator.post(f"{PAGE}/of/{body}/plan", {"day": day, "key": key, **more})
        assert answer.status_code == 302, answer.content.decode()
        return Meeting.objects.get(key=key)

    return plan


@pytest.fixture
def saved(as_coordinator):
    """Save the item that was filled from something, as a form on a page does."""

    def save(meeting: Meeting, found: str, client=None, status: int = 302, **fields: str):
        item = meeting.items.get(found=found)
        whole = {"title": item.title_da, "page": "p1", "based_on": item.version, **fields}
        answer = (client or as_coordinator).post(f"{PAGE}/item/{item.pk}", whole)
        assert answer.status_code == status, answer.content.decode()
        return answer

    return save
