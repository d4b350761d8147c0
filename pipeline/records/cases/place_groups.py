"""Which places the text puts beside a number of a tally (ruling 15): "Bengkalis empat perkara", "14 laporan dari Maluku"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.records.acts.subjects import KINDS
from pipeline.records.cases.acting_region import is_of_neighbours_police
from pipeline.records.participants.participant import COLLECTIVE, Accused
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.kept import kept_of
from pipeline.records.reading.place import NATION, home_region
from pipeline.tagging.linking import province_of
from pipeline.tagging.numbers.numerals import WORDS_SOURCE
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_RIGHT_AFTER = Shape(
    r"\s+(?:(?:orang\s+)?(?:lainnya\s+|lagi\s+)?(?:merupakan\s+|adalah\s+)?{before_names.servants}\s+)?"
    r"(?:(?:{before_names.region}|{before_names.government})\s+|\([^)]{1,12}\)\s*){0,3}"
)
""" "2 ASN Banjarbaru, 3 ASN Kabupaten Banjar": the place right after persons and before a comma is theirs."""
_AFTER = Shape(
    r"(?:,?\s+(?:yaitu|yakni|tepatnya)(?=\s+di\b))?\s*(?:(?!(?:dan|serta|sedangkan|sementara|lalu|kemudian|juga)\b)\w+\s+){0,3}?(?:\w+,\s+(?:yang\s+\w+|juga|sama-sama|kali\s+ini)\s+)?"
    r"(?:masing-masing\s+)?(?:(?:\w+)?,\s+(?:(?:semua|seluruh|kesemua|ke\w+)nya|semua)\s+(?:(?!dan\b|serta\b)\w+\s+){0,2}?)?(?:ber)?(?:{before_names.at}(?:\s+dari)?|untuk)\s+"
    r"(?:(?:{before_names.staff_of}|{before_names.area}|{before_names.servants})\s+)?"
    r"(?:(?:{before_names.region}|{before_names.government})\s+|\([^)]{1,12}\)\s*){0,3}$",
    re.IGNORECASE,
)
""" "14 laporan dari Maluku"; "14 kades dan di Kudus satu camat" names the place of the next number."""
_HANDLED_BY = Shape(
    r"\s*(?:(?!(?:dan|serta|sedangkan|sementara|lalu|kemudian|juga)\b)[\w()]+\s+){0,4}?di\w{4,}\s+(?:(?:oleh|ke|di|kepada)\s+)?"
    r"{before_names.supervisor}\s+(?:{before_names.regency}\s+)?$",
    re.IGNORECASE,
)
""" "tiga laporan diterima Bawaslu Muna dan satu laporan diterima Bawaslu Buton": each with the supervisor that handles it (ruling 26)."""
_BESIDE = re.compile(r"^(?:\s*\([^)]*\))?\s*:?\s*(?:[^\s.;:“”\"]+\s+){0,6}(?:[^\s.;:“”\"]+:\s+)?\(?$")
"""At most six words and no full break between a place and its number."""
_KIND_OF_PLACE = r"(?:di\s+)?(?:{before_names.supervisor}\s+)?(?:{before_names.region}\s+)?"
_AND = rf"(?:\s*\([^)]*\)|\))?\s*(?:,\s*(?:dan|serta)|,|dan|serta|maupun|sama|deng)\s+{_KIND_OF_PLACE}"
_LISTED = Shape(rf"\s*\(|{_AND}(?:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?{_AND})*")
"""What stands between two places of one list, or a place and its short form in brackets; also places without a code, whose name another
shares (ruling 29)."""
_JOINED = Shape(
    r"(?:\s*\([^)]*\)|\))?\s*(?:,\s*)?(?:dan|serta|maupun|&)\s+(?:di\s+)?(?:{before_names.supervisor}\s+)?(?:{before_names.region}\s+)?",
    re.IGNORECASE,
)
"""Between the last two places of a list that has one number."""
_TO_ITS_NUMBER = Shape(r"\s*(?:\([^)]*\)\s*)?(?:(?:{claims.that_many}|dengan|masing-masing)\s+){0,2}[:(]?\s*")
"""Between a place and a number that is its own."""


@kept_of
def places_beside(frame: Frame, accused: Accused, sentence: Span) -> tuple[str, ...]:
    """Codes of the places to which the number belongs; several where each has it ("masing-masing"); empty when there is none.

    One number for several places is no place's own: it belongs to what they have in common, their province or the nation. Beside a place
    that could not be told from its namesakes, it belongs to the article's province, never to the place of the number next to it.
    """
    if _NATIONWIDE.match(frame.text, accused.end, sentence.end) is not None:
        return (NATION,)
    numbers = _other_numbers(frame, accused, sentence)
    first = _first_of_run(frame, accused.start, numbers)
    floor = max([m["end"] for m in numbers if m["end"] <= first], default=sentence.start)
    following = min([m["start"] for m in numbers if m["start"] >= accused.end], default=None)
    each = load_phrases("accused")["each"]
    if (own := _province_after(frame, accused.end, sentence)) is not None:
        return (own,)
    after = _listed_after(frame, accused.end, following, sentence)
    if after:
        return _shared(frame, after, each.found(frame.text, accused.start, accused.end))
    before = [m for m in frame.within(floor, first, "region") if not is_elsewhere(frame, m, sentence) and not _of_speaker(frame, m, first)]
    if (ranked := _ranked(frame, before, first) or _ranked_just_before(frame, accused, sentence)) is not None:
        return (ranked,)
    if (there := _pointed_at(frame, accused, before, sentence)) is not None:
        return (there,)
    if not before:
        return _own_province(frame, floor, first, sentence)
    if (led := _heads_before_province(frame, before, sentence)) is not None:
        return (led,)
    if not _BESIDE.match(frame.text[before[-1]["end"] : first]) and not _serve_there(frame, before[-1], floor, first):
        return ()
    if load_phrases("before_names")["below_regency"].found(frame.text, before[-1]["end"], first):
        return ()
    if _is_of_number_before(frame, before[-1], numbers, first):
        if (run := _place_of_run(frame, accused, numbers, sentence)) is not None:
            return (run,)
        return _shared(frame, (), False) if _UNKNOWN.match(frame.text, accused.end) else ()
    if not before[-1].get("code"):
        return _shared(frame, before[-1:], False)
    if (own := _in_their_order(frame, accused, before, numbers)) is not None:
        return (own,)
    of_each = each.found(frame.text, before[-1]["end"], accused.end)
    joined = _listed_before(frame, before) if of_each or _is_joined(frame, before) else before[-1:]
    listed = _without_number_before(frame, joined, numbers)
    return _shared(frame, listed, of_each or _is_item_by_place(frame, numbers, listed))


def _heads_before_province(frame: Frame, before: Sequence[Mention], sentence: Span) -> str | None:
    """ "Dari Kota Bima, Bawaslu NTB menerima dua laporan": the regency that heads the sentence, not the province that tells of it."""
    first, last = before[0], before[-1]
    if not str(first.get("code")).startswith(f"{last.get('code')}."):
        return None
    heading = load_phrases("whose")["heading"].pattern.fullmatch(frame.text[sentence.start : first["start"]].strip(' "“'))
    comma = frame.text[first["end"] : first["end"] + 1] == ","
    told = load_phrases("before_names")["supervisor"].ends_before(frame.text, first["end"], last["start"])
    return str(first["code"]) if heading and comma and told else None


def _pointed_at(frame: Frame, accused: Accused, before: Sequence[Mention], sentence: Span) -> str | None:
    """ "Kotim teratas. Data Bawaslu Kalteng menyebut 16 ASN | kabupaten tersebut", "Di sana, …": the regency told last before."""
    there = load_phrases("whose")["there"].pattern.match(frame.text, frame.opening(*sentence.bounds), accused.start)
    opens = (
        there is not None and not any("." in (m.get("code") or "") for m in before) and len(frame.numbers(sentence.start, accused.end)) == 1
    )
    if not opens and _THAT_REGENCY.match(frame.text, accused.end, sentence.end) is None:
        return None
    earlier = [m for s in frame.sentences if 0 < sentence.index - s.index <= _BACK_TO_PLACE for m in frame.within(*s.bounds, "region")]
    regencies = [str(m["code"]) for m in earlier if "." in (m.get("code") or "")]
    return regencies[-1] if regencies else None


_BACK_TO_PLACE = 2
"""Sentences back in which the regency is named that the words point at."""
_THAT_REGENCY = Shape(r"\s+(?:{before_names.at}\s+)?{before_names.regency}\s+{counts.pointing}(?!\w)", re.IGNORECASE)


def _in_their_order(frame: Frame, accused: Accused, before: Sequence[Mention], numbers: Sequence[Mention]) -> str | None:
    """ "Mesuji dan Way Kanan: 18 dan | 15 kades": as many numbers of one noun as places of the list before them, one for each."""
    if accused.count is None:
        return None
    run = sorted([*(m for m in numbers if m["start"] != accused.start), accused.count], key=lambda m: m["start"])
    run = [m for m in run if m["start"] >= before[-1]["end"] and m["unit"] == accused.unit]
    listed = _without_number_before(frame, _listed_before(frame, before), numbers)
    if len(run) < _SEVERAL or len(run) != len(listed) or any(_NUMERAL.fullmatch(m["text"]) is None for m in run[:-1]):
        return None
    joined = all(_JOINED.fullmatch(frame.text, one["end"], other["start"]) for one, other in pairwise(run))
    at = next(i for i, m in enumerate(run) if m["start"] == accused.start)
    return listed[at].get("code") if joined else None


_SEVERAL = 2
_NUMERAL = re.compile(rf"\d{{1,4}}|{WORDS_SOURCE}", re.IGNORECASE)
_NATIONWIDE = Shape(r"(?:\s+(?!di\s|dan\s|dari\s)[^\s,.;:\d]+){0,2}\s+{whose.nationwide}(?!\w)", re.IGNORECASE)
""" "Ketua Bawaslu Tabalong menyebut 430 ASN | se-Indonesia": whoever says so."""


def _serve_there(frame: Frame, place: Mention, floor: int, first: int) -> bool:
    """ "kasus ASN Pasaman yang diduga tidak netral per November sebanyak | 24 orang": servants of the place."""
    served = any(load_phrases("subjects")[kind].ends_before(frame.text, floor, place["start"]) for kind in KINDS)
    counted = load_phrases("claims")["that_many"].ends_before(frame.text, place["end"], first)
    return bool(served and counted) and _THOSE_WHO.match(frame.text, place["end"], first) is not None


_THOSE_WHO = re.compile(r"\s+yang\s+(?:[^\s.;:,“”\"]+\s+){1,12}$")


def _own_province(frame: Frame, floor: int, first: int, sentence: Span) -> tuple[str, ...]:
    """ "Bone 12 orang, Wajo 8 orang dan ASN pemprov | 5 orang": in a list of regencies, the number of the province's own servants."""
    listed = [m["code"] for m in frame.within(sentence.start, floor, "region") if "." in (m.get("code") or "")]
    if not listed or load_phrases("whose")["of_the_province"].ends_before(frame.text, floor, first, skipped=" ,:") is None:
        return ()
    return (province_of(listed[-1]),)


def _province_after(frame: Frame, end: int, sentence: Span) -> str | None:
    """ "dari Bone 18 orang, dua ASN | pemprov": beside regencies, the province's own servants; where one regency tells it, they are its."""
    listed = [m["code"] for m in frame.within(*sentence.bounds, "region") if "." in (m.get("code") or "")]
    if not listed or "." in (home_region(frame) or "") or _OWN_PROVINCE.match(frame.text, end, sentence.end) is None:
        return None
    return province_of(listed[-1])


_OWN_PROVINCE = Shape(r"\s+(?:(?:di|dari)\s+)?(?:(?:lingkungan|lingkup)\s+)?{whose.of_the_province}(?!\w)(?!\s+(?-i:[A-Z]))", re.IGNORECASE)


def _is_joined(frame: Frame, places: Sequence[Mention]) -> bool:
    """ "Rembang dan Pati | 6 laporan": the last two places go together; after a bare comma the last stands alone."""
    return len(places) > 1 and _JOINED.fullmatch(frame.text, places[-2]["end"], places[-1]["start"]) is not None


def _without_number_before(frame: Frame, listed: Sequence[Mention], numbers: Sequence[Mention]) -> Sequence[Mention]:
    """ "6 di Bengkulu, serta Riau dan Lampung masing-masing lima": Bengkulu has a number of its own."""
    before = [m["end"] for m in numbers if m["end"] <= listed[0]["start"]]
    if len(listed) < _SEVERAL or not before:
        return listed
    between = frame.text[before[-1] : listed[0]["start"]]
    return listed[1:] if between.isspace() or _AFTER.fullmatch(between) else listed  # "4 Banjar, Tapin 1"


def _is_item_by_place(frame: Frame, numbers: Sequence[Mention], listed: Sequence[Mention]) -> bool:
    """ "Blora 8 laporan, Rembang dan Pati 6": in a list by place that ranks them, two who share a number have it each.

    Told of nothing else, the number is that of both together.
    """
    ends = [0, *(m["end"] for m in numbers)]
    spans = [(max(end for end in ends if end <= m["start"]), m["start"]) for m in numbers]
    return any(
        place not in listed and _TO_ITS_NUMBER.fullmatch(frame.text, place["end"], end)
        for start, end in spans
        for place in frame.within(start, end, "region")
    )


def _other_numbers(frame: Frame, accused: Accused, sentence: Span) -> list[Mention]:
    """Numbers of the sentence that are not the same one again: "Dua raja lainnya, | keduanya | di Seram, dinyatakan tidak bersalah"."""
    size = accused.size
    return [
        m
        for m in frame.within(sentence.start, sentence.end, "count")
        if m["unit"] != "region"
        and not (size == (m["min"], m["max"]) and m["start"] > accused.start and COLLECTIVE.match(frame.text, m["start"]))
    ]


def _ranked(frame: Frame, places: Sequence[Mention], number: int) -> str | None:
    """ "Kabupaten Muna menjadi daerah tertinggi ASN yang dilaporkan, sebanyak 43 orang": whose rank is told has the number."""
    for index, place in enumerate(places):
        if index and _LISTED.fullmatch(frame.text[places[index - 1]["end"] : place["start"]]):
            continue  # "Kubu Raya dan Sambas berbagi tempat teratas"
        if not place.get("code") or load_phrases("whose")["ranked"].pattern.match(frame.text, place["end"] + 1, number) is None:
            continue
        ends = (load_phrases("whose")["rank_ends"], load_phrases("before_names")["below_regency"])
        if _BREAK.search(frame.text, place["end"], number) or any(words.found(frame.text, place["end"], number) for words in ends):
            continue
        # "tertinggi di Sultra", "peringkat ketiga di Indonesia": among which places it is ranked
        others = [m for m in places if m["start"] > place["start"]]
        if all(m.get("code") == NATION or place["code"].startswith(f"{m.get('code')}.") for m in others):
            return str(place["code"])
    return None


_BREAK = re.compile(r"[.;:]\s")


def _ranked_just_before(frame: Frame, accused: Accused, sentence: Span) -> str | None:
    """ "Yang terbanyak di Pasaman. Yang berkomentar di media sosial ada 16 orang": the first number after the place that leads."""
    if sentence.index == 0 or accused.form != "new" or frame.within(sentence.start, sentence.end, "region"):
        return None
    before = frame.sentences[sentence.index - 1]
    if frame.within(before.start, before.end, "count") or frame.within(sentence.start, accused.start, "count"):
        return None
    places, words = [m for m in frame.within(before.start, before.end, "region") if m.get("code")], load_phrases("whose")
    rest = frame.text[places[-1]["end"] : before.end].strip(" .”\"'") if places else ""
    if not places or (rest and words["just_so"].pattern.fullmatch(rest) is None):
        return None
    leads = words["ranked_there"].ends_before(frame.text, before.start, places[-1]["start"])
    return str(places[-1]["code"]) if leads else None


def _of_speaker(frame: Frame, place: Mention, number: int) -> bool:
    """ "Ketua Bawaslu Kaltim, Saipul Bahtiar, mengungkapkan total ada 34 ASN": the office of whoever tells the number."""
    told = [o for o in frame.officials if o["start"] <= place["start"] < o["end"] <= number]
    says = load_phrases("speech")["saying"]
    return any(o.get("name") or says.opens(frame.text, o["end"], number) for o in told)


def _listed_after(frame: Frame, start: int, following: int | None, sentence: Span) -> list[Mention]:
    """The places that follow a number with "di", without the one that stands right before the next number as its own."""
    ceiling = sentence.end if following is None else following
    places = [m for m in frame.within(start, ceiling, "region") if not is_elsewhere(frame, m, sentence, since=start)]
    if not places:
        return []
    between = frame.text[start : places[0]["start"]]
    # "3 Bengkalis dan 2 Siak": right behind a bare number
    own = following is None or "," in frame.text[places[0]["end"] : following] or (between.isspace() and frame.text[start - 1].isdigit())
    own = own or (_RIGHT_AFTER.fullmatch(between) is not None and _stands_before_place(frame, following))
    # "Rinciannya, 12 kasus ditangani Bawaslu Boalemo. Lalu 7 kasus di Pohuwato": the first of a list that goes on
    several = len(frame.numbers(*sentence.bounds)) > 1 or load_phrases("whose")["list_begins"].opens(frame.text, *sentence.bounds)
    handled = several and _HANDLED_BY.fullmatch(between) is not None and "." in (places[0].get("code") or "")
    found = load_phrases("whose")["happened_at"].ends_before(frame.text, max(sentence.start, start - _CASES), places[0]["start"])
    happened = found is not None and found.start() <= start
    if not (handled or happened) and not _AFTER.fullmatch(between) and not (own and _RIGHT_AFTER.fullmatch(between)):
        return []
    listed = [places[0]]
    for place in places[1:]:
        if not _LISTED.fullmatch(frame.text[listed[-1]["end"] : place["start"]]):
            break
        listed.append(place)
    if following is not None and len(listed) > 1 and _TO_ITS_NUMBER.fullmatch(frame.text[listed[-1]["end"] : following]):
        return listed[:1] if _is_joined(frame, listed) else listed[:-1]  # "6 di Bengkulu, serta Riau dan Lampung masing-masing lima"
    return listed


def _stands_before_place(frame: Frame, number: int | None) -> bool:
    """ "16 kasus Padang Pariaman serta | 28 kasus Agam", "4 ASN Pemkab Agam serta | 8 ASN Pemkot Solok"."""
    end = next((m["end"] for m in frame.within(number, number + 1, "count")), None) if number is not None else None
    place = next(iter(frame.within(end, end + _TO_PLACE, "region")), None) if end is not None else None
    return end is not None and place is not None and _RIGHT_AFTER.fullmatch(frame.text, end, place["start"]) is not None


_TO_PLACE = 40
"""Characters from a number to the place right behind it and its government."""
_CASES = 25
"""Characters of "dugaan pelanggaran" that belong to a number: "empat dugaan pelanggaran netralitas kades | ditemukan di Ngawi"."""


def _is_of_number_before(frame: Frame, place: Mention, numbers: Sequence[Mention], first: int) -> bool:
    """ "tiga ASN di Pacitan dan empat di Kediri": Pacitan stands behind the number that it belongs to."""
    joined = load_phrases("grammar")["joiner"].pattern.fullmatch(frame.text[place["end"] : first].strip()) is not None
    told = [m for m in numbers if m["end"] <= place["start"]]
    if not joined or not told:
        return False
    between = frame.text[told[-1]["end"] : place["start"]]
    return _AFTER.fullmatch(between) is not None or _HANDLED_BY.fullmatch(between) is not None


_UNKNOWN = Shape(
    r"\s+(?:\w+\s+){0,2}(?:di|dari)\s+(?!(?:{before_names.below_regency}|{before_names.government}|{before_names.workplace})(?!\w))[A-Z]"
)
"""A name behind a number that is no region known, or one of several of that name (ruling 29)."""


def _listed_before(frame: Frame, places: Sequence[Mention]) -> list[Mention]:
    listed = [places[-1]]
    for place in reversed(places[:-1]):
        if not _LISTED.fullmatch(frame.text[place["end"] : listed[0]["start"]]):
            break
        listed.insert(0, place)
    return listed


def _shared(frame: Frame, places: Sequence[Mention], each: bool) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(m["code"] for m in places if m.get("code")))
    if each or (len(codes) == 1 and all(m.get("code") for m in places)):
        return codes
    home = home_region(frame)
    provinces = {province_of(code) for code in codes} or ({province_of(home)} if home else set())
    return (provinces.pop() if len(provinces) == 1 else NATION,) if provinces else ()


def place_after(frame: Frame, accused: Accused, sentence: Span) -> str | None:
    """ "14 laporan dari Maluku", "ketiga kadus, semuanya dari Karo,": the code of the place right after the number and its noun."""
    numbers = [m["start"] for m in _other_numbers(frame, accused, sentence) if m["start"] >= accused.end]
    after = _listed_after(frame, accused.end, min(numbers, default=None), sentence)
    return after[0].get("code") if after else None


def stands_alone(frame: Frame, sentence: Span) -> bool:
    """Whether the sentence tells one number, so that a place beside it makes no list by place."""
    return len(frame.numbers(sentence.start, sentence.end)) < 2


def _first_of_run(frame: Frame, start: int, numbers: Sequence[Mention]) -> int:
    """ "Lamongan: 12 kepala desa, 3 PNS": where the first of the numbers begins that only commas and "dan" join."""
    joiner = load_phrases("grammar")["joiner"].pattern
    for mention in reversed([m for m in numbers if m["end"] <= start]):
        between = frame.text[mention["end"] : start].strip()
        if between and not joiner.fullmatch(between):
            break
        start = mention["start"]
    return start


def _place_of_run(frame: Frame, accused: Accused, numbers: Sequence[Mention], sentence: Span) -> str | None:
    """ "sembilan kades di Kerinci dan | satu camat | serta tiga kades di Tebo": the place behind the last of the joined numbers."""
    joiner, end = load_phrases("grammar")["joiner"].pattern, accused.end
    for mention in [m for m in numbers if m["start"] >= accused.end]:
        if not joiner.fullmatch(frame.text[end : mention["start"]].strip()):
            break
        end = mention["end"]
    following = min([m["start"] for m in numbers if m["start"] >= end], default=None)
    places = _listed_after(frame, end, following, sentence) if end > accused.end else []
    return places[0].get("code") if len(places) == 1 else None


def is_among(frame: Frame, start: int, end: int, ceiling: int) -> bool:
    """Whether the number at [start, end) is said to be a part of one before it: "tiga di antaranya"."""
    return load_phrases("claims")["among"].found(frame.text, start, min(ceiling, end + _AMONG))


_AMONG = 20
"""Characters after a number in which "di antaranya" stands."""


def is_elsewhere(frame: Frame, mention: Mention, sentence: Span, *, since: int = 0) -> bool:
    """A venue, the seat of an addressee, an election, by the words before it from `since`: not where the accused serve (ruling 26)."""
    before = frame.text[max(sentence.start, since, mention["start"] - _REACH) : mention["start"]]
    spoken = _SPOKEN_AT.match(frame.text, mention["end"]) if _AT.search(before) else None
    if spoken is not None and load_phrases("whose")["elsewhere_after"].pattern.match(frame.text, spoken.end()):
        return True
    if load_phrases("whose")["elsewhere_before"].pattern.search(before) is not None:
        return True
    return is_of_neighbours_police(frame, str(mention.get("code")))


_AT = Shape(r"(?<!\w)di\s+(?:{before_names.regency}\s+)?$", re.IGNORECASE)
_SPOKEN_AT = re.compile(r"\s*,\s*")
""" "Anggota Bawaslu RI, Ratu, di Jakarta, | Kamis, mengatakan": a place and the day on which somebody spoke there."""
_REACH = 50
