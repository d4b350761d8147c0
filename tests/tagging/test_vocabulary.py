"""Every vocabulary file can be read, and the example of each entry shows one of its words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from ikrar.config import Config
from ikrar.errors import ConfigError
from pipeline.words.entries import AnyEntry, load_entries, words_pattern
from pipeline.words.phrases import _Words, words_in_use, words_of

FILES = [path.stem for path in Config(None).yaml_files("vocabulary") if "\nentries:" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("name", FILES)
def test_examples_show_their_words(name: str) -> None:
    for entry in load_entries(Config(None), name, AnyEntry):
        for pattern in entry.patterns:
            re.compile(pattern)
        assert entry.found_in(entry.example), f"{name}: none of {entry.words or entry.patterns} in {entry.example!r}"


def test_a_blank_stands_for_any_white_space_and_words_are_whole() -> None:
    pattern = re.compile(words_pattern(["wali kota", "wali"]), re.IGNORECASE)
    assert pattern.findall("Wali\xa0Kota dan perwalian") == ["Wali\xa0Kota"]


def test_joined_lists_make_one_word_of_each_choice() -> None:
    entry = AnyEntry.model_validate(
        {"words": ["diam"], "joined": [["minta", "desak"], ["kpu"], ["netral", "tetap netral"]], "example": "diam"}
    )
    assert entry.words == ("diam", "minta kpu netral", "minta kpu tetap netral", "desak kpu netral", "desak kpu tetap netral")


def test_shared_parts_stand_where_patterns_name_them(tmp_path: Path) -> None:
    file = tmp_path / "vocabulary" / "deeds.yml"
    file.parent.mkdir()
    parts = "about: x\nparts:\n  camp: [paslon, 'tim (sukses|kampanye)']\n  of_camp: ' milik {camp}'\n"
    file.write_text(parts + "entries:\n  - {patterns: ['kaus(?={of_camp}) \\w{5}'], example: kaus milik tim sukses}\n", encoding="utf-8")
    (entry,) = load_entries(Config(tmp_path), "deeds", AnyEntry)
    assert entry.patterns == ("kaus(?= milik (paslon|tim (sukses|kampanye))) \\w{5}",)
    file.write_text(parts + "entries:\n  - {patterns: ['kaus {kamp}'], example: kaus paslon}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"deeds\.yml:6: entries\.0: .*a pattern names \{kamp\}"):
        load_entries(Config(tmp_path), "deeds", AnyEntry)


@pytest.mark.parametrize("source", ["3", "[paslon, no]", "{paslon: x}"])
def test_a_part_that_is_no_text_is_told_by_file_and_field(source: str, tmp_path: Path) -> None:
    file = tmp_path / "vocabulary" / "deeds.yml"
    file.parent.mkdir()
    file.write_text(
        f"about: x\nparts:\n  camp: {source}\nentries:\n  - {{patterns: ['kaus {{camp}}'], example: kaus paslon}}\n", encoding="utf-8"
    )
    with pytest.raises(ConfigError, match=r"deeds\.yml:\d+: parts\.camp"):
        load_entries(Config(tmp_path), "deeds", AnyEntry)


@pytest.mark.parametrize("name", FILES)
def test_each_part_is_used(name: str) -> None:
    written = (Config(None).path(f"vocabulary/{name}.yml")).read_text(encoding="utf-8")
    declared = yaml.safe_load(written).get("parts", {})
    assert not [part for part in declared if f"{{{part}}}" not in written]


def test_a_mistake_names_file_line_and_field(tmp_path: Path) -> None:
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "wrong.yml").write_text("about: x\nentries:\n  - words: [a]\n    exampel: a\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"wrong\.yml:\d+: entries\.0\.exampel|wrong\.yml:\d+: entries\.0\.example"):
        load_entries(Config(tmp_path), "wrong", AnyEntry)


def test_a_pattern_of_ones_own_that_cannot_be_read_is_named_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "vocabulary").mkdir()
    entry = "about: x\nentries:\n  - patterns: ['(satu']\n    example: satu\n"
    (tmp_path / "vocabulary" / "wrong.yml").write_text(entry, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"wrong\.yml:3: entries\.0.*\(satu"):
        load_entries(Config(tmp_path), "wrong", AnyEntry)


def test_a_broken_pattern_of_a_shipped_file_is_named_when_a_rule_needs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = tmp_path / "config"
    (shipped / "vocabulary").mkdir(parents=True)
    entry = "about: x\nentries:\n  - group: one\n    patterns: ['(satu']\n    example: satu\n"
    (shipped / "vocabulary" / "wrong.yml").write_text(entry, encoding="utf-8")
    config = Config(None)
    config.shipped = shipped
    monkeypatch.setattr("pipeline.words.phrases.words_config", lambda folder: config)
    with pytest.raises(ConfigError, match=r"wrong\.yml:3: entries\.0.*\(satu"), words_of(config):
        _Words("")["wrong"]["one"].found("satu")


def test_a_folder_without_words_of_its_own_shares_the_shipped_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def words(config: Config) -> object:
        with words_of(config):
            return words_in_use()

    shipped, own = words(Config()), Config(tmp_path)
    assert words(own) is shipped
    (tmp_path / "vocabulary").mkdir()
    assert words(own) is not shipped
    (tmp_path / "vocabulary").rmdir()
    monkeypatch.setenv("IKRAR_CONFIG", str(tmp_path.parent))
    assert words(own) is not shipped, "the environment's folder may have words, which are not those of the folder that was asked for"
