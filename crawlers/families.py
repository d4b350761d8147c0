"""A family is a kind of site (a CMS or a network): how its articles are found, known and continued. `config/families/*.yml`."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from ikrar.config import Config, load_yaml
from ikrar.errors import ConfigError


def _compiles(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error
    return value


Pattern = Annotated[str, AfterValidator(_compiles)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Rung(_Strict):
    """One way to find articles. The ladder is climbed from the first rung on until one gives articles of the outlet."""

    method: Literal["wordpress", "feed", "sitemap", "listing"]
    address: str
    """Relative to the outlet's home. A `listing` may hold `{page}`, a `feed` `{start}`; both are counted by the crawl."""
    max_pages: int = Field(default=20, ge=1)
    """Pages (or child sitemaps) read in one pass. A pass that ends here covers only the days that it reached; with a
    higher number the next crawl reads on to older articles."""
    first: int = Field(default=1, ge=0)
    """First value of `{page}` or `{start}`."""
    step: int = Field(default=1, ge=1)
    """What is added for the next page; for lists that count articles, the length of a page."""
    newest_first: bool = True
    """False where the list is in no order of time: then its days are not read off its last entry."""

    # For `sitemap` only.
    children: Pattern = r"(?i)^(?!.*(?:categor|kategori|tag|taxonom|author|user|image|video|page-?sitemap|posts-page)).*$"
    """Which sitemaps of an index are read, by address."""

    # For `listing` only: CSS selectors.
    item: str | None = None
    """One entry. Empty: the largest part of the page around a link to an article that holds no link to another one."""
    link: str = "a"
    """Inside the entry, the link to the article."""
    title: str | None = None
    """Inside the entry, its title; empty: the text of the link."""
    date: str | None = None
    """Inside the entry, its time: `datetime` attribute, else its text. Empty: a `time` element, else the text of the entry."""

    @model_validator(mode="after")
    def _fits(self) -> Rung:
        if self.method != "listing":
            for name in ("item", "title", "date"):
                if getattr(self, name) is not None:
                    raise ValueError(f"`{name}` belongs to the method listing only")
        if "{page}" in self.address and self.method != "listing":
            raise ValueError("`{page}` belongs to the method listing only")
        if "{start}" in self.address and self.method != "feed":
            raise ValueError("`{start}` belongs to the method feed only")
        return self


class Rewrite(_Strict):
    """What `match` finds in a path becomes `to` (`\\1` is its first group); empty: it is cut out."""

    match: Pattern
    to: str = ""


class ArticleAddress(_Strict):
    """Which addresses of the outlet are articles; patterns are searched in path and query (`/2024/11/01/slug/?p=1`)."""

    match: Pattern
    exclude: list[Pattern] = []
    rewrite: list[Rewrite] = []
    """Changes of the path that bring the twins of an article (AMP, `/index.php`, a page number) to its one address; in this order."""
    keep_query: list[str] = []
    """Query parameters that belong to the identity (`p` of `/?p=123`); all others are dropped."""


class Pages(_Strict):
    """Articles over several pages. Empty: the family has none."""

    whole: str | None = None
    """What asks for the whole article on one page, added to its address: `?page=all`. It is then asked for instead of page 1."""
    following: str | None = None
    """Address of page `{number}` of `{article}`; asked for only if the page before links to it."""

    @model_validator(mode="after")
    def _fits(self) -> Pages:
        if self.following is not None and not ("{article}" in self.following and "{number}" in self.following):
            raise ValueError("`following` needs {article} and {number}")
        return self


class Family(_Strict):
    id: str = Field(pattern=r"^[a-z0-9_]+$")
    name: str
    discovery: list[Rung] = Field(min_length=1)
    article: ArticleAddress
    pages: Pages = Pages()


def load_families(config: Config) -> dict[str, Family]:
    """All families by id.

    Raises:
        ConfigError: a file that is wrong, with line and field; a file whose name is not its id.
    """
    families: dict[str, Family] = {}
    for path in config.yaml_files("families"):
        family = load_yaml(path, Family)
        if family.id != path.stem:
            raise ConfigError(f"the file must be called {family.id}.yml", file=path, field="id")
        families[family.id] = family
    return families
