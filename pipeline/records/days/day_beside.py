"""The day that stands beside an act in its own sentence, and is not that of another act, of the misconduct, of a saying."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipeline.records.acts.parties import is_receiver, parties_in
from pipeline.records.acts.stages import find_acts
from pipeline.records.claims.claims import Done
from pipeline.records.claims.outcome import SETTLED
from pipeline.records.days.claim_dates import acted_on, dates_of_acts, is_attribution, is_of_clause_behind, is_of_release, takes_effect
from pipeline.records.days.papers import RIGHT_BEHIND
from pipeline.records.days.said_on import as_spoken
from pipeline.records.days.since_then import starts_count
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention
from pipeline.records.reading.moment import Moment, moment_of
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_SPOKEN_OF = 60
_REPRIMANDS = ("reprimand", "reprove")


def day_beside(
    frame: Frame, done: Done, others: Sequence[Done] = (), count: Mention | None = None, *, in_force: bool = False
) -> Moment | None:
    """The act's own date in its part of the sentence: nearest first, never the day of an interview or a day to come.

    `in_force`: the day from which a penalty holds, which gives way to that on which it was signed.
    """
    quote = frame.quote_at(done.act.start)
    first, last = done.clause
    if count is not None and count["min"] > 1 and load_phrases("stage_dates")["one_of_several"].pattern.match(frame.text, done.act.start):
        return None
    if load_phrases("stage_dates")["accused_who_did"].pattern.match(frame.text, done.act.start):
        return None  # "pada 3 Oktober terdakwa membuka acara": who did it, and no step of the case
    dates = dates_of_acts(frame, done.sentence)
    own = [mention for mention in dates if _heads_clause(frame, done, mention)] or [
        mention
        for mention in dates
        if _comes_first(frame, done, mention)
        or (
            first <= mention["start"] < last
            and takes_effect(frame, mention) == in_force
            and not is_attribution(frame, mention, done.sentence)
            and not is_of_release(frame, mention, done.sentence)
            and frame.quote_at(mention["start"]) is quote
            and not is_of_conduct(frame, done, mention)
            and not right_before(frame.text, done.sentence.start, mention["start"], "stage_dates", "missed")
            and not _is_of_another_act(frame, done, mention, others)
            and not _is_compared_with(frame, done, mention)
            and not _is_of_next_number(frame, done, mention)
            and not starts_count(frame, done, mention, count)
            and ";" not in frame.text[min(mention["end"], done.act.end) : max(mention["start"], done.act.start)]
        )
    ]
    if not own:
        return None
    exact = [mention for mention in own if moment_of(mention).is_full]  # "tunjangan bulan November dipotong pada Kamis (19/11)"
    nearest = min(exact or own, key=lambda m: max(m["start"] - done.act.end, done.act.start - m["end"], 0))
    return as_spoken(frame, nearest) if quote is not None else acted_on(frame, nearest)


def _is_of_another_act(frame: Frame, done: Done, mention: Mention, others: Sequence[Done]) -> bool:
    """ "Setelah diperiksa Rabu (6/11), keempatnya dinyatakan …": the day stands with an act of another stage, apart from this one."""
    if any(
        0 <= mention["start"] - other.act.end <= RIGHT_BEHIND and mention["end"] <= done.act.start and other.sentence == done.sentence
        for other in others
    ):
        return True  # "diregister 8 November dan diteruskan 15 November"
    same = [other.act for other in others if other.sentence == done.sentence and other.stage != "alleged"]
    if any(is_of_clause_behind(frame.text, done.act.end, act.start, act.end, mention) for act in same):
        return True
    if _begins_another(frame, done, mention) or _is_of_act_before(frame, done, mention) or _in_clause_before(frame, done, mention):
        return True
    clause = frame.clause_at(mention["start"])
    if clause is None or clause.holds(done.act.start):
        return False
    after = load_phrases("stage_dates")["another_act_first"]
    return any(clause.holds(other.act.start) and after.found(frame.text, clause.start, other.act.start + 1) for other in others)


def _is_of_act_before(frame: Frame, done: Done, mention: Mention) -> bool:
    """ "mengklarifikasi keduanya pada 9 Oktober dan | merekomendasikannya ke BKN pada 14 Oktober": each act has its day behind it.

    So has "yang memeriksa keduanya pada 30 September, | menyatakan …", where a comma ends what the day belongs to.
    """
    if mention["end"] > done.act.start:
        return False
    dates = dates_of_acts(frame, done.sentence)
    acts = [act for act in find_acts(frame, done.sentence) if act.meaning.stage not in ("alleged", done.stage)]
    before = [act.end for act in acts if act.end <= mention["start"]]
    behind = [m["start"] for m in dates if m["start"] >= done.act.end and not is_attribution(frame, m, done.sentence)]
    if not before or any(max(before) <= m["start"] < mention["start"] for m in dates):
        return False
    apart = "," in frame.text[mention["end"] : done.act.start] and "," not in frame.text[max(before) : mention["start"]].rstrip(" ,(")
    return apart or (bool(behind) and not any(done.act.end <= act.start < behind[0] for act in acts))


def _in_clause_before(frame: Frame, done: Done, mention: Mention) -> bool:
    """ "Dua camat | yang dilaporkan warga pada 4 November | karena tidak netral dilimpahkan": the day is of the clause that says which."""
    if mention["end"] > done.act.start:
        return False
    for act in find_acts(frame, done.sentence):
        if act.end > mention["start"] or (act.meaning.stage in ("alleged", done.stage) and act.name != "record"):
            continue
        to_day = _TO_DAY_OF_CLAUSE.fullmatch(frame.text, act.end, mention["start"])
        if to_day and _SET_OFF.search(frame.text, done.sentence.start, act.start):
            return True  # "Tiga ASN, | yang ditemukan Bawaslu pada Juli, | dinyatakan melanggar"
        opens = _RELATIVE.search(frame.text, done.sentence.start, act.start) is not None
        if opens and to_day and _ENDS.match(frame.text, mention["end"]) is None:
            return True
    return False


_RELATIVE = re.compile(r"(?<!\w)yang\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_SET_OFF = re.compile(r",\s+yang\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_TO_DAY_OF_CLAUSE = re.compile(
    r"(?:\s+(?!(?:itu|tersebut|ini|dan|lalu|kemudian)(?!\w))[^\s,.;:]+){0,6}?(?:\s+(?:pada|sejak)(?:\s+\w+){0,2}?)?\s+\(?"
)
_ENDS = re.compile(r"[\d/)]*\s*,")
"""A comma behind the day: "Dua camat yang dilaporkan warga, Senin (18/11), diperiksa"."""


def _begins_another(frame: Frame, done: Done, mention: Mention) -> bool:
    """ "Dua ASN dihentikan, empat lainnya sudah dikirim akhir Januari", "lima kades ditegur 11 Februari, sedang seorang guru dikirim …".

    Between the act and the day, a comma and another number with an act of its own.
    """
    after = mention["start"] >= done.act.end
    first, last = (done.act.end, mention["start"]) if after else (mention["end"], done.act.start)
    comma = frame.text.find(",", first, last)
    if comma < 0 or not frame.within(comma, last, "count"):
        return False
    acts = find_acts(frame, done.sentence)
    # The day's own act stands between it and the comma; before the comma, on the far side of the day.
    floor, ceiling = (comma, mention["start"]) if after else (done.sentence.start, comma)
    return bool(frame.within(floor, ceiling, "count")) and any(
        floor <= act.start < ceiling and act.meaning.stage not in ("alleged", done.stage) for act in acts
    )


def _comes_first(frame: Frame, done: Done, mention: Mention) -> bool:
    """ "Warga mendatangi kantor Bawaslu, Senin (18/11), | melaporkan dua kades": they did it on the day on which they came."""
    if _TO_WHAT_THEY_DID.fullmatch(frame.text, mention["end"], done.act.start) is None or not done.act.meaning.active:
        return False
    return load_phrases("stage_dates")["came_to"].found(frame.text, done.sentence.start, mention["start"])


_TO_WHAT_THEY_DID = re.compile(
    r"\)?(?:\s+(?:pagi|siang|sore|malam|petang))?\s*,\s+(?:(?:lalu|untuk|guna|dan|serta|sambil)\s+){0,2}", re.IGNORECASE
)


def _heads_clause(frame: Frame, done: Done, mention: Mention) -> bool:
    """ "Jumat (6/9) fotonya tersebar, Sabtu dilaporkan, dan | Senin (9/9) guru itu ditegur": clauses that each open with their day.

    Only where several do: a single day at the head of a clause is weighed like any other.
    """
    if mention["end"] > done.act.start or not moment_of(mention).is_full:
        return False
    text, sentence = frame.text, done.sentence
    opening = [m for m in frame.within(*sentence.bounds, "date") if _OPENS_CLAUSE.search(text, sentence.start, m["start"])]
    before = [m for m in opening if m["start"] < mention["start"]]
    if mention not in opening or not (before or _ANOTHER_BEFORE.search(text, sentence.start, mention["start"])):
        return False
    between = text[mention["end"] : done.act.start]
    if _CLAUSE_ENDS.search(between.lstrip(" )")) or len(between.split()) > _TO_OWN_ACT:
        return False
    spoken = load_phrases("stage_dates")["spoke_after"].pattern.match(between.lstrip(" )(,")) is not None
    return not spoken and not any(mention["end"] <= act.start < done.act.start for act in find_acts(frame, sentence))


_OPENS_CLAUSE = re.compile(
    r"(?:\A|[,;]\s+(?:(?:dan|lalu|kemudian|serta|sedangkan|sementara)\s+)?(?:pada\s+)?|(?<=\s)(?:dan|lalu|kemudian)\s+(?:pada\s+)?)\Z"
)
_ANOTHER_BEFORE = re.compile(r",\s+(?:dan|lalu|kemudian)\s+(?:pada\s+)?\Z")
_CLAUSE_ENDS = re.compile(r"[,;:]")
_TO_OWN_ACT = 6
"""Words between a day and the verb of its clause: who acts, and "sudah", "akhirnya"."""


def _is_compared_with(frame: Frame, done: Done, mention: Mention) -> bool:
    """ "31 ASN dibawa ke KASN, bertambah delapan orang | dibandingkan | akhir Mei": the day of the number that it is compared with."""
    compared = load_phrases("stage_dates")["compared_with"].last(frame.text, done.act.end, mention["start"])
    return compared is not None and len(frame.text[compared.end() : mention["start"]].split()) <= _TO_COMPARED


_TO_COMPARED = 2
"""Words between "dibandingkan" and the day: "akhir", "pada tanggal"."""


def _is_of_next_number(frame: Frame, done: Done, mention: Mention) -> bool:
    """ "Awal Februari 23 orang dimintai keterangan dan tanggal 22 Maret, ada 17 orang": the day after the joint heads the other number."""
    if mention["start"] < done.act.end or not load_phrases("stage_dates")["joint"].found(frame.text, done.act.end, mention["start"]):
        return False
    dated_before = any(m["end"] <= done.act.start for m in dates_of_acts(frame, done.sentence))
    return dated_before and bool(frame.within(mention["end"], done.sentence.end, "count"))


def is_of_conduct(frame: Frame, done: Done, mention: Mention) -> bool:
    """The day of the misconduct: after "karena hadir", "saat kampanye"; never the date of the stage (codebook)."""
    floor = done.act.end if done.act.end <= mention["start"] else max(done.sentence.start, mention["start"] - _SPOKEN_OF)
    words = load_phrases("stage_dates")
    if _is_on_the_spot(frame, done, mention) or takes_effect(frame, mention):
        return False
    if _says_which(frame, done, mention) or _came_in(frame, done, mention) or _in_clause_of_deed(frame, done, mention):
        return True
    floor = max(floor, _end_of_day_before(frame, done, mention))
    if floor == done.act.end and (held := words["act_again"].last(frame.text, floor, mention["start"])) is not None:
        floor = held.start()  # "Pelimpahan berkas enam kades yang hadir di kampanye rampung dilakukan, Selasa"
    if _is_plain_reason(frame.text[floor : mention["start"]]):
        return False  # "diproses Bawaslu karena tidak netral, Kamis (14/11)"
    if floor == done.act.end and _is_day_of_news(frame, done, mention):
        return False
    return words["of_conduct"].found(frame.text, floor, mention["start"]) or (
        floor == done.act.end and words["other_act"].found(frame.text, floor, mention["start"])
    )


def _is_on_the_spot(frame: Frame, done: Done, mention: Mention) -> bool:
    """ "ditegur Panwascam langsung di lokasi kampanye, Selasa (19/11)": done wrong and reproved on one day."""
    if done.act.name not in _REPRIMANDS or mention["start"] < done.act.end:
        return False
    return load_phrases("stage_dates")["on_the_spot"].found(frame.text, done.act.start, mention["start"])


def _is_day_of_news(frame: Frame, done: Done, mention: Mention) -> bool:
    """ "Bawaslu mengklarifikasi lurah yang diduga ikut kampanye, Kamis (31/10)": the day behind the comma is the news'.

    So is only one right before publication; the misconduct lies farther back.
    """
    if frame.published is None or done.stage == "alleged" or not moment_of(mention).is_full:
        return False
    apart = frame.text[done.act.end : mention["start"]].rstrip(" (").endswith(",")
    ends = frame.text[mention["end"] : done.sentence.end].strip(" ).\n")
    day = date.fromisoformat(moment_of(mention).iso or "")
    if day.weekday() >= _SATURDAY:  # campaigns draw servants on free days, offices act on the others
        near = _NEWS_DAYS if done.sentence.index == 0 else -1
    else:
        near = _NEWS_WEEK if done.stage in SETTLED else _NEWS_DAYS
    return apart and (not ends or ends.startswith(",")) and 0 <= (frame.published - day).days <= near


_NEWS_DAYS = 2
"""Days between the news and its publication."""
_NEWS_WEEK = 7
"""The same for what an office decides."""
_SATURDAY = 5


def _came_in(frame: Frame, done: Done, mention: Mention) -> bool:
    """ "Laporan yang masuk | Jumat lalu | itu sudah kami plenokan": the day on which the report that is told of came in."""
    if done.stage in ("alleged", "reported") or mention["end"] > done.act.start:
        return False
    return right_before(frame.text, done.sentence.start, mention["start"], "stage_dates", "came_in")


def _says_which(frame: Frame, done: Done, mention: Mention) -> bool:
    """ "Lurah yang kemarin ikut kampanye sudah diteruskan": the day tells which lurah, by what was done on it."""
    apart = not mention["end"] <= done.act.start or len(frame.text[mention["end"] : done.act.start].split()) > _TO_ITS_VERB
    return (
        apart and mention["basis"] == "relative" and right_before(frame.text, done.sentence.start, mention["start"], "stage_dates", "which")
    )


_TO_ITS_VERB = 2
"""Words between a day and the verb that it is of: "yang kemarin sudah dipanggil"."""


def _in_clause_of_deed(frame: Frame, done: Done, mention: Mention) -> bool:
    """ "memeriksa dua camat | yang diduga mengunggah dukungan pada 20 Oktober |": the day ends a clause that tells what the accused did.

    A comma or a receiver ("ke Bawaslu") closes the clause: what follows is of the act again; so does a step of the case in it.
    """
    first = done.act.end if done.act.end <= mention["start"] else done.sentence.start
    opened = next(reversed([*_DID.finditer(frame.text, first, mention["start"])]), None)
    if opened is None or "," in (told := frame.text[opened.end() : mention["start"]]) or _ITS_DAY.search(told) is None:
        return False
    if mention["start"] < done.act.start and right_before(frame.text, opened.end(), done.act.start, "stage_dates", "which"):
        return False
    acts = find_acts(frame, done.sentence)
    if any(act.meaning.stage != "alleged" and opened.start() <= act.start < mention["start"] for act in acts):
        return False
    return not any(is_receiver(frame, party) for party in parties_in(frame, opened.end(), mention["start"]))


_DID = Shape(
    r"(?<!\w)yang\s+(?:{stage_dates.caught}\s+){0,2}(?!(?:melakukan\s+)?{claims.breach}(?!\w))"
    r"(?:(?:me|ber)\w{4,}|hadir|ikut|turut|{stage_dates.was_seen})(?!\w)",
    re.IGNORECASE,
)
""" "yang | diduga | mengunggah"; not "yang melanggar netralitas", which tells nothing that was done on a day."""
_ITS_DAY = Shape(r"\s{stage_dates.its_day}\s*\(?$")


def _end_of_day_before(frame: Frame, done: Done, mention: Mention) -> int:
    """ "yang hadir di kampanye pada 12 Oktober ke BKN, | Senin (18/11)": where another day, told between the act and this one, ends.

    What is told before it has its day.
    """
    if not moment_of(mention).is_full:
        return 0
    before = [m for m in frame.within(done.act.end, mention["start"], "date") if moment_of(m).is_full and m["iso"] < mention["iso"]]
    between = frame.text[before[-1]["end"] : mention["start"]] if before else ""
    return before[-1]["end"] if "," in between or "ke" in between.split() else 0


def _is_plain_reason(before: str) -> bool:
    reason = load_phrases("stage_dates")["plain_reason"].last(before)
    return reason is not None and not before[reason.end() :].strip(" ,(")
