"""Whether an act of a case is asserted as done: not denied, planned, threatened, demanded, conditional or asked (rulings 9, 11).

Stricter than `modality` on purpose: a wrong accusation is the worst error. Penalties above all are named in threats and laws.
"""

from __future__ import annotations

import re

from pipeline.records.acts.stages import Act, find_acts, is_told_of_all, none_of_number
from pipeline.records.acts.subjects import kinds_in
from pipeline.records.asserted.articles_of_law import broke_an_article
from pipeline.records.asserted.conditioned import follows_possibility, goes_on_with_unreal, is_under_condition
from pipeline.records.asserted.misdeeds import is_of_other_misdeed
from pipeline.records.asserted.only_spoken_of import DEMANDED, PENALTIES, is_about_competence, is_demanded, is_procedure, warns_all
from pipeline.records.asserted.recommended import is_recommended
from pipeline.records.asserted.rumours import is_confirmed_next, is_rumoured
from pipeline.records.asserted.supposed import is_after_condition, is_only_ought, is_summoned_by_others, is_supposed
from pipeline.records.asserted.wanted import is_wanted_of_office
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.clauses import FAR, NEAR, PUNCTUATION, clause_after, clause_before, contrast_before, stands_near
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_HANDED = frozenset({"forward", "hand_over"})
_DECIDED = _HANDED | {"close", "drop"}
"""What a plenary decides on is done by its decision: the case is handed on, or ends."""


def is_asserted(frame: Frame, act: Act, sentence: Span) -> bool:
    """Whether the sentence says that the act was done or is being done."""
    words, text = load_phrases("assertion"), frame.text
    if (
        text[: sentence.end].rstrip("\"”' ").endswith("?")
        or _ASKED.match(text, act.end, sentence.end)
        or _is_on_banner(text, act, sentence)
    ):
        return False
    if act.name == "charge":  # the plan is about the summons, not about what they are suspected of
        return not any(words[group].found(text, sentence.start, sentence.end) for group in ("condition", "when_then"))
    clause_start = clause_before(text, sentence.start, act.start)
    clause_end = clause_after(text, act.end, sentence.end)
    real = stands_near(text, words["real"], clause_start, act.start, NEAR)
    denied = not _says_no(text, act) and (_negated(text, clause_start, act.start) or _of_nobody(text, act, sentence))
    if denied and not is_told_of_all(text, sentence.start, act.start):
        return False
    if words["as_if"].found(text, clause_start, act.start) or words["made_up"].found(text, sentence.start, act.start):
        return False
    if _is_no_step(text, act, sentence) or _is_elsewhere(frame, act, sentence):
        return False
    if is_only_ought(frame, act, sentence) or (act.name == "investigate" and is_summoned_by_others(frame, act, sentence)):
        return False
    decided = act.name in _DECIDED and right_before(text, sentence.start, act.start, "assertion", "decided")
    open_until = max(clause_start, _after_topic(text, sentence))
    known = _says_which(frame, act, sentence)
    # "menuntut Camat X dievaluasi karena | mengarahkan warga": what is demanded is told before the reason
    known = known or (act.name == "deed" and right_before(text, sentence.start, act.start, "assertion", "cause"))
    wanted = stands_near(text, words["unreal"], open_until, act.start, FAR) or is_wanted_of_office(frame, act, sentence)
    if act.name != "check" and not (decided or known) and wanted:
        return False
    if _is_later(text, act, clause_start, clause_end, real) or (not real and _planned_before(text, act, sentence)):
        return False
    if words["not_all"].first(text, clause_start, act.start) is not None:
        return False
    if is_under_condition(frame, act, sentence, real) or (not real and goes_on_with_unreal(frame, act, sentence)):
        return False
    if words["generic"].first(text, sentence.start, act.start) and not real:
        return False
    done = real or words["real"].found(text, act.start, act.end)  # "Hukumannya sudah keluar"
    threatened = act.name in PENALTIES and not done and words["threat"].first(text, sentence.start, clause_end) is not None
    if threatened and not broke_an_article(frame, act, sentence):
        return False
    if act.name in PENALTIES and stands_near(text, words["spoken_of"], clause_start, act.start, 2):
        return False
    if is_about_competence(text, act, sentence, clause_start) or (not real and is_procedure(frame, act, sentence)):
        return False
    if is_recommended(text, act, sentence):
        return False
    if words["only_then"].ends_before(text, sentence.start, act.start) and words["planned"].found(text, sentence.start, act.start):
        return False
    if warns_all(frame, act, sentence) or is_supposed(frame, act, sentence):
        return False
    if is_of_other_misdeed(frame, act, sentence) or is_rumoured(frame, act, sentence):
        return False
    if not (real or known) and is_demanded(frame, act, sentence):
        return False
    if is_after_condition(frame, act, sentence, real) or (not real and follows_possibility(frame, act, sentence)):
        return False
    if act.name == "convict" and (
        _is_said_by_experts(frame, act, sentence) or _as_cause(frame, act, sentence) or _is_hedged(frame, act, sentence, clause_start)
    ):
        return False
    if not real and (promise := words["promises"].last(text, act.end, sentence.end)) and text[: promise.start()].rstrip()[-1:] in ',"”':
        return False  # "tiga kades itu kami panggil, janji anggota Bawaslu"
    following = text[act.end : clause_end].lstrip()
    if act.name == "hand_over" and not real and words["being_written"].pattern.match(following):
        return False
    if words["denied_after"].pattern.match(following) or _is_done_to_others(text, act, sentence, following):
        return False
    if act.meaning.stage == "examined" and (
        words["called_to_talk"].found(text, act.end, clause_end) or _are_taught_next(frame, act, sentence)
    ):
        return False
    if act.name in PENALTIES and _is_kept_rumour(text, act, sentence) and not is_confirmed_next(frame, sentence):
        return False
    if (_is_open(text, act, sentence) and not known) or (
        act.meaning.stage == "sanctioned" and words["not_done"].found(text, act.start, act.end)
    ):
        return False
    denial = words["denial"].last(text, contrast_before(text, sentence.start, act.start), act.start)
    return denial is None or words["no_negation"].first(text, max(sentence.start, denial.start() - 12), denial.end()) is not None


def _is_no_step(text: str, act: Act, sentence: Span) -> bool:
    """Whether the words right beside an act say that it is no step of a case, or one to come ("draf | rekomendasi")."""
    groups = {"compared", *_NO_STEP_AFTER.get(act.name, ())}
    if act.name in _HANDED and text[act.start : act.start + 2].lower() == "pe":  # by its noun: "menunggu | pelimpahan"
        groups.add("awaited")
    if any(right_before(text, sentence.start, act.start, "assertion", group) for group in groups):
        return True
    order = load_phrases("assertion")["asks_for_order"]
    return act.name in _HANDED and any(order.opens(text, at, sentence.end) for at in (act.start, act.end))


_NO_STEP_AFTER = {
    "close": ("reproached",),
    "await": ("event_waits",),
    "convict": ("to_those_who",),
    "forward": ("drafted",),
    "hand_over": ("drafted",),
}
"""Groups of words right before an act of that name."""


def _is_done_to_others(text: str, act: Act, sentence: Span, following: str) -> bool:
    """Whether those to whom it is done are no servants of a case: witnesses, those in charge, whoever reported ("melapor balik")."""
    words = load_phrases("assertion")
    if act.meaning.stage == "examined":
        heard = any(words[group].pattern.match(following) for group in ("as_witness", "other_summons"))
        if (heard and not _hears_in_case(text, act, sentence)) or _asks_supervisor(text, act, following):
            return True
    if act.name in ("reprove", "impose", "reprimand", "punish") and words["reproves_others"].pattern.match(text, act.start):
        return True  # "BKN menegur wali kota karena tak menghukum tujuh ASN"
    return bool(words["done_back"].pattern.match(following) or (act.meaning.active and words["other_object"].pattern.match(following)))


def _are_taught_next(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Bawaslu mengundang 27 camat. | Mereka diingatkan soal sanksi": called together, unless their case is named beside it."""
    following = frame.after(sentence)
    if following is None or load_phrases("assertion")["taught_next"].pattern.match(frame.text, frame.opening(*following.bounds)) is None:
        return False
    claims = load_phrases("claims")
    return not any(claims[group].found(frame.text, *sentence.bounds) for group in ("of_case", "partisan", "suspicion", "suspected"))


_ASKED = re.compile(r"[^.!?;“”\"]*\?")
""" "Benarkah dua camat | dicopot karena mendukung calon?" tanya wartawan: a question that its sentence holds."""


def _is_on_banner(text: str, act: Act, sentence: Span) -> bool:
    """ "membentangkan spanduk bertuliskan "Pecat 10 ASN tidak netral"": what is written or shouted there."""
    mark = max(text.rfind(quote, sentence.start, act.start) for quote in '"“‘')
    return mark > 0 and right_before(text, sentence.start, mark, "assertion", "written_there")


def _is_kept_rumour(text: str, act: Act, sentence: Span) -> bool:
    """ "menanggapi kabar seorang kabid dicopot": up to a word that says how it is."""
    told = load_phrases("assertion")["rumoured"].last(text, sentence.start, act.start)
    return told is not None and _HOW_IT_IS.search(text, told.end(), act.start) is None


_HOW_IT_IS = Shape(r"[.;:“”\"]|(?<!\w){assertion.turns_out}(?!\w)", re.IGNORECASE)


def _asks_supervisor(text: str, act: Act, following: str) -> bool:
    """ "Mereka meminta penjelasan Bawaslu": who asks the supervisor examines nobody."""
    asks = text[act.start : act.end].casefold().startswith(("meminta", "minta"))
    return asks and load_phrases("assertion")["asked_supervisor"].pattern.match(following) is not None


def _hears_in_case(text: str, act: Act, sentence: Span) -> bool:
    """ "memeriksa 15 warga sebagai saksi dalam perkara | seorang lurah": the witnesses are no servants, and it is told whose case it is."""
    heard = load_phrases("assertion")["witness_in"].pattern.match(text[act.end : sentence.end].lstrip()) if act.meaning.active else None
    return heard is not None and not kinds_in(heard.group(), 0, len(heard.group()))


def _of_nobody(text: str, act: Act, sentence: Span) -> bool:
    """ "Tidak seorang pun dari mereka pernah dijatuhi sanksi", "belum ada laporan yang diteruskan"."""
    if any(none_of_number(text, sentence.start, act.start, group) for group in ("none_of_number", "none_yet_of_number")):
        return True
    return any(right_before(text, sentence.start, act.start, "claims", group) for group in ("none_is", "none_yet"))


def _is_elsewhere(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Di kabupaten tetangga seorang camat dipecat": nobody is told of whom a reader could find, and it is not of this place."""
    words, end = load_phrases("assertion")["elsewhere"], clause_after(frame.text, act.end, sentence.end)
    relative = right_before(frame.text, sentence.start, act.start, "grammar", "relative")
    if relative and (there := words.first(frame.text, act.end, end)) is not None and not frame.within(act.end, end, "region"):
        return len(frame.text[act.end : there.start()].split()) <= 1  # "seorang camat yang diproses Bawaslu | di kota lain"
    told = words.last(frame.text, sentence.start, act.start)
    if told is None or frame.within(told.end(), act.start, "region"):
        return False
    # "Di Purworejo, kabupaten tetangga, …": which one is told
    named = frame.within(max(sentence.start, told.start() - _TO_NEIGHBOUR), told.end(), "region")
    return not any(m.get("code") and _APPOSED.match(frame.text, m["end"]) for m in named)


_TO_NEIGHBOUR = 40
"""Characters before "kabupaten tetangga" in which that regency is named."""
_APPOSED = Shape(r"\s*,\s*(?:sebuah\s+)?(?:{before_names.region}|{before_names.area})\s", re.IGNORECASE)


def _says_which(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "ingin dua camat yang | dilaporkan ke Bawaslu dipenjara": what is wanted is the main verb; of whom, has happened."""
    which = load_phrases("grammar")["relative"].ends_before(frame.text, sentence.start, act.start)
    if which is None or act.meaning.active or act.meaning.stage not in ("reported", "examined"):
        return False
    counted = frame.numbers(sentence.start, which.start())
    return bool(counted) and len(frame.text[counted[-1]["end"] : which.start()].split()) <= _TO_WHICH


_TO_WHICH = 4
"""Words of a place between persons and "yang"."""


def _is_later(text: str, act: Act, first: int, last: int, real: bool) -> bool:
    """ "dikirim pekan depan"; the day of an election says nothing of the act ("melanggar pada Pilkada 2020 mendatang")."""
    words = load_phrases("assertion")
    if (
        act.meaning.stage == "examined"
        and not real
        and words["first_of_all"].opens(text, act.end, last)
        and words["let_us"].ends_before(text, first, act.start) is not None
    ):
        return True  # "Kita kaji dulu"
    deadline = words["deadline"].last(text, max(0, first - _TO_DEADLINE), first)
    if deadline is not None and not real and words["later"].pattern.fullmatch(text[deadline.end() : first].strip(" ,")):
        return True  # "Sore ini atau paling lama besok, | kami kirim ke KASN"
    elections = [match.span() for match in words["no_later"].all(text, first, last)]
    for match in words["later"].all(text, first, last):
        after = match.start() >= act.end and not (real and words["planned"].found(text, act.end, match.start()))
        beside = after or (match.end() <= act.start and not real)
        if beside and not any(start <= match.start() < end for start, end in elections):
            return True
    return False


def _is_said_by_experts(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Ahli pidana menilai perbuatan kades itu melanggar", "…keterangan saksi ahli. Mereka menyatakan …": no authority finds it proven."""
    words, text = load_phrases("assertion"), frame.text
    if words["by_expert"].found(text, sentence.start, act.end):
        return True
    they = sentence.index > 0 and words["they_say"].pattern.match(text, frame.opening(*sentence.bounds), act.end) is not None
    return they and words["expert_heard"].found(text, *frame.sentences[sentence.index - 1].bounds)


_TO_DEADLINE = 40
"""Characters before a clause in which a deadline for what it tells may stand."""


def _planned_before(text: str, act: Act, sentence: Span) -> bool:
    """ "akan diproses di Gakkumdu dan direkomendasikan ke KASN": a plan governs the verb of the same voice that "dan" joins to its own."""
    joined = load_phrases("assertion")["and_does"].ends_before(text, sentence.start, act.start)
    voice = text[act.start : act.start + 2].lower()
    if joined is None or voice not in ("di", "me"):
        return False
    words = load_phrases("assertion")
    plan = words["planned"].last(text, sentence.start, joined.start())
    if plan is None or not text[plan.end() : joined.start()].lstrip().lower().startswith(voice):
        return False
    between = text[plan.end() : joined.start()]
    return not (PUNCTUATION.search(between) or words["real"].found(between) or len(between.split()) > DEMANDED)


def _after_topic(text: str, sentence: Span) -> int:
    """ "Untuk lima kades direkomendasikan ...": the word that opens a sentence says of whom it is, not what for."""
    opening = sentence.end - len(text[sentence.start : sentence.end].lstrip("\"“' "))
    topic = load_phrases("assertion")["as_for"].pattern.match(text, opening, sentence.end)
    return topic.end() if topic else sentence.start


def _as_cause(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "dihentikan lantaran akunnya terbukti palsu": why a case ended, no finding against anybody."""
    ends = [other for other in find_acts(frame, sentence) if other.meaning.stage == "dismissed" and other.end <= act.start]
    return bool(ends) and load_phrases("assertion")["cause"].found(frame.text, ends[-1].end, act.start)


def _is_hedged(frame: Frame, act: Act, sentence: Span, clause_start: int) -> bool:
    """ "diduga terbukti melanggar", "diduga melanggar karena terbukti mendaftar": the suspicion holds, what is proven is only a fact."""
    words, text = load_phrases("assertion"), frame.text
    hedge = words["hedge"].last(text, clause_start, act.start)
    if hedge is None:
        return False
    if words["real"].pattern.sub("", text[hedge.end() : act.start]).strip() == "":
        return True
    cause = words["cause"].last(text, hedge.end(), act.start)
    between = [other for other in find_acts(frame, sentence) if hedge.end() <= other.start and other.end <= act.start]
    return cause is not None and not text[cause.end() : act.start].strip() and all(other.name == "suspect" for other in between)


def _is_open(text: str, act: Act, sentence: Span) -> bool:
    """ "menentukan apakah mereka disanksi atau dinyatakan bersih", "melanggar atau tidaknya": open, unless an answer is told after it."""
    words = load_phrases("assertion")
    if words["or_not"].opens(text, act.end, sentence.end):
        return True
    asked = words["asks"].last(text, sentence.start, act.end)
    if asked is None or _ANSWER.search(text, asked.end(), act.start):
        return False
    comma = text.find(",", asked.end(), act.start)
    if comma > 0 and sentence.start < _after_topic(text, sentence) <= asked.start():
        return False  # "Untuk memastikan apakah tiga ASN melanggar, | Bawaslu memanggil mereka"
    return comma < 0 or not load_phrases("speech")["saying"].found(text, comma, act.start)


_ANSWER = re.compile(r"[;:.?“”\"]")
"""Marks at which an open question ends."""


def _says_no(text: str, act: Act) -> bool:
    """Whether the words of the act hold their own negation ("tidak terbukti", "belum dijawab"), or can bear one before them."""
    if act.name in ("check", "await"):
        return True
    return act.name in ("drop", "close", "acquit") and load_phrases("assertion")["own_negation"].found(text, act.start, act.end)


def _negated(text: str, floor: int, start: int) -> bool:
    words = load_phrases("assertion")
    last = words["negation"].last(text, floor, start)
    if last is None or len(text[last.end() : start].split()) > 2 or "," in text[last.end() : start]:
        return False
    if words["real"].found(text, last.end(), start):
        return False  # "yang tidak netral telah dilimpahkan"
    if words["neutral_word"].found(text, last.end(), start):
        return False  # "yang tidak menjaga netralitas diperiksa"
    return words["no_negation"].first(text, last.start(), start) is None
