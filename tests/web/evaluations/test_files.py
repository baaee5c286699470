"""Any table is evaluated in the browser; it is held for an hour at most, and then only its digest is left."""

import os
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

URL = "/nordjylland/evaluations/trial/3.3/file"
ROWS = "i_job;forsoeg;alder\n" + "".join(
    f"{int(number % 5 < (2 if number % 2 else 3))};{number % 2};{20 + number % 40}\n" for number in range(120)
)


@pytest.fixture(autouse=True)
def that_day(settings, tmp_path):
    settings.TODAY = date(2019, 11, 8)
    settings.DATA = tmp_path


def send(client, content=ROWS, name="job.csv"):
    content = content.encode() if isinstance(content, str) else content
    return client.post(URL, {"file": SimpleUploadedFile(name, content)})


def sent(**fields):
    chosen = {
        "outcome": "i_job",
        "treatment": "forsoeg",
        "against": "others",
        "stage": "final",
        "kind": "auto",
    }
    return {**chosen, **fields}


def held(settings):
    return list((settings.DATA / "received").glob("*"))


def test_the_columns_roles_are_guessed_from_their_names(nordjylland, as_coordinator):
    page = as_coordinator.get(send(as_coordinator).url).text
    assert '<option value="i_job" selected>' in page
    assert '<option value="forsoeg" selected>' in page


def test_what_will_be_computed_is_told_before_it_is(nordjylland, as_coordinator):
    page = as_coordinator.post(send(as_coordinator).url, sent(do="preview")).text
    assert "120 rækker, heraf 60 med forsøget" in page


def test_the_result_is_kept_and_the_file_is_not(nordjylland, as_coordinator, settings):
    from frikommune.web.evaluations.models import Evaluated

    url = send(as_coordinator).url
    assert len(held(settings)) == 1
    answer = as_coordinator.post(url, sent())
    assert answer.status_code == 302
    assert held(settings) == []
    assert len(Evaluated.objects.get().data_digest) == 64
    assert "Uden design" in as_coordinator.get(answer.url).text


def test_a_file_is_readable_by_its_owner_alone_and_gone_after_an_hour(nordjylland, as_coordinator, settings):
    url = send(as_coordinator).url
    (path,) = held(settings)
    assert path.stat().st_mode & 0o077 == 0
    os.utime(path, (0, 0))
    assert as_coordinator.get(url).status_code == 422
    assert held(settings) == []


def test_nobody_else_finds_a_file_that_was_sent(nordjylland, as_coordinator, as_evaluator):
    assert as_evaluator.get(send(as_coordinator).url).status_code == 422


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        ("cpr;y\n0101701234;1\n0202801234;0\n", "a.csv", "CPR"),
        ("", "tom.csv", "Gør nu"),
        (b"\x00\x01\x02" * 50, "a.bin", "Gør nu"),
        ("a;b\n1;2;3;4\n5;6\n", "skaev.csv", "Gør nu"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(nordjylland, as_coordinator, content, name, words):
    answer = send(as_coordinator, content, name)
    assert answer.status_code == 422
    assert words in answer.text


def test_a_cpr_number_is_neither_repeated_nor_kept(nordjylland, as_coordinator, settings):
    answer = send(as_coordinator, "note;y\nborger 010170-1234;1\nx;0\n")
    assert answer.status_code == 422
    assert "1234" not in answer.text
    assert held(settings) == []


def test_a_file_that_is_too_large_is_refused(nordjylland, as_coordinator, settings):
    settings.LARGEST_DOCUMENT = 100
    assert send(as_coordinator).status_code == 422


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"outcome": ""}, "hvilken kolonne der er resultatet"),
        ({"treatment": "alder"}, "Gør nu"),
        ({"outcome": "findes_ikke"}, "Gør nu"),
        ({"weight": "i_job"}, "Gør nu"),
    ],
)
def test_columns_that_cannot_be_used_so_are_refused_in_words(nordjylland, as_coordinator, fields, words):
    answer = as_coordinator.post(send(as_coordinator).url, sent(**fields))
    assert answer.status_code == 422
    assert words in answer.text


@pytest.mark.parametrize("who", ["as_caseworker", "as_leader", "as_administrator"])
def test_who_may_not_evaluate_sends_no_file(nordjylland, who, request):
    assert send(request.getfixturevalue(who)).status_code == 403
