"""A file that is no backup is refused as one, whatever is wrong with it."""

import io
import zipfile

import pytest

from frikommune.errors import Refused
from frikommune.web.backup.reading import opened


def packed(name="manifest.json"):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, b"x" * 500)
    return held.getvalue()


def marked(local, central, value):
    """A byte of both of the member's headers is another."""
    content = bytearray(packed())
    content[local], content[content.rindex(b"PK\x01\x02") + central] = value, value
    return bytes(content)


def before_its_beginning():
    """The list of members says that it lies further on than it does: their places come out below zero."""
    content = bytearray(packed())
    place = content.rindex(b"PK\x05\x06") + 16
    content[place : place + 4] = (10_000).to_bytes(4, "little")
    return bytes(content)


WRONG = {
    "nothing": b"",
    "no zip": b"x",
    "no manifest": packed("a"),
    "no JSON": packed(),
    "locked": marked(6, 8, 1),
    "packed in a way of its own": marked(8, 10, 99),
    "before its beginning": before_its_beginning(),
    "bent": packed()[:45] + b"\xff" + packed()[46:],
}


@pytest.mark.parametrize("name", WRONG)
def test_it_is_refused_in_words(name, tmp_path):
    file = tmp_path / "backup.zip"
    file.write_bytes(WRONG[name])
    with pytest.raises(Refused) as refused, opened(file):
        pass
    (said,) = refused.value.refusals
    assert (said.code, said.where) == ("not_a_backup", "backup.zip")
    assert "Error" not in said.given


def test_a_fault_of_whoever_reads_it_is_not_taken_for_the_files(tmp_path, monkeypatch):
    file = tmp_path / "backup.zip"
    file.write_bytes(packed())
    for name in ("_manifest", "_check_names"):
        monkeypatch.setattr(f"frikommune.web.backup.reading.{name}", lambda *_: None)
    with pytest.raises(KeyError), opened(file):
        raise KeyError
