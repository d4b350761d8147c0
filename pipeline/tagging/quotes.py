"""`ikrar_quotes`: words in quotation marks and the official who says them; sets the officials' roles on the way."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from ikrar.config import Config
from pipeline.tagging.extensions import text_of
from pipeline.tagging.lines import split_lines
from pipeline.tagging.mentions import Mention, NoiseIndex, mentions_of
from pipeline.tagging.roles import RoleReader
from pipeline.tagging.tagger import Tagger
from pipeline.words.shapes import Shape, WordShape

_CLOSING = {"“": "”", "«": "»", "„": "”", '"': '"'}
_SENTENCE_END = re.compile(r"[.!?](?=\s+[\"“A-Z]|\s*$)|\n")
_SHORTEST = 12
"""Fewer characters in quotation marks are a nickname or a catchword."""
_SAYS = WordShape(r"(?<!\w){speech.saying}(?!\w)", re.IGNORECASE)
# After a quote that ends in a comma any word in lower case is one of saying: "kilahnya", "ancam Dedi".
_ATTRIBUTION = Shape(r"[\"”»,.!?\s]{1,5}(?:{speech.so_far}\s)?(?P<verb>(?=[a-z]){speech.saying}|(?<=,.\s)[a-z-]+|[a-z-]{3,}nya)(?!\w)")
_PRONOUN = Shape(r"\s+(?=[a-z]){speech.pronoun}\b")
_HE_OPENS = Shape(r"\s*(?=[A-Z])(?i:{speech.by_him})(?!\w)")
_HE_ASIDE = Shape(r",\s+(?=[a-z])(?:(?:{speech.saying})(?<=nya)|(?:{speech.saying})\s+{speech.pronoun}),\s")
""" "Rekomendasi itu, jelasnya, menyangkut | Camat X": told by whoever spoke before."""
_SENTENCE = 300
"""Characters of a sentence in which whom it tells of is named, at most."""
_TAKES_WORD = WordShape(r"(?<!\w)(?:{speech.saying}|{issuers.takes_the_word})(?!\w)", re.IGNORECASE)
_DENIES = Shape(r"\s*,?\s+(?:yang\s+[^.\n]{1,60}?,\s+)?(?:juga\s+|pun\s+|mengaku\s+)?{assertion.denial}(?!\w)")
_TO_VERB = 60
"""Characters behind a name within which it is told that this person speaks."""
_THROUGH = Shape(r"\s+{speech.through}\s+\Z")
_REPRESENTED = Shape(r"\b(?=[a-z]){speech.represented}\s+\Z")
"""Before an official who is not there: another speaks for them."""
_REPRESENTS = Shape(r"\s*(?:,\s*)?{speech.represents}\b")
_NOBODY = Shape(r"\b(?:{speech.nobody}|[A-Z]{2,3} \()")
"""Somebody who is no named official; what follows may be theirs."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words between two quotation marks, these left out; `line_start` and `line_end` are of the paragraph."""

    start: int
    end: int
    line_start: int
    line_end: int


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who can speak: the officials and where they start; persons who hold no office."""

    officials: Sequence[Mention]
    starts: Sequence[int]
    strangers: Sequence[int]
    told_of: frozenset[int]
    """Of whom "ia" speaks: "Ia meminta | Bupati X menegur lurah. "…," ujarnya"."""
    taking: Sequence[int]
    """Where persons without an office take the word: "Pengamat politik, | Nama Satu, menilai …"."""


class QuoteTagger(Tagger):
    """The spaCy component: fills `doc._.quotes`."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self._roles = RoleReader(config)

    def _tag(self, doc: Doc) -> None:
        text = text_of(doc)
        noise = NoiseIndex(doc._.noise)
        officials = list(mentions_of(doc, "official"))
        taken = NoiseIndex(_apart(officials))
        strangers = [
            entity.start_char for entity in doc.ents if entity.label_ == "PER" and not taken.touches(entity.start_char, entity.end_char)
        ]
        told_of = frozenset(at for at, official in enumerate(officials) if _is_told_of(text, official["start"]))
        taking = _taking_the_word(text, doc, strangers, officials)
        cast = _Cast(officials, [official["start"] for official in officials], strangers, told_of, taking)
        quotes = [quote for quote in find_quotes(text) if not noise.touches(quote.start, quote.end)]
        speakers = self._speakers(text, quotes, cast)
        doc._.quotes = [
            {"start": quote.start, "end": quote.end, "speaker": speaker} for quote, speaker in zip(quotes, speakers, strict=True)
        ]
        speaking = {speaker for speaker in speakers if speaker is not None}
        speaking |= {at for at, official in enumerate(officials) if self._says_something(text, official)}
        self._roles.set_roles(text, officials, speaking)

    def _speakers(self, text: str, quotes: Sequence[Quote], cast: _Cast) -> list[int | None]:
        """For each quote the index of the official who says it, None for others and where nothing tells."""
        speakers: list[int | None] = []
        for at, quote in enumerate(quotes):
            limit = min(quote.line_end, quotes[at + 1].start - 1 if at + 1 < len(quotes) else quote.line_end)
            match = _ATTRIBUTION.match(text, quote.end, limit)
            begin = max(quote.line_start, quotes[at - 1].end + 1 if at else 0)
            if match is not None:
                speakers.append(self._attributed(text, quote, match, limit, quotes[at - 1].end if at else -1, cast, speakers))
            elif (led := self._leading(text, begin, quote, cast)) is not None:
                speakers.append(led)
            else:
                speakers.append(self._going_on(quote, at, quotes, speakers, cast))
        return speakers

    def _attributed(
        self, text: str, quote: Quote, match: re.Match[str], limit: int, last_quote_end: int, cast: _Cast, speakers: Sequence[int | None]
    ) -> int | None:
        """ "...," kata X; "...," ujarnya."""
        pronoun = match.group("verb").endswith("nya") or _PRONOUN.match(text, match.end()) is not None
        if pronoun:
            return self._last_speaker(text, quote, last_quote_end, cast, speakers)
        ended = _SENTENCE_END.search(text, match.end(), limit)
        end = ended.start() if ended else limit
        at = bisect_left(cast.starts, match.end())
        if at >= len(cast.officials) or cast.starts[at] >= end or cast.starts[at] - match.end() > 60:
            return None
        if any(match.end() <= stranger < cast.starts[at] for stranger in cast.strangers):
            return None
        following = at + 1
        if following < len(cast.officials) and _THROUGH.search(text[cast.officials[at]["end"] : cast.starts[following]]):
            return following  # "kata Kapolres melalui Kasat Reskrim": the one who is present
        return at

    def _last_speaker(self, text: str, quote: Quote, last_quote_end: int, cast: _Cast, speakers: Sequence[int | None]) -> int | None:
        """Whom "ujarnya" means: the last one named in the paragraph, else the last speaker, else the last one named at all."""
        before = [
            at
            for at in range(bisect_left(cast.starts, quote.start))
            if at not in cast.told_of and self._can_speak(text, cast.officials[at], quote)
        ]
        in_paragraph = [at for at in before if cast.starts[at] >= quote.line_start]
        last = cast.starts[in_paragraph[-1]] if in_paragraph else quote.line_start
        if any(last < stranger < quote.start for stranger in cast.strangers) or _NOBODY.search(text, last, quote.start):
            return None
        if in_paragraph:
            return self._who_tells(text, in_paragraph, cast)
        last = max(cast.starts[before[-1]] if before else 0, last_quote_end)
        if any(last < stranger < quote.start for stranger in cast.taking):
            return None
        if before and cast.starts[before[-1]] > last_quote_end:
            return self._who_tells(text, [at for at in before if cast.starts[at] > last_quote_end], cast)
        return speakers[-1] if speakers else None

    def _who_tells(self, text: str, named: Sequence[int], cast: _Cast) -> int:
        """ "Ketua Bawaslu mengatakan telah memproses Camat X. "…," ujarnya": the last one of whom no case is told.

        One who denies his own case at the head of a paragraph speaks for himself: "Camat X membantah …".
        """
        last = cast.officials[named[-1]]
        if text[max(0, last["start"] - 1) : last["start"]] in ("", "\n") and _DENIES.match(text, last["end"]):
            return named[-1]
        return next((at for at in reversed(named) if not self._roles.is_accused_here(text, cast.officials[at])), named[-1])

    def _can_speak(self, text: str, official: Mention, quote: Quote) -> bool:
        """Named right here, or an office that says something right here or opens the quote's paragraph."""
        if _REPRESENTED.search(text, max(0, official["start"] - 20), official["start"]):
            return False
        name = official["name"]
        named = name is not None and any(part in official["text"] for part in name.split() if len(part) > 2)
        return named or official["start"] == quote.line_start or self._says_something(text, official)

    def _says_something(self, text: str, official: Mention) -> bool:
        if _REPRESENTED.search(text, max(0, official["start"] - 20), official["start"]):
            return False
        represents = _REPRESENTS.match(text, official["end"]) is not None
        after = re.split(r"[.!?\n\"“”]", text[official["end"] : official["end"] + (120 if represents else 45)])[0]
        if represents and _SAYS.search(after):
            return True
        before = re.split(r"[.!?\n]", text[max(0, official["start"] - 20) : official["start"]])[-1]
        if _SAYS.match(after.lstrip(" ,")):
            return True
        # "kata Bupati", but in "menerangkan Bupati telah ..." somebody else speaks.
        said = _SAYS.search(before)
        return said is not None and before[said.end() :].strip(" ,") == "" and not said.group().lower().startswith("me")

    def _leading(self, text: str, begin: int, quote: Quote, cast: _Cast) -> int | None:
        """X mengatakan, "...": an official and a verb of saying in the sentence that leads to the quote."""
        ends = [match.end() for match in _SENTENCE_END.finditer(text, begin, quote.start - 1)]
        sentence = ends[-1] if ends else begin
        named = range(bisect_left(cast.starts, sentence), bisect_left(cast.starts, quote.start))
        return named[0] if named and _SAYS.search(text, sentence, quote.start) else None

    def _going_on(self, quote: Quote, at: int, quotes: Sequence[Quote], speakers: Sequence[int | None], cast: _Cast) -> int | None:
        """A second quote of the same paragraph, or a whole paragraph in quotation marks, is still the last speaker's."""
        if not at or speakers[-1] is None:
            return None
        previous = quotes[at - 1]
        whole = quote.start - quote.line_start <= 1 and quote.line_end - quote.end <= 2
        if previous.line_start != quote.line_start and not whole:
            return None
        between = any(previous.line_end < start < quote.start for start in (*cast.starts, *cast.strangers))
        return None if between else speakers[-1]


def _taking_the_word(text: str, doc: Doc, strangers: Sequence[int], officials: Sequence[Mention]) -> list[int]:
    """Which of these persons say something, each in apposition or at the head of a paragraph; a part of an official's name is none."""
    known = {part.casefold() for official in officials for part in str(official["name"] or "").split()}
    found = []
    for entity in doc.ents if strangers else ():
        start = entity.start_char
        if start not in strangers or known.issuperset(entity.text.casefold().split()):
            continue
        before = text[max(0, start - 2) : start].rstrip(" ")
        if before and before[-1] not in ",\n–-":
            continue
        ended = _SENTENCE_END.search(text, entity.end_char)
        if _TAKES_WORD.search(text, entity.end_char, min(ended.start() if ended else len(text), entity.end_char + _TO_VERB)):
            found.append(start)
    return found


def find_quotes(text: str) -> Iterator[Quote]:
    """Quotations by start; a mark that is never closed ends its quotation with the paragraph."""
    for line in split_lines(text):
        opened: int | None = None
        closing = ""
        for mark in re.finditer(r"[\"“”«»„]", line.text):
            at = line.start + mark.start()
            if opened is None:
                if mark.group() in _CLOSING:
                    opened, closing = at + 1, _CLOSING[mark.group()]
            elif mark.group() == closing or (mark.group() in '"”' and closing != '"'):
                if at - opened >= _SHORTEST:
                    yield Quote(opened, at, line.start, line.end)
                opened = None
        if opened is not None and line.end - opened >= _SHORTEST:
            yield Quote(opened, line.end, line.start, line.end)


def _is_told_of(text: str, start: int) -> bool:
    """Whether the sentence in which an official begins opens with "ia", or is told by "jelasnya" before him."""
    floor = max(0, start - _SENTENCE)
    ended = [match.end() for match in _SENTENCE_END.finditer(text, floor, start)]
    return bool(ended) and (_HE_OPENS.match(text, ended[-1], start) is not None or _HE_ASIDE.search(text, ended[-1], start) is not None)


def _apart(officials: Sequence[Mention]) -> list[dict[str, int]]:
    return [{"start": official["start"], "end": official["end"]} for official in officials]


@Language.factory("ikrar_quotes", default_config={"config_folder": None}, assigns=["doc._.quotes"])
def create_quotes(nlp: Language, name: str, config_folder: str | None) -> QuoteTagger:
    return QuoteTagger(Config(Path(config_folder) if config_folder else None))
