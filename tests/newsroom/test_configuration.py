"""The newsroom's configuration folder is one that Ikrar can read, and names the running addresses only."""

from __future__ import annotations

from pathlib import Path

from crawlers.outlets import load_outlets
from ikrar.config import Config
from ikrar.settings import load_settings
from newsroom import CONTACT, Newsroom, write_configuration
from newsroom.outlets import OUTLETS


def test_outlets_and_settings_of_a_running_newsroom(tmp_path: Path) -> None:
    with Newsroom() as newsroom:
        served = {outlet.id: outlet for outlet in newsroom.outlets}
        config = Config(write_configuration(newsroom, tmp_path / "config"))
    outlets = load_outlets(config)
    settings = load_settings(config)
    assert {outlet.id for outlet in outlets} == {outlet.id for outlet in OUTLETS} == set(served)
    for outlet in outlets:
        facts = next(known for known in OUTLETS if known.id == outlet.id)
        assert outlet.home == served[outlet.id].base_url + "/"
        assert (outlet.name, outlet.kind, outlet.timezone) == (facts.name, facts.kind, facts.zone)
    assert sorted(settings.crawl.allowed_private) == sorted(outlet.host_port for outlet in served.values())
    assert settings.crawl.contact == CONTACT


def test_written_again_for_other_ports(tmp_path: Path) -> None:
    for _ in range(2):
        with Newsroom() as newsroom:
            write_configuration(newsroom, tmp_path)
            homes = {outlet.base_url + "/" for outlet in newsroom.outlets}
    assert {outlet.home for outlet in load_outlets(Config(tmp_path))} == homes
