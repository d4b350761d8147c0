"""Who or what a sentence says something about: counted persons and cases, words that point back, single office holders.

    new      "dua kades", "19 ASN", "tiga laporan": counted and not yet told of
    back     "kedua kades", "keduanya", "kasus tersebut", "11 kades itu", "mereka", "berkasnya": told of before
    topic    "Soal lurah", "Yang keuchik": a kind of servant told of before, or a claim without a number
    office   "Camat Kradenan" where something is done to that post (ruling 21)
    aside    counted persons and things that are never accused: witnesses, participants, photographs

Words are in `config/vocabulary/accused.yml` and `subjects.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from pipeline.records.acts.stages import find_acts
from pipeline.records.acts.subjects import GROUPS, KINDS, kind_of_unit, kinds_in, words_for_persons
from pipeline.records.participants.addressed import is_only_addressed
from pipeline.records.participants.anybody import is_anybody
from pipeline.records.participants.doers import doers_in
from pipeline.records.participants.headed import headed_in
from pipeline.records.participants.not_accused import holds_office, is_counted_aside, is_elected, is_no_servant, is_of_kin
from pipeline.records.participants.number_before import is_out_of, kind_just_before, kind_of_doers
from pipeline.records.participants.other_breaches import is_of_applicants, is_of_other_breaches, points_at_others
from pipeline.records.participants.participant import COLLECTIVE, NUMBERS, WINDOW, Accused
from pipeline.records.participants.pointed_at import pointed_at, points_back
from pipeline.records.participants.posts import acts_or_speaks, is_done_to, is_former, is_punished_since, lone_posts_in, posts_in
from pipeline.records.participants.singles import has_initials, is_of_one_place, singles_in, tells_story
from pipeline.records.participants.some_of import bare_rest, is_part, some_of_them
from pipeline.records.participants.topics import answers_about, heads_clause, is_generic
from pipeline.records.reading.clauses import is_condition
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_ACCUSED_UNITS = frozenset(
    {"civil_servant", "contract_civil_servant", "village_head", "village_official", "non_permanent_staff", "report", "case", "other"}
)
_SHARE = re.compile(r"(?<!\blebih)(?<!kurang)(?<=\w)\s+(?:dari|di antara)\s+\w", re.IGNORECASE)
""" "Tujuh dari sembilan camat": a part, whatever points back after it; not "lebih dari 20 camat"."""


def find_accused(frame: Frame, sentence: Span) -> list[Accused]:
    """The participants of a sentence in order; none overlaps another."""
    found = list(_counted(frame, sentence))
    for others in (
        _some(frame, sentence),
        _collectives(frame, sentence),
        _singles(frame, sentence),
        _offices(frame, sentence),
        _doers(frame, sentence),
        _headed(frame, sentence),
        pointed_at(frame, sentence),
        _topics(frame, sentence),
    ):
        for other in others:
            if other.form == "topic":
                found = [known for known in found if known.form != "aside" or known.end <= other.start or other.end <= known.start]
            if _is_said_of_kind(frame, other, sentence):
                continue
            if not any(other.start < known.end and known.start < other.end for known in found):
                # "Dia bukan ASN, jadi kami teruskan ke bupati": a pronoun means who was told of before
                no_servant = not other.pronoun and is_no_servant(frame.text, other.end, sentence.end)
                beside = is_of_kin(frame.text, sentence.start, other.start) or no_servant
                beside = beside or _is_beside_others(frame, other.start, other.end, sentence)
                beside = beside or (other.form == "topic" and not other.one and holds_office(frame.text, other.end, sentence.end))
                beside = beside or (other.form == "topic" and is_elected(frame, other.end, sentence))
                found.append(replace(other, form="aside") if beside else other)
    of_others = any(_may_be_others(one) for one in found) and points_at_others(frame, sentence)
    found = [replace(one, form="aside") if of_others and _may_be_others(one) else one for one in found]
    return sorted(found, key=lambda accused: accused.start)


def _is_said_of_kind(frame: Frame, one: Accused, sentence: Span) -> bool:
    """ "Kades | bukan ASN, jadi kita serahkan ke bupati": what they are by the law, said of the whole kind and of nobody."""
    kind = one.form == "topic" and one.count is None and set(one.kinds) <= {"village_head", "village_official"}
    return kind and load_phrases("subjects")["none_of_these"].opens(frame.text, one.end, sentence.end)


def _may_be_others(one: Accused) -> bool:
    """ "Temuan itu", "semuanya", "Dari jumlah itu 50": points back at whatever was counted last."""
    return not one.kinds and ((one.form == "back" and (one.papers or one.plural)) or (one.form == "new" and one.papers and one.part))


def _is_beside_others(frame: Frame, start: int, end: int, sentence: Span) -> bool:
    """ "Selain camat tersebut, | dua laporan sudah dihentikan": what follows is told of those counted after it."""
    opens = load_phrases("accused")["besides_them"].pattern.fullmatch(frame.text[frame.opening(*sentence.bounds) : start].strip())
    comma = frame.text.find(",", end, min(sentence.end, end + _TO_COMMA))
    counts = frame.numbers(comma, min(sentence.end, comma + _TO_OTHERS)) if opens is not None and comma > 0 else []
    return any(not frame.text[comma + 1 : count["start"]].strip() for count in counts)


_TO_COMMA, _TO_OTHERS = 25, 30
"""Characters to the comma that ends "Selain camat tersebut", and after it to the number of the others."""


def _counted(frame: Frame, sentence: Span) -> Iterator[Accused]:
    last, opened, parted = sentence.start, False, False
    counts = frame.within(sentence.start, sentence.end, "count")
    for mention, following in zip_longest(counts, counts[1:]):
        if mention["start"] < last:
            continue  # inside another: "Dua dari tiga kades"
        of_told = following if following is not None and _is_out_of_told(frame.text, mention, following, sentence) else None
        since, last = last, (of_told or mention)["end"]
        start, end, unit = mention["start"], min(last, sentence.end), mention["unit"]
        # "Dari 24 kabupaten, 117 ASN dilaporkan": persons are no part of places
        whole, opened = (
            opened,
            unit != "region" and load_phrases("accused")["out_of"].ends_before(frame.text, sentence.start, start) is not None,
        )
        if unit == "region" and since > sentence.start and _IN_REGIONS.fullmatch(frame.text, since, start):
            continue  # "52 ASN di sembilan kabupaten diteruskan": what was done was done to the persons
        if unit in ("case", "report") and (_is_file_of(frame, mention, sentence) or is_of_applicants(frame, mention, sentence)):
            continue
        if unit == "participant" and COLLECTIVE.match(frame.text, start):
            continue  # "keempat ASN itu hadir di kampanye" are no participants of a ceremony; read as a pointing word below
        aside = _is_counted_beside(frame, mention, sentence) or _is_beside_others(frame, start, end, sentence)
        share = of_told is not None or (
            is_out_of(frame.text, since, start, whole)
            or _SHARE.search(frame.text, start, mention["end"]) is not None
            or load_phrases("accused")["within"].ends_before(frame.text, sentence.start, start) is not None
        )
        parted = share or is_part(frame.text, start, end, sentence) or (parted and _NEXT.fullmatch(frame.text, since, start) is not None)
        yield Accused(
            form="aside" if aside else "back" if not share and points_back(frame.text, start, end, sentence) else "new",
            start=start,
            end=end,
            count=mention,
            kinds=(kinds := (kind,) if (kind := kind_of_unit(unit)) else _kinds_counted(frame, since, start, end, sentence)),
            papers=unit in ("report", "case"),
            part=parted,
            vague=unit == "other" and not kinds,
            elliptic=kind is not None and not kinds_in(frame.text, start, end),
        )


def _kinds_counted(frame: Frame, since: int, start: int, end: int, sentence: Span) -> tuple[str, ...]:
    """Of what kind those are whose unit does not say it: by their number, by what stands right before it, by who did it."""
    spoken = load_phrases("subjects")["connectors"]
    return (
        tuple(kinds_in(frame.text, start, end))
        or kind_just_before(frame.text, since, start, spoken, after_number=since > sentence.start)
        or kind_of_doers(frame.text, start, end, sentence.end)
    )


def _is_counted_beside(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """Whether those counted are accused of nothing: things and onlookers, or the whole of which one is told of."""
    return (
        _is_whole_of_one(frame, mention, sentence)
        or mention["unit"] not in _ACCUSED_UNITS
        or _is_aside(frame, mention, sentence)
        or is_counted_aside(frame, mention, sentence)
    )


def _is_whole_of_one(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "Satu dari empat laporan itu diteruskan": nothing is told of the four; but "Kasus tersebut satu dari empat laporan yang masuk"."""
    words = load_phrases("accused")
    one = words["one_out_of"].ends_before(frame.text, sentence.start, mention["start"])
    if one is None:
        return False
    subject = frame.text[frame.opening(*sentence.bounds) : one.start()].strip()
    return mention["unit"] not in ("report", "case") or words["case_is"].pattern.fullmatch(subject) is None


def _is_out_of_told(text: str, mention: Mention, following: Mention, sentence: Span) -> bool:
    """ "Delapan dari 12 orang itu": the larger number only says of whom, told before, the smaller one is a part."""
    larger = following["unit"] != "region" and following["min"] > (mention["max"] or mention["min"])
    apart = re.fullmatch(r"(?:\s+\w+)?\s+dari\s+(?:total\s+)?", text[mention["end"] : following["start"]], re.IGNORECASE)
    return larger and apart is not None and points_back(text, following["start"], following["end"], sentence)


_NEXT = re.compile(r"\s*(?:,|dan|serta|,\s*(?:dan|serta))\s+", re.IGNORECASE)
""" "di dalamnya ada tiga camat | dan | satu kepala desa": a part as the one before it."""
_IN_REGIONS = Shape(r"\s+(?:(?:yang\s+)?{whose.spread}\s+)?(?:di|dari|pada)\s+(?:seluruh\s+)?")
"""Between persons and the number of places in which they serve."""

_PUN = re.compile(r" ?pun\b")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\w|\.\d)")


_AS_FOR = re.compile(r"(?:\s+(?:untuk\s+)?[\w/]+(?:\s+\w+)?\s*,?\s+(?:ada|baru|hanya|sudah|memang|cuma|itu))?\s*", re.IGNORECASE)
""" "Kalau | dua perangkat desa", "Kalau ASN ada | empat": as for them."""

_BREACH = Shape(r"\s*(?:{claims.alleged}\s+)?(?:{nothing.any_breach}\s+)?", re.IGNORECASE)
""" "tiga laporan | dugaan pelanggaran | alat peraga"."""


def _is_aside(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """Witnesses, things, and persons who are only addressed or gathered."""
    subjects, words, text = load_phrases("subjects"), load_phrases("accused"), frame.text
    start, end, unit = mention["start"], mention["end"], mention["unit"]
    # "meminta setiap RT menyiapkan 50 nama | pendukung"
    if mention.get("told_before") and (_were_bystanders(frame, mention, sentence) or subjects["bystanders"].opens(text, end, sentence.end)):
        return True
    if mention["min"] == mention["max"] and _YEAR.match(text, start) and words["dated"].found(text, max(sentence.start, start - 30), start):
        return True  # "pilkada 2024 guna menjaga netralitas ASN"
    if mention["min"] == mention["max"] == 1 and words["in_role"].ends_before(text, sentence.start, start):
        return True
    if is_anybody(frame, mention, sentence):
        return True  # "Seorang ASN harus menjaga netralitasnya"
    if mention["min"] == mention["max"] == 1 and words["not_one"].ends_before(text, sentence.start, start) and _PUN.match(text, end):
        return True  # "Di Kota Tegal tidak satu perkara pun muncul"
    noun = re.split(r"[,.;]", text[start : min(sentence.end, end + 18)])[0]
    if unit == "other":
        if subjects["bystanders"].found(noun) or subjects["things"].found(noun):
            return True
        if not (mention.get("told_before") or subjects["anybody"].found(noun) or kinds_in(text, start, end)):
            return True
    elif unit in ("case", "report"):
        if is_of_other_breaches(frame, mention, sentence) or subjects["no_servants"].opens(text, end, sentence.end):
            return True
        breach = _BREACH.match(text, end, sentence.end)
        what = breach.end() if breach is not None else end
        if subjects["things"].opens(text, what, min(sentence.end, end + 80)) or subjects["things"].found(text, start, end):
            return True
        if not mention["exact"] and (reason := words["for_several"].ends_before(text, sentence.start, start)):
            named = words["some_post"].last(text, sentence.start, reason.start())  # "salah seorang ASN terkait | sejumlah pelanggaran"
            if named is not None and kinds_in(text, named.end(), reason.start()):
                return True
    supposed = load_phrases("assertion")["condition"].last(text, sentence.start, start)
    # "Kalau dua perangkat desa, laporannya dihentikan": as for them
    as_for = supposed is not None and supposed.group().lower() == "kalau" and _is_as_for(text, supposed.end(), start)
    # "Seandainya tidak ada pengakuan, kelima pegawai itu bisa lolos": who has been told of stands outside the condition
    told = supposed is not None and "," in text[supposed.end() : start] and points_back(text, start, end, sentence)
    if supposed is not None and not (as_for or told) and is_condition(frame, supposed, sentence, start, anywhere=True):
        return True
    if words["moved"].ends_before(text, sentence.start, start) and not load_phrases("claims")["neutrality"].found(text, end, sentence.end):
        return not load_phrases("assertion")["cause"].found(text, sentence.start, sentence.end)
    return is_only_addressed(frame, mention, sentence)


def _is_file_of(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "satu berkas perkara | seorang kades", "tiga berkas | berisi nama | lima kades": the file of whoever is told of right after it."""
    file = _FILE_OF.match(frame.text, mention["start"], sentence.end)
    if file is None:
        return False
    if any(m["start"] == file.end() and kind_of_unit(m["unit"]) is not None for m in frame.within(file.end(), sentence.end, "count")):
        return bool(file["holds"] and file["file"]) or mention["min"] == mention["max"] == 1
    return mention["min"] == mention["max"] == 1 and any(post.start == file.end() for post in posts_in(frame, sentence))


_FILE_OF = Shape(
    r"\S+\s+(?:(?P<file>{counts.file})|{counts.case_noun}|{counts.report_noun})(?:\s+(?:{counts.case_noun}|{counts.alleged}|{counts.neutrality}))*"
    r"\s+(?P<holds>{accused.holding}\s+)?(?:oknum\s+)?",
    re.IGNORECASE,
)


def _were_bystanders(frame: Frame, mention: Mention, sentence: Span) -> bool:
    """ "memediasi dua warga. | Keduanya dipanggil polisi": as many as the sentence before counts last, no servants or not accused."""
    before = frame.before(sentence)
    if before is None or load_phrases("claims")["others"].opens(frame.text, mention["end"], sentence.end):
        return False
    told = [m for m in frame.numbers(*before.bounds) if m["min"] == mention["min"] and m["unit"] not in ("report", "case")][-1:]
    return any(load_phrases("subjects")["bystanders"].found(m["text"]) or is_counted_aside(frame, m, before) for m in told)


def _is_as_for(text: str, start: int, end: int) -> bool:
    return _AS_FOR.fullmatch(text, start, end) is not None or _AS_FOR_TOTAL.match(text, start, end) is not None


_AS_FOR_TOTAL = Shape(r"\s+(?:{claims.number_of}|{claims.figure}|untuk|soal|yang|di|dari)\b", re.IGNORECASE)
""" "Kalau total laporan yang kami terima 36": as for the total."""


def _collectives(frame: Frame, sentence: Span) -> Iterator[Accused]:
    """ "keduanya", "ketiga kades", "dua-duanya"; an ordinal stands after its noun and has no "-nya"."""
    subjects = load_phrases("subjects")
    for match in COLLECTIVE.finditer(frame.text, sentence.start, sentence.end):
        following = frame.text[match.end() : min(sentence.end, match.end() + 30)]
        named = next((group for group in GROUPS if subjects[group].pattern.match(following.lstrip())), None)
        if match["nya"] or match["both"] or named:
            word = (match["word"] or match["both"]).lower()
            number = int(word) if word.isdigit() else NUMBERS.index(word) + 2
            kinds = (named,) if named in KINDS else ()
            yield Accused("back", match.start(), match.end(), number=number, kinds=kinds, papers=named == "papers", plural=True)


def _singles(frame: Frame, sentence: Span) -> Iterator[Accused]:
    """One post or one servant without a numeral to whom a breach is laid."""
    for one in singles_in(frame, sentence):
        yield Accused("office" if one.post else "topic", one.start, one.end, kinds=one.kinds, one=True, in_case=one.in_case)


def _doers(frame: Frame, sentence: Span) -> Iterator[Accused]:
    """Servants without a number to whom nothing is done, but who are told to have done something."""
    for kind, start, end in doers_in(frame, sentence):
        yield Accused("topic", start, end, kinds=(kind,), one=True)


def _headed(frame: Frame, sentence: Span) -> Iterator[Accused]:
    """ "Yang di Bone", "Kasus pertama": those of a list, by place or rank."""
    for head in headed_in(frame, sentence):
        yield Accused("back", head.start, head.end, papers=head.papers, plural=bool(head.there), there=head.there, rank=head.rank)


def _some(frame: Frame, sentence: Span) -> Iterator[Accused]:
    """ "Salah satunya sudah diteruskan": some of those told of; "ada yang diteruskan" is nobody's claim."""
    for start, end in some_of_them(frame, sentence):
        yield Accused("topic", start, end, part=True)
    for start, end in some_of_them(frame, sentence, "some_or_other"):
        yield Accused("aside", start, end)
    for start, end in bare_rest(frame, sentence):
        yield Accused("aside", start, end)


def _offices(frame: Frame, sentence: Span) -> Iterator[Accused]:
    """A post named with its place, where something is done to it; "mantan Kepala Dinas X yang dicopot" is only a career."""
    for post in posts_in(frame, sentence):
        private = load_phrases("forms")["private_body"].found(frame.text, post.office_end, post.end)
        former = is_former(frame, post, sentence) and not is_punished_since(frame, post, sentence)
        if private or former:  # "Rektor Universitas Muhammadiyah" is no servant
            yield Accused("aside", post.start, post.end)
        elif is_done_to(frame, post, sentence) or is_former(frame, post, sentence):
            kinds = tuple(kinds_in(frame.text, post.start, post.office_end)) or ("civil_servant",)  # "Direktur RSUD X"
            yield Accused("office", post.start, post.end, kinds=kinds)
    for post in lone_posts_in(frame, sentence):
        yield Accused("office", post.start, post.end, kinds=("civil_servant",))


def _topics(frame: Frame, sentence: Span) -> Iterator[Accused]:
    """A kind of servant without a number: "Soal lurah", "dugaan keberpihakan polisi", "Kumtua asal Touluaan" at the head."""
    words, text = load_phrases("accused"), frame.text
    if not (persons := words_for_persons(text, sentence.start, sentence.end)):
        return
    named = [mention for mention in frame.within(sentence.start, sentence.end, "official") if mention.get("name")]
    posts = {post.start: post.end for post in posts_in(frame, sentence)}
    for group, match in _by_outer_word(persons):
        if any(mention["start"] <= match.start() < mention["end"] for mention in named):
            continue
        if _is_head_who_speaks(frame, match.start(), sentence) or answers_about(text, match.end(), sentence):
            continue
        if group == "military_police" and words["police_work"].opens(text, match.end(), sentence.end):
            continue  # "Polisi belum menemukan bukti": of others
        if is_generic(text, match.end(), sentence) and not tells_story(frame, match.start(), match.end(), sentence):
            continue
        floor = max(sentence.start, match.start() - WINDOW)
        opening = frame.opening(sentence.start, match.start(), '"“ ')
        opens = opening == match.start() or _ACTING.match(text[opening : match.start()]) is not None
        begins = text[sentence.start : match.start()].rstrip().endswith(",") and has_initials(text, match.end(), sentence)
        if (
            opens
            or begins  # "Usai kampanye itu, | kades berinisial AR dilaporkan"
            or heads_clause(words["topic"], text, floor, match.start(), sentence)
            or words["traced"].ends_before(text, floor, match.start())
        ):
            # "Kepala Desa Dausa, misalnya, terbukti": a post of its own, none of a number told before
            post = posts.get(match.start()) if opens else None
            if post is not None and _records(frame, post, sentence):
                continue
            own = post is not None and not acts_or_speaks(frame, post, sentence)
            story = opens and tells_story(frame, match.start(), match.end(), sentence)
            single = has_initials(text, match.end(), sentence) or is_of_one_place(text, match.end(), sentence.end)
            one = story or ((opens or begins) and single)
            yield Accused("office" if own else "topic", match.start(), post if own and post else match.end(), kinds=(group,), one=one)


def _by_outer_word(words: Iterable[tuple[str, re.Match[str]]]) -> Iterator[tuple[str, re.Match[str]]]:
    """Each word for servants with its kind, that of the word around it: the "guru" of "guru honorer" is no civil servant."""
    taken: list[tuple[int, int, str]] = []
    for group, match in words:
        if group in KINDS:
            taken.append((*match.span(), group))
            yield next(outer for start, end, outer in taken if start <= match.start() and match.end() <= end), match


def _is_head_who_speaks(frame: Frame, start: int, sentence: Span) -> bool:
    """ "Pj Bupati Pidie membenarkan telah menerima berkas": the head of a government who tells of others' cases."""
    heads = [m for m in frame.within(start, start + 1, "official") if m.get("position") in _HEADS]
    return bool(heads) and acts_or_speaks(frame, start, sentence)


_HEADS = frozenset({"governor", "regent", "mayor"})


def _records(frame: Frame, start: int, sentence: Span) -> bool:
    """ "Sekda Kota X mengantongi nama pejabat": the post is the one who knows of the others."""
    text = frame.text
    acts = [act for act in find_acts(frame, sentence) if act.name == "record" and _ACTIVE.match(text, act.start)]
    return any(start <= act.start and not text[start : act.start].strip(" ,") for act in acts)


_ACTIVE = re.compile(r"me\w{4,}", re.IGNORECASE)
_ACTING = Shape(r"(?:{accused.acting}|si)\.?\s*$", re.IGNORECASE)
""" "Pj Sekda kehilangan kursinya": the sentence opens with the post all the same."""
