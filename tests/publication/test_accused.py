"""Names of accused persons are found and masked, whatever the spelling; names of those who speak stay."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikrar.config import Config, load_yaml
from search.publication.accused import Reading, find_accused
from search.publication.lexicon import CueFile, Lexicon, compiled
from search.publication.mask import MASK, Masker
from tests.cases import read_yaml


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(Config())


def masked(
    lexicon: Lexicon,
    text: str,
    *,
    title: str = "",
    evidence: str = "",
    mentions: tuple[dict[str, Any], ...] = (),
    issuers: tuple[str, ...] = (),
) -> str:
    start = text.index(evidence) if evidence else 0
    reading = Reading(
        title=title,
        text=text,
        mentions=mentions,
        violation_spans=[(start, start + len(evidence))] if evidence else [],
        issuers=issuers,
    )
    masker = Masker(find_accused([reading], lexicon), lexicon)
    return f"{masker.mask(title).text}\n\n{masker.mask(text).text}"


def plain(text: str) -> str:
    """As a reader reads it: no invisible characters, one kind of blank, one case."""
    shown = "".join(character for character in unicodedata.normalize("NFKC", text) if unicodedata.category(character) != "Cf")
    return re.sub(r"[\s-]+", " ", shown).casefold()


HIDDEN = read_yaml(Path(__file__).with_name("accused_cases.yml"))


@pytest.mark.parametrize("case", HIDDEN, ids=[case["case"] for case in HIDDEN])
def test_an_accused_persons_name_is_gone(lexicon: Lexicon, case: dict[str, Any]) -> None:
    shown = masked(lexicon, case["text"], title=case["title"], evidence=case["evidence"])
    assert MASK in shown
    assert [name for name in case["names"] if re.search(rf"\b{re.escape(name)}", plain(shown))] == []


def test_a_role_told_by_the_analysis_masks_text_without_capitals(lexicon: Lexicon) -> None:
    mention = {"type": "official", "name": "Sutrisno", "position": "district_head", "role": "accused", "start": 32, "end": 40}
    shown = masked(lexicon, "bawaslu memanggil camat kradenan sutrisno. sutrisno membantah.", mentions=(mention,))
    assert "sutrisno" not in shown


def test_who_speaks_or_issues_stays(lexicon: Lexicon) -> None:
    text = (
        "Sekda Kendal, Sugiono, dipanggil Bawaslu. Ketua Bawaslu Kendal Hevy Indah Oktaria mengatakan Sugiono dimintai keterangan. "
        "Bupati Kendal Dico Ganinduto mengatakan menyerahkan kasus itu kepada Bawaslu."
    )
    shown = masked(lexicon, text, evidence="Sugiono, dipanggil Bawaslu")
    assert "Sugiono" not in shown
    assert "Hevy Indah Oktaria" in shown
    assert "Dico Ganinduto" in shown


def test_a_statement_keeps_its_people(lexicon: Lexicon) -> None:
    text = (
        "Bupati Kendal Dico Ganinduto memimpin ikrar netralitas. ASN yang terbukti melanggar akan disanksi. Hadir Kapolres Feria Kurniawan."
    )
    assert masked(lexicon, text, issuers=("Dico Ganinduto",)).strip() == text


def test_a_person_who_shares_a_word_with_an_accused_one_stays(lexicon: Lexicon) -> None:
    text = "Camat Nur Hidayat diduga melanggar netralitas. Ketua Bawaslu Blora, Siti Nur Azizah, mengatakan Nur Hidayat sudah diperiksa."
    shown = masked(lexicon, text, evidence="diduga melanggar netralitas")
    assert "Hidayat" not in shown
    assert "Siti Nur Azizah" in shown


def test_places_and_institutions_stay(lexicon: Lexicon) -> None:
    text = "Bawaslu Kabupaten Grobogan meneruskan laporan tentang Camat Wirosari ke Badan Kepegawaian Negara, Senin (4/11/2024)."
    assert masked(lexicon, text, evidence=text).strip() == text


@pytest.mark.parametrize(
    "text",
    [
        "Camat itu diduga tidak netral. Pemkot menghormati proses di BKN.\n\nSejak Oktober, lurah dipanggil dua kali.",
        "Camat itu diduga tidak netral. Pemkot menunggu surat BKN. Kalau terbukti, ia disanksi. Sekda menanti KASN. Mungkin lusa.",
        'Camat itu diduga tidak netral, kata Bawaslu. "Stikernya diduga dibagi di kantor." Lalu: "Malu diperiksa begitu."',
        "Camat itu diduga tidak netral.\nBACA JUGA: Dua Lurah Sudah Disanksi\nBACA JUGA: Kades Dipolisikan, Diduga Kampanye",
    ],
)
def test_words_of_the_language_stay(lexicon: Lexicon, text: str) -> None:
    assert masked(lexicon, text, evidence="diduga tidak netral").strip() == text


@pytest.mark.parametrize("name", ["Mentari", "Berlian", "Resmi", "Setelah", "Tersenyum"])
def test_beside_a_cue_amid_a_sentence_any_word_with_a_capital_is_a_name(lexicon: Lexicon, name: str) -> None:
    text = f"Oknum lurah bernama {name} dilaporkan. Menurut Bawaslu, Camat Lama, {name}, diduga tidak netral."
    text += "\nBACA JUGA: Dua Lurah Sudah Diperiksa"
    assert name not in masked(lexicon, text, evidence="diduga tidak netral")
    assert "Dua Lurah Sudah Diperiksa" in masked(lexicon, text, evidence="diduga tidak netral")


def test_a_name_that_is_a_word_is_gone_amid_a_sentence(lexicon: Lexicon) -> None:
    text = "Menurut Bawaslu, Camat Untung diduga tidak netral. Surat sudah di BKN. Untung diam."
    assert "Untung" not in masked(lexicon, text, evidence="diduga tidak netral")


@settings(deadline=None)
@given(before=st.text(max_size=40), between=st.sampled_from([" ", "\u00a0", "\n", "\u200b ", " \u00ad"]), after=st.text(max_size=40))
def test_offsets_move_along_with_the_mask(before: str, between: str, after: str) -> None:
    lexicon = _shared()
    text = f"{before} Camat Wirosari Kartubi{between}Wiranata diduga melanggar. {after}"
    mention = {"type": "official", "name": "Kartubi Wiranata", "position": "district_head", "role": "accused", "start": 0, "end": 1}
    masker = Masker(find_accused([Reading(title="", text=text, mentions=(mention,))], lexicon), lexicon)
    shown = masker.mask(text)
    start = text.index("diduga melanggar")
    moved_start, moved_end = shown.span(start, start + len("diduga melanggar"))
    assert shown.text[moved_start:moved_end] == "diduga melanggar"
    assert "Kartubi" not in shown.text.replace(before, "").replace(after, "")
    assert shown.span(0, len(text)) == (0, len(shown.text))


_LEXICON: list[Lexicon] = []


def _shared() -> Lexicon:
    if not _LEXICON:
        _LEXICON.append(Lexicon(Config()))
    return _LEXICON[0]


def test_every_cue_has_an_example_that_holds_it(config: Config) -> None:
    for entry in load_yaml(config.path("publication/accused.yml"), CueFile).entries:
        assert compiled(entry.patterns).search(entry.example), entry.example
