"""`none`: an authority with a duty to know says that there is no report or breach so far (ruling 10)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.records.acts.parties import named_speaker, parties_in, party_of, speaker_party
from pipeline.records.acts.subjects import kinds_in, subject_of
from pipeline.records.acts.teller import teller_of
from pipeline.records.building import RecordDict, violation
from pipeline.records.cases.place_groups import is_elsewhere
from pipeline.records.days.stage_date import day_of_nothing
from pipeline.records.participants.one_case import is_of_one_case, is_said_of_case, says_nothing
from pipeline.records.reading.actors import antecedent, speaker_of
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.clauses import is_condition
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.speakers.interviews import interview_of
from pipeline.records.violations.nothing_in_list import goes_on_with_list, nothing_in_list
from pipeline.records.violations.nothing_where import places_without
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
    uncounted: bool = False
    """Others are counted before it in the same breath, so that only the kinds behind their numbers are meant."""


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
            kinds = nothing.kinds if nothing.uncounted else _kinds_without_case(frame, sentence, region) or nothing.kinds
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


def _kinds_without_case(frame: Frame, sentence: Span, region: str) -> list[str]:
    """ "belum ada kades yang dilaporkan, hanya dua guru": the kinds named there, without those counted and the offices of named persons."""
    persons = [m for m in frame.within(*sentence.bounds) if m["type"] == "count" or _is_named_there(m)]
    skipped = [(m["start"], m["end"]) for m in persons]
    kinds = kinds_in(frame.text, *sentence.bounds, region, skip=skipped) or kinds_in(frame.text, *sentence.bounds, region)
    speaker = named_speaker(frame, sentence.start) or teller_of(frame, sentence)
    own = speaker is not None and speaker.get("institution") in ("polri", "tni")
    if own and set(kinds) <= {"military_police"} and load_phrases("subjects")["members"].found(frame.text, *sentence.bounds):
        return ["military_police"]  # "Tidak ada anggota saya yang dilaporkan", says a chief of police
    return kinds


def _is_named_there(mention: Mention) -> bool:
    """ "Camat Kahayan, Sukri": an office with its holder; "camat" alone may be anybody, though one has been named before."""
    return mention["type"] == "official" and bool(mention.get("name")) and mention["name"].split()[-1] in mention["text"]


def _nothing_in(frame: Frame, sentence: Span) -> Nothing | None:
    words = load_phrases("nothing")
    match = says_nothing(frame, sentence) or nothing_in_list(frame, sentence)
    if match is None or words["no_nothing"].found(match.group()) or _is_wished(frame, sentence, match):
        return None
    if _is_supposed(frame, sentence, match) or _is_not_so(frame, sentence, match) or is_said_of_case(frame, sentence, match):
        return None
    if not _is_general(frame, sentence, match) or _is_promised(frame, sentence, match) or _is_of_the_rest(frame, sentence):
        return None
    uncounted = _kinds_without(frame, sentence, match)
    kinds = uncounted or kinds_in(frame.text, *sentence.bounds) or _kinds_asked_of(frame, sentence)
    outright = bool(kinds) or words["neutrality"].found(frame.text, sentence.start, sentence.end)
    if not (outright or _is_the_matter(frame, sentence, match)) or not _by_authority(frame, sentence, match):
        return None
    regions = places_without(frame, sentence, match.start(), match.end())
    return Nothing(sentence, match.start(), regions, kinds, outright, bool(uncounted))


def _kinds_without(frame: Frame, sentence: Span, match: re.Match[str]) -> list[str]:
    """ "laporan ASN 12, laporan kades tiga, | laporan honorer nihil": the kinds behind the last number told before there was nothing."""
    counted = [m["end"] for m in frame.numbers(sentence.start, match.end())]
    return kinds_in(frame.text, counted[-1], match.end()) if counted else []


def _is_of_the_rest(frame: Frame, sentence: Span) -> bool:
    """ "Sedangkan kabupaten lain masih nihil": of no place that is named, nor of the province, where there are cases."""
    others = load_phrases("whose")["other_places"].found(frame.text, sentence.start, sentence.end)
    return others and not frame.within(sentence.start, sentence.end, "region")


def _repeats(frame: Frame, nothing: Nothing, found: Sequence[Nothing]) -> bool:
    """ "Tidak ada laporan dari sana. Nihil.": a sentence that names no place beside one that says so of a place."""
    sentence = nothing.sentence
    beside = any(other.outright and abs(other.sentence.index - sentence.index) == 1 for other in found)
    return beside and not frame.within(sentence.start, sentence.end, "region")


def _is_wished(frame: Frame, sentence: Span, match: re.Match[str]) -> bool:
    """ "Semoga tidak ada ASN yang melanggar": hoped, asked for or promised, and not found."""
    inside = load_phrases("nothing")["wish"].first(match.group())
    if inside is not None and not load_phrases("assertion")["negation"].found(match.group(), 0, inside.start()):
        return True  # "Bawaslu Kota X menargetkan nol kasus": the words that say so begin at the place
    wish = load_phrases("nothing")["wish"].last(frame.text, sentence.start, match.start())
    return wish is not None and len(frame.text[wish.end() : match.start()].split()) <= _OF_A_WISH


_OF_A_WISH = 6
"""Words between a wish and what is wished."""


def _is_supposed(frame: Frame, sentence: Span, match: re.Match[str]) -> bool:
    """ "Bila | tidak ditemukan pelanggaran, kasus dihentikan": what may turn out; "Kalau kades, belum ada laporan" only says of whom."""
    ends = [end.end() for end in _CLAUSE_END.finditer(frame.text, sentence.start, match.start())]
    word = load_phrases("modality")["condition"].last(frame.text, max([sentence.start, *ends]), match.end())
    if word is None or not is_condition(frame, word, sentence, match.start()):
        return False
    if not word.group().lower().startswith("kalau"):
        return True
    follows = "," in frame.text[match.end() : sentence.end]
    return follows and not frame.text[word.end() : match.start()].strip()


_CLAUSE_END = re.compile(r"[,;:]")


def _is_not_so(frame: Frame, sentence: Span, match: re.Match[str]) -> bool:
    """ "Bukan berarti tidak ada pelanggaran", "Belum bisa dipastikan ada pelanggaran", "Meski tak ada laporan, ada dua temuan"."""
    words, text = load_phrases("nothing"), frame.text
    unsure = words["unsure"].last(text, sentence.start, match.end())
    if unsure is not None and not _CLAUSE_END.search(text, unsure.end(), max(unsure.end(), match.start())):
        return True
    denied = words["not_so"].last(text, sentence.start, match.start())
    if denied is not None and len(text[denied.end() : match.start()].split()) <= _OF_A_WISH:
        # "membantah tudingan itu dan menegaskan belum ada laporan", "menepis kabar itu karena belum ada laporan" deny something else
        given = words["because"].found(text, denied.end(), match.start())
        return not given and not load_phrases("speech")["saying"].found(text, denied.end(), match.start())
    turns = (("until_lately", "now_there_are"), ("although", "all_the_same"))
    return any(
        words[before].found(text, sentence.start, match.start()) and words[behind].found(text, match.end(), sentence.end)
        for before, behind in turns
    )


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
    if words["one_case"].found(frame.text, sentence.start, match.start()) or (as_told and not goes_on_with_list(frame, sentence)):
        return False
    if words["particular"].found(frame.text, sentence.start, sentence.end) or frame.text[sentence.start : sentence.end].rstrip(
        "\"”' "
    ).endswith("?"):
        return False
    if is_of_one_case(frame, sentence, match) or _is_why_some_ended(frame, sentence, match):
        return False
    signs = words["but_signs"].first(frame.text, match.start(), sentence.end)
    if signs is not None and not frame.within(signs.start(), signs.end(), "region"):
        return False  # "belum ada laporan di Gowa, tetapi di Maros ada indikasi" tells of two places
    following = frame.after(sentence) or sentence
    return not words["but_traced"].found(frame.text, sentence.start, following.end)


def _is_why_some_ended(frame: Frame, sentence: Span, match: re.Match[str]) -> bool:
    """ "Tujuh kasus dihentikan sebab | tak terbukti ada pelanggaran": of those that the sentence counts."""
    because = right_before(frame.text, sentence.start, match.start(), "nothing", "because")
    return because and bool(frame.numbers(sentence.start, match.start()))


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
    if goes_on_with_list(frame, sentence) and _told_by_authority(frame, sentence):
        return True
    before = interview.official if interview is not None and offset > interview.start else antecedent(frame, offset)
    before = before or teller_of(frame, sentence)
    return party_of(before) in _AUTHORITIES if before is not None else _so_says_authority(frame, sentence)


def _so_says_authority(frame: Frame, sentence: Span) -> bool:
    """ "Belum ada prajurit yang memihak. | Pernyataan itu datang dari Kapolres": the next sentence says whose word it is."""
    following = frame.after(sentence)
    if following is None or not frame.in_one_paragraph(sentence.start, following.start):
        return False
    opening = frame.opening(*following.bounds)
    if load_phrases("nothing")["so_said"].pattern.match(frame.text, opening, following.end) is None:
        return False
    return any(party.party in _AUTHORITIES for party in parties_in(frame, *following.bounds))


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
