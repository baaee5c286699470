"""words.toml: titles are read, and a pack adds to those of the packs that it builds on."""

from pathlib import Path

from frikommune.language import Text
from frikommune.packfiles.pack import load_pack

BOTH = 'title = { da = "%s", en = "%s" }\n'
LETTER = "{ da = 'brev', en = 'letter' }"


def pack(folder: Path, **words: str) -> Path:
    """Two packs, the second on the first, with these words."""
    for name, builds in (("loven", ""), ("netvaerk", 'builds_on = ["loven"]\n')):
        (folder / name).mkdir()
        (folder / name / "pack.toml").write_text(f'id = "{name}"\n{BOTH % ("T", "T")}{builds}', "utf-8")
        (folder / name / "words.toml").write_text(words[name], "utf-8")
    return folder / "netvaerk"


def test_a_pack_adds_types_and_values_to_what_is_named(tmp_path: Path):
    law = f"[event.samtale]\n{BOTH % ('samtale', 'talk')}[attribute.form]\n{BOTH % ('form', 'form')}"
    own = f"[event.samtale.type.cv]\n{BOTH % ('CV', 'CV')}[attribute.form.value]\nbrev = {LETTER}"
    words = load_pack(pack(tmp_path, loven=law, netvaerk=own)).rulebook.words
    assert words.event("samtale", "cv") == Text("samtale (CV)", "talk (CV)")
    assert words.value("form", "brev") == Text("brev", "letter")


def test_an_event_without_an_article_is_called_by_its_title(tmp_path: Path):
    law = f"[event.jobrotation]\n{BOTH % ('jobrotation', 'job rotation')}"
    words = load_pack(pack(tmp_path, loven=law, netvaerk=law.replace("jobrotation", "andet"))).rulebook.words
    assert words.one("jobrotation") == Text("jobrotation", "job rotation")
