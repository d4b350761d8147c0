"""`ikrar_dates`: the days, months and years that a text names, resolved against publication and dateline."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from spacy.language import Language
from spacy.tokens import Doc

from ikrar.clock import is_stand_in
from ikrar.config import Config
from ikrar.elections import load_elections
from pipeline.tagging.days.found import FoundDate
from pipeline.tagging.days.read import read_dates, read_today
from pipeline.tagging.days.words import load_date_words
from pipeline.tagging.extensions import explain, text_of
from pipeline.tagging.mentions import Mention, add_mentions, make_mention
from pipeline.tagging.numbers.numerals import UNITS
from pipeline.tagging.tagger import Tagger

_HOME = ZoneInfo("Asia/Jakarta")
NOT_OF_AN_ACT = frozenset({"voting_day", "campaign", "future", "law", "in_office"})
"""Kinds of days on which a done act seldom took place (phrasing 5)."""

_STAMPED = frozenset({"furniture", "byline", "closing mark"})
"""Lines of a page, beside its text, that bear its time."""
_HEAD = 400
"""Characters in which what stands above the text ends."""


def published_day(published_at: str | None) -> date | None:
    """The day of publication in the zone of the page; a stamp in UTC is read in Jakarta's. None where there is none or a stand-in.

    Raises:
        ValueError: no ISO time.
    """
    if not published_at:
        return None
    moment = datetime.fromisoformat(published_at)
    if is_stand_in(moment):
        return None
    if moment.tzinfo is not None and moment.utcoffset() == timedelta(0):
        moment = moment.astimezone(_HOME)
    return moment.date()


class DateTagger(Tagger):
    """Adds date mentions: `iso` and `basis` as written, `resolved` and `resolved_basis` as ruling 41 mends them.

    `day`: what day it is; `last` of several.
    """

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.words = load_date_words(config, UNITS)
        self.elections = tuple(load_elections(config).values())

    def _tag(self, doc: Doc) -> None:
        published = published_day((doc._.article or {}).get("published_at"))
        dateline = (doc._.dateline["start"], doc._.dateline["end"]) if doc._.dateline else None
        if published is None and doc._.dateline and (day := self._day_of(doc._.dateline["text"])) is not None:
            published = day if dateline == (0, 0) else None
            doc._.dateline = {**doc._.dateline, "day": day.isoformat()}
        elif published is None and (today := self._today(doc)) is not None:
            published = date.fromisoformat(today["day"])
            doc._.today = today
            explain(doc, today["start"], today["end"], "date", "what day it is on this page, which has no time of its own")
        found = read_dates(text_of(doc), self.words, self.elections, published=published, dateline=dateline)
        add_mentions(doc, (_mention(doc, one) for one in found))
        for one in found:
            if one.reason:
                explain(doc, one.start, one.end, "date", one.reason)

    def _today(self, doc: Doc) -> dict[str, Any] | None:
        """The time that a page prints beside its text ("Kamis, 3 Oktober 2024 - 14:20 WIB"), else the day that its text says it is."""
        for line in doc._.noise:
            heads = line["start"] <= _HEAD or line["reason"] != "furniture"  # below stand the stories of other days
            if heads and line["reason"] in _STAMPED and (day := self._day_of(text_of(doc)[line["start"] : line["end"]])) is not None:
                return {"day": day.isoformat(), "basis": "published", "start": line["start"], "end": line["end"]}
        said = read_today(text_of(doc), self.words, self.elections)
        return {"day": said.iso, "basis": said.basis, "start": said.start, "end": said.end} if said is not None else None

    def _day_of(self, dateline: str) -> date | None:
        """The day, with its year, that a dateline outside the text or a line that is no part of it names."""
        days = [one.iso for one in read_dates(dateline, self.words, self.elections, published=None, dateline=(0, len(dateline)))]
        return next((date.fromisoformat(iso) for iso in days if len(iso) == 10), None)


def _mention(doc: Doc, found: FoundDate) -> Mention:
    return make_mention(
        doc,
        "date",
        found.start,
        found.end,
        iso=found.iso,
        basis=found.basis,
        resolved=found.resolved or found.iso,
        resolved_basis=found.resolved_basis or found.basis,
        day=found.day,
        **({"last": found.last} if found.last else {}),
    )


@Language.factory("ikrar_dates", default_config={"config_folder": None})
def create_date_tagger(nlp: Language, name: str, config_folder: str | None) -> Any:
    """The component, with the words and elections of the folder (default: the shipped ones)."""
    return DateTagger(Config(Path(config_folder) if config_folder else None))
