"""Who issued a statement: led › opened › signed › issued › organised › before whom (ruling 32)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records.reading.actors import Naming, antecedent, namings, speaker_of
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.place import home_region
from pipeline.records.speakers.audience import ORGANISERS
from pipeline.records.speakers.authors import agent_after, author_of_letter_before, authors, office_of
from pipeline.records.speakers.holder import NEAR, ROLES, Holder
from pipeline.records.speakers.speeches import authors_of_speeches, named_last
from pipeline.records.speakers.strangers import stranger_after, stranger_before
from pipeline.records.speakers.subject import subject_before
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_EVENT_SENTENCES = 4
_LEAD_SENTENCES = 4
_SPEECH_SENTENCES = 2
"""So many sentences after a meeting may tell whose speech was read out at it."""
_HEAD_SENTENCES = 3
"""So many sentences after what a body did its head may say more of it."""
_HEADS = frozenset({"governor", "vice_governor", "regent", "vice_regent", "mayor", "vice_mayor", "regional_secretary"})
_READERS = _HEADS | {"district_head", "agency_head", "ward_head", "police", "military", "inspector", "bawaslu_chair", "other"}
"""Who leads when they read: heads, and chairs of associations; never one of many who was chosen to read (ruling 32)."""
_LEADERS = _READERS - {"other"}
_UNIT_HEADS = frozenset({"agency_head", "other", "police", "military"})
_SAID_AFTER = 1
"""Rank of a head whose words the others say after him: behind whoever is said to lead."""
_OF_MANY_PLACES = frozenset({"village_head", "ward_head", "district_head", "agency_head"})
_BY_HIM = frozenset({"open", "lead"})


def best_holder(frame: Frame, form: str, sentences: Sequence[Span], deed: int) -> Holder | None:
    """The holder of the best role in these sentences; a person before an institution.

    Args:
        deed: where the deed stands; without any role in the sentences its subject is the holder.
    """
    holders = [holder for sentence in sentences for holder in _holders(frame, form, sentence)]
    if not any(holder.official is not None for holder in holders):
        last = max(sentence.index for sentence in sentences)
        held = {holder.institution.get("id") for holder in holders if holder.institution is not None}
        read_out = _by_speech(frame, form, frame.sentences[last + 1 : last + 1 + _SPEECH_SENTENCES])
        holders += [holder for holder in read_out if holder.official is not None and held <= {holder.official.get("institution")}]
    sentence = frame.sentence_at(deed)
    subject = _without_role(frame, form, sentence, deed) if sentence is not None and not holders else None
    if subject is not None:
        holders = [Holder(len(ROLES[form]), *subject, (deed, deed))]
    if form == "declaration":
        leading = [holder for holder in holders if not _is_of_many(holder)] or holders
        hosts = [holder for holder in leading if not _is_guest(holder)]
        holders = hosts if any(holder.official is not None for holder in hosts) else leading
    else:
        holders = [holder for holder in holders if not _is_a_kind(holder)]
    best = min(holders, key=lambda holder: (_kind(holder), holder.rank, holder.span[0]), default=None)
    return None if best is None else _of_the_body(best, holders)


def _by_speech(frame: Frame, form: str, sentences: Sequence[Span]) -> list[Holder]:
    """Whoever wrote a speech that is read out there opened the meeting by it (ruling 32)."""
    if "open" not in ROLES[form]:
        return []
    rank = ROLES[form].index("open")
    return [Holder(rank, author, None, span) for sentence in sentences for author, span in authors_of_speeches(frame, sentence)]


def _of_the_body(best: Holder, holders: Sequence[Holder]) -> Holder:
    """ "Rakor digelar Bawaslu Lama, dibuka Nama Satu": a name without an office acts for the body whose act it is."""
    body = next((holder.institution for holder in holders if holder.institution is not None), None)
    if best.official is None or best.official.get("position") is not None or body is None:
        return best
    return Holder(best.rank, {**best.official, "institution": body.get("id"), "region": body.get("region")}, None, best.span)


def _without_role(frame: Frame, form: str, sentence: Span, deed: int) -> tuple[Mention | None, Mention | None] | None:
    """Whose deed it is where nobody has a role in it: the first answer that there is; what is only cited has no subject."""
    cited = load_phrases("forms")["legal_basis"].found(frame.text, sentence.start, deed)
    of_letters = (_told_by_letter, _he_after, _goes_on_acting, _whose_own, _author_before) if form == "circular" else ()
    ways = of_letters if cited else (subject_before, *of_letters, _our_office)
    return next((whose for way in ways if (whose := way(frame, sentence, deed)) is not None), None)


def _is_guest(holder: Holder) -> bool:
    """ "Ketua KPU menandatangani pakta integritas ASN disaksikan Pj Bupati": organisers only sign or see what servants pledge."""
    by_hand = holder.rank >= ROLES["declaration"].index("sign")
    return by_hand and holder.official is not None and holder.official.get("institution") in ORGANISERS


def _is_of_many(holder: Holder) -> bool:
    """ "Camat dan lurah se-Kota X meneken pakta di hadapan wali kota": those of a kind pledge, and none of them leads."""
    official = holder.official
    if official is None or holder.rank < ROLES["declaration"].index("organise"):
        return False
    return not official.get("name") and official.get("position") in _OF_MANY_PLACES


def _is_a_kind(holder: Holder) -> bool:
    """ "Kepala Desa Disurati Bawaslu": those of a kind are written to, and none of them issues anything."""
    official = holder.official
    if official is None or official.get("name") or official.get("position") not in _OF_MANY_PLACES - {"agency_head"}:
        return False
    return _KIND_ALONE.fullmatch(str(official.get("text") or "")) is not None


_KIND_ALONE = Shape(r"(?:{audience.village_head}|{audience.civil_servant})(?:[\s/]+(?:Di|Me|Ter|Ber)\w{3,}.*|/.*)?\s*", re.IGNORECASE)
"""An office without its place, at the head of a headline too."""


def _our_office(frame: Frame, sentence: Span, deed: int) -> tuple[Mention | None, Mention | None] | None:
    """ "Pihaknya juga telah meneken pakta integritas": the office of the one told of before."""
    if frame.quote_at(deed) is not None or not load_phrases("issuers")["our_office"].found(frame.text, sentence.start, deed):
        return None
    person = antecedent(frame, sentence.start)
    return office_of((person, None)) if person is not None else None


def _told_by_letter(frame: Frame, sentence: Span, deed: int) -> tuple[Mention | None, Mention | None] | None:
    """ "Penegasan itu diberikan Bupati X | melalui surat edaran": who said it in the letter."""
    verb = load_phrases("issuers")["told_by"].last(frame.text, sentence.start, deed)
    named = namings(frame, verb.end(), deed) if verb is not None and frame.quote_at(verb.start()) is None else ()
    return (named[0].official, None) if verb is not None and named and not frame.text[verb.end() : named[0].start].strip() else None


def _he_after(frame: Frame, sentence: Span, deed: int) -> tuple[Mention | None, Mention | None] | None:
    """ "Lewat radiogram …, ia memerintahkan", "Melalui surat nomor 4, Sekda meminta": the one who acts by the letter comes after it."""
    for naming in namings(frame, deed, sentence.end):
        if load_phrases("appeals")["appeal"].opens(frame.text, naming.end, sentence.end, skipped=" ,"):
            return naming.official, None
    pronoun = load_phrases("grammar")["he"].first(frame.text, deed, sentence.end)
    if pronoun is None or right_before(frame.text, max(0, pronoun.start() - NEAR), pronoun.start(), "issuers", "attributed"):
        return None
    person = antecedent(frame, pronoun.start())
    return (person, None) if person is not None else None


def _whose_own(frame: Frame, sentence: Span, deed: int) -> tuple[Mention | None, Mention | None] | None:
    """ "Sekda menambah satu aturan. | Surat edarannya diteken Jumat": that of the one named in the sentence before."""
    words = load_phrases("issuers")
    letter = load_phrases("forms")["letter"].first(frame.text, sentence.start, sentence.end)
    before = frame.before(sentence)
    if letter is None or letter.start() != deed or before is None:
        return None
    opens = frame.opening(*sentence.bounds)
    his = letter.group().lower().endswith("nya") or words["his_letter_is"].pattern.fullmatch(frame.text[opens:deed].strip()) is not None
    if not (his or (opens == deed and words["that_letter"].opens(frame.text, letter.end(), sentence.end))):
        return None
    named = namings(frame, *before.bounds) if frame.in_one_paragraph(before.start, sentence.start) else ()
    one = bool(named) and all(naming.official == named[0].official for naming in named) and named[0].official.get("name")
    return (named[0].official, None) if one and frame.quote_at(deed) is None else None


def _author_before(frame: Frame, sentence: Span, deed: int) -> tuple[Mention | None, Mention | None] | None:
    """ "Lima hal diatur edaran Sekda X: … | Edaran keluar Jumat": a sentence that opens with a letter goes on about the one before."""
    author = author_of_letter_before(frame, sentence) if frame.opening(*sentence.bounds) == deed else None
    return (author.official, author.institution) if author is not None else None


def _goes_on_acting(frame: Frame, sentence: Span, deed: int) -> tuple[Mention | None, Mention | None] | None:
    """ "Bawaslu membentuk tim. Surat edaran juga telah dikirimkan …": who acted in the sentence before did this too.

    Alike who urged there: "Bupati mengimbau ASN netral. Itu disampaikan melalui surat edaran …".
    """
    again = load_phrases("issuers")["told_again"].pattern.match(frame.text, sentence.start, sentence.end)
    if again is not None and sentence.index and frame.quote_at(deed) is None and not frame.within(*sentence.bounds, "institution"):
        named = namings(frame, *frame.sentences[sentence.index - 1].bounds)
        return (named[0].official, None) if named else None
    also = load_phrases("issuers")["also"].found(frame.text, sentence.start, sentence.end)
    if not also or sentence.index == 0 or frame.quote_at(deed) is not None:
        return None
    before = frame.sentences[sentence.index - 1]
    bodies = frame.within(before.start, before.end, "institution")
    same_paragraph = frame.in_one_paragraph(before.start, sentence.start)
    return (None, bodies[0]) if same_paragraph and bodies and bodies[0]["start"] == before.start else None


def leader_of_event(frame: Frame, told: Sequence[Span]) -> Holder | None:
    """Who led or opened the event, where a sentence near the pledge says so without naming it ("Kegiatan ini dipimpin …")."""
    words = load_phrases("forms")
    first, last = min(span.index for span in told), max(span.index for span in told)
    for sentence in frame.sentences[max(0, first - _EVENT_SENTENCES) : last + _EVENT_SENTENCES]:
        event = load_phrases("issuers")["event"].first(frame.text, sentence.start, sentence.end)
        if event is None or words["other_subject"].found(frame.text, sentence.start, sentence.end):
            continue
        for rank, role in enumerate(("lead", "open")):
            for cue in words[role].all(frame.text, sentence.start, sentence.end):
                if cue.end() < event.end():
                    continue  # "menjadi inspektur upacara" names the event itself
                passive = cue.group().lower().startswith("di")
                holder = (agent_after(frame, sentence, cue.end()) if passive else None) or _master_of(frame, sentence, cue)
                if holder is not None and holder[0] is not None:
                    return Holder(rank, *holder, cue.span())
    return None


def _master_of(frame: Frame, sentence: Span, cue: re.Match[str]) -> tuple[Mention | None, Mention | None] | None:
    """ "Pjs Bupati bertindak sebagai pembina apel": who musters the servants."""
    if load_phrases("issuers")["master"].pattern.match(cue.group()) is None:
        return None
    return subject_before(frame, sentence, cue.start()) or agent_after(frame, sentence, cue.end())


def head_who_speaks(frame: Frame, told: Sequence[Span], holder: Holder | None) -> Holder | None:
    """The head of the government who speaks next where nobody led: before whom the pledge was made (ruling 32); else the holder."""
    if holder is not None and (holder.institution is None or holder.institution.get("id") != "pemda"):
        supervised = holder.institution is not None and holder.institution.get("id") == "bawaslu"
        return (host_who_speaks(frame, told) if supervised else None) or holder
    region = home_region(frame) if holder is None or holder.institution is None else holder.institution.get("region")
    last = max(span.index for span in told)
    unit = (holder.institution.get("text") or "") if holder is not None and holder.institution is not None else ""
    if unit and (head := _head_of_unit(frame, unit, last)) is not None:
        return Holder(len(ROLES["declaration"]), head.official, None, (head.start, head.end))
    if region is None or last >= _LEAD_SENTENCES:
        return holder
    first = min(span.index for span in told)
    for sentence in told:
        speaker = speaker_of(frame, *sentence.bounds)
        if speaker is not None and _heads(speaker, region):
            return Holder(len(ROLES["declaration"]), speaker, None, sentence.bounds)  # "Lewat ikrar hari ini kita …," kata bupati
    for sentence in frame.sentences[first + 1 : last + 1 + _EVENT_SENTENCES]:
        for naming in namings(frame, *sentence.bounds):
            if sentence.index <= last and naming.start > sentence.start:
                continue  # among what is told of the act, only who opens a sentence speaks
            if _heads(naming.official, region):
                return Holder(len(ROLES["declaration"]), naming.official, None, (naming.start, naming.end))
    return holder


def _heads(official: Mention, region: str | None) -> bool:
    """Whether it is a head of that government who is named."""
    return official.get("position") in _HEADS and bool(official.get("name")) and official.get("region") in (None, region)


def head_of_organiser(frame: Frame, told: Sequence[Span], holder: Holder) -> Holder:
    """ "Bawaslu Sigi menggelar rakor. Ketua Bawaslu Sigi, Hairil, mengatakan …": who speaks next for the body that held it, else it."""
    first, last = min(span.index for span in told), max(span.index for span in told)
    return _head_near(frame, first, holder) or (_head_near(frame, last, holder) if last > first else None) or holder


def _head_near(frame: Frame, at: int, holder: Holder) -> Holder | None:
    """Who speaks for the body in the sentence of that index or in the next ones, before anybody of another body does."""
    body = holder.institution or {}
    for sentence in frame.sentences[at : at + 1 + _HEAD_SENTENCES]:
        for naming in namings(frame, *sentence.bounds):
            official = naming.official
            if not official.get("name") or not (_opens_or_tells(frame, sentence, naming) or _is_quoted(frame, naming)):
                continue
            bodies = [official.get("institution"), *(inside.get("id") for inside in frame.within(naming.start, naming.end, "institution"))]
            if body.get("id") not in bodies or official.get("region") not in (None, body.get("region") or home_region(frame)):
                return None
            return Holder(holder.rank, official, None, (naming.start, naming.end))
    return None


def host_who_speaks(frame: Frame, told: Sequence[Span]) -> Holder | None:
    """ "Sosialisasi itu diadakan di aula. Ketua Bawaslu, Ali, mengatakan kegiatan itu …": the supervisor who speaks of it.

    Asked where nobody is said to have held the meeting.
    """
    first, last = min(span.index for span in told), max(span.index for span in told)
    event, reaction = load_phrases("issuers")["event"], load_phrases("forms")["reaction"]
    for sentence in frame.sentences[first + 1 : last + 1 + _EVENT_SENTENCES]:
        naming = next(iter(namings(frame, *sentence.bounds)), None)
        if naming is None or naming.official.get("institution") != "bawaslu" or not naming.official.get("name"):
            continue
        opening = frame.text[sentence.start : naming.start].strip(" ,")
        speaks = _opens_or_tells(frame, sentence, naming) or load_phrases("forms")["another"].pattern.fullmatch(opening) is not None
        if speaks and not reaction.found(frame.text, naming.end, sentence.end) and event.found(frame.text, naming.end, sentence.end):
            return Holder(len(ROLES["outreach"]), naming.official, None, (naming.start, naming.end))
    return None


def _opens_or_tells(frame: Frame, sentence: Span, naming: Naming) -> bool:
    """Whether they open the sentence, "dalam kegiatan itu" aside, or it is told after them: "Surat itu, menurut Ketua Bawaslu, …"."""
    text = frame.text
    if naming.start == sentence.start or right_before(text, sentence.start, naming.start, "issuers", "attributed"):
        return True
    occasion = load_phrases("forms")["same_occasion"].pattern.match(text, sentence.start, naming.start)
    return occasion is not None and text[occasion.end() : naming.start].strip() in ("", ",")


def _is_quoted(frame: Frame, naming: Naming) -> bool:
    """Whether a quote of theirs ends in the sentence, which names them after it."""
    return any(quote.speaker is not None and 0 <= naming.start - quote.end <= NEAR for quote in frame.quotes)


def _head_of_unit(frame: Frame, unit: str, last: int) -> Naming | None:
    """ "Anggota Satpol PP meneken pakta. Kepala Satpol PP, Didik, mengatakan …": the head of the unit itself, who speaks next."""
    for sentence in frame.sentences[last + 1 : last + 1 + _EVENT_SENTENCES]:
        for naming in namings(frame, *sentence.bounds):
            official = naming.official
            words = (official.get("text") or "").casefold()
            if official.get("position") in _UNIT_HEADS and official.get("name") and f"kepala {unit.casefold()}" in words:
                return naming
    return None


def _kind(holder: Holder) -> int:
    return 1 if holder.official is None else 0


def _holders(frame: Frame, form: str, sentence: Span) -> list[Holder]:
    words = load_phrases("forms")
    found = list(authors(frame, sentence)) if form == "circular" else _by_speech(frame, form, [sentence])
    for rank, role in enumerate(ROLES[form]):
        for cue in words[role].all(frame.text, sentence.start, sentence.end):
            if (role == "sign" and _is_for_somebody(frame, sentence, cue)) or _is_a_name(frame, sentence, cue):
                continue
            passive = (
                load_phrases("issuers")["doer_behind"].pattern.match(cue.group()) is not None
                or (role == "before_whom" and not cue.group().lower().startswith("men"))
                or _opens(frame, sentence, cue)
            )
            holder = agent_after(frame, sentence, cue.end()) if passive else subject_before(frame, sentence, cue.start())
            if holder is None and passive and not cue.group().lower().startswith("di"):
                holder = subject_before(frame, sentence, cue.start())  # "Sekda hadir sebagai pembuka"
            if holder is None and role == "lead" and not passive:
                holder = agent_after(frame, sentence, cue.end())  # "Bertindak selaku pembina apel Sekda …"
            unknown = _stranger(frame, sentence, cue, passive=passive)
            if unknown is not None and (holder is None or holder[0] is None or passive):
                holder = unknown, None
            if role in _BY_HIM and not passive and (apposed := _apposed_to(frame, sentence, cue)) is not None:
                holder = apposed, None
            if holder is None and not passive:
                holder = _behind_clause(frame, sentence, cue.end())
            noun = passive and not cue.group().lower().startswith("di")  # "pemimpin acaranya Kepala Dinas X"
            by_him = (role in _BY_HIM and not noun) or load_phrases("issuers")["by_him"].pattern.match(cue.group()) is not None
            if by_him and cue.group().lower().endswith("nya"):
                person = named_last(frame, sentence, cue.start())
                holder = (person, None) if person is not None else None
            if role == "read" and (holder is None or holder[0] is None or holder[0].get("position") not in _READERS):
                continue
            if (
                holder is not None
                and form != "circular"
                and load_phrases("issuers")["our_office"].found(frame.text, sentence.start, cue.start())
            ):
                holder = office_of(holder)
            if holder is not None:
                leads = holder[0] is not None and holder[0].get("position") in _LEADERS
                said_after = role == "read" and leads and words["ritual"].found(frame.text, cue.end(), sentence.end)
                found.append(Holder(_SAID_AFTER if said_after else rank, *holder, (cue.start(), cue.end())))
    return found


def _behind_clause(frame: Frame, sentence: Span, offset: int) -> tuple[Mention | None, Mention | None] | None:
    """ "Usai meneken pakta bersama lima camat, Pjs Bupati …": who does both is named where the clause that opens the sentence ends."""
    if load_phrases("modality")["clause_link"].pattern.match(frame.text, frame.opening(*sentence.bounds)) is None:
        return None
    comma = frame.text.find(",", offset, sentence.end)
    named = namings(frame, comma, sentence.end) if comma >= 0 else ()
    return (named[0].official, None) if named and not frame.text[comma + 1 : named[0].start].strip() else None


def _is_a_name(frame: Frame, sentence: Span, cue: re.Match[str]) -> bool:
    """ "Paguyuban Dukuh, | Pandu, menyatakan netral": a capital inside a sentence begins a name and no verb."""
    return cue.group()[0].isupper() and not cue.group().isupper() and cue.start() != frame.opening(*sentence.bounds)


def _apposed_to(frame: Frame, sentence: Span, cue: re.Match[str]) -> Mention | None:
    """ "ASN meneken pakta bersama Sekda X | selaku pemimpin acara": he leads, beside whomever he is named."""
    if load_phrases("issuers")["as_leader"].pattern.match(cue.group()) is None:
        return None
    return next((n.official for n in namings(frame, sentence.start, cue.start()) if not frame.text[n.end : cue.start()].strip(" ,")), None)


def _stranger(frame: Frame, sentence: Span, cue: re.Match[str], *, passive: bool) -> Mention | None:
    """Whose bare name stands at the role ("dipandu | Nama Satu", "Nama Satu, yang | meresmikannya"), or behind the body that acts."""
    if frame.quote_at(cue.start()) is not None:
        return None
    if passive:
        return stranger_after(frame, cue.end(), sentence.end)
    return stranger_before(frame, sentence, cue.start())


def _is_for_somebody(frame: Frame, sentence: Span, cue: re.Match[str]) -> bool:
    """ "dihadiri Bupati, Ketua DPRD yang | diwakili …": a guest's stand-in signs for no servants."""
    if load_phrases("issuers")["stand_in"].pattern.match(cue.group()) is None:
        return False
    guest = next(iter(namings(frame, sentence.start, cue.start())[-1:]), None)
    return guest is not None and frame.text[guest.end : cue.start()].strip(" ,").lower() in ("", "yang")


def _opens(frame: Frame, sentence: Span, cue: re.Match[str]) -> bool:
    """ "Yang memimpin prosesi itu Sekda": the one who leads comes after the verb, unless the clause hangs on a name."""
    if frame.text[sentence.start : cue.start()].strip().lower() in ("yang", ""):
        return True  # alike "Membuka kegiatan, Asisten …"
    hangs = bool(namings(frame, sentence.start, cue.start())) or stranger_before(frame, sentence, cue.start()) is not None
    return cue.group().lower().startswith("yang ") and not hangs
