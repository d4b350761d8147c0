"""Which government an occasion binds: whom "di sana" points to, whoever issued it, or a place in its sentences (rulings 26 to 30)."""

from __future__ import annotations

from pipeline.records.deeds.deed import Deed
from pipeline.records.deeds.letters import addressed_region
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.place import NATION, code_of, home_region, nearest_code, region_of_official
from pipeline.records.speakers.holder import ROLES, Holder
from pipeline.records.statements.occasion import Occasion
from pipeline.tagging.linking import is_national
from pipeline.words.phrases import load_phrases

_OF_THE_NATION = frozenset({"kasn", "bkn", "kemendagri", "kemenpanrb"})


def region_of_occasion(frame: Frame, occasion: Occasion) -> str | None:
    """The government that is bound: whom "di sana" points to, else the issuer's, else a place named in the deed's own sentence."""
    first = occasion.deeds[0]
    if pointed := _pointed_at(frame, first):
        return pointed
    holder = occasion.holder
    whole = _whole_region(frame, first)
    own = (_code_of_holder(frame, holder) if holder is not None else None) or ""
    if whole is not None and holder is not None and (whole == NATION or own.startswith(f"{whole}.")):
        return whole
    if whole is not None and first.form == "declaration" and own not in ("", NATION) and whole.startswith(f"{own}."):
        return whole  # "Bawaslu Provinsi Lampung menggelar ikrar kades se-Lampung Selatan": whoever holds it, these pledge
    if first.form == "outreach" and _is_online(frame, occasion):
        return NATION
    if holder is None or _is_placeless(frame, holder):
        local = opening_place(frame, first.sentence) or _place_of_holder(frame, first, holder)
        if local is not None:
            return local
    if holder is not None and (held := _held_there(frame, first, holder, own)) is not None:
        return held
    if holder is not None:
        code = _code_of_holder(frame, holder)
        if code and not (code == NATION and occasion.form == "oversight"):
            addressed = addressed_region(frame, first.sentence, first.end, str(code)) if occasion.form == "circular" else None
            return addressed or str(code)
    for deed in occasion.deeds:
        if whole := _whole_region(frame, deed):
            return whole
        code = _place_but_venue(frame, deed) or nearest_code(frame, *deed.sentence.bounds, deed.start, deed.end)
        if code is not None and code != NATION:
            return code
    if len(set(regencies_in(frame, 0, len(frame.text)))) > 1:
        return _place_of_paragraph(frame, first)
    # a minister's team, in a text without any other place, is the nation's
    return NATION if holder is not None and _code_of_holder(frame, holder) == NATION and home_region(frame) is None else None


def _held_there(frame: Frame, deed: Deed, holder: Holder, own: str) -> str | None:
    """ "Deklarasi digelar di Lapangan X, Kota Palopo. Dihadiri Pj Gubernur": a guest of the province binds none but those of the place.

    Where the sentence names the province, or nothing is said of the government of the place, it is the province that met.
    """
    if deed.form != "declaration" or holder.rank < ROLES["declaration"].index("before_whom") or "." in own or own in ("", NATION):
        return None
    told = set(codes_in(frame, *deed.sentence.bounds))
    place = told.pop() if len(told) == 1 else ""
    if not place.startswith(f"{own}."):
        return None
    governments = [m for m in frame.within(0, len(frame.text), "institution") if m.get("id") == "pemda" and code_of(m) == place]
    return place if governments else None


def _is_online(frame: Frame, occasion: Occasion) -> bool:
    """ "KASN menggelar webinar …, disiarkan dari sebuah kampus di Makassar": on the screen a body of the nation speaks to all."""
    holder = occasion.holder
    official = holder.official if holder is not None else None
    own = code_of(official or (holder.institution if holder is not None else None) or {"type": ""})
    if occasion.institution not in _OF_THE_NATION or own not in (None, NATION):
        return False
    return any(load_phrases("deeds")["online"].found(frame.text, *deed.sentence.bounds) for deed in occasion.deeds)


def region_of_holder(frame: Frame, occasion: Occasion) -> str | None:
    """The government of whoever holds an occasion, wherever those serve whom it binds; None where nobody is told."""
    return _code_of_holder(frame, occasion.holder) if occasion.holder is not None else None


def _code_of_holder(frame: Frame, holder: Holder) -> str | None:
    code = region_of_official(frame, holder.official) if holder.official is not None else None
    return code or (code_of(holder.institution) if holder.institution is not None else None)


def regencies_in(frame: Frame, start: int, end: int) -> list[str]:
    """The regencies and cities named in [start, end), in order."""
    return [code for code in codes_in(frame, start, end) if "." in code]


def codes_in(frame: Frame, start: int, end: int) -> list[str]:
    """The governments named in [start, end), by places, offices and institutions, in order."""
    return [code for mention in frame.within(start, end) if (code := code_of(mention)) is not None]


def _place_of_paragraph(frame: Frame, deed: Deed) -> str | None:
    """ "Sleman belum. … Bupati sudah membentuk tim": the one regency of which the paragraph has told so far."""
    told = set(regencies_in(frame, frame.paragraph_at(deed.start).start, deed.start))
    return told.pop() if len(told) == 1 else None


def _place_of_holder(frame: Frame, deed: Deed, holder: Holder | None) -> str | None:
    """ "Ketua Korpri Hulu Sungai Selatan yang juga Sekda, NAME": the one regency that the sentence names before the person."""
    official = holder.official if holder is not None else None
    if official is None or "start" not in official or not deed.sentence.holds(official["start"]):
        return None
    told = set(regencies_in(frame, deed.sentence.start, official["start"]))
    own = official.get("region")
    code = told.pop() if len(told) == 1 else None
    return code if code is not None and (own is None or code.startswith(f"{own}.")) else None


def opening_place(frame: Frame, sentence: Span) -> str | None:
    """ "Di Kulonprogo, kapolres …": the regency that opens the sentence of an act."""
    place = next(iter(frame.within(*sentence.bounds, "region")), None)
    if place is None or "." not in place["code"]:
        return None
    opening = frame.text[sentence.start : place["start"]].strip()
    return str(place["code"]) if load_phrases("deeds")["opens_place"].pattern.fullmatch(opening) is not None else None


def _is_placeless(frame: Frame, holder: Holder) -> bool:
    """An office without its place in the text was given one from what the article is about."""
    official = holder.official
    if official is None:
        return holder.institution is None or "." not in (code_of(holder.institution) or "")
    if "start" not in official:
        return True
    bounds = (official["start"], official["end"])
    return not load_phrases("deeds")["of_province"].found(frame.text, *bounds) and not frame.within(*bounds, "region")


def _place_but_venue(frame: Frame, deed: Deed) -> str | None:
    """The place in the deed's sentence that is not the address of a hall ("ASN Pemprov Jateng … di Gedung Gradhika, Kota Semarang")."""
    sentence = deed.sentence
    venue = load_phrases("deeds")["venue"].first(frame.text, *sentence.bounds)
    placed = frame.within(sentence.start, venue.start()) if venue is not None else []
    return next((code for mention in reversed(placed) if (code := code_of(mention)) not in (None, NATION)), None)


def _whole_region(frame: Frame, deed: Deed) -> str | None:
    """ "Sekda se-Malut", "PPK seluruh Indonesia" are bound as a whole, wherever they meet and whoever signs for them."""
    if load_phrases("deeds")["whole_nation"].found(frame.text, *deed.sentence.bounds) and is_national(frame.doc, [NATION]):
        return NATION
    if deed.form == "outreach" and load_phrases("deeds")["from_everywhere"].found(frame.text, *deed.sentence.bounds):
        return NATION
    for place in frame.within(deed.sentence.start, deed.sentence.end, "region"):
        if frame.text[max(0, place["start"] - 3) : place["start"]].lower() == "se-" and place["code"] != NATION:
            return str(place["code"])
    return None


def _pointed_at(frame: Frame, deed: Deed) -> str | None:
    """ "Di sana" means the last region of the sentence before."""
    if deed.sentence.index == 0 or not load_phrases("forms")["elsewhere"].found(frame.text, deed.sentence.start, deed.end):
        return None
    before = frame.sentences[deed.sentence.index - 1]
    places = frame.within(before.start, before.end, "region")
    return str(places[-1]["code"]) if places else None
