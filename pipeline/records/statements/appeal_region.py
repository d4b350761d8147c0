"""Which government an appeal binds: its issuer's, or the part of it whose servants are addressed (rulings 26, 27)."""

from __future__ import annotations

import re

from ikrar.model import AUDIENCES
from ikrar.regions import NATION
from pipeline.records.appeals.appeals import Appeal
from pipeline.records.reading.frame import Frame, Mention
from pipeline.records.reading.place import code_of, home_region, is_in_office, region_of_official
from pipeline.records.speakers.audience import audience_of
from pipeline.records.speakers.urging import UNIFORMED, names_servants
from pipeline.records.statements.occasion_place import opening_place
from pipeline.tagging.linking import province_of
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_REACH = len(" di lingkungan Pemerintah Provinsi ")
"""Characters between "kades" and the place, "kades se-" or "ASN di lingkungan Pemprov"."""
_LISTED = Shape(r"\s*(?:,|,?\s(?:dan|serta|maupun))\s(?:{before_names.regency}\s)?", re.IGNORECASE)
_FIRST_CITY = 71
"""Within a province cities are counted from here."""


def appeal_region(frame: Frame, appeal: Appeal) -> str | None:
    """The region that the issuer serves, or the part of it whose servants are addressed; else the article's."""
    own = own_region(frame, appeal)
    return _audience_region(frame, appeal, own) if own else None


def own_region(frame: Frame, appeal: Appeal) -> str | None:
    """The region of the issuer; that of the place that opens the sentence ("Di Kulonprogo, kapolres …") where the office names none."""
    if appeal.official is not None and (own := region_of_official(frame, appeal.official)):
        sentence = frame.sentence_at(appeal.spans[0][0])
        placed = sentence is None or "start" not in appeal.official or not sentence.holds(appeal.official["start"])
        placed = placed or bool(frame.within(appeal.official["start"], appeal.official["end"], "region"))
        local = None if placed or sentence is None else opening_place(frame, sentence)
        inside = local is not None and ("." in local) and ("." in own or own == NATION or local.startswith(f"{own}."))
        return local if inside and not _is_placed_elsewhere(frame, appeal.official) else own
    own = code_of(appeal.institution) if appeal.institution is not None else None
    return own or _of_official_before(frame, appeal) or home_region(frame)


def _is_placed_elsewhere(frame: Frame, official: Mention) -> bool:
    """Whether another naming of the person gives the office's place ("Kapolres Batang AKBP Name … Di Pemalang, Name …")."""
    named = (other for other in frame.officials if other.get("name") == official.get("name") and other["start"] != official["start"])
    return any(frame.within(other["start"], other["end"], "region") for other in named)


def _of_official_before(frame: Frame, appeal: Appeal) -> str | None:
    """ "Pj Sekda Kota Serang membantah. Pemkot, kata dia, sudah mengingatkan pejabat": of whom the paragraph has just told."""
    if appeal.institution is None or appeal.body != "pemda":
        return None
    start = appeal.spans[0][0]
    named = frame.within(frame.paragraph_at(start).start, start, "official")
    return str(named[-1]["region"]) if named and named[-1].get("institution") == "pemda" and named[-1].get("region") else None


def _audience_region(frame: Frame, appeal: Appeal, own: str) -> str:
    """The region inside the issuer's own whose servants alone are addressed ("kepala desa di Barut" said by a governor), else its own.

    A commander's area may reach over its regency ("Dandim Sintang meminta babinsa di Melawi").
    """
    words = load_phrases("audience")
    if any(load_phrases("forms")["everywhere"].found(frame.text, *span) for span in appeal.spans):
        return own
    found: list[str] = []
    for start, end in appeal.spans:
        for place in frame.within(start, end):
            code = _place_of_servants(frame, place)
            addressed = [m.end() for name in AUDIENCES for m in words[name].all(frame.text, start, place["start"])]
            if not addressed or place["start"] - max(addressed) > _REACH or _only_attend(frame, start, max(addressed)):
                continue
            if code == own:
                return own  # "meminta ASN se-Riau tidak menyeberang ke Siak"
            if code is not None and _is_inside(code, own, appeal.body):
                found.append(own if _is_listed(frame, place) else code)
    return found[0] if found else _regency_of_villages(frame, appeal, _where_they_meet(frame, appeal, own))


def _where_they_meet(frame: Frame, appeal: Appeal, own: str) -> str:
    """ "Anggota Bawaslu Papua mengajak peserta menolak …": said to those who meet in the one regency of which the article tells."""
    home = home_region(frame)
    inside = home is not None and home.startswith(f"{own}.")
    present = load_phrases("appeals")["urges_them"]
    return home if home is not None and inside and any(present.found(frame.text, *span) for span in appeal.spans) else own


def _is_inside(code: str, own: str, body: str | None) -> bool:
    beside = body in UNIFORMED and "." in own and "." in code and province_of(code) == province_of(own)
    return own == NATION or code.startswith(f"{own}.") or (beside and code != own)


def _regency_of_villages(frame: Frame, appeal: Appeal, own: str) -> str:
    """ "Kapolresta Cirebon mengingatkan para kuwu": villages lie in the regency of a city's name, where the text names it (ruling 29)."""
    if "." not in own or int(own.split(".")[1]) < _FIRST_CITY or "village_head" not in audience_of(frame, appeal.spans, appeal.body):
        return own
    office = str((appeal.official or appeal.institution or {}).get("text") or "")
    for place in frame.within(0, len(frame.text), "region"):
        name = str(place.get("name") or "").removeprefix("Kabupaten ")
        if place.get("level") == "regency" and name and name in office and province_of(place["code"]) == province_of(own):
            return str(place["code"])
    return own


def _only_attend(frame: Frame, start: int, servants: int) -> bool:
    """ "Pjs Gubernur meminta ASN netral saat acara yang dihadiri | perangkat daerah Tana Tidung": others are addressed before them."""
    came = load_phrases("audience")["who_came"].last(frame.text, start, servants)
    return came is not None and names_servants(frame, start, came.start())


def _is_listed(frame: Frame, place: Mention) -> bool:
    """ "Penjabat Bupati Donggala, Morowali dan Buol": servants of several places are addressed, not those of the first."""
    following = next((m for m in frame.within(place["end"], len(frame.text)) if m["type"] == "region"), None)
    between = frame.text[place["end"] : following["start"]] if following is not None else "."
    return _LISTED.fullmatch(between) is not None


def _place_of_servants(frame: Frame, mention: Mention) -> str | None:
    """The code of a place, or of a government ("ASN di lingkungan Pemprov Sultra"); none of a place that only names an office."""
    if is_in_office(frame, mention):
        return None
    if mention["type"] == "region" or (mention["type"] == "institution" and mention.get("id") == "pemda"):
        return code_of(mention)
    return None
