"""Reading a paper in the browser and letting it go out."""

import re
from datetime import date

DAY = date(2019, 11, 8)
STATUS = "/nordjylland/papers/committee_status/"
ABOUT = "municipality=Aalborg"


def fields_of(client, asked: str = ABOUT) -> dict[str, str]:
    """What the form of a paper that was read holds, filled in."""
    page = client.get(f"{STATUS}?{asked}").content.decode()
    hidden = dict(re.findall(r'name="(key|digest)" value="(\w+)"', page))
    return hidden | {"decided": "udvalgets formand den 8. november"}


def keep(client, asked: str = ABOUT) -> str:
    """Let it go out; gives its address."""
    answer = client.post(f"{STATUS}keep?{asked}", fields_of(client, asked))
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]
