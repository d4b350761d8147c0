"""Which government the accused serve (rulings 26 to 30): the region of a violation."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.records.acts.parties import named_speaker, parties_in
from pipeline.records.cases.acting_region import NATIONAL, acting_by_name, acting_region
from pipeline.records.cases.chain import Chain
from pipeline.records.cases.other_place import last_with_place, subject_place
from pipeline.records.cases.own_servants import employer_of
from pipeline.records.cases.place_groups import is_among, is_elsewhere
from pipeline.records.cases.served import ANOTHER, TO_OTHERS, own_stretch, served_beside, served_later
from pipeline.records.reading.actors import speaker_of
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.place import NATION, home_region, voted_in
from pipeline.tagging.linking import province_of
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_NO_SUPERVISORS = frozenset({"legislator", "candidate"})
_PROVINCE_BEFORE, _PROVINCE_AFTER = 60, 25
"""Characters before and after the accused in which "se-provinsi" is said of them."""


def regions_of_chain(frame: Frame, chain: Chain) -> tuple[str, ...]:
    """Codes of the places where the breaches were; several where each place has the number."""
    code, why = _place_of(frame, chain)
    chain.found_at = code, why
    return (code,) if code else ()


def _place_of(frame: Frame, chain: Chain) -> tuple[str | None, str]:
    """The code of the place where the breaches were, and by which rule it is known."""
    home = home_region(frame)
    code, why = next(((code, why) for why, rule in _RULES if (code := rule(frame, chain, home))), (home, "the article's place"))
    if code and "." not in code and (employer := _punished_by(frame, chain, code)):
        return employer, "the government that punished them"
    if code and "." in code and not served_beside(frame, chain, code) and _is_of_province(frame, chain):
        return province_of(code), "all of the province"
    return code, why


def _punished_by(frame: Frame, chain: Chain, province: str) -> str | None:
    """ "Bawaslu Sulsel meneruskan dua camat. "Sudah kami jatuhi sanksi," kata Pj Bupati Bone": they serve Bone."""
    if any("." in place for place in chain.places):
        return None
    employers = {code for done in chain.done if done.stage == "sanctioned" and (code := employer_of(frame, done))}
    return employers.pop() if len(employers) == 1 and all(code.startswith(f"{province}.") for code in employers) else None


def served_region(frame: Frame, chain: Chain) -> str | None:
    """The government that the accused are said to serve, named right after them or in a later sentence (ruling 26)."""
    home = home_region(frame)
    code = served_beside(frame, chain, home)
    if any("." in place for place in (code or "", *chain.places)):
        return code
    code = served_later(frame, chain, home) or code
    province = code or next(iter(chain.places), None)
    return (_punished_by(frame, chain, province) if province and "." not in province else None) or code


def _of_nation(frame: Frame, chain: Chain) -> str | None:
    """ "se-Indonesia", said in the sentence."""
    return NATION if load_phrases("whose")["nationwide"].found(frame.text, *chain.sentence.bounds) else None


def _of_national_body(frame: Frame, chain: Chain) -> str | None:
    """What a national body counts, of no place."""
    return NATION if _national(frame, chain.sentence, chain.first.start) or _too_many_for_one(frame, chain) else None


def _acts_on(frame: Frame, chain: Chain) -> str | None:
    """Whoever acts in the sentence, unless another number stands between: "12 laporan diteruskan, tiga ditangani Bawaslu Poso"."""
    sentence, start, end = chain.sentence, chain.first.start, chain.first.end
    if (whole := _without_part(frame, sentence, end)) is not sentence:
        return acting_region(frame, whole)
    stretch = own_stretch(frame, end, sentence)
    following = frame.text[stretch : min(sentence.end, stretch + _PART_AFTER)]
    if load_phrases("grammar")["from_party"].ends_before(frame.text, sentence.start, start) or load_phrases("accused")["part"].found(
        following
    ):
        stretch = sentence.end  # "Dari sepuluh ASN itu, tujuh ditindak Bupati Banggai": the next number is a part of it
    return acting_region(frame, Span(sentence.start, stretch, sentence.index))


_PART_AFTER = 40
"""Characters from the next number on in which it is said to be a part of this one."""


def _voted_there(frame: Frame, chain: Chain) -> str | None:
    return None if chain.single else voted_in(frame, _without_part(frame, chain.sentence, chain.first.end))


def _of_speaker(frame: Frame, chain: Chain, home: str | None) -> str | None:
    """The region of whoever speaks, unless that is only the province of the article's place."""
    speaker = named_speaker(frame, chain.first.start) or speaker_of(frame, chain.first.start, chain.first.end)
    before = frame.before(chain.sentence)
    if speaker is None and before is not None and frame.in_one_paragraph(before.start, chain.sentence.start):
        speaker = speaker_of(frame, before.start, before.end)  # "Ditambahkannya, empat PPSU disanksi. | Dua ketua RW tak bisa diproses"
    code = str(speaker["region"]) if speaker is not None and speaker.get("region") else None
    return None if code is None or (home and home.startswith(f"{code}.")) else code


def _of_paragraph(frame: Frame, chain: Chain, home: str | None) -> str | None:
    """What heads a sentence before it in the paragraph, or who acts there."""
    paragraph = frame.paragraph_at(chain.sentence.start)
    for before in reversed([s for s in frame.sentences if paragraph.start <= s.start < chain.sentence.start]):
        if _goes_through_places(frame, before):
            continue
        code = _headed(frame, before, before.end) or acting_region(frame, _without_part(frame, before, before.start))
        if code and not (home and home.startswith(f"{code}.")):
            return code
    return None


def _goes_through_places(frame: Frame, sentence: Span) -> bool:
    """ "enam berasal dari Kukar, lima dari Paser, empat dari Berau. Dari semua itu, …": no place of the list is that of what follows."""
    places = {str(m["code"]) for m in frame.within(*sentence.bounds, "region") if "." in (m.get("code") or "")}
    return len(places) >= _PLACES_OF_LIST and len(frame.numbers(*sentence.bounds)) >= _PLACES_OF_LIST


_PLACES_OF_LIST = 3


def _without_part(frame: Frame, sentence: Span, start: int) -> Span:
    """The sentence up to a part in a place of its own: "16 kades diproses, | satu di antaranya di Fakfak dihukum PN Fakfak"."""
    for part in frame.numbers(start, sentence.end):
        placed = frame.within(part["end"], min(sentence.end, part["end"] + _TO_PLACE_OF_PART), "region")
        if part["start"] > sentence.start and placed and is_among(frame, part["start"], part["end"], sentence.end):
            return replace(sentence, end=part["start"])
    return sentence


_TO_PLACE_OF_PART = 30
"""Characters after a number in which "di antaranya" and the place stand."""


def _district_of_post(frame: Frame, chain: Chain) -> str | None:
    """ "Camat Tehoru", of whom the province's supervisor speaks: the regency in which the district lies."""
    if chain.first.form != "office":
        return None
    named = [m for m in frame.within(chain.first.start, chain.first.start + 1, "official") if m["position"] == "district_head"]
    code = named[0].get("region") if named else None
    return str(code) if code and "." in code else None


def _told_just_before(frame: Frame, chain: Chain) -> str | None:
    """ "Lima kasus di Pulau Morotai … . Tiga kepala desa dilaporkan": the one regency of the larger number told before."""
    size, sentence = chain.size, chain.sentence
    if size is None or sentence.index == 0 or frame.within(*sentence.bounds, "region"):
        return None
    before = frame.sentences[sentence.index - 1]
    counts = [m for m in frame.within(*before.bounds, "count") if m["unit"] not in ("region", "participant")]
    shared_out = load_phrases("accused")["out_of"]
    counts = [m for m in counts if m is counts[0] or shared_out.ends_before(frame.text, before.start, m["start"]) is None]
    named = [m for m in frame.within(*before.bounds, "region") if m.get("code") and not is_elsewhere(frame, m, before)]
    places = {str(m["code"]) for m in named if "." in m["code"]}
    if len(places) != 1 or len(counts) != 1 or counts[0]["min"] <= size[0] or not frame.paragraph_at(sentence.start).holds(before.start):
        return None
    return places.pop()


def _is_of_province(frame: Frame, chain: Chain) -> bool:
    """ "29 ASN se-provinsi", "52 ASN di 15 kabupaten/kota": more than the one regency in which the article plays."""
    first, sentence = chain.first, chain.sentence
    around = max(sentence.start, first.start - _PROVINCE_BEFORE), min(sentence.end, first.end + _PROVINCE_AFTER)
    if load_phrases("whose")["provincewide"].found(frame.text, *around) or _over_several(frame, first.end, sentence):
        return True
    return is_of_other_places(frame, first.start, first.end, sentence)


def is_of_other_places(frame: Frame, start: int, end: int, sentence: Span) -> bool:
    """ "Selain di Muna, ada sembilan kasus di daerah lain", "daerah lainnya hanya dua orang": of no place that is named."""
    others = load_phrases("whose")["other_places"]
    numbers = frame.numbers(*sentence.bounds)
    floor = max([m["end"] for m in numbers if m["end"] <= start], default=sentence.start)
    if (told := others.last(frame.text, floor, start)) is not None:
        # "Di daerah lain, lima PPPK disanksi | Wali Kota Mataram": by whom tells where
        return len(frame.text[told.end() : start].split()) <= TO_OTHERS and not (
            frame.within(told.end(), start, "region") or acting_region(frame, Span(end, own_stretch(frame, end, sentence), sentence.index))
        )
    ceiling = min([m["start"] for m in numbers if m["start"] >= end], default=sentence.end)
    told = others.first(frame.text, end, ceiling)
    if told is None or frame.within(end, told.start(), "region"):
        return False
    between = frame.text[end : told.start()]
    if len(between.split()) > TO_OTHERS + 2 or ANOTHER.search(between):
        return False
    return right_before(frame.text, end, told.start(), "whose", "there_in")


def _over_several(frame: Frame, start: int, sentence: Span) -> bool:
    """ "52 ASN di 15 kabupaten/kota": what so many regencies have together is none of theirs alone."""
    for mention in frame.within(start, min(sentence.end, start + _TO_REGIONS), "count"):
        if mention["unit"] == "region":
            several = mention["min"] > 1 and load_phrases("whose")["regencies"].found(mention["text"])
            between = frame.text[start : mention["start"]].strip()
            return several and load_phrases("whose")["in_them"].pattern.fullmatch(between) is not None
    return False


_TO_REGIONS = 45
"""Characters between persons and the number of regencies over which they are spread."""


def region_of_section(frame: Frame, sentence: Span, offset: int) -> str | None:
    """The region under whose heading the claim stands, unless the sentence puts it into another than that or its province."""
    section = frame.section_at(offset)
    if section is None:
        return None
    told = acting_region(frame, sentence) or _nearest(frame, sentence, offset)
    return section.code if told is None or section.code == told or section.code.startswith(f"{told}.") or told == NATION else told


def _headed(frame: Frame, sentence: Span, start: int) -> str | None:
    """ "Di Kota Cirebon, …": the place with which the sentence begins."""
    head = [m for m in frame.within(sentence.start, min(start, sentence.start + 45), "region") if m.get("code")]
    # "Di sana, kata anggota Bawaslu NTB, dua ASN diperiksa": the place of the office of who tells it heads nothing
    head = [m for m in head if not any(o["start"] < m["start"] < o["end"] for o in frame.officials) or _fully_heads(frame, sentence, m)]
    if head and load_phrases("whose")["heading"].pattern.match(frame.text[sentence.start : head[-1]["start"]].lstrip('"“ ')):
        return str(head[-1]["code"])
    told = subject_place(frame, sentence)
    return told if told is not None and any(m["code"] == told for m in head) else None


def _fully_heads(frame: Frame, sentence: Span, place: Mention) -> bool:
    """Whether nothing but "di", "sementara di" stands before the place."""
    return load_phrases("whose")["heading"].pattern.fullmatch(frame.text[sentence.start : place["start"]].strip(' "“')) is not None


def _there(frame: Frame, sentence: Span) -> str | None:
    """ "Di sana", "di kabupaten itu", "Bawaslu kota": the place named last before."""
    if not load_phrases("whose")["there"].found(frame.text, sentence.start, sentence.end):
        return None
    opens = load_phrases("whose")["there"].pattern.match(frame.text, frame.opening(*sentence.bounds), sentence.end) is not None
    if not opens and _names_place(frame, sentence):
        return None
    earlier = [m for s in frame.sentences if sentence.index - 2 <= s.index < sentence.index for m in frame.within(s.start, s.end, "region")]
    usable = [m for m in earlier if m.get("code")]
    if load_phrases("whose")["same_regency"].found(frame.text, *sentence.bounds):
        usable = [m for m in usable if "." in m["code"]]
    code = str(usable[-1]["code"]) if usable else None
    return province_of(code) if code and load_phrases("whose")["provincewide"].found(frame.text, *sentence.bounds) else code


def _happened_there(frame: Frame, sentence: Span) -> str | None:
    """ "Pelanggaran serupa juga terjadi di lingkup Pemkot Banjarbaru. Ada empat ASN …": where the sentence before only says that it was."""
    if sentence.index == 0 or any("." in (m.get("code") or "") for m in frame.within(*sentence.bounds, "region")):
        return None
    before = last_with_place(frame, sentence)
    places = [m for m in frame.within(*before.bounds, "region") if "." in (m.get("code") or "")]
    if not places or frame.numbers(*before.bounds):
        return None
    if (turned := subject_place(frame, before)) is not None:
        return turned  # "Mukomuko masih tahap klarifikasi. Jumlahnya belum dirinci. | \"Beberapa ASN yang kita periksa\""
    if _is_example(frame, before, places[-1]):
        return str(places[-1]["code"])
    told = load_phrases("whose")["happened_at"].ends_before(frame.text, before.start, places[-1]["start"])
    behind = frame.text[places[-1]["end"] : before.end].strip(" .").split()
    # "Kasus serupa di Banjarnegara | justru kandas": the text turns there at the head of the sentence
    turns = told is not None and told.start() - frame.opening(*before.bounds) <= 1 and len(behind) <= _BEHIND_PLACE
    return str(places[-1]["code"]) if told and (turns or not behind) and len({m["code"] for m in places}) == 1 else None


def _is_example(frame: Frame, sentence: Span, place: Mention) -> bool:
    """ "Kotabaru, misalnya.": a sentence of nothing but the place and a word that takes it as an example."""
    around = (frame.text[sentence.start : place["start"]], frame.text[place["end"] : sentence.end])
    words = [part.strip(' ,.:;"“”') for part in around]
    example = load_phrases("whose")["for_example"].pattern
    return any(words) and all(not part or example.fullmatch(part) for part in words)


_BEHIND_PLACE = 3
"""Words after the place in a sentence that turns to it."""


def _names_place(frame: Frame, sentence: Span) -> bool:
    """Whether the sentence names a place of its own; that of the office of who speaks is none."""
    speakers = [m for m in frame.within(*sentence.bounds, "official") if m["start"] == frame.opening(*sentence.bounds)]
    return any(
        not any(speaker["start"] <= m["start"] < speaker["end"] for speaker in speakers) for m in frame.within(*sentence.bounds, "region")
    )


def _national(frame: Frame, sentence: Span, offset: int) -> bool:
    """Whether a national office speaks of the whole nation: its own official tells it, and the sentence names no place."""
    places = [m for m in frame.within(*sentence.bounds, "region") if not is_elsewhere(frame, m, sentence)]
    if any(not _is_where_most(frame, offset, m) for m in places):
        return False
    speaker = named_speaker(frame, offset) or speaker_of(frame, offset, offset + 1)
    if speaker is None:
        named = [m for m in frame.officials if m.get("name") and m.get("position") not in _NO_SUPERVISORS]
        speaker = named[0] if named else None
    if speaker is None:
        acting = [p for p in parties_in(frame, sentence.start, sentence.end) if p.institution in NATIONAL]
        return bool(acting) and home_region(frame) is None
    if speaker.get("institution") in NATIONAL and speaker.get("region"):
        return bool(speaker["region"] == NATION)  # "Kepala Kanreg II BKN Surabaya": an office of a province
    return speaker.get("institution") in NATIONAL or speaker.get("region") == NATION


def _too_many_for_one(frame: Frame, chain: Chain) -> bool:
    """ "Data KASN menunjukkan 2.000 ASN melanggar": so many that a national body counts, with no place named, serve no single regency."""
    sentence = chain.sentence
    told_by = frame.within(*sentence.bounds, "official")  # also where a regent tells it: the place of his office is not theirs
    places = [m for m in frame.within(*sentence.bounds, "region") if not any(o["start"] <= m["start"] < o["end"] for o in told_by)]
    counted = [p.start for p in parties_in(frame, *sentence.bounds) if p.party == "commission"]
    if chain.size is None or places or not counted:
        return False
    if chain.size[0] >= OF_NATION:
        return True
    if counted[0] >= chain.first.start:
        return False
    offices = [m for m in told_by if m["end"] <= chain.first.start]
    following = frame.after(sentence)
    # "KASN mencatat 183 ASN. | Di Sulawesi Selatan, terbanyak …": what is told next is only a part of them
    if following is None or offices:
        return False
    heads = frame.within(*following.bounds, "region")[:1]
    wide = any("." not in (m.get("code") or ".") and m["start"] - following.start <= _HEAD for m in heads)
    return wide and load_phrases("whose")["ranked"].found(frame.text, *following.bounds)


OF_NATION = 300
"""Persons. In 1,643 tallies of the building sets the largest of one regency is 71, of one province 212; above is the nation's alone."""
_HEAD = 4
"""Characters of "Di", before the place that heads a sentence."""


def _nearest(frame: Frame, sentence: Span, start: int) -> str | None:
    usable = [m for m in frame.within(sentence.start, sentence.end, "region") if m.get("code") and not is_elsewhere(frame, m, sentence)]
    usable = [m for m in usable if not _is_of_a_part(frame, start, m) and not _is_of_sender(frame, m, sentence)]
    return str(min(usable, key=lambda m: abs(m["start"] - start))["code"]) if usable else None


def _is_of_sender(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "menerima pelimpahan dua laporan dari Bawaslu | Maluku", told of a regency of Maluku: what its province passed down to it."""
    home = home_region(frame) or ""
    above = home != mention["code"] and home.startswith(f"{mention['code']}.")
    return above and _FROM_SUPERVISOR.search(frame.text, sentence.start, mention["start"]) is not None


_FROM_SUPERVISOR = Shape(r"(?<!\w)dari\s+{before_names.supervisor}\s+(?:{before_names.region}\s+)?\Z", re.IGNORECASE)


def _is_of_a_part(frame: Frame, start: int, mention: Mention) -> bool:
    """ "enam ASN disanksi, tiga di antaranya di Parepare": a place after a later number that is only a part of this one."""
    if _is_where_most(frame, start, mention):
        return True
    later = [m for m in frame.within(start, mention["start"], "count") if m["start"] > start]
    if later and load_phrases("stage_dates")["place_by_place"].found(frame.text, start, later[0]["start"]):
        return True  # "sembilan laporan, seperti tujuh ASN di Luwu Timur"
    if later and any(
        p.party == "supervisor" and 0 <= mention["start"] - p.end <= _OF_PARTY for p in parties_in(frame, start, mention["end"])
    ):
        return True  # "12 laporan diteruskan, tiga laporan ditangani Bawaslu Kabupaten Poso"
    return any(is_among(frame, m["start"], m["end"], mention["start"]) for m in later)


def _is_where_most(frame: Frame, start: int, mention: Mention) -> bool:
    """ "Yang diteruskan ke BKN sembilan laporan, kebanyakan dari | Serang": most of a number that others have a part in."""
    most = load_phrases("whose")["most_there"].ends_before(frame.text, start, mention["start"]) if mention["start"] > start else None
    return most is not None and frame.text[start : most.start()].rstrip().endswith((",", "("))


_OF_PARTY = 12
"""Characters from "Bawaslu" to its place, with "Kabupaten" between them."""

_RULES: tuple[tuple[str, Callable[[Frame, Chain, str | None], str | None]], ...] = (
    ("whom they are said to serve", served_beside),
    ("a place beside the number", lambda frame, chain, home: next(iter(chain.places), None)),
    ("the district of the post", lambda frame, chain, home: _district_of_post(frame, chain)),
    ("said of the nation", lambda frame, chain, home: _of_nation(frame, chain)),
    ("the place that heads the sentence", lambda frame, chain, home: _headed(frame, chain.sentence, chain.first.start)),
    ("the place that it points back to", lambda frame, chain, home: _there(frame, chain.sentence)),
    ("where the sentence before puts it", lambda frame, chain, home: _happened_there(frame, chain.sentence)),
    ("the heading of the section", lambda frame, chain, home: region_of_section(frame, chain.sentence, chain.first.start)),
    ("counted by a national body", lambda frame, chain, home: _of_national_body(frame, chain)),
    ("whoever acts in the sentence", lambda frame, chain, home: _acts_on(frame, chain)),
    ("the office of whoever acts", acting_by_name),
    ("the nearest place in the sentence", lambda frame, chain, home: _nearest(frame, chain.sentence, chain.first.start)),
    ("the place of the number before", lambda frame, chain, home: _told_just_before(frame, chain)),
    ("where they vote", lambda frame, chain, home: _voted_there(frame, chain)),
    ("the office of who speaks", _of_speaker),
    ("what the paragraph tells of", _of_paragraph),
)
"""Where the place of a case is looked for, in this order; else it is the article's own."""
