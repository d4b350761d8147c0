"""What readers see: labels of the codebook's identifiers, and the texts of pages and mails, by language (config/labels/)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal, get_args

import yaml

from ikrar.config import Config, YamlLoader
from ikrar.counted import Filled
from ikrar.errors import ConfigError
from ikrar.model import Count
from ikrar.regions import NATION, Regions

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_SAME_GROUP = {
    "from_institution": "institution",
    "to_institution": "institution",
    "issuer_institution": "institution",
    "issuer_position": "position",
    "issuer_status": "status",
    "unit": "count_unit",
}
"""Fields whose values have the labels of another group."""
RANGES = ("count", "date", "published")
"""Each is two parameters, `…_from` and `…_to`."""
_MONTHS: Mapping[str, tuple[str, ...]] = {
    "id": ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}


class Labels:
    """Labels and texts in one language; a text that the language lacks is an error at the start, not a gap on a page."""

    def __init__(self, config: Config, language: Language = "id") -> None:
        self.language: Language = language
        self._labels = _in_language(config, "labels/codebook.yml", language)
        self._texts = _in_language(config, "labels/texts.yml", language)

    def label(self, field: str, value: str | bool | None) -> str:
        """The label of one value of a codebook field; the value itself where the field has no labels (outlets, elections)."""
        if value is None:
            return self.text("unknown")
        known = self._labels.get(_SAME_GROUP.get(field, field), {})
        name = str(value).lower() if isinstance(value, bool) else value
        return str(known.get(name, name))

    def parameter(self, name: str) -> str:
        """What a reader calls a parameter or filter: `Tanggal kejadian dari` for `date_from`."""
        base, _, end = name.rpartition("_")
        if name in RANGES:
            return self.text(f"search.{name}_range")
        if end in ("from", "to") and base in RANGES:
            return f"{self.text(f'search.{base}_range')} {self.text(f'search.{end}')}"
        return self.text(f"field.{name}")

    def values(self, field: str) -> dict[str, str]:
        """All values of a field with their labels, in the codebook's order."""
        return dict(self._labels.get(_SAME_GROUP.get(field, field), {}))

    def text(self, key: str, **values: object) -> str:
        """One text, its `{names}` filled in; `{name:# article|# articles}` is a number with its noun."""
        for part in (found := self._texts).keys() & {key.partition(".")[0]}:
            text = found[part].get(key.partition(".")[2]) if isinstance(found[part], dict) else found[part]
            if isinstance(text, str):
                return text.format(**{name: Filled(value) for name, value in values.items()})
        raise KeyError(f"config/labels/texts.yml has no {key!r}")

    def date(self, iso: str | None) -> str:
        """A date of any precision in words: `18 November 2024`, `November 2024`, `2024`."""
        if not iso:
            return self.text("date_unknown")
        year, *rest = iso[:10].split("-")
        month = _MONTHS[self.language][int(rest[0]) - 1] if rest else ""
        day = str(int(rest[1])) if len(rest) > 1 else ""
        return " ".join(part for part in (day, month, year) if part)

    def moment(self, iso: str | None) -> str:
        """A time in words, with the clock as it is written and its zone: `20 November 2024 02.00 UTC`."""
        if not iso or len(iso) < 16:
            return self.date(iso)
        offset = iso[16:].lstrip(":0123456789.") or ""
        zone = {"+07:00": " WIB", "+08:00": " WITA", "+09:00": " WIT", "+00:00": " UTC", "Z": " UTC"}.get(offset, f" {offset}".rstrip())
        return f"{self.date(iso)} {iso[11:16].replace(':', '.')}{zone}"

    def silence(self, found: Mapping[str, Any]) -> str:
        """Of an outlet that fell silent (`search.silence`, as JSON, with its `name`): since when, against what, and how much was read."""
        known = {"name": found["name"], "days": self.number(found["days"]), "read": self.number(found["read"])}
        if found["usual"] is None:
            return self.text("silence.never_any", **known)
        known["usual"] = f"{found['usual']:.1f}".removesuffix(".0").replace(".", "," if self.language == "id" else ".")
        if found["last"] is None:
            return self.text("silence.never", **known)
        return self.text("silence.since", last=self.date(found["last"]), **known)

    def share(self, value: float) -> str:
        """A number from 0 to 1 as the language writes it: `0,81`, `0.81`."""
        return f"{value:.2f}".replace(".", "," if self.language == "id" else ".")

    def count(self, count: Count | None) -> str:
        """A number as the article gives it: `3 ASN`, `20 sampai 99 kasus`, `sedikitnya 2 laporan`; empty where it gives none.

        Only an exact number stands there without a further word.
        """
        if count is None:
            return ""
        single = 1 in (count.max, count.min) and count.max in (None, 1)
        unit = self.label("count_unit_one" if single and "count_unit_one" in self._labels else "count_unit", count.unit)
        if count.max is None:
            return self.text("count.open", min=self.number(count.min), unit=unit)
        if count.min != count.max:
            return self.text("count.range", min=self.number(count.min), max=self.number(count.max), unit=unit)
        return self.text("count.exact" if count.exact else "count.about", min=self.number(count.min), unit=unit)

    def number(self, value: int) -> str:
        """A whole number as the language writes it: `4.112`, `4,112`."""
        return f"{value:,}".replace(",", "." if self.language == "id" else ",")


def place(regions: Regions, code: str) -> str:
    """`Kabupaten Kendal, Jawa Tengah`; an unknown code is shown as it is."""
    if code != NATION and code not in regions:
        return code
    region = regions[code]
    return region.name if region.level in ("nation", "province") else f"{region.name}, {regions[region.province_code].name}"


@lru_cache(maxsize=8)
def _parsed(text: str) -> Any:
    """All languages stand in one file, which is read for each of them."""
    return yaml.load(text, Loader=YamlLoader)  # noqa: S506  # a safe loader


def _in_language(config: Config, name: str, language: Language) -> dict[str, Any]:
    path = config.path(name)
    try:
        data = _parsed(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigError(f"cannot be read: {error}", file=path) from error

    def chosen(value: Any, trail: str) -> Any:
        if isinstance(value, dict) and set(value) >= {"id"} and all(isinstance(text, str) for text in value.values()):
            if language not in value:
                raise ConfigError(f"this text has no {language!r}", file=path, field=trail)
            return value[language]
        if isinstance(value, dict):
            return {key: chosen(inner, f"{trail}.{key}".strip(".")) for key, inner in value.items()}
        raise ConfigError("must be a text for each language, {id: …, en: …}", file=path, field=trail)

    found = chosen(data, "")
    assert isinstance(found, dict)
    return found
