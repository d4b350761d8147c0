"""What every page is made from, and how a page is put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from ikrar.config import Config
from ikrar.datafolder import DataFolder
from ikrar.elections import load_elections
from ikrar.regions import load_regions
from ikrar.settings import Settings
from ikrar.store import Store
from search.index.base import SearchIndex
from search.known import known_outlets
from search.labels import LANGUAGES, Labels, Language, place
from search.publication import open_gate, public_url
from search.tracker import TrackerReader
from search.web.map import load_map

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"


class Site:
    """Everything that the pages of one data folder share; made once, used by all threads."""

    def __init__(
        self, config: Config, settings: Settings, folder: DataFolder, store: Store, index: SearchIndex, a_week: Mapping[str, float | None]
    ) -> None:
        self.config, self.settings, self.store, self.index = config, settings, store, index
        self.practice = folder.practice
        self.gate = open_gate(config, settings, folder)
        self.regions, self.elections = load_regions(config), load_elections(config)
        self.tracker = TrackerReader(self.regions, self.elections, settings, a_week)
        self.labels: dict[Language, Labels] = {language: Labels(config, language) for language in LANGUAGES}
        self.map = load_map(config)
        self.public_url = public_url(settings)
        self._outlets: tuple[int, dict[str, str]] = (-1, {})
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES), autoescape=select_autoescape(["html"]), undefined=StrictUndefined, trim_blocks=True
        )
        self.environment.globals["place"] = lambda code: place(self.regions, code)

    def outlets(self) -> dict[str, str]:
        """From `known_outlets`, once for each revision."""
        view = self.store.at()
        if self._outlets[0] != view.revision:
            self._outlets = (view.revision, known_outlets(view))
        return self._outlets[1]

    def page(self, request: Request) -> Page:
        """The page that a request asks for, in its language."""
        wanted = request.query_params.get("lang")
        language: Language = "en" if wanted == "en" else "id"
        return Page(self, request, self.labels[language])


@dataclass(frozen=True, slots=True)
class Page:
    """One answer: its labels, its links, its frame."""

    site: Site
    request: Request
    labels: Labels

    def link(self, path: str, parameters: list[tuple[str, str]] | None = None, **more: str) -> str:
        """An address of our own that keeps the language."""
        kept = [pair for pair in parameters or [] if pair[0] != "lang"] + [(name, value) for name, value in more.items() if value]
        if self.labels.language != "id":
            kept.append(("lang", self.labels.language))
        return f"{path}?{urlencode(kept)}" if kept else path

    def other_language(self) -> str:
        """This page in the other language."""
        kept = [pair for pair in self.request.query_params.multi_items() if pair[0] != "lang"]
        if self.labels.language == "id":
            kept.append(("lang", "en"))
        return f"{self.request.url.path}?{urlencode(kept)}" if kept else self.request.url.path

    def render(self, template: str, *, title: str, status: int = 200, noindex: bool = False, **values: Any) -> HTMLResponse:
        """The page as HTML. `noindex` keeps it out of the web's search engines; practice data always is."""
        hidden = noindex or self.site.practice
        html = self.site.environment.get_template(template).render(
            page=self,
            t=self.labels.text,
            label=self.labels.label,
            day=self.labels.date,
            moment=self.labels.moment,
            number=self.labels.count,
            share=self.labels.share,
            whole=self.labels.number,
            lang=self.labels.language,
            title=title,
            practice=self.site.practice,
            noindex=hidden,
            **values,
        )
        return HTMLResponse(html, status_code=status, headers={"X-Robots-Tag": "noindex, nofollow"} if hidden else None)


def site_of(request: Request) -> Site:
    site: Site = request.app.state.site
    return site
