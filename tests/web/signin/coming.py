"""Coming in by the OpenID Connect provider, as a browser does."""

import re

import requests
from django.test import Client

from tests.web.conftest import words

BACK = "http://testserver"


def come_in(client: Client, there: requests.Session, user: str = "anna", onward: str = "/nordjylland/"):
    """Sign in; `there` is the browser at the provider, which may be signed in already."""
    return client.get(way_back(client, there, user, onward))


def way_back(
    client: Client, there: requests.Session, user: str = "anna", onward: str = "/nordjylland/"
) -> str:
    """Where the provider sends the browser back to, once the person has signed in there."""
    begun = client.get("/sign-in/with/aalborg", {"next": onward})
    assert begun.status_code == 302, words(begun.content)
    return through(there, begun.headers["Location"], user)


def through(there: requests.Session, address: str, user: str = "") -> str:
    """From the provider's address through whatever it asks of the user, and back."""
    page = _onward(there, there.get(address, timeout=60, allow_redirects=False))
    for _ in range(3):
        if isinstance(page, str):
            return page
        action = re.search(r'action="([^"]+)"', page.text)[1]
        prompt = re.search(r'name="prompt" value="([^"]+)"', page.text)[1]
        given = {"prompt": prompt, "login": user, "password": "x"}
        page = _onward(there, there.post(action, data=given, timeout=60, allow_redirects=False))
    assert isinstance(page, str), page.text
    return page


def _onward(there: requests.Session, page: requests.Response) -> requests.Response | str:
    while page.is_redirect:
        onward = requests.compat.urljoin(page.url, page.headers["Location"])
        if onward.startswith(BACK):
            return onward.removeprefix(BACK)
        page = there.get(onward, timeout=60, allow_redirects=False)
    return page
