"""Servants punished or tried for what is no breach of neutrality: corruption, drugs, absence, violence, immoral acts.

What is done to them is no step of a case of neutrality, also where the article is about neutrality and its next sentence speaks of it.
"""

from __future__ import annotations

import re

from pipeline.records.acts.parties import parties_in
from pipeline.records.acts.stages import Act, find_acts, segment
from pipeline.records.acts.subjects import KINDS, words_for_persons
from pipeline.records.participants.participant import COLLECTIVE
from pipeline.records.participants.pointed_at import points_after
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.kept import kept
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape


def is_of_other_misdeed(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "dua pegawai dihukum karena pungli. Satu orang diberhentikan": a misdeed that is no breach of neutrality, told on."""
    words, text = load_phrases("misdeeds"), frame.text
    if act.name == "deed":
        return False  # it names what was done for a candidate
    if _is_of_village_only(text, sentence):
        return True
    if words["not_of_neutrality"].found(text, sentence.start, sentence.end) or _is_said_so_next(frame, sentence):
        return True
    if _is_of_one_told_apart(frame, act, sentence) or words["for_refusing"].found(text, act.end, sentence.end):
        return True
    if _is_of_village_election(frame, sentence):
        return True
    if _is_of_its_part(frame, act, sentence):
        return True
    if _speaks_of_election_in(frame, sentence):
        return _is_of_own_misdeed(frame, act, sentence) or _is_only_moved(frame, act, sentence)
    if _tells_misdeed(text, act, sentence) or _has_own_cause(frame, act, sentence):
        return True
    if words["supervisor"].found(text, sentence.start, sentence.end):
        return False  # whoever it handles is accused of nothing else
    paragraph, goes_on = frame.paragraph_at(sentence.start), _tells_on(frame, sentence)
    for before in reversed(frame.sentences[: sentence.index]):
        if words["of_candidate"].found(text, *before.bounds) or _is_of_village_only(text, before):
            return True
        if _speaks_of_election_in(frame, before):
            return False
        if _tells_misdeed(text, act, before):
            return True
        goes_on = goes_on and sentence.index - before.index < _TOLD_BACK and not _may_be_of_ours(text, before)
        if not goes_on and frame.paragraph_at(before.start).index != paragraph.index:
            return False
    return False


def _is_of_its_part(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Kasus korupsi dua kades ditangani polisi, | sementara netralitas diawasi": what is set against it says nothing of it."""
    part = Span(*segment(frame.text, act, sentence), sentence.index)
    return part != sentence and _tells_misdeed(frame.text, act, part) and not _speaks_of_election(frame.text, *part.bounds)


def _may_be_of_ours(text: str, sentence: Span) -> bool:
    """The supervisor, or a side that is taken: what is told on behind it is of that."""
    return load_phrases("misdeeds")["supervisor"].found(text, *sentence.bounds) or load_phrases("claims")["partisan"].found(
        text, *sentence.bounds
    )


@kept
def _tells_on(frame: Frame, sentence: Span) -> bool:
    """ "Ia divonis dua tahun", "Kades itu dicopot", "Inspektorat merekomendasikan sanksi": no servant is named anew."""
    quotes = [quote for quote in frame.quotes if quote.start < sentence.end and sentence.start < quote.end]
    speakers = [quote.speaker for quote in quotes if quote.speaker is not None]
    named = [match for kind, match in words_for_persons(frame.text, *sentence.bounds) if kind in KINDS]
    named = [match for match in named if not any(one["start"] <= match.start() < one["end"] for one in speakers)]
    return not any(_is_new(frame, match, sentence) for match in named)


def _is_new(frame: Frame, word: re.Match[str], sentence: Span) -> bool:
    """Whether a word for servants names some: not "camat itu", "ketiga guru", nor "melanggar disiplin | pegawai", "diperiksa | polisi"."""
    text, start, end = frame.text, word.start(), word.end()
    if any(not text[told.end() : start].strip() for told in COLLECTIVE.finditer(text, sentence.start, start)):
        return False
    if load_phrases("misdeeds")["rule_of"].ends_before(text, sentence.start, start) is not None or points_after(text, end, sentence.end):
        return False
    return not any(party.institution == "polri" for party in parties_in(frame, start, end))


_TOLD_BACK = 4
"""Sentences over which a case is told on, each in a paragraph of its own."""


def _is_of_one_told_apart(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "…, termasuk kepala kampung yang menganiaya pengawas di Bintuni. | Satu kepala kampung di Bintuni diproses": of a misdeed."""
    before = frame.before(sentence)
    places = {m.get("code") for m in frame.within(*sentence.bounds, "region")} - {None}
    if before is None or not places or load_phrases("claims")["election"].found(frame.text, *sentence.bounds):
        return False
    here = {match.group().casefold() for kind, match in words_for_persons(frame.text, sentence.start, act.start) if kind in KINDS}
    for kind, match in words_for_persons(frame.text, *before.bounds):
        if kind not in KINDS or match.group().casefold() not in here or not _WHO.match(frame.text, match.end(), before.end):
            continue
        told = load_phrases("misdeeds")["misdeed"].first(frame.text, match.end(), min(before.end, match.end() + _TO_MISDEED))
        if told is not None and places & {m.get("code") for m in frame.within(told.end(), before.end, "region")}:
            return True
    return False


_WHO = re.compile(r"\s+yang\s", re.IGNORECASE)
_TO_MISDEED = 40
"""Characters after somebody in which "yang" says of what misdeed."""


@kept
def _is_of_village_election(frame: Frame, sentence: Span) -> bool:
    """ "Pada pilkades seorang perangkat desa dipecat karena mendukung calon kades": another election, and no other is named beside it."""
    village = load_phrases("misdeeds")["village_election"]
    told = frame.say(sentence)
    if not village.found(told) or load_phrases("misdeeds")["supervisor"].found(told):
        return False
    return not load_phrases("claims")["election"].found(village.pattern.sub("", told))


def _is_of_village_only(text: str, sentence: Span) -> bool:
    """ "dilaporkan panitia pilkades karena mendukung calon penggantinya": an election in a village, unless another is named too."""
    words = load_phrases("misdeeds")
    return words["village_election"].found(text, *sentence.bounds) and not words["other_election"].found(text, *sentence.bounds)


def _tells_misdeed(text: str, act: Act, told: Span) -> bool:
    """ "dipecat karena mencuri"; who died or retired is removed for it, and may be reprimanded or proven guilty all the same."""
    words = load_phrases("misdeeds")
    late = words["late_or_away"].pattern
    heard = act.meaning.stage == "examined" and words["supervisor"].found(text, *told.bounds)  # "dua kali absen, lalu muncul di Bawaslu"
    if any(not (heard and late.fullmatch(misdeed.group())) for misdeed in words["misdeed"].all(text, *told.bounds)):
        return True
    removed = load_phrases("sanctions")["removal"].found(text, act.start, act.end)
    return removed and words["end_of_service"].found(text, *told.bounds)


def is_told_of_other_misdeed(frame: Frame, sentence: Span, start: int, end: int) -> bool:
    """ "Satu ASN lain dipecat karena penipuan", "seorang lagi keburu pensiun": who is told of for that is no part of those told before."""
    words, election = load_phrases("misdeeds"), load_phrases("claims")["election"]
    if words["end_of_service"].found(frame.text, start, end):
        return True
    cause = words["cause"].first(frame.text, start, end)
    if cause is not None and _is_other_cause(frame.text, cause.end(), sentence):
        beside = len(frame.text[start : cause.start()].split()) == 1  # "lima karena kampanye, satu | karena mangkir"
        if beside or not election.found(frame.text, *sentence.bounds):
            return True
    return any(start <= act.start < end and is_of_other_misdeed(frame, act, sentence) for act in find_acts(frame, sentence))


@kept
def _is_said_so_next(frame: Frame, sentence: Span) -> bool:
    """ "Inspektorat mencatat delapan ASN melanggar disiplin. Tidak satu pun terkait netralitas." """
    following = frame.after(sentence)
    if following is None or frame.within(following.start, following.end, "count"):
        return False
    words = load_phrases("misdeeds")
    if words["not_linked"].found(frame.text, *following.bounds) and not load_phrases("claims")["partisan"].found(
        frame.text, *sentence.bounds
    ):
        return True
    opens = words["none_of_neutrality"].pattern.match(frame.text, frame.opening(*following.bounds)) is not None
    return opens or words["not_of_neutrality"].found(frame.text, *following.bounds)


def is_whole_of_all_sorts(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "memproses sembilan ASN: enam kasus perceraian, satu kasus netralitas": neutrality is only a part of that number (ruling 16)."""
    text, namely = frame.text, _NAMELY.search(frame.text, act.end, sentence.end)
    head_end = namely.start() if namely else sentence.end
    if load_phrases("claims")["election"].found(text, sentence.start, head_end) or not frame.within(sentence.start, head_end, "count"):
        return False
    after = frame.after(sentence)
    span = (namely.end(), sentence.end) if namely else after.bounds if after is not None else None
    if span is None or (act.start > head_end):
        return False
    words = load_phrases("misdeeds")
    if words["by_number"].pattern.match(text, frame.opening(*span)):  # "Dua belas karena mangkir, dua karena tidak netral"
        return words["misdeed"].found(text, *span) and load_phrases("claims")["election"].found(text, *span)
    counts = frame.within(*span, "count")
    edges = [m["start"] for m in counts[1:]] + [span[1]]
    of_others = [load_phrases("misdeeds")["misdeed"].found(text, m["end"], edge) for m, edge in zip(counts, edges, strict=False)]
    opens = bool(counts) and not text[span[0] : counts[0]["start"]].strip(' "“')
    return len(counts) > 1 and opens and any(of_others)


_NAMELY = Shape(r":|,\s{accused.they_are}(?!\w)", re.IGNORECASE)
"""Between a number and the parts that are told of it."""


def _is_of_own_misdeed(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Kades yang divonis dalam perkara korupsi itu juga dilaporkan karena kampanye": what follows the act in its part of the sentence."""
    words, text = load_phrases("misdeeds"), frame.text
    if words["of_money"].found(text, act.end, sentence.end):
        return True
    end = _end_of_part(text, act.end, sentence.end)
    if because := _BUT_BECAUSE.match(text, end, sentence.end):  # "memang diperiksa Propam, tapi karena pungli"
        end = _end_of_part(text, because.end(), sentence.end)
    removed = load_phrases("sanctions")["removal"].found(text, act.start, act.end)
    told = words["misdeed"].first(text, act.end, end) or (words["end_of_service"].first(text, act.end, end) if removed else None)
    if told is None:
        return False
    rest = words["election_time"].pattern.sub("", text[act.start : _end_of_part(text, told.end(), sentence.end)])
    return not _speaks_of_election(rest, 0, len(rest))


def _is_only_moved(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Lima kepala sekolah | dimutasi | jelang pilkada, kata …": that tells when, and the sentence names no other reason."""
    words, text = load_phrases("misdeeds"), frame.text
    when = words["election_time"].pattern.match(text, frame.opening(act.end, sentence.end), sentence.end)
    if when is None or words["moved"].pattern.fullmatch(text, act.start, act.end) is None:
        return False
    counted = frame.within(sentence.start, act.start, "count")
    if not counted or counted[0]["text"].casefold().startswith("ke") or _THOSE.search(text, sentence.start, act.start):
        return False  # "Ketiga guru itu dimutasi menjelang pilkada": those of a case told before
    rest = text[sentence.start : act.start] + text[when.end() : sentence.end]
    return not (_speaks_of_election(rest, 0, len(rest)) or load_phrases("claims")["partisan"].found(rest))


_THOSE = re.compile(r"(?<!\w)(?:itu|tersebut|tadi)(?!\w)", re.IGNORECASE)


@kept
def _speaks_of_election_in(frame: Frame, sentence: Span) -> bool:
    return _speaks_of_election(frame.text, *sentence.bounds)


def _speaks_of_election(text: str, start: int, end: int) -> bool:
    """Whether [start, end) has a word of elections or sides, but for an occasion ("diperiksa seusai apel netralitas karena sabu")."""
    if not load_phrases("claims")["election"].found(text, start, end):
        return False
    occasions = [match.span() for match in load_phrases("misdeeds")["occasion"].all(text, start, end)]
    if not occasions:
        return True
    found = load_phrases("claims")["election"].all(text, start, end)
    return any(not any(first <= match.start() < last for first, last in occasions) for match in found)


def _has_own_cause(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "dipecat karena memukul istrinya": a reason of its own, in a sentence without any word about elections, sides or the case."""
    cause = load_phrases("misdeeds")["cause"].first(frame.text, act.end, sentence.end)
    if act.meaning.stage not in ("sanctioned", "examined", "reported") and not act.meaning.criminal:
        return False
    if cause is None or len(frame.text[act.end : cause.start()].split()) > _TO_CAUSE:
        return False
    counted = frame.within(act.end, cause.start(), "count")
    if len(counted) > act.meaning.active or any(frame.text[act.end : m["start"]].strip() for m in counted):
        return False  # "tiga ditegur bupati, seorang lagi bebas karena sakit": the reason of another number
    return _is_other_cause(frame.text, cause.end(), sentence)


def _is_other_cause(text: str, start: int, sentence: Span) -> bool:
    """Whether the reason that begins here has nothing to do with elections, sides or the case."""
    words = load_phrases("misdeeds")
    if words["supervisor"].found(text, sentence.start, sentence.end):
        return False
    mark = _MARK.search(text, start, sentence.end)
    end = mark.start() if mark else sentence.end
    if not text[start:end].strip():
        return False
    told_by = mark is not None and load_phrases("speech")["saying"].opens(text, mark.end(), sentence.end)
    ceiling = end if told_by else sentence.end  # "karena jarang masuk kantor, | ungkap BKPSDM di sela deklarasi netralitas"
    return not (
        words["of_the_case"].found(text, start, end)
        or load_phrases("claims")["of_case"].found(text, start, end)
        or load_phrases("claims")["partisan"].found(text, start, ceiling)
        or any(phrases.found(text, start, ceiling) for phrases in load_phrases("conduct").values())
    )


_TO_CAUSE = 8
"""Words between what was done and "karena"."""


def _end_of_part(text: str, start: int, ceiling: int) -> int:
    """Where the part of a sentence ends: at a mark, or at a word that goes on with something else."""
    mark = _MARK.search(text, start, ceiling)
    on = load_phrases("misdeeds")["goes_on"].first(text, start, ceiling)
    return min([ceiling, *([mark.start()] if mark else []), *([on.start()] if on else [])])


_BUT_BECAUSE = re.compile(
    r",?\s*(?:tapi|tetapi|namun|melainkan|cuma|hanya)\s+(?:itu\s+)?(?:karena|lantaran|soal|akibat|terkait|dalam|gara-gara)(?!\w)",
    re.IGNORECASE,
)
""" "…, tapi karena | pungli": the reason is set against what one may think."""
_MARK = re.compile(r"[;:.“”\"]|,\s")
