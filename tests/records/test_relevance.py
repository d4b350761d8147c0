"""Relevance on invented articles: the subject decides, not the words (rulings 44, 45)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from ikrar.config import Config, load_yaml
from pipeline.annotate import Annotator, to_annotation
from pipeline.evaluate.fit_relevance import RelevanceCases
from pipeline.relevance import RelevanceJudge
from pipeline.tagging.offices.words import PositionEntry
from pipeline.words.entries import load_entries
from pipeline.words.phrases import GroupedEntry

RELEVANT = {
    "declaration": (
        "ASN Kota Selat Ucapkan Ikrar Netral",
        (
            "Ratusan ASN di lingkungan Pemerintah Kota Selat mengucapkan ikrar netralitas menjelang Pilkada, Senin (4/11).\n\n"
            "Ikrar dipimpin Sekda. Ia meminta semua pegawai menjaga jarak dari tim sukses.\n\n"
            "Kegiatan berlangsung di halaman balai kota dan diikuti kepala dinas serta camat."
        ),
    ),
    "without_the_word": (
        "Lurah Diminta Jangan Cawe-cawe",
        (
            "Bupati melarang semua lurah dan camat cawe-cawe dalam pemilihan gubernur tahun ini.\n\n"
            "Menurut bupati, pegawai yang ikut menggalang dukungan akan diperiksa inspektorat.\n\n"
            "Ia juga menyinggung perbaikan jalan yang tertunda karena hujan."
        ),
    ),
    "case": (
        "Dua Kades Diperiksa Bawaslu",
        (
            "Bawaslu memeriksa dua kepala desa yang diduga ikut memenangkan salah satu pasangan calon pada Pilkada.\n\n"
            "Keduanya terekam kamera warga ketika mengacungkan jari di posko.\n\nHasilnya diumumkan pekan depan."
        ),
    ),
    "photo_with_a_candidate": (
        "Dua Perangkat Desa Dicecar Panwaslu soal Foto di Warung",
        (
            "Panwaslu memeriksa dua perangkat desa gara-gara foto yang tersebar di grup warga.\n\n"
            "Pada foto itu keduanya duduk di samping calon gubernur sambil memegang kaus bergambar.\n\n"
            "Mereka mengaku hanya kebetulan makan siang di tempat yang sama."
        ),
    ),
    "letter_about_stickers": (
        "Edaran Wali Kota Berlaku juga untuk Guru Ngaji",
        (
            "Pegawai kota tidak boleh menyimpan stiker, apalagi memegang spanduk, begitu isi edaran yang baru keluar.\n\n"
            "Edaran itu dialamatkan kepada camat, lurah dan guru; mereka dilarang mengantar caleg dari rumah ke rumah.\n\n"
            "Kepala BKPSDM berharap tidak ada teguran yang harus dikirim menjelang Pemilu."
        ),
    ),
    "police": (
        "Kapolres: Anggota Wajib Netral di Pemilu",
        (
            "Kapolres menegaskan seluruh anggota Polri di jajarannya wajib netral pada Pemilu.\n\n"
            "Personel dilarang berfoto bersama peserta pemilu dan menyimpan stiker partai.\n\nApel diikuti ratusan polisi."
        ),
    ),
    "village_election_beside_a_general_one": (
        "Bawaslu Teruskan Tiga Kades ke Bupati, Pilkades Ditunda",
        (
            "Bawaslu meneruskan berkas tiga kades yang diduga tidak netral pada Pilkada ke bupati.\n\n"
            "Ketiga kades dituding menggalang dukungan untuk salah satu paslon bupati saat kampanye Pilkada.\n\n"
            "Bupati menyebut perkara netralitas itu tidak mengganggu pemilu. Pilkades ditunda ke tahun depan."
        ),
    ),
    "police_by_rank_and_staff": (
        "Kapolres Selat: Personel Harus Netral Saat Pengamanan Pilkada",
        (
            "Kepala Kepolisian Resor Selat, AKBP Nama Satu, meminta anggotanya menjaga netralitas dalam pengamanan pilkada.\n\n"
            "Menurut dia, pasukan harus mengantisipasi politik uang, kampanye hitam dan provokasi di masa tenang.\n\n"
            "Pengamanan dibantu linmas di tiap tempat pemungutan suara yang tersebar di 15 kecamatan."
        ),
    ),
    "servants_named_once": (
        "Kades di Selat Segera Disidang",
        (
            "Penyidik menyerahkan kades berinisial AB kepada kejaksaan, Senin.\n\n"
            "AB disangka mengarahkan penerima bantuan memilih salah satu calon bupati. Empat saksi sudah diperiksa.\n\n"
            "Bawaslu juga menyurati penjabat bupati karena menduga ia menguntungkan salah satu calon."
        ),
    ),
    "village_heads_with_the_organisers": (
        "Bersama KPU dan Bawaslu, Forum Kades Selat Deklarasi Damai",
        (
            "Forum kepala desa mendeklarasikan sikap netral menghadapi pemilu di aula desa.\n\n"
            "“Kami siap menjunjung tinggi netralitas,” ujar ketua forum kepala desa itu.\n\n"
            "Bawaslu mengingatkan perangkat desa dilarang ikut kampanye."
        ),
    ),
    "capitals": (
        "PJ BUPATI: ASN HARUS NETRAL",
        (
            "PENJABAT BUPATI MENGINGATKAN SELURUH ASN AGAR NETRAL PADA PEMILU 2024\n\nASN DILARANG IKUT KAMPANYE DAN POLITIK PRAKTIS\n\n"
            "HAL ITU DISAMPAIKAN SAAT APEL DI HALAMAN KANTOR YANG DIIKUTI PEGAWAI"
        ),
    ),
}
NOT_RELEVANT = {
    "posters_taken_down": (
        "Satpol PP Copot Ratusan Baliho Paslon",
        (
            "BLITAR – Satpol PP bersama Panwascam menertibkan 312 baliho paslon yang melanggar aturan pemasangan, Rabu "
            "(6/11).\n\nPetugas dibantu linmas kelurahan. Baliho disimpan di kantor kecamatan."
        ),
    ),
    "poster_broken": (
        "Polisi Periksa Perusak Baliho Caleg",
        (
            "KLATEN – Polres Klaten memeriksa pemuda yang merusak baliho caleg di depan balai desa.\n\nKades setempat "
            "menjadi saksi karena rekaman CCTV ada di balai desa."
        ),
    ),
    "groceries": (
        "Caleg Dilaporkan Bagi Sembako",
        (
            "GOWA – Warga melaporkan seorang caleg yang membagikan sembako berstiker partai ke Bawaslu.\n\nLurah setempat "
            "mengaku tidak tahu ada pembagian itu."
        ),
    ),
    "abuse": (
        "Guru Honorer Divonis karena Cabul",
        "PATI – Guru honorer divonis lima tahun penjara. Hakim menyatakan ia terbukti mencabuli murid.\n\nDisdik memecatnya sejak Mei.",
    ),
    "village_money": (
        "Kades Ditahan Kasus Dana Desa",
        (
            "PALI – Kejari menahan seorang kades karena memakai dana desa untuk membiayai kampanye anaknya sebagai "
            "caleg.\n\nKerugian negara Rp400 juta."
        ),
    ),
    "collision": (
        "Mobil Dinas Camat Tabrak Rombongan Calon",
        (
            "BONE – Mobil dinas camat menabrak motor rombongan calon bupati yang hendak kampanye. Tiga orang "
            "luka.\n\nPolisi memeriksa sopir camat."
        ),
    ),
    "escort": (
        "Polisi Kawal Kampanye Calon Bupati",
        (
            "SIKKA – Sebanyak 120 personel Polres mengawal kampanye calon bupati, Sabtu (12/10).\n\nKapolres memeriksa "
            "kesiapan anggota di lapangan."
        ),
    ),
    "affair": (
        "PNS Selingkuh Dicopot",
        "TUBAN – Bupati mencopot seorang kabid karena selingkuh. Foto mesranya dengan istri orang beredar.\n\nInspektorat memeriksa saksi.",
    ),
    "jersey": (
        "Wabup Bagikan Kaus Jalan Sehat",
        "NGAWI - Wakil bupati membagikan kaus jalan sehat HUT daerah kepada camat dan ASN.\n\nCalon peserta lomba mendaftar di kecamatan.",
    ),
    "assault_by_head": (
        "Kades Dihukum karena Aniaya Warga",
        "BLORA – Hakim menghukum kades tiga bulan karena menganiaya warga yang menolak pindah kios.\n\nJaksa banding.",
    ),
    "ballot_of_two": (
        "KPU Tetapkan Dua Paslon",
        (
            "LEBONG – KPU menetapkan dua paslon. Pleno dihadiri camat dan Sekda.\n\nMasing-masing calon membagikan kaus "
            "kepada pendukung di luar gedung."
        ),
    ),
    "lecturer": (
        "Dosen: Partai Butuh Kaderisasi",
        "MALANG – Dosen ilmu politik menilai partai tak memasang kader terbaik sebagai calon.\n\nIa membagikan bukunya kepada mahasiswa.",
    ),
    "poster_contest": (
        "Guru Ikut Lomba Poster Pemilu",
        "SOLO – Guru dan siswa mengikuti lomba poster pemilu yang diadakan KPU.\n\nPemenang mendapat piala dari wali kota.",
    ),
    "reporter_beaten": (
        "Wartawan Dianiaya Relawan Calon",
        "PALU – Polisi menangkap relawan calon yang menganiaya wartawan di depan kantor lurah.\n\nIa terancam penjara.",
    ),
    "officer_died": (
        "Anggota Polsek Gugur Kawal Logistik",
        "SIGI – Anggota polsek meninggal karena kelelahan seusai mengawal kotak suara.\n\nKapolres melayat.",
    ),
    "officer_took_money": (
        "Propam Periksa Polisi Peminta Uang",
        "BATAM – Propam memeriksa polisi yang meminta uang kepada sopir truk.\n\nSopir merekamnya.",
    ),
    "flood": (
        "Prajurit TNI Bantu Korban Banjir Dapat Pujian Calon",
        "DEMAK – Prajurit Kodim mengevakuasi korban banjir. Calon bupati yang datang memuji mereka.\n\nKorban mengungsi di balai desa.",
    ),
    "pensioners": (
        "Ratusan Pensiunan Guru Deklarasi Dukung Paslon",
        (
            "Ratusan pensiunan guru mendeklarasikan dukungan kepada pasangan calon bupati di gedung pertemuan, Sabtu.\n\n"
            "“Dulu disuruh netral terus, sekarang boleh bersuara,” kata seorang purnabakti.\n\n"
            "Calon bupati itu menjanjikan insentif guru ngaji."
        ),
    ),
    "postings": (
        "Pejabat Nonjob Mengadu ke KASN",
        (
            "Sebanyak 30 pejabat yang dinonjobkan mengadu ke KASN karena merasa dicopot tanpa pemeriksaan.\n\n"
            "BKPSDM menilai penataan jabatan telah mengikuti aturan. Bila ditemukan pelanggaran, KASN dapat memberi rekomendasi.\n\n"
            "Panitia seleksi menjamin seleksi terbuka berlangsung netral."
        ),
    ),
    "servants_who_stand": (
        "ASN yang Maju Pilkada Wajib Mundur",
        (
            "Ketua KPU mengingatkan ASN yang maju sebagai calon bupati segera mengajukan surat pengunduran diri.\n\n"
            "“Suratnya disertakan saat mendaftar,” katanya. Anggota TNI dan Polri juga harus mengundurkan diri.\n\n"
            "Penetapan pasangan calon dijadwalkan bulan depan."
        ),
    ),
    "election_staff": (
        "Tak Netral, Anggota Panwascam Dipecat",
        (
            "Bawaslu memecat seorang anggota Panwascam yang terbukti tidak netral pada Pemilu.\n\n"
            "Ia terekam mengantar saksi partai pada masa tenang dan mengakui perbuatannya.\n\n"
            "Penggantinya dilantik besok, kata ketua Bawaslu."
        ),
    ),
    "suppliers": (
        "Pegawai Rumah Sakit Berjanji tak Main Mata dengan Rekanan",
        (
            "Seluruh pegawai rumah sakit meneken pakta integritas agar tidak main mata dengan rekanan obat.\n\n"
            "Direktur meminta pegawai yang menerima hadiah melapor ke inspektorat.\n\n"
            "Kegiatan serupa digelar di puskesmas."
        ),
    ),
    "village_election": (
        "ASN Diminta Netral dalam Pilkades",
        (
            "Bupati meminta ASN dan perangkat desa netral pada pilkades serentak di 40 desa.\n\n"
            "Calon kepala desa sudah meneken pakta integritas. ASN yang memihak calon kades disanksi.\n\nPencoblosan digelar bulan depan."
        ),
    ),
    "carbon": (
        "Pemkab Targetkan Desa Netral Karbon",
        (
            "Pemerintah kabupaten mengajak kepala desa mewujudkan desa netral karbon sebelum 2030.\n\n"
            "ASN diminta bersepeda ke kantor. Netralitas karbon dicapai dengan menanam bakau.\n\nEmisi kendaraan dinas juga akan dihitung."
        ),
    ),
    "candidates_pact": (
        "Tiga Paslon Teken Deklarasi Kampanye Damai",
        (
            "Tiga pasangan calon bupati meneken deklarasi kampanye damai di kantor KPU, Selasa.\n\n"
            "Ketua KPU berharap pasangan calon menjauhi hoaks. Kapolres menyiapkan personel pengamanan.\n\nKampanye dimulai pekan ini."
        ),
    ),
    "organisers": (
        "Anggota PPK dan PPS Wajib Netral",
        (
            "KPU melantik anggota PPK dan PPS untuk Pilkada. Mereka membacakan pakta integritas dan berjanji netral.\n\n"
            "Ketua KPU menegaskan penyelenggara yang memihak akan diberhentikan.\n\nPelantikan digelar di gedung serbaguna."
        ),
    ),
    "posters": (
        "Satpol PP Tertibkan Baliho Caleg",
        (
            "Satpol PP bersama Bawaslu menertibkan ratusan baliho dan spanduk caleg yang melanggar aturan.\n\n"
            "Personel polisi ikut mengamankan penertiban alat peraga kampanye di lima kecamatan.\n\nPemilik baliho sudah disurati."
        ),
    ),
    "holiday": (
        "ASN Libur di Hari Pencoblosan Pilkada",
        (
            "Pemerintah kota meliburkan ASN dan pegawai honorer pada hari pemungutan suara Pilkada.\n\n"
            "Pelayanan puskesmas tetap buka dengan sistem piket. Pegawai diminta menggunakan hak pilih.\n\nSekolah juga diliburkan sehari."
        ),
    ),
    "guards": (
        "Polres Siagakan 300 Personel Amankan TPS",
        (
            "Polres menyiagakan 300 personel polisi dan TNI untuk mengamankan TPS pada Pilkada.\n\n"
            "Kapolres memeriksa kesiapan anggota dalam apel. Linmas ikut dilibatkan.\n\nKotak suara tiba hari ini."
        ),
    ),
    "anticorruption": (
        "ASN Teken Pakta Integritas Antikorupsi",
        (
            "Ratusan ASN menandatangani pakta integritas antikorupsi yang dipimpin wali kota.\n\n"
            "Isinya menolak gratifikasi dan pungli. Inspektorat akan mengawasi.\n\nKepala dinas menutup acara dengan doa."
        ),
    ),
    "english": (
        "Civil servants urged to remain neutral",
        (
            "The regent has urged all ASN and village heads to remain neutral in the regional election. He said that civil servants who "
            "join a campaign will be sanctioned by the commission. The pledge was read out at a ceremony in the square on Monday morning."
        ),
    ),
    "list_of_posts": (
        "Netralitas",
        "Bawaslu ingatkan ASN netral pada Pilkada ... Kades dilaporkan tidak netral ... ASN ikrar netral di kantor bupati",
    ),
    "empty": ("ASN Netral", ""),
}


@pytest.fixture(scope="module")
def judge() -> RelevanceJudge:
    return RelevanceJudge(Config())


@pytest.mark.parametrize("name", RELEVANT)
def test_relevant(judge: RelevanceJudge, name: str) -> None:
    judged = judge.judge(*RELEVANT[name])
    assert judged.relevant, judged
    assert judged.score >= 0.5


def test_relevant_in_other_words(judge: RelevanceJudge) -> None:
    cases = load_yaml(Path(__file__).with_name("relevance_cases.yml"), RelevanceCases).relevant
    missed = [case.title for case in cases if not judge.judge(case.title, case.text).relevant]
    assert len(missed) <= 3, missed


def test_short_articles(judge: RelevanceJudge) -> None:
    cases = yaml.safe_load(Path(__file__).with_name("short_cases.yml").read_text(encoding="utf-8"))
    wrong = [case["title"] for case in cases if judge.judge(case["title"], case["text"]).relevant is not case["relevant"]]
    assert not wrong


@pytest.mark.parametrize("name", NOT_RELEVANT)
def test_not_relevant(judge: RelevanceJudge, name: str) -> None:
    address = "https://koran.example/tag/netralitas/" if name == "list_of_posts" else "https://koran.example/a"
    judged = judge.judge(*NOT_RELEVANT[name], url=address)
    assert not judged.relevant, judged
    assert judged.score < 0.5


def test_related_stories_do_not_count(judge: RelevanceJudge) -> None:
    title, text = NOT_RELEVANT["holiday"]
    related = "\n\n".join(["BACA JUGA: ASN Tidak Netral Diteruskan ke KASN, Camat Ikut Kampanye dan Berpihak"] * 4)
    whole = f"{text}\n\n{related}"
    assert not judge.judge(title, whole, noise=[(len(text), len(whole))]).relevant


def test_noise_is_asked_for_only_where_it_could_matter(judge: RelevanceJudge) -> None:
    def noise() -> Iterator[tuple[int, int]]:
        raise AssertionError("the noise was looked for")
        yield (0, 0)

    title, text = "Harga Cabai Naik", "Harga cabai di pasar naik dua kali lipat sejak pekan lalu karena hujan di sentra tanam."
    assert not judge.judge(title, text, noise=noise()).relevant
    with pytest.raises(AssertionError, match="looked for"):
        judge.judge(*RELEVANT["case"], noise=noise())


def test_two_megabytes_are_judged_quickly(judge: RelevanceJudge) -> None:
    title, text = RELEVANT["declaration"]
    assert judge.judge(title, (text + "\n\n") * 4000).relevant


def test_the_screen_judges_as_the_pipeline_does(annotator: Annotator) -> None:
    articles = [{"title": title, "text": text} for title, text in (*RELEVANT.values(), *NOT_RELEVANT.values())]
    assert list(annotator.annotate(articles)) == [to_annotation(doc) for doc in annotator.docs(articles)]


def test_every_title_of_a_village_head_has_its_election() -> None:
    titles = {
        word for entry in load_entries(Config(), "positions", PositionEntry) if entry.position == "village_head" for word in entry.words
    }
    known = {
        word for entry in load_entries(Config(), "relevance", GroupedEntry) if entry.group == "village_election" for word in entry.words
    }
    missing = {title for title in titles if not title.startswith("pj ") and "/" not in title and f"pemilihan {title}" not in known}
    assert missing == {"penghulu"}, "a penghulu of a village is 'penghulu kampung' here; others register marriages"


@pytest.mark.parametrize(
    ("address", "a_list"),
    [
        ("https://koran.example/kategori/politik/493849/bawaslu-teruskan-kasus", False),
        ("https://koran.example/kategori/politik/", True),
        ("https://koran.example/category/politik/page/3", True),
        ("https://koran.example/tag/netralitas-asn-di-pilkada", True),
        ("https://koran.example/?s=netralitas", True),
    ],
)
def test_addresses_of_lists(judge: RelevanceJudge, address: str, a_list: bool) -> None:
    assert judge.judge(*RELEVANT["case"], url=address).relevant is not a_list
