"""One servant whom a sentence only names, and of whom a later one tells what was done: "Camat X viral. Yang bersangkutan dipanggil".

Asked only for words that point back to no case told of. Kinds and posts must fit, and one servant alone must be meant: a wrong
accusation is the worst error.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace

from pipeline.records.acts.parties import parties_in
from pipeline.records.acts.subjects import KINDS, kinds_in, words_for_persons
from pipeline.records.claims.claims import Claim
from pipeline.records.participants.accused import find_accused
from pipeline.records.participants.districts import is_of_one_district
from pipeline.records.participants.participant import Accused
from pipeline.records.participants.posts import Post, appeals_itself, is_agent, is_former, posts_in
from pipeline.records.participants.singles import has_initials
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.words.phrases import load_phrases

_REACH = 3
"""Sentences back in which "camat tersebut" looks for its camat."""
_REACH_OF_PRONOUN = 1
"""Sentences back in which "ia" or "kasusnya" looks for the one servant named there."""


def introduced(frame: Frame, claim: Claim, kinds_told: Set[str]) -> tuple[Accused, Span] | None:
    """The servant to whom the claim's words point, and the sentence that names them; None where nobody in particular was named.

    Args:
        kinds_told: the kinds of servants of whom cases have been told before.
    """
    accused = claim.accused
    if accused is None or accused.form != "back" or accused.plural or accused.count is not None or accused.number is not None:
        return None
    if not any(done.stage not in ("alleged", "none") for done in claim.done):
        return None
    found = _found(frame, claim, accused, kinds_told)
    return found if found is not None and _is_of_case(frame, found, claim) else None


def _found(frame: Frame, claim: Claim, accused: Accused, kinds_told: Set[str]) -> tuple[Accused, Span] | None:
    if accused.kinds and not accused.papers:
        post = post_pointed_at(frame, claim.sentence, accused.start, accused.end)
        own = {m.get("code") for m in frame.within(accused.start, accused.end, "region")}
        there = {m.get("code") for m in frame.within(*post[1].bounds, "region")} if post is not None else own
        if own and kinds_told & set(accused.kinds) and not own & there:
            return replace(accused, form="topic", one=True), claim.sentence  # "camat di Bandung Barat ini", after a camat of Bandung
        if post is not None:
            return post
        return None if kinds_told & set(accused.kinds) else _of_kind(frame, claim, accused)
    if accused.pronoun:
        return _of_pronoun(frame, claim, accused)
    return None


def _is_of_case(frame: Frame, named: tuple[Accused, Span], claim: Claim) -> bool:
    """Whether the one who is named is no witness, and for a mere "ia", whether it has to do with an election or a supervisor."""
    (one, where), sentence = named, claim.sentence
    claims, text = load_phrases("claims"), frame.text
    if load_phrases("assertion")["as_witness"].opens(text, one.end, where.end, skipped=" ,"):
        return False
    if claim.accused is not None and not claim.accused.pronoun:
        return True
    for span in (where, *(s for s in frame.sentences if s.index == sentence.index - 1), sentence):
        parties: set[str | None] = {party.party for party in parties_in(frame, span.start, span.end)}
        parties |= {party.institution for party in parties_in(frame, span.start, span.end) if party.institution == "gakkumdu"}
        if parties & {"supervisor", "commission", "gakkumdu"} or claims["election"].found(text, span.start, span.end):
            return True
    return False


def _of_kind(frame: Frame, claim: Claim, accused: Accused) -> tuple[Accused, Span] | None:
    """ "Lurah itu": a post of the kind named before, else the pointing words themselves, unless they only say of what a case is."""
    for sentence in _before(frame, claim.sentence, _REACH):
        posts = [one for one in _posts(frame, sentence) if set(one.kinds) & set(accused.kinds)]
        if len({frame.text[one.start : one.end] for one in posts}) == 1:
            return posts[0], sentence
    post = load_phrases("accused")["office_noun"].pattern.match(frame.text, accused.start) is not None
    if not post and right_before(frame.text, claim.sentence.start, accused.start, "accused", "of_many"):
        return None  # "pelanggaran netralitas | ASN ini", but not "bukti pelanggaran | camat tersebut"
    return replace(accused, form="topic", one=True), claim.sentence


def _of_pronoun(frame: Frame, claim: Claim, accused: Accused) -> tuple[Accused, Span] | None:
    """ "Ia", "kasusnya": the only post or single servant of the sentence before; or who is named last in its own ("…, soal Camat X")."""
    own = [one for one in _named(frame, claim.sentence) if one.start > accused.end and _is_topic(frame, one, claim.sentence)]
    if len(own) == 1:
        return own[0], claim.sentence
    if earlier := _in_clause_before(frame, accused, claim.sentence):
        return earlier, claim.sentence
    for sentence in _before(frame, claim.sentence, _REACH_OF_PRONOUN + _names_nobody(frame, claim.sentence)):
        named = _named(frame, sentence)
        named = named or _by_name(frame, sentence)
        named = named or _pointed(frame, sentence)
        if len(named) == 1 and not _others(frame, named[0], sentence):
            return named[0], sentence
    return None


def _in_clause_before(frame: Frame, pronoun: Accused, sentence: Span) -> Accused | None:
    """ "Tak ada lagi mobil dinas buat Kepala Bidang X; | ia didemosi": the only one whom the sentence names before a semicolon or comma."""
    named = [one for one in _named(frame, sentence) if one.end <= pronoun.start]
    if len(named) != 1 or _others(frame, named[0], sentence):
        return None
    parted = frame.text[named[0].end : pronoun.start].rstrip()
    return named[0] if parted.endswith((";", ",")) else None


def _names_nobody(frame: Frame, sentence: Span) -> bool:
    """ "Lurah itu memegang bendera calon. | Kita sementara proses. | Yang bersangkutan kami …": the sentence between speaks of the same."""
    between = frame.before(sentence)
    if between is None or frame.within(*between.bounds, "count") or frame.within(*between.bounds, "official"):
        return False
    return frame.in_one_paragraph(between.start, sentence.start) and not any(
        group in KINDS for group, _ in words_for_persons(frame.text, *between.bounds)
    )


def _by_name(frame: Frame, sentence: Span) -> list[Accused]:
    """ "Budi Santoso, lurah di Kecamatan X, …": a servant by the name, whose post stands behind it without a place of its own."""
    nouns = load_phrases("accused")["office_noun"]
    found = []
    for m in frame.within(*sentence.bounds, "official"):
        noun = nouns.last(frame.text, m["start"], m["end"]) if m.get("name") and m.get("position") in _SERVANTS else None
        if noun is not None and noun.start() > m["start"] and not load_phrases("speech")["saying"].found(frame.text, *sentence.bounds):
            kinds = tuple(kinds_in(frame.text, noun.start(), noun.end()))
            found.append(Accused("topic", noun.start(), m["end"], kinds=kinds, one=True))
    return found


_SERVANTS = frozenset({"district_head", "ward_head", "village_head", "agency_head", "assistant", "other"})


def _pointed(frame: Frame, sentence: Span) -> list[Accused]:
    """ "Kasus guru di Kabupaten X itu tuntas di inspektorat. | Ia disanksi": one servant by the noun of a post, of whom people know."""
    noun = load_phrases("accused")["office_noun"].pattern
    found = [
        one for one in find_accused(frame, sentence) if one.form == "back" and one.kinds and not (one.papers or one.plural or one.count)
    ]
    return [replace(one, form="topic", one=True) for one in found if noun.match(frame.text, one.start) is not None]


def post_pointed_at(frame: Frame, sentence: Span, start: int, end: int) -> tuple[Accused, Span] | None:
    """ "Mereka adalah Camat X, kepala SMP dan staf Dinas Y. | Camat itu …": the one post of that noun named just before."""
    noun = load_phrases("accused")["office_noun"].first(frame.text, start, end)
    if noun is None or noun.start() != start:
        return None
    for before in _before(frame, sentence, _REACH):
        posts = [one for one in _posts(frame, before) if frame.text[one.start : one.end].casefold().startswith(noun.group().casefold())]
        if len({frame.text[one.start : one.end] for one in posts}) == 1:
            return posts[0], before
    return None


def post_told_of(frame: Frame, sentence: Span) -> tuple[Accused, Span] | None:
    """The post of which the sentence before speaks by its noun alone: "Nasib camat itu lebih cepat. Bupati telah mencopot|nya"."""
    before = next(iter(_before(frame, sentence, 1)), None)
    if before is None:
        return None
    for noun in load_phrases("accused")["office_noun"].all(frame.text, before.start, before.end):
        pointed_at = load_phrases("accused")["pointer"].opens(frame.text, noun.end())
        if pointed_at and (post := post_pointed_at(frame, before, noun.start(), noun.end())) is not None:
            return post
    return None


def _before(frame: Frame, sentence: Span, reach: int) -> list[Span]:
    """Sentences before, the nearest first, under the same heading."""
    near = [s for s in frame.sentences if 0 < sentence.index - s.index <= reach and not frame.apart(s.start, sentence.start)]
    return near[::-1]


def _named(frame: Frame, sentence: Span) -> list[Accused]:
    return [*_posts(frame, sentence), *_singles(frame, sentence)]


def _posts(frame: Frame, sentence: Span) -> list[Accused]:
    """Posts of servants that a sentence names, without those who act in it, speak, or held the post once."""
    return [
        Accused("office", post.start, post.end, kinds=tuple(kinds_in(frame.text, post.start, post.office_end)))
        for post in posts_in(frame, sentence)
        if not is_former(frame, post, sentence) and not is_agent(frame, post, sentence) and not _speaks(frame, post, sentence)
    ]


def _speaks(frame: Frame, post: Post, sentence: Span) -> bool:
    """ "Kepala Bidang X, Budi, mengatakan": who tells of a case."""
    if appeals_itself(frame, post.last, sentence):
        return False
    quote = frame.quote_at(post.start)
    told = load_phrases("speech")["saying"]
    said = told.first(frame.text, post.last, min(sentence.end, post.last + _TO_SAYING)) or told.last(
        frame.text, max(sentence.start, post.first - 12), post.first
    )
    return said is not None and quote is None


_TO_SAYING = 60
"""Characters after a post in which a verb of saying has it for its subject."""


def _singles(frame: Frame, sentence: Span) -> list[Accused]:
    """ "Oknum guru", "salah seorang kades"."""
    one_of, text = load_phrases("accused")["one_of"], frame.text
    found = []
    for kind, match in words_for_persons(text, sentence.start, sentence.end):
        one = one_of.ends_before(text, max(sentence.start, match.start() - 40), match.start())
        ruled = load_phrases("accused")["of_rule"].opens(text, match.end(), sentence.end)
        if kind not in KINDS or ruled:
            continue
        if one is None and _opens_as_one(frame, match, sentence):
            found.append(Accused("topic", match.start(), match.end(), kinds=(kind,), one=True))
        elif one is not None:
            found.append(Accused("topic", one.start(), match.end(), kinds=(kind,), one=True))
        elif has_initials(text, match.end(), sentence) and not frame.within(
            max(sentence.start, match.start() - 1), match.start() + 1, "count"
        ):
            found.append(Accused("topic", match.start(), match.end(), kinds=(kind,), one=True))
    return found


def _opens_as_one(frame: Frame, noun: re.Match[str], sentence: Span) -> bool:
    """ "Kepala desa di Kecamatan X boleh lega. | Laporan yang menudingnya …": the post of one place that opens the sentence."""
    if noun.start() != frame.opening(*sentence.bounds) or load_phrases("accused")["office_noun"].pattern.fullmatch(noun.group()) is None:
        return False
    return is_of_one_district(frame.text, noun.end(), sentence.end) and not frame.within(*sentence.bounds, "count")


def _is_topic(frame: Frame, one: Accused, sentence: Span) -> bool:
    """ "…, ujar Ketua Bawaslu, soal Camat X": of whom the words before were said."""
    return load_phrases("accused")["said_of"].ends_before(frame.text, sentence.start, one.start) is not None


def _others(frame: Frame, one: Accused, sentence: Span) -> bool:
    """Whether the sentence names another person or a number of persons, to whom "ia" may point as well."""
    people = [m for m in frame.within(sentence.start, sentence.end, "official") if m.get("name") or m["end"] <= one.start]
    counts = [m for m in frame.within(sentence.start, sentence.end, "count") if m["unit"] not in ("region", "report", "case")]
    return bool(counts) or any(m["end"] <= one.start or m["start"] >= one.end for m in people if not _beside(one, m))


def _beside(one: Accused, mention: Mention) -> bool:
    """ "Camat X, Budi Santoso": the name of the one who is meant."""
    return bool(0 <= mention["start"] - one.end <= _TO_NAME or mention["start"] <= one.start <= mention["end"])


_TO_NAME = 3
"""Characters between a post and the name printed beside it."""
