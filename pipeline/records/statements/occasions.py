"""Deeds that belong to one occasion become one statement (codebook: one record for each form, region, issuer, date)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.deeds.deed import Deed
from pipeline.records.reading.actors import fullest
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.moment import act_dates, moment_of
from pipeline.records.reading.place import NATION, code_of, home_region, region_of_official
from pipeline.records.speakers.authors import author_of_letter
from pipeline.records.speakers.heads import head_of_organiser, head_who_speaks, host_who_speaks
from pipeline.records.speakers.holder import ROLES, Holder, is_a_kind
from pipeline.records.speakers.roles import best_holder, leader_of_event
from pipeline.records.statements.occasion import Occasion
from pipeline.records.statements.occasion_day import in_lead, looks_back
from pipeline.records.statements.occasion_place import codes_in, regencies_in, region_of_occasion
from pipeline.words.phrases import load_phrases

_CEREMONY_SENTENCES = 2
_CALL_ALL = frozenset({"bawaslu", "kpu", "kasn", "bkn", "kemendagri", "kemenpanrb", "dkpp", "ombudsman", "korpri", "polri", "tni"})
"""Bodies that call the heads of all regions together."""
_CARRIED_PARAGRAPHS = 4
"""Related stories between paragraphs count as paragraphs."""
_CARRIED_SENTENCES = 5
"""So many sentences after a deed may go on about it ("Pembacaan dipimpin …"), others in between or not."""


def find_occasions(frame: Frame, deeds: Sequence[Deed]) -> list[Occasion]:
    """The occasions of an article, in the order of the text."""
    occasions: list[Occasion] = []
    for deed in deeds:
        if any(old.form == deed.form for old in occasions) and (
            _only_reacts(frame, deed) or _is_earlier_round(frame, deed) or _is_besides(frame, deed)
        ):
            continue
        new = read_occasion(frame, Occasion(deed.form, [deed], _carried(frame, deed, deeds)))
        same = next((old for old in reversed(occasions) if _is_same(frame, old, new)), None)
        if same is None:
            occasions.append(new)
        else:
            join(frame, same, new)
    return occasions


def _only_reacts(frame: Frame, deed: Deed) -> bool:
    """ "Ketua Bawaslu mengapresiasi deklarasi itu" praises an act that was told before."""
    return load_phrases("forms")["reaction"].found(frame.text, deed.sentence.start, deed.start)


def _is_besides(frame: Frame, deed: Deed) -> bool:
    """ "Selain membentuk satgas, ia mengatakan …": an act that was told before."""
    besides = load_phrases("deeds")["besides"].pattern.match(frame.text, *deed.sentence.bounds)
    return besides is not None and "," not in frame.text[besides.end() : deed.end]


def _is_earlier_round(frame: Frame, deed: Deed) -> bool:
    """ "Sebelumnya ikrar serupa digelar di dua kecamatan": the list of those that did the same earlier gives none (ruling 33)."""
    sentence = deed.sentence
    if act_dates(frame, *sentence.bounds) and load_phrases("forms")["lead"].found(frame.text, *sentence.bounds):
        return False  # told with its day and its leader, it is one of its own
    places = [m for m in frame.within(sentence.start, sentence.end) if m["type"] == "region" and m["code"] != home_region(frame)]
    return not places and load_phrases("forms")["earlier_round"].found(frame.text, sentence.start, sentence.end)


def join(frame: Frame, into: Occasion, other: Occasion) -> None:
    """Tell one occasion by the sentences of both."""
    into.deeds += other.deeds
    into.carried += other.carried
    read_occasion(frame, into)


def read_occasion(frame: Frame, occasion: Occasion) -> Occasion:
    """Fill in place, dates and issuer from the occasion's sentences."""
    occasion.holder = best_holder(frame, occasion.form, occasion.sentences, occasion.deeds[0].start)
    if occasion.deeds[0].basis:
        occasion.holder = author_of_letter(frame, occasion.deeds[0].start)
    if occasion.deeds[0].scene and occasion.holder is not None and occasion.holder.rank == len(ROLES[occasion.form]):
        occasion.holder = _office_of(occasion.holder)
    if occasion.deeds[0].scene and occasion.holder is None:
        occasion.holder = _supervisor_who_speaks(frame, occasion.deeds[0])
    nobody = occasion.holder is None or occasion.holder.official is None or is_a_kind(occasion.holder)
    if occasion.form == "declaration" and nobody:
        occasion.holder = leader_of_event(frame, occasion.sentences) or head_who_speaks(frame, occasion.sentences, occasion.holder)
    elif occasion.form == "declaration" and occasion.holder is not None and occasion.holder.rank == ROLES["declaration"].index("read"):
        occasion.holder = leader_of_event(frame, occasion.sentences) or occasion.holder
    back = looks_back(frame, occasion)
    if back and occasion.form == "outreach" and occasion.holder is not None:
        occasion.holder = _office_of(occasion.holder)
    elif occasion.form == "outreach" and occasion.holder is None and not back and not _at_a_pledge(frame, occasion):
        occasion.holder = host_who_speaks(frame, occasion.sentences)
    elif occasion.form in ("outreach", "circular") and not occasion.deeds[0].basis and occasion.holder is not None:
        occasion.holder = _speaks_for_it(frame, occasion, occasion.holder)
    occasion.dates = [date for sentence in occasion.sentences for date in _dates_of(frame, occasion, sentence)]
    occasion.region = region_of_occasion(frame, occasion)
    if occasion.form == "outreach" and occasion.region == NATION:
        occasion.holder = _who_called(frame, occasion)
    return occasion


def _speaks_for_it(frame: Frame, occasion: Occasion, holder: Holder) -> Holder:
    """Of a meeting or letter that is the news: who speaks next for the body whose it is; books that are handed out are no meeting."""
    if holder.official is not None or not in_lead(frame, occasion):
        return holder
    handed_out = load_phrases("forms")["handed_out"].found(occasion.deeds[0].verb)
    return holder if handed_out else head_of_organiser(frame, occasion.sentences, holder)


def _who_called(frame: Frame, occasion: Occasion) -> Holder | None:
    """Of a meeting of the whole nation: the body that held it; an official of one region only came to it."""
    holder = occasion.holder
    if holder is None or holder.official is None or region_of_official(frame, holder.official) == NATION:
        return holder
    bodies = (body for sentence in occasion.sentences for body in frame.within(*sentence.bounds, "institution"))
    body = next((body for body in bodies if body.get("id") in _CALL_ALL and code_of(body) in (None, NATION)), None)
    return Holder(holder.rank, None, body, holder.span) if body is not None else None


def _at_a_pledge(frame: Frame, occasion: Occasion) -> bool:
    """ "Ribuan guru mengikuti apel ikrar netralitas": the pledge has its own leader."""
    pledge = load_phrases("forms")["pledge"]
    return any(pledge.found(frame.text, *sentence.bounds) for sentence in occasion.sentences)


def _supervisor_who_speaks(frame: Frame, deed: Deed) -> Holder | None:
    """ "…," ungkap Ketua Bawaslu dalam rakor bersama kades: a supervisor's meeting, where nobody else is said to have held it."""
    quotes = [quote for quote in frame.quotes if quote.speaker is not None and quote.start < deed.start]
    if not quotes or quotes[-1].speaker is None or quotes[-1].end < deed.sentence.start:
        return None
    speaker = fullest(frame, quotes[-1].speaker)
    if speaker.get("institution") != "bawaslu":
        return None
    return _office_of(Holder(len(ROLES[deed.form]), speaker, None, (deed.start, deed.end)))


def _office_of(holder: Holder) -> Holder:
    """The body that somebody speaks for at a meeting: it held the meeting, or nobody says who did."""
    official = holder.official
    if official is None:
        return holder
    return Holder(
        holder.rank, None, {"type": "institution", "id": official.get("institution"), "region": official.get("region")}, holder.span
    )


def _dates_of(frame: Frame, occasion: Occasion, sentence: Span) -> list[Mention]:
    """Dates of a sentence that may be the occasion's: not those of what it rests on (a law, a ministry's letter), nor of what was once."""
    words, text = load_phrases("forms"), frame.text
    deeds = [deed for deed in occasion.deeds if deed.sentence == sentence]
    if any(deed.basis for deed in deeds):
        return [date for deed in deeds if deed.basis for date in act_dates(frame, deed.start, deed.end)]
    if not deeds and (words["once"].found(text, sentence.start, sentence.end) or _only_told(frame, occasion, sentence)):
        return []
    if deeds and looks_back(frame, occasion):
        quote = frame.quote_at(deeds[0].start)
        return act_dates(frame, quote.start, quote.end) if quote is not None else []
    first = max((deed.start for deed in deeds), default=sentence.start)
    after = words["legal_basis"].first(text, first, sentence.end)
    dates = act_dates(frame, sentence.start, after.start() if after is not None else sentence.end)
    if occasion.form == "circular" and any(deed.goes_on for deed in deeds):
        said = load_phrases("speech")["saying"].last(text, sentence.start, first)
        dates = [date for date in dates if said is None or date["end"] > said.start()]  # when it was said of "surat edaran tersebut"
    if occasion.form == "circular" and not deeds and frame.quote_at(sentence.start + 1) is not None:
        # ""Suratnya sudah sampai ke nagari," kata Kepala BKPSDM, Selasa": when it was said of the letter
        said = load_phrases("speech")["saying"].last(text, *sentence.bounds)
        dates = [date for date in dates if said is None or date["end"] <= said.start()]
    before = words["legal_basis"].first(text, sentence.start, first)
    if before is None:
        return dates
    return [date for date in dates if date["start"] < before.start() or date["start"] >= min(first, deeds[0].start)]


def _only_told(frame: Frame, occasion: Occasion, sentence: Span) -> bool:
    """ "Kepala BKPSDM membenarkan surat edaran tersebut, Senin": the day on which somebody spoke of the letter."""
    said = load_phrases("speech")["saying"].found(frame.text, *sentence.bounds)
    return occasion.form == "circular" and said and not load_phrases("forms")["letter_act"].found(frame.text, *sentence.bounds)


def _carried(frame: Frame, deed: Deed, deeds: Sequence[Deed]) -> list[Span]:
    """Sentences after the deed that go on about it and give a role or a day; the next deed of another kind ends them."""
    words, text = load_phrases("forms"), frame.text
    found: list[Span] = _before(frame, deed, deeds) if deed.goes_on else _turn_before(frame, deed)
    others = {other.sentence.index for other in deeds if other is not deed and not other.basis}
    last = frame.paragraph_at(deed.sentence.start).index + _CARRIED_PARAGRAPHS
    for sentence in frame.sentences[deed.sentence.index + 1 : deed.sentence.index + 1 + _CARRIED_SENTENCES]:
        if (
            sentence.index in others
            or words["turn_of"].found(text, *sentence.bounds)
            or frame.paragraph_at(sentence.start).index > last
            or _is_elsewhere(frame, deed.sentence, sentence)
        ):
            break
        if not (words[f"carried_{deed.form}"].found(text, sentence.start, sentence.end) or _takes_part(frame, deed, sentence)):
            continue
        if words["other_subject"].found(text, sentence.start, sentence.end) or load_phrases("modality")["planned"].found(
            text, sentence.start, sentence.end
        ):
            continue
        has_role = any(words[role].found(text, sentence.start, sentence.end) for role in ROLES[deed.form])
        if has_role or act_dates(frame, sentence.start, sentence.end):
            found.append(sentence)
    return found


def _takes_part(frame: Frame, deed: Deed, sentence: Span) -> bool:
    """ "… Ketua Bawaslu, Rizal, meneken lebih dulu": right after the deed an official does what only its act can be the object of.

    Alike "Siniar berdurasi satu jam itu dipandu …", by whatever noun it goes on about the act.
    """
    goes_on = load_phrases("issuers")["this_act"].pattern.match(frame.text, sentence.start, sentence.end) is not None
    if goes_on and sentence.index == deed.sentence.index + 1:
        return True
    part = load_phrases("issuers")["takes_part"].first(frame.text, *sentence.bounds)
    if part is None or sentence.index != deed.sentence.index + 1 or not frame.in_one_paragraph(sentence.start, deed.start):
        return False
    opens = not frame.text[sentence.start : part.start()].strip()  # "Yang meneken, Sekda Ali"
    return frame.quote_at(part.start()) is None and bool(frame.within(sentence.start, sentence.end if opens else part.start(), "official"))


def _is_elsewhere(frame: Frame, told: Span, sentence: Span) -> bool:
    """Whether a later paragraph has gone on to another regency, in an article that goes through several."""
    here, there = frame.paragraph_at(told.start), frame.paragraph_at(sentence.start)
    if here == there:
        return False
    known, others = codes_in(frame, here.start, here.end), regencies_in(frame, there.start, sentence.end)
    return bool(known and others) and not any(other == code or other.startswith(f"{code}.") for other in others for code in known)


def _before(frame: Frame, deed: Deed, deeds: Sequence[Deed]) -> list[Span]:
    """The sentences with the pledge that a ceremony goes on about: they may give its day; none before the pledge told last."""
    pledge = load_phrases("forms")["pledge"]
    last = max([other.sentence.index for other in deeds if other.sentence.index < deed.sentence.index], default=0)
    before = frame.sentences[max(last, deed.sentence.index - _CEREMONY_SENTENCES) : deed.sentence.index]
    return [sentence for sentence in before if pledge.found(frame.text, sentence.start, sentence.end)]


def _turn_before(frame: Frame, deed: Deed) -> list[Span]:
    """ "Dua hari sebelumnya, Senin (4/11), | giliran | tentara. Mereka berikrar di lapangan": the day of those whose turn it is."""
    before = frame.before(deed.sentence)
    if deed.form != "declaration" or before is None or not frame.in_one_paragraph(before.start, deed.start):
        return []
    turn = load_phrases("forms")["turn_of"].first(frame.text, *before.bounds)
    short = turn is not None and len(frame.say(before).split()) <= _WORDS_OF_TURN
    return [before] if short and act_dates(frame, *before.bounds) else []


_WORDS_OF_TURN = 12
"""Words of a sentence that says no more than whose turn it was, and when."""


def _is_same(frame: Frame, old: Occasion, new: Occasion) -> bool:
    """Whether a later deed is the same occasion told again."""
    if old.form != new.form or old.deeds[0].basis != new.deeds[0].basis:
        return False
    if _goes_on_there(frame, old, new) or _is_venue_of(frame, old, new) or _at_that_meeting(frame, old, new):
        return True
    if (_is_ceremony_of(old, new) and not _on_another_day(frame, old, new)) or (new.form == "oversight" and new.deeds[0].goes_on):
        return True
    if new.form == "circular" and new.deeds[0].goes_on and not _on_another_day(frame, old, new) and _that_letter(frame, new.deeds[0]):
        return True
    home = home_region(frame)
    if (old.region or home) != (new.region or home):
        return False
    if _on_another_day(frame, old, new) or _was_before(frame, old, new):
        return False
    if new.deeds[0].goes_on and old.form == "circular":
        return True
    if old.government and new.government and old.government != new.government:
        # A pledge is organised by one body, led by another, signed before a third; a second pledge is told as another one.
        another = _is_another(frame, new) and new.holder is not None and bool(new.days or not old.days)
        return old.form == "declaration" and not another
    return not (_is_another(frame, new) and old.form == "circular" and _office(old) != _office(new))


def _that_letter(frame: Frame, deed: Deed) -> bool:
    """ "Surat edaran tersebut juga memuat larangan bagi polisi": whoever is named in it, the letter is the one told before."""
    letter = load_phrases("forms")["letter"].first(frame.text, deed.start, deed.end)
    if letter is None:
        return False
    known_by = load_phrases("letters")["known_by"].pattern.match(frame.text, letter.end())  # "Edaran | bertanggal 7 Oktober | itu"
    return load_phrases("grammar")["that"].opens(frame.text, known_by.end() if known_by is not None else letter.end())


def _at_that_meeting(frame: Frame, old: Occasion, new: Occasion) -> bool:
    """ "Seusai rakor, Pj Gubernur meminta …", "Rakor itu digelar untuk …": a bare meeting is the one told before."""
    deed = new.deeds[0]
    meeting = load_phrases("forms")["meeting"].first(frame.text, deed.start, deed.end) if new.form == "outreach" else None
    if meeting is None or _on_another_day(frame, old, new):
        return False
    points_back = load_phrases("grammar")["that"].opens(frame.text, meeting.end())
    return points_back or frame.text[meeting.end() : meeting.end() + 1] in (",", ".")


def _on_another_day(frame: Frame, old: Occasion, new: Occasion) -> bool:
    days = old.days or _scene_days(frame, old)
    return bool(days and new.days) and days.isdisjoint(new.days)


def _was_before(frame: Frame, old: Occasion, new: Occasion) -> bool:
    """ "Di akhir kegiatan, peserta meneken deklarasi. … Sebelumnya, pada 21 Oktober, Pemkab menggelar ikrar": with its own day."""
    opener = load_phrases("appeals")["told_before"].pattern.match(frame.text, *new.deeds[0].sentence.bounds)
    return old.form == "declaration" and opener is not None and bool(new.days) and not old.days


def _scene_days(frame: Frame, occasion: Occasion) -> set[str | None]:
    """The full days that the paragraph of a pledge gives before it ("Lapangan dipenuhi pegawai, Senin (7/4). Mereka berikrar …")."""
    start = occasion.deeds[0].sentence.start
    if occasion.form != "declaration":
        return set()
    return {day.iso for day in map(moment_of, act_dates(frame, frame.paragraph_at(start).start, start)) if day.is_full}


def _is_ceremony_of(old: Occasion, new: Occasion) -> bool:
    """ "Penandatanganan dipimpin sekda" right after the pledge is the same occasion, whatever place was read there."""
    deed = new.deeds[0]
    return deed.goes_on and 0 < deed.sentence.index - old.deeds[-1].sentence.index <= _CEREMONY_SENTENCES


def _goes_on_there(frame: Frame, old: Occasion, new: Occasion) -> bool:
    """ "Pejabat eselon II lalu meneken pakta": right after a pledge in its paragraph, without a place or day of its own."""
    last, deed = old.deeds[-1].sentence, new.deeds[0].sentence
    if old.form != "declaration" or not 0 < deed.index - last.index <= _CEREMONY_SENTENCES:
        return False
    if not frame.in_one_paragraph(last.start, deed.start) or act_dates(frame, *deed.bounds):
        return False
    return set(codes_in(frame, *deed.bounds)) <= {old.region} and not _is_another(frame, new)


def _is_venue_of(frame: Frame, old: Occasion, new: Occasion) -> bool:
    """ "Kegiatan itu digelar di Aula Kantor Bupati Pinrang": right after a meeting of the province, only where it was held."""
    last, deed = old.deeds[-1].sentence, new.deeds[0].sentence
    inside = bool(old.region and new.region and new.region.startswith(f"{old.region}."))
    if not inside or deed.index - last.index != 1 or not frame.in_one_paragraph(last.start, deed.start):
        return False
    told_on = load_phrases("deeds")["told_on"].pattern.match(frame.text, deed.start, deed.end)
    return told_on is not None and load_phrases("deeds")["venue"].found(frame.text, *deed.bounds) and not _is_another(frame, new)


def _is_another(frame: Frame, occasion: Occasion) -> bool:
    """Whether a deed is told as another one; "selain itu naskah diteken Ketua KPU" only says who took part as well."""
    words, text = load_phrases("forms"), frame.text
    others = (deed for deed in occasion.deeds if words["joined_by"].pattern.match(text, *deed.sentence.bounds) is None)
    return any(words["another"].found(text, deed.sentence.start, deed.start) for deed in others)


def _office(occasion: Occasion) -> tuple[object, ...]:
    official = (occasion.holder.official if occasion.holder else None) or {}
    return (official.get("name"), official.get("position"), official.get("status"))
