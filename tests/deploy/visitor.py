"""A browser without its pictures, behind the proxy that ends https: cookies and forms."""

import re
from html import unescape
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

from tests.deploy.machine import SITE


class Visitor:
    """Follows where it is sent. `page` is the last page; `at` its address."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, dict[str, str]()
        self.page = self.at = ""
        self.status = 0

    def get(self, address: str) -> str:
        return self._ask("GET", address, "")

    def post(self, **fields: str) -> str:
        """Send the form of the page that is open."""
        (token, *_) = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.page)
        return self._ask("POST", self.at, urlencode({"csrfmiddlewaretoken": token, **fields}))

    def _ask(self, method: str, address: str, body: str) -> str:
        parts = urlsplit(address)
        self.at = f"{parts.path}?{parts.query}" if parts.query else parts.path
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, self.at, body or None, self._headers(body))
        answer = connection.getresponse()
        self.page, self.status = unescape(answer.read().decode("utf-8", "replace")), answer.status
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            assert "Secure" in line
            self.cookies[name] = value
        connection.close()
        if 300 <= answer.status < 400:
            return self._ask("GET", answer.headers["Location"], "")
        return self.page

    def _headers(self, body: str) -> dict[str, str]:
        """What nginx adds (deploy/nginx-proxy.conf), and what a browser says."""
        told = {"Host": SITE, "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
        told["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body:
            told |= {"Origin": f"https://{SITE}", "Content-Type": "application/x-www-form-urlencoded"}
        return told
