"""Whether an act of a case is asserted as done: not denied, planned, threatened, demanded, conditional or asked (rulings 9, 11).

Stricter than `modality` on purpose: a wrong accusation is the worst error. Penalties above all are named in threats and laws.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.records.acts.stages import Act
from pipeline.records.acts.subjects import kind_of_unit
from pipeline.records.asserted.articles_of_law import broke_an_article
from pipeline.records.asserted.conditioned import follows_possibility, goes_on_with_unreal, is_under_condition
from pipeline.records.asserted.denied import is_denied, is_denied_before
from pipeline.records.asserted.later import comes_only_then, is_being_written, is_later, is_promised, is_wanted
from pipeline.records.asserted.left_open import is_asked, is_left_open
from pipeline.records.asserted.misdeeds import is_of_other_misdeed
from pipeline.records.asserted.no_finding import is_no_finding
from pipeline.records.asserted.no_step import is_no_step, is_not_settled
from pipeline.records.asserted.only_spoken_of import PENALTIES, is_about_competence, is_demanded, is_procedure, warns_all
from pipeline.records.asserted.planned_with import GOES_ON, goes_on_with_plan
from pipeline.records.asserted.recommended import is_recommended
from pipeline.records.asserted.rumours import is_confirmed_next, is_rumoured
from pipeline.records.asserted.supposed import (
    goes_on_with_made_up,
    is_after_condition,
    is_only_ought,
    is_summoned_by_others,
    is_supposed,
)
from pipeline.records.asserted.telling import Telling, telling_of
from pipeline.records.asserted.to_others import is_called_to_talk, is_done_to_others, is_elsewhere
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.clauses import clause_after, stands_near
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.kept import kept
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape


def is_asserted(frame: Frame, act: Act, sentence: Span) -> bool:
    """Whether the sentence says that the act was done or is being done."""
    return why_not_asserted(frame, act, sentence) is None


@kept
def why_not_asserted(frame: Frame, act: Act, sentence: Span) -> str | None:
    """What speaks against the act being told as done, for `annotate --explain`; None if nothing does.

    Kept, as the rules about days ask it of the claims' acts again.
    """
    if is_asked(frame.text, act, sentence):
        return "asked"
    if _is_on_banner(frame.text, act, sentence):
        return "written on a banner, or shouted"
    if act.name == "charge":  # the plan is about the summons, not about what they are suspected of
        words = load_phrases("assertion")
        unreal = any(words[group].found(frame.text, *sentence.bounds) for group in ("condition", "when_then"))
        return "under a condition" if unreal else None
    told = telling_of(frame, act, sentence)
    return next((reason for reason, speaks_against in _AGAINST if speaks_against(told)), None)


def _is_made_up(told: Telling) -> bool:
    """ "seolah-olah", a story that somebody made up, or of which the next sentence says so ("Adegan itu bagian dari simulasi")."""
    words, following = load_phrases("assertion"), told.frame.after(told.sentence)
    if following is not None and words["made_up_next"].pattern.match(told.text, following.start):
        return True
    return told.before(words["as_if"]) or words["made_up"].found(told.text, told.sentence.start, told.act.start)


def _is_ought(told: Telling) -> bool:
    frame, act, sentence = told.frame, told.act, told.sentence
    return is_only_ought(frame, act, sentence) or (act.name == "investigate" and is_summoned_by_others(frame, act, sentence))


def _is_conditional(told: Telling) -> bool:
    frame, act, sentence = told.frame, told.act, told.sentence
    return is_under_condition(frame, act, sentence, told.real) or (not told.real and goes_on_with_unreal(frame, act, sentence))


def _is_threatened(told: Telling) -> bool:
    """A penalty beside a threat, unless it is told as done, or for the article that somebody broke."""
    text, act, sentence, words = told.text, told.act, told.sentence, load_phrases("assertion")
    if act.name not in PENALTIES:
        return False
    done = told.real or words["real"].found(text, act.start, act.end)  # "Hukumannya sudah keluar"
    last = told.last
    if act.name == "convict" and right_before(text, sentence.start, act.start, "grammar", "relative"):
        if _are_known(told):
            return False  # "Dua lurah yang | terbukti melanggar terancam dipecat"
        if not done and words["awaits_whoever"].opens(text, act.end, sentence.end):
            return True  # "Yang | terbukti pasti kena sanksi"
        last = clause_after(text, min(last + 1, sentence.end), sentence.end)  # "Lurah yang | terbukti memihak, dapat terancam bui"
    if not done and words["threat"].found(text, sentence.start, last) and not broke_an_article(told.frame, act, sentence):
        return True
    if act.name in ("convict", "impose") and right_before(text, sentence.start, act.start, "assertion", "which_recommended"):
        return False
    return stands_near(text, words["spoken_of"], told.first, act.start, 2)


def _are_known(told: Telling) -> bool:
    """Whether a number of several servants, or one post, stands before the act in its sentence: "seorang" may be anybody."""
    first, last = told.sentence.start, told.act.start
    counted = any(m["exact"] and m["min"] > 1 and kind_of_unit(m["unit"]) for m in told.frame.numbers(first, last))
    return counted or any(_ONE_POST.match(told.text, m["start"], last) for m in told.frame.within(first, last, "official"))


_ONE_POST = Shape(r"{accused.office}\s+(?-i:[A-Z])", re.IGNORECASE)
""" "Camat Lamuru", not "camat di Bone"."""


def _is_procedure(told: Telling) -> bool:
    frame, act, sentence = told.frame, told.act, told.sentence
    return is_about_competence(told.text, act, sentence, told.first) or (not told.real and is_procedure(frame, act, sentence))


def _is_possible(told: Telling) -> bool:
    frame, act, sentence = told.frame, told.act, told.sentence
    return is_after_condition(frame, act, sentence, told.real) or (not told.real and follows_possibility(frame, act, sentence))


def _is_generic(told: Telling) -> bool:
    return not told.real and load_phrases("assertion")["generic"].found(told.text, told.sentence.start, told.act.start)


def _is_on_banner(text: str, act: Act, sentence: Span) -> bool:
    """ "membentangkan spanduk bertuliskan "Pecat 10 ASN tidak netral"": what is written or shouted there."""
    mark = max(text.rfind(quote, sentence.start, act.start) for quote in '"“‘')
    return mark > 0 and right_before(text, sentence.start, mark, "assertion", "written_there")


def _is_kept_rumour(told: Telling) -> bool:
    """ "menanggapi kabar seorang kabid dicopot": up to a word that says how it is."""
    if told.act.name not in PENALTIES:
        return False
    rumour = load_phrases("assertion")["rumoured"].last(told.text, told.sentence.start, told.act.start)
    kept = rumour is not None and _HOW_IT_IS.search(told.text, rumour.end(), told.act.start) is None
    return kept and not is_confirmed_next(told.frame, told.sentence)


_HOW_IT_IS = Shape(r"[.;:“”\"]|(?<!\w){assertion.turns_out}(?!\w)", re.IGNORECASE)


_AGAINST: tuple[tuple[str, Callable[[Telling], bool]], ...] = (
    ("denied", is_denied),
    ("made up", _is_made_up),
    ("no step of a case", lambda told: is_no_step(told.text, told.act, told.sentence)),
    ("of another place that is not named", lambda told: is_elsewhere(told.frame, told.act, told.sentence)),
    ("what ought to be", _is_ought),
    ("wanted or planned", is_wanted),
    ("still to come", is_later),
    (GOES_ON, lambda told: goes_on_with_plan(told, why_not_asserted)),
    ("not of all", lambda told: told.before(load_phrases("assertion")["not_all"])),
    ("under a condition", _is_conditional),
    ("of anybody", _is_generic),
    ("threatened", _is_threatened),
    ("how it goes, or whose right it is", _is_procedure),
    ("only recommended", lambda told: is_recommended(told.text, told.act, told.sentence)),
    ("what comes only then", comes_only_then),
    ("a warning to all", lambda told: warns_all(told.frame, told.act, told.sentence)),
    ("only supposed", lambda told: is_supposed(told.frame, told.act, told.sentence)),
    ("goes on with what is made up", lambda told: goes_on_with_made_up(told.frame, told.act, told.sentence)),
    ("another misdeed", lambda told: is_of_other_misdeed(told.frame, told.act, told.sentence)),
    ("a rumour", lambda told: is_rumoured(told.frame, told.act, told.sentence)),
    ("demanded", lambda told: not (told.real or told.known) and is_demanded(told.frame, told.act, told.sentence)),
    ("only possible", _is_possible),
    ("no finding of an authority", is_no_finding),
    ("promised", is_promised),
    ("still being written", is_being_written),
    ("denied behind it", lambda told: load_phrases("assertion")["denied_after"].pattern.match(told.following) is not None),
    ("a hearing of which the day is open", lambda told: is_not_settled(told.text, told.act, told.sentence, told.following)),
    ("done to others", is_done_to_others),
    ("called to a talk", is_called_to_talk),
    ("a rumour that nobody confirms", _is_kept_rumour),
    ("left open", is_left_open),
    ("denied", is_denied_before),
)
"""What speaks against an act, in the order in which it is asked: the first that holds is the reason."""
