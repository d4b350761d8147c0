"""Whether what is told of a case is enough for a record of its own (ruling 8)."""

from __future__ import annotations

import re

from pipeline.records.acts.parties import named_speaker, parties_in
from pipeline.records.acts.stages import find_acts
from pipeline.records.acts.teller import teller_of
from pipeline.records.claims.claims import Done
from pipeline.records.participants.participant import COLLECTIVE
from pipeline.records.participants.posts import posts_in
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.tallies.tally import Tally
from pipeline.words.phrases import load_phrases


def _suspected_by_supervisor(frame: Frame, tally: Tally) -> bool:
    """ "Ada lima kades yang diduga melanggar," says Bawaslu: an authority's number (ruling 8)."""
    breach = load_phrases("claims")["breach"]
    suspicions = [
        done
        for done in tally.done
        if done.act.name == "suspect" and breach.found(frame.text, done.act.start, min(done.sentence.end, done.act.end + 40))
    ]
    for done in suspicions:
        speaker = named_speaker(frame, done.act.start)
        if speaker is None and _BESIDE_THOSE.match(frame.text, frame.opening(*done.sentence.bounds), done.act.start):
            speaker = teller_of(frame, done.sentence)
        told = speaker is not None and speaker.get("institution") in ("bawaslu", "panwascam", "kasn", "bkn")
        before = parties_in(frame, done.sentence.start, done.act.start)
        if told or any(party.party in ("supervisor", "commission") for party in before):
            return True
    return False


_BESIDE_THOSE = re.compile(r"(?:Selain|Di\s+samping|Di\s+luar)\s+\w", re.IGNORECASE)
""" "Selain dua kades, ada empat ASN yang diduga melanggar": told on by whoever spoke of the two."""


def _is_of_a_case(frame: Frame, tally: Tally) -> bool:
    """Whether anything said of persons speaks of a case: "87 pejabat dilantik … menunggu persetujuan BKN" tells of none."""
    told_on = tally.inherits or tally.chain.first.part or tally.chain.first.papers
    if any(done.act.needs == "cause" for done in tally.done):
        return True  # "Sekcam itu dipindahkan. Mutasi itu hukuman karena …": it was said for what
    of_life = any(_is_of(frame, done, "of_office_life") for done in tally.done)
    if of_life:  # "Enam ASN gigit jari. Gaji mereka ditunda" is told on
        told_on = told_on or any(done.sentence != tally.chain.sentence for done in tally.done) or _are_punished_in_turn(frame, tally)
    else:
        told_on = told_on or bool(tally.chain.places)
    if told_on or not all(_is_of(frame, done, "of_anything") or _is_of(frame, done, "of_office_life") for done in tally.done):
        return True
    claims, spans = load_phrases("claims"), [tally.chain.sentence, *(done.sentence for done in tally.done)]
    groups = ("of_case", "election", "partisan") if of_life else ("of_case",)
    if any(claims[group].found(frame.text, span.start, span.end) for group in groups for span in spans):
        return True
    # "menjalani pemeriksaan di kantor Bawaslu": whoever it examines is accused of nothing else
    examined = (done for done in tally.done if done.act.name in ("examine", "investigate") and not of_life)
    return any(party.party == "supervisor" for done in examined for party in parties_in(frame, *done.sentence.bounds))


def _are_punished_in_turn(frame: Frame, tally: Tally) -> bool:
    """ "Dua camat diturunkan jabatannya. | Tiga kepala sekolah ditunda kenaikan gajinya": the sentence before punishes others."""
    before = frame.before(tally.chain.sentence)
    if before is None or not frame.in_one_paragraph(before.start, tally.chain.sentence.start) or not frame.numbers(*before.bounds):
        return False
    life = load_phrases("claims")["of_office_life"]
    return any(a.meaning.stage == "sanctioned" and not life.found(frame.text, a.start, a.end) for a in find_acts(frame, before))


def _is_of(frame: Frame, done: Done, group: str) -> bool:
    """Waiting for a consent, a noun for an examination, pay that is held back are told of transfers, health and budgets as well."""
    return load_phrases("claims")[group].found(frame.text, done.act.start, done.act.end)


def worth_a_record(frame: Frame, tally: Tally, stage: str) -> bool:
    """A mere allegation needs a number and a statement of its own (ruling 8); a kind without a number needs a stage of its own."""
    if not _is_of_a_case(frame, tally):
        return False
    if stage == "alleged" and tally.chain.first.form == "office":
        named = ("suspect", "record", "charge") if tally.chain.first.in_case else ("suspect", "record")
        return any(done.act.name in named and done.sentence == tally.chain.sentence for done in tally.done)
    if stage == "alleged":
        if tally.chain.first.form == "back" and COLLECTIVE.match(frame.text, tally.chain.first.start):
            return False  # "Bawaslu menyebut kedua perkara itu …": of cases that are told one by one
        recorded = any(done.act.name == "record" for done in tally.done)
        return tally.chain.count is not None and (recorded or _suspected_by_supervisor(frame, tally))
    if tally.chain.first.form == "topic":
        return stage not in ("reported",) or tally.chain.first.one
    return True


def is_laid_to_somebody(frame: Frame, tally: Tally) -> bool:
    """ "Dua camat disorot karena diduga membagikan beras calon": where nothing further is told, the bare suspicion is the claim.

    So too what one servant is told to have done ("Oknum pegawai di Pasangkayu menempelkan stiker calon"), with a place or a day.
    """
    first = tally.chain.sentence.index  # "Bawaslu akan memanggil tujuh guru. Ketujuhnya diduga tidak netral"
    laid = [done for done in tally.done if _lays(frame, done) and 0 <= done.sentence.index - first <= 1]
    if not any(_is_about_sides(frame, done.sentence) or _goes_on_about_sides(frame, tally, done) for done in laid):
        return False
    if tally.chain.count is not None:
        return True
    told_on = tally.chain.first.form == "topic"  # "Ulah oknum guru viral. | Ia membagikan stiker calon"
    return _is_told_of_one(frame, tally) and (told_on or any(done.sentence == tally.chain.sentence for done in laid))


def _is_about_sides(frame: Frame, sentence: Span) -> bool:
    """Whether a sentence, or the next one that points back at it, speaks of an election or of sides taken in it.

    "Dua kasi kedapatan berorasi di haul. | Isi orasinya menjurus ke dukungan politik".
    """
    claims, following = load_phrases("claims"), frame.after(sentence)
    told = [sentence]
    if following is not None and frame.in_one_paragraph(sentence.start, following.start) and _POINTS_BACK.search(frame.say(following)):
        told.append(following)
    return any(claims[group].found(frame.text, *span.bounds) for group in ("election", "partisan") for span in told)


_POINTS_BACK = re.compile(r"\w(?:nya|\s(?:itu|tersebut|mereka))(?!\w)", re.IGNORECASE)


def is_suspected_by_post(frame: Frame, tally: Tally) -> bool:
    """ "Perkara Kadishub X dibuka. … Kadishub X | diduga membagikan stiker calon": the post itself, however much later."""
    if tally.chain.first.form != "office":
        return False
    claims = load_phrases("claims")
    return any(
        done.act.name == "suspect"
        and any(post.end <= done.act.start for post in posts_in(frame, done.sentence))
        and any(claims[group].found(frame.text, *done.sentence.bounds) for group in ("election", "neutrality"))
        for done in tally.done
    )


def _lays(frame: Frame, done: Done) -> bool:
    """Whether an act lays a breach to somebody: a suspicion, a deed, or that the supervisor found one of some servant."""
    if done.act.name in ("suspect", "deed", "charge"):
        return True
    found = load_phrases("accused")["breach_found"].first(frame.text, *done.sentence.bounds)
    return done.act.name == "record" and done.doer == "bawaslu" and found is not None and found.start() == done.act.start


def _goes_on_about_sides(frame: Frame, tally: Tally, done: Done) -> bool:
    """ "Urusan keberpihakan PNS menumpuk. Bulan ini sembilan PNS | terseret": into what, the sentence before says."""
    before = frame.before(done.sentence)
    if tally.chain.count is None or before is None or not frame.in_one_paragraph(before.start, done.sentence.start):
        return False
    return any(load_phrases("claims")[group].found(frame.text, *before.bounds) for group in ("neutrality", "election", "partisan"))


def _is_told_of_one(frame: Frame, tally: Tally) -> bool:
    """A post, or one servant in a sentence with a place or a day; "masih ada oknum ASN yang memihak" is nobody in particular."""
    one, sentence = tally.chain.first, tally.chain.sentence
    if one.form == "office":
        return True
    if load_phrases("accused")["of_rule"].pattern.match(frame.text[one.end : sentence.end].lstrip()) is not None:
        return False  # "Kades yang ikut kampanye bisa dipenjara"
    if not one.one or right_before(frame.text, sentence.start, one.start, "accused", "there_are"):
        return False
    if sentence.index == 0 and frame.dateline_codes:
        return True
    near = frame.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    return any(m["type"] in ("region", "date") for m in frame.within(near[0].start, near[-1].end))


def is_of_other_regency(frame: Frame, tally: Tally, other: Tally) -> bool:
    """ "Empat guru di Bukittinggi diduga memihak. Di Agam seorang kades diteruskan": of another regency, told of those alone."""
    suspected = load_phrases("claims")["suspected"]
    if not (tally.chain.places and any(suspected.found(frame.text, done.act.start, done.act.end) for done in tally.done)):
        return False
    return not set(tally.regions) & set(other.regions) and all("." in code for code in (*tally.regions, *other.regions))


_ALSO = re.compile(r"(?<!\w)juga\s+(?:(?:sudah|telah|sedang|tengah)\s+)?me\w+\s+$", re.IGNORECASE)
""" "Seorang guru dipanggil. … Pihaknya juga memanggil | lima camat"."""


def are_besides(frame: Frame, tally: Tally, other: Tally) -> bool:
    """ "Dua kades diduga membagikan beras calon. … Selain itu, | tiga guru | juga diperiksa": others than those, told of later."""
    sentence, besides = other.chain.sentence, load_phrases("claims")["besides"]
    if sentence.index <= tally.chain.sentence.index:
        return False
    similar = load_phrases("claims")["similar_case"]
    if any(similar.found(frame.text, *span.bounds) for span in (sentence, frame.sentences[sentence.index - 1])):
        return True  # "Kasus serupa terjadi di Wajo. | Di sana tiga guru diperiksa"
    before = (frame.text, sentence.start, other.chain.first.start)
    if other.chain.count is not None and other.chain.size != tally.chain.size and _ALSO.search(*before):
        return True
    apart = not (set(tally.kinds) & set(other.kinds) and set(tally.regions) & set(other.regions))
    return (apart and besides.found(*before)) or besides.opens(frame.text, frame.opening(*sentence.bounds), sentence.end)
