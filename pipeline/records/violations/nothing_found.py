"""`none`: an authority with a duty to know says that there is no report or breach so far (ruling 10)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.records.acts.parties import named_speaker, parties_in, party_of, speaker_party
from pipeline.records.acts.subjects import is_word_for_persons, kinds_in, subject_of
from pipeline.records.building import RecordDict, violation
from pipeline.records.cases.acting_region import acting_region
from pipeline.records.cases.place_groups import is_elsewhere
from pipeline.records.days.stage_date import day_of_nothing
from pipeline.records.participants.one_case import is_of_one_case, says_nothing
from pipeline.records.reading.actors import antecedent, speaker_of
from pipeline.records.reading.clauses import clause_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.place import region_of_claim
from pipeline.records.speakers.interviews import interview_of
from pipeline.records.violations.reasons import reasons_of_nothing
from pipeline.records.violations.signs import signs_of_nothing
from pipeline.words.phrases import load_phrases

_AUTHORITIES = frozenset({"supervisor", "commission", "employer", "police"})
_RIGHT_AFTER = 45
"""Characters after "belum ada yang terbukti" and before a comma in which its kind is named ("melakukan politik uang")."""
_LEAD = 2
"""Paragraphs, the dateline's own line among them, that say what the article is about."""
_WITHOUT_DUTY = frozenset({"dprd", "kpu", "apdesi"})
"""Institutions whose people need not know of reports: what they say of them is no claim of an authority."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """A sentence in which an authority says that there is nothing, and of which places."""

    sentence: Span
    offset: int
    regions: list[str]
    kinds: list[str]
    outright: bool
    """Servants or neutrality are named there; a bare "masih bersih" gives way to it."""


def find_nothing(frame: Frame) -> Iterator[RecordDict]:
    """One record for each place of which an authority says that nothing has been reported or found."""
    found = [nothing for sentence in frame.sentences if (nothing := _nothing_in(frame, sentence)) is not None]
    told = {region for nothing in found if nothing.outright for region in nothing.regions}
    for nothing in found:
        for region in nothing.regions:
            if not nothing.outright:
                if region in told or _repeats(frame, nothing, found):
                    continue
                told.add(region)
            sentence = nothing.sentence
            kinds = kinds_in(frame.text, sentence.start, sentence.end, region) or nothing.kinds
            moment = day_of_nothing(frame, sentence, nothing.offset)
            yield violation(
                frame,
                stage="none",
                region=region,
                moment=moment,
                spans=[(sentence.start, sentence.end)],
                signs=signs_of_nothing(),
                reasons=tuple(reasons_of_nothing(sentence, nothing.offset, moment)),
                subject=subject_of(kinds) or "mixed",
            )


def _nothing_in(frame: Frame, sentence: Span) -> Nothing | None:
    words = load_phrases("nothing")
    match = says_nothing(frame, sentence) or _in_a_list(frame, sentence)
    if match is None or words["no_nothing"].found(match.group()) or _is_wished(frame, sentence, match):
        return None
    if not _is_general(frame, sentence, match) or _is_promised(frame, sentence, match) or _is_of_the_rest(frame, sentence):
        return None
    kinds = kinds_in(frame.text, sentence.start, sentence.end) or _kinds_asked_of(frame, sentence)
    outright = bool(kinds) or words["neutrality"].found(frame.text, sentence.start, sentence.end)
    if not (outright or _is_the_matter(frame, sentence, match)) or not _by_authority(frame, sentence, match):
        return None
    return Nothing(sentence, match.start(), _regions(frame, sentence, match.start(), match.end()), kinds, outright)


def _is_of_the_rest(frame: Frame, sentence: Span) -> bool:
    """ "Sedangkan kabupaten lain masih nihil": of no place that is named, nor of the province, where there are cases."""
    others = load_phrases("whose")["other_places"].found(frame.text, sentence.start, sentence.end)
    return others and not frame.within(sentence.start, sentence.end, "region")


def _in_a_list(frame: Frame, sentence: Span) -> re.Match[str] | None:
    """ "Bantul tiga, Sleman lima. Kota Yogya belum ada.": the place that heads a sentence after counted ones."""
    if kind := _kind_without(frame, sentence):
        return kind
    if not _goes_on_with_list(frame, sentence):
        return None
    return load_phrases("nothing")["none_there"].first(frame.text, sentence.start, sentence.end)


def _kind_without(frame: Frame, sentence: Span) -> re.Match[str] | None:
    """ "Bawaslu menangani 11 kasus ASN. "Kalau kepala desa | belum ada"": a kind of servants that heads a sentence after counted cases."""
    words, before = load_phrases("nothing"), frame.before(sentence)
    opening = frame.opening(*sentence.bounds)
    led = words["as_for"].pattern.match(frame.text, opening, sentence.end)
    if before is None or led is None or not frame.numbers(*before.bounds):
        return None
    none = words["none_there"].first(frame.text, led.end(), sentence.end)
    return none if none is not None and is_word_for_persons(frame.text, led.end(), none.start()) else None


def _goes_on_with_list(frame: Frame, sentence: Span) -> bool:
    """Whether the sentence begins with a place, after one that tells the number of another, or that there is none."""
    before = frame.before(sentence)
    if before is None or not _heads(frame, sentence) or not frame.within(before.start, before.end, "region"):
        return False
    return bool(frame.within(before.start, before.end, "count")) or says_nothing(frame, before) is not None


def _repeats(frame: Frame, nothing: Nothing, found: Sequence[Nothing]) -> bool:
    """ "Tidak ada laporan dari sana. Nihil.": a sentence that names no place beside one that says so of a place."""
    sentence = nothing.sentence
    beside = any(other.outright and abs(other.sentence.index - sentence.index) == 1 for other in found)
    return beside and not frame.within(sentence.start, sentence.end, "region")


def _heads(frame: Frame, sentence: Span) -> list[Mention]:
    """The place with which the sentence begins, bare or after "di": "Payakumbuh malah belum ada laporan"."""
    head = [m for m in frame.within(sentence.start, min(sentence.end, sentence.start + _HEAD), "region") if m.get("code")][:1]
    if not head or _in_office(frame, head[0]):
        return []
    opening = frame.text[sentence.start : head[0]["start"]].strip(' "“”‘').casefold()
    opens = [load_phrases("whose")["heading"], load_phrases("nothing")["only_there"]]
    return head if not opening or any(words.pattern.fullmatch(opening) for words in opens) else []


_HEAD = 40


def _is_wished(frame: Frame, sentence: Span, match: re.Match[str]) -> bool:
    """ "Semoga tidak ada ASN yang melanggar": hoped, asked for or promised, and not found."""
    inside = load_phrases("nothing")["wish"].first(match.group())
    if inside is not None and not load_phrases("assertion")["negation"].found(match.group(), 0, inside.start()):
        return True  # "Bawaslu Kota X menargetkan nol kasus": the words that say so begin at the place
    wish = load_phrases("nothing")["wish"].last(frame.text, sentence.start, match.start())
    return wish is not None and len(frame.text[wish.end() : match.start()].split()) <= _OF_A_WISH


_OF_A_WISH = 6
"""Words between a wish and what is wished."""


def _is_promised(frame: Frame, sentence: Span, match: re.Match[str]) -> bool:
    """ "Tidak ada anggota yang memihak": without a word of time, of a finding or of a report it vouches, and tells of no finding."""
    words = load_phrases("nothing")
    return words["vouched"].pattern.fullmatch(match.group()) is not None and not words["so_far"].found(
        frame.text, sentence.start, sentence.end
    )


def _kinds_asked_of(frame: Frame, sentence: Span) -> list[str]:
    """ "Bagaimana dengan ASN? Belum ada laporan.": the question right before says of whom."""
    before = frame.before(sentence)
    if before is None or not frame.say(before).strip().endswith("?"):
        return []
    return kinds_in(frame.text, before.start, before.end)


def _is_the_matter(frame: Frame, sentence: Span, match: re.Match[str]) -> bool:
    """Whether bare "laporan" or "nihil" is about neutrality: by the talk before, or by the title where a place is said to have none."""
    words = load_phrases("nothing")
    if words["other_breaches"].found(frame.text, sentence.start, sentence.end):
        return False
    if words["neutrality"].found(frame.text, _start_of_talk(frame, sentence), sentence.end):
        return True
    if words["any_breach"].found(match.group()):
        return False  # "belum tercatat pelanggaran" may be of the whole campaign
    placed = any(m.get("code") and not is_elsewhere(frame, m, sentence) for m in frame.within(sentence.start, sentence.end, "region"))
    placed = placed or load_phrases("whose")["there"].found(frame.text, sentence.start, sentence.end)
    topic = load_phrases("forms")["topic"]
    return placed and (topic.found(frame.title) or any(topic.found(frame.text, lead.start, lead.end) for lead in frame.paragraphs[:_LEAD]))


def _start_of_talk(frame: Frame, sentence: Span) -> int:
    """Where the sentences before begin that tell what a bare "pelanggaran" is: at most two, in the same paragraph."""
    paragraph = frame.paragraph_at(sentence.start)
    before = [s.start for s in frame.sentences if 0 < sentence.index - s.index <= _TALK and paragraph.holds(s.start)]
    return min(before, default=sentence.start)


_TALK = 2


def _is_general(frame: Frame, sentence: Span, match: re.Match[str]) -> bool:
    """Not one rumour, not "no official report" beside tracing, not a plan or a question."""
    words = load_phrases("nothing")
    if words["its_course"].opens(frame.text, match.end(), sentence.end):
        return False  # "belum ada satu laporan | pun yang dihentikan"
    comma = frame.text.find(",", match.end(), min(sentence.end, match.end() + _RIGHT_AFTER))
    if words["other_breaches"].found(frame.text, match.start(), comma if comma > 0 else min(sentence.end, match.end() + _RIGHT_AFTER)):
        return False
    as_told = words["as_told"].found(frame.text, match.start(), sentence.end)  # "Gowa dua kasus. Maros belum menemukan yang serupa"
    if words["one_case"].found(frame.text, sentence.start, match.start()) or (as_told and not _goes_on_with_list(frame, sentence)):
        return False
    if words["particular"].found(frame.text, sentence.start, sentence.end) or frame.text[sentence.start : sentence.end].rstrip(
        "\"”' "
    ).endswith("?"):
        return False
    if is_of_one_case(frame, sentence, match):
        return False
    following = frame.after(sentence)
    return not (following is not None and words["but_traced"].found(frame.text, sentence.start, following.end))


def _by_authority(frame: Frame, sentence: Span, match: re.Match[str]) -> bool:
    """The speaker has a duty to know; who is named nowhere in the sentence is the one who answers an interview, or spoke before."""
    offset = match.start()
    said_by = named_speaker(frame, offset) or speaker_of(frame, sentence.start, sentence.end)
    if said_by is not None and said_by.get("institution") in _WITHOUT_DUTY:
        return False
    if _claimed_by_citizens(frame, sentence, offset):
        return False
    speaker = speaker_party(frame, sentence.start, sentence.end)
    if speaker is not None:
        return speaker.party in _AUTHORITIES
    if any(party.party in _AUTHORITIES for party in parties_in(frame, sentence.start, sentence.end)):
        return True
    interview = interview_of(frame)
    if _goes_on_with_list(frame, sentence) and _told_by_authority(frame, sentence):
        return True
    before = interview.official if interview is not None and offset > interview.start else antecedent(frame, offset)
    return before is not None and party_of(before) in _AUTHORITIES


def _claimed_by_citizens(frame: Frame, sentence: Span, offset: int) -> bool:
    """ "Juru bicara tim pasangan calon mengaku tidak pernah mendengar ...": whoever says it heads the sentence and holds no office."""
    named = parties_in(frame, sentence.start, offset)
    if not named or any(party.party in _AUTHORITIES for party in parties_in(frame, *sentence.bounds)):
        return False
    own = [party for party in named if party.party == "citizens"]
    return bool(own) and load_phrases("nothing")["claim_to_know"].found(frame.text, own[0].end, offset)


def _told_by_authority(frame: Frame, sentence: Span) -> bool:
    """A line of a list: whoever opened the list, in the sentences before it, tells it."""
    opened = [s for s in frame.sentences if 0 < sentence.index - s.index <= _SENTENCES_OF_LIST]
    return any(party.party in _AUTHORITIES for s in opened for party in parties_in(frame, s.start, s.end))


_SENTENCES_OF_LIST = 12


def _regions(frame: Frame, sentence: Span, start: int, end: int) -> list[str]:
    """Places of which it is said: those that head the sentence or stand in it; those of the sentence before for "di sana"."""
    words = load_phrases("whose")
    here = [m for m in frame.within(sentence.start, sentence.end, "region") if m.get("code") and not is_elsewhere(frame, m, sentence)]
    if not any(not _in_office(frame, m) for m in here) and (told := _told_of_places_before(frame, sentence)):
        return told
    before = [m for m in here if m["start"] < start]
    if len(before) > 1 and words["listed"].pattern.search(frame.text[before[0]["end"] : before[1]["start"]]):
        return list(dict.fromkeys(str(m["code"]) for m in before))
    if not before and len(listed := _listed(frame, here)) > 1:
        return listed  # "Tiga daerah masih bersih, yakni Sibolga, Karo dan Dairi"
    if (head := _heads(frame, sentence)) and head[0]["start"] < start:
        return [str(head[0]["code"])]
    if after := [m for m in here if m["start"] >= end and _said_of(frame.text[end : m["start"]])]:
        return [str(after[0]["code"])]
    pointed = words["there"].first(frame.text, *sentence.bounds) or words["those_places"].first(frame.text, *sentence.bounds)
    named_by_speaker = [m for m in frame.within(sentence.start, sentence.end, "official") if m["start"] >= end]
    elsewhere = [m for m in here if not any(o["start"] <= m["start"] < o["end"] for o in named_by_speaker)]
    if pointed is not None and not elsewhere:
        earlier = [s for s in frame.sentences if sentence.index - 2 <= s.index < sentence.index]
        named = [m for s in earlier for m in frame.within(s.start, s.end, "region") if m.get("code") and not _in_office(frame, m)]
        together = _listed(frame, [m for m in named if frame.sentence_at(m["start"]) == frame.sentence_at(named[-1]["start"])])
        if len(together) > 1:
            return together
        last = named[-1:]
        if load_phrases("whose")["both_there"].found(frame.text, sentence.start, sentence.end):
            last = named[-2:]
        if last:
            return list(dict.fromkeys(str(m["code"]) for m in last))
    if inside := [m for m in here if start <= m["start"] < end]:
        return [str(inside[-1]["code"])]  # "Empat kasus kades di Ngawi, sedangkan di Tuban nihil"
    own, clause = [m for m in before if not _in_office(frame, m)], clause_before(frame.text, sentence.start, start)
    if own and clause <= own[-1]["start"]:
        return [str(own[-1]["code"])]  # "Bawaslu RI mencatat 700 laporan, tetapi di Merauke tak ada"
    if code := acting_region(frame, sentence):
        return [code]
    local = [m for m in here if m["level"] != "province"] or here
    if local:
        return [str(min(local, key=lambda m: max(m["start"] - end, start - m["end"], 0))["code"])]
    speaker = named_speaker(frame, start)
    if speaker is not None and speaker.get("region"):
        return [str(speaker["region"])]
    code = region_of_claim(frame, start, end)
    return [code] if code else []


def _told_of_places_before(frame: Frame, sentence: Span) -> list[str]:
    """ "Untuk Dairi dan Karo, sampai hari ini nihil. Tidak ada laporan soal ASN": the second says of what kind there is nothing."""
    before = frame.before(sentence)
    if before is None or not frame.in_one_paragraph(before.start, sentence.start) or not frame.within(*before.bounds, "region"):
        return []
    match = says_nothing(frame, before) or _in_a_list(frame, before)
    if match is None or load_phrases("nothing")["no_nothing"].found(match.group()):
        return []
    return _regions(frame, before, match.start(), match.end())


def _in_office(frame: Frame, place: Mention) -> bool:
    """ "Ketua Bawaslu Sulawesi Tengah": the place is part of the office of whoever speaks."""
    return any(o["start"] <= place["start"] < o["end"] for o in frame.officials)


def _said_of(between: str) -> bool:
    return load_phrases("nothing")["said_of"].pattern.fullmatch(between.strip()) is not None


def _listed(frame: Frame, mentions: Sequence[Mention]) -> list[str]:
    """Codes of the places that commas and "dan" join to the last one, in order."""
    words = load_phrases("whose")
    run = list(mentions[-1:])
    for mention in reversed(mentions[:-1]):
        if not words["listed"].pattern.search(frame.text[mention["end"] : run[0]["start"]]):
            break
        run.insert(0, mention)
    return list(dict.fromkeys(str(m["code"]) for m in run))
