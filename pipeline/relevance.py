"""`ikrar_relevance`: is the article's subject the neutrality of public servants in an election? (rulings 44, 45)

Evidence from title, lead and paragraphs, by the words of `config/vocabulary/relevance.yml`, weighed by `config/analysis/relevance.yml`
(`python -m pipeline.evaluate.fit_relevance` fits it). It needs no tagging, so that an article that it turns away costs next to nothing:
`RelevanceJudge.judge` works on the bare text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from ikrar.config import Config, load_yaml
from pipeline.relevance_evidence import evidence_of, is_of_village_election
from pipeline.tagging.extensions import text_of
from pipeline.tagging.noise import noise_finder
from pipeline.weights import Weights
from pipeline.words.entries import load_entries
from pipeline.words.phrases import GroupedEntry

_WORD = re.compile(r"\w+")
_ENDS_PARAGRAPH = tuple('.!?…”"»):*')
"""A line break after another character, inside a sentence, is no new paragraph (phrasing 2.7)."""
_LISTING_ADDRESS = re.compile(
    r"/(?:tag|tags|label|topik|search|author)/|/(?:category|kategori|indeks)/(?!.*/\d{4,}/)|[?&](?:start|s|paged)=", re.IGNORECASE
)
"""Some outlets file each article under its section and number: /kategori/SECTION/493849/SLUG."""
_SHORTEST_PARAGRAPH = 40
"""Shorter lines are kickers and labels."""
_USUAL_PARAGRAPH, _LONGEST_PARAGRAPH = 250, 900
_LONGEST_QUESTION = 200
"""An interviewer's question is told as one with its answer, which seldom says again whom it is about."""
_SENTENCE_END = re.compile(r"[.!?][”\"]?\s+(?=[“\"A-Z])")

_REASONS = 6
"""So many of the weightiest parts are told as reasons."""

_LANGUAGES = frozenset({"indonesian", "foreign"})
_FIRST_WORDS = 2
"""A title's first words, in which stands whom it is about: "Dua Caleg Dilaporkan"."""
_PAIR = frozenset({"shown", "side"})
"""Groups that say something only together: what somebody shows or does, and soon after it the side that it is for."""
_BESIDE = 5
"""Words from the one to the other."""
_Phrase = tuple[str, str]
"""Words with blanks between them, and their group."""
_Opening = tuple[str, str]
"""A word, and the first letters of the next one."""
_NEXT = 2
"""Letters of the second word of a phrase by which phrases are told apart at first: of its whole word a text may have a longer form."""
_FAR = 0.025
"""Below this score the weight of one title is missing: no caption before the lead and no list of links after the text can hide so much."""
_LEAST_INDONESIAN = 0.04
"""Share of the commonest Indonesian words; English and most regional languages lie below .02, news above .1."""
_ENOUGH_WORDS = 80
"""Shorter texts may lack the commonest words by chance."""
_LANGUAGE_CHARACTERS = 4000


@dataclass(frozen=True, slots=True)
class Judgement:
    """`score` is 0 to 1, relevant from .5."""

    relevant: bool
    score: float
    why: str | Mapping[str, float]
    """What settled it, or what each feature adds to the log odds."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """What weighed most, for `annotate --explain`."""
        if isinstance(self.why, str):
            return (self.why,)
        strongest = sorted(self.why.items(), key=lambda part: -abs(part[1]))[:_REASONS]
        return tuple(f"{name} {value:+.2f}" for name, value in strongest)

    def to_json(self) -> dict[str, Any]:
        """As `doc._.relevance` holds it."""
        return {"relevant": self.relevant, "score": self.score, "reasons": list(self.reasons)}


class _Stretch:
    """A stretch of text, in lower case too, and its words as they follow."""

    __slots__ = ("low", "running", "text")

    def __init__(self, text: str) -> None:
        self.text, self.low = text, text.lower()
        self.running = _WORD.findall(self.low)


class RelevanceJudge:
    """Judges articles by title and text alone."""

    def __init__(self, config: Config) -> None:
        words: dict[str, set[str]] = {}
        self._phrases: dict[_Opening, list[_Phrase]] = {}
        for entry in load_entries(config, "relevance", GroupedEntry):
            for word in entry.words:
                if _WORD.fullmatch(word):
                    words.setdefault(word, set()).add(entry.group)
                else:
                    opening, following, *_ = _WORD.findall(word)
                    self._phrases.setdefault((opening, following[:_NEXT]), []).append((word, entry.group))
        self._weights = load_yaml(config.path("analysis/relevance.yml"), Weights)
        alone = _LANGUAGES | _PAIR | {"candidate"}
        of = {name: frozenset(word for word, groups in words.items() if name in groups) for name in alone}
        self._languages = {name: of[name] for name in _LANGUAGES}
        self._shown, self._sides = (of[name] | {f"{word}nya" for word in of[name]} for name in ("shown", "side"))
        self._candidates = of["candidate"]
        known = {word: groups - alone for word, groups in words.items() if groups - alone}
        self._groups_of = {f"{word}nya": groups for word, groups in known.items()}
        for word, groups in known.items():
            self._groups_of[word] = groups | self._groups_of.get(word, set())
        self._words = frozenset(self._groups_of)
        self._first_words = frozenset(word for word, _ in self._phrases)

    def judge(self, title: str, text: str, *, url: str = "", noise: Iterable[tuple[int, int]] = ()) -> Judgement:
        """Judge one article.

        Args:
            noise: the (start, end) of characters that are no body text. It is asked for only where it could matter: an article that is far
                from relevant with its related stories is not relevant without them.
        """
        if not text.strip():
            return Judgement(False, 0.0, "no text")
        if is_listing(url):
            return Judgement(False, 0.02, "the address is that of a list")
        read: dict[str, _Stretch] = {}
        paragraphs = _read(text, read)
        if self._foreign(text, paragraphs):
            return Judgement(False, 0.02, "not in Indonesian")
        in_title = self._in_title(title)
        whole = self._weigh(in_title, self._by_paragraph(text, paragraphs))
        body = _without(text, noise) if whole.score >= _FAR else text
        return whole if body == text else self._weigh(in_title, self._by_paragraph(body, _read(body, read)))

    def evidence(self, title: str, text: str, noise: Iterable[tuple[int, int]] = ()) -> dict[str, float] | None:
        """What speaks for and against, by name (see `relevance_evidence`): what the weights are fitted on; None where none are."""
        body = _without(text, noise)
        in_title, paragraphs = self._in_title(title), self._by_paragraph(body, _read(body, {}))
        return None if is_of_village_election(in_title, paragraphs) else evidence_of(in_title, paragraphs)

    def _weigh(self, title: frozenset[str], paragraphs: Sequence[frozenset[str]]) -> Judgement:
        if is_of_village_election(title, paragraphs):
            return Judgement(False, 0.02, "about a village-head election")
        parts = self._weights.parts(evidence_of(title, paragraphs))
        score = self._weights.probability_of(parts)
        return Judgement(score >= 0.5, round(score, 4), parts)

    def _in_title(self, title: str) -> frozenset[str]:
        stretch = _Stretch(title)
        found = self._groups(stretch, self._phrases_in(stretch.low, (stretch,)))
        return found if self._candidates.isdisjoint(stretch.running[:_FIRST_WORDS]) else found | {"candidate"}

    def _by_paragraph(self, text: str, paragraphs: Sequence[_Stretch]) -> list[frozenset[str]]:
        """The groups of each paragraph of the text that is no label."""
        phrases = self._phrases_in(text.lower(), paragraphs)
        found: list[frozenset[str]] = []
        for paragraph in paragraphs:
            if len(paragraph.text.strip()) >= _SHORTEST_PARAGRAPH:
                long = len(paragraph.text) > _LONGEST_PARAGRAPH
                found += [self._groups(piece, phrases) for piece in (map(_Stretch, _cut(paragraph.text)) if long else (paragraph,))]
        return found

    def _phrases_in(self, low: str, stretches: Iterable[_Stretch]) -> list[_Phrase]:
        # Most phrases stand nowhere in the article: the few that do are looked for in its paragraphs.
        first = self._first_words
        begun = {
            (word, following[:_NEXT])
            for stretch in stretches
            for word, following in zip(stretch.running, islice(stretch.running, 1, None), strict=False)
            if word in first
        }
        return [phrase for opening in self._phrases.keys() & begun for phrase in self._phrases[opening] if phrase[0] in low]

    def _groups(self, stretch: _Stretch, phrases: Sequence[_Phrase]) -> frozenset[str]:
        """The groups of the vocabulary that occur in a stretch of text; `phrases` are those that may."""
        found: set[str] = set().union(*(self._groups_of[word] for word in self._words.intersection(stretch.running)))
        if phrases:
            found.update([group for phrase, group in phrases if phrase in stretch.low])
        if "conduct" not in found and self._takes_sides(stretch):
            found.add("conduct")
        if "another_neutral" in found:
            found.discard("neutral")
        if "former" in found:
            found.discard("servant")
        return frozenset(found)

    def _takes_sides(self, stretch: _Stretch) -> bool:
        """ "menempelkan gambar calon", "stiker partai", "swafoto dengan dua cawali": whatever is shown or done, and for whom."""
        if self._shown.isdisjoint(stretch.running) or self._sides.isdisjoint(stretch.running):
            return False
        at = [index for index, word in enumerate(stretch.running) if word in self._shown]
        return any(not self._sides.isdisjoint(stretch.running[index + 1 : index + 1 + _BESIDE]) for index in at)

    def _foreign(self, text: str, paragraphs: Sequence[_Stretch]) -> bool:
        """English and other languages, by their commonest words; a short text must show another language to be foreign."""
        if len(text) <= _LANGUAGE_CHARACTERS:
            words = [word for paragraph in paragraphs for word in paragraph.running]
        else:
            words = _WORD.findall(text[:_LANGUAGE_CHARACTERS].lower())
        indonesian, foreign = (sum(map(self._languages[name].__contains__, words)) for name in ("indonesian", "foreign"))
        return foreign > indonesian or (len(words) >= _ENOUGH_WORDS and indonesian < _LEAST_INDONESIAN * len(words))


def is_listing(url: str) -> bool:
    """Whether an address is that of a list of articles, not of one."""
    return _LISTING_ADDRESS.search(url) is not None


def _read(text: str, read: dict[str, _Stretch]) -> list[_Stretch]:
    """The paragraphs of a text, labels too; `read` keeps them, since a text without its noise has much the same ones."""
    parts: list[str] = []
    after_blank = False
    for line in text.split("\n"):
        if not line or line.isspace():
            after_blank = True
            continue
        before = parts[-1].rstrip() if parts else ""
        goes_on = not after_blank and not before.endswith(_ENDS_PARAGRAPH)
        if parts and (goes_on or (len(parts[-1]) <= _LONGEST_QUESTION and before.endswith("?"))):
            parts[-1] += "\n" + line
        else:
            parts.append(line)
        after_blank = False
    for part in parts:
        if part not in read:
            read[part] = _Stretch(part)
    return [read[part] for part in parts]


def _cut(paragraph: str) -> Iterator[str]:
    start = 0
    for end in _SENTENCE_END.finditer(paragraph):
        if end.end() - start >= _USUAL_PARAGRAPH:
            yield paragraph[start : end.end()]
            start = end.end()
    if start < len(paragraph):
        yield paragraph[start:]


def _without(text: str, noise: Iterable[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in sorted(noise):
        pieces.append(text[at:start])
        at = max(at, end)
    pieces.append(text[at:])
    return "\n\n".join(pieces) if len(pieces) > 1 else text


@lru_cache(maxsize=4)
def relevance_judge(folder: Path | None) -> RelevanceJudge:
    """The judge for the configuration of this folder (None: the shipped one), built once."""
    return RelevanceJudge(Config(folder))


class Screen:
    """Judges articles before they are made documents, as the component does after (a test compares the two)."""

    def __init__(self, config: Config) -> None:
        self._judge, self._noise = relevance_judge(config.folder), noise_finder(config.folder)

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
        self._judge = relevance_judge(config.folder)

    def __call__(self, doc: Doc) -> Doc:
        if doc._.relevance is not None:
            return doc  # a screen has judged the bare text already
        article: Mapping[str, str | None] = doc._.article or {}
        noise = [(span["start"], span["end"]) for span in doc._.noise if span["reason"] != "dateline"]
        judged = self._judge.judge(article.get("title") or "", text_of(doc), url=article.get("url") or "", noise=noise)
        doc._.relevance = judged.to_json()
        return doc
