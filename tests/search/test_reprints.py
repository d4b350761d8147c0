"""What counts as the same text."""

from __future__ import annotations

from search.reprints import wording_of

BODY = (
    "Bawaslu Kabupaten Contoh memeriksa dua camat yang diduga tidak netral dalam pemilihan bupati, kata ketuanya Senin siang.\n"
    "Keduanya datang memenuhi undangan dan menjawab dua puluh pertanyaan selama tiga jam sebelum pulang tanpa keterangan."
)


def test_copies_differ_in_short_lines_marks_and_case_only() -> None:
    copy = "Foto: Dok. Bawaslu\n" + BODY.replace("Bawaslu", "BAWASLU").replace(",", " –") + "\nBaca juga: Netralitas ASN\n(red)"
    assert wording_of(copy) == wording_of(BODY)


def test_other_words_order_or_length_are_another_text() -> None:
    first, second = BODY.split("\n")
    others = (BODY.replace("dua camat", "tiga camat"), f"{second}\n{first}", first, f"{BODY}\n{first}", "Dua camat diperiksa.", "")
    assert len({wording_of(text) for text in (BODY, *others)}) == len(others) + 1


def test_a_text_of_short_lines_is_compared_whole() -> None:
    assert wording_of("Camat netral.\nKades juga.") == wording_of("CAMAT NETRAL\n\nkades juga")
    assert wording_of("Camat netral.") != wording_of("Kades netral.")


def test_a_short_sentence_tells_something() -> None:
    cleared, punished = (f"{BODY}\n{end}" for end in ("Keduanya dinyatakan tidak terbukti.", "Keduanya disanksi berat oleh KASN."))
    assert wording_of(cleared) != wording_of(punished)


def test_a_footer_that_all_pages_share_makes_no_copies() -> None:
    footer = "Situs ini memuat berita dari seluruh daerah dan tidak bertanggung jawab atas isi iklan yang dipasang oleh pihak lain"
    lists = ("\n".join(f"Camat {name} diperiksa Bawaslu {name} hari itu" for name in names) for names in ("ABCDEF", "GHIJKL"))
    assert len({wording_of(f"{lines}\n{footer}") for lines in lists}) == 2


def test_a_text_without_words_is_compared_with_none() -> None:
    assert wording_of("") == wording_of("...") == ""
