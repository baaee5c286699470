"""What tests of the web application lean on.

`nordjylland`: the example network, founded once for the whole run; what a test adds to it is rolled back.
`as_coordinator`, `as_leader`, …: a client signed in as that role. `site` and `page`: a real server with a
database of its own, and a real browser on it.
"""

import atexit
import fcntl
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from pathlib import Path

import pytest
from django.test import Client

from tests.conftest import ROOT, RUN_FOLDER, missing
from tests.web.ports import free_port

_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, _BROWSERS)), None)
"""The first draws the same in half of the time, as it has no window."""
AXE = ROOT / "node_modules/axe-core/axe.min.js"
ASKS_BESIDE_A_LOOP = "DJANGO_ALLOW_ASYNC_UNSAFE"
PATIENCE = 60_000
"""Milliseconds that a browser waits before it gives up. Only a fault costs them, however slow the machine."""
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


DAY, AFTERWARDS = "2019-11-08", "2021-06-30"
"""The day on which demonstrations are made, and on which most tests look at them; a day after every trial."""
ON_BOTH = (
    "test_one_trial_from_idea_to_met_by_law",
    "test_a_citizen_from_import_to_the_leaders_figure",
)
"""What is clicked through on either database."""
IN_A_BROWSER = ("browser", "test_one_", "api/test_docs")
"""How the files are called whose tests need a browser, by way of another fixture."""
ASKS_IT_CLOSELY = {
    *("api", "backup", "batches", "cases", "deliveries", "efforts", "journal", "killing", "migrating"),
    *("operations", "people", "privacy", "publishing", "signin", "trail", "uses"),
}
"""The apps whose tests hang on transactions, locks, triggers and what a database calls equal."""


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL only what asks the database is tried, with its first case, and two lives in a browser.

    What a browser shows, and what a second value of a parameter does, does not hang on the database. Of other
    apps than those that ask it closely, the first test of each file tells whether they work there.
    """
    if "FRIKOMMUNE_DATABASE" in os.environ:
        first = {(one.path, one.function): one for one in reversed(items)}.values()
        asking = {one for one in first if _asks_the_database(one)}
        of_a_file = {one.path: one for one in reversed(items) if one in asking}
        closely = {one for one in asking if one.path.parent.name in ASKS_IT_CLOSELY | {"web"}}
        kept = closely | {*of_a_file.values()} | {one for one in items if one.originalname in ON_BOTH}
        config.hook.pytest_deselected(items=[one for one in items if one not in kept])
        items[:] = [one for one in items if one in kept]
    else:  # the longest of all begins first
        items.sort(key=lambda one: one.path.name != "test_on_postgresql.py")


def _asks_the_database(item: pytest.Function) -> bool:
    """Whether a test asks the run's own database, and not through a browser."""
    looks = "browser" in item.fixturenames or any(one in item.path.as_posix() for one in IN_A_BROWSER)
    marked = item.get_closest_marker("django_db") is not None
    return not looks and (marked or bool({"db", "transactional_db"} & {*item.fixturenames}))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database, with North Jutland and its made-up persons in it."""
    from frikommune.packfiles.folder import packs_folder
    from frikommune.web.journal.found import from_pack
    from frikommune.web.people.demo import seat_demo_persons

    with django_db_blocker.unblock():
        seat_demo_persons(from_pack(packs_folder() / "nordjylland"))


@pytest.fixture(autouse=True)
def one_day(settings):
    """Midnight never falls in the middle of a test."""
    from frikommune.web.pages.clock import today

    settings.TODAY = today()


@pytest.fixture
def nordjylland(db):
    from frikommune.web.journal.models import Programme

    return Programme.objects.get(slug="nordjylland")


@pytest.fixture
def signed_in(nordjylland) -> Callable[[str], Client]:
    """`signed_in("leder-rebild")`: a client of that made-up person."""
    from frikommune.web.people.models import Person

    def sign_in(name: str) -> Client:
        client = Client()
        client.force_login(Person.objects.get(username=f"demo-{name}"))
        return client

    return sign_in


@pytest.fixture
def visitor(nordjylland) -> Client:
    """Nobody in particular: the public."""
    return Client()


@pytest.fixture
def as_caseworker(signed_in) -> Client:
    return signed_in("sagsbehandler")


@pytest.fixture
def as_leader(signed_in) -> Client:
    """Of Aalborg."""
    return signed_in("leder")


@pytest.fixture
def as_coordinator(signed_in) -> Client:
    return signed_in("koordinator")


@pytest.fixture
def as_evaluator(signed_in) -> Client:
    return signed_in("evaluator")


@pytest.fixture
def as_administrator(signed_in) -> Client:
    return signed_in("administrator")


# ---- A real server and a real browser


class Site:
    """A server: its `url`, the folder of its `data`, and the made-up persons to sign in as."""

    def __init__(self, url: str, data: Path) -> None:
        self.url, self.data = url, data


_resting: dict[str, list[tuple[Path, Iterator[Site], Site]]] = {}
"""Servers that nobody uses at the moment, by their day."""


def serve(data: Path, today: str = DAY) -> Iterator[Site]:
    """`frikommune web --demo` with a new demonstration in it, which is that of DAY, while the test lasts.

    `today` stands in the clock's place. A server takes longer to start than most tests to run, so one that
    another test has done with is used again, its database as new. A folder that has one already is served by
    a server of its own, and so is one whose sign-in is set up.
    """
    is_own = (data / "frikommune.sqlite3").exists() or {"FRIKOMMUNE_DATABASE", "FRIKOMMUNE_SIGN_IN"} & {
        *os.environ
    }
    if is_own:
        yield from _started(data, today)
        return
    resting = _resting.setdefault(today, [])
    if resting:
        data, server, site = resting.pop()
        _made_new(data)
    else:
        server = _started(data, today)
        site = next(server)
        atexit.register(server.close)
    try:
        yield site
    finally:
        resting.append((data, server, site))


def _made_new(data: Path) -> None:
    """Put the new demonstration's database in the place of the one that a test has changed."""
    new, used = (sqlite3.connect(one / "frikommune.sqlite3", timeout=60) for one in (made_ready(), data))
    with closing(new), closing(used):
        new.backup(used)


def _started(data: Path, today: str) -> Iterator[Site]:
    """A server in a folder."""
    port = free_port()
    environment = _environment(today)
    if "FRIKOMMUNE_DATABASE" in os.environ:
        environment["FRIKOMMUNE_DATABASE"] = _database_of(data)
    elif not (data / "frikommune.sqlite3").exists():  # a test may serve one database on one day after another
        copy_ready(data)
    command = [sys.executable, "-m", "frikommune", "web", "--demo", "--data", str(data), "--port", str(port)]
    log = (data / "server.log").open("w")
    server = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait_for(f"http://127.0.0.1:{port}/health", server, data / "server.log")
        yield Site(f"http://127.0.0.1:{port}", data)
    finally:
        server.terminate()
        try:
            server.wait(timeout=60)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        log.close()


def _environment(today: str) -> dict[str, str]:
    """What a server is started with: nothing of this run's own but the day."""
    mine = {key: one for key, one in os.environ.items() if not key.startswith("FRIKOMMUNE_D")}
    for one in ("DJANGO_SETTINGS_MODULE", ASKS_BESIDE_A_LOOP):
        mine.pop(one, None)
    return mine | {"FRIKOMMUNE_TODAY": today}


def copy_ready(data: Path) -> None:
    """Put a new demonstration into a folder."""
    others = shutil.ignore_patterns("*-shm", "*-wal")  # of another worker, which is reading the same
    shutil.copytree(made_ready(), data, dirs_exist_ok=True, ignore=others)


@lru_cache
def made_ready() -> Path:
    """The data folder of a new demonstration on DAY: made once in a run, and copied."""
    run = Path(os.environ[RUN_FOLDER])
    folder = run / "demo"
    with (run / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            _make_ready(making := Path(tempfile.mkdtemp(dir=run)))
            making.rename(folder)
    return folder


def _make_ready(folder: Path) -> None:
    """A new demonstration, by a process of its own."""
    code = (
        "from datetime import date; from pathlib import Path; from frikommune.web import serve; "
        f"serve.set_up(Path({str(folder)!r}), True, date.fromisoformat({DAY!r})); serve.prepare(True)"
    )
    subprocess.run([sys.executable, "-c", code], env=_environment(DAY), check=True)


def _database_of(data: Path) -> str:
    """A database of that folder's own on the PostgreSQL that this run is on; gives its address."""
    import psycopg

    address, name = os.environ["FRIKOMMUNE_DATABASE"], f"site_{zlib.crc32(str(data).encode())}"
    with (
        psycopg.connect(address, autocommit=True) as connection,
        suppress(psycopg.errors.DuplicateDatabase),
    ):
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
    return f"{address.rpartition('/')[0]}/{name}"


def _wait_for(url: str, server: subprocess.Popen, log: Path) -> None:
    """Ten minutes at least: a busy machine has taken three. A server that has stopped is noticed at once."""
    for _ in range(2400):
        try:
            urllib.request.urlopen(url, timeout=10).close()
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.25)
        else:
            return
    pytest.fail(f"The server did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Iterator[Site]:
    """One server for every test that only looks."""
    yield from serve(tmp_path_factory.mktemp("site"))


@pytest.fixture
def own_site(tmp_path) -> Iterator[Site]:
    """A server for one test that changes things, when all that was tried is over."""
    yield from serve(tmp_path, AFTERWARDS)


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        missing("Chromium", "no chromium on the path; on Debian: apt-get install chromium")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    os.environ[ASKS_BESIDE_A_LOOP] = "1"  # Playwright's is in this thread while tests ask the database, too
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            # One process draws all pages: each of its own would read and compile every script anew.
            args=["--no-sandbox", "--disable-dev-shm-usage", "--renderer-process-limit=1"],
            timeout=3 * PATIENCE,
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def windows(browser):
    """A browser of each size. It keeps styles and letters, which take longer to load than a page to draw."""
    kept = {name: _window(browser, size) for name, size in {"desktop": DESKTOP, "phone": PHONE}.items()}
    yield kept
    for window in kept.values():
        window.close()


@pytest.fixture
def page(windows):
    """A page on a desktop. A fault in a script fails the test."""
    yield from _page(windows["desktop"])


@pytest.fixture
def phone(windows):
    """A page on a phone."""
    yield from _page(windows["phone"])


def _page(window):
    """A new page, where nobody has signed in."""
    faults: list[str] = []
    page = window.new_page()
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    yield page
    for one in window.pages:
        one.close()
    window.clear_cookies()
    assert faults == []


def _window(browser, size, **more):
    window = browser.new_context(viewport=size, locale="da-DK", **more)
    window.set_default_timeout(PATIENCE)
    return window


@contextmanager
def opened(browser, size=DESKTOP, **more):
    """A page of a browser of its own: nobody has signed in there, and nothing is kept."""
    window = _window(browser, size, **more)
    yield window.new_page()
    window.close()


@contextmanager
def leaving(page):
    """What is done in here opens another page; afterwards that page is there, and loaded."""
    from playwright.sync_api import expect

    page.evaluate("document.documentElement.dataset.left = ''")
    yield
    expect(page.locator("html[data-left]"), "the old page is still there").to_have_count(0)
    settle(page)


def follow(link) -> None:
    """Click a link or a button that opens another page, and wait until that page is there."""
    with leaving(link.page):
        link.click()


def settle(page) -> None:
    """Wait until the page and its letters are loaded, what htmx asked for is put in, and nothing moves."""
    from playwright.sync_api import expect

    page.wait_for_load_state()
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
    page.evaluate("document.fonts.ready.then(() => null)")
    page.evaluate(
        "Promise.allSettled(document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime"
        " !== Infinity).map((one) => one.finished)).then(() => null)"
    )


def said(page) -> str:
    """What stands on the page, once it is there."""
    settle(page)
    return page.inner_text("main")


def sign_in(page, site: Site, name: str) -> None:
    """Sign in as a made-up person: `koordinator`, `leder`, `leder-rebild`, …, whoever was there before.

    The form is sent without being drawn (`people` and `signin` click it): the page shows what it showed.
    """
    page.context.clear_cookies()
    asked = page.request.get(f"{site.url}/people/sign-in")
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', asked.text())
    assert found, asked.text()[:500]
    sent = {"csrfmiddlewaretoken": found[1], "username": f"demo-{name}"}
    address = f"{site.url}/people/sign-in"
    answer = page.request.post(f"{address}/demo", form=sent, headers={"Referer": address}, max_redirects=0)
    assert answer.status == 302, answer.text()[:500]


def axe(page) -> list[str]:
    """What axe finds on the page: a line for each fault and place."""
    if not AXE.exists():
        missing("axe-core", "node_modules/axe-core is not there; run `make setup`")
    settle(page)
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['html'][:200]} ({one['help']})"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def is_too_wide(page) -> bool:
    """Whether the page must be scrolled sideways."""
    settle(page)
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")


def words(html: str | bytes) -> str:
    """What a page says, without its tags and with single spaces."""
    text = html.decode() if isinstance(html, bytes) else html
    text = re.sub(r"<(script|style).*?</\1>", " ", text, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)).strip()
