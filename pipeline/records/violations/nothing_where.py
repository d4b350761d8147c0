"""Of which places an authority says that there is nothing (ruling 10)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.records.acts.parties import named_speaker
from pipeline.records.cases.acting_region import acting_region
from pipeline.records.cases.place_groups import is_elsewhere
from pipeline.records.participants.one_case import says_nothing
from pipeline.records.reading.clauses import clause_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.place import NATION, is_in_office, region_of_claim
from pipeline.records.violations.nothing_in_list import heading_place, nothing_in_list
from pipeline.records.violations.nothing_there import has_nothing
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape


@dataclass(frozen=True, slots=True)
class _Saying:
    """Words like "belum ada laporan" at [start, end), and the places of their sentence, without those of other cases."""

    frame: Frame
    sentence: Span
    start: int
    end: int
    places: Sequence[Mention]

    @property
    def before(self) -> list[Mention]:
        return [m for m in self.places if m["start"] < self.start]


def places_without(frame: Frame, sentence: Span, start: int, end: int) -> list[str]:
    """Codes of the places of which the words at [start, end) say that there is nothing."""
    here = [m for m in frame.within(*sentence.bounds, "region") if m.get("code") and not is_elsewhere(frame, m, sentence)]
    saying = _Saying(frame, sentence, start, end, here)
    # "hanya beberapa daerah yang | belum memiliki catatan pelanggaran": of places that are named somewhere else, if at all
    unnamed = load_phrases("nothing")["places_that"].ends_before(frame.text, sentence.start, start) is not None
    return next((codes for rule in (_RULES_OF_UNNAMED if unnamed else _RULES) if (codes := rule(saying))), [])


def _of_places_before(saying: _Saying) -> list[str]:
    """ "Untuk Dairi dan Karo, sampai hari ini nihil. Tidak ada laporan soal ASN": the second says of what kind there is nothing."""
    frame, before = saying.frame, saying.frame.before(saying.sentence)
    if before is None or any(not is_in_office(frame, m) for m in saying.places):
        return []
    if not frame.in_one_paragraph(before.start, saying.sentence.start) or not frame.within(*before.bounds, "region"):
        return []
    match = says_nothing(frame, before) or nothing_in_list(frame, before)
    if match is None or load_phrases("nothing")["no_nothing"].found(match.group()):
        return []
    return places_without(frame, before, match.start(), match.end())


def _named_next(saying: _Saying) -> list[str]:
    """ "Enam provinsi nihil temuan. | Provinsi tersebut di antaranya Riau dan Bali": so many places, named by the sentence after."""
    frame, following = saying.frame, saying.frame.after(saying.sentence)
    if following is None or not any(m["unit"] == "region" and m["min"] > 1 for m in frame.within(*saying.sentence.bounds, "count")):
        return []
    named = [m for m in frame.within(*following.bounds, "region") if m.get("code")]
    opening = frame.opening(*following.bounds)
    if not named or _NAMES_THEM.fullmatch(frame.text, opening, named[0]["start"]) is None:
        return []
    listed = _codes(_first_list(frame, named))
    around = [str(m["code"]) for m in saying.places if not is_in_office(frame, m)]
    return listed if all(code.startswith(f"{place}.") or place == NATION for place in around for code in listed) else []


_NAMES_THEM = Shape(r"{nothing.names_places}(?:\s*[,:]|,?\s+{nothing.places_are}[,:]?)?\s+(?:{before_names.region}\s+)?", re.IGNORECASE)


def _listed_before(saying: _Saying) -> list[str]:
    """ "Di Dairi dan Karo belum ada laporan": all of a list that stands before the words."""
    before = saying.before
    return _codes(before) if len(before) > 1 and _are_joined(saying.frame, before[0], before[1]) else []


def _listed_after(saying: _Saying) -> list[str]:
    """ "Tiga daerah masih bersih, yakni Sibolga, Karo dan Dairi": all of a list that follows the words, at most behind their province."""
    after = [m for m in saying.places if m["start"] >= saying.start]
    if not after or any(not str(after[0]["code"]).startswith(f"{m['code']}.") for m in saying.before):
        return []
    if saying.before and _NAMELY.search(saying.frame.text, saying.end, after[0]["start"]) is None:
        return []  # "Bawaslu Jateng belum menerima laporan, berbeda dengan | Salatiga dan Tegal"
    listed = _last_list(saying.frame, after)
    return listed if len(listed) > 1 else []


_NAMELY = Shape(r":|,\s{accused.they_are}(?!\w)", re.IGNORECASE)


def _at_head(saying: _Saying) -> list[str]:
    """ "Payakumbuh malah belum ada laporan": the place with which the sentence begins."""
    head = heading_place(saying.frame, saying.sentence)
    return _codes(head) if head and head[0]["start"] < saying.start else []


def _right_after(saying: _Saying) -> list[str]:
    """ "Belum ada laporan | dari Bantul dan Sleman": the places of which the words say it."""
    said_of, text = load_phrases("nothing")["said_of"].pattern, saying.frame.text
    after = [m for m in saying.places if m["start"] >= saying.end]
    said = [m for m in after if said_of.fullmatch(text[saying.end : m["start"]].strip())][:1]
    return _codes(_first_list(saying.frame, [m for m in after if m["start"] >= said[0]["start"]])) if said else []


def _pointed_back_to(saying: _Saying) -> list[str]:
    """ "Bantul tiga kasus, Sleman lima. Di sana | nihil, kata Ketua Bawaslu DIY": the place, or the list, told last."""
    frame, sentence, words = saying.frame, saying.sentence, load_phrases("whose")
    if not any(words[group].found(frame.text, *sentence.bounds) for group in ("there", "those_places")):
        return []
    speakers = [m for m in frame.within(*sentence.bounds, "official") if m["start"] >= saying.end]
    if any(not any(o["start"] <= m["start"] < o["end"] for o in speakers) for m in saying.places):
        return []
    earlier = [s for s in frame.sentences if sentence.index - 2 <= s.index < sentence.index]
    named = [m for s in earlier for m in frame.within(*s.bounds, "region") if m.get("code") and not is_in_office(frame, m)]
    together = _last_list(frame, [m for m in named if frame.sentence_at(m["start"]) == frame.sentence_at(named[-1]["start"])])
    if len(together) > 1:
        return together
    both = words["both_there"].found(frame.text, *sentence.bounds)
    return _codes(named[-2:] if both else named[-1:])


def _inside(saying: _Saying) -> list[str]:
    """ "Empat kasus kades di Ngawi, sedangkan di Tuban nihil": the place among the words."""
    return _codes([m for m in saying.places if saying.start <= m["start"] < saying.end][-1:])


def _in_clause(saying: _Saying) -> list[str]:
    """ "Bawaslu RI mencatat 700 laporan, tetapi di Merauke tak ada": the last place before the words, in their clause."""
    own = [m for m in saying.before if not is_in_office(saying.frame, m)][-1:]
    clause = clause_before(saying.frame.text, saying.sentence.start, saying.start)
    return _codes(own) if own and clause <= own[0]["start"] else []


def _acting(saying: _Saying) -> list[str]:
    """ "Bawaslu Karo belum menerima laporan": the place of whoever acts in the sentence."""
    code = acting_region(saying.frame, saying.sentence)
    return [code] if code else []


def _nearest(saying: _Saying) -> list[str]:
    """ "Sejauh ini belum ada laporan masuk, kata Ketua Bawaslu Karo": the nearest place in the sentence, a province last."""
    local = [m for m in saying.places if m["level"] != "province"] or saying.places
    return _codes(sorted(local, key=lambda m: max(m["start"] - saying.end, saying.start - m["end"], 0))[:1])


def _of_speaker(saying: _Saying) -> list[str]:
    """ ""Belum ada laporan," katanya": the place of the office of whoever speaks."""
    speaker = named_speaker(saying.frame, saying.start)
    return [str(speaker["region"])] if speaker is not None and speaker.get("region") else []


def _of_claim(saying: _Saying) -> list[str]:
    """ "Laporan netralitas belum ada": where any other claim would be placed, at last in the article's own region."""
    code = region_of_claim(saying.frame, saying.start, saying.end)
    return [code] if code else []


def _each_before(saying: _Saying) -> list[str]:
    """ "Bontang nihil dan Mahulu nihil laporan": the places right behind each of which it is said, with those joined to them."""
    places = saying.places
    own = [at for at, place in enumerate(places) if has_nothing(saying.frame, place, saying.sentence)]
    return list(dict.fromkeys(code for at in own for code in _last_list(saying.frame, places[: at + 1])))


_RULES: tuple[Callable[[_Saying], list[str]], ...] = (
    _each_before,
    _named_next,
    _of_places_before,
    _listed_before,
    _listed_after,
    _at_head,
    _right_after,
    _pointed_back_to,
    _inside,
    _in_clause,
    _acting,
    _nearest,
    _of_speaker,
    _of_claim,
)
"""Where the places are looked for, in this order."""
_RULES_OF_UNNAMED = (_each_before, _named_next, _listed_after, _right_after, _inside)


def _codes(mentions: Sequence[Mention]) -> list[str]:
    return list(dict.fromkeys(str(m["code"]) for m in mentions))


def _first_list(frame: Frame, mentions: Sequence[Mention]) -> list[Mention]:
    """The first place and those that commas and "dan" join to it."""
    run = list(mentions[:1])
    for mention in mentions[1:]:
        if not _are_joined(frame, run[-1], mention):
            break
        run.append(mention)
    return run


def _last_list(frame: Frame, mentions: Sequence[Mention]) -> list[str]:
    """Codes of the places that commas and "dan" join to the last one, in order."""
    run = list(mentions[-1:])
    for mention in reversed(mentions[:-1]):
        if not _are_joined(frame, mention, run[0]):
            break
        run.insert(0, mention)
    return _codes(run)


def _are_joined(frame: Frame, one: Mention, other: Mention) -> bool:
    """ "Dairi dan Karo"; not "Menurut Bawaslu Jateng, Kabupaten Blora": a province is in no list with a place in it."""
    if str(other["code"]).startswith(f"{one['code']}."):
        return False
    return load_phrases("whose")["listed"].pattern.search(frame.text[one["end"] : other["start"]]) is not None
