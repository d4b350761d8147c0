"""Claims that an article puts into an earlier election or year (ruling 40)."""

from __future__ import annotations

import re

from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.kept import kept
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape


@kept
def year_of_past(frame: Frame, sentence: Span, at: int | None = None, *, one_case: bool = False) -> str | None:
    """ "Pada Pilkada 2020, …", "Kala itu …" after such a sentence, "Sepanjang 2023": the year, if it lies before the article's own.

    Of several years in the sentence that of the number at `at`. For `one_case` of last year's election, what was done wrong in it
    ("kades yang tidak netral saat Pilkada 2020 divonis") says nothing of the day of the stage.
    """
    words = load_phrases("stage_dates")
    if at is not None and tells_of_now(frame, sentence, at):
        return None
    if at is not None and (own := _year_of_number(frame, sentence, at)) is not None:
        return own if own < _own_year(frame) else None
    spans = [(sentence, "in_the_past")]
    if at is not None and _tells_number_of_before(frame, sentence, at):
        spans.append((frame.sentences[sentence.index - 1], "in_the_past"))
    if words["back_then"].found(frame.text, sentence.start, min(sentence.end, sentence.start + _BACK_THEN_REACH)):
        spans += [(span, group) for span in _just_before(frame, sentence) for group in ("in_the_past", "past_election")]
    for span, group in spans:
        told = words[group].all(frame.text, span.start, span.end)
        told = (match for match in told if not right_before(frame.text, span.start, match.start(), "stage_dates", "taken"))
        told = (match for match in told if not (one_case and _is_of_the_deed(frame, span, match)))
        found = next((match for match in told if not (span == sentence and at is not None and _is_compared(frame, at, match))), None)
        year = _year_named(frame, found) if found else None
        if found is None or year is None:
            continue
        if year < _own_year(frame) and not _goes_on(frame, found, int(year)):
            return year
        if year == _own_year(frame) and _is_of_general_vote(frame, found):
            return year
    return None


@kept
def tells_of_now(frame: Frame, sentence: Span, at: int) -> bool:
    """ "Dibanding Pilkada 2015, ketika 12 ASN diproses, tahun ini baru | empat": the number at `at` is of this time, after one of then."""
    words = load_phrases("stage_dates")
    left = right_before(frame.text, sentence.start, at, "stage_dates", "only_left")
    now = (words["only_left"] if left else load_phrases("claims")["this_time"]).last(frame.text, sentence.start, at)
    if now is None or words["in_the_past"].found(frame.text, now.end(), at):
        return False
    before = frame.before(sentence)
    start = before.start if before is not None and not frame.apart(before.start, sentence.start) else sentence.start
    return any(words[group].found(frame.text, start, now.start()) for group in ("in_the_past", "past_election"))


def _year_named(frame: Frame, found: re.Match[str]) -> str | None:
    """The year in the words found; of several years ("Sepanjang tahun 2022-2023") the last."""
    year = _YEAR.search(found.group())
    if year is None:
        return None
    to = _TO_YEAR.match(frame.text, found.start() + year.end())
    return to.group("year") if to is not None else year.group()


def _is_of_general_vote(frame: Frame, found: re.Match[str]) -> bool:
    """ "Pada Pemilu 2024 dua kades …", told before the Pilkada of the same year: general votes are over by the middle of a year."""
    words = load_phrases("elections")
    if frame.published is None or frame.published.month <= _GENERAL_VOTE_OVER:
        return False
    own = f"{frame.title} {frame.text[: frame.sentences[0].end]}"
    return words["pemilu"].found(found.group()) and not words["pilkada"].found(found.group()) and words["pilkada"].found(own)


def _is_of_the_deed(frame: Frame, span: Span, match: re.Match[str]) -> bool:
    """ "terbukti memihak | pada Pilkada 2020 lalu", of last year: when it was done wrong."""
    year = _YEAR.search(match.group())
    last = year is not None and int(_own_year(frame)) - int(year.group()) <= 1
    return last and right_before(frame.text, span.start, match.start(), "stage_dates", "done_wrong")


def _is_compared(frame: Frame, at: int, year: re.Match[str]) -> bool:
    """ "803 temuan, lebih sedikit dibanding pada Pilkada 2020": the year of what the number at `at` is compared with."""
    compared = load_phrases("stage_dates")["compared_with"].last(frame.text, at, year.end())
    return at < year.start() and compared is not None and not frame.within(compared.end(), year.start(), "count")


def _tells_number_of_before(frame: Frame, sentence: Span, at: int) -> bool:
    """ "Pada Pemilu 2019 itu juga terjadi. | Tercatat 803 temuan": how many there were of what the sentence before names."""
    before = frame.sentences[sentence.index - 1] if sentence.index else None
    if before is None or frame.numbers(*before.bounds) or frame.apart(before.start, sentence.start):
        return False
    opens = load_phrases("stage_dates")["so_many_were"].pattern.match(frame.text, frame.opening(*sentence.bounds))
    found = load_phrases("stage_dates")["found_then"].found(frame.text, *before.bounds)
    if found and load_phrases("stage_dates")["place_by_place"].pattern.match(frame.text, frame.opening(*sentence.bounds), at):
        return True  # "Pada Pilkada 2015 pelanggaran ditemukan di sejumlah daerah. | Misalnya di Cianjur lima kasus, Karawang tiga"
    return found and opens is not None and not frame.text[opens.end() : at].strip()


def _year_of_number(frame: Frame, sentence: Span, at: int) -> str | None:
    """ "20 kades diperiksa pada Pemilu 2014 dan tiga ASN disanksi pada Pilkada 2017": each number has the year beside it."""
    words = load_phrases("stage_dates")
    named = sorted({m.span(): m for g in ("in_the_past", "past_election") for m in words[g].all(frame.text, *sentence.bounds)}.items())
    years = [(span, found.group()) for span, match in named if (found := _YEAR.search(match.group()))]
    if len({year for _, year in years}) < _SEVERAL:
        return None
    counts = [m["start"] for m in frame.within(*sentence.bounds, "count") if m["unit"] != "region" and not _YEAR.match(m["text"])]
    last = max([start for start in counts if start < at], default=sentence.start)
    following = min([start for start in counts if start > at], default=sentence.end)
    before = [year for (start, end), year in years if last <= start and end <= at]
    after = [year for (start, _), year in years if at <= start < following]
    first_is_year = years[0][0][0] < min(counts, default=sentence.end)
    choice = (before[-1:] or after[:1]) if first_is_year else (after[:1] or before[-1:])
    return choice[0] if choice else None


_YEAR = re.compile(r"(?:19|20)\d\d")
_TO_YEAR = Shape(r"\s*(?:[-–/]|{stage_dates.year_to})\s*(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)
""" "2022 | -2023", "2022 | hingga 2023"."""
_SEVERAL = 2


def _just_before(frame: Frame, sentence: Span) -> list[Span]:
    """The sentence before; through answers as short as "Waktu itu sepi." the one before that."""
    before = list(reversed(frame.sentences[max(0, sentence.index - 2) : sentence.index]))
    return before if before and len(frame.say(before[0]).split()) <= _SHORT else before[:1]


def month_of_past(frame: Frame, sentence: Span) -> Mention | None:
    """ "Pada Pemilu Februari kemarin", "… pemungutan suara November lalu? Waktu itu …": the month of a vote that is long over."""
    words = load_phrases("stage_dates")["back_then"]
    here = _months_in(frame, sentence)
    named = [m for m in here if right_before(frame.text, sentence.start, m["start"], "stage_dates", "election")]
    if not named and words.found(frame.text, sentence.start, min(sentence.end, sentence.start + _BACK_THEN_REACH)):
        named = [m for s in frame.sentences if s.index == sentence.index - 1 for m in _months_in(frame, s)]
    return named[-1] if named and _months_ago(frame, named[-1]) >= _MONTHS_BACK else None


def _months_in(frame: Frame, sentence: Span) -> list[Mention]:
    return [m for m in frame.within(sentence.start, sentence.end, "date") if len(m["iso"]) == len("2024-11")]


def _months_ago(frame: Frame, month: Mention) -> int:
    """Months between that month and publication; 0 where the day of publication is not known."""
    if frame.published is None:
        return 0
    year, number = map(int, month["iso"].split("-"))
    return (frame.published.year - year) * 12 + frame.published.month - number


def _goes_on(frame: Frame, found: re.Match[str], year: int) -> bool:
    """Cases of a vote at the end of a year are still judged in the first months of the next, unless it is called a past one."""
    words = load_phrases("stage_dates")
    if frame.published is None or frame.published.year != year + 1 or frame.published.month > _MONTHS_AFTER_A_VOTE:
        return False
    return words["election"].found(found.group()) and not words["over"].found(found.group())


_BACK_THEN_REACH = 40
_SHORT = 4
_MONTHS_BACK = 3
_MONTHS_AFTER_A_VOTE = 2
_GENERAL_VOTE_OVER = 4
"""The month by whose end a general vote is held: April in 2019, February in 2024."""


def _own_year(frame: Frame) -> str:
    """The year of publication; without one, the year that the article names most."""
    if frame.published is not None:
        return str(frame.published.year)
    years = re.findall(r"(?<!\d)20\d\d(?!\d)", f"{frame.title} {frame.text}")
    return max(set(years), key=years.count) if years else "0"
