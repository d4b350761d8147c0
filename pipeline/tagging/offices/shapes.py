"""What stands inside and around the name of an office: patterns without vocabulary."""

from __future__ import annotations

import re

SPACE = re.compile(r"[ \t\xa0\u200b-\u200d\u2060\ufeff]*\n?[ \t\xa0\u200b-\u200d\u2060\ufeff]*")
BRACKET = re.compile(r"\(([^()\n]{1,60})\)")
CODE = re.compile(
    r"(?:[A-Z]{2,}(?:[\w&/.-]*\w)?|\d+/\w+|[A-Z]+\d\w*|[A-Z]?[a-z]+\d\w*|(?<=Komisi )(?:[A-E]\b|\d+)|(?<=urut )\d+|(?<=nomor )\d+"
    r"|(?<=[NA] )\d+|[IVX]{1,4}\b|[A-Z][a-z]+[A-Z]\w*|&|/|-(?=\w))",
    re.ASCII,
)
"""Abbreviations, numbers of units, roman numerals."""
UNIT_NUMBER = re.compile(r"\d{2,4}(?:-\d{1,2})?(?:\s?/\s?[A-Z][\w.]*)?(?![\w/])")
"""Of military commands: "Dandim 0601 Kota Lama", "Danramil 05/Kota Lama"."""
HELD_BY = re.compile(
    r",?\s*(?:(?:yakni|yaitu|bernama|atas nama|a\.?\s?n\.?|A\.N\.?)\s+(?=[A-Z])"
    r"|yang\s+(?:(?:kini|saat ini|sekarang|masih)\s+)?(?:dijabat|dipimpin|diketuai|dinakhodai|dinahkodai|dikomandoi|dikepalai"
    r"|dikomandani|diduduki|dipegang)\s+(?:oleh\s+)?(?=[A-Z])"
    r"|yang\s+baru(?:\s+(?:dilantik|menjabat|bertugas))?\s*,?\s*(?=[A-Z]))"
)
"""Between an office or its division and its holder."""
POLICE_RANK = re.compile(r"AKBP|AKP|Kompol|Kombes|Iptu|Ipda|Aiptu|Aipda|Bripka|Irjen|Polisi|Pol\b", re.IGNORECASE)
PREVIOUS = re.compile(r"\s*(?:sebelumnya|terdahulu|sebelum ini)\s*,?\s*")
""""Bupati sebelumnya, Nama Satu": who held the office before."""
JOINED = re.compile(r"(?:dan|serta|&)\s+(?P<word>[A-Z]\w+)")
OFTEN_MISSPELT = frozenset(
    [
        "gubernur",
        "bupati",
        "walikota",
        "sekretaris",
        "koordinator",
        "ketua",
        "kepala",
        "komisioner",
        "anggota",
        "inspektur",
        "asisten",
        "kapolres",
        "walkot",
        "camat",
    ]
)
"""First words of offices in which one slip is still read ("Sekertaris", "Kordinator")."""
NO_SLIPS = frozenset({"kepal"})
"""One slip away from them, but words of their own; a test asks the dictionary for more, which is slow to load."""
NAME_FOLLOWS = re.compile(r"\.?\s+[A-Z][a-z’']")
CAPITALISED = re.compile(r"[A-Z][\w'’-]*")
LOCAL_LINK = re.compile(r"kabupaten|kota|provinsi|kecamatan")
"""Links after which a place may stand in small letters."""
LINK = re.compile(
    r"(?:dan|serta|&|bidang|(?<=DPRD )sementara|pada|di|setempat|tersebut|tingkat|wilayah|urusan|non|untuk|se-\s?\w+|se[A-Z]\w+"
    r"|se (?:kabupaten|kota|provinsi)|dari|daerah|asal|terpilih|petahana|aktif|kala itu|saat itu|tahun \d{4}|periode \d{4}\S*"
    r"|yang (?:membidangi|menangani|membawahi|mengampu|mengoordinasikan|mengkoordinasikan|mengkoordinir)"
    r"|kabupaten|kota|provinsi|kecamatan|desa|kelas(?= I)|partai(?: pengusung)?|nomor|urut|dapil|fraksi|paguyuban|forum|asosiasi)(?![\w])"
)
"""Small words inside an office's name."""
ON_BEHALF = re.compile(r"\s+A\.\s?N\.?(?=\s)")
ALL_OF_REGION = re.compile(r"[\w.]+(?:\s+\w+)?\s+(?:di|dari|se-?)\s+(?:wilayah\s+)?(?:Kabupaten|Kab\.|Kota|Provinsi)\b", re.IGNORECASE)
""" "Kades di Kabupaten Lama": a village's office without its village is that of no one holder."""
SMALL = re.compile(r"[a-z]{3,}")
HOSPITAL = re.compile(
    r"(?:(?<=\bRSUD)|(?<=\bRSUP)|(?<=\bRSU)|(?<=\bRSD))\s+(?P<name>(?:(?:[Dd]rg?|Prof|Ir|Hj?|KH)\.\s?)*(?:[A-Z]\.\s?)*[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,3})"
    r"(?=\s*[,;(]|\s+(?:[Dd]rg?)\.|\s+(?:serta|dan|hingga|sampai)\s)"
)
"""A hospital that bears a person's name, which a comma, a doctor's title or a list ends: "Direktur RSUD H Nama Satu, dr. Nama Dua"."""
UNIVERSITY = re.compile(
    r"(?:Universitas|Institut|Politeknik|Sekolah Tinggi)\s+(?:[A-Z][\w'’-]+\s+){0,4}?[A-Z][\w'’-]+(?=\s*,|\s+(?:Prof|Dr|Drs|Dra|Ir|Hj?)\b)"
)
""" "Rektor Universitas Sam Ratulangi, Prof. Name": it is named after somebody who is not its rector."""
PARTY = re.compile(r"[Pp]ar(?:tai|pol)\s+[A-Z]\w+")
PLACE_TAIL = re.compile(
    r"\s+(?:Baru|Lama|Utara|Selatan|Timur|Barat|Tengah|Hulu|Hilir|Ulu|Ilir|Kulon|Wetan|Kidul|Lor|Kaler|Induk|Satu|Dua|Tiga|Raya|Atas|Bawah"
    r"|Luar|Dalam)(?!\w)"
)
"""Second words of villages and districts whose first word alone is a place as well."""
RUN = re.compile(r"(?<![\w.])[A-Z0-9][\w'’/-]*")
NEXT_WORD = re.compile(r"\s+([A-Z][\w'’]+)")
HEAD_MAY_BEGIN = r"(?<!\w)(?:(?<!\w-)|(?<=\w-)(?=(?-i:[A-Z])|cawa|wakil))"
"""No letter before an office; after a hyphen that a word touches ("PADANG-Wakil Gubernur") only a capital begins one."""
CANDIDACY = re.compile(
    r"(?<!\w)(?:(?:bakal\s+)?(?:paslon|pasangan\s+(?:bakal\s+)?calon)|bapaslon|balon|bacalon|kandidat|pasangan\s+(?=cabup|cagub|cawali))"
    r"(?:\s*\([^()\n]{2,20}\))?\s+(?:terpilih\s+|petahana\s+)?(?:(?:gubernur|bupati|wali\s?kota)\s*(?:dan|/|-|–|&)\s*)?\Z",
    re.IGNORECASE,
)
"""Before an executive office: those named stand for it."""
PREPOSITION = re.compile(r"(?:di|dari|pada|asal|daerah|wilayah)\b")
SAYS = re.compile(
    r"\s+(?:(?:(?:turut|ikut|juga|pun|kembali|sempat|lantas|kemudian)\s+)?(?:me|ber)\w{4,}|kata\b|ujar\b|(?:(?:pada|yang|ketika|saat|sewaktu|usai|seusai|setelah)\s+)?di\s?(?:konfirmasi|temui|hubungi|wawancara|jumpai|tanya)\w*)"
)
"""Right behind an office: its holder says something, also "ketika dikonfirmasi"."""
SAID_BY = re.compile(
    r"\b(?:kata|ujar|ungkap|tutur|terang|tegas|papar|[Dd]i(?:sampai|ungkap|kata|tegas|jelas|tutur|papar|kemuka|utara|benar)kan)(?:\s+oleh)?\s+\Z"
)
"""Right before whoever speaks."""
SAME_HOLDER = re.compile(
    r"\s*,?\s*(?:yang\s+(?:juga|sekaligus|merangkap)(?:\s+(?:selaku|sebagai|menjabat|merupakan))*|sekaligus(?:\s+(?:selaku|sebagai))?|merangkap)\s+",
    re.IGNORECASE,
)
"""Between a holder and a further office of the same person."""
CHAIN = re.compile(
    r"\s*,?\s*(?:sekaligus(?:\s+(?:selaku|sebagai|menjabat))?|merangkap|yang juga(?:\s+(?:selaku|sebagai|menjabat|merupakan))?"
    r"|selaku|dan juga|/)\s+",
    re.IGNORECASE,
)
LOCAL_NOUN = re.compile(
    r"(?:Kabupaten|Kab\.?|Kota|Provinsi|Prov\.?|Kecamatan|Kec\.?|Desa|Kelurahan|Distrik|Negeri|Gampong|Nagari|Kampung|Pekon|Tiyuh"
    r"|Kapanewon|Kalurahan|Kemantren|Pulau(?:-[Pp]ulau)?|Kepulauan|Kep\.)\s+"
)
AFTER_NAME = re.compile(r"\s*(?:[,.;:()\"”’-]|\s[a-z]|$|\n)")
RELATIVE = re.compile(
    r"(?:calon|kuasa hukum|pengacara|penasihat hukum|pendukung|simpatisan|relawan"
    r"|istri|isteri|suami|anak|adik|kakak|keluarga|sopir|putra|putri|orang tua|menantu|rumah|mobil|kantor|pencalonan|pelantikan)\s+\Z",
    re.IGNORECASE,
)
GROUP = re.compile(
    r"(?<![\w.])(?:para|seluruh|semua|setiap|tiap|sejumlah|beberapa|puluhan|ratusan|\d{1,3}(?:\.\d{3})?|dua|tiga|empat|lima|enam|tujuh|delapan"
    r"|sembilan|sepuluh|oknum|(?<!\w,[ ])(?<!salah[ ])seorang|(?<!\w,[ ])salah (?:seorang|satu))[ \t\xa0]+(?:orang[ \t\xa0]+)?\Z",
    re.IGNORECASE,
)
"""Words that make an office that of many; "Iskandar, salah seorang anggota Bawaslu" is one man."""


def ends_part(text: str, at: int) -> bool:
    """Whether a comma or an opening bracket follows."""
    return re.compile(r"\s*(?:,|\()").match(text, at) is not None


def is_appended_place(text: str, at: int) -> bool:
    """Whether a place inside a run of capitals stands after "di", a comma or a bracket rather than in the name itself."""
    return re.search(r"(?:\bdi|\bke|,|\()\s*\Z", text[max(0, at - 5) : at]) is not None
