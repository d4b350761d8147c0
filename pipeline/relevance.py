"""`ikrar_relevance`: is the article's subject the neutrality of public servants in an election? (rulings 44, 45)

Plain weighted evidence on title, lead and paragraphs, from words in `config/vocabulary/relevance.yml`. It needs no tagging, so that an
article that it turns away costs next to nothing: `RelevanceJudge.judge` works on the bare text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from ikrar.config import Config
from pipeline.records.phrases import GroupedEntry
from pipeline.tagging import extensions  # noqa: F401  # doc._ must exist
from pipeline.tagging.mentions import text_of
from pipeline.tagging.noise import NoiseFinder
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

_TAKES_SIDES = 0.8
"""From here on a stretch of text names somebody who takes sides, or is told not to."""
_TOGETHER = 0.8
"""What title and lead say only together weighs less than what one paragraph says: a place may join what does not belong together."""

_LANGUAGES = frozenset({"indonesian", "foreign"})
_Phrase = tuple[str, str, str]
"""Words with blanks between them, their group, and the first of them."""
_FAR = 0.025
"""Below this score the weight of one title is missing: no caption before the lead and no list of links after the text can hide so much."""
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

    def to_json(self) -> dict[str, Any]:
        """As `doc._.relevance` holds it."""
        return {"relevant": self.relevant, "score": self.score, "reasons": list(self.reasons)}


class RelevanceJudge:
    """Judges articles by title and text alone."""

    def __init__(self, config: Config) -> None:
        words: dict[str, set[str]] = {}
        self._phrases: list[_Phrase] = []
        for entry in load_entries(config, "relevance", GroupedEntry):
            for word in entry.words:
                if _WORD.fullmatch(word):
                    words.setdefault(word, set()).add(entry.group)
                else:
                    self._phrases.append((word, entry.group, _WORD.findall(word)[0]))
        self._languages = {name: frozenset(word for word, groups in words.items() if name in groups) for name in _LANGUAGES}
        self._words = {word: groups - _LANGUAGES for word, groups in words.items() if groups - _LANGUAGES}

    def judge(self, title: str, text: str, *, url: str = "", noise: Iterable[tuple[int, int]] = ()) -> Judgement:
        """Judge one article.

        Args:
            noise: the (start, end) of characters that are no body text. It is asked for only where it could matter: an article that is far
                from relevant with its related stories is not relevant without them.
        """
        if not text.strip():
            return Judgement(False, 0.0, ("no text",))
        if _LISTING_ADDRESS.search(url):
            return Judgement(False, 0.02, ("the address is that of a list",))
        if self._foreign(text):
            return Judgement(False, 0.02, ("not in Indonesian",))
        in_title = self._groups(title, self._phrases_in(title))
        whole = self._weigh(in_title, self._by_paragraph(text))
        body = _without(text, noise) if whole.score >= _FAR else text
        return whole if body == text else self._weigh(in_title, self._by_paragraph(body))

    def _weigh(self, title: frozenset[str], paragraphs: Sequence[frozenset[str]]) -> Judgement:
        count = max(1, len(paragraphs))
        lead = paragraphs[:_LEAD_PARAGRAPHS]
        if any("another_neutral" in found for found in lead):
            title -= {"neutral"}  # "Ikrar Netral" over a story of carbon
        in_title, in_lead = _about(title), max((*map(_about, lead), _TOGETHER * _about_together(title, lead)))
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
            "nobody takes sides": -_NO_SIDES * (max(map(_about, (title, *paragraphs, _together(title, lead)))) < _TAKES_SIDES),
            "village election": -_VILLAGE * (village >= 0.2 and village > general),
        }
        evidence = sum(parts.values())
        score = 1 / (1 + math.exp(-_STEEPNESS * (evidence - _THRESHOLD)))
        return Judgement(evidence >= _THRESHOLD, round(score, 4), tuple(f"{name} {value:+.2f}" for name, value in parts.items() if value))

    def _by_paragraph(self, text: str) -> list[frozenset[str]]:
        phrases = self._phrases_in(text)
        return [self._groups(paragraph, phrases) for paragraph in _paragraphs(text)]

    def _phrases_in(self, text: str) -> list[tuple[str, str]]:
        # Most phrases stand nowhere in the article: the few that do are looked for in its paragraphs.
        low = text.lower()
        words = set(_WORD.findall(low))
        return [(phrase, group) for phrase, group, first in self._phrases if first in words and phrase in low]

    def _groups(self, text: str, phrases: Sequence[tuple[str, str]]) -> frozenset[str]:
        """The groups of the vocabulary that occur in the text; `phrases` are those that may."""
        low = text.lower()
        words = set(_WORD.findall(low))
        words |= {word[:-3] for word in words if word.endswith("nya")}
        found = {group for word in words & self._words.keys() for group in self._words[word]}
        found |= {group for phrase, group in phrases if phrase in low}
        if "another_neutral" in found:
            found.discard("neutral")
        return frozenset(found)

    def _foreign(self, text: str) -> bool:
        """English and other languages, by their commonest words; a short text must show another language to be foreign."""
        words = _WORD.findall(text[:_LANGUAGE_CHARACTERS].lower())
        indonesian, foreign = (sum(map(self._languages[name].__contains__, words)) for name in ("indonesian", "foreign"))
        return foreign > indonesian or (len(words) >= _ENOUGH_WORDS and indonesian < _LEAST_INDONESIAN * len(words))


def _about(found: frozenset[str]) -> float:
    """How much a stretch of text with these groups is about servants' neutrality, 0 to 1."""
    neutral, conduct = "neutral" in found, "conduct" in found
    if "servant" in found:
        if neutral:
            return 1.0
        if conduct:
            return 0.9
        called_to_order = not found.isdisjoint({"case", "order"})
        if "campaign" in found and called_to_order:
            return 0.8 if "case" in found or "gesture" in found else 0.6
        if "case" in found:
            return 0.6 if "election" in found else 0.1
        return 0.3 if "campaign" in found else 0.1
    if "force" in found:
        return 1.0 if neutral else 0.6 if conduct else 0.0
    return 0.5 if neutral and "organiser" not in found else 0.0


def _about_together(title: frozenset[str], lead: Sequence[frozenset[str]]) -> float:
    """How much title and lead are about it as one stretch: the first names the servants, the second the candidate, the third the case."""
    together = _together(title, lead)
    return _about(together) if "other_subject" not in together and any("servant" in found for found in (title, *lead[:1])) else 0.0


def _together(*parts: frozenset[str] | Sequence[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(part if isinstance(part, frozenset) else frozenset().union(*part) for part in parts))


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


class Screen:
    """Judges articles before they are made documents, as the component does after (a test compares the two)."""

    def __init__(self, config: Config) -> None:
        self._judge, self._noise = RelevanceJudge(config), NoiseFinder(config)

    def judge(self, article: Mapping[str, Any]) -> Judgement:
        """`article` has `text` and as far as known `title` and `url`."""
        title, text = article.get("title") or "", article["text"]
        return self._judge.judge(title, text, url=article.get("url") or "", noise=self._spans(title, text))

    def _spans(self, title: str, text: str) -> Iterator[tuple[int, int]]:
        for span in self._noise.find(text, title=title).spans:
            if span.reason != "dateline":
                yield span.start, span.end


@Language.factory("ikrar_relevance", default_config={"config_folder": None})
def create_relevance(nlp: Language, name: str, config_folder: str | None) -> Relevance:
    return Relevance(Config(Path(config_folder) if config_folder else None))


class Relevance:
    """Sets `doc._.relevance`; components after it leave rejected documents alone."""

    def __init__(self, config: Config) -> None:
        self._judge = RelevanceJudge(config)

    def __call__(self, doc: Doc) -> Doc:
        if doc._.relevance is not None:
            return doc  # a screen has judged the bare text already
        article: Mapping[str, str | None] = doc._.article or {}
        noise = [(span["start"], span["end"]) for span in doc._.noise if span["reason"] != "dateline"]
        judged = self._judge.judge(article.get("title") or "", text_of(doc), url=article.get("url") or "", noise=noise)
        doc._.relevance = judged.to_json()
        return doc
