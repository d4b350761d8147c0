"""Who is one of a number told of, and nobody beside it.

Posts that are listed as the members of a number told of: "Keempat ASN itu adalah Lurah A, Lurah B, Camat C dan Camat D" (ruling 17);
numbers by post that the text adds up: "Seorang kepsek dan tiga ASN dipanggil. Keempatnya …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.records.acts.stages import is_as_far
from pipeline.records.acts.subjects import kind_of_unit
from pipeline.records.participants.participant import COLLECTIVE
from pipeline.records.participants.posts import posts_in
from pipeline.records.participants.singles import has_initials
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.tallies.tally import Tally
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_LIST = 3
"""Posts of one sentence, as many as the number told of, that are its members without a word that says so."""


def is_member_of_number(frame: Frame, tally: Tally, tallies: Sequence[Tally]) -> bool:
    """Whether a post is one of those who are counted, and has got no further than they have: nothing that their number does not say.

    "Keempat ASN itu adalah Lurah A, … dan Camat D. Camat D dimintai keterangan Minggu": four are examined, Camat D is one of them.
    """
    if tally.chain.first.form != "office" or tally.chain.count is not None:
        return False
    for other in tallies:
        count = other.chain.count
        if count is None or other is tally or other.past != tally.past or not _reaches(other, tally):
            continue
        if any(_lists(frame, sentence, tally, count["min"]) for sentence in _where_listed(frame, other)):
            return True
        if _is_of_their_villages(frame, other, tally) or _is_told_in_turn(frame, other, tally):
            return True
    return False


def _is_told_in_turn(frame: Frame, number: Tally, one: Tally) -> bool:
    """ "Bupati menghukum tiga pejabat. Kepala Dinas X dicopot. Kabid Y diturunkan. Seorang lagi ditegur": as many as are counted."""
    count, since, at = number.chain.count, number.chain.sentence.index, one.chain.sentence.index
    if count is None or count["min"] != count["max"] or count["min"] < 2 or not since < at <= since + count["min"]:
        return False
    if number.regions != one.regions or not set(number.kinds) & set(one.kinds):
        return False
    told = 0
    for sentence in frame.sentences[since + 1 : since + 1 + count["min"]]:
        counted = [m for m in frame.within(*sentence.bounds, "count") if m["unit"] not in ("region", "report", "case")]
        rest = _ANOTHER.match(frame.text, frame.opening(sentence.start, sentence.end), sentence.end)
        if rest is None and any((m["min"], m["max"]) != (1, 1) for m in counted):
            return False
        told += 1 if rest is not None else len(posts_in(frame, sentence))
    return told == int(count["min"])


_ANOTHER = re.compile(
    r"(?:(?:sementara|sedangkan|adapun|lalu|dan)\s+)?(?:seorang|satu|satunya)\s+(?:lagi|lain(?:nya)?)(?!\w)|satunya(?!\w)", re.IGNORECASE
)
""" "Seorang lagi, staf di sekretariat, …": the last of those who are counted."""


def is_with_witnesses(frame: Frame, tally: Tally) -> bool:
    """ "memeriksa 22 orang. Dari 22 orang itu, enam kades terlapor, 13 saksi": counted together with witnesses (ruling 15)."""
    size = tally.chain.size
    if tally.chain.first.unit != "other" or size is None or tally.chain.single:
        return False
    told = {tally.chain.sentence.index, *(s.index for s in tally.chain.seen)}
    others = [m for s in frame.sentences if s.index in told for m in frame.within(*s.bounds, "count") if m["unit"] == "other"]
    witnesses = load_phrases("subjects")["bystanders"]
    return any(
        m["min"] < size[0] and m["start"] > tally.chain.first.end and witnesses.found(frame.text, m["start"], m["end"] + 9) for m in others
    )


def _is_of_their_villages(frame: Frame, number: Tally, one: Tally) -> bool:
    """ "Dua kades itu memimpin Desa Randu dan Jati … Kades Randu": by its name one of those who serve there."""
    count, first = number.chain.count, one.chain.first
    if count is None or count["min"] < 2 or not set(number.kinds) & set(one.kinds) or number.regions != one.regions:
        return False
    names = _NAME.findall(frame.text[first.start : first.end])[1:]
    seen = [s for s in _where_listed(frame, number) if number.chain.sentence.index <= s.index < one.chain.sentence.index]
    places = [place["names"] for s in seen for place in _BELOW.finditer(frame.text[s.start : s.end])]
    return bool(names) and any(name in place.replace(",", " ").split() for name in names for place in places)


_NAME = re.compile(r"[A-Z][\w'’-]+")
_BELOW = Shape(r"{before_names.below_regency}\s+(?P<names>(?:[A-Z][\w'’-]*(?:,|\s+(?:dan|serta|maupun))?\s*){1,8})")
"""Villages or districts of one list, in which those who are counted serve."""


def _reaches(number: Tally, one: Tally) -> bool:
    return is_as_far(number.final.stage, one.final.stage)


def _where_listed(frame: Frame, number: Tally) -> Iterator[Span]:
    """The sentences that tell of the number, and the one after each of them."""
    indexes = {index + step for index in (number.chain.sentence.index, *(s.index for s in number.chain.seen)) for step in (0, 1)}
    for index in sorted(indexes):
        yield from frame.sentences[index : index + 1]


def _lists(frame: Frame, sentence: Span, tally: Tally, number: int) -> bool:
    """Whether the sentence names the post after "adalah", "yakni", or among as many posts as are counted."""
    posts = posts_in(frame, sentence)
    first = tally.chain.first
    words = frame.text[first.start : first.end].casefold()
    own = [post for post in posts if words in (told := frame.text[post.start : post.end].casefold()) or told in words]
    if not own:
        return _lists_noun(frame, sentence, words, number)
    if len(posts) >= _LIST and len(posts) == number:
        return True
    they_are = load_phrases("accused")["they_are"].last(frame.text, sentence.start, own[0].first)
    if they_are is None or len(posts) > number:
        return False
    return bool(frame.within(sentence.start, they_are.start(), "count")) or _opens_with_them(frame, sentence, they_are.start())


def _lists_noun(frame: Frame, sentence: Span, words: str, number: int) -> bool:
    """ "tiga pejabat, yakni | kabid, camat dan kades": as many bare nouns of posts as are counted, that of the post among them once."""
    counted = next((m for m in frame.within(*sentence.bounds, "count") if m["min"] == number), None)
    if counted is None or not 2 <= number <= _LONGEST_LIST:
        return False
    they_are = load_phrases("accused")["they_are"].first(frame.text, counted["end"], sentence.end)
    if they_are is None:
        return False
    nouns = [m.group().casefold() for m in load_phrases("accused")["office"].all(frame.text, they_are.end(), sentence.end)][:number]
    return len(nouns) == number and sum(words.startswith(noun) for noun in nouns) == 1


_LONGEST_LIST = 6
"""Posts of a list that names each by its noun alone."""


def _opens_with_them(frame: Frame, sentence: Span, end: int) -> bool:
    """ "Mereka adalah", "Keempat ASN tersebut adalah", "Dua orang itu yakni"."""
    return load_phrases("accused")["those_counted"].opens(frame.text, sentence.start, end, skipped='"“ ')


def is_added_up(frame: Frame, tally: Tally, tallies: Sequence[Tally]) -> bool:
    """ "Seorang kabag, dua kabid dan satu sekcam diproses. Keempat ASN itu …": servants of one kind, whose number the text writes itself.

    "Kepala Dinas X dan dua camat dilaporkan. Ketiga pejabat itu …": so too a post beside a number.
    The parts say only what posts they hold (ruling 17); another kind of subject is a record (ruling 15).
    """
    first, sentence = tally.chain.first, tally.chain.sentence
    if (first.count is None and first.form != "office") or first.papers or first.part:
        return False
    here = [t.chain for t in tallies if t.chain.sentence == sentence and t.chain.group == tally.chain.group]
    counted = [c for c in here if c.count is not None and kind_of_unit(c.first.unit) in tally.kinds]
    posts = [c for c in here if c.first.form == "office" and c.kinds & set(tally.kinds)]
    if not counted or len(counted) + len(posts) < 2 or any(c.size is None or c.size[0] != c.size[1] for c in counted):
        return False
    total = len(posts) + sum(chain.size[0] for chain in counted if chain.size)
    return any(
        whole.chain.size == (total, total)
        and whole.chain.first.unit == counted[0].first.unit
        and whole.chain.sentence.index > sentence.index
        and _is_said_of_all(frame, whole)
        and all(code == own or code.startswith(f"{own}.") for code in whole.regions for own in tally.regions)
        and is_as_far(whole.final.stage, tally.final.stage)
        for whole in tallies
    )


def _is_said_of_all(frame: Frame, whole: Tally) -> bool:
    """ "Ketiga pejabat", "tiga pejabat itu"."""
    first = whole.chain.first
    pointed = load_phrases("accused")["pointer"].opens(frame.text, first.end, min(first.end + _TO_POINTER, whole.chain.sentence.end))
    return pointed or COLLECTIVE.match(frame.text, first.start) is not None


_TO_POINTER = 12


def is_told_singly(frame: Frame, tally: Tally, tallies: Sequence[Tally]) -> bool:
    """ "dua guru diteruskan … Selain KD, seorang guru berinisial LM pun dilaporkan": one of the number, told of by itself.

    Told by initials, or in an enumeration ("Yang pertama, satu ASN …"); whoever has got further, or is another one, is a case of its own.
    """
    first, sentence = tally.chain.first, tally.chain.sentence
    if tally.chain.size != (1, 1) or first.papers or first.part:
        return False
    words, opening = load_phrases("accused"), frame.text[frame.opening(sentence.start, sentence.end) : first.start]
    did = (
        tally.final.stage == "alleged" and words["that_one"].pattern.fullmatch(opening.strip()) is not None
    )  # "Yang satu hadir, yang lain …"
    listed = did or words["one_by_one"].pattern.match(opening) is not None
    if not listed and not has_initials(frame.text, first.end, sentence):
        return False
    if words["another_one"].found(opening) or words["another_one"].opens(frame.text, first.end, sentence.end):
        return False
    if listed and _is_one_by_stage(tally, tallies):
        return False
    for whole in tallies:
        size, gap = whole.chain.size, sentence.index - whole.chain.sentence.index
        if size is None or size[0] != size[1] or size[0] < 2 or whole.chain.first.unit != first.unit or not 0 < gap <= _TOLD_WITHIN:
            continue
        alike = whole.regions == tally.regions and whole.past == tally.past
        before = tally.final.stage == whole.final.stage or (tally.final.stage in ("alleged", "reported") and _reaches(whole, tally))
        if alike and before:
            return True
    return False


def _is_one_by_stage(one: Tally, tallies: Sequence[Tally]) -> bool:
    """ "Yang pertama, seorang kades, masih diklarifikasi. Yang kedua, seorang kades, diteruskan": a part by stage (ruling 15)."""
    at, unit = one.chain.sentence.index, one.chain.first.unit
    beside = [t for t in tallies if t is not one and t.chain.size == (1, 1) and t.chain.first.unit == unit and t.regions == one.regions]
    return any(t.final.stage != one.final.stage and 0 < abs(t.chain.sentence.index - at) <= _TOLD_WITHIN for t in beside)


_TOLD_WITHIN = 6
"""Sentences after a number in which those who are counted are told of one by one."""
