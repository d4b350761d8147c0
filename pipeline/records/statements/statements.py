"""Statements: public acts that commit or tell public servants to be neutral (codebook, record: statement)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.records.appeals.appeals import Appeal, find_appeals
from pipeline.records.building import RecordDict, issuer_of, statement
from pipeline.records.deeds.deed import Deed
from pipeline.records.deeds.deeds import find_deeds
from pipeline.records.reading.actors import same_person
from pipeline.records.reading.frame import Frame
from pipeline.records.reading.moment import Moment, moment_of, own_date
from pipeline.records.reading.place import NATION, home_region
from pipeline.records.speakers.audience import audience_of, scope_of
from pipeline.records.speakers.authors import author_of_letter_before
from pipeline.records.speakers.holder import ROLES
from pipeline.records.speakers.urging import names_servants
from pipeline.records.statements.appeal_day import appeal_moment, scene_of_quote
from pipeline.records.statements.appeal_region import appeal_region, own_region
from pipeline.records.statements.occasion import Occasion, government_of
from pipeline.records.statements.occasion_day import in_lead, occasion_moment, told_as_earlier
from pipeline.records.statements.occasion_place import region_of_holder
from pipeline.records.statements.occasions import find_occasions, join
from pipeline.records.statements.reasons import reasons_of_appeal, reasons_of_occasion
from pipeline.records.statements.signs import signs_of_appeal, signs_of_occasion
from pipeline.tagging.extensions import explain_refusal
from pipeline.tagging.linking import is_national
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_BY_GUESS = len(ROLES["declaration"])
"""The rank of a head who only speaks next."""
_REFERENCE = Shape(r"\b{letters.numbered}\.?\s*:?\s*(?P<number>(?=[^\s,;]*\d)[A-Z0-9][\w./-]*(?:\s*/\s*[\w.-]+)*)", re.IGNORECASE)


def find_statements(frame: Frame) -> list[RecordDict]:
    """The statement records of an article that all taggers have seen."""
    deeds = list(find_deeds(frame))
    occasions = _own_occasions(frame, find_occasions(frame, deeds))
    appeals = find_appeals(frame, _told_of_letters(frame, deeds))
    kept: list[Occasion] = []
    for occasion in occasions:
        if _is_told_enough(frame, occasion):
            kept.append(occasion)
        else:
            first = occasion.deeds[0]
            explain_refusal(frame.doc, first.start, first.end, occasion.form, "who, when and where are not told, or of the nation")
    occasions = kept
    records = [_occasion_record(frame, occasion, moment) for occasion in occasions for moment in _moments(frame, occasion)]
    for appeal in appeals:
        if _is_part(frame, appeal, occasions):
            explain_refusal(frame.doc, *appeal.spans[0], "appeal", "said at an act that is a record, by the same body")
        else:
            records.append(_appeal_record(frame, appeal, occasions))
    return [record for record in records if record["region"]]


def _told_of_letters(frame: Frame, deeds: Sequence[Deed]) -> set[int]:
    """Sentences that tell of a circular, and what its author quotes of it in the same breath: what they urge is its content.

    Alike what the next one gives as its content ("Lewat instruksi itu kepala OPD diwajibkan …").
    """
    told = {deed.sentence.index for deed in deeds if deed.form == "circular"}
    for index in tuple(told):
        if author_of_letter_before(frame, frame.sentences[index]) is not None:
            told.add(index - 1)  # what the letter says stands there
        if index and load_phrases("appeals")["appeal_told"].pattern.match(frame.text, *frame.sentences[index].bounds):
            told.add(index - 1)  # "ASN wajib netral. | Penegasan itu diberikan Bupati melalui surat edaran"
        quote = frame.quote_at(frame.sentences[index].end - 1)
        for following in frame.sentences[index + 1 : index + 2]:
            opens = load_phrases("letters")["in_that_letter"].pattern.match(frame.text, *following.bounds)
            if opens is not None or (quote is not None and quote.start <= following.start < quote.end):
                told.add(index + 1)
    return told


def _own_occasions(frame: Frame, occasions: Sequence[Occasion]) -> list[Occasion]:
    """The outreach around a declaration by the same institution, or told in one breath with it, is part of it (ruling 31)."""
    kept = list(occasions)
    for outreach in [occasion for occasion in occasions if occasion.form == "outreach"]:
        around = next((other for other in kept if other.form == "declaration" and _belongs(frame, outreach, other)), None)
        if around is not None:
            kept.remove(outreach)
            leader, closes = outreach.holder, _closes(frame, outreach, around)
            join(frame, around, outreach)
            guessed = around.holder is None or around.holder.official is None or (closes and around.holder.rank == _BY_GUESS)
            if leader is not None and leader.official is not None and guessed:
                around.holder = leader
    return kept


def _closes(frame: Frame, outreach: Occasion, declaration: Occasion) -> bool:
    """ "Bawaslu menggelar sosialisasi. … Kegiatan itu ditutup dengan pembacaan deklarasi netralitas": pledged at that meeting."""
    first, pledge = outreach.deeds[0].sentence, declaration.deeds[0].sentence
    return first.start < pledge.start and load_phrases("deeds")["closes_event"].pattern.match(frame.text, *pledge.bounds) is not None


def _belongs(frame: Frame, outreach: Occasion, declaration: Occasion) -> bool:
    if _closes(frame, outreach, declaration):
        return True
    shared = {deed.sentence for deed in outreach.deeds} & {deed.sentence for deed in declaration.deeds}
    if any(load_phrases("forms")["combined"].found(frame.text, sentence.start, sentence.end) for sentence in shared):
        return True
    if not shared and _is_background(frame, declaration) and outreach.deeds[0].start < declaration.deeds[0].start:
        return False
    elsewhere = bool(declaration.region and outreach.region) and declaration.region != outreach.region
    return _same_body(declaration, outreach) and _one_day(declaration, outreach) and not (elsewhere and declaration.institution is None)


def _is_background(frame: Frame, occasion: Occasion) -> bool:
    """ "Sebagai wujud komitmen, semua kepala dinas telah meneken pakta": done before, on no day, and told behind the news."""
    deed = occasion.deeds[0]
    background = load_phrases("forms")["background"].found(frame.text, deed.sentence.start, deed.end)
    return background and not occasion.dates and not in_lead(frame, occasion)


def _is_told_enough(frame: Frame, occasion: Occasion) -> bool:
    """An act in passing is a record only if the text says who, when or where: "mereka yang sudah berikrar" alone says nothing.

    A national act in a regency's story is its legal basis (ruling 34).
    """
    if _region(frame, occasion) == NATION and not is_national(frame.doc, [NATION]):
        return False
    return bool(occasion.holder or occasion.days or occasion.region) or in_lead(frame, occasion)


def _moments(frame: Frame, occasion: Occasion) -> list[Moment]:
    """The occasion's day; each of the days of letters that are told in one breath ("edaran pada 19 September dan 21 Oktober")."""
    deed = occasion.deeds[0]
    days = [date for date in occasion.dates if occasion.form == "circular" and deed.start <= date["start"] < deed.sentence.end]
    joined = load_phrases("forms")["joins_days"]
    for first, second in itertools.pairwise(days):
        if joined.pattern.fullmatch(frame.text[first["end"] : second["start"]].strip()):
            return [moment_of(first), moment_of(second)]
    return [occasion_moment(frame, occasion)]


def _occasion_record(frame: Frame, occasion: Occasion, moment: Moment) -> RecordDict:
    spans = [(sentence.start, sentence.end) for sentence in occasion.sentences]
    holder = occasion.holder
    official = holder.official if holder else None
    institution = occasion.institution
    return statement(
        frame,
        form=occasion.form,
        region=_region(frame, occasion) or "",
        moment=moment,
        spans=spans,
        issuer=issuer_of(official, institution),
        scope=scope_of(official, institution),
        reference=_reference(frame, spans) if occasion.form == "circular" else None,
        audience=audience_of(frame, spans),
        signs=signs_of_occasion(occasion),
        reasons=tuple(reasons_of_occasion(occasion, moment)),
    )


def _appeal_record(frame: Frame, appeal: Appeal, occasions: Sequence[Occasion]) -> RecordDict:
    official, moment = appeal.official, appeal_moment(frame, appeal, occasions)
    return statement(
        frame,
        form="appeal",
        region=appeal_region(frame, appeal) or "",
        moment=moment,
        spans=appeal.spans,
        issuer=issuer_of(official, appeal.body),
        scope=scope_of(None, appeal.body) if appeal.body in ("polri", "tni", "apdesi", "korpri") else "government",
        audience=audience_of(frame, appeal.spans, appeal.body),
        signs=signs_of_appeal(appeal),
        reasons=tuple(reasons_of_appeal(appeal, moment)),
    )


def _region(frame: Frame, occasion: Occasion) -> str | None:
    return occasion.region or home_region(frame)


def _regions(frame: Frame, occasion: Occasion) -> set[str | None]:
    """Where those serve whom it binds, and, at a pledge, whoever holds it: "Bawaslu Provinsi X menggelar ikrar kades se-Y"."""
    served = _region(frame, occasion)
    return {served, (region_of_holder(frame, occasion) if occasion.form == "declaration" else None) or served}


def _is_part(frame: Frame, appeal: Appeal, occasions: Sequence[Occasion]) -> bool:
    """Speeches of the same institution on the same occasion are part of it (codebook)."""
    region = own_region(frame, appeal)
    for occasion in occasions:
        if government_of(appeal.body) not in _hosts(frame, occasion) or region not in _regions(frame, occasion):
            continue
        if occasion.form == "circular" and all(_speaks_of_letter(frame, start) for start, _ in appeal.spans):
            return True
        if any(deed.scene and _is_said_at(frame, appeal, deed) for deed in occasion.deeds):
            return True
        if {frame.sentence_at(start) for start, _ in appeal.spans} <= {deed.sentence for deed in occasion.deeds}:
            return True  # "Kapolres mewajibkan anggotanya meneken pernyataan netral": told with the act, in one sentence
        day, said = occasion_moment(frame, occasion), appeal_moment(frame, appeal, occasions)
        if in_lead(frame, occasion) and (day.iso is not None or said.iso is None):
            # what was done some time before is no occasion of today's words, nor is another's act on another day
            if _is_apart(frame, appeal, occasion, day, said) or _was_before(frame, appeal, occasion, day, said):
                continue
            return True
        if day.iso is not None and day.iso == said.iso:
            return True
    return False


def _speaks_of_letter(frame: Frame, start: int) -> bool:
    """ ""Harapan saya surat edaran ini dipedomani, supaya netralitasnya terjaga": words on the letter itself."""
    quote = frame.quote_at(start)
    letters = load_phrases("forms")["letter"].all(frame.text, quote.start, quote.end) if quote is not None else ()
    return any(_THIS.match(frame.text, letter.end()) for letter in letters)


_THIS = Shape(r"\s+(?:ini|{grammar.that})(?!\w)")


def _government(frame: Frame, occasion: Occasion) -> str | None:
    """Whose occasion it is; servants who pledge, led by nobody who is told, are those of the government of the place."""
    pledged = occasion.form == "declaration" and occasion.institution is None and _region(frame, occasion) is not None
    return "pemda" if pledged else occasion.government


def _hosts(frame: Frame, occasion: Occasion) -> set[str | None]:
    """Whose occasion it is, and who holds it with them: "Pemkab X bersama Bawaslu dan KPU menggelar sosialisasi"."""
    hosts, sentence = {_government(frame, occasion)}, occasion.deeds[0].sentence
    if occasion.form != "outreach" or (joined := load_phrases("forms")["held_with"].first(frame.text, *sentence.bounds)) is None:
        return hosts
    named, end = frame.within(sentence.start, sentence.end, "institution"), joined.end()
    first = [m for m in named if m["end"] <= joined.start()]
    for mention in (m for m in named if m["start"] >= joined.end()):
        if names_servants(frame, end, mention["start"]) or _HOSTS_JOINED.fullmatch(frame.text, end, mention["start"]) is None:
            break  # "bersama ASN Pemkab X": they only sat there
        hosts |= {government_of(m.get("id")) for m in (*first, mention)}
        end = mention["end"]
    return hosts


_HOSTS_JOINED = re.compile(r"\W*(?:(?:[A-Z][\w.()/-]*|dengan|dan|serta|pihak|jajaran|juga)\W+){0,7}")
"""Between those who hold a meeting together: their full names and short forms."""


def _is_said_at(frame: Frame, appeal: Appeal, deed: Deed) -> bool:
    """ "…," ujar Asisten saat membacakan sambutan pada sosialisasi netralitas: the meeting is only the scene of these words."""
    quotes = [frame.quote_at(start) for start, _ in appeal.spans]
    ends = [quote.end if quote is not None else end - 1 for quote, (_, end) in zip(quotes, appeal.spans, strict=True)]
    return any(deed.sentence.start <= end <= deed.sentence.end for end in ends)


def _is_apart(frame: Frame, appeal: Appeal, occasion: Occasion, day: Moment, said: Moment) -> bool:
    """Whether another person spoke on another day that the text gives ("Dua hari sebelumnya, Wali Kota mengumpulkan lurah").

    So does the same person, who opens the news on a day of its own ("Bupati meminta ASN netral, Senin. Edarannya terbit 7 Oktober").
    """
    leader = occasion.holder.official if occasion.holder else None
    if leader is None or appeal.official is None or not day.is_full:
        return False
    if same_person(leader, appeal.official):
        besides = load_phrases("forms")["besides_that"].pattern
        first = frame.sentence_at(appeal.spans[0][0])
        if first is not None and besides.match(frame.text, first.start, first.end) and own_date(frame, *first.bounds) is not None:
            return True  # "Pj Bupati menerbitkan edaran. Selain itu, lewat rapat Rabu (20/11), ia mengultimatum ASN"
        opens = all(end <= occasion.deeds[0].sentence.start for _, end in appeal.spans)
        dated = next((moment for span in appeal.spans if (moment := own_date(frame, *span))), None)
        return opens and dated is not None and dated.is_full and (day.iso or "") < (dated.iso or "")
    own = [moment for span in appeal.spans if (moment := own_date(frame, *span) or scene_of_quote(frame, span[0]))]
    start, end = appeal.spans[0]
    elsewhere = load_phrases("forms")["apart"].found(frame.text, frame.paragraph_at(start).start, end)
    days = own or ([said] if elsewhere and said.basis != "published" else [])
    if appeal.earlier and not any(own_date(frame, *span) for span in appeal.spans):
        return elsewhere  # "Pada kesempatan sebelumnya, Kepala BKPSDM juga mengingatkan ASN"
    return bool(days) and days[0].is_full and days[0].iso != day.iso


def _was_before(frame: Frame, appeal: Appeal, occasion: Occasion, day: Moment, said: Moment) -> bool:
    """ "Ketua Bawaslu kembali mengingatkan ASN, Senin. | Sebelumnya, pada 4 November, Bawaslu menggelar sosialisasi": told behind it."""
    deed = occasion.deeds[0]
    if not (day.is_full and said.is_full) or deed.start < appeal.spans[0][0] or (day.iso or "") >= (said.iso or ""):
        return False
    return told_as_earlier(frame, occasion) or said.basis != "published"


def _same_body(first: Occasion, second: Occasion) -> bool:
    return first.institution is None or second.institution is None or first.institution == second.institution


def _one_day(first: Occasion, second: Occasion) -> bool:
    return not first.days or not second.days or not first.days.isdisjoint(second.days)


def _reference(frame: Frame, spans: Sequence[tuple[int, int]]) -> str | None:
    for start, end in spans:
        if match := _REFERENCE.search(frame.text, start, end):
            return match["number"].rstrip(".")
    return None
