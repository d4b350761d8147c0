"""The acts by which a case of neutrality goes from stage to stage, and what each asserts (rulings 1 to 8).

Words are in `config/vocabulary/stages.yml`. Whether an act is really asserted, and not planned or threatened, is
`assertion`'s to say; who acts, `parties`'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from ikrar.model import STAGES
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.kept import kept
from pipeline.words.entries import Entry, load_entries, without_captures
from pipeline.words.phrases import load_phrases, words_config, words_folder
from pipeline.words.prefilter import PatternSet, Sought
from pipeline.words.shapes import Shape

Needs = Literal["addressee", "report", "papers", "count", "inside", "agent", "official", "supervisor", "cause"]
_ONE_WORD = r"[^\s,;:\"“”]+"
"""What `\\S+` means in a pattern: an act's words never run over a comma or a quotation mark."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an act asserts."""

    stage: str
    active: bool = False
    """Active words precede the accused ("memanggil dua lurah"), all others follow them ("dua lurah dipanggil")."""
    by: Mapping[str, str | None] = field(default_factory=dict)
    """Another stage, or None for none, when this party acts (ruling 7)."""
    criminal: bool = False
    """An act of the criminal track (ruling 4)."""


MEANINGS: Mapping[str, Meaning] = {
    "suspect": Meaning("alleged"),
    "deed": Meaning("alleged"),  # what somebody did; a claim only where nothing further is told
    "charge": Meaning("alleged"),  # of what those are suspected with whom something is only planned
    "record": Meaning("alleged", active=True),  # ruling 8
    "bring": Meaning("reported", active=True),  # what citizens lay before the supervisor
    "complain": Meaning("reported", by={"supervisor": "forwarded"}),
    "arrive": Meaning("reported"),
    "denounce": Meaning("reported", active=True, by={"supervisor": "forwarded"}),
    "receive": Meaning("reported", active=True),
    "exist": Meaning("reported", active=True),  # a report that there is has been made
    "check": Meaning("reported"),  # the codebook: completeness check too
    "examine": Meaning("examined", by={"court": "forwarded"}),
    "investigate": Meaning("examined", active=True, by={"citizens": None}),
    "sent_off": Meaning("examined", by={"citizens": None, "employer": None}),  # on the spot (ruling 3)
    "send_off": Meaning("examined", active=True, by={"citizens": None, "employer": None}),
    "hand_over": Meaning("forwarded", by={"citizens": "reported"}),
    "forward": Meaning("forwarded", active=True, by={"citizens": "reported"}),
    "take_over": Meaning("forwarded", active=True),  # an employer who has what the commission sent
    "await": Meaning("forwarded"),  # ruling 2, last sentence
    "indict": Meaning("forwarded", active=True, criminal=True),  # a prosecutor's demand changes nothing
    "prosecute": Meaning("forwarded", criminal=True),
    "convict": Meaning("proven"),  # ruling 1, whoever says it
    "punish": Meaning("sanctioned", by={"commission": "forwarded", "supervisor": "examined"}),  # rulings 2 and 3
    "impose": Meaning("sanctioned", active=True, by={"commission": "forwarded", "supervisor": "examined"}),  # rulings 2 and 3
    "block": Meaning("sanctioned", active=True),  # BKN itself carries this one out
    "sentence": Meaning("sanctioned", criminal=True),
    "reprimand": Meaning("sanctioned", by={"commission": "forwarded", "supervisor": "examined", "citizens": None}),  # rulings 2 and 3
    "reprove": Meaning("sanctioned", active=True, by={"commission": "forwarded", "supervisor": "examined", "citizens": None}),
    "drop": Meaning("dismissed"),
    "close": Meaning("dismissed", active=True),
    "clear": Meaning("dismissed", active=True, by={"employer": None, "citizens": None}),  # an employer only denies (ruling 11)
    "undo": Meaning("dismissed", active=True),  # a penalty is taken back, or voided by a court
    "undone": Meaning("dismissed"),
    "acquit": Meaning("dismissed", criminal=True),
    "set_free": Meaning("dismissed", active=True, criminal=True),
}


class ActWords(Entry):
    """Words for one act."""

    act: str
    needs: Needs | None = None
    copy_only: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """Words of the text that say what was done in a case."""

    name: str
    start: int
    end: int
    needs: Needs | None = None
    copy_only: bool = False
    """Only a copy goes there: another hand-over names the addressee."""
    elliptic: bool = False
    """Only its addressee is told, its verb stands with the number before: "33 pegawai: 24 ASN ke BKN dan sembilan kades | ke | bupati"."""

    @property
    def meaning(self) -> Meaning:
        """What an act of this name says of a case."""
        return MEANINGS[self.name]

    def stage_by(self, party: str | None) -> str | None:
        """The stage that the act asserts when this party acts; None when it asserts none."""
        return self.meaning.by.get(party or "", self.meaning.stage)


def find_acts(frame: Frame, sentence: Span) -> list[Act]:
    """All acts that the words of the sentence name, whether done or not, in order; none inside another."""
    return list(_acts_in(frame.text, sentence.start, sentence.end, words_folder()))


@kept
def _acts_in(text: str, start: int, end: int, folder: str) -> tuple[Act, ...]:
    """Asked for several times for each sentence of an article, hence kept."""
    suspicion = load_phrases("claims")["suspicion"]
    matches = [act for act in _matches(text, start, end, folder) if act.name != "bring" or _is_brought(text, start, act)]
    found = [_as_demanded(text, start, _as_recommended(text, act)) for act in matches]
    found = [_as_to_be_completed(text, told, end) for act in found if (told := _as_denied(text, start, act)) is not None]
    asks = load_phrases("assertion")["asks"]  # "memutuskan apakah dua camat yang diperiksa itu melanggar"
    found = [act for act in found if act.name != "convict" or not any(words.found(text, act.start, act.end) for words in (suspicion, asks))]
    not_neutral = load_phrases("claims")["not_neutral"]
    found = [act for act in found if act.meaning.stage != "dismissed" or not not_neutral.found(text, act.start, act.end)]
    found.sort(key=lambda act: (act.start, -act.end))
    kept: list[Act] = []
    for act in found:
        if not kept or act.start >= kept[-1].end:
            kept.append(act)
    return tuple(kept)


def _is_brought(text: str, start: int, act: Act) -> bool:
    """ "Warga mendatangi kantor Bawaslu. Mereka membawa rekaman …": citizens have come to the supervisor, here or just before."""
    return load_phrases("claims")["come_to_supervisor"].found(text, max(0, start - _CAME), act.start)


_CAME = 160
"""Characters before a sentence in which it is told that citizens came to the supervisor."""


def _as_recommended(text: str, act: Act) -> Act:
    """ "mendapat rekomendasi sanksi": words of a penalty that name its recommendation hand the case on (ruling 2)."""
    if act.meaning.stage != "sanctioned" or not load_phrases("claims")["recommended_only"].pattern.match(text, act.start, act.end):
        return act
    return replace(act, name="forward" if act.meaning.active else "hand_over")


def _as_demanded(text: str, floor: int, act: Act) -> Act:
    """ "Jaksa meminta kades itu dihukum", "menuntut agar hakim menjatuhkan": what the prosecutor demands is no sentence (ruling 4)."""
    if act.meaning.stage not in ("sanctioned", "proven"):
        return act
    words = load_phrases("claims")
    demand = words["court_demand"].last(text, floor, act.start)
    if demand is None or _DEMAND_ENDS.search(text, demand.end(), act.start) or len(text[demand.end() : act.start].split()) > _DEMANDED:
        return act
    if not words["prosecutor"].found(text, max(floor, demand.start() - _TO_PROSECUTOR), demand.end()):
        return act
    return replace(act, name="indict" if act.meaning.active else "prosecute", start=demand.start())


_DEMANDED = 16
"""Words after a prosecutor's demand that it still governs."""
_TO_PROSECUTOR = 90
"""Characters before the demand in which the prosecutor is named."""
_DEMAND_ENDS = Shape(
    r"[.;:?!“”\"]|(?<!\w)(?:sedangkan|namun|tetapi|tapi|lalu|kemudian|akhirnya|sebelumnya)(?!\w)|,\s*{claims.judge}(?!\w)",
    re.IGNORECASE,
)
""" "Jaksa meminta enam bulan, tetapi hakim menghukumnya dua bulan": the sentence is told."""


def _as_denied(text: str, floor: int, act: Act) -> Act | None:
    """ "tidak ada unsur pelanggaran yang terbukti" ends the case (codebook, `dismissed`); with "belum" nothing is decided yet."""
    if act.name != "convict":
        return act
    if right_before(text, floor, act.start, "claims", "none_yet") or none_of_number(text, floor, act.start, "none_yet_of_number"):
        return None
    if (none := none_of_number(text, floor, act.start)) is not None:
        return replace(act, name="drop", start=none.start())
    none = load_phrases("claims")["none_is"].last(text, floor, act.start)
    return act if none is None or text[none.end() : act.start].strip() else replace(act, name="drop", start=none.start())


def _as_to_be_completed(text: str, act: Act, ceiling: int) -> Act:
    """ "belum memenuhi syarat, sehingga pelapor diberi waktu melengkapinya": still the check for completeness, and no end.

    So too a first study of which nothing else came ("Hasil kajian awal meminta pelapor memperbaiki laporannya"), and a report that is
    given back for that ("dikembalikan agar dilengkapi").
    """
    if act.meaning.stage not in ("dismissed", "examined"):
        return act
    words = load_phrases("claims")
    group = "first_study" if act.meaning.stage == "examined" else "falls_short"
    if not words[group].found(text, act.start, act.end):
        return act
    asked = words["to_be_completed"].first(text, act.end, ceiling)
    short = asked is not None and words["falls_short"].found(text, asked.start(), asked.end())
    if asked is None or (not short and load_phrases("assertion")["negation"].found(text, act.end, asked.end())):
        return act  # "gugur karena pelapor tak kunjung melengkapinya"
    if group == "first_study" and words["goes_on"].found(text, act.end, ceiling):
        return act  # "dikaji, dilengkapi pelapor, lalu diregister"
    return replace(act, name="check")


def none_of_number(text: str, floor: int, start: int, group: str = "none_of_number") -> re.Match[str] | None:
    """ "Tak satu pun dari 15 ASN yang dilaporkan | terbukti": what none of them was; what all of them were stands after "yang"."""
    if right_before(text, floor, start, "grammar", "relative"):
        return None
    return load_phrases("claims")[group].ends_before(text, floor, start)


def is_told_of_all(text: str, floor: int, start: int) -> bool:
    """ "Tak satu pun dari 15 ASN yang | dilaporkan terbukti": all of them were reported."""
    which = load_phrases("grammar")["relative"].ends_before(text, floor, start)
    groups = ("none_of_number", "none_yet_of_number")
    return which is not None and any(load_phrases("claims")[group].ends_before(text, floor, which.start()) for group in groups)


def stage_rank(stage: str) -> int:
    """Place in the codebook's order; `none` and `dismissed` stand outside it."""
    return STAGES.index(stage)


def is_as_far(stage: str, as_stage: str) -> bool:
    """Whether one stage is the other or comes after it in that order."""
    return stage == as_stage or is_further(stage, as_stage)


def is_further(stage: str, than: str) -> bool:
    """Whether one stage comes after another in that order; never of or against an end."""
    ended = {"dismissed", "none"}
    return not {stage, than} & ended and stage_rank(stage) > stage_rank(than)


def _matches(text: str, start: int, end: int, folder: str) -> Iterator[Act]:
    acts, patterns = _patterns(folder)
    for number, match in patterns.find_all(_without_commas_of_names(text), start, end):
        yield Act(acts[number].act, match.start(), match.end(), acts[number].needs, acts[number].copy_only)


@kept
def _without_commas_of_names(text: str) -> str:
    """ "Sidang perkara Kades X, Sutrisno, ditunda": the words of an act run over a name or place set between commas; as long as before."""
    return _BETWEEN_COMMAS.pattern.sub(lambda match: f" {match['name']} ", text)


_BETWEEN_COMMAS = Shape(r",(?P<name>\s(?!(?:(?i:{appeals.on_day}))\b)[A-Z][\w'’-]*(?:\s[A-Z][\w.'’-]*){0,4}),(?=\s[a-z])")


@lru_cache(maxsize=4)
def _patterns(folder: str) -> tuple[tuple[ActWords, ...], PatternSet]:
    """The words of each pattern, and the patterns; of the shipped vocabulary, or of the folder that the environment names."""
    entries = load_entries(words_config(folder), "stages", ActWords, compiled_later=True)
    sources = [(entry, pattern) for entry in entries for pattern in (*map(re.escape, entry.words), *entry.patterns)]
    return tuple(entry for entry, _ in sources), PatternSet(_words_of_act(pattern) for _, pattern in sources)


def _words_of_act(pattern: str) -> Sought:
    """Whole words, any white space, no comma inside, with or without the object "-nya", the prefix of a passive also written apart."""
    spaced = pattern.replace(r"\S+", _ONE_WORD).replace(" ?", r"\s*").replace(" ", r"\s+")
    spaced = _PASSIVE.pattern.sub(r"di[\\s-]?", spaced)
    return Sought(rf"(?<!\w)(?<!\w-)(?:{without_captures(spaced)})(?:nya)?(?![\w])", re.IGNORECASE)


_PASSIVE = Shape(r"(?<![\w\\])di(?!{grammar.no_passive})(?=[a-z]{4})")
""" "di nonaktifkan", "di periksa": a prefix; "di sidang", "di rapat" is a place."""


def has_agent(text: str, act: Act, sentence: Span) -> bool:
    """ "videonya kami telusuri": a bare verb with the one who acts right before it."""
    return not act.meaning.active and right_before(text, sentence.start, act.start, "claims", "agent")


def segment(text: str, act: Act, sentence: Span) -> tuple[int, int]:
    """The part of the sentence around the act in which nothing is set against it ("sedangkan", "namun")."""
    breaks = _breaks(text, sentence.start, sentence.end, words_folder())
    if not breaks:
        return sentence.bounds
    first = max([place for place in breaks if place <= act.start], default=sentence.start)
    last = min([place for place in breaks if place >= act.end], default=sentence.end)
    return first, last


@kept
def _breaks(text: str, start: int, end: int, folder: str) -> tuple[int, ...]:
    """Where something is set against what stands before; asked for each act of a sentence, hence kept."""
    set_against = (match.start() for match in load_phrases("claims")["contrast"].all(text, start, end))
    return (*set_against, *(match.end() for match in _FULL_STOP.finditer(text, start, end)))


_FULL_STOP = re.compile(r"[a-z)][.!?][\"”]?\s+(?=[A-Z“\"])|;\s+(?=\w)")
"""A sentence end inside what was taken for one sentence; a semicolon parts cases ("… dihentikan; laporan terhadap tiga kades …")."""
