"""Offices as regional pages write them, one line each: the text, then who is meant (name, position, status)."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.tagging.language import make_doc
from pipeline.tagging.mentions import mentions_of

# Whole sentences read better on one line.
# ruff: noqa: E501
PHRASES: list[tuple[str, set[tuple[str, str, str]]]] = [
    ("Bupati Pati Suwarno Hartanto menegaskan hal itu.", {("Suwarno Hartanto", "regent", "definitive")}),
    ("Wakil Ketua DPRD Kabupaten Pati, H. Joni Prasetyawan SH, menyayangkan.", {("Joni Prasetyawan", "legislator", "definitive")}),
    ("Ketua Komisi A DPRD Kota Semarang Lilik Nurhidayah meminta ASN netral.", {("Lilik Nurhidayah", "legislator", "definitive")}),
    (
        "Ketua Bawaslu Provinsi Nusa Tenggara Timur (NTT), Novianto Sarmedi, mengatakan ASN netral.",
        {("Novianto Sarmedi", "bawaslu_chair", "definitive")},
    ),
    (
        "Anggota Bawaslu NTB Sukardi Usman (kiri) bersama Kasat Pol PP Kota Mataram Irman Rahardi.",
        {("Sukardi Usman", "bawaslu_member", "definitive"), ("Irman Rahardi", "agency_head", "definitive")},
    ),
    ("Menteri Dalam Negeri (Mendagri) Tino Kurnadi mengingatkan.", {("Tino Kurnadi", "minister", "definitive")}),
    (
        "Mendagri Tino Kurnadi dan Menteri PANRB Abdul Rajab Anshari hadir.",
        {("Tino Kurnadi", "minister", "definitive"), ("Abdul Rajab Anshari", "minister", "definitive")},
    ),
    ("Wakil Menteri Dalam Negeri, Yoram Wempi Wetapo, hadir.", {("Yoram Wempi Wetapo", "other", "definitive")}),
    ("Kepala Kantor Regional VII BKN Palembang, Margo Prayitna, menyebut.", {("Margo Prayitna", "bkn_official", "definitive")}),
    ("Plt Kepala BKN Haryanto Dwi Putrawan menyebut 24 laporan.", {("Haryanto Dwi Putrawan", "bkn_official", "acting_duty")}),
    ("Kepala Badan Kepegawaian Negara Hartanto Wibisana meminta.", {("Hartanto Wibisana", "bkn_official", "definitive")}),
    ("Ketua KASN Agus Pramudita menyebut.", {("Agus Pramudita", "kasn_official", "definitive")}),
    ("Kepala Desa Sukaraja, Kecamatan Cibinong, Ujang Suhendar, dilaporkan.", {("Ujang Suhendar", "village_head", "definitive")}),
    ("Pj Kades Sumberejo Sugiyanto membenarkan.", {("Sugiyanto", "village_head", "acting_appointed")}),
    ("Keuchik Gampong Lamteh, Tgk. Muhammad Nasir, hadir.", {("Muhammad Nasir", "village_head", "definitive")}),
    ("Wali Nagari Koto Tangah, Afrizal Dt. Rajo Mangkuto, hadir.", {("Afrizal Dt. Rajo Mangkuto", "village_head", "definitive")}),
    ("Hukum Tua Desa Kema Satu Meyke Rombang mengaku.", {("Meyke Rombang", "village_head", "definitive")}),
    ("Kepala Kampung Sowek Yulian Korwam hadir.", {("Yulian Korwam", "village_head", "definitive")}),
    (
        "Kepala Dinas Pemberdayaan Masyarakat dan Desa (DPMD) Kabupaten Bone, Andi Gunawan Ukkas, SSTP MSi, mengatakan",
        {("Andi Gunawan Ukkas", "agency_head", "definitive")},
    ),
    ("Kabag Hukum Setda Kota Bima Deni Irawan, SH., MH., menjelaskan", {("Deni Irawan", "other", "definitive")}),
    ("Inspektur Kabupaten Garut, Zaki Munandar, mengatakan", {("Zaki Munandar", "inspector", "definitive")}),
    ("Plt. Inspektur Daerah Kabupaten Sikka Gerardus Goleang mengatakan", {("Gerardus Goleang", "inspector", "acting_duty")}),
    (
        "Asisten Pemerintahan dan Kesejahteraan Rakyat Sekda Kota Padang Edi Hasyimi membuka acara",
        {("Edi Hasyimi", "assistant", "definitive")},
    ),
    ("Asisten Administrasi Umum Setda Kabupaten Blora, Riyanto, mewakili bupati.", {("Riyanto", "assistant", "definitive")}),
    ("Bupati Blora yang diwakili Asisten III, Riyadi Warsito, membuka acara.", {("Riyadi Warsito", "assistant", "definitive")}),
    ("Kapolda Sumatera Barat Irjen Pol Suharyanto mengatakan netral.", {("Suharyanto", "police", "definitive")}),
    ("Kabid Humas Polda Jabar Kombes Pol Yules Abraham Lontoh menuturkan", {("Yules Abraham Lontoh", "police", "definitive")}),
    ("Danrem 072/Pamungkas Brigjen TNI Zainal Bahari menegaskan", {("Zainal Bahari", "military", "definitive")}),
    ("Pangdam IV/Diponegoro Mayjen TNI Didi Suryana menegaskan", {("Didi Suryana", "military", "definitive")}),
    (
        "Komandan Kodim (Dandim) 0718/Pati Letkol Arm Timotius Yogi Anantyo",
        {("Timotius Yogi Anantyo", "military", "definitive")},
    ),
    ("Ketua Panwascam Tayu, Kabupaten Pati, Ahmad Nadhir, mengatakan", {("Ahmad Nadhir", "other", "definitive")}),
    ("Ketua Korpri Kabupaten Kudus Sumanto Marsudi mengatakan", {("Sumanto Marsudi", "other", "definitive")}),
    (
        "Sekretaris Daerah (Sekda) Kabupaten Kudus, Revianto Subekti menyampaikan",
        {("Revianto Subekti", "regional_secretary", "definitive")},
    ),
    ("Sekdaprov Kaltim Sri Wahyuningrum menyebut", {("Sri Wahyuningrum", "regional_secretary", "definitive")}),
    (
        "Penjabat Sekretaris Daerah Provinsi Maluku, Suryadi Samirin, menyebut",
        {("Suryadi Samirin", "regional_secretary", "acting_appointed")},
    ),
    ("Wawako Payakumbuh Elzaswarman Zakir mengingatkan", {("Elzaswarman Zakir", "vice_mayor", "definitive")}),
    ("Wali Kota Administrasi Jakarta Barat, Uus Kuswandi, meminta", {("Uus Kuswandi", "mayor", "definitive")}),
    ("Gubernur DIY Sri Prabu Hamengkurat X meminta", {("Sri Prabu Hamengkurat X", "governor", "definitive")}),
    ("Mantan Bupati Pati Harjanto Susilo hadir.", {("Harjanto Susilo", "regent", "former")}),
    ("Calon Bupati Pati nomor urut 1, Suwarno Hartanto, membantah.", {("Suwarno Hartanto", "candidate", "definitive")}),
    ("Menurut Ketua KPU Kabupaten Pati Supriyadi Adi, logistik siap.", {("Supriyadi Adi", "kpu_chair", "definitive")}),
    ("Komisioner KPU Pati Divisi Sosialisasi, Nur Faizah, hadir.", {("Nur Faizah", "kpu_member", "definitive")}),
    (
        "Ketua Divisi Penanganan Pelanggaran Bawaslu Kota Makassar, Ahmad Ihsanul Fadli, mengatakan",
        {("Ahmad Ihsanul Fadli", "bawaslu_member", "definitive")},
    ),
    ("Kordiv P3S Bawaslu Gowa, Yusnaini Rahim, menambahkan", {("Yusnaini Rahim", "bawaslu_member", "definitive")}),
    ("Pimpinan Bawaslu Sulsel, Abdul Majid Saleh mengatakan", {("Abdul Majid Saleh", "bawaslu_member", "definitive")}),
    ("Kepala Sekretariat Bawaslu Gowa, Mansur Latief, hadir.", {("Mansur Latief", "other", "definitive")}),
    ("Kajari Sinjai Zulkarnain Loppa mengatakan", {("Zulkarnain Loppa", "other", "definitive")}),
    (
        "Camat Tanete Riattang, A. Sahabuddin, S.STP, M.Si dan Lurah Biru Andi Fajar hadir",
        {("A. Sahabuddin", "district_head", "definitive"), ("Andi Fajar", "ward_head", "definitive")},
    ),
    ("I Wayan Suartika, Ketua Bawaslu Badung, mengatakan hal itu.", {("I Wayan Suartika", "bawaslu_chair", "definitive")}),
    ("Hal itu dikatakan Haris Munandir selaku Kepala BKPSDM Pati, Senin (1/7).", {("Haris Munandir", "agency_head", "definitive")}),
    ("Pj. Bupati Pati Hengki Budi Anggara, S.T., M.T. memimpin apel.", {("Hengki Budi Anggara", "regent", "acting_appointed")}),
    ("Penjabat Bupati Aceh Tengah, Ir T Mirzan MT mengatakan", {("T Mirzan", "regent", "acting_appointed")}),
    (
        "Pjs. Gubernur Kalimantan Utara, Dr. Togap Simangambat, M.App.Sc, mengajak",
        {("Togap Simangambat", "governor", "acting_temporary")},
    ),
    (
        "Kadis Kominfo Pati, Ratno Wijayanto, dan Kepala Dinas Pendidikan dan Kebudayaan Pati, Winarno Adi, tidak menjawab.",
        {("Winarno Adi", "agency_head", "definitive"), ("Ratno Wijayanto", "agency_head", "definitive")},
    ),
    (
        "Kepala Badan Kesatuan Bangsa dan Politik (Kesbangpol) Provinsi Jambi, Afandi Saharuddin, menyebut",
        {("Afandi Saharuddin", "agency_head", "definitive")},
    ),
    ("Kepala SDN 2 Sukamaju, Siti Rohmah, dilaporkan.", {("Siti Rohmah", "other", "definitive")}),
    ("Direktur RSUD Pati Rina Susilowati mengaku", {("Rina Susilowati", "other", "definitive")}),
    ("Ketua LSM Gempur, Bambang Riyadi, melaporkan camat.", set()),
    ("Pengamat politik Universitas Diponegoro, Wahid Abdurrahim, menilai.", set()),
    ("Ketua DPC PDIP Pati, Ali Badaruddin, membantah.", set()),
    ("Bupati, wakil bupati, Sekda, serta kepala OPD hadir di Pendopo Kabupaten Pati.", set()),
    ("Ketua Bawaslu dan Kapolres menandatangani pakta.", set()),
    ("Bupati Pati Minta ASN Netral", set()),
    ("Kepala Desa Sukamaju Kecamatan Cibinong dilaporkan.", set()),
    ("Camat Cibinong Kabupaten Bogor dilaporkan.", set()),
    ("Kantor Bupati Pati di Jalan Tombronegoro disegel.", set()),
    (
        "PJ Bupati Pati Sujarwo Dwiatmojo mengatakan bahwa Bupati Pati sebelumnya, Haryanto, sudah pensiun.",
        {("Sujarwo Dwiatmojo", "regent", "acting_appointed"), ("Haryanto", "regent", "former")},
    ),
    (
        "Sekda Pati Jumanto bersama Ketua Bawaslu Pati Supriyanto, Kapolresta Pati Kombes Pol Andika Bayu Adiputra, Dandim Pati Letkol Inf Jono Yongki Saragih dan Kajari Pati Mahmudin hadir.",
        {
            ("Supriyanto", "bawaslu_chair", "definitive"),
            ("Jono Yongki Saragih", "military", "definitive"),
            ("Jumanto", "regional_secretary", "definitive"),
            ("Mahmudin", "other", "definitive"),
            ("Andika Bayu Adiputra", "police", "definitive"),
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_offices_as_pages_write_them(tagger: Language, text: str, expected: set[tuple[str, str, str]]) -> None:
    mentions = mentions_of(tagger(make_doc(tagger, {"text": text})), "official")
    assert {(found["name"], found["position"], found["status"]) for found in mentions if found["name"]} == expected
