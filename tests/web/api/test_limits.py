"""How often a token may call."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from frikommune.web.api.limits import Buckets
from tests.web.api.conftest import refused


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "buckets"


def test_a_bucket_gives_its_burst_and_then_waits(path):
    buckets = Buckets(path, rate=2, burst=3)
    assert [buckets.take(1, now=100.0).may for _ in range(4)] == [True, True, True, False]
    refused = buckets.take(1, now=100.0)
    assert (refused.wait, refused.left) == (1, 0)


def test_a_bucket_fills_by_its_rate_and_no_further_than_its_burst(path):
    buckets = Buckets(path, rate=2, burst=3)
    for _ in range(3):
        buckets.take(1, now=100.0)
    assert [buckets.take(1, now=100.5).may for _ in range(2)] == [True, False]
    assert buckets.take(1, now=200.0).left == 2


def test_tokens_do_not_take_from_each_other(path):
    buckets = Buckets(path, rate=1, burst=1)
    assert buckets.take(1, now=100.0).may
    assert buckets.take(2, now=100.0).may
    assert not buckets.take(1, now=100.0).may


def test_a_clock_that_began_anew_leaves_the_bucket_full(path):
    buckets = Buckets(path, rate=1, burst=2)
    buckets.take(1, now=100.0)
    buckets.take(1, now=100.0)
    assert buckets.take(1, now=5.0).left == 1


def _taken(path: Path) -> int:
    buckets = Buckets(path, rate=0.001, burst=100)
    with ThreadPoolExecutor(4) as threads:
        return sum(answer.may for answer in threads.map(buckets.take, [7] * 100))


def test_processes_and_threads_share_a_bucket(path):
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as processes:
        taken = list(processes.map(_taken, [path] * 3))
    assert sum(taken) == 100


def test_who_calls_too_often_is_told_when_to_call_again(api, settings, tmp_path):
    settings.API_RATE, settings.API_BURST, settings.API_BUCKETS = 0.5, 2, tmp_path / "few"
    first = api("GET", "/token")
    assert (first.status_code, first.headers["RateLimit-Limit"], first.headers["RateLimit-Remaining"]) == (
        200,
        "2",
        "1",
    )
    api("GET", "/token")
    answer = api("GET", "/token")
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "2"
    assert refused(answer) == [("too_often", "Authorization")]
    assert answer.json()["refused"][0]["do_next"]["da"].startswith("Vent 2 s")
