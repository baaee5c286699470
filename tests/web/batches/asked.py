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
