"""How a voice is to say what stands on a page: numbers, dates, names from elsewhere.

A table is an ordered list of rows; each changes what matches, wherever it matches. A row's new
words may be espeak-ng's phonemes, `[[...]]`. What no row has made speakable is refused.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from numerals import english, english_ordinal, english_year, vietnamese, vietnamese_digits

Row = tuple[str, str | Callable[[re.Match[str]], str]]

_MONTHS = (
    "January February March April May June July August September October November December"
).replace(" ", "|")


def _thousands(mark: str) -> Callable[[re.Match[str]], str]:
    return lambda match: match[0].replace(mark, "")


_VIETNAMESE: Sequence[Row] = (
    (r"\bB-52D\b", "bê năm hai đê"),
    (r"\bB-52\b", "bê năm hai"),
    (r"\bS-75\b", "ét bảy lăm"),
    (r"\bLinebacker II\b", "Lai bách cơ hai"),
    (r"\bVOVWORLD\b", "vê ô vê uôn"),
    (r"\bParis\b", "Pa ri"),
    (r"\bNixon\b", "Ních xơn"),
    (r"\bDayton\b", "Đây tơn"),
    (r"(?<=háng Mười hai )(?=\d{4})", "năm "),
    (r"\bkm²", "ki lô mét vuông"),
    (r"%", " phần trăm"),
    (r"\s–(\s|$)", ", "),
    (r"\d{1,3}(\.\d{3})+", _thousands(".")),
    (
        r"((?:Tiểu|Trung|Sư) đoàn|Đại đội) (\d{2,3})\b",
        lambda match: f"{match[1]} {vietnamese_digits(match[2])}",
    ),
    (r"\d+", lambda match: vietnamese(int(match[0]))),
)

_ENGLISH: Sequence[Row] = (
    (r"\bB-52s\b", "B fifty-twos"),
    (r"\bB-52D\b", "B fifty-two D"),
    (r"\bB-52\b", "B fifty-two"),
    (r"\bLinebacker II\b", "Line-backer Two"),
    (r"\bVOVWORLD\b", "V O V World"),
    (r"\bTacair\b", "tack air"),
    (r"(?<=\w)/(?=\w)", ", "),
    (r"\s–(\s|$)", ", "),
    (r"\b(19|20)\d\d\b", lambda match: english_year(int(match[0]))),  # 1,972 is none
    (r"\d{1,3}(,\d{3})+", _thousands(",")),
    (
        rf"\b(\d{{1,2}}) to (\d{{1,2}}) ({_MONTHS})\b",
        lambda match: (
            f"the {english_ordinal(int(match[1]))} to the {english_ordinal(int(match[2]))} "
            f"of {match[3]}"
        ),
    ),
    (
        rf"\b(\d{{1,2}}) ({_MONTHS})\b",
        lambda match: f"the {english_ordinal(int(match[1]))} of {match[2]}",
    ),
    (r"\b(\d{1,2}):00\b", lambda match: f"{english(int(match[1]))} hundred hours"),
    (
        r"\b(\d{1,2}):(\d{2})\b",
        lambda match: f"{english(int(match[1]))} {english(int(match[2]))}",
    ),
    (r"\d+", lambda match: english(int(match[0]))),
    # Last, for phonemes may have digits.
    (r"\bDien Bien Phu\b", "[[d,i@n b,i@n f'u:]]"),
    (r"\bHo Chi Minh\b", "[[h,oU tS,i: m'In]]"),
    (r"\bPhung The Tai\b", "[[f'UN t'eI t'aI]]"),
    (r"\bVo Nguyen Giap\b", "[[v'O: nw'i@n z'A:p]]"),
    (r"\bNguyen Van Cau\b", "[[nw'i@n v'an k'oU]]"),
    (r"\bKham Thien\b", "[[k'A:m t'i@n]]"),
    (r"\bHuu Tiep\b", "[[h'u: t'i@p]]"),
    (r"\bNgoc Ha\b", "[[n'0k h'A:]]"),
    (r"\bUy No\b", "[[w'i: n'O:]]"),
    (r"\bHaiphong\b", "[[h,aIf'0N]]"),
)

TABLES: Mapping[str, Sequence[Row]] = {"vi": _VIETNAMESE, "en": _ENGLISH}

_QUOTATION_MARKS = re.compile('[“”«»"]')
_SPEAKABLE = re.compile(r"^(\[\[[^\]]+\]\]|[^\W\d_]|[\s,.;:?!…’-])*")


def spelled_out(words: str, language: str) -> str:
    """What the voice reads. Raises ValueError where the table leaves digits or signs."""
    said = _QUOTATION_MARKS.sub("", words)
    for pattern, new in TABLES[language]:
        said = re.sub(pattern, new, said)
    said = " ".join(said.split())
    if rest := _SPEAKABLE.sub("", said, count=1):
        raise ValueError(f"No row of the {language} table says how {rest!r} is spoken: {words!r}")
    return said
