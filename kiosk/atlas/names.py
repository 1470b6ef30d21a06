"""Which of a town's many names belongs to which language; knows no files.

GeoNames lists names without saying in which language they are. Some languages can be told: by a
script that only they use, or, for Vietnamese, by letters and syllables that only it has. What
cannot be told for certain is left out.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

ENGLISH, VIETNAMESE = "en", "vi"

_SCRIPTS = {
    "AM": ("hy", "ARMENIAN"), "GE": ("ka", "GEORGIAN"), "GR": ("el", "GREEK"),
    "KH": ("km", "KHMER"), "KP": ("ko", "HANGUL"), "KR": ("ko", "HANGUL"), "LA": ("lo", "LAO"),
    "LK": ("si", "SINHALA"), "MM": ("my", "MYANMAR"), "TH": ("th", "THAI"),
}  # fmt: skip
"""Country to its language and the script that the language is written in."""

_TONES = "áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
_ONLY_VIETNAMESE = frozenset("đơưảạắằẳẵặấầẩẫậẻẽẹếềểễệỉịỏọốồổỗộớờởỡợủụứừửữựỳỷỹỵ")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    rf"[aeiouyăâêôơư{_TONES}]{{1,3}}(?:ng|nh|ch|[cmnpt])?"
)
_OFFICE = re.compile(
    r"^(?:thành phố|thị xã|thị trấn|thanh pho|thi xa|thi tran|tp\.?|t\.p\.?)\s+", re.IGNORECASE
)


def names_by_language(name: str, others: Iterable[str], country: str) -> dict[str, str]:
    """The town's name in English, and in other languages where they can be told.

    `name` is the one that GeoNames gives first: English, or the usual spelling with its marks.
    """
    others = tuple(unicodedata.normalize("NFC", other) for other in others)
    if country == "VN":
        name = _OFFICE.sub("", name)
        names = {ENGLISH: _without_marks(name), VIETNAMESE: _marked(name, others)}
    else:
        names = {ENGLISH: name, VIETNAMESE: _of_its_own(others)}
    if country in _SCRIPTS:
        language, script = _SCRIPTS[country]
        names[language] = _only({other for other in others if _is_written_in(other, script)})
    return {language: spelt for language, spelt in names.items() if spelt}


def _marked(name: str, others: Iterable[str]) -> str:
    """The Vietnamese spelling of a town in Vietnam: the letters of its name, with marks."""
    keys = (_key(name), _key(name).removesuffix("city"))
    spelt = [each for each in _vietnamese((name, *others)) if _key(each) in keys]
    return next((each for each in spelt if each != _without_marks(each)), "".join(spelt[:1]))


def _of_its_own(others: Iterable[str]) -> str:
    """The Vietnamese name of a town elsewhere, which need not be like its other names."""
    certain = (
        each for each in _vietnamese(others) if not _ONLY_VIETNAMESE.isdisjoint(each.lower())
    )
    return _only(set(certain))


def _vietnamese(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        spelt = _OFFICE.sub("", name)
        if all(map(_SYLLABLE.fullmatch, spelt.lower().split())):
            yield spelt


def _only(names: set[str]) -> str:
    return names.pop() if len(names) == 1 else ""


def _is_written_in(name: str, script: str) -> bool:
    letters = [letter for letter in name if letter.isalpha()]
    return bool(letters) and all(unicodedata.name(one, "").startswith(script) for one in letters)


def _without_marks(name: str) -> str:
    apart = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _key(name: str) -> str:
    return "".join(letter for letter in _without_marks(name).casefold() if letter.isalnum())
