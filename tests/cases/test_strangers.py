"""What a stranger met: odd paths, odd encodings, odd numbers, and ids that no pack knows."""

import json
from pathlib import Path
from typing import Any

import pytest

from frikommune.cases.cpr import holds_cpr, is_like_cpr
from frikommune.cases.draft import Known
from frikommune.cases.json_history import parse_json_history, read_json_history
from frikommune.cases.read import read_histories
from frikommune.errors import Refused
from tests.cases.support import KNOWN, mapping, read

SPELLS = "person,spell,group,municipality,from,to,synthetic\np1,f1,dagpenge,aalborg,2018-01-01,,nej\n"
USES = "person,use,exemption,norm,decided_on,recorded_on\np1,b1,2.1,lae256,2018-02-01,2018-02-01\n"
STRICT = Known.of(KNOWN.groups, KNOWN.municipalities, ["1.3b", "2.1a"], ["lae265"])
TABLE = 'synthetic = false\nencoding = "{}"\n[spells]\nend_is = "last_day"\n[spells.columns]\n' + "".join(
    f'{name} = "{name}"\n' for name in ("person", "spell", "group", "municipality", "from", "to")
)


def history(spell: dict[str, Any] | None = None, **rest: Any) -> str:
    plain = {"id": "f1", "group": "dagpenge", "municipality": "aalborg", "from": "2018-01-01", "to": None}
    return json.dumps({"subject": "b1", "synthetic": True, "spells": [{**plain, **(spell or {})}], **rest})


def refused(text: str) -> Refused:
    with pytest.raises(Refused) as caught:
        parse_json_history(text, "h.json", STRICT)
    return caught.value


def test_a_use_of_what_the_pack_does_not_know_is_refused_with_the_closest_in_json():
    use = {
        "id": "b1",
        "exemption": "2.1",
        "norm": "lae256",
        "decided_on": "2018-02-01",
        "recorded_on": "2018-02-01",
    }
    one, two = refused(history(uses=[use])).refusals
    assert (one.code, one.where, one.do_next.da) == (
        "unknown_exemption",
        "h.json, uses[0].exemption",
        "Mente du “2.1a”?",
    )
    assert (two.code, two.where, two.do_next.da) == (
        "unknown_norm",
        "h.json, uses[0].norm",
        "Mente du “lae265”?",
    )


def test_a_use_of_what_the_pack_does_not_know_is_refused_in_tables(tmp_path: Path):
    (tmp_path / "spells.csv").write_text(SPELLS)
    (tmp_path / "uses.csv").write_text(USES)
    found = read_histories(tmp_path, None, STRICT).refused
    assert [(row.column, row.value) for row in found] == [("exemption", "2.1"), ("norm", "lae256")]
    assert read(tmp_path).histories


def test_capitals_do_not_matter_in_groups_and_municipalities(tmp_path: Path):
    (tmp_path / "spells.csv").write_text(SPELLS.replace("aalborg", "AALBORG").replace("dagpenge", "Dagpenge"))
    told = parse_json_history(
        history(spell={"municipality": "AalBorg", "group": "DAGPENGE"}), "h.json", STRICT
    )
    for one in (told, *read(tmp_path).histories):
        assert (one.spells[0].group, one.spells[0].municipality) == ("dagpenge", "aalborg")


def test_capitals_matter_where_two_names_differ_in_nothing_else():
    known = Known.of(["dagpenge"], ["Nl", "NL"])
    with pytest.raises(Refused, match="The municipality “nl” is not known"):
        parse_json_history(history(spell={"municipality": "nl"}), "h.json", known)


@pytest.mark.parametrize("encoding", ["rot13", "hex", "punycode", "undefined", "utf-9", "x\\u0000"])
def test_only_encodings_of_text_are_accepted(encoding: str):
    with pytest.raises(Refused, match="The encoding is not known"):
        mapping(TABLE.format(encoding))


def test_utf_16_that_is_utf_8_is_said_to_be_so(tmp_path: Path):
    (tmp_path / "spells.csv").write_text(SPELLS)
    with pytest.raises(Refused, match="The text is not utf-16") as caught:
        read(tmp_path, TABLE.format("utf-16"))
    assert "Fjern “encoding”" in caught.value.said_in("da")
    (tmp_path / "spells.csv").write_text(SPELLS, encoding="utf-16")
    assert len(read(tmp_path, TABLE.format("utf-16")).histories) == 1


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000])
def test_json_nested_too_deep_is_refused(text: str):
    assert "indlejret alt for dybt" in refused(text).said_in("da")


def test_json_nested_too_deep_in_a_cell_is_refused(tmp_path: Path):
    deep = "[" * 100_000
    (tmp_path / "spells.csv").write_text(
        SPELLS.replace("synthetic\n", "synthetic,attributes\n").replace("nej\n", f"nej,{deep}\n")
    )
    (row,) = read(tmp_path).refused
    assert row.column == "attributes"


@pytest.mark.parametrize(
    ("text", "words", "where"),
    [
        ('{"a": 1,}', "", "h.json:1:"),
        ('{"a" 1}', "her mangler et kolon", "h.json:1:6"),
        ('{"a": }', "her mangler en værdi", "h.json:1:7"),
        ('{"a": 1 "b": 2}', "her mangler et komma eller en slutning", "h.json:1:9"),
        ('{"a": "b}', "en tekst lukkes ikke", "h.json:1:7"),
        ("{}\n{}", "der står mere efter slutningen", "h.json:2:1"),
        ('{"a": NaN}', "NaN er ikke et tal i JSON", "h.json"),
    ],
)
def test_broken_json_is_explained_in_danish(text: str, words: str, where: str):
    said = refused(text)
    assert words in said.refusals[0].problem.da
    assert said.refusals[0].where.startswith(where)
    assert not any(english in said.said_in("da") for english in ("xpecting", "nterminated", "xtra data"))


def test_json_in_latin_1_is_told_to_be_saved_as_utf_8(tmp_path: Path):
    (tmp_path / "h.json").write_bytes('{"subject": "å"}'.encode("latin-1"))
    with pytest.raises(Refused) as caught:
        read_json_history(tmp_path / "h.json", None)
    assert "Gem filen igen som UTF-8" in caught.value.said_in("da")
    assert "mapping" not in caught.value.said_in("da")


@pytest.mark.parametrize("content", ["", " \n"])
def test_an_empty_json_file_is_told_to_hold_a_history(tmp_path: Path, content: str):
    (tmp_path / "h.json").write_text(content)
    with pytest.raises(Refused, match="One history as a JSON object"):
        read_json_history(tmp_path / "h.json", None)


@pytest.mark.parametrize("name", ["h.json", "log.xes", "log.xes.gz", "spells.csv", "bog.xlsx"])
def test_a_folder_where_a_file_is_expected_is_refused(tmp_path: Path, name: str):
    (tmp_path / name).mkdir()
    with pytest.raises(Refused) as caught:
        read_json_history(tmp_path / name, None) if name == "h.json" else read(tmp_path / name)
    assert caught.value.refusals[0].code in ("folder_not_file", "table_missing")


def test_a_path_through_a_file_is_refused(tmp_path: Path):
    (tmp_path / "a").write_text("x")
    for reader in (read, lambda path: read_json_history(path, None)):
        with pytest.raises(Refused, match="The file does not exist"):
            reader(tmp_path / "a" / "h.json")


@pytest.mark.parametrize(
    "fault", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")]
)
def test_what_the_system_says_is_said_in_danish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError
):
    (tmp_path / "h.json").write_text("{}")

    def fail(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(Refused) as caught:
        read_json_history(tmp_path / "h.json", None)
    assert str(fault.strerror) not in caught.value.said_in("da")
    assert "Gør nu: " in caught.value.said_in("da")


def test_a_folder_of_other_columns_is_told_of_the_mapping(tmp_path: Path):
    (tmp_path / "spells.csv").write_text("Borger;Start\nb1;2018-01-01\n")
    with pytest.raises(Refused) as caught:
        read(tmp_path)
    (one,) = caught.value.refusals
    assert "--mapping" in one.do_next.da


@pytest.mark.parametrize("text", ["0101701234", "CPR: 0101701234.", "se 010170-1234", "(3112991234)"])
def test_a_cpr_number_in_text_is_found(text: str):
    assert holds_cpr(text)


@pytest.mark.parametrize("text", ["4512345678", "x0101701234", "00101701234", "0,0101701234", "0101701234.5"])
def test_other_digits_are_not_cpr_numbers(text: str):
    assert not holds_cpr(text)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf"), 101701234.5, 4512345678])
def test_what_is_no_whole_number_of_a_day_is_no_cpr_number(number: float):
    assert is_like_cpr(number) is (number == 101701234.5)


def test_a_cpr_number_without_hyphen_is_refused_wherever_text_is_kept(tmp_path: Path):
    event = {"id": "e1", "day": "2018-02-01", "kind": "samtale"}
    use = {
        "id": "b1",
        "exemption": "2.1a",
        "norm": "lae265",
        "decided_on": "2018-02-01",
        "recorded_on": "2018-02-01",
    }
    for text in (
        history(events=[event | {"note": "se 0101701234"}]),
        history(events=[event | {"nummer": 1201701234}]),
        history(uses=[use | {"reason": "barn 0101701234"}]),
        history(spell={"attributes": {"note": "0101701234"}}),
    ):
        assert refused(text).refusals[0].code == "cpr_in_data"
    (tmp_path / "spells.csv").write_text(SPELLS)
    (tmp_path / "uses.csv").write_text(
        USES.replace("on\n", "on,reason\n", 1).replace("02-01\n", "02-01,0101701234\n")
    )
    with pytest.raises(Refused, match="seem to be CPR numbers"):
        read(tmp_path)
