"""Outlets and families as data: the shipped ones are right, a mistake names its place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from crawlers.discovery import METHODS
from crawlers.families import Rung, load_families
from crawlers.outlets import choose_outlets, host_key, load_outlets
from ikrar.config import Config
from ikrar.errors import ConfigError, UsageError
from ikrar.regions import load_regions

GOOD = """id: kabarkendal
name: Kabar Kendal
kind: press
home: https://www.kabarkendal.test/
family: wordpress
serves: ["33.24"]
timezone: Asia/Jakarta
"""


def config_with(folder: Path, text: str, name: str = "kabarkendal.yml") -> Config:
    (folder / "outlets" / "33-jawa-tengah").mkdir(parents=True)
    (folder / "outlets" / "33-jawa-tengah" / name).write_text(text, encoding="utf-8")
    return Config(folder)


def test_every_discovery_method_has_a_name_that_families_may_write() -> None:
    assert set(get_args(Rung.model_fields["method"].annotation)) == set(METHODS)


def test_the_shipped_outlets_serve_every_province_and_claim_nothing(config: Config) -> None:
    outlets = load_outlets(config)
    served = {code[:2] for outlet in outlets for code in outlet.serves}
    assert served >= {region.code for region in load_regions(config).provinces}
    assert {outlet.family for outlet in outlets} <= set(load_families(config))
    # None was tried on the live site, so none may count for coverage.
    assert [outlet.id for outlet in outlets if outlet.verified] == []
    for outlet in outlets:
        assert outlet.file.parent.name[:2] in {code[:2] for code in outlet.serves}, outlet.id


def test_an_outlet_takes_from_its_family_what_it_does_not_say(tmp_path: Path) -> None:
    (outlet,) = load_outlets(config_with(tmp_path, GOOD))
    family = load_families(Config())["wordpress"]
    assert outlet.discovery == tuple(family.discovery)
    assert outlet.article == family.article
    assert outlet.hosts == {"kabarkendal.test"}
    assert (outlet.source_kind, outlet.verified) == ("press", None)


@pytest.mark.parametrize(
    ("wrong", "line", "field"),
    [
        (GOOD.replace("name:", "nama:"), None, "name"),
        (GOOD + "famly: wordpress\n", 8, "famly"),
        (GOOD.replace("kind: press", "kind: newspaper"), 3, "kind"),
        (GOOD.replace("https://www.kabarkendal.test/", "www.kabarkendal.test"), 4, "home"),
        (GOOD.replace("https://", "https://user:secret@"), 4, "home"),
        (GOOD.replace("Asia/Jakarta", "Asia/Jakata"), 7, "timezone"),
        (GOOD + "article: {match: '/berita/('}\n", 8, "article.match"),
        (GOOD + "discovery:\n  - {method: feed, address: /feed/}\n  - {method: telepathy, address: /}\n", 10, "discovery.1.method"),
        (GOOD + "verified: yesterday\n", 8, "verified"),
        (GOOD + "pages: {following: '?page=2'}\n", 8, "pages"),
    ],
)
def test_a_mistake_names_file_line_and_field(tmp_path: Path, wrong: str, line: int | None, field: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_outlets(config_with(tmp_path, wrong))
    assert caught.value.file.name == "kabarkendal.yml"
    assert caught.value.field == field
    assert line is None or caught.value.line == line, str(caught.value)
    assert "secret" not in str(caught.value).replace("user:secret@www.kabarkendal.test", "") or "home" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "name", "says"),
    [
        (GOOD.replace("family: wordpress", "family: wordpres"), "kabarkendal.yml", "wordpress"),
        (GOOD.replace("33.24", "33.99"), "kabarkendal.yml", "no region '33.99'"),
        (GOOD, "kendal.yml", "must be called kabarkendal.yml"),
        (GOOD, "kabarkendal.yaml", "rename it"),
        ("- id: kabarkendal\n", "kabarkendal.yml", "mapping"),
        ("id: [unclosed\n", "kabarkendal.yml", "not valid YAML"),
        (GOOD + "family: wordpress\n", "kabarkendal.yml", "'family' stands twice"),
    ],
)
def test_what_the_fields_alone_cannot_show(tmp_path: Path, text: str, name: str, says: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(says)):
        load_outlets(config_with(tmp_path, text, name))


def test_an_unknown_outlet_names_its_neighbours(config: Config) -> None:
    outlets = load_outlets(config)
    known = outlets[0].id
    with pytest.raises(UsageError, match=known):
        choose_outlets(outlets, [known + "x"])
    with pytest.raises(UsageError, match="outlets check"):
        choose_outlets(outlets, ["qqqqqqqq"])
    assert [outlet.id for outlet in choose_outlets(outlets, [known, known])] == [known]


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.Kabar.test/x", "kabar.test"),
        ("https://kabar.test:443/x", "kabar.test"),
        ("http://kabar.test.:80/x", "kabar.test"),
        ("http://kabar.test:8080/x", "kabar.test:8080"),
        ("https://kabar.test:80/", "kabar.test:80"),
    ],
)
def test_one_host_has_one_key(address: str, key: str) -> None:
    assert host_key(address) == key
