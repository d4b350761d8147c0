"""A tokenizer for the Indonesian of newspapers.

spaCy's own splits "Pj." and "ke-9", keeps the bracket of "(11/8)" on the number and glues "-Pemerintah" to the dateline.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

# Part of the trained NER: tokens must be the same when it is trained and when it runs, so these stand here and not in config/.
ABBREVIATIONS = re.findall(
    r"\S+",
    """
    a.n. s.d. u.p. d.a. dll. dkk. dst. dsb. hlm. No. no. Nomor. Tgl. tgl. Jl. Jln. Rp. Tn. Ny. Sdr. Sdri. PT. CV. UD. Kab. Kec.
    Kel. Ds. Kep. Prov. Pj. PJ. Pjs. PJs. Plt. Plh. H. Hj. HM. KH. K.H. Drs. Dra. dr. drg. drh. Ir. Prof. Dr. DR. St. Muh. Moh.
    Mhd. Tgk. Tb. TB. Rd. AKP. AKBP. Kompol. Kombes. Brigjen. Irjen. Komjen. Mayjen. Letjen. Jend. Kol. Letkol. Kapt. Capt.
    Lettu. Letda. Ipda. Iptu. Aiptu. Pol. S.H. S.E. S.T. S.P. S.Si. S.IP. S.Ip. S.IK. S.I.K. S.Sos. S.Pd. S.Pd.I. S.Ag. S.Kom.
    S.Hut. S.Pi. S.Pt. S.KM. S.Kep. S.STP. S.Psi. S.Th. S.Fil. M.H. M.M. M.T. M.Si. M.Pd. M.AP. M.A.P. M.Kn. M.Kes. M.Sc. M.Hum.
    M.Ag. M.Kom. M.IP. M.A. M.E. M.Eng. Ph.D. A.Md. MSi. Sp.PD. Sp.A.
    """,
)
INITIALS = [f"{letter}." for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]

_LETTER = r"[^\W\d_]"
PREFIXES = [r"Rp(?=\d)", r"[-–]{1,3}(?=[^\W\d_])", r"\*+", r"/{2,}"]
SUFFIXES = [r"(?<=\w)\)", r"(?<=[\w%])[\"”’]", r"(?<=\d)\.", r"\*+", r"(?<=\))[.,]"]
INFIXES = [
    r"\.{2,}",
    r"…",
    r"[–—|]",
    rf"(?<={_LETTER})[/,!?:;()\[\]\"“”](?={_LETTER})",
    r"(?<=\w)/(?=\w)",
    r"(?<=\w)[()](?=\w)",
    # a lost blank after a sentence: "calon.ASN", "hadir.Ia"
    r"(?<=[a-z0-9)\"”])\.(?=[A-Z][A-Za-z])",
    r"(?<=[A-Za-z])-(?=[A-Z])",
    r"(?<=\d)-(?=\d)",
]
WHOLE = re.compile(
    r"""(?: (?P<word>[^\W\d_]+)-(?P=word)\w* | \d+-an | ke-\s?\d+(?:nya)? | se-[^\W\d_]\w* | \d{1,3}(?:\.\d{3})+(?:,\d+)? | \d+,\d+ )\Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words that stay whole: reduplication, "20-an", "ke-9", "se-Kabupaten", "1.335", "12,5"."""


@registry.tokenizers("ikrar.tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """The factory named in the configuration of our languages."""
    return build_tokenizer


def build_tokenizer(nlp: Language) -> Tokenizer:
    """The tokenizer for Indonesian news: abbreviations, initials and affixes with hyphens."""
    defaults = nlp.Defaults
    special = {text: [{"ORTH": text}] for text in (*ABBREVIATIONS, *INITIALS)}
    return Tokenizer(
        nlp.vocab,
        rules=special,
        prefix_search=compile_prefix_regex([*(defaults.prefixes or ()), *PREFIXES]).search,
        suffix_search=compile_suffix_regex([*(defaults.suffixes or ()), *SUFFIXES]).search,
        infix_finditer=compile_infix_regex(INFIXES).finditer,
        token_match=WHOLE.match,
        url_match=defaults.url_match,
    )
