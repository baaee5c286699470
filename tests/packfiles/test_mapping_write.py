"""A mapping is written so that reading it gives the same again."""

import tomllib

import pytest

from frikommune.packfiles.mapping_write import mapping_text
from tests.packfiles.test_mapping_templates import DFDG
from tests.web.deliveries.export import MAPPING

LOG = """
synthetic = true
[log]
case = "id"
activity = { column = "a", values = { "x y" = { kind = "samtale", type = "faelles" }, b = "tilbud" } }
time = "t"
group = { constant = "dagpenge" }
municipality = "k"
start = "first_event"
end = "open"
[[log.case_event]]
kind = "afgang"
at = "slut"
"""


@pytest.mark.parametrize("text", [DFDG, MAPPING.format(covers="changes"), LOG, "synthetic = false"])
def test_what_was_read_is_written_and_read_again(text):
    assert tomllib.loads(mapping_text(tomllib.loads(text))) == tomllib.loads(text)


def test_the_same_content_is_the_same_text():
    data = tomllib.loads(DFDG)
    assert mapping_text(tomllib.loads(mapping_text(data))) == mapping_text(data)


def test_codes_stand_a_line_each():
    assert '"2.14" = "jobafklaring"\n"6.1" = "dagpenge"\n' in mapping_text(tomllib.loads(DFDG))
