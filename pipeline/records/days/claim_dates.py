"""Dates beside a claim: which may be days of an act, which say when somebody spoke or a number was given out."""

from __future__ import annotations

import re

from pipeline.records.acts.stages import find_acts
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.kept import kept, kept_of
from pipeline.records.reading.moment import Moment, moment_of
from pipeline.tagging.dates import NOT_OF_AN_ACT
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_TO_THE_END = 25
"""Characters between the start of a time and its end."""
_AT_HEAD = len("Terhitung per tanggal ")
"""Characters before a day that heads its sentence."""
_PER = re.compile(r"\bper\s+(?:\w+\s*(?:,\s*)?\(?)?\Z", re.IGNORECASE)


@kept
def dates_of_acts(frame: Frame, sentence: Span) -> tuple[Mention, ...]:
    """Dates on which something may have been done: no voting day, no day to come, no as-of day, no bare year; kept, for many rules ask."""
    return tuple(
        mention
        for mention in frame.within(sentence.start, sentence.end, "date")
        if mention["day"] not in NOT_OF_AN_ACT
        and (mention["day"] != "as_of" or takes_effect(frame, mention) or is_done_per(frame, mention))
        and not (_is_start(frame, mention, sentence) and (len(mention["iso"]) < len("2024-11-18") or _has_an_end(frame, mention, sentence)))
        and len(mention["iso"]) > len("2024")
        and not _says_less(frame, mention)
        and not _is_loose(frame, mention, sentence)
        and not (is_today(mention) and not _is_told_today(frame, mention, sentence))
    )


def _is_told_today(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "awal bulan ini" is a time of its own; "kata Rudi, hari ini" is when he spoke; "hingga hari ini", "hari ini ada dua" are by now."""
    if right_before(frame.text, sentence.start, mention["start"], "stage_dates", "part_of_month"):
        return True
    this_day = load_phrases("stage_dates")["this_day"].pattern.fullmatch(mention["text"]) is not None
    return this_day and frame.quote_at(mention["start"]) is None and is_attribution(frame, mention, sentence)


def _says_less(frame: Frame, mention: Mention) -> bool:
    """ "Minggu lalu" in the month of publication: the month that it gives says less than the day on which it was told.

    So does "pekan lalu" before the day itself ("pekan lalu, Kamis (27/3)").
    """
    if len(mention["iso"]) != len("2024-11"):
        return False
    behind = frame.within(mention["end"], mention["end"] + _APPOSED, "date")
    if behind and len(behind[0]["iso"]) > len("2024-11") and not frame.text[mention["end"] : behind[0]["start"]].strip(" ,("):
        return True
    if load_phrases("stage_dates")["week"].pattern.fullmatch(mention["text"]) is None:
        return False
    return frame.published is None or mention["iso"] == frame.published.isoformat()[: len("2024-11")]


_APPOSED = 4
"""Characters between a week and its day."""


def _is_loose(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "Pada 16 Juli 2020, | kemarin, rekomendasinya dikirim": loosely for a day that was just told."""
    if mention["basis"] != "relative" or load_phrases("stage_dates")["loosely"].pattern.fullmatch(mention["text"]) is None:
        return False
    told = frame.within(max(sentence.start, mention["start"] - _LOOSE), mention["start"], "date")
    return bool(told) and told[-1]["basis"] != "relative" and not frame.text[told[-1]["end"] : mention["start"]].strip(" ,)")


_LOOSE = 30
"""Characters before "kemarin" in which the day itself may stand."""


def _is_start(frame: Frame, mention: Mention, sentence: Span) -> bool:
    words, first = load_phrases("stage_dates"), max(sentence.start, mention["start"] - 12)
    return words["since"].found(frame.text, first, mention["start"]) or (
        _has_an_end(frame, mention, sentence) and right_before(frame.text, first, mention["start"], "stage_dates", "all_through")
    )


def _has_an_end(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "bergiliran sejak Senin hingga Kamis": a time whose end is told too."""
    after = frame.within(mention["end"], sentence.end, "date")
    return bool(after) and after[0]["day"] == "as_of" and after[0]["start"] - mention["end"] <= _TO_THE_END


def takes_effect(frame: Frame, mention: Mention) -> bool:
    """ "terhitung Senin (11/8)", "dinonaktifkan bupati per 15 November": the day from which a penalty holds, no as-of day of a count."""
    words, sentence = load_phrases("stage_dates"), frame.sentence_at(mention["start"])
    before = frame.text[max(0, mention["start"] - 22) : mention["start"]]
    if words["takes_effect"].found(before):
        return True
    if sentence is None or _PER.search(before) is None:
        return False
    held = words["holds_from"].last(frame.text, sentence.start, mention["start"])
    if held is not None and not frame.within(held.end(), mention["start"], "count"):
        return True
    if held is not None or mention["start"] - frame.opening(*sentence.bounds) > _AT_HEAD:
        return False
    clause = frame.clause_at(mention["start"]) or sentence  # "Per 16 Februari sudah kami putus kontraknya"
    held = words["holds_from"].first(frame.text, mention["end"], clause.end)
    return held is not None and not frame.within(mention["end"], held.start(), "count")


def is_done_per(frame: Frame, mention: Mention) -> bool:
    """ "surat BKN yang terbit per 9 Mei", "menyampaikannya ke KASN per tanggal 25 Juni": the day of the act, no count's."""
    sentence = frame.sentence_at(mention["start"])
    if sentence is None or mention["day"] != "as_of" or _PER.search(frame.text[max(0, mention["start"] - 22) : mention["start"]]) is None:
        return False
    words = load_phrases("stage_dates")
    done = words["done_per"].last(frame.text, sentence.start, mention["start"])
    if done is None or "," in frame.text[done.end() : mention["start"]] or frame.within(done.start(), sentence.end, "count"):
        return False
    return not any(words[group].found(frame.text, done.end(), mention["start"]) for group in ("data", "the_figure"))


_WHEN = len("sewaktu ")
"""Characters before "dihubungi" in which "ketika" stands."""
_FEW = 6
"""Words between "dihubungi" and its day, at most."""


@kept_of
def is_attribution(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """Whether the date says when somebody spoke: after "kata X", before "menerangkan", beside "ditemui"."""
    words, text = load_phrases("stage_dates"), frame.text
    if any(right_before(text, sentence.start, mention["start"], "stage_dates", group) for group in ("which", "came_in")):
        return False  # "Yang kemarin mengaku punya izin itu"
    quote = frame.quote_at(mention["start"])
    floor = quote.start if quote is not None else sentence.start
    after = text[mention["end"] : min(sentence.end, mention["end"] + 40)]
    if words["spoke_after"].pattern.match(re.sub(r"^[\s)(,/\d]*", "", after)):
        return not right_before(text, floor, mention["start"], "stage_dates", "paper_says" if quote is not None else "paper_of_day")
    before = floor, mention["start"]
    said = words["spoke_before"].last(text, *before) or words["figures_opened"].last(text, *before)
    if said is None:
        return False
    if right_before(text, floor, said.start(), "stage_dates", "paper_handed") and words["handed"].found(said.group()):
        return False  # "Laporan itu | disampaikan warga ke kantor Bawaslu, Senin": handed in, not said
    if load_phrases("stage_dates")["taken_from"].found(text, said.end(), mention["start"]) and _said_before(frame, mention, sentence):
        return False
    if _SAYS_WHAT_WAS_DONE.search(said.group()):
        return False  # "mengatakan pelimpahan dilakukan | pekan lalu, Kamis (27/3)"
    if quote is None and _is_verdict(frame, sentence, said, mention):
        return False
    between = _BEHIND_COMMA.sub(" ", text[said.end() : mention["start"]])
    if load_phrases("conduct")["campaign_attendance"].found(between):
        return False
    if _THE_SAID.match(text, frame.opening(sentence.start, said.start()), said.start()) and quote is None:
        return True  # "Hal itu diungkapkan Sekda lewat akun Instagram pada 8 November"
    if _HE_SAID.fullmatch(said.group()) and _ON.fullmatch(between):
        return True  # "lanjutnya pada Selasa (19/12)"
    if not between.endswith(", ") and right_before(text, floor, mention["start"], "grammar", "on_day"):
        told_on = _WHO_SAID_ON.fullmatch(said.group() + between) is not None
        return told_on or _was_asked_on(text, floor, said.start(), mention, between)
    if said.group()[:2].lower() not in ("me", "di") and _AT_PLACE.fullmatch(between) is not None:
        return True  # "jelas Rudi di ruang kerjanya Jumat (4/10)"
    if _OF_A_DEED.fullmatch(between) is not None or _BEHIND_WHO_SAYS.search(between) is None:
        return False
    return quote is not None or not between.strip(" ,(") or not _is_said_later(frame, mention, sentence)


_BEHIND_WHO_SAYS = re.compile(r",\s*\(?$|,\s+\w+\s*\($|,\s+(?:baru-baru|belum\s+lama)\s+ini,?\s*\(?$|^\s*\w*\s*\(?$")


def _was_asked_on(text: str, floor: int, said: int, mention: Mention, between: str) -> bool:
    """ "kata Lukman ketika dihubungi lewat telepon pada Senin"."""
    words = load_phrases("stage_dates")
    asked = words["when_asked"].found(text, max(floor, said - _WHEN), mention["start"])
    return asked and not words["same_day"].found(text, floor, mention["end"]) and len(between.split()) <= _FEW


def _is_verdict(frame: Frame, sentence: Span, said: re.Match[str], mention: Mention) -> bool:
    """ "Bawaslu Tuban | menyatakan keduanya tidak terbukti, | sepekan kemudian": a body decides by saying so; a person only tells."""
    if load_phrases("stage_dates")["states_verdict"].pattern.match(said.group()) is None:
        return False
    if frame.within(sentence.start, said.start(), "official"):
        return False
    return any(said.start() <= act.start < mention["start"] and act.meaning.stage in _VERDICTS for act in find_acts(frame, sentence))


_VERDICTS = frozenset({"proven", "dismissed"})


def _is_said_later(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "menyebut pihaknya sudah meneruskan dua kades, Rabu (6/11). "…," katanya, Kamis (7/11)": the first is the day of what was done."""
    words, text = load_phrases("stage_dates"), frame.text
    for later in frame.sentences[sentence.index + 1 : sentence.index + 1 + _GOES_ON_SAYING]:
        if not frame.in_one_paragraph(later.start, sentence.start):
            return False
        for day in frame.within(*later.bounds, "date"):
            said = words["spoke_before"].last(text, later.start, day["start"])
            if said is not None and _HE_SAID.fullmatch(said.group()) and _AT_PLACE_OR_NONE.fullmatch(text, said.end(), day["start"]):
                return len(day["iso"]) == len(mention["iso"]) == len("2024-11-18") and day["iso"] > mention["iso"]
    return False


_GOES_ON_SAYING = 2
"""Sentences behind a report of what somebody said in which his own words and their day may follow."""
_ON = re.compile(r"\s+pada(?:\s+hari)?\s*")
_SPEAKER = (
    r"(?:\s+(?!(?:yang|karena|lantaran|terkait|soal|usai|setelah|bahwa|me\w{4,}|ber\w{4,}|ter\w{4,}|(?!{stage_dates.asked_by_reporter})di\w{4,})\b)"
    r"[\w.'’-]+){1,16}"
)
"""Who spoke and where, and nothing that was done."""
_WHO_SAID_ON = Shape(rf"(?:(?!me|di|ber)\w+{_SPEAKER}|me\w{{4,}})\s+pada(?:\s+hari)?\s*", re.IGNORECASE)
""" "kata Ketua Bawaslu Riau | pada hari | Kamis", "Rusli menyebutkan | pada | Kamis"."""
_BEHIND_COMMA = re.compile(r"(?<=,)\s+(?:pada\s+hari|pada|hari)\s+\(?$", re.IGNORECASE)
""" "kata Rusli, | pada hari | Kamis": told as "kata Rusli, Kamis"."""
_HE_SAID = re.compile(r"(?!me|di)\w+nya(?:\s+\w+)?", re.IGNORECASE)


def _said_before(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "kata Puadi, dikutip dari laman Bawaslu, Rabu", where "Hal itu disampaikan dalam rapat, Senin" is told too: said on Monday."""
    words = load_phrases("stage_dates")
    for other in frame.sentences:
        if other.index == sentence.index or words["taken_from"].found(frame.text, *other.bounds):
            continue
        told = _THE_SAID_BY.match(frame.text, frame.opening(*other.bounds), other.end)
        days = frame.within(other.start, other.end, "date") if told else []
        if any(m["day"] == "act" and len(m["iso"]) == len(mention["iso"]) and m["iso"] < mention["iso"] for m in days):
            return True
    return False


_SAYS_WHAT_WAS_DONE = Shape(r"^me\w+\s(?:.*\s)?(?!{stage_dates.asked_by_reporter})di\w{4,}\s*$", re.IGNORECASE)
_THE_SAID_BY = Shape(r"{stage_dates.what_was_said}\s+(?:itu|ini|tersebut)\s+(?:\w+\s+)?di\w{4,}", re.IGNORECASE)
_THE_SAID = Shape(
    r"(?:{stage_dates.what_was_said}\s+)?(?:itu|ini|tersebut|senada|serupa|demikian)"
    r"(?:\s+(?:yang|juga|pun|turut|ikut|lantas|sebelumnya))*\s*$",
    re.IGNORECASE,
)
_OF_A_DEED = Shape(r"\s*(?!{stage_dates.asked_by_reporter})di\w{4,}\s*\(?", re.IGNORECASE)
""" "menyebut penerusan terakhir | dilakukan | Senin": the day of what is told."""
_AT_PLACE = Shape(rf"{_SPEAKER},?\s*\(?", re.IGNORECASE)
""" "kata | Rudi saat dihubungi di kantornya | Jumat"."""


_AT_PLACE_OR_NONE = re.compile(r"(?:\s+[^\s,.;]+){0,8},?\s*\(?")
""" "katanya | di Nabire, | Kamis"."""


def is_of_clause_behind(text: str, act_end: int, other_start: int, other_end: int, day: Mention) -> bool:
    """ "menghentikan kasus dua kadus yang diadukan | pertengahan Oktober": the day behind the verb of a relative clause is that verb's."""
    return (
        act_end <= other_start
        and _TO_DAY.fullmatch(text, other_end, day["start"]) is not None
        and _RELATIVE.search(text, act_end, other_start) is not None
    )


_TO_DAY = re.compile(r"\s*(?:,\s*)?(?:(?:pada|sejak|awal|akhir|pertengahan|bulan|hari|tanggal)\s+){0,3}\(?", re.IGNORECASE)
"""Between a verb and its own day."""
_RELATIVE = re.compile(r"(?<!\w)yang\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def is_of_release(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "dalam siaran pers tertanggal 20 November": the day on which the number was given out."""
    return right_before(frame.text, sentence.start, mention["start"], "stage_dates", "release")


def is_today(mention: Mention) -> bool:
    return load_phrases("stage_dates")["today"].pattern.fullmatch(mention["text"]) is not None


def acted_on(frame: Frame, mention: Mention) -> Moment:
    """The day of an act that took several: the last of "Kamis dan Jumat", "13-14 November", "Selasa (12/11) dan Kamis (14/11)"."""
    if mention.get("last"):
        return Moment(mention["last"], moment_of(mention).basis, (mention["start"], mention["end"]))
    sentence, joined = frame.sentence_at(mention["start"]), load_phrases("stage_dates")["joined_days"].pattern
    following = frame.within(mention["end"], sentence.end, "date")[:1] if sentence is not None else []
    if (
        not following
        or following[0]["day"] == "future"
        or joined.fullmatch(frame.text[mention["end"] : following[0]["start"]].strip(" (),")) is None
    ):
        return moment_of(mention)
    first, last = moment_of(mention), moment_of(following[0])
    return last if first.is_full and last.is_full and (last.iso or "") > (first.iso or "") else first


def turns_elsewhere(frame: Frame, told: Span, later: Span) -> bool:
    """ "Di Morotai, … . [paragraph] Di Halmahera Tengah, …": whether the later sentence is told under another place than the first."""
    if frame.in_one_paragraph(told.start, later.start):
        return False
    one, other = _place_at_head(frame, told), _place_at_head(frame, later)
    return one is not None and other is not None and not (one.startswith(other) or other.startswith(one))


@kept
def _place_at_head(frame: Frame, sentence: Span) -> str | None:
    """The place with which the paragraph of a sentence begins ("Di Kota Cirebon, …")."""
    start = frame.opening(frame.paragraph_at(sentence.start).start, sentence.end)
    named = [m for m in frame.within(start, min(start + _TO_PLACE, sentence.end), "region") if m.get("code")]
    if not named or load_phrases("whose")["heading"].pattern.match(frame.text[start : named[0]["start"]]) is None:
        return None
    return str(named[0]["code"])


_TO_PLACE = 40
"""Characters of a paragraph in which its place stands."""
