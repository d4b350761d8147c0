"""Posts that a sentence names with their place: "Camat Kradenan", "Kades Tarik dan Lurah Kedung" (rulings 17, 21)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records.acts.stages import Act, find_acts
from pipeline.records.acts.subjects import is_of_side
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.kept import kept
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_PLACE = re.compile(r"(?!\s+dan\b)(?:\s+(?:\([^)]{1,12}\)|dan|[A-Z][\w./'’-]*|\d+)){1,9}")
"""The place, and where it is printed the name, after the words of an office."""
_JOINED = Shape(r"\s*(?:,\s*)?(?:dan|serta|beserta|maupun)\s+(?:(?:juga|{accused.some_post})\s+)?", re.IGNORECASE)
"""Between two posts of which the same is said."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post: [start, end) is the office with its place, [first, last) all the posts that are named together with it."""

    start: int
    end: int
    office_end: int
    first: int
    last: int


@kept
def posts_in(frame: Frame, sentence: Span, group: str = "office") -> tuple[Post, ...]:
    """The posts of a group of office words, in order; one without a place of its own shares that of the post it is joined with.

    Several rules ask for those of each sentence, hence kept.
    """
    text = frame.text
    heads = [m.span() for m in load_phrases("accused")[group].all(text, sentence.start, sentence.end)]
    if not heads:
        return ()
    heads = [(start, head) for start, head in heads if not right_before(text, max(sentence.start, start - 20), start, "accused", "house")]
    heads = [(start, head) for start, head in heads if not right_before(text, sentence.start, start, "accused", "assembly")]
    heads = [(start, head) for start, head in heads if not _is_number_of_them(text, start, head, sentence)]
    heads = [(start, head) for start, head in heads if not is_of_side(text, head)]
    posts = [(start, head, _end_of_place(text, head, sentence, heads)) for start, head in heads]
    runs: list[list[tuple[int, int, int]]] = []
    for start, head, end in posts:
        if runs and start < runs[-1][-1][2]:
            continue  # "Sekretaris Camat (Sekcam) Mojosongo": one post
        previous = runs[-1][-1] if runs else None
        if previous is not None and _JOINED.fullmatch(text, _with_name(frame, previous[0], previous[2]), start):
            runs[-1].append((start, head, end))
        else:
            runs.append([(start, head, end)])
    return tuple(post for run in runs for post in _of_run(frame, run, sentence))


def _is_number_of_them(text: str, start: int, head: int, sentence: Span) -> bool:
    """ "Ke 5 | Kades dan Camat X": a number of those, joined with a post."""
    counted = _NUMBERED.search(text, max(sentence.start, start - 8), start) is not None
    return counted and load_phrases("grammar")["joiner"].opens(text, head, sentence.end)


_NUMBERED = re.compile(r"\d\s+$")


def appeals_itself(frame: Frame, end: int, sentence: Span) -> bool:
    """ "Kades X, Suherman, | menyatakan banding atas vonis …": what is done by nobody but one who was sentenced."""
    return load_phrases("accused")["own_appeal"].pattern.match(frame.text, frame.opening(end, sentence.end, ", "), sentence.end) is not None


def lone_posts_in(frame: Frame, sentence: Span) -> list[Post]:
    """ "laporan terhadap Kadisdik dihentikan": posts of which a government has one, without a place, to which something is done."""
    text = frame.text
    found = []
    for match in load_phrases("accused")["lone_office"].all(text, sentence.start, sentence.end):
        post = Post(match.start(), match.end(), match.end(), match.start(), match.end())
        in_case = right_before(text, sentence.start, match.start(), "accused", "laid_to") or right_before(
            text, sentence.start, match.start(), "accused", "charged_to"
        )
        if (
            (is_agent(frame, post, sentence) and not in_case)
            or not (in_case or text[match.start()].isupper())
            or _PLACE.match(text, match.end(), sentence.end)
        ):
            continue
        laid = right_before(text, sentence.start, match.start(), "accused", "done_to") and not right_before(
            text, sentence.start, match.start(), "accused", "given_to"
        )
        asked = right_before(text, sentence.start, match.start(), "accused", "asked_that")  # "rekomendasi agar | Sekda | disanksi"
        if laid or in_case or ((asked or _opens(text, sentence, match.start())) and passive_after(frame, match.end(), sentence)):
            found.append(post)
    return found


def _opens(text: str, sentence: Span, start: int) -> bool:
    return not text[sentence.start : start].strip('"“ ')


def _of_run(frame: Frame, run: Sequence[tuple[int, int, int]], sentence: Span) -> list[Post]:
    """The posts of one run; those before the last may have no place of their own, the last has one."""
    while run and run[-1][1] == run[-1][2]:
        run = run[:-1]
    if not run:
        return []
    prefix = load_phrases("accused")["some_post"].ends_before(frame.text, sentence.start, run[0][0])
    first = prefix.start() if prefix is not None else run[0][0]
    return [Post(start, end, head, first, _with_name(frame, run[-1][0], run[-1][2])) for start, head, end in run]


def _end_of_place(text: str, head: int, sentence: Span, heads: Sequence[tuple[int, int]]) -> int:
    """Where the place after an office ends: before "dan" and the next office; `head` itself where no name follows."""
    name = _PLACE.match(text, head, sentence.end)
    if name is None:
        return head
    end = name.end()
    for start, _ in heads:
        if head < start < end and (joined := re.search(r"\s+(?:dan|serta)\s+$", text[head:start])):
            end = head + joined.start()
            break
    if not re.search(r"[A-Z]", re.sub(r"\(.*?\)", "", text[head:end])):
        return head
    end = head + len(_DANGLING.sub("", text[head:end]))
    return end - 1 if text[end - 1] == "." else end


_DANGLING = re.compile(r"\s+dan$")
""" "Camat X dan | seorang lurah": the joint belongs to what follows."""


def _with_name(frame: Frame, start: int, end: int) -> int:
    """ "Camat X, Budi Santoso, dilaporkan": where the name that is printed beside the post ends."""
    named = [m["end"] for m in frame.within(start - _BEFORE_OFFICE, start + 1, "official") if m.get("name") and start < m["end"]]
    last = int(max([end, *named]))
    age = _AGE.match(frame.text, last)
    return age.end() if age is not None else last


_AGE = re.compile(r"\s*\(\s*\d{2}(?:\s*(?:tahun|thn|th))?\s*\)", re.IGNORECASE)
""" "Lurah X, Sri Lestari | (52), diperiksa"."""
_BEFORE_OFFICE = 15
"""Characters of a mention that may stand before the words of the office ("Pj Kepala Desa")."""


def is_former(frame: Frame, post: Post, sentence: Span) -> bool:
    """ "mantan Kepala Dinas X": somebody's earlier career."""
    return not is_agent(frame, post, sentence) and right_before(frame.text, sentence.start, post.first, "accused", "former")


def is_punished_since(frame: Frame, post: Post, sentence: Span) -> bool:
    """ "Mantan Camat X, kini staf ahli, | dijatuhi hukuman disiplin": still a servant, punished for what was done in that post."""
    opens = not frame.text[sentence.start : post.first].strip('"“ ').partition(" ")[2]
    acts = [act for act in find_acts(frame, sentence) if act.start >= post.last]
    return opens and bool(acts) and acts[0].name == "punish" and _NOW.fullmatch(frame.text, post.last, acts[0].start) is not None


_NOW = re.compile(
    r"(?:\s*,\s*(?:yang\s+)?(?:kini|sekarang|saat\s+ini)\s+[^,.;:]{3,60},)?\s+(?:(?:telah|sudah|akhirnya|resmi)\s+)*", re.IGNORECASE
)


def is_done_to(frame: Frame, post: Post, sentence: Span) -> bool:
    """Whether words around a post say that something is done to it, or it is only named for a later sentence to tell."""
    text = frame.text
    if is_agent(frame, post, sentence) and not _was_heard_who_speaks(frame, post, sentence):
        return False
    if right_before(text, sentence.start, post.first, "accused", "once"):
        return False
    # "Camat X, Budi Santoso, dilaporkan": the name stands between the post and what is done to it
    apposed = _APPOSED.match(text, post.last, sentence.end)
    end = apposed.end() if apposed is not None else post.last
    return (
        right_before(text, sentence.start, post.first, "accused", "done_to")
        or right_before(text, sentence.start, post.first, "accused", "befell")
        or right_before(text, sentence.start, post.first, "accused", "charged_to")
        or _is_topic(frame, post, sentence)
        or passive_after(frame, end, sentence)
        or _comes_to_be_heard(frame, end, sentence)
        or _is_to_be_heard_for_report(frame, end, sentence)
        or _was_heard_who_speaks(frame, post, sentence)
        or appeals_itself(frame, end, sentence)
        or (
            (joined := _past_joined(frame, post.last, sentence)) > post.last
            and not right_before(text, sentence.start, post.first, "accused", "they_are")
            and passive_after(frame, joined, sentence)
        )
        or _opened_by_passive(frame, post, sentence)
        or any(act.start < post.start and (post.end <= act.end or _takes(frame, act, post, sentence)) for act in find_acts(frame, sentence))
        or _is_bare_post(frame, post.start, post.end, sentence)
    )


def _comes_to_be_heard(frame: Frame, end: int, sentence: Span) -> bool:
    """ "Camat X akhirnya | muncul di kantor Bawaslu untuk dimintai keterangan": who comes is heard by that."""
    came = load_phrases("assertion")["has_come"].first(frame.text, end, min(sentence.end, end + _TO_PASSIVE))
    if came is None or not _only_fillers(frame.text, end, came.start()):
        return False
    heard = [act for act in find_acts(frame, sentence) if act.meaning.stage == "examined" and not act.meaning.active]
    return any(0 <= act.start - came.end() < _TO_HEARING or act.start <= came.start() < act.end for act in heard)


def _is_to_be_heard_for_report(frame: Frame, end: int, sentence: Span) -> bool:
    """ "Camat X | akan dipanggil Bawaslu karena | dilaporkan warga": why it is planned has been done."""
    plan = load_phrases("assertion")["planned"].first(frame.text, end, min(sentence.end, end + _TO_PASSIVE))
    if plan is None or not _only_fillers(frame.text, end, plan.start()):
        return False
    acts = [act for act in find_acts(frame, sentence) if act.start >= plan.end() and not act.meaning.active]
    planned = bool(acts) and _only_fillers(frame.text, plan.end(), acts[0].start)
    return planned and any(
        act.name == "complain" and right_before(frame.text, sentence.start, act.start, "assertion", "cause") for act in acts[1:]
    )


def _was_heard_who_speaks(frame: Frame, post: Post, sentence: Span) -> bool:
    """ "…," kata Camat X, yang Senin lalu | diperiksa Bawaslu: who speaks is said to be one of those in a case."""
    who = _WHO.match(frame.text, post.last, sentence.end)
    if who is None:
        return False
    end = min(sentence.end, who.end() + _TO_HEARING)
    acts = [act for act in find_acts(frame, sentence) if who.end() <= act.start < end and act.meaning.stage == "examined"]
    return any(not act.meaning.active and not _COMMA.search(frame.text, who.end(), act.start) for act in acts)


_WHO = re.compile(r"(?:\s*,\s*[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3})?\s*,\s*yang\s", re.IGNORECASE)
_COMMA = re.compile(r"[,;:“”\"]")
_TO_HEARING = 60
"""Characters between whoever comes, or "yang", and the words that say that he is heard."""


def _is_topic(frame: Frame, post: Post, sentence: Span) -> bool:
    """ "Terhadap | Camat X, | Bawaslu menyimpulkan …", "…," ujar Ketua Bawaslu perihal | Camat X yang …": of whom it is said."""
    text = frame.text
    if right_before(text, sentence.start, post.first, "accused", "said_of") and frame.quote_at(sentence.start + 1) is not None:
        return True
    heads = _ABOUT.fullmatch(text, frame.opening(*sentence.bounds), post.first) is not None
    return heads and text[post.last : post.last + 1] == ","


_ABOUT = Shape(r"(?:terhadap|atas|{accused.said_of})\s+", re.IGNORECASE)


def _takes(frame: Frame, act: Act, post: Post, sentence: Span) -> bool:
    """ "mencari keterangan dari | Camat Gantung": an active act with its object right after it."""
    if act.name == "punish" and act.end <= post.first and _GIVEN_TO.search(frame.text, act.start, post.first):
        return len(frame.text[act.end : post.first].split()) <= 1  # "Sanksi teguran dijatuhkan bupati kepada | Camat Gantung"
    if act.name in ("take_over", "close", "clear") and _TOWARDS.fullmatch(frame.text, act.end, post.first):
        return True  # "menerima berkas tahap dua | Kepala Desa X", "membersihkan nama | Camat X"
    if not act.meaning.active or act.name not in _TO_PERSONS or not _TOWARDS.fullmatch(frame.text, act.end, post.first):
        return False
    beside = [sentence, *frame.sentences[sentence.index + 1 : sentence.index + 2]]
    return any(load_phrases("claims")["partisan"].found(frame.text, max(post.end, s.start), s.end) for s in beside)


_GIVEN_TO = re.compile(r"(?<!\w)(?:kepada|terhadap)\s*$", re.IGNORECASE)
_TOWARDS = re.compile(r"\s*(?:(?:dari|terhadap|kepada|pada)\s+)?", re.IGNORECASE)
_TO_PERSONS = frozenset({"investigate", "impose", "reprove", "send_off"})


def _past_joined(frame: Frame, end: int, sentence: Span) -> int:
    """ "Camat X dan seorang lurah di Y | diteruskan": where counted persons end of whom the same is said as of the post before them."""
    following = frame.within(end, min(sentence.end, end + _TO_JOINED), "count")
    if (
        not following
        or following[0]["unit"] in ("other", "region", "report", "case")
        or not _JOINED.fullmatch(frame.text, end, following[0]["start"])
    ):
        return end
    place = _PLACE_OF_JOINED.match(frame.text, following[0]["end"], sentence.end)
    return place.end() if place is not None else int(following[0]["end"])


_TO_JOINED = 12
"""Characters of "dan", "serta", "maupun" between a post and counted persons."""
_PLACE_OF_JOINED = Shape(r"(?:\s+(?:{before_names.at}|pada|se-?)?\s*[A-Z][\w'’-]*){0,6}")


def passive_after(frame: Frame, end: int, sentence: Span) -> bool:
    """Whether a passive follows at once, with nothing but small words between: "Camat X pun sudah | dimintai klarifikasi"."""
    agent = load_phrases("accused")["agent_between"].pattern.match(frame.text, frame.opening(end, sentence.end, ", "), sentence.end)
    end = agent.end() if agent is not None else end  # "Kades X, Amat, | oleh majelis hakim PN Blora | akhirnya dihukum"
    passives = [act.start for act in find_acts(frame, sentence) if not act.meaning.active and end <= act.start < end + _TO_PASSIVE]
    return any(_only_fillers(frame.text, end, start) for start in passives)


def _opened_by_passive(frame: Frame, post: Post, sentence: Span) -> bool:
    """ "Usai diperiksa lima jam, | Kadis X keluar lewat pintu belakang", "Diundang Bawaslu untuk klarifikasi, | Kadis X …".

    The opening clause has the subject of the sentence for its own.
    """
    text, begins = frame.text, frame.opening(*sentence.bounds)
    if any(act.start == begins and act.name in ("suspect", "deed") for act in find_acts(frame, sentence)):
        clause = text.find(",", begins, post.first)  # "Disorot karena semobil dengan calon bupati, | Kadis X bungkam"
        return clause > 0 and not text[clause + 1 : post.first].strip()
    opening = _OPENING.match(text, sentence.start, post.first)
    if opening is None or text[opening.end() : post.first].strip():
        return False
    return any(act.start == opening.end("usai") for act in find_acts(frame, sentence) if not act.meaning.active)


_OPENING = re.compile(
    r"[\"“\s]*(?P<usai>(?:(?:usai|seusai|setelah|selepas|sebelum|sempat|meski|kendati)\s+)?)[^,.;“”\"]{3,60},", re.IGNORECASE
)
"""A clause without a subject of its own that opens a sentence."""

_TO_PASSIVE = 45
"""Characters between a post and the passive that says what is done to it."""


def acts_or_speaks(frame: Frame, start: int, sentence: Span) -> bool:
    """ "Sekda X menegaskan ASN yang tidak netral …": a post that does something before anything is done in a case."""
    # "Sekda X menyebut ASN yang dilaporkan …": the verb that tells of a number is the post's own
    acts, verbs = [act for act in find_acts(frame, sentence) if act.start >= start], load_phrases("accused")["acts"]
    own = (act.end if act.name == "record" and verbs.pattern.match(frame.text, act.start) else act.start for act in acts)
    return verbs.found(frame.text, start, next(own, sentence.end))


def is_agent(frame: Frame, post: Post, sentence: Span) -> bool:
    """By whom it is done, or who says so: "Mereka, kata | Kepala BKPSDM X, terbukti …"."""
    if right_before(frame.text, max(sentence.start, post.first - 30), post.first, "issuers", "attributed"):
        return True
    if not right_before(frame.text, max(sentence.start, post.first - 30), post.first, "accused", "by_passive"):
        return False
    return not right_before(frame.text, sentence.start, post.first, "accused", "befell")


_APPOSED = Shape(
    r"(?:\s+{accused.also_called}(?:\s+[A-Z][\w.'’-]*){1,3})?"
    r"(?:\s*,\s*[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,2}(?=\s*,))?"
    r"(?:\s+{before_names.at}\s+(?:{before_names.below_regency}|{before_names.regency})(?:\s+[A-Z][\w'’-]*){1,4}){0,2}"
    r"(?:\s*,\s*[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,2}(?=\s*,))?"
    r"(?:(?:\s*,\s*(?:{before_names.below_regency}|{before_names.region})(?:\s+[A-Z][\w'’-]*){1,4})+"
    r"(?:\s*,\s*[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3}(?:\s*\(\d{2}[^()]{0,6}\)|(?=\s*,))){0,2})?"
    r"(?:\s*(?:,\s*)?(?:yang\s+)?{accused.initials}\s+[A-Z](?:\.?[A-Z]){0,3}\b\.?)?[, ]*"
)
""" "Kades Sombu, Kecamatan Wangi-Wangi, berinisial MR | ditetapkan", "Camat Bulu, Kabupaten Sukoharjo, Jateng, Ari, | diduga",
"Kades Bulu di Kecamatan Talawi, Sawahlunto, | dihukum".

What may stand between a post and what is done to it.
"""


def _only_fillers(text: str, start: int, end: int) -> bool:
    """ "Camat X pun sudah | dimintai klarifikasi": nothing but small words before the passive."""
    return not load_phrases("accused")["fillers"].pattern.sub("", text[start:end]).strip()


def _is_bare_post(frame: Frame, start: int, end: int, sentence: Span) -> bool:
    """A post of which only a later sentence tells ("tentu Camat X. Ia dilaporkan …"): it ends its sentence and has no name."""
    if right_before(frame.text, sentence.start, start, "accused", "beside_others"):
        return False
    return frame.text[end : sentence.end].strip(" .") == "" and not any(
        mention.get("name") for mention in frame.within(start, end, "official")
    )
