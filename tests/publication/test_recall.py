"""How many invented and ordinary Indonesian names slip through when the analysis saw none of them: a floor that may not sink."""

from __future__ import annotations

import re

import pytest

from ikrar.config import Config
from newsroom.articles import articles_on
from search.publication.accused import Reading, find_accused
from search.publication.lexicon import Lexicon
from search.publication.mask import Masker

SENTENCES = (
    ("", "Camat Wirosari {name} diduga mengarahkan warga. {last} belum menjawab.", "diduga mengarahkan warga"),
    ("", "Kepala Desa Sukamaju, {name}, dilaporkan ke Bawaslu. Menurut {last}, ia hanya hadir.", "dilaporkan ke Bawaslu"),
    ("", "Kepala Dinas Pendidikan Kabupaten Kendal {name} terbukti melanggar netralitas.", "terbukti melanggar netralitas"),
    ("", "Bawaslu memeriksa {name}, Lurah Poris. \"Saya hanya lewat,\" kata {last}.", "memeriksa"),
    ("", "{name} (48), guru SD di Kendal, dipanggil Bawaslu.", "dipanggil Bawaslu"),
    ("", "Dua ASN yakni {name} dan Sukirno direkomendasikan ke BKN.", "direkomendasikan ke BKN"),
    ("", "Dalam video itu tampak {name} mengacungkan dua jari. Bawaslu menelusuri dugaan tersebut.", "menelusuri dugaan tersebut"),
    ("Camat {name} Diduga Tak Netral", "Seorang camat diduga tidak netral.", "diduga tidak netral"),
    ("Bawaslu Panggil Camat {name}", "Seorang camat diduga tidak netral.", "diduga tidak netral"),
    ("Ini Pengakuan {name} Soal Video Viral", "Seorang camat diduga tidak netral.", "diduga tidak netral"),
)  # fmt: skip
FLOOR = 0.97
"""Measured .99 when the words were last changed; what is left are names that are offices or adverbs in every other place."""


@pytest.mark.parametrize("capitals", [False, True])
def test_names_are_masked_though_the_analysis_saw_nobody(config: Config, capitals: bool) -> None:
    lexicon = Lexicon(config)
    names = sorted({official["name"] for article in articles_on(1) for official in article.gold["officials"]})
    assert len(names) > 60
    leaked = []
    for name in names:
        for title, text, evidence in SENTENCES:
            shown_title = title.format(name=name).upper() if capitals else title.format(name=name)
            body = text.format(name=name, last=name.split()[-1])
            start = body.index(evidence)
            reading = Reading(title=shown_title, text=body, violation_spans=[(start, start + len(evidence))])
            masker = Masker(find_accused([reading], lexicon), lexicon)
            shown = f"{masker.mask(shown_title).text} {masker.mask(body).text}".casefold()
            if any(re.search(rf"\b{re.escape(word.casefold())}\b", shown) for word in name.split() if len(word) > 2):
                leaked.append((name, title or text))
    assert 1 - len(leaked) / (len(names) * len(SENTENCES)) >= FLOOR, leaked
