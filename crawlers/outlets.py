"""An outlet is one YAML of a few lines that names its family: `config/outlets/<province>/<outlet>.yml`."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, field_validator

from crawlers.families import ArticleAddress, Family, Pages, Rung, load_families
from crawlers.printed_dates import load_months
from ikrar.config import Config, load_yaml
from ikrar.errors import ConfigError, UsageError
from ikrar.regions import load_regions

SOURCE_KINDS = {
    "press": "press",
    "government": "self_reported",
    "bawaslu": "supervisor",
    "kpu": "supervisor",
    "kasn": "supervisor",
    "bkn": "supervisor",
    "other": "other",
}
"""The outlet's kind, and the `source_kind` (codebook) that its records carry."""


class OutletFile(BaseModel):
    """The fields of an outlet's YAML. What a maintainer must know stands as a comment beside its line."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    """The file's name without `.yml`."""
    name: str = Field(min_length=1)
    kind: Literal["press", "government", "bawaslu", "kpu", "kasn", "bkn", "other"]
    home: str
    family: str
    serves: list[str] = Field(min_length=1)
    """Codes of the province (`33`) or regencies (`33.24`) it writes for; `00` the whole country."""
    timezone: str
    """IANA name; what a printed time without zone means."""
    verified: date | None = None
    """Day on which a person saw this file work on the live site; an outlet that was never verified covers nothing."""
    articles_a_week: float | None = Field(default=None, gt=0)
    """Expected on the whole site, so that silence is an alarm."""
    hosts: list[str] = []
    """Further hosts (`host` or `host:port`) whose addresses are this outlet's."""
    discovery: list[Rung] | None = None
    """Replaces the family's ladder."""
    article: ArticleAddress | None = None
    """Replaces the family's."""
    pages: Pages | None = None
    """Replaces the family's."""

    @field_validator("home")
    @classmethod
    def _is_home(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("must be an address such as https://example.com/")
        if parts.username or parts.password:
            raise ValueError("must not hold a user name or password")
        return value if parts.path else value + "/"

    @field_validator("timezone")
    @classmethod
    def _is_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("no such time zone") from error
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet with what it takes from its family."""

    id: str
    name: str
    kind: str
    home: str
    family: str
    serves: tuple[str, ...]
    timezone: str
    verified: date | None
    articles_a_week: float | None
    hosts: frozenset[str]
    """`host` or `host:port`, lower case, without `www.`; the home's is among them."""
    discovery: tuple[Rung, ...]
    article: ArticleAddress
    pages: Pages
    months: Mapping[str, int]
    """Number of the month by its spellings in printed dates, case folded."""
    file: Path

    @property
    def source_kind(self) -> str:
        return SOURCE_KINDS[self.kind]


def load_outlets(config: Config) -> list[Outlet]:
    """All outlets of the configuration, by id.

    Raises:
        ConfigError: a file that is wrong, with line and field.
    """
    families = load_families(config)
    regions = load_regions(config)
    months = load_months(config)
    outlets: dict[str, Outlet] = {}
    for path in config.yaml_files("outlets"):
        outlet = _join(load_yaml(path, OutletFile), families, months, path)
        unknown = [code for code in outlet.serves if code not in regions and code != regions.nation.code]
        if unknown:
            raise ConfigError(f"there is no region {unknown[0]!r} in regions/regions.csv", file=path, field="serves")
        if outlet.id in outlets:
            raise ConfigError(f"the id {outlet.id} is also in {outlets[outlet.id].file}", file=path, field="id")
        outlets[outlet.id] = outlet
    return [outlets[identity] for identity in sorted(outlets)]


def articles_a_week(config: Config) -> dict[str, float | None]:
    """How many articles each configured outlet is expected to publish in a week, by id; None where its file does not say."""
    return {outlet.id: outlet.articles_a_week for outlet in load_outlets(config)}


def choose_outlets(outlets: Iterable[Outlet], wanted: Iterable[str] | None) -> list[Outlet]:
    """The outlets with these ids, in this order; all where `wanted` is None.

    Raises:
        UsageError: an id that no outlet has; names those that are near.
    """
    known = {outlet.id: outlet for outlet in outlets}
    if wanted is None:
        return list(known.values())
    chosen: dict[str, Outlet] = {}
    for identity in wanted:
        if identity not in known:
            near = difflib.get_close_matches(identity, known, n=3)
            hint = f"did you mean {', '.join(near)}?" if near else "`ikrar outlets check` lists all"
            raise UsageError(f"there is no outlet {identity!r}; {hint}")
        chosen[identity] = known[identity]
    return list(chosen.values())


def host_key(address: str) -> str:
    """`host` or `host:port` of an address, lower case, without `www.`, closing dot and without the scheme's own port."""
    parts = urlsplit(address)
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    port = parts.port
    if port is None or port == {"http": 80, "https": 443}.get(parts.scheme):
        return host
    return f"{host}:{port}"


def _join(file: OutletFile, families: Mapping[str, Family], months: Mapping[str, int], path: Path) -> Outlet:
    if file.id != path.stem:
        raise ConfigError(f"the file must be called {file.id}.yml", file=path, field="id")
    family = families.get(file.family)
    if family is None:
        near = difflib.get_close_matches(file.family, families, n=3)
        raise ConfigError(f"there is no family {file.family!r}; known: {', '.join(near or sorted(families))}", file=path, field="family")
    return Outlet(
        id=file.id,
        name=file.name,
        kind=file.kind,
        home=file.home,
        family=file.family,
        serves=tuple(file.serves),
        timezone=file.timezone,
        verified=file.verified,
        articles_a_week=file.articles_a_week,
        hosts=frozenset([host_key(file.home), *(host.lower().removeprefix("www.") for host in file.hosts)]),
        discovery=tuple(file.discovery if file.discovery is not None else family.discovery),
        article=file.article or family.article,
        pages=file.pages or family.pages,
        months=months,
        file=path,
    )
