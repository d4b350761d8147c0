"""`ikrar_relevance`: is the article's subject the neutrality of public servants in an election? (rulings 44, 45)

Plain weighted evidence on title, lead and paragraphs, from words in `config/vocabulary/relevance.yml`. It needs no tagging, so that an
article that it turns away costs next to nothing: `RelevanceJudge.judge` works on the bare text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from ikrar.config import Config
from pipeline.records.phrases import GroupedEntry
from pipeline.tagging import extensions  # noqa: F401  # doc._ must exist
from pipeline.tagging.vocabulary import load_entries

_WORD = re.compile(r"\w+")
_PARAGRAPH = re.compile(r"(?<=[.!?…”\"»):*])\s*\n|\n\s*\n")
"""A line break inside a sentence is no new paragraph (phrasing 2.7)."""
_LISTING_ADDRESS = re.compile(r"/(?:tag|tags|category|kategori|label|topik|search|author|indeks)/|[?&](?:start|s|paged)=", re.IGNORECASE)
_SHORTEST_PARAGRAPH = 40
"""Shorter lines are kickers and labels."""
_LEAD_PARAGRAPHS = 2

# Weights were set by hand on the building set so that the nearest relevant and not relevant articles lie on both sides of
# the threshold with room between; docs/quality.md has the cross-validated accuracy.
_TITLE, _LEAD, _SHARE = 2.0, 2.0, 3.0
_OTHER_SUBJECT, _OTHER_HOLDER, _VILLAGE, _NO_SIDES = 3.0, 1.5, 8.0, 1.0
_THRESHOLD, _STEEPNESS = 1.9, 2.5

_SIDES = frozenset({"neutral", "conduct"})

_LEAST_INDONESIAN = 0.04
"""Share of the commonest Indonesian words; English and most regional languages lie below .02, news above .1."""
_ENOUGH_WORDS = 80
"""Shorter texts may lack the commonest words by chance."""
_LANGUAGE_CHARACTERS = 4000


@dataclass(frozen=True, slots=True)
class Judgement:
    """`score` is 0 to 1, relevant from .5; `reasons` say what weighed, for `annotate --explain`."""

    relevant: bool
    score: float
    reasons: tuple[str, ...]


class RelevanceJudge:
    """Judges articles by title and text alone."""

    def __init__(self, config: Config) -> None:
        self._words: dict[str, frozenset[str]] = {}
        self._phrases: dict[str, tuple[str, ...]] = {}
        grouped: dict[str, set[str]] = {}
        for entry in load_entries(config, "relevance", GroupedEntry):
            grouped.setdefault(entry.group, set()).update(entry.words)
        for group, words in grouped.items():
            self._words[group] = frozenset(word for word in words if _WORD.fullmatch(word))
            self._phrases[group] = tuple(sorted(word for word in words if not _WORD.fullmatch(word)))

    def judge(self, title: str, text: str, *, url: str = "", noise: Iterable[tuple[int, int]] = ()) -> Judgement:
        """Judge one article. `noise` are the (start, end) of characters that are no body text."""
        if not text.strip():
            return Judgement(False, 0.0, ("no text",))
        if _LISTING_ADDRESS.search(url):
            return Judgement(False, 0.02, ("the address is that of a list",))
        if self._foreign(text):
            return Judgement(False, 0.02, ("not in Indonesian",))
        paragraphs = [self._groups(paragraph) for paragraph in _paragraphs(_without(text, noise))]
        return self._weigh(self._groups(title), paragraphs)

    def surely_not(self, title: str, text: str) -> bool:
        """Whether no reading of the text, related stories and all, could be relevant: then noise need not be looked for."""
        groups = [self._groups(paragraph) for paragraph in _paragraphs(text)]
        best = sorted((_about(found) for found in groups), reverse=True)[:1]
        evidence = _TITLE * _about(self._groups(title)) + _LEAD * sum(best) + _SHARE * _share(groups)
        return evidence < _THRESHOLD

    def _weigh(self, title: frozenset[str], paragraphs: Sequence[frozenset[str]]) -> Judgement:
        count = max(1, len(paragraphs))
        in_title, in_lead = _about(title), max((_about(found) for found in paragraphs[:_LEAD_PARAGRAPHS]), default=0.0)
        share = _share(paragraphs)
        other = sum("other_subject" in found and "neutral" not in found for found in paragraphs) / count
        village = sum("village_election" in found for found in paragraphs) / count + ("village_election" in title)
        general = sum("election" in found for found in paragraphs) / count + ("election" in title)
        other_holder = not title.isdisjoint({"other_holder", "organiser"}) and "servant" not in title
        parts = {
            "title": _TITLE * in_title,
            "lead": _LEAD * in_lead,
            "share of paragraphs": _SHARE * share,
            "another subject": -_OTHER_SUBJECT * (other if other >= 0.25 or "other_subject" in title else 0.0),
            "others' neutrality": -_OTHER_HOLDER * other_holder,
            "nobody takes sides": -_NO_SIDES * (not any(_SIDES & found for found in (title, *paragraphs))),
            "village election": -_VILLAGE * (village >= 0.2 and village > general),
        }
        evidence = sum(parts.values())
        score = 1 / (1 + math.exp(-_STEEPNESS * (evidence - _THRESHOLD)))
        return Judgement(evidence >= _THRESHOLD, round(score, 4), tuple(f"{name} {value:+.2f}" for name, value in parts.items() if value))

    def _groups(self, text: str) -> frozenset[str]:
        """The groups of the vocabulary that occur in the text."""
        low = text.lower()
        words = set(_WORD.findall(low))
        words |= {word[:-3] for word in words if word.endswith("nya")}
        found = {group for group, known in self._words.items() if not known.isdisjoint(words)}
        found |= {group for group, phrases in self._phrases.items() if group not in found and any(phrase in low for phrase in phrases)}
        if "another_neutral" in found:
            found.discard("neutral")
        return frozenset(found)

    def _foreign(self, text: str) -> bool:
        """English and other languages, by their commonest words; a short text must show another language to be foreign."""
        words = _WORD.findall(text[:_LANGUAGE_CHARACTERS].lower())
        indonesian = sum(word in self._words["indonesian"] for word in words)
        foreign = sum(word in self._words["foreign"] for word in words)
        return foreign > indonesian or (len(words) >= _ENOUGH_WORDS and indonesian < _LEAST_INDONESIAN * len(words))


def _about(found: frozenset[str]) -> float:
    """How much a stretch of text with these groups is about servants' neutrality, 0 to 1."""
    neutral, conduct = "neutral" in found, "conduct" in found
    if "servant" in found:
        if neutral:
            return 1.0
        if conduct:
            return 0.9
        if "case" in found:
            return 0.8 if "campaign" in found else 0.6 if "election" in found else 0.1
        return 0.3 if "campaign" in found else 0.1
    if "force" in found:
        return 1.0 if neutral else 0.6 if conduct else 0.0
    return 0.5 if neutral and "organiser" not in found else 0.0


def _share(paragraphs: Sequence[frozenset[str]]) -> float:
    return sum(map(_about, paragraphs)) / max(1, len(paragraphs))


def _paragraphs(text: str) -> list[str]:
    return [part for part in _PARAGRAPH.split(text) if len(part.strip()) >= _SHORTEST_PARAGRAPH]


def _without(text: str, noise: Iterable[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in sorted(noise):
        pieces.append(text[at:start])
        at = max(at, end)
    pieces.append(text[at:])
    return "\n\n".join(pieces) if len(pieces) > 1 else text


@Language.factory("ikrar_relevance", default_config={"config_folder": None})
def create_relevance(nlp: Language, name: str, config_folder: str | None) -> Relevance:
    return Relevance(Config(Path(config_folder) if config_folder else None))


class Relevance:
    """Sets `doc._.relevance`; components after it leave rejected documents alone."""

    def __init__(self, config: Config) -> None:
        self._judge = RelevanceJudge(config)

    def __call__(self, doc: Doc) -> Doc:
        article: Mapping[str, str | None] = doc._.article or {}
        noise = [(span["start"], span["end"]) for span in doc._.noise if span["reason"] != "dateline"]
        judged = self._judge.judge(article.get("title") or "", doc.text, url=article.get("url") or "", noise=noise)
        doc._.relevance = {"relevant": judged.relevant, "score": judged.score, "reasons": list(judged.reasons)}
        return doc
