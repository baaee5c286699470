"""A citizen's number is in no log line, no error page, no table and no file, wherever it was typed."""
# ruff: noqa: F811 - `there` is a fixture of another file

import gzip
import logging
import re
import sys
from contextlib import nullcontext
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as kept
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.views.debug import ExceptionReporter

from frikommune.cases.cpr import without_cpr
from frikommune.errors import Refused
from frikommune.web.privacy.hiding import NoNumbers
from tests.web.addresses import every_address
from tests.web.test_every_address import gaps_of, there  # noqa: F401

CPR, PLAIN = "010190-1234", "0101901234"
SHAPES = re.compile(r"010190(?:-|–| |%2D|\+)?1234")
pytestmark = pytest.mark.django_db


class Fields(HTMLParser):
    """The forms of a page: where each is sent, and what is in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "form" and told.get("method", "").lower() == "post":
            self.forms.append((told.get("action") or "", {}))
        elif tag in ("input", "textarea", "select", "button") and told.get("name") and self.forms:
            kind = told.get("type", "text") if tag == "input" else tag
            typed = kind in ("text", "search", "textarea", "email", "number", "url", "tel")
            self.forms[-1][1].setdefault(told["name"], f"Se {CPR} her" if typed else told.get("value") or "")


def database() -> str:
    """All that stands in all tables, as a backup would hold it."""
    said = []
    for model in apps.get_models(include_auto_created=True):
        names = [one.attname for one in model._meta.concrete_fields]
        said += [str(row) for row in model._base_manager.values_list(*names)]
    return "\n".join(said)


def files() -> str:
    """All that lies in the data folder but the database, which is asked for itself."""
    found = (one for one in Path(kept.DATA).rglob("*") if one.is_file() and "sqlite3" not in one.name)
    return "\n".join(one.name + one.read_bytes().decode("latin-1") for one in found)


def numbers_in(text: str) -> list[str]:
    return SHAPES.findall(text)


@pytest.fixture
def lines(caplog):
    """What the application's own handler writes."""
    caplog.handler.addFilter(NoNumbers())
    caplog.set_level(logging.DEBUG)
    return caplog


@pytest.fixture
def each_by_itself(monkeypatch):
    """A test is one transaction, of which a refused row would be the end; a request outside tests is none.
    What is refused at the wall was never sent to the database, so the transaction is as it was.
    """
    monkeypatch.setattr("django.db.transaction.mark_for_rollback_on_error", lambda using=None: nullcontext())


def test_typed_into_every_field_of_every_form_it_is_kept_nowhere(signed_in, there, lines, each_by_itself):
    clients = [signed_in(role) for role in ("leder", "koordinator", "administrator")]
    told: list[str] = []
    sent: set[tuple[str, ...]] = set()
    gaps = {one: gaps_of(one, there) for one in every_address()}
    for address in (one for one in gaps if set(one.gaps) <= set(gaps[one])):
        for client in clients:
            path = address.at(gaps[address])
            page = client.get(path)
            if page.status_code == 200 and "html" in page.headers.get("Content-Type", ""):
                told += [answer.content.decode() for answer in filled_in(client, path, page, sent)]
                break
    assert len(sent) > 25
    assert numbers_in("\n".join(told)) == []
    assert numbers_in(lines.text) == []
    assert numbers_in(database()) == []
    assert numbers_in(files()) == []


def filled_in(client, path, page, sent):
    """The answers that say what went wrong, of every form of a page that was not sent before."""
    for action, fields in Fields(page.content.decode()).forms:
        to = (action or path, *sorted(fields))
        if to in sent or "sign-out" in to[0] or "language" in to[0]:
            continue
        sent.add(to)
        answer = client.post(to[0], fields)
        if answer.status_code >= 400 and not answer.streaming:
            yield answer


def test_an_address_with_it_is_refused_and_never_repeated(as_leader, lines):
    for path in (
        *(
            f"/nordjylland/search?q={CPR}",
            f"/nordjylland/search?q={PLAIN}",
            "/nordjylland/search?q=010190%2D1234",
        ),
        *(f"/{CPR}", f"/api/v1/{CPR}", f"/nordjylland/cases/Aalborg/?number={CPR}"),
    ):
        answer = as_leader.get(path)
        assert answer.status_code in (404, 422)
        assert numbers_in(answer.content.decode()) == []
    assert numbers_in(lines.text) == []


def test_a_row_with_it_is_not_written_nor_what_would_be_written_with_it(nordjylland):
    from frikommune.web.people.models import Person

    with pytest.raises(Refused), transaction.atomic():
        Person.objects.create(username="x", name=f"Bo {CPR}")
    with pytest.raises(Refused), transaction.atomic():
        Person.objects.bulk_create([Person(username="x", name="Bo"), Person(username="y", name=PLAIN)])
    with pytest.raises(Refused), connection.cursor() as cursor:
        cursor.executemany("UPDATE people_person SET name = %s", [("Bo",), (CPR,)])
    assert not Person.objects.filter(username__in="xy").exists()


def test_it_is_not_in_a_fault(rf, lines):
    try:
        int(CPR)
    except ValueError:
        logging.getLogger("django.request").exception("Fault at %s", f"/x?q={CPR}")
        request = rf.post("/x", {"number": CPR})
        reporter = ExceptionReporter(request, *sys.exc_info())
        frames = reporter.get_traceback_data()
    assert numbers_in(lines.text) == []
    assert numbers_in(str([frames["filtered_POST_items"], [one["vars"] for one in frames["frames"]]])) == []


def test_every_handler_of_the_log_hides_it():
    for name, handler in kept.LOGGING["handlers"].items():
        assert "no_numbers" in handler["filters"], name
    assert kept.LOGGING["root"]["handlers"]


def test_a_delivery_with_it_where_none_should_be_leaves_it_nowhere(as_leader, there, lines):
    path = "/nordjylland/deliveries/Aalborg/"
    text = f"CPR;Id;Note\n{CPR};1;Se {CPR}\nx;{PLAIN};y\n".encode()
    sent = {"system": there["system"], "file": SimpleUploadedFile("udtræk.csv", text)}
    answer = as_leader.post(path, sent, follow=True)
    assert numbers_in(answer.content.decode() + lines.text + database() + files()) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Borger 010190-1234 ringede", "Borger ••••••-•••• ringede"),
        ("q=010190%2D1234&x", "q=••••••-••••&x"),
        ("(0101901234)", "(••••••-••••)"),
        ("x0101901234y", "x••••••-••••y"),
        ("2019-11-08T10:00:00", "2019-11-08T10:00:00"),
        ("991390-1234", "991390-1234"),
    ],
)
def test_what_may_be_one_is_hidden(text, left):
    assert without_cpr(text) == left


def test_an_error_page_that_is_squeezed_hides_it_too(as_leader):
    answer = as_leader.get(f"/nordjylland/search?q={CPR}", headers={"accept-encoding": "gzip"})
    assert numbers_in(gzip.decompress(answer.content).decode()) == []


def test_the_api_hides_it_whatever_is_called(nordjylland, lines):
    client = Client(raise_request_exception=False)
    for path in ("evaluate", "cases", "uses", f"x/{CPR}"):
        answer = client.post(f"/api/v1/{path}", f'{{"cpr": "{CPR}"', content_type="application/json")
        assert answer.status_code >= 400
        assert numbers_in(answer.content.decode()) == []
    assert numbers_in(lines.text) == []
