"""One servant told of without a numeral: "oknum ASN", "salah seorang lurah",
"pelanggaran netralitas yang dilakukan Sekda X" (rulings 13, 17, 21)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.records.acts.stages import find_acts
from pipeline.records.acts.subjects import KINDS, kinds_in, words_for_persons
from pipeline.records.participants.acting_heads import is_acting_head_accused
from pipeline.records.participants.by_name import named_with_post
from pipeline.records.participants.districts import district_end
from pipeline.records.participants.not_accused import brought_report
from pipeline.records.participants.pointed_at import points_after
from pipeline.records.participants.posts import Post, passive_after, posts_in
from pipeline.records.participants.reported import reported_in
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_WINDOW = 140
"""Characters before a post or a kind in which the words of the case that is laid to it may begin."""
_POINTED = re.compile(r"\s+yang(?:\s+[^\s,.;:“”\"]+){1,10}?\s+(?:itu|tersebut)(?!\w)", re.IGNORECASE)
""" "Kepala desa yang ikut kampanye itu": who has been told of."""


@dataclass(frozen=True, slots=True)
class Single:
    """Words for one servant; `post` where office and place identify the post, `in_case` where a breach is laid to it right there."""

    start: int
    end: int
    kinds: tuple[str, ...]
    post: bool
    in_case: bool


def singles_in(frame: Frame, sentence: Span) -> Iterator[Single]:
    """Posts to which a breach is laid, and kinds of servants of whom one is meant; none within another."""
    yield from _posts(frame, sentence)
    yield from _kinds(frame, sentence)
    yield from _heads(frame, sentence)
    yield from _of_district(frame, sentence)
    yield from _sentenced(frame, sentence)
    yield from _objects(frame, sentence)
    yield from _whose_breach_is_found(frame, sentence)
    for kind, start, end in reported_in(frame, sentence):
        yield Single(start, end, (kind,), False, False)
    for start, end, kind in named_with_post(frame, sentence):
        yield Single(start, end, (kind,), False, False)


def _posts(frame: Frame, sentence: Span) -> Iterator[Single]:
    text = frame.text
    for group in ("office", "acting_head"):
        for post in posts_in(frame, sentence, group):
            in_case = _is_in_case(text, sentence, post.first)
            if in_case or (group == "acting_head" and is_acting_head_accused(frame, post, sentence)):
                yield Single(post.start, post.end, tuple(kinds_in(text, post.start, post.office_end)), True, in_case)


def _kinds(frame: Frame, sentence: Span) -> Iterator[Single]:
    text = frame.text
    for kind, match in words_for_persons(text, sentence.start, sentence.end):
        if (
            kind not in KINDS
            or _is_of_rule(text, match.end(), sentence)
            or right_before(text, sentence.start, match.start(), "accused", "former")
        ):
            continue
        if (single := _one_of_kind(frame, kind, match, sentence)) is not None:
            yield single


def _one_of_kind(frame: Frame, kind: str, match: re.Match[str], sentence: Span) -> Single | None:
    """The one servant whom a word for a kind means; None where it may be anybody of the kind."""
    text = frame.text
    one = load_phrases("accused")["one_of"].last(text, max(sentence.start, match.start() - 40), match.start())  # "oknum"
    if (post := _suspect_post(frame, match.start(), sentence)) is not None:
        return Single(post.start, post.end, (kind,), True, _is_in_case(text, sentence, post.first))
    if one is not None and not text[one.end() : match.start()].strip():
        return Single(one.start(), match.end(), (kind,), False, _is_in_case(text, sentence, one.start()))
    if _OF_GOVERNMENT.match(text, match.end(), sentence.end) and _LAID_BY.search(text, sentence.start, match.start()):
        return Single(match.start(), match.end(), (kind,), False, True)
    if (
        _ends_right_before(text, "case_traced", sentence.start, match.start())
        and not load_phrases("accused")["whose_breach"].opens(text, match.end(), sentence.end)
        and not any(post.start == match.start() for post in posts_in(frame, sentence))
        and not points_after(text, match.end(), sentence.end)  # "meneruskan dugaan pelanggaran ASN | tersebut": told of before
    ):
        return Single(match.start(), match.end(), (kind,), False, False)
    if (told := _in_hand(text, match, sentence)) is not None:
        return Single(match.start(), told, (kind,), False, False)
    if (charged := _CHARGED.match(text, match.end(), sentence.end)) and not _puts_to_it(text, kind, match, sentence):
        return Single(match.start(), charged.end(), (kind,), False, False)
    if (end := _POINTED.match(text, match.end(), sentence.end)) and (
        not text[sentence.start : match.start()].strip('"“ ')
        or right_before(text, sentence.start, match.start(), "accused", "done_to")
        or (passive_after(frame, end.end(), sentence) and not right_before(text, sentence.start, match.start(), "accused", "of_many"))
    ):
        return Single(match.start(), end.end(), (kind,), False, False)
    return None


def _puts_to_it(text: str, kind: str, match: re.Match[str], sentence: Span) -> bool:
    """ "ditetapkan | polisi | menjadi tersangka": those who do it to somebody else."""
    return kind == "military_police" and right_before(text, max(sentence.start, match.start() - 30), match.start(), "accused", "by_passive")


def _suspect_post(frame: Frame, start: int, sentence: Span) -> Post | None:
    """ "Oknum | Camat Bulu, Kabupaten Sukoharjo": office and place say who is meant, whatever stands before them (ruling 21)."""
    if not right_before(frame.text, sentence.start, start, "accused", "suspect_word"):
        return None
    posts = (post for post in posts_in(frame, sentence) if post.start == start and post.end > post.office_end)
    return next(
        (post for post in posts if not load_phrases("accused")["one_of_many_there"].opens(frame.text, post.office_end, post.end)), None
    )


_LAID_BY = Shape(
    r"(?:{claims.alleged}|{claims.case_noun}|{claims.looking_into})\s+(?:{claims.alleged}\s+)?(?:{nothing.any_breach}\s+)?{claims.its_topic}"
    r"(?:\s+[^\s,.;]+){0,5}\s+oleh\s+$",
    re.IGNORECASE,
)
""" "dugaan pelanggaran netralitas ASN oleh | kepala dinas di Pemkab X": whose breach is looked into; how many they are is not told."""
_OF_GOVERNMENT = Shape(r"\s+(?:di\s+)?(?:{before_names.staff_of}|{before_names.government})\s")


def _in_hand(text: str, kind: re.Match[str], sentence: Span) -> int | None:
    """Where "yang" ends that says that there are such servants in hand; how many is not told."""
    for pattern, group in ((_IN_HAND, "there_is"), (_THEY_WHO, "admits"), (_THEY_WHO, "report_is_of")):
        who = pattern.match(text, kind.end(), sentence.end)
        if who is not None and right_before(text, sentence.start, kind.start(), "accused", group):
            return who.end()
    return None


_IN_HAND = Shape(
    r"(?:\s+{claims.kind_goes_on})?\s+yang\s+(?:kini\s+)?(?:sudah|telah|sedang|tengah|masih|lagi)\s+(?=(?:{claims.agent}|di\w{4,})(?!\w))",
    re.IGNORECASE,
)
""" "mengakui ada ASN | yang sedang | mereka periksa": of so many as are not told, and in hand."""
_THEY_WHO = Shape(
    r"(?:\s+{claims.kind_goes_on})?\s+yang\s+(?=(?:di|ter|meng|mem|men|ber)\w{4,}|(?:ikut|turut|hadir)\s|{claims.caught})",
    re.IGNORECASE,
)
""" "tidak menampik adanya pegawai negeri | yang terpantau aktif", "menerima laporan ASN | yang terlibat politik praktis"."""
_CHARGED = Shape(
    r"(?:(?:\s+(?!yang|dan|serta|jadi|menjadi)[^\s,.;:]+){0,6}\s+yang(?=\s+(?:kini\s+)?(?:jadi|menjadi|berstatus)))?\s+{claims.charged}(?!\w)",
    re.IGNORECASE,
)
""" "melimpahkan kades tersangka pelanggaran pilkada": one, and no servant of the kind in general."""


def _of_district(frame: Frame, sentence: Span) -> Iterator[Single]:
    """Servants of one district without a number, to whom something is done at once; "para kades di Kecamatan X" are many."""
    text = frame.text
    for kind, match in words_for_persons(text, sentence.start, sentence.end):
        end = district_end(frame, match.end(), sentence.end) if kind in KINDS else None
        if end is None or frame.within(max(sentence.start, match.start() - 14), match.end(), "count"):
            continue
        if right_before(text, sentence.start, match.start(), "accused", "former") or brought_report(frame, match.start(), sentence):
            continue
        in_case = _is_in_case(text, sentence, match.start())
        of_many = not in_case and right_before(text, sentence.start, match.start(), "accused", "of_many")
        if of_many or _is_of_rule(text, end, sentence):
            continue
        done_to = in_case or right_before(text, sentence.start, match.start(), "accused", "done_to")
        if done_to or passive_after(frame, end, sentence) or _is_judged_inside(frame, match.start(), end, sentence):
            sentenced = right_before(text, sentence.start, match.start(), "accused", "sentence_of")
            yield Single(match.start(), end, (kind,), False, sentenced)


def _sentenced(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "mengubah vonis percobaan kades di Kabupaten X", "berkas kades asal X": a sentence or a file is that of one, and so is a penalty."""
    text = frame.text
    for kind, match in words_for_persons(text, sentence.start, sentence.end):
        if kind not in KINDS or load_phrases("accused")["office_noun"].pattern.fullmatch(text, match.start(), match.end()) is None:
            continue
        place = _OF_REGENCY.match(text, match.end(), sentence.end)
        if _is_put_down(frame, match.start(), match.end(), sentence):
            yield Single(match.start(), match.end() if place is None else place.end(), (kind,), False, False)
            continue
        if place is None:
            continue
        charged = load_phrases("claims")["charged"].ends_before(text, sentence.start, match.start(), skipped=" ,")
        if charged is not None:  # "terdakwa, | kepala desa di X"
            yield Single(charged.start(), place.end(), (kind,), False, True)
            continue
        judged = _is_judged_inside(frame, match.start(), place.end(), sentence)
        if judged or right_before(text, sentence.start, match.start(), "accused", "sentence_of"):
            yield Single(match.start(), place.end(), (kind,), False, True)


def _is_judged_inside(frame: Frame, start: int, end: int, sentence: Span) -> bool:
    """ "memutuskan kepala kampung di Distrik X bersalah": whom the words of a judgement hold between them."""
    return any(act.name in _JUDGES and act.start < start and end <= act.end for act in find_acts(frame, sentence))


_JUDGES = frozenset({"convict", "indict", "clear"})


def _is_put_down(frame: Frame, start: int, end: int, sentence: Span) -> bool:
    """ "menutup perkara | bendahara distrik", "memberhentikan | kades": the object of what was done on a day that is told."""
    text = frame.text
    acts = [act for act in find_acts(frame, sentence) if act.name in ("impose", "close") and act.end <= start]
    if acts and load_phrases("claims")["pay"].found(text, acts[-1].start, acts[-1].end):
        return False  # "menghentikan insentif | guru": that of all of them
    if (
        not acts
        or _CASE_OF.fullmatch(text, acts[-1].end, start) is None
        or load_phrases("accused")["pointer"].opens(text, end, sentence.end)
    ):
        return False
    if any(post.start == start and post.end > post.office_end for post in posts_in(frame, sentence)):
        return False  # "memberhentikan Camat Cina": the post itself
    return bool(frame.within(*_scene(frame, sentence), "date")) and not frame.within(max(sentence.start, start - 1), start + 1, "count")


_CASE_OF = Shape(r"(?:\s+{claims.case_noun})?\s+", re.IGNORECASE)
_OF_REGENCY = Shape(r"\s+{before_names.at}\s+(?:(?:{before_names.regency}|{before_names.area})\s+)?[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,3}")


def _objects(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "mengadukan sekdes yang membagikan stiker calon": one post by its noun, to whom something is done for what it did.

    Several would be numbered; what all have to expect who break a rule names no deed of its own ("camat yang melanggar"), and neither
    a day nor a place.
    """
    text, words = frame.text, load_phrases("accused")
    for kind, match in words_for_persons(text, sentence.start, sentence.end):
        if kind not in KINDS or words["office_noun"].pattern.fullmatch(text, match.start(), match.end()) is None:
            continue
        place = district_end(frame, match.end(), sentence.end)
        end = place if place is not None else match.end()
        if place is None and (goes_on := _GOES_ON.match(text, end, sentence.end)):
            end = goes_on.end()
        if abbreviated := _ABBREVIATED.match(text, end, sentence.end):
            end = abbreviated.end()
        known = has_initials(text, end, sentence) or _told_on(frame, end, sentence)
        reported = load_phrases("claims")["to_supervisor"].opens(text, end, sentence.end)
        if not (known or reported) and _DEED.match(text, end, sentence.end) is None:
            continue
        told = right_before(text, sentence.start, match.start(), "accused", "said_of") and frame.quote_at(sentence.start + 1) is not None
        if _is_of_rule(text, end, sentence) or right_before(text, sentence.start, match.start(), "accused", "asked_to_report"):
            continue
        if told:  # "…," ujar Ketua Bawaslu tentang kepala biro yang membagikan jadwal kampanye
            yield Single(match.start(), end, (kind,), False, True)
            continue
        if not right_before(text, sentence.start, match.start(), "accused", "done_to"):
            continue
        known = known or _is_in_our_hands(frame, match.start(), sentence)
        if known or place is not None or any(m["type"] in ("date", "region") for m in frame.within(*_scene(frame, sentence))):
            yield Single(match.start(), end, (kind,), False, False)


def _whose_breach_is_found(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "Bawaslu mengendus dugaan pelanggaran netralitas | guru", "Di samping kuwu, ada | guru yang …": how many is not told."""
    text, told, words = frame.text, load_phrases("assertion"), load_phrases("accused")
    if not any(words[group].found(text, *sentence.bounds) for group in ("breach_found", "others_too")):
        return
    for kind, match in words_for_persons(text, sentence.start, sentence.end):
        before = max(sentence.start, match.start() - _WINDOW), match.start()
        others = _ends_right_before(text, "others_too", *before) and words["too"].opens(text, match.end(), sentence.end)
        if kind not in KINDS or not (others or _ends_right_before(text, "breach_found", *before)):
            continue
        if any(told[group].found(text, sentence.start, match.start()) for group in ("condition", "negation", "unreal")):
            continue  # "Jika ada dugaan pelanggaran guru, laporkan"
        yield Single(match.start(), match.end(), (kind,), False, True)


def _scene(frame: Frame, sentence: Span) -> tuple[int, int]:
    """The sentences around it in the paragraph: "Warga datang Senin (18/11). Mereka mengadukan sekdes yang …"."""
    paragraph = frame.paragraph_at(sentence.start).index
    near = [s for s in frame.sentences if abs(s.index - sentence.index) <= _SCENE and frame.paragraph_at(s.start).index == paragraph]
    return min(s.start for s in near), max(s.end for s in near)


_SCENE = 2
"""Sentences around one, in which day and place of what it tells may stand."""
_ABBREVIATED = re.compile(r"\s*\([A-Za-z]{2,10}\)")
""" "kepala desa | (kades) | yang mengampanyekan"."""
_DEED = Shape(
    r"\s*(?:,\s*)?yang\s+(?:(?:{claims.suspected}|sempat|telah|sudah|ikut|turut)\s+)*"
    r"(?!{claims.no_deed})(?:(?:me|ber)\w{3,}|{claims.caught}|mangkir|absen|hadir|tampil|duduk|tampak|terlihat|(?<=\bikut\s)\w{4,})|\s+{claims.by_deed}(?!\w)",
    re.IGNORECASE,
)
""" "yang (diduga) membagikan …", "pengunggah foto calon": what somebody did."""


def _is_in_our_hands(frame: Frame, start: int, sentence: Span) -> bool:
    """ "Hari ini kami plenokan laporan tentang | kasi yang memasang spanduk": whoever speaks is at it, of one they know."""
    words = load_phrases("claims")["agent"]
    acts = (act for act in find_acts(frame, sentence) if act.end <= start and act.meaning.stage == "examined")
    return any(words.ends_before(frame.text, sentence.start, act.start, skipped=" ") is not None for act in acts)


def _told_on(frame: Frame, end: int, sentence: Span) -> bool:
    """ "laporan terhadap ketua RT yang dilayangkan warga | diregister": a later step of a case is told of it in the sentence."""
    if _REPORTED.match(frame.text, end, sentence.end) is None:
        return False
    acts = (act for act in find_acts(frame, sentence) if act.start >= end and not act.meaning.active)
    return any(act.meaning.stage not in ("alleged", "reported") for act in acts)


_REPORTED = re.compile(r"\s+(?:yang\s+(?:di|ter)\w{4,}|(?:sudah|telah|resmi|akhirnya|kini|masih|sedang|tengah)\s)", re.IGNORECASE)
""" "laporan terhadap ketua RT | yang dilayangkan warga …"."""
_GOES_ON = re.compile(
    r"(?:\s+(?!(?:yang|dan|serta|itu|tersebut|ini|di|ke|untuk|akan|agar|telah|sudah|karena|terkait|berinisial|inisial)\b)(?:[a-z]+|[A-Z]{2,5})){1,2}(?=\s+yang\s)"
)
""" "kasubbag | umum kecamatan | yang memasang spanduk", "guru | SD | yang …"."""


def _heads(frame: Frame, sentence: Span) -> Iterator[Single]:
    """ "melaporkan kepala desanya", "camatnya sudah dipanggil": the one head of those who tell, to whom something is done."""
    text = frame.text
    for match in load_phrases("accused")["their_head"].all(text, sentence.start, sentence.end):
        told_of = right_before(text, sentence.start, match.start(), "accused", "done_to")
        if told_of or passive_after(frame, match.end(), sentence):
            noun = match.group().removesuffix("nya")
            yield Single(match.start(), match.end(), tuple(kinds_in(noun, 0, len(noun))), False, False)
    for match in load_phrases("accused")["their_superior"].all(text, sentence.start, sentence.end):
        told_of = right_before(text, sentence.start, match.start(), "accused", "done_to")
        who = [m for m in frame.within(sentence.start, match.start(), "count") if m["exact"] and m["unit"] in KINDS]
        if told_of and who and not load_phrases("grammar")["relative"].found(text, who[-1]["end"], match.start()):
            yield Single(match.start(), match.end(), (), False, False)  # "Tiga guru melaporkan | atasan mereka"


def _is_in_case(text: str, sentence: Span, start: int) -> bool:
    """Whether words that lay a breach to somebody end right before: "kasus netralitas", "dugaan pelanggaran yang dilakukan oleh"."""
    return _ends_right_before(text, "laid_to", max(sentence.start, start - _WINDOW), start)


def _ends_right_before(text: str, group: str, floor: int, start: int) -> bool:
    return any(not text[found.end() : start].strip() for found in load_phrases("accused")[group].all(text, floor, start))


def tells_story(frame: Frame, start: int, end: int, sentence: Span) -> bool:
    """ "Lurah yang membagi sembako dicopot bupati, Senin (18/11)": one post at the head of a sentence that says what was done, and when.

    What is told of all who break a rule names the breach at once ("Lurah yang melanggar dicopot") and has no day.
    """
    text = frame.text
    if load_phrases("accused")["office_noun"].pattern.fullmatch(text, start, end) is None or text[sentence.start : start].strip('"“ '):
        return False
    if load_phrases("accused")["who_breaks"].opens(text, end, sentence.end):
        return False
    acts = [act for act in find_acts(frame, sentence) if act.start >= end and not act.meaning.active]
    if _SAME.match(text, end):
        return bool(acts)
    acts = [act for act in acts if act.meaning.stage not in ("alleged", "reported")]
    dated = bool(frame.within(sentence.start, sentence.end, "date"))
    return any(act.meaning.criminal or dated for act in acts)


_SAME = re.compile(r"\s+(?:\w+\s+)?yang\s+sama(?!\w)", re.IGNORECASE)
""" "Sekretaris nagari yang sama ikut diadukan": of the place that was told before."""


def has_initials(text: str, end: int, sentence: Span) -> bool:
    """ "perangkat desa di Kecamatan X berinisial DM": one, though no numeral says so."""
    return _INITIALS.match(text, end, sentence.end) is not None


_INITIALS = Shape(
    r"(?:\s+(?:(?:{before_names.at}|pada)\s+)?(?!(?:{before_names.at}|(?i:pada|yang|itu|tersebut|ini|dan))\b)[^\s,.;:“”\"]+){0,6}"
    r"\s*(?:,\s*)?\(?{accused.initials}\s+[A-Z](?:\.?[A-Z]){0,3}\b(?!\s*(?:,\s*)?(?:(?:dan|serta)\s+)?[A-Z]{1,3}\b)"
)
""" "berinisial DM"; "berinisial IM dan YS" are several."""


def is_of_one_place(text: str, end: int, ceiling: int) -> bool:
    """ "Lurah | di salah satu kelurahan di Kota X": such a place has one."""
    return _ONE_PLACE.match(text, end, ceiling) is not None


_ONE_PLACE = Shape(r"\s+{before_names.at}\s+(?:salah\s+satu|sebuah)\s+{before_names.below_regency}(?!\w)", re.IGNORECASE)


def _is_of_rule(text: str, end: int, sentence: Span) -> bool:
    """ "oknum ASN yang tidak netral akan disanksi": anybody."""
    return load_phrases("accused")["of_rule"].opens(text, end, sentence.end)
