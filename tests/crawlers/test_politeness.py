"""What can be known of good manners without a network."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from crawlers import crawl
from crawlers.engine import scrapy_settings
from crawlers.outcomes import outcome_of_status, retry_moment
from crawlers.politeness.guard import is_public
from crawlers.politeness.identity import user_agent
from ikrar import __version__
from ikrar.archive import OUTCOMES
from ikrar.config import Config
from ikrar.datafolder import DataFolder, open_data_folder
from ikrar.errors import UsageError
from ikrar.settings import Settings


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "192.0.2.7", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "not an address", "",
    ],
)  # fmt: skip
def test_addresses_that_are_not_everybodys(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "103.28.12.5", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


def test_retry_after_in_seconds_and_as_a_date() -> None:
    now = datetime.now(UTC)
    assert abs((retry_moment("120") or now) - now - timedelta(seconds=120)) < timedelta(seconds=5)
    later = (now + timedelta(hours=2)).replace(microsecond=0)
    assert retry_moment(format_datetime(later, usegmt=True)) == later
    assert abs((retry_moment("9" * 30) or now) - now - timedelta(days=30)) < timedelta(seconds=5)
    for nothing in (None, "", "soon", "-5", "Wed, 99 Foo 2024 10:00:00 GMT"):
        assert retry_moment(nothing) is None


@pytest.mark.parametrize(
    ("status", "headers", "outcome"),
    [
        (200, {}, "kept"),
        (204, {}, "broken"),
        (301, {"location": "/x"}, "redirected"),
        (304, {}, "not_modified"),
        (400, {}, "forbidden"),
        (403, {}, "forbidden"),
        (404, {}, "gone"),
        (410, {}, "gone"),
        (429, {}, "server_error"),
        (429, {"retry-after": "5"}, "retry_after"),
        (451, {}, "forbidden"),
        (500, {"retry-after": "5"}, "server_error"),
        (503, {"retry-after": "5"}, "retry_after"),
        (503, {"retry-after": "soon"}, "server_error"),
    ],
)
def test_every_answer_has_a_name(status: int, headers: dict[str, str], outcome: str) -> None:
    assert outcome_of_status(status, headers)[0] == outcome
    assert outcome in OUTCOMES


def test_no_crawl_without_a_contact(config: Config, settings: Settings, tmp_path: Path) -> None:
    assert settings.crawl.contact == ""
    with pytest.raises(UsageError, match=r"crawl\.contact"):
        crawl(config, settings, open_data_folder(tmp_path / "real"))


def test_the_user_agent_names_us_and_the_contact(settings: Settings, folder: DataFolder, tmp_path: Path) -> None:
    named = settings.crawl.model_copy(update={"contact": "peneliti@kampus.example"})
    assert user_agent(named, open_data_folder(tmp_path / "real")) == f"Ikrar/{__version__} (+peneliti@kampus.example)"
    assert user_agent(settings.crawl, folder).startswith(f"Ikrar/{__version__} (+")
    with pytest.raises(UsageError, match="one line"):
        user_agent(settings.crawl.model_copy(update={"contact": "a\r\nX: y"}), folder)


def test_practice_data_comes_from_the_newsroom_alone(config: Config, settings: Settings, folder: DataFolder) -> None:
    with pytest.raises(UsageError, match="not the practice newsroom"):
        crawl(config, settings, folder)


def test_scrapy_is_set_up_as_promised(settings: Settings) -> None:
    found = scrapy_settings(settings.crawl, "Ikrar/1 (+x)")
    for off in ("TELNETCONSOLE_ENABLED", "REMOTE_CONTROL_ENABLED", "HTTPCACHE_ENABLED", "HTTPPROXY_ENABLED", "COOKIES_ENABLED"):
        assert found[off] is False
    assert found["DOWNLOAD_DELAY_JITTER"] == 0
    assert found["CONCURRENT_REQUESTS_PER_DOMAIN"] == 1
    assert found["DOWNLOAD_VERIFY_CERTIFICATES"] is True
    assert found["DOWNLOAD_MAXSIZE"] == settings.crawl.max_bytes
    assert found["RETRY_TIMES"] == settings.crawl.retries
