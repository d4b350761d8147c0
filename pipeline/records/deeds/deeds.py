"""Deeds of the four forms that are done at an occasion: who did what stands in a sentence with its noun and its verb.

A deed is only what the article reports as done (codebook, statement): plans, demands, drafts, legal bases, declarations of support and the
pledges of others than servants are none.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.records.deeds.deed import Deed
from pipeline.records.deeds.letters import (
    is_degree,
    is_for_others,
    is_no_circular,
    letters_followed,
    letters_that_urge,
    urges_servants,
)
from pipeline.records.deeds.makers import (
    is_by_activists,
    is_by_candidates,
    is_by_no_authority,
    is_by_private_body,
    is_held_for_others,
    was_of_no_authority,
)
from pipeline.records.deeds.meetings import (
    SUBJECT,
    called_together,
    gives_subject,
    meetings_at,
    names_office,
    only_urged_there,
)
from pipeline.records.deeds.plans import came_to_nothing, is_planned, is_wanted, still_to_come, was_of_case, was_planned
from pipeline.records.deeds.scenes import (
    handed_in,
    is_ones_own,
    likewise,
    names_them,
    of_others_before,
    pledges_at,
    promises,
    rituals,
    said_together,
)
from pipeline.records.deeds.topics import on_topic
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.modality import modality_of
from pipeline.records.reading.moment import act_dates
from pipeline.records.speakers.urging import names_servants, urges_to_support
from pipeline.tagging.extensions import explain_refusal
from pipeline.words.phrases import Phrases, load_phrases, words_folder
from pipeline.words.prefilter import may_begin
from pipeline.words.shapes import Shape

_THIS_LETTER = Shape(r"(?:\s+(?:{letters.numbered}|{letters.dated})\b[^.,;]{1,40}?)?\s+(?:ini|itu|tersebut)\b", re.IGNORECASE)
_TITLE = re.compile(r"(?<=\s)[\"“](?=\w)[^\"“”]{1,60}(?<=\w)[\"”]")
""" "Webinar bertajuk "Birokrasi Bersih" yang dibukanya": a name in quotation marks is nobody's speech."""


_ORDERS = re.compile(r"[^:.]{0,40}:\s*[\"“]?(?:[\w-]+,?\s+){0,4}jangan\b", re.IGNORECASE)
""" "Mengucapkan satu kalimat kepada kades: jangan …": told to others, and promised by nobody."""


Candidate = tuple[int, int, int, int]
"""Where words that may tell an act begin and end, and where its verb does."""
_QUOTE_ENDS = "\"”' \n"


_MORE_OPENERS = {
    "declaration": ("ceremony", "vow", "vow_alone", "ritual", "said_by_many"),
    "circular": ("bare_letter", "plain_letter"),
    "oversight": ("since_set_up",),
    "outreach": ("taught", "gathers"),
}
_OPENERS_OF_DEEDS = {"declaration": ("paper",)}
"""Such groups of `deeds.yml`."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Groups of `forms.yml` that make up one form."""

    form: str
    nouns: str
    verbs: str
    alone: str | None
    """Verbs that need no noun."""
    never: str | None
    """Look-alikes of the noun."""

    @property
    def openers(self) -> Iterator[str]:
        """Groups of which one must occur in a sentence that tells of a deed of this form."""
        yield self.nouns
        if self.alone is not None:
            yield self.alone
        yield from _MORE_OPENERS.get(self.form, ())


PATTERNS = (
    Pattern("declaration", "pledge", "pledge_act", "pledge_alone", "no_pledge"),
    Pattern("circular", "letter", "letter_act", "letter_alone", "no_letter"),
    Pattern("oversight", "watch", "watch_act", None, "no_watch"),
    Pattern("outreach", "meeting", "meeting_act", "meeting_alone", "no_meeting"),
)
_LIKEWISE = 4
"""So many sentences after a pledge others may do "hal serupa"."""
_MOST_WORDS_BETWEEN = 12
"""A verb further from its noun mostly belongs to another one."""


def find_deeds(frame: Frame) -> Iterator[Deed]:
    """All deeds, in the order of the text."""
    told_by = _beginnings(words_folder())
    may_be_again: Span | None = None
    for sentence in frame.sentences:
        for pattern, known in zip(PATTERNS, told_by, strict=True):
            if not may_begin(known, frame.text, sentence.start, sentence.end):
                continue
            deed = _act_in(frame, sentence, pattern)
            if deed is None:
                continue
            if not on_topic(frame, deed):
                explain_refusal(frame.doc, deed.start, deed.end, deed.form, "not about neutrality")
            elif _is_asked(frame, deed):
                explain_refusal(frame.doc, deed.start, deed.end, deed.form, "asked")
            else:
                may_be_again = sentence if deed.form == "declaration" else may_be_again
                yield deed
        if (like := likewise(frame, sentence)) is not None and may_be_again and sentence.index - may_be_again.index <= _LIKEWISE:
            yield Deed("declaration", *like, sentence, frame.text[slice(*like)].lower())
        for start, end in letters_followed(frame, sentence):
            yield Deed("circular", start, end, sentence, "", basis=True)


def _is_asked(frame: Frame, deed: Deed) -> bool:
    """Whether a sentence, or the quote in it, ends with a question mark: ""Sudah ada edaran dari bupati?" tanya seorang lurah"."""
    quote = frame.quote_at(deed.start)
    end = quote.end if quote is not None and quote.end <= deed.sentence.end else deed.sentence.end
    return frame.text[deed.start : end].rstrip(_QUOTE_ENDS).endswith("?")


@lru_cache(maxsize=4)
def _beginnings(folder: str) -> tuple[frozenset[str] | None, ...]:
    """Of each pattern, with which letters its openers begin; None where one of them may begin anywhere."""
    words, more = load_phrases("forms"), load_phrases("deeds")
    phrases = [[*map(words.__getitem__, p.openers), *map(more.__getitem__, _OPENERS_OF_DEEDS.get(p.form, ()))] for p in PATTERNS]
    known = [[group.beginnings for group in groups] for groups in phrases]
    return tuple(None if None in some else frozenset().union(*(letters or () for letters in some)) for some in known)


def _act_in(frame: Frame, sentence: Span, pattern: Pattern) -> Deed | None:
    """The shortest stretch of the sentence that says that an act of the form was done."""
    words, text = load_phrases("forms"), frame.text
    never = [] if pattern.never is None else [m.span() for m in words[pattern.never].all(text, sentence.start, sentence.end)]
    alone = [] if pattern.alone is None else [m.span() for m in words[pattern.alone].all(text, sentence.start, sentence.end)]
    candidates, refused = _candidates(frame, sentence, pattern, alone), dict[tuple[int, int], str]()
    for start, end, verb_start, verb_end in sorted(candidates, key=lambda found: found[1] - found[0]):
        if any(a < end and start < b for a, b in never):
            continue
        candidate, by_itself = (start, end, verb_start, verb_end), (start, end) in alone
        numbered = pattern.form == "circular" and by_itself and load_phrases("letters")["numbered"].found(text, start, end)
        goes_on = not numbered and _goes_on_with(frame, candidate, pattern.form, by_itself=by_itself)
        why = _why_no_act(frame, sentence, candidate, pattern.form, by_itself=by_itself, numbered=numbered)
        if why is None and pattern.form == "oversight" and _is_no_oversight(frame, sentence, candidate, goes_on=goes_on):
            why = "of other matters, only planned, or of no authority"
        if why is not None:
            refused.setdefault((start, end), why)
            continue
        scene = pattern.form == "outreach" and (start, end) == (verb_start, verb_end) and not by_itself
        return Deed(pattern.form, start, end, sentence, text[verb_start:verb_end].lower(), goes_on, scene=scene)
    for span, why in itertools.islice(refused.items(), 1):  # the others are longer stretches of the same words
        explain_refusal(frame.doc, *span, pattern.form, why)
    return None


def _candidates(frame: Frame, sentence: Span, pattern: Pattern, alone: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Nouns and verbs of the form that stand together, and whatever tells such an act without them.

    What few sentences have is looked for first, and only there what its neighbours tell.
    """
    words, text = load_phrases("forms"), frame.text
    found = list(_pairs(frame, sentence, words[pattern.nouns], words[pattern.verbs]))
    if pattern.form == "circular":
        bare = list(_pairs(frame, sentence, words["bare_letter"], words["letter_act"]))
        found += bare if bare and _goes_on(frame, sentence, "letter") else []
    found += [span * 2 for span in alone]
    if pattern.form == "outreach":
        attended = [*_pairs(frame, sentence, words["meeting"], words["meeting_attended"]), *meetings_at(frame, sentence)]
        attended = [pair for pair in attended if not only_urged_there(frame, sentence, pair[1])]
        found += called_together(frame, sentence)
        found += [pair for pair in attended if gives_subject(frame, pair[0], min(sentence.end, pair[1] + SUBJECT))]
        taught = [match.span() * 2 for match in words["taught"].all(text, *sentence.bounds)]
        found += taught if taught and _is_of_servants(frame, sentence) and names_office(frame, sentence) else []
    if pattern.form == "circular":
        plain = list(_pairs(frame, sentence, words["plain_letter"], words["letter_act"]))
        found += plain if plain and urges_servants(frame, sentence) else []
        found += letters_that_urge(frame, sentence)
    if pattern.form == "declaration":
        vowed, vows = list(_pairs(frame, sentence, words["vow"], words["vow_act"])), list(words["vow_alone"].all(text, *sentence.bounds))
        if (vowed or vows) and (_is_of_servants(frame, sentence) or (promises(frame, sentence) and names_them(frame, sentence))):
            found += vowed
            found += [_first_word(vow) * 2 for vow in vows if not is_ones_own(frame, sentence, vow)]
        led = list(_pairs(frame, sentence, words["ceremony"], words["lead"]))
        led += _pairs(frame, sentence, load_phrases("deeds")["paper"], load_phrases("deeds")["put_to_paper"])
        found += led if led and _goes_on(frame, sentence, "pledge") else []
        found += [*rituals(frame, sentence), *pledges_at(frame, sentence), *handed_in(frame, sentence), *said_together(frame, sentence)]
    if pattern.form == "oversight":
        found += _set_up_before(frame, sentence)
    return found


def _why_no_act(frame: Frame, sentence: Span, candidate: Candidate, form: str, *, by_itself: bool, numbered: bool) -> str | None:
    """Why it was not done, or by nobody whose acts count, for `annotate --explain`; None if nothing speaks against it.

    Args:
        by_itself: the words tell the act without a noun and a verb.
        numbered: a letter that has a number, and so was written.
    """
    start, end, verb_start, verb_end = candidate
    agent = max(start, verb_start)
    if by_itself and load_phrases("deeds")["to_come"].found(frame.text, start, end):
        return "still to come"
    if form in ("oversight", "outreach") and is_by_no_authority(frame, sentence, agent):
        return "of no authority"
    if is_by_private_body(frame, sentence, agent):
        return "of a private body"
    if not numbered and not all(_is_done(frame, span, start) for span in ((verb_start, verb_end), (start, end))):
        return "not told as done"
    if not numbered and (is_planned(frame, sentence, start) or is_wanted(frame, sentence, start) or still_to_come(frame, sentence, end)):
        return "planned or wanted"
    if came_to_nothing(frame, sentence, start, end):
        return "came to nothing"
    if form == "declaration":
        return "pledged by others, or not pledged" if _is_no_declaration(frame, sentence, candidate, by_itself=by_itself) else None
    if form == "circular":
        sent = load_phrases("forms")["letter_sent"].found(frame.text, start, end)
        no_circular = is_no_circular(frame, sentence, start, end) or (sent and not urges_servants(frame, sentence))
        return "no letter that tells servants to be neutral" if no_circular else None
    # "Kepala Bidang | Pembinaan Aparatur": what an office is named after
    named_after = any(office["start"] < start < office["end"] for office in frame.officials)
    return "held for others" if form == "outreach" and (named_after or is_held_for_others(frame, sentence)) else None


def _is_no_declaration(frame: Frame, sentence: Span, candidate: Candidate, *, by_itself: bool) -> bool:
    """What ought to be pledged, is told to others, or is pledged by others or for somebody."""
    start, end, verb_start, _ = candidate
    if any(load_phrases("deeds")[group].found(frame.text, start, end) for group in ("ought", "for_the_sake")):
        return True
    if _ORDERS.match(frame.text, end, sentence.end) or (by_itself and is_by_activists(frame, sentence, start)):
        return True
    if by_itself and _swears_alone(frame, sentence, start, end):
        return True
    if is_for_others(frame, sentence, "others_pledge") or of_others_before(frame, sentence):
        return True
    if is_by_candidates(frame, sentence, max(start, verb_start)) or _tells_of_any_who_did(frame, sentence, start):
        return True
    return _is_of_support(frame, sentence) or _did_not_help(frame, sentence, start)


def _tells_of_any_who_did(frame: Frame, sentence: Span, start: int) -> bool:
    """ "ASN yang | meneken pakta tetap bisa diperiksa": of whoever did, on no day, in no number."""
    relative = load_phrases("grammar")["relative"].ends_before(frame.text, sentence.start, start)
    said = load_phrases("speech")["saying"].first(frame.text, start, sentence.end)
    told = said.start() if said is not None else sentence.end  # "…, kata Ketua Bawaslu, Senin": the day of the words
    if relative is None or act_dates(frame, sentence.start, told) or frame.numbers(sentence.start, start):
        return False
    opening = frame.opening(*sentence.bounds)
    return _FEW_WORDS.fullmatch(frame.text, opening, relative.start()) is not None and names_servants(frame, opening, relative.start())


_FEW_WORDS = re.compile(r"(?:[\w-]+\s+){1,4}")


def _swears_alone(frame: Frame, sentence: Span, start: int, end: int) -> bool:
    """ "Kapolres X bersumpah polisinya tidak akan membela siapa-siapa": one official vouches for others, and nobody pledges."""
    if not load_phrases("deeds")["swears"].pattern.fullmatch(frame.text[start:end]):
        return False
    return bool(frame.within(sentence.start, start, "official")) and not names_servants(frame, sentence.start, start)


def _is_no_oversight(frame: Frame, sentence: Span, candidate: Candidate, *, goes_on: bool) -> bool:
    """An agreement on other matters, a team that was only planned, or one of no authority."""
    start, end, verb_start, _ = candidate
    on_topic_here = load_phrases("forms")["topic"].found(frame.text, *sentence.bounds)
    if load_phrases("deeds")["agreement"].found(frame.text, start, end) and not on_topic_here:
        return True
    hours = load_phrases("deeds")["opening_hours"].found(frame.text, *sentence.bounds)
    if hours and not on_topic_here and not act_dates(frame, *sentence.bounds):
        return True
    is_formed = load_phrases("deeds")["forming"].pattern.match(frame.text, verb_start) is not None
    if (goes_on or is_formed) and was_planned(frame, sentence):
        return True
    return goes_on and (was_of_no_authority(frame, sentence) or was_of_case(frame, sentence))


def _goes_on_with(frame: Frame, candidate: Candidate, form: str, *, by_itself: bool) -> bool:
    """Whether the words tell on of an act told before: its ceremony, this letter, the team."""
    start, end, verb_start, verb_end = candidate
    words, text = load_phrases("forms"), frame.text
    if form == "declaration":
        return not by_itself and not words["pledge"].found(text, start, end)
    if form == "circular":
        return words["distribution"].found(text, verb_start, verb_end) or _THIS_LETTER.match(text, end) is not None
    return form == "oversight" and words["same_watch"].pattern.match(text, start, end) is not None


def _is_done(frame: Frame, span: tuple[int, int], deed: int) -> bool:
    """Whether nothing says that it was not done; the "tidak" of "janji tidak memihak" is what was promised."""
    modality = modality_of(frame, *span)
    quote = frame.quote_at(modality.cue[0]) if modality.cue is not None else None
    if quote is not None and quote.end <= span[0]:
        return True  # ""Ada pidananya kalau ASN berkampanye," kata ketua pada sosialisasi netralitas": the quote is over
    if modality.kind == "law" and modality.cue is not None and modality.cue[0] >= max(deed, span[1]):
        return True  # "memberikan sosialisasi atas UU Nomor 7": the law is what was taught
    if modality.kind == "demanded" and modality.cue is not None and modality.cue[0] >= deed:
        said = load_phrases("forms")["topic"].found(frame.text, modality.cue[1], span[0])
        return said and load_phrases("deeds")["says_on_it"].found(frame.text, deed, modality.cue[1])  # "spanduk berisi ajakan agar netral"
    if modality.kind != "negated" or modality.cue is None:
        return modality.happened
    if modality.cue[0] >= deed and (modality.cue[1] > span[0] or len(frame.text[modality.cue[1] : span[0]].split()) > 1):
        return True  # "janji tidak ikut pemenangan diteken"
    promised = load_phrases("forms")["topic"].first(frame.text, modality.cue[1], span[0])
    if promised is None or frame.text[modality.cue[1] : promised.start()].strip():
        return False
    return modality.cue[0] >= deed or load_phrases("assertion")["neutral_word"].pattern.match(promised.group()) is not None


def _first_word(vow: re.Match[str]) -> tuple[int, int]:
    """The verb of "menyatakan diri tak memihak": what is promised denies nothing."""
    return vow.start(), vow.start() + len(vow.group().split()[0])


def _is_of_servants(frame: Frame, sentence: Span) -> bool:
    """Whether a sentence names servants and neutrality; the call "kami netral!" may stand right before."""
    before = frame.before(sentence)
    topic = load_phrases("forms")["topic"]
    called = before is not None and frame.text[before.start : before.end].rstrip().endswith("!") and topic.found(frame.text, *before.bounds)
    return (called or topic.found(frame.text, *sentence.bounds)) and names_servants(frame, *sentence.bounds)


def _pairs(frame: Frame, sentence: Span, nouns: Phrases, verbs: Phrases) -> Iterator[tuple[int, int, int, int]]:
    things = list(nouns.all(frame.text, sentence.start, sentence.end))
    found = list(verbs.all(frame.text, sentence.start, sentence.end)) if things else []
    for noun in things:
        if is_degree(frame, noun):
            continue
        for verb in found:
            if verb.start() < noun.end() and noun.start() < verb.end():
                continue
            first, last = min(noun, verb, key=lambda m: m.start()), max(noun, verb, key=lambda m: m.start())
            between = _TITLE.sub("", frame.text[first.end() : last.start()])
            points_back = noun is first and load_phrases("grammar")["that"].opens(between, 0) and nouns is load_phrases("forms")["letter"]
            points_back = points_back and nouns.found(frame.text, 0, sentence.start)
            if points_back and not load_phrases("letters")["numbered"].found(between):
                continue
            if len(between.split()) <= _MOST_WORDS_BETWEEN and not re.search(r"[;”“\"]", between):
                yield first.start(), last.end(), verb.start(), verb.end()


def _set_up_before(frame: Frame, sentence: Span) -> Iterator[tuple[int, int, int, int]]:
    """ "Meja pengaduan masih sepi. Sejak dibuka pada 2 September, …": the post stands in the sentence before."""
    since = load_phrases("forms")["since_set_up"].pattern.match(frame.text, sentence.start, sentence.end)
    if since is not None and _goes_on(frame, sentence, "watch"):
        yield (*since.span(), *since.span())


def _goes_on(frame: Frame, sentence: Span, group: str) -> bool:
    """Whether one of the two sentences before speaks of a pledge: then "Penandatanganan dipimpin …" says that it was made.

    Letters alike: "Suratnya bernomor …".
    """
    before = frame.sentences[max(0, sentence.index - 2) : sentence.index]
    return any(load_phrases("forms")[group].found(frame.text, other.start, other.end) for other in before)


def _is_of_support(frame: Frame, sentence: Span) -> bool:
    """ "Naskah deklarasi dibacakan …" right after a declaration of support is about that one, unless it names neutrality."""
    if urges_to_support(frame, sentence.start, sentence.end):
        return True
    return _goes_on(frame, sentence, "no_pledge") and not load_phrases("forms")["topic"].found(frame.text, sentence.start, sentence.end)


def _did_not_help(frame: Frame, sentence: Span, start: int) -> bool:
    """ "Camat itu diperiksa padahal sudah meneken pakta integritas": told without a day, of one who broke it."""
    despite = load_phrases("forms")["despite"].last(frame.text, sentence.start, start)
    return despite is not None and "," not in frame.text[despite.end() : start] and not act_dates(frame, *sentence.bounds)
