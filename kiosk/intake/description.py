"""What a picture file says about itself, as an exhibit describes pictures; reads no file.

Each of the standards says much the same. XMP comes first, for it knows languages and is what
archives write today; then IPTC-IIM, then EXIF, which cameras fill by themselves.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from kiosk.content.text import (
    EVERY_LANGUAGE,
    MAX_LINE_CHARACTERS,
    MAX_REMARK_CHARACTERS,
    MAX_REMARK_LINES,
    LocalizedText,
)
from kiosk.imaging.embedded.values import ANY_LANGUAGE, Values
from kiosk.intake.cleaning import clean, clean_line, shortened
from kiosk.intake.rights import recognised

_CAPTION = (
    "Xmp.dc.description",
    "Iptc.Application2.Caption",
    "Exif.Image.ImageDescription",
    "Xmp.dc.title",
    "Xmp.photoshop.Headline",
    "Iptc.Application2.Headline",
    "Iptc.Application2.ObjectName",
)
_ALT = ("Xmp.iptc.AltTextAccessibility",)
_CREDIT = (
    "Xmp.photoshop.Credit",
    "Iptc.Application2.Credit",
    "Xmp.dc.creator",
    "Iptc.Application2.Byline",
    "Exif.Image.Artist",
    "Xmp.plus.ImageCreator/plus:ImageCreatorName",
    "Xmp.plus.ImageSupplier/plus:ImageSupplierName",
    "Xmp.plus.CopyrightOwner/plus:CopyrightOwnerName",
)
_RIGHTS = (
    "Xmp.xmpRights.WebStatement",
    "Xmp.cc.license",
    "Xmp.xmpRights.UsageTerms",
    "Xmp.dc.rights",
    "Iptc.Application2.Copyright",
    "Exif.Image.Copyright",
)
_DATE = (
    "Xmp.photoshop.DateCreated",
    "Iptc.Application2.DateCreated",
    "Exif.Photo.DateTimeOriginal",
)
_PLACE = (  # from near to far: what a place is called, its town, its province, its country
    (
        "Xmp.iptcExt.LocationCreated/iptcExt:Sublocation",
        "Xmp.iptcExt.LocationCreated/iptcExt:City",
        "Xmp.iptcExt.LocationCreated/iptcExt:ProvinceState",
        "Xmp.iptcExt.LocationCreated/iptcExt:CountryName",
    ),
    ("Xmp.iptc.Location", "Xmp.photoshop.City", "Xmp.photoshop.State", "Xmp.photoshop.Country"),
    (
        "Iptc.Application2.SubLocation",
        "Iptc.Application2.City",
        "Iptc.Application2.ProvinceState",
        "Iptc.Application2.CountryName",
    ),
)
# What cameras write into every picture.
_NO_DESCRIPTION = re.compile(
    r"(?:olympus|samsung|konica|minolta|kodak|casio|sony|ricoh|digital|camera|dsc|dcim|ima?g[ei]?"
    r"|screenshot|default|untitled|exif[_ ]jpe?g[_ ]picture|created with gimp|[ \d_().-])+",
    re.IGNORECASE,
)
_NO_OWNER = re.compile(
    r"(?:all|rights|reserved|copyright|public|domain|none|unknown|\(c\)|[©\s\d.,:;/-])*",
    re.IGNORECASE,
)
_MAX_SAID_CHARACTERS = 120
_SCANNERS = frozenset({"1", "2"})  # EXIF 2.32, FileSource: a scanner knows only when it scanned
_DAY = re.compile(r"\s*([0-9]{4})(?:[-:/]?([0-9]{2})(?:[-:/]?([0-9]{2}))?)?(?![0-9])")


@dataclass(frozen=True, slots=True)
class Description:
    """What is known of a picture; None where its file does not tell.

    `rights_said` is what the file says of rights in words that are no rights statement, or "".
    """

    caption: LocalizedText | None = None
    alt: LocalizedText | None = None
    credit: LocalizedText | None = None
    rights: str | None = None
    rights_said: str = ""
    date: str | None = None
    place: LocalizedText | None = None


def describe(values: Values, languages: Sequence[str], file_name: str = "") -> Description:
    """What the texts in a picture tell in the languages of an exhibit.

    A caption that only repeats the name of the file is none.
    """
    rights_texts = [clean_line(text) for text in _all_of(values, _RIGHTS)]
    said = next((text for text in rights_texts if text), "")
    return Description(
        caption=_caption(values, languages, file_name),
        alt=_first(values, _ALT, languages, _remark),
        credit=_credit(values, languages),
        rights=recognised(rights_texts) or None,
        rights_said=shortened(said, _MAX_SAID_CHARACTERS),
        date=_date(values),
        place=_place(values),
    )


def _caption(values: Values, languages: Sequence[str], file_name: str) -> LocalizedText | None:
    stem = file_name.rpartition(".")[0].casefold()

    def remark(text: str) -> str:
        tells = clean_line(text).casefold() not in {stem, file_name.casefold()}
        return _remark(text) if tells and not _NO_DESCRIPTION.fullmatch(text) else ""

    return _first(values, _CAPTION, languages, remark)


def _credit(values: Values, languages: Sequence[str]) -> LocalizedText | None:
    """The first that is said: by several makers, all of them; else whoever has the copyright."""
    for name in _CREDIT:
        people = dict.fromkeys(filter(None, map(clean_line, _texts(values, name))))
        if people:
            return LocalizedText(_line(", ".join(people)))
    return _first(values, _RIGHTS[3:], languages, _owner)


def _owner(text: str) -> str:
    """A copyright notice, if it names anybody."""
    return "" if recognised([text]) or _NO_OWNER.fullmatch(clean_line(text)) else _line(text)


def _date(values: Values) -> str | None:
    """The first date that is one, as exactly as it is known."""
    is_scan = not _SCANNERS.isdisjoint(_texts(values, "Exif.Photo.FileSource"))
    names = _DATE[:-1] if is_scan else _DATE
    dates = (_historic(text) for text in _all_of(values, names))
    return next((date for date in dates if date), None)


def _historic(text: str) -> str:
    """`1972-12-18` from any way in which the standards write it; "" when it is no date."""
    found = _DAY.match(text)
    # A nought stands for what nobody knows, and what follows it tells nothing.
    parts = list(takewhile(lambda part: part and int(part), found.groups())) if found else []
    try:
        dt.date(*(int(part) for part in (*parts, "1", "1")[:3])) if parts else None
    except ValueError:
        return ""
    return "-".join(parts)


def _place(values: Values) -> LocalizedText | None:
    """The place, its town and its country, as far as one standard tells them."""
    for names in _PLACE:
        spot, town, province, country = (
            next(filter(None, map(clean_line, _texts(values, name))), "") for name in names
        )
        steps = dict.fromkeys(filter(None, (spot, town or province, country)))
        if steps:
            return LocalizedText(_line(", ".join(steps)))
    return None


def _first(
    values: Values, names: Iterable[str], languages: Sequence[str], fit: Callable[[str], str]
) -> LocalizedText | None:
    """What the first of `names` says that says anything, made to fit."""
    for name in names:
        fitted = [(language, fit(text)) for language, text in values.get(name, ())]
        said = _by_language([(language, text) for language, text in fitted if text], languages)
        if said:
            return LocalizedText(said)
    return None


def _by_language(texts: Sequence[tuple[str, str]], languages: Sequence[str]) -> Mapping[str, str]:
    """The texts in the exhibit's languages; where there is none, the first one for everybody."""
    said: dict[str, str] = {}
    for language, text in texts:
        code = _exhibit_language(language, languages)
        if code:
            said.setdefault(code, text)
    for _, text in sorted(texts, key=lambda each: each[0] != ANY_LANGUAGE)[:1]:
        said = said or {EVERY_LANGUAGE: text}
    return said


def _exhibit_language(language: str, languages: Sequence[str]) -> str:
    """The one of `languages` that is meant by a code such as "en-US", or ""."""
    if language == ANY_LANGUAGE:
        return ""
    folded = language.replace("_", "-").casefold()
    same = [code for code in languages if code.casefold() == folded]
    akin = [code for code in languages if _main(code) == _main(folded)]
    return (same or akin)[0] if same or len(akin) == 1 else ""


def _main(language: str) -> str:
    return language.casefold().partition("-")[0]


def _remark(text: str) -> str:
    return shortened(clean(text), MAX_REMARK_CHARACTERS, MAX_REMARK_LINES)


def _line(text: str) -> str:
    return shortened(clean_line(text), MAX_LINE_CHARACTERS)


def _texts(values: Values, name: str) -> tuple[str, ...]:
    return tuple(text for _, text in values.get(name, ()))


def _all_of(values: Values, names: Iterable[str]) -> Iterator[str]:
    return chain.from_iterable(_texts(values, name) for name in names)
