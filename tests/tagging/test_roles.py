"""Who is accused and who only speaks of it: what decides whose name is masked."""

from __future__ import annotations

import pytest

from ikrar.config import Config
from pipeline.tagging.roles import RoleReader

CASES = [
    ("Camat Lama, Budi Santoso, dilaporkan ke Bawaslu.", False, "accused"),
    ("Camat Lama Budi Santoso yang dilaporkan itu belum menjawab.", False, "accused"),
    ("Camat Lama Budi Santoso membantah.", True, "accused"),
    ("Warga melaporkan Camat Lama Budi Santoso.", False, "accused"),
    ("Kepala BKD, Budi Santoso, menyebut dua pegawai yang terbukti sudah ditegur.", True, "speaker"),
    ("Kepala BKD, Budi Santoso mengingatkan bahwa ASN yang dipanggil belum tentu bersalah.", True, "speaker"),
    ("Menurut Budi Santoso, apabila ada pegawai terbukti berpihak, sanksi menunggu.", True, "speaker"),
    ("Wakil Bupati Budi Santoso atau yang akrab dipanggil Gus Budi memberi pesan.", True, "speaker"),
    ("Menyukai unggahan calon pun, kata Budi Santoso, bisa direkomendasikan Bawaslu ke KASN.", True, "speaker"),
    ("Kades yang jadi juru kampanye, tambah Budi Santoso, bisa diberhentikan bupati.", True, "speaker"),
    ("Itu fitnah, kata Budi Santoso, yang dilaporkan ke Bawaslu.", True, "accused"),
    ("Wali Kota Lama, Budi Santoso, tak menampik rekomendasi sudah ia terima.", True, "speaker"),
    ("Camat Lama, Budi Santoso, dimintai keterangan.", False, "accused"),
    ("Sekda Lama, Budi Santoso, yang dimintai tanggapan, meminta camat netral.", True, "speaker"),
    ("Ikrar dipimpin Sekda Budi Santoso.", False, "issuer"),
    ("Budi Santoso hadir.", False, "other"),
]


@pytest.mark.parametrize(("text", "speaks", "role"), CASES, ids=[case[0] for case in CASES])
def test_role(config: Config, text: str, speaks: bool, role: str) -> None:
    start = text.index("Budi Santoso")
    official = {"type": "official", "start": start, "end": start + 12, "name": "Budi Santoso", "position": "other", "role": "other"}
    RoleReader(config).set_roles(text, [official], {0} if speaks else set())
    assert official["role"] == role
