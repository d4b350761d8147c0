"""The settings of `config/settings.toml`, typed. The file documents each; here stand only names and types.

Secrets and addresses of servers may also come from the environment (see `ENVIRONMENT`), never from the shipped file.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ikrar.config import Config, toml_lines
from ikrar.errors import ConfigError

ENVIRONMENT = {
    "IKRAR_CONTACT": ("crawl", "contact"),
    "IKRAR_STORE_URL": ("store", "url"),
    "IKRAR_ELASTICSEARCH_URL": ("index", "elasticsearch_url"),
}
"""Environment variables that stand above the files. SMTP user and password are read where they are used."""

Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
HostPort = Annotated[str, Field(pattern=r"^(\[[0-9a-fA-F:]+\]|[^:\s/]+):\d{1,5}$")]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CrawlSettings(_Section):
    contact: str
    delay_seconds: float = Field(ge=0)
    timeout_seconds: float = Field(gt=0)
    max_bytes: int = Field(gt=0)
    retries: int = Field(ge=0)
    allowed_private: list[HostPort]
    max_articles_per_run: int = Field(gt=0)


class CoverageSettings(_Section):
    min_articles_placed: int = Field(ge=1)
    min_outlets: int = Field(ge=1)
    min_days: int = Field(ge=1)
    window_days: int = Field(ge=1)
    silence_intervals: float = Field(ge=1)
    silence_days: int = Field(ge=1)
    silence_most: int = Field(ge=1)


class AnalysisSettings(_Section):
    batch_size: int = Field(ge=1)
    review_below: float = Field(ge=0, le=1)
    max_characters: int = Field(gt=0)


class StoreSettings(_Section):
    url: str


class IndexSettings(_Section):
    engine: Literal["embedded", "elasticsearch", "memory"]
    elasticsearch_url: str
    elasticsearch_alias: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")


class WebSettings(_Section):
    host: str
    port: int = Field(ge=0, le=65535)
    public_url: str
    correction_contact: str
    page_size: int = Field(ge=1, le=200)


class DigestSettings(_Section):
    sender: str
    recipients: list[str]
    smtp_host: str
    smtp_port: int = Field(ge=1, le=65535)
    smtp_starttls: bool


class ScheduleSettings(_Section):
    timezone: str
    crawl_at: list[Clock]
    digest_at: list[Clock]

    @field_validator("timezone")
    @classmethod
    def _known(cls, value: str) -> str:
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("no such time zone") from error
        return value


class Settings(_Section):
    crawl: CrawlSettings
    coverage: CoverageSettings
    analysis: AnalysisSettings
    store: StoreSettings
    index: IndexSettings
    web: WebSettings
    digest: DigestSettings
    schedule: ScheduleSettings


def load_settings(config: Config, overrides: dict[str, dict[str, Any]] | None = None) -> Settings:
    """Shipped defaults, then the user's `settings.toml`, then the environment, then `overrides` (section -> key -> value).

    Raises:
        ConfigError: a value or name that cannot be, with file, line and field.
    """
    shipped = config.shipped / "settings.toml"
    merged = _read(shipped)
    own = config.folder / "settings.toml" if config.folder is not None else None
    if own is not None and own.exists() and own != shipped:
        for section, values in _read(own).items():
            if section not in merged:
                raise _problem(own, (section,), "there is no such section; check the spelling")
            if not isinstance(values, dict):
                raise _problem(own, (section,), "must be a [section]")
            merged[section] = {**merged[section], **values}
    for variable, (section, key) in ENVIRONMENT.items():
        if os.environ.get(variable):
            merged[section][key] = os.environ[variable]
    for section, values in (overrides or {}).items():
        merged[section] = {**merged[section], **values}
    try:
        return Settings.model_validate(merged)
    except ValidationError as error:
        first = error.errors()[0]
        wrong = (
            "there is no such setting; check the spelling"
            if first["type"] == "extra_forbidden"
            else (f"{first['msg']} (got {first['input']!r})")
        )
        raise _problem(own if own is not None and own.exists() else shipped, first["loc"], wrong) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", file=path) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"not valid TOML: {error}", file=path) from error


def _problem(path: Path, location: tuple[Any, ...], message: str) -> ConfigError:
    section = str(location[0])
    key = str(location[1]) if len(location) > 1 else ""
    places = {(at, name): line for at, name, line in toml_lines(path.read_text(encoding="utf-8"))}
    line = places.get((section, key)) or places.get((section, ""))
    return ConfigError(message, file=path, line=line, field=".".join(str(part) for part in location))
