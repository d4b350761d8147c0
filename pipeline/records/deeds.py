"""Deeds of the four forms that are done at an occasion: who did what stands in a sentence with its noun and its verb.

An deed is only what the article reports as done (codebook, statement): plans, demands, drafts, legal bases, declarations of support and the
pledges of others than servants are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.prefilter import may_begin
from pipeline.records.deed import Deed
from pipeline.records.deed_makers import (
    is_by_activists,
    is_by_candidates,
    is_by_no_authority,
    is_by_private_body,
    is_held_for_others,
    was_of_no_authority,
)
from pipeline.records.deed_meetings import (
    SUBJECT,
    called_together,
    gives_subject,
    meetings_at,
    names_office,
)
from pipeline.records.deed_plans import came_to_nothing, is_planned, is_wanted, still_to_come, was_planned
from pipeline.records.deed_scenes import handed_in, is_ones_own, likewise, names_them, of_others_before, promises, rituals, said_together
from pipeline.records.deed_topics import on_topic
from pipeline.records.frame import Frame, Span
from pipeline.records.letters import (
    is_for_others,
    is_no_circular,
    letters_followed,
    letters_that_urge,
    urges_servants,
)
from pipeline.records.modality import modality_of
from pipeline.records.moment import act_dates
from pipeline.records.phrases import Phrases, load_phrases, words_folder
from pipeline.records.shapes import Shape
from pipeline.records.urging import names_servants, urges_to_support

_THIS_LETTER = Shape(r"(?:\s+(?:{letters.numbered}|{letters.dated})\b[^.,;]{1,40}?)?\s+(?:ini|itu|tersebut)\b", re.IGNORECASE)
_TITLE = re.compile(r"(?<=\s)[\"“](?=\w)[^\"“”]{1,60}(?<=\w)[\"”]")
""" "Webinar bertajuk "Birokrasi Bersih" yang dibukanya": a name in quotation marks is nobody's speech."""


_ORDERS = re.compile(r"[^:.]{0,40}:\s*[\"“]?(?:[\w-]+,?\s+){0,4}jangan\b", re.IGNORECASE)
""" "Mengucapkan satu kalimat kepada kades: jangan …": told to others, and promised by nobody."""


_QUOTE_ENDS = "\"”' \n"


_MORE_OPENERS = {
    "declaration": ("ceremony", "vow", "vow_alone", "ritual", "said_by_many"),
    "circular": ("bare_letter", "plain_letter"),
    "oversight": ("since_set_up",),
    "outreach": ("taught", "gathers"),
}


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
            if deed is not None and on_topic(frame, deed) and not _is_asked(frame, deed):
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
    words = load_phrases("forms")
    known = [[words[group].beginnings for group in pattern.openers] for pattern in PATTERNS]
    return tuple(None if None in some else frozenset().union(*(letters or () for letters in some)) for some in known)


def _act_in(frame: Frame, sentence: Span, pattern: Pattern) -> Deed | None:
    words, text = load_phrases("forms"), frame.text
    never = [] if pattern.never is None else [m.span() for m in words[pattern.never].all(text, sentence.start, sentence.end)]
    candidates = list(_pairs(frame, sentence, words[pattern.nouns], words[pattern.verbs]))
    if pattern.form == "circular" and _goes_on(frame, sentence, "letter"):
        candidates += _pairs(frame, sentence, words["bare_letter"], words["letter_act"])
    alone = [] if pattern.alone is None else [m.span() for m in words[pattern.alone].all(text, sentence.start, sentence.end)]
    candidates += [(start, end, start, end) for start, end in alone]
    if pattern.form == "outreach":
        attended = [*_pairs(frame, sentence, words["meeting"], words["meeting_attended"]), *meetings_at(frame, sentence)]
        candidates += called_together(frame, sentence)
        candidates += [pair for pair in attended if gives_subject(frame, pair[0], min(sentence.end, pair[1] + SUBJECT))]
    if pattern.form == "declaration" and (_is_of_servants(frame, sentence) or (promises(frame, sentence) and names_them(frame, sentence))):
        candidates += _pairs(frame, sentence, words["vow"], words["vow_act"])
        vows = [vow for vow in words["vow_alone"].all(text, *sentence.bounds) if not is_ones_own(frame, sentence, vow)]
        candidates += [span * 2 for span in map(_first_word, vows)]
    if pattern.form == "outreach" and _is_of_servants(frame, sentence) and names_office(frame, sentence):
        candidates += [(*taught.span(), *taught.span()) for taught in words["taught"].all(text, *sentence.bounds)]
    if pattern.form == "circular" and urges_servants(frame, sentence):
        candidates += _pairs(frame, sentence, words["plain_letter"], words["letter_act"])
    if pattern.form == "circular":
        candidates += letters_that_urge(frame, sentence)
    if pattern.form == "declaration" and _goes_on(frame, sentence, "pledge"):
        candidates += _pairs(frame, sentence, words["ceremony"], words["lead"])
        candidates += _pairs(frame, sentence, load_phrases("deeds")["paper"], load_phrases("deeds")["put_to_paper"])
    if pattern.form == "declaration":
        candidates += [*rituals(frame, sentence), *handed_in(frame, sentence), *said_together(frame, sentence)]
    if pattern.form == "oversight":
        candidates += _set_up_before(frame, sentence)
    for start, end, verb_start, verb_end in sorted(candidates, key=lambda found: found[1] - found[0]):
        if any(a < end and start < b for a, b in never):
            continue
        if (start, end) in alone and load_phrases("deeds")["to_come"].found(text, start, end):
            continue
        if pattern.form == "declaration" and (
            any(load_phrases("deeds")[group].found(text, start, end) for group in ("ought", "for_the_sake"))
            or _ORDERS.match(text, end, sentence.end)
        ):
            continue
        if (start, end) in alone and pattern.form == "declaration" and is_by_activists(frame, sentence, start):
            continue
        if pattern.form == "outreach" and any(office["start"] < start < office["end"] for office in frame.officials):
            continue  # "Kepala Bidang | Pembinaan Aparatur": what an office is named after
        if pattern.form in ("oversight", "outreach") and is_by_no_authority(frame, sentence, max(start, verb_start)):
            continue
        if is_by_private_body(frame, sentence, max(start, verb_start)) or (
            pattern.form == "outreach" and is_held_for_others(frame, sentence)
        ):
            continue
        numbered = pattern.form == "circular" and (start, end) in alone and load_phrases("letters")["numbered"].found(text, start, end)
        if not numbered and not all(_is_done(frame, span, start) for span in ((verb_start, verb_end), (start, end))):
            continue
        if not numbered and (
            is_planned(frame, sentence, start) or is_wanted(frame, sentence, start) or still_to_come(frame, sentence, end)
        ):
            continue
        if came_to_nothing(frame, sentence, start, end):
            continue
        if pattern.form == "circular" and is_no_circular(frame, sentence, start, end):
            continue
        if pattern.form == "circular" and words["letter_sent"].found(text, start, end) and not urges_servants(frame, sentence):
            continue
        if pattern.form == "declaration" and (
            is_for_others(frame, sentence, "others_pledge")
            or of_others_before(frame, sentence)
            or is_by_candidates(frame, sentence, max(start, verb_start))
        ):
            continue
        if pattern.form == "declaration" and (_is_of_support(frame, sentence) or _did_not_help(frame, sentence, start)):
            continue
        goes_on = pattern.form == "declaration" and not words["pledge"].found(text, start, end) and (start, end) not in alone
        if pattern.form == "circular" and not numbered:
            goes_on = words["distribution"].found(text, verb_start, verb_end) or _THIS_LETTER.match(text, end) is not None
        if pattern.form == "oversight":
            if load_phrases("deeds")["agreement"].found(text, start, end) and not words["topic"].found(text, *sentence.bounds):
                continue
            goes_on = words["same_watch"].pattern.match(text, start, end) is not None
            if (goes_on or text[verb_start:verb_end].lower().startswith("pembentukan")) and was_planned(frame, sentence):
                continue
            if goes_on and was_of_no_authority(frame, sentence):
                continue
        scene = pattern.form == "outreach" and (start, end) == (verb_start, verb_end) and (start, end) not in alone
        return Deed(pattern.form, start, end, sentence, text[verb_start:verb_end].lower(), goes_on, scene=scene)
    return None


def _is_done(frame: Frame, span: tuple[int, int], deed: int) -> bool:
    """Whether nothing says that it was not done; the "tidak" of "janji tidak memihak" is what was promised."""
    modality = modality_of(frame, *span)
    if modality.kind == "law" and modality.cue is not None and modality.cue[0] >= max(deed, span[1]):
        return True  # "memberikan sosialisasi atas UU Nomor 7": the law is what was taught
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
