"""Who issued a statement: led › opened › signed › issued › organised › before whom (ruling 32)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records.reading.actors import antecedent, namings
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.speakers.audience import ORGANISERS
from pipeline.records.speakers.authors import agent_after, author_of_letter_before, authors, office_of
from pipeline.records.speakers.holder import EVENT_SENTENCES, HEADS, NEAR, OF_MANY_PLACES, ROLES, Holder, is_a_kind
from pipeline.records.speakers.speeches import authors_of_speeches, named_last
from pipeline.records.speakers.strangers import stranger_after, stranger_before
from pipeline.records.speakers.subject import subject_before
from pipeline.words.phrases import load_phrases

_SPEECH_SENTENCES = 2
"""So many sentences after a meeting may tell whose speech was read out at it."""
_READERS = HEADS | {"district_head", "agency_head", "ward_head", "police", "military", "inspector", "bawaslu_chair", "other"}
"""Who leads when they read: heads, and chairs of associations; never one of many who was chosen to read (ruling 32)."""
_LEADERS = _READERS - {"other"}
_SAID_AFTER = 1
"""Rank of a head whose words the others say after him: behind whoever is said to lead."""
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
        holders = [holder for holder in holders if not is_a_kind(holder)]
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
    return not official.get("name") and official.get("position") in OF_MANY_PLACES


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
    for sentence in frame.sentences[max(0, first - EVENT_SENTENCES) : last + EVENT_SENTENCES]:
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
    """ "Usai meneken pakta, Pjs Bupati …", "Saat membuka kegiatan, Ketua …": who does both is named where the opening clause ends."""
    opening = frame.opening(*sentence.bounds)
    links = load_phrases("modality")["clause_link"], load_phrases("issuers")["while_clause"]
    if not any(link.pattern.match(frame.text, opening) for link in links):
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
