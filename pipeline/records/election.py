"""Which election an act or claim belongs to (codebook, bookkeeping): by the text, else by date and region, else none."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from ikrar.config import Config
from ikrar.elections import Election, load_elections
from pipeline.records.building import RecordDict
from pipeline.records.reading.frame import Frame
from pipeline.records.reading.kept import kept
from pipeline.words.phrases import load_phrases, words_folder

_KINDS = ("psu", "pilkada", "pemilu")
_YEAR = re.compile(r"\b(20[1-3]\d)\b")
_YEAR_REACH = 45
"""Characters after "Pilkada" within which its year stands ("Pemilihan Gubernur dan Wakil Gubernur Tahun 2024")."""
_BEFORE = timedelta(days=540)
"""Neutrality is an issue from about so long before the vote …"""
_AFTER = timedelta(days=240)
""" … until the last cases are closed."""


class ElectionFinder:
    """Knows the elections of `config/regions/`."""

    def __init__(self, config: Config) -> None:
        self.elections = load_elections(config)
        self.revotes = _load_revotes(config)

    def find(self, frame: Frame, record: RecordDict) -> str | None:
        """Identifier of the record's election, or None.

        What the quoted sentences or the title name comes first, then the only election around the day, then what the rest of the text
        names: there it may be an older election, told for comparison.
        """
        day = _as_day(record["date"]) or frame.published
        ahead = record["kind"] == "statement"
        beside = [sentence for span in record["evidence"] if (sentence := frame.sentence_at(span["start"])) is not None]
        for text in (*(frame.text[sentence.start : sentence.end] for sentence in beside), frame.title):
            named = self._named(text, day, record["region"], ahead=ahead)
            # "Pada 2018 …", under a title with "Pilkada 2024": not that one
            if named and not (text is frame.title and _is_of_earlier(self.elections[named], day, frame.published)):
                return named
        return self._by_day(day, ahead=ahead) or self._named(frame.text, day, record["region"], ahead=ahead)

    def _named(self, text: str, day: date | None, region: str, *, ahead: bool) -> str | None:
        """The election that the text names: with its year, else the one of that kind around the day.

        `ahead`: only one that was still to come on the day, for nobody pledges to be neutral in an election that is over.
        """
        if day is not None and len(years := _years_named(text)) > 1:
            told = [e for kind, year in sorted(years) if (e := self.elections.get(f"{kind}-{year}")) and not (ahead and _is_over(e, day))]
            own = next((election.id for election in told if election.id.endswith(f"-{day.year}")), None)
            return own or self._nearest(told, day)
        for kind in _KINDS:
            cues = _cues(text, kind, words_folder())
            if not cues:
                continue
            if kind == "psu":
                return self._revote(region, day)
            for cue in cues:
                year = _YEAR.search(text, cue.end(), cue.end() + _YEAR_REACH)
                known = self.elections.get(f"{kind}-{year.group(1)}") if year else None
                if known is not None and not (ahead and _is_over(known, day)):
                    return known.id
            alike = [election for election in self.elections.values() if election.kind == kind and not (ahead and _is_over(election, day))]
            if found := self._nearest(alike, day):
                return found
        return None

    def _revote(self, region: str, day: date | None) -> str | None:
        """The re-vote of the region, or of its province."""
        known = self.revotes.get(region) or self.revotes.get(region[:2]) or ()
        return self._nearest([self.elections[name] for name in known if name in self.elections], day) or (known[0] if known else None)

    def _by_day(self, day: date | None, *, ahead: bool) -> str | None:
        """The only election around the day; None where two could be meant."""
        if day is None:
            return None
        around = [
            election.id
            for election in self.elections.values()
            if election.kind in _KINDS[1:] and _is_around(election, day) and not (ahead and _is_over(election, day))
        ]
        return around[0] if len(around) == 1 else None

    @staticmethod
    def _nearest(elections: Sequence[Election], day: date | None) -> str | None:
        if day is None:
            return None
        around = [election for election in elections if _is_around(election, day)]
        # The vote to come is meant; the last one only when none is near.
        around.sort(key=lambda election: (_voting(election) < day, abs((_voting(election) - day).days)))
        return around[0].id if around else None


def _years_named(text: str) -> set[tuple[str, str]]:
    """The elections that a text names with their years, as kind and year."""
    cues = [(kind, cue) for kind in _KINDS[1:] for cue in _cues(text, kind, words_folder())]
    found = ((kind, _YEAR.search(text, cue.end(), cue.end() + _YEAR_REACH)) for kind, cue in cues)
    return {(kind, year.group(1)) for kind, year in found if year is not None}


def _is_of_earlier(election: Election, day: date | None, published: date | None) -> bool:
    """Whether a claim of an earlier year cannot belong to the election that the title names."""
    return day is not None and published is not None and day.year < published.year and not _is_around(election, day)


@kept
def _cues(text: str, kind: str, folder: str) -> tuple[re.Match[str], ...]:
    """Where a text names an election of this kind; the records of an article ask about the same text."""
    return tuple(load_phrases("elections")[kind].all(text))


def _is_around(election: Election, day: date) -> bool:
    return election.voting_day is not None and election.voting_day - _BEFORE <= day <= election.voting_day + _AFTER


def _is_over(election: Election, day: date | None) -> bool:
    return day is not None and election.voting_day is not None and election.voting_day < day


def _voting(election: Election) -> date:
    if election.voting_day is None:
        raise ValueError(f"{election.id} has no voting day")
    return election.voting_day


def _as_day(iso: str | None) -> date | None:
    return date.fromisoformat(iso + "2024-01-01"[len(iso) :]) if iso else None


def _load_revotes(config: Config) -> Mapping[str, tuple[str, ...]]:
    with config.path("regions/region_elections_2024.csv").open(encoding="utf-8", newline="") as lines:
        return {row["code"]: tuple(row["revote_ids"].split(";")) for row in csv.DictReader(lines) if row["revote_ids"]}
