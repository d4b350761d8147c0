"""Who stands accused in an article, found from the analysis and, because that may miss somebody, from the words around names.

Where it is not sure whether a person is accused or only spoken of, it says accused; people who are quoted or who issued a
statement are not, unless the text says in so many words that they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from search.publication.folding import FoldedText, fold, sound
from search.publication.lexicon import Lexicon
from search.publication.runs import Run, name_runs

Name = tuple[str, ...]

_SUPERVISORS = frozenset(
    {"bawaslu_chair", "bawaslu_member", "kpu_chair", "kpu_member", "kasn_official", "bkn_official", "inspector", "minister"}
)
"""Offices that handle claims: they stand in evidence because they speak of it."""
_WORDS_BETWEEN = 9
"""So many words of office and place may stand between a cue and the name."""
_NEAR = 400
"""Characters on each side of a quotation."""
_APPOSITION = re.compile(r"^\s*(?:\([^()]{0,60}\)\s*)?(?:,[^,.\n]{2,90},\s*)?,?\s*(?:\w+\s+){0,3}$")
_AGE = re.compile(r"^\s*(?:\(\s*[1-9]\d(?!\d)[^()]{0,60}\)|,\s*[1-9]\d\s*(?:tahun|thn|th)?\s*,)")
_INITIALS = r"(?:[A-Z]\.\s?){1,4}|(?:[A-Z]{1,4})(?![A-Za-z])"
_INITIALS_HERE = re.compile(rf"[\s:,\"“”'‘(\[]{{0,8}}({_INITIALS})")
_INITIALS_NEXT = re.compile(
    rf"[\"”'’)\]]?\s*(?:\([^()]{{0,40}}\))?\s*(?:,|dan|serta|&|,\s*dan)\s*(?:(?:yang\s+)?(?:ber)?inisial\s+)?[\"“'‘(]?({_INITIALS})"
)
_INITIALS_AGE = re.compile(rf"(?<![\w.])({_INITIALS})\s*\(\s*[1-9]\d(?!\d)[^()]{{0,60}}\)")
_INITIALS_ALONE = re.compile(rf"\(\s*({_INITIALS})\s*\)")
_QUOTE_OPENED = re.compile(r"[.!?:,\n]\s*[\"“”]\Z")
"""Before the first word of a quote, which has its capital from that."""
_TO_QUOTE = 4
"""Characters before a word in which a quote may open."""
_STOP = re.compile(r"\.\s+")
_COORDINATED = re.compile(r"^\s*(?:\([^()]{0,60}\))?\s*(?:,|;|dan\b|serta\b|&|,\s*dan\b|maupun\b)")


@dataclass(frozen=True, slots=True)
class Accused:
    """Names and initials that may not be shown, of one article in all of its versions."""

    names: frozenset[Name] = frozenset()
    initials: frozenset[str] = frozenset()
    """Capital letters without dots."""
    protected: frozenset[Name] = frozenset()
    """People who speak or issue, whose names stay where they share a word with an accused person's."""

    def __bool__(self) -> bool:
        return bool(self.names or self.initials)

    def stands_for(self, name: str) -> bool:
        """Whether this name, in any spelling, is an accused person's."""
        words = as_name(name)
        return any(same_person(words, accused) for accused in self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One version of an article, as far as the gate needs it."""

    title: str
    text: str
    mentions: Sequence[Mapping[str, Any]] = ()
    violation_spans: Sequence[tuple[int, int]] = ()
    """Evidence of violations other than `none`, as offsets into `text`."""
    issuers: Sequence[str] = ()
    outlet: str = ""
    """The newspaper's name, which stands in datelines and is no person's."""


@dataclass(slots=True)
class _Findings:
    told: set[Name] = field(default_factory=set)
    """Accused by the analysis."""
    strong: set[Name] = field(default_factory=set)
    weak: set[Name] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)
    officers: set[Name] = field(default_factory=set)
    quoted: set[Name] = field(default_factory=set)


def find_accused(readings: Iterable[Reading], lexicon: Lexicon) -> Accused:
    """The accused persons of an article, over all its versions together."""
    found = _Findings()
    held = list(readings)
    accuses = any(reading.violation_spans for reading in held)
    for reading in held:
        _from_mentions(reading, found)
        lower_words = _lower_words(reading)
        for text in (FoldedText(reading.title), FoldedText(reading.text)):
            _from_text(_Page(text, lexicon, lower_words, accuses=accuses), reading, found)
    return _weigh(found)


def as_name(name: str) -> Name:
    return tuple(folded for part in re.findall(r"[^\W\d_]+(?:['’`´][^\W\d_]+)*", name) if (folded := fold(part)))


def same_person(first: Name, second: Name) -> bool:
    """The words of one are all among the other's, as they sound."""
    a, b = ({sound(word) for word in name if len(word) > 1} for name in (first, second))
    return bool(a and b) and (a <= b or b <= a)


def _weigh(found: _Findings) -> Accused:
    def is_one_of(name: Name, others: Iterable[Name]) -> bool:
        return any(same_person(name, other) for other in others)

    strong = {name for name in found.strong if not is_one_of(name, found.officers)}
    weak = {name for name in found.weak if not is_one_of(name, found.officers | found.quoted)}
    names = {name for name in found.told | strong | weak if name}
    protected = {name for name in found.officers | found.quoted if name and not is_one_of(name, names)}
    return Accused(frozenset(names), frozenset(found.initials), frozenset(protected))


def _from_mentions(reading: Reading, found: _Findings) -> None:
    found.quoted.update(as_name(name) for name in reading.issuers)
    for mention in reading.mentions:
        if mention.get("type") != "official" or not mention.get("name"):
            continue
        name = as_name(str(mention["name"]))
        role = mention.get("role")
        inside = any(mention["start"] < end and mention["end"] > start for start, end in reading.violation_spans)
        if role == "accused":
            found.told.add(name)
        elif mention.get("position") in _SUPERVISORS:
            found.officers.add(name)
        elif role in ("speaker", "issuer"):
            found.quoted.add(name)
        elif inside:
            found.weak.add(name)


def _lower_words(reading: Reading) -> frozenset[str]:
    """Words that the article also writes in lower case, unless it gives them a capital amid a sentence, as it does with names."""
    written = {fold(word) for word in re.findall(r"(?<!\w)[^\W\d_A-Z][^\W\d_]+", reading.text)}
    named = {fold(word) for word in re.findall(r"(?<=[a-z,] )[A-Z][a-z'’]+", reading.text)}
    return frozenset(written - named) | frozenset(as_name(reading.outlet))


class _Page:
    """A text with its runs, and where in it cues count."""

    def __init__(self, text: FoldedText, lexicon: Lexicon, lower_words: frozenset[str], *, accuses: bool) -> None:
        self.text, self.lexicon, self.accuses = text, lexicon, accuses
        self.runs = name_runs(text, lexicon, lower_words=frozenset() if text.without_capitals else lower_words)

    def sentences(self) -> Iterator[tuple[int, int]]:
        yield from self.text.sentences

    def has(self, group: str, start: int, end: int) -> bool:
        return self.lexicon.cues[group].search(self.text.plain, start, end) is not None

    def runs_in(self, start: int, end: int) -> list[Run]:
        return [run for run in self.runs if run.start >= start and run.end <= end]

    def speaks(self, run: Run, start: int, end: int) -> bool:
        """The text says that this person said something: `kata X`, `menurut Camat Y, X`, `X mengatakan`."""
        plain, cues = self.text.plain, self.lexicon.cues
        before = plain[start : run.start]
        for found in cues["speech_before"].finditer(before):
            between = before[found.end() :]
            words = re.findall(r"\w+", between)
            all_of_speaker = all(word[0].isupper() or self._of_office(word) for word in words)
            if len(words) <= _WORDS_BETWEEN and all_of_speaker and not self._names_another(between):
                return True
        found_after = cues["speech_after"].search(plain, run.end, min(end, run.end + 140))
        return found_after is not None and _APPOSITION.match(plain[run.end : found_after.start()]) is not None

    def _names_another(self, between: str) -> bool:
        """ "Menurut Bawaslu, Camat X …", "kata Bupati, Lurah Y …": behind the comma an office begins of one who is spoken of."""
        _, comma, behind = between.rpartition(",")
        return bool(comma) and any(fold(word) in self.lexicon.offices for word in re.findall(r"\w+", behind))

    def may_be_named(self, run: Run) -> bool:
        """Beside a cue even words of the language are a name: with a capital amid a sentence, or after an office (Camat Budi)."""
        if run.sure:
            return True
        headline = self.text.capitals_tell_nothing or self.text.in_headline(run.start)
        if headline and all(self.lexicon.tells_no_name(word) for word in run.name):
            return False
        if not self.text.capitals_tell_nothing:
            return not self.starts_sentence_plainly(run)
        return run.first > 0 and len(run.name) <= 3 and self.text.words[run.first - 1].fold in self.lexicon.offices

    def is_officer(self, run: Run) -> bool:
        """`Ketua Bawaslu Kendal, X`: an office that handles claims stands right before the name."""
        before = self.text.plain[max(0, run.start - 90) : run.start]
        ends = [found.end() for found in self.lexicon.cues["officer"].finditer(before)]
        between = before[ends[-1] :] if ends else "."
        return not re.search(r"[.;:\n]", between) and self._only_capitals(between)

    def _only_capitals(self, between: str) -> bool:
        return all(word[0].isupper() or word in ("dan", "di") for word in re.findall(r"\w+", between)) and between.count(",") <= 1

    def starts_sentence_plainly(self, run: Run) -> bool:
        if run.sure:
            return False
        opens = (
            any(start == run.start for start, _ in self.text.sentences)
            or _QUOTE_OPENED.search(self.text.plain, max(0, run.start - _TO_QUOTE), run.start) is not None
        )
        return opens or self._follows_agency(run)

    def _follows_agency(self, run: Run) -> bool:
        """ "… menunggu surat BKN. Kalau …": the full stop after an agency's short name ends a sentence, unlike that of "Drs."."""
        before = self.text.words[run.first - 1] if run.first else None
        if (
            before is None
            or not before.all_capitals
            or before.fold in self.lexicon.honorifics
            or not self.lexicon.never_a_name(before.fold)
        ):
            return False
        return _STOP.fullmatch(self.text.plain, before.end, run.start) is not None

    def _of_office(self, word: str) -> bool:
        return self.lexicon.never_a_name(fold(word)) or word in ("dan", "di", "yang", "juga", "itu")


def _from_text(page: _Page, reading: Reading, found: _Findings) -> None:
    is_title = page.text.original is reading.title
    spans = [] if is_title else reading.violation_spans
    around = [_around(reading.text, span) for span in spans]
    for start, end in page.sentences():
        zone = page.has("zone", start, end)
        if not (page.accuses or zone):
            continue
        first, last = page.text.original_span(start, end)
        in_evidence = any(first < span_end and last > span_start for span_start, span_end in spans)
        beside_evidence = any(first < span_end and last > span_start for span_start, span_end in around)
        runs = page.runs_in(start, end)
        speakers = [run for run in runs if page.speaks(run, start, end)]
        strong = [*_after_cue(page, runs, start, end), *_before_cue(page, runs, start, end, "accused_before"), *_aged(page, runs)]
        if page.has("self_accused", start, end):
            strong, speakers = [*strong, *(run for run in speakers if page.may_be_named(run))], []
        strong = [run for run in strong if run not in speakers]
        strong += [run for run in _nicknames(page, runs, [run.name for run in strong] + sorted(found.told), end) if run not in strong]
        found.strong.update(run.name for run in strong)
        found.quoted.update(run.name for run in speakers if run.sure)
        found.officers.update(run.name for run in runs if run.sure and page.is_officer(run))
        seen = [run for run in _before_cue(page, runs, start, end, "seen_before") if run not in speakers]
        (found.strong if in_evidence else found.weak).update(run.name for run in seen)
        weak: list[Run] = []
        if beside_evidence or (page.accuses and (zone or is_title)):
            weak += [run for run in runs if run.sure]
        found.weak.update(run.name for run in weak if run not in speakers)
        found.initials.update(_initials(page, strong, start, end))


def _around(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The paragraph of a quotation, or what lies near it in a text without paragraphs."""
    start, end = span
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return max(first, start - _NEAR), min(last if last >= 0 else len(text), end + _NEAR)


def _after_cue(page: _Page, runs: list[Run], start: int, end: int) -> Iterator[Run]:
    """Runs that follow `oknum camat …`, `memanggil Kepala Dinas …`, and those joined to them by a comma or `dan`."""
    for cue in page.lexicon.cues["named_after"].finditer(page.text.plain, start, end):
        position = cue.end()
        for run in runs:
            if run.start < position:
                continue
            between = page.text.plain[position : run.start]
            if position != cue.end() and not _COORDINATED.match(between):
                break
            if not _only_office_and_place(page, between):
                break
            position = run.end
            if page.may_be_named(run):
                yield run


def _only_office_and_place(page: _Page, between: str) -> bool:
    cues = page.lexicon.cues
    return (
        len(re.findall(r"\w+", between)) <= _WORDS_BETWEEN
        and not cues["turn"].search(between)
        and not cues["speech_after"].search(between)
        and not cues["speech_before"].search(between)
    )


def _before_cue(page: _Page, runs: list[Run], start: int, end: int, group: str) -> list[Run]:
    """Runs right before `diduga`, `dipanggil Bawaslu`; an apposition (`X, Camat Y,` or `X (48)`) and a few words may stand between."""
    hits = []
    for cue in page.lexicon.cues[group].finditer(page.text.plain, start, end):
        before = [run for run in runs if run.end <= cue.start()]
        for run in reversed(before):
            between = page.text.plain[run.end : cue.start()]
            if not _APPOSITION.match(between) or page.has("speech_after", run.end, cue.start()):
                break
            if page.may_be_named(run):
                hits.append(run)
            earlier = [other for other in before if other.end <= run.start]
            if not earlier or not _COORDINATED.match(page.text.plain[earlier[-1].end : run.start]):
                break
    return hits


def _aged(page: _Page, runs: list[Run]) -> Iterator[Run]:
    """`NAME (48)` and `NAME, 48 tahun,`."""
    for run in runs:
        if _AGE.match(page.text.plain[run.end : run.end + 80]) and not page.starts_sentence_plainly(run):
            yield run


def _nicknames(page: _Page, runs: list[Run], accused: list[Name], end: int) -> Iterator[Run]:
    for run in runs:
        if not any(same_person(run.name, name) for name in accused):
            continue
        cue = page.lexicon.cues["nickname"].search(page.text.plain, run.end, min(end, run.end + 60))
        if cue is not None:
            yield from [other for other in runs if cue.end() <= other.start <= cue.end() + 12][:1]


def _initials(page: _Page, accused: list[Run], start: int, end: int) -> Iterator[str]:
    """Initials that stand for a person: after `inisial`, before an age, in brackets after an accused name."""
    plain = page.text.plain
    for cue in page.lexicon.cues["initials_after"].finditer(plain, start, end):
        found = _INITIALS_HERE.match(plain, cue.end())
        while found is not None:
            yield letters(found.group(1))
            found = _INITIALS_NEXT.match(plain, found.end())
    for found in _INITIALS_AGE.finditer(plain, start, end):
        if not page.lexicon.never_a_name(fold(found.group(1))):
            yield letters(found.group(1))
    for run in accused:
        found = _INITIALS_ALONE.match(plain[run.end : run.end + 20].lstrip())
        if found is not None:
            yield letters(found.group(1))
    if not page.accuses:
        return
    for found in _INITIALS_ALONE.finditer(plain, start, end):
        before = [word for word in page.text.words if word.end <= found.start()][-1:]
        if before and before[0].fold in page.lexicon.offices and len(letters(found.group(1))) < 3 and _not_abbreviating(page, found):
            yield letters(found.group(1))


def _not_abbreviating(page: _Page, found: re.Match[str]) -> bool:
    """`Pengadilan Negeri (PN)` abbreviates the words before it; `guru SD (AB)` does not."""
    wanted = letters(found.group(1)).casefold()
    words = [word for word in page.text.words if word.end <= found.start()][-len(wanted) :]
    known = page.lexicon.never_a_name(wanted) or wanted in page.lexicon.honorifics
    return not known and "".join(word.fold[:1] for word in words) != wanted


def letters(initials: str) -> str:
    return re.sub(r"[^A-Za-z]", "", initials).upper()
