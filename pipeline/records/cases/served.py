"""The government that the accused are said to serve, by the words right behind them or in a later sentence (ruling 26)."""

from __future__ import annotations

import re

from pipeline.records.cases.acting_region import acting_region
from pipeline.records.cases.chain import Chain
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.tagging.numbers.numerals import WORDS_SOURCE, value_of
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_SERVES = 70
"""Characters after the accused in which their own government may be named."""
TO_OTHERS = 5
"""Words between a number and "daerah lain", or between "melainkan" and the place that it names."""


def served_beside(frame: Frame, chain: Chain, home: str | None) -> str | None:
    """ "dua ASN Pemkot Bima": the government named right after the accused (ruling 26)."""
    words, start, sentence = load_phrases("whose"), chain.first.end, chain.sentence
    own = [m["code"] for m in frame.within(chain.first.start, start, "region") if m.get("code")] if chain.count is None else []
    if own:
        return _handled_in(frame, own[-1], sentence, home)  # "Sekda Kabupaten Tabalong"
    if instead := _but_elsewhere(frame, start, sentence):
        return instead
    if _CLOSED.match(frame.text, start):
        return None  # "Pemkab Sula (7 ASN), Pemkot Bima": the place that follows has a number of its own
    for mention in frame.within(start, min(own_stretch(frame, start, sentence), start + _SERVES), "region"):
        between = frame.text[start : mention["end"]]
        beside = re.sub(r"\([^)]*\)", "", frame.text[start : mention["start"]]).strip().lower() in ("", "se", "se-") or (
            (below := _BELOW.fullmatch(frame.text, start, mention["start"])) and (chain.count is None or below["part"])
        )
        # "sidang terhadap tiga kades di Kabupaten X": nearer than the seat of a court
        beside = beside or _is_in_regency(frame, start, mention)
        if (beside or words["serving"].pattern.search(between) is not None) and not (
            ANOTHER.search(between) or load_phrases("grammar")["receiver"].found(between)
        ):
            if _ALL_OF.search(frame.text, start, mention["start"]):
                return str(mention["code"]) if mention.get("code") else None  # "37 ASN | se-Banten": of all the province
            return _handled_in(frame, mention.get("code"), sentence, home)
    return _come_from(frame, start, sentence, home) if chain.first.form != "office" else None


def _but_elsewhere(frame: Frame, start: int, sentence: Span) -> str | None:
    """ "bukan pegawai Pemkab Toba melainkan pegawai Pemkab | Samosir": the place that is put in the stead of another."""
    stretch = min(own_stretch(frame, start, sentence), start + 2 * _SERVES)
    told = load_phrases("whose")["not_but"].first(frame.text, start, stretch)
    if told is None or not frame.within(told.start(), told.end(), "region"):
        return None
    named = [m for m in frame.within(told.end(), sentence.end, "region") if len(frame.text[told.end() : m["start"]].split()) <= TO_OTHERS]
    return str(named[0]["code"]) if named and named[0].get("code") else None


_ALL_OF = re.compile(r"(?<!\w)se-?\s?$", re.IGNORECASE)
_CLOSED = re.compile(r"(?:\s+orang)?\s*\)\s*(?:[,;]|dan\b|serta\b)")


def served_later(frame: Frame, chain: Chain, home: str | None) -> str | None:
    """ "Tiga ASN di Jatim disanksi. Ketiganya bekerja di Pemkot Blitar": the one regency in which a later sentence has them serve."""
    they_serve = load_phrases("whose")["they_serve"].pattern
    told = {seen.index for seen in chain.seen}
    # "Mereka bertiga berasal dari Blitar" tells no step of the case, hence it is not among the sentences of the chain
    after = {index + 1 for index in told} - told if not chain.single else set()
    for later in [s for s in frame.sentences if s.index in told | after and s.index > chain.sentence.index]:
        if later.index in told and (code := _pointed_at_in(frame, later) or (_case_there(frame, later, home) if chain.single else None)):
            return code
        served = they_serve.match(frame.text, frame.opening(later.start, later.end), later.end)
        if served is None or (later.index in after and not _are_they(chain, served.group())):
            continue
        named = [m for m in frame.within(served.end(), min(later.end, served.end() + _SERVES), "region") if m.get("code")]
        codes = {m["code"] for m in named if "." in m["code"]}
        if len(codes) == 1 and not re.search(r"[.;]|,\s(?!\s*[A-Z])", frame.text[served.end() : named[0]["start"]]):
            return _handled_in(frame, codes.pop(), later, home)
    return None


def _are_they(chain: Chain, subject: str) -> bool:
    """ "Mereka berasal dari …", "Keenam orang itu semuanya dari …": those told of before, all of them by their number."""
    if _THEY.match(subject):
        return True
    found = _NUMBER.search(subject)
    number = value_of(found["number"]) if found is not None else None
    return number is not None and chain.size == (number, number)


def _pointed_at_in(frame: Frame, sentence: Span) -> str | None:
    """ "Kepala desa di Kabupaten Kendal itu dihukum": the place inside the words that open a sentence and point at who was told of."""
    opening = frame.opening(*sentence.bounds)
    for place in frame.within(opening, min(sentence.end, opening + _SERVES), "region"):
        if _SERVANT_IN.fullmatch(frame.text, opening, place["start"]) and _POINTER.match(frame.text, place["end"]):
            return str(place["code"]) if "." in (place.get("code") or "") else None
    return None


def _case_there(frame: Frame, sentence: Span, home: str | None) -> str | None:
    """ "Kasus netralitas ASN di Wajo sudah direkomendasikan", in an article of the whole province: the place with which it tells on."""
    opening = frame.opening(*sentence.bounds)
    for place in frame.within(opening, min(sentence.end, opening + _SERVES), "region")[:1]:
        code = place.get("code") or ""
        inside = home in (None, code) or code.startswith(f"{home}.")
        if inside and "." in code and _CASE_IN.fullmatch(frame.text, opening, place["start"]) and _TOLD_ON.match(frame.text, place["end"]):
            return str(code)
    return None


_CASE_IN = Shape(
    r"(?:{claims.case_noun}|{claims.alleged})(?:\s+[^\s,.;:]+){0,4}\s+{before_names.at}\s+(?:{before_names.regency}\s+)?", re.IGNORECASE
)
_TOLD_ON = Shape(r"\s+(?:{whose.case_goes_on}|di\w{4,})(?!\w)", re.IGNORECASE)
_SERVANT_IN = Shape(r"(?:[^\s,.;:]+\s+){1,4}{before_names.at}\s+", re.IGNORECASE)
_POINTER = re.compile(r"\s+(?:itu|tersebut)(?!\w)", re.IGNORECASE)
_THEY = re.compile(r"mereka(?!\w)", re.IGNORECASE)
_NUMBER = re.compile(rf"(?<!\w)(?:ke-?\s?)?(?P<number>\d+|{WORDS_SOURCE})(?:nya)?(?!\w)", re.IGNORECASE)


def _come_from(frame: Frame, start: int, sentence: Span, home: str | None) -> str | None:
    """ "tiga ASN yang diteruskan ke BKN berasal dari Kabupaten Muna": the one place that the clause gives as theirs."""
    origin = load_phrases("whose")["come_from"].first(frame.text, start, own_stretch(frame, start, sentence))
    if origin is None or re.search(r"[;:]", frame.text[start : origin.start()]):
        return None
    if right_before(frame.text, start, origin.start(), "whose", "now_before"):
        return None  # "dicopot Bupati Kuningan, kini bertugas di Majalengka"
    named = [m for m in frame.within(origin.end(), sentence.end, "region") if m.get("code")]
    if not named or named[0]["start"] - origin.end() > _SERVES or re.search(r"[.;]", frame.text[origin.end() : named[0]["start"]]):
        return None
    codes = {m["code"] for m in named if "." in m["code"]}
    return _handled_in(frame, named[0]["code"], sentence, home) if len(codes) == 1 and named[0]["code"] in codes else None


def _handled_in(frame: Frame, code: str | None, sentence: Span, home: str | None) -> str | None:
    """Provincial staff handled in a regency: that regency (ruling 26)."""
    handled = next((place for place in (home, acting_region(frame, sentence)) if code and (place or "").startswith(f"{code}.")), None)
    return handled or code


ANOTHER = re.compile(r"[;.]|,\s*(?:dan|serta|sedangkan|sementara|lalu|kemudian)\b")
""" "22 ASN, dan Pemkab Sampang 19 ASN": what follows is told of others."""


def _is_in_regency(frame: Frame, start: int, mention: Mention) -> bool:
    """ "tiga kades | di Kabupaten X": one regency right after the persons, no list of places."""
    if "." not in (mention.get("code") or "") or _IN_REGENCY.fullmatch(frame.text, start, mention["start"]) is None:
        return False
    return not any(
        _LISTED.fullmatch(frame.text, mention["end"], other["start"])
        for other in frame.within(mention["end"], mention["end"] + _TO_LISTED, "region")
    )


_LISTED = Shape(r"\s*(?:,|dan|serta|maupun|hingga|, dan)\s*(?:(?:di|{before_names.regency})\s+)*")
_TO_LISTED = 25
_IN_REGENCY = Shape(
    r"(?:(?:\s+orang)?\s+{whose.more_of_them}\s*,?)?\s+(?:(?:yang\s+)?{before_names.serves}\s+)?"
    r"(?:{before_names.at}|se-?)\s*(?:{before_names.regency}\s+)?"
    r"|,\s+(?:{whose.who_is}\s+){0,2}{accused.office_noun}(?:\s+\w+)?\s+(?:{before_names.at})\s+(?:{before_names.regency}\s+)?"
)
""" "tiga kades | di Kabupaten X", "baru satu, | guru di Wonosobo", "Satu wali nagari | lagi, di Kabupaten Y": right after the persons, or
those besides them."""
_BELOW = Shape(
    r"(?P<part>(?:,?\s*(?:{before_names.at}\s+)?{before_names.below_regency}(?:\s+[A-Z][\w'’-]*){1,3})*)"
    r"(?:,\s*(?:di\s+)?|\s+(?:di|dari)\s+{before_names.area}\s+(?:[A-Z][\w'’-]*,?\s+){0,2})(?:{before_names.regency}\s+)?"
)
""" "Kades Sombu, Kecamatan Wangi-Wangi, | Kabupaten Wakatobi": what may stand between a post and its regency."""


def handled_by(frame: Frame, chain: Chain) -> str | None:
    """ "tiga kasus masih ditelusuri | Bawaslu Kabupaten Tana Tidung": whoever acts on a number, told behind it and before the next one."""
    sentence, start = chain.sentence, chain.first.end
    return acting_region(frame, Span(start, own_stretch(frame, start, sentence), sentence.index))


def own_stretch(frame: Frame, start: int, sentence: Span) -> int:
    """Where the next counted persons begin, who may serve another government; persons joined by "dan" alone serve one."""
    following = next((m for m in frame.within(start, sentence.end, "count") if m["unit"] != "region" and m["start"] >= start), None)
    if following is None or not re.search(r"\w{4,}", frame.text[start : following["start"]]):
        return sentence.end
    return int(following["start"])
