"""Tokens of newspaper Indonesian."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Pj. Bupati", ["Pj.", "Bupati"]),
        ("hari ke-9, 20-an", ["hari", "ke-9", ",", "20-an"]),
        ("Minggu (11/8),", ["Minggu", "(", "11", "/", "8", ")", ","]),
        ("KORANKITA -Pemerintah", ["KORANKITA", "-", "Pemerintah"]),
        ("KORANKITA --Kepala", ["KORANKITA", "--", "Kepala"]),
        ("se-Jateng anak-anaknya", ["se-Jateng", "anak-anaknya"]),
        ("1.335 ASN, Rp4 juta", ["1.335", "ASN", ",", "Rp", "4", "juta"]),
        ("calon.ASN", ["calon", ".", "ASN"]),
        ("Drs. H. Nama, S.H., M.Si.", ["Drs.", "H.", "Nama", ",", "S.H.", ",", "M.Si."]),
        ("BACA JUGA:Dua Camat", ["BACA", "JUGA", ":", "Dua", "Camat"]),
    ],
)
def test_tokens(tagger: Language, text: str, tokens: list[str]) -> None:
    assert [token.text for token in tagger.make_doc(text)] == tokens
