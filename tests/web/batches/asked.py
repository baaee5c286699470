"""Asking for a batch in the browser."""

from datetime import date

DAY = date(2019, 11, 8)
BATCHES = "/nordjylland/batches/"
FIELDS = {
    "kinds": ["orientation"],
    "forms": ["html"],
    "day": "2018-01-31",
    "papers_language": "da",
    "key": "k1",
}


def begun(client, **other) -> str:
    """Ask for it; gives the address of its page."""
    answer = client.post(BATCHES, FIELDS | other)
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def asked_for(**fields):
    """One that waits to be written; gives its row."""
    from django.utils import timezone

    from frikommune.web.batches.models import Batch
    from frikommune.web.journal.models import Programme
    from frikommune.web.people.models import Person

    return Batch.objects.create(
        programme=Programme.objects.get(), kinds=["orientation"], forms=["html"], as_of=date(2018, 1, 31),
        language="da", front="http://localhost/", of=11, on=timezone.now().date(), by_da="koordinator",
        by_en="coordinator", made_by=Person.objects.earliest("pk"), **fields,
    )  # fmt: skip
